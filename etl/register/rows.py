"""The sheets of a register as rows for the warehouse."""

from collections.abc import Mapping

import polars as pl

from etl.sources.programme_register import SHEETS
from etl.validate import ROW_NUMBER
from warehouse.loads import Rows
from warehouse.tables import REGISTER_CASE, REGISTER_EXPLOITATION

_FORMS = "exploitation"
NONE_REJECTED = pl.DataFrame(schema={"sheet": pl.String, ROW_NUMBER: pl.Int64, "rule": pl.String, "record": pl.String})


def to_rows(sheets: Mapping[str, pl.DataFrame]) -> Rows:
    """Every row of the sheets, numbered from 1, none rejected."""
    number = pl.int_range(1, pl.len() + 1, dtype=pl.Int32).alias(ROW_NUMBER)
    return in_tables({name: rows.with_columns(number) for name, rows in sheets.items()}, NONE_REJECTED)


def in_tables(sheets: Mapping[str, pl.DataFrame], rejected: pl.DataFrame) -> Rows:
    """Numbered rows of some or all sheets by name; the forms of exploitation in a table of their own."""
    tables = {sheet.table: sheets[sheet.name] for sheet in SHEETS if sheet.name in sheets}
    accepted = {table: rows.drop(_FORMS, strict=False) for table, rows in tables.items()}
    if REGISTER_CASE not in tables:
        return Rows(accepted, rejected)
    forms = tables[REGISTER_CASE].select(ROW_NUMBER, "case_id", _FORMS).explode(_FORMS)
    return Rows(accepted, rejected, {REGISTER_EXPLOITATION: forms})

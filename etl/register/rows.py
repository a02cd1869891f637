"""The sheets of a register as rows for the warehouse."""

from collections.abc import Mapping

import polars as pl

from etl.sources.programme_register import CASES, SHEETS
from etl.validate import ROW_NUMBER
from warehouse.loads import Rows
from warehouse.tables import REGISTER_EXPLOITATION

_FORMS = "exploitation"
_NONE_REJECTED = {ROW_NUMBER: pl.Int64, "rule": pl.String, "record": pl.String}


def to_rows(sheets: Mapping[str, pl.DataFrame]) -> Rows:
    """Every row of the sheets, numbered from 1, none rejected; the forms of exploitation in a table of their own."""
    numbered = {
        name: rows.with_columns(pl.int_range(1, pl.len() + 1, dtype=pl.Int32).alias(ROW_NUMBER))
        for name, rows in sheets.items()
    }
    forms = numbered[CASES.name].select(ROW_NUMBER, "case_id", _FORMS).explode(_FORMS)
    return Rows(
        accepted={sheet.table: numbered[sheet.name].drop(_FORMS, strict=False) for sheet in SHEETS},
        rejected=pl.DataFrame(schema=_NONE_REJECTED),
        details={REGISTER_EXPLOITATION: forms},
    )

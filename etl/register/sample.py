"""A sample register: made-up cases from May 2005 to March 2021 that agree with every published total."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
import sqlalchemy as sa

from etl.register.sample_cases import draw_cases
from etl.register.sample_reports import Told, draw_reports, draw_spending
from etl.register.sample_support import draw_first_support, draw_follow_ups, draw_services, with_requests
from etl.register.sheet import Sheet
from etl.sources.programme_register import CASES, FOLLOW_UPS, REPORT, SERVICES, SHEETS, SPENDING

SEED = 2005
"""The sample that is loaded until there is a register."""

LAST_MONTH = "2021-03"
"""The month up to which the sample goes."""

_TYPES: dict[type, pl.DataType] = {
    sa.String: pl.String(),
    sa.Date: pl.Date(),
    sa.Integer: pl.Int32(),
    sa.Double: pl.Float64(),
}
_OF_NO_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip archive can tell; ours tells none."""


def sample_register(seed: int = SEED) -> dict[str, pl.DataFrame]:
    """The sheets of a sample register by name, in the order and with the fields of the sheets.

    The columns have the types of the tables; the forms of exploitation of a case are a list of codes.
    """
    cases = draw_cases(seed)
    begun = draw_first_support(seed, cases)
    cases = with_requests(seed, cases, begun)
    told = Told(cases, begun, draw_services(seed, cases, begun), draw_follow_ups(seed, cases))
    rows: dict[str, Sequence[tuple[Any, ...]]] = {
        CASES.name: told.cases,
        SERVICES.name: told.services,
        FOLLOW_UPS.name: told.follow_ups,
        REPORT.name: draw_reports(seed, told),
        SPENDING.name: draw_spending(seed, told),
    }
    return {sheet.name: pl.DataFrame(rows[sheet.name], schema=columns(sheet), orient="row") for sheet in SHEETS}


def columns(sheet: Sheet) -> dict[str, pl.DataType]:
    """The fields of a sheet with the types of its table's columns."""
    table = {column.name: _TYPES[type(column.type)] for column in sheet.table.columns if type(column.type) in _TYPES}
    return {field.name: table.get(field.name, pl.List(pl.String())) for field in sheet.fields}


def archived(sheets: Mapping[str, pl.DataFrame]) -> bytes:
    """The sheets as a zip archive of CSV files, the same bytes everywhere: stored, of no day, of no system."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as out:
        for name, rows in sheets.items():
            entry = zipfile.ZipInfo(f"{name}.csv", _OF_NO_DAY)
            entry.create_system = 0
            out.writestr(entry, _csv(rows))
    return archive.getvalue()


def unarchived(content: bytes) -> dict[str, pl.DataFrame]:
    """The sheets of such an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {sheet.name: _read(sheet, archive.read(f"{sheet.name}.csv")) for sheet in SHEETS}


def _read(sheet: Sheet, content: bytes) -> pl.DataFrame:
    schema = columns(sheet)
    several = [name for name, held in schema.items() if held == pl.List(pl.String)]
    text = pl.read_csv(content, schema={**schema, **dict.fromkeys(several, pl.String())})
    return text.with_columns(pl.col(several).str.split(";"))


def _csv(rows: pl.DataFrame) -> str:
    lists, money = pl.selectors.list(), pl.selectors.float()
    return rows.with_columns(lists.list.join(";"), money.cast(pl.Int64)).write_csv(line_terminator="\n")

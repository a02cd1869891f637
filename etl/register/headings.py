"""Finding a sheet of the register in a tab: which row has the headings, and which column is which field."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import polars as pl
from openpyxl.utils import get_column_letter

from etl.register.finding import finding, findings
from etl.register.reading import Grid
from etl.register.sheet import Field, Holds, Sheet
from etl.register.yen import multiplier
from etl.sources.programme_register import SHEETS
from etl.validate import ROW_NUMBER
from vocabulary.text import Text

SPARE_TABS = frozenset({"read me", "readme", "お読みください", "codes", "コード", "summary", "結果"})
"""Tabs that the template and returned workbooks have besides; they are not read."""

SAMPLE_TABS = frozenset({"synthetic sample", "架空のサンプル"})
"""The tab that a made-up register begins with."""

_HIGHEST_HEADING = 40
_FEWEST_HEADINGS = 2
_BRACKETS = re.compile(r"[(\[（［]([^()\[\]（）［］]*)[)\]）］]")


@dataclass(frozen=True, slots=True)
class Found:
    """A sheet as it stands in a tab.

    `header_row` is the row of the headings (from 1), `columns` the place of each field (from 0), `units` what the
    amounts of a field are multiplied by to give yen; `records` has row_number and a text column for each field.
    """

    sheet: Sheet
    grid: Grid
    header_row: int
    columns: Mapping[str, int]
    units: Mapping[str, float]
    records: pl.DataFrame


def find_sheet(grid: Grid) -> tuple[Found | None, pl.DataFrame, tuple[Text, ...]]:
    """The sheet in a tab, what is wrong with its headings, and what was detected."""
    if folded(grid.tab) in SPARE_TABS:
        return None, findings(), (Text(f"{grid.place}: not read", f"{grid.place}：読みません"),)
    if folded(grid.tab) in SAMPLE_TABS:
        return None, finding(grid.place, 1, "A", "report_is_no_sample"), ()
    best = _best_row(grid)
    if best is None:
        return None, finding(grid.place, 1, "A", "tab_is_a_sheet"), ()
    row, sheet = best
    headings = _headings(grid, row)
    columns, units, wrong = _placed(sheet, headings, row)
    records = _records(grid, sheet, columns, row)
    hxl = _has_hxl(records)
    found = Found(sheet, grid, row, columns, units, records.slice(1) if hxl else records)
    missing = [
        finding(sheet.name, row, field.name, "required_column_is_there")
        for field in sheet.fields
        if field.required and field.name not in columns
    ]
    return found, findings(*wrong, *missing, *_nameless(found, headings)), _remarks(found, hxl=hxl)


def folded(text: str) -> str:
    """A heading or label as it is compared: width, case, spaces, brackets and marks of duty do not count."""
    plain = _BRACKETS.sub("", unicodedata.normalize("NFKC", text)).casefold().strip(" *＊※:：")
    return " ".join(plain.replace("_", " ").split())


def column_letter(place: int) -> str:
    """The letters a spreadsheet gives the column at a place counted from 0: A, Z, AA."""
    return get_column_letter(place + 1)


@cache
def _fields(sheet_name: str) -> dict[str, Field]:
    """The fields of a sheet by every heading they are known by."""
    sheet = next(sheet for sheet in SHEETS if sheet.name == sheet_name)
    named = {field.name: (field.name, field.label.en, field.label.ja, *field.aliases) for field in sheet.fields}
    return {folded(name): sheet.field(field) for field, names in named.items() for name in names}


def _best_row(grid: Grid) -> tuple[int, Sheet] | None:
    """The row and sheet that share most headings; a tab named after a sheet is that sheet when they are as many."""
    choices = [
        (len(known), folded(grid.tab) in _names(sheet), -row, sheet)
        for row in range(1, min(grid.cells.height, _HIGHEST_HEADING) + 1)
        for texts in ({folded(text) for text in _headings(grid, row).values()},)
        for sheet in SHEETS
        for known in (texts & _fields(sheet.name).keys(),)
        if len(known) >= _FEWEST_HEADINGS
    ]
    if not choices:
        return None
    _, _, row, sheet = max(choices, key=lambda choice: choice[:3])
    return -row, sheet


def _names(sheet: Sheet) -> set[str]:
    return {folded(name) for name in (sheet.name, sheet.label.en, sheet.label.ja)}


def _headings(grid: Grid, row: int) -> dict[int, str]:
    cells = grid.cells.row(row - 1, named=True)
    return {int(place): text for place, text in cells.items() if text is not None}


def _placed(
    sheet: Sheet, headings: Mapping[int, str], row: int
) -> tuple[dict[str, int], dict[str, float], list[pl.DataFrame]]:
    """The place of each field, the unit of each amount, and headings that are none or stand twice."""
    known, columns, units, wrong = _fields(sheet.name), dict[str, int](), dict[str, float](), list[pl.DataFrame]()
    for place, text in headings.items():
        field = known.get(folded(text))
        if field is None:
            wrong.append(finding(sheet.name, row, column_letter(place), "column_is_known"))
        elif field.name in columns:
            wrong.append(finding(sheet.name, row, column_letter(place), "column_stands_once"))
        else:
            columns[field.name] = place
            if field.holds is Holds.MONEY:
                units[field.name] = multiplier(" ".join(_BRACKETS.findall(text)))
    return columns, units, wrong


def _records(grid: Grid, sheet: Sheet, columns: Mapping[str, int], row: int) -> pl.DataFrame:
    """The rows below the headings that have any content, as text by field."""
    names = [field.name for field in sheet.fields]
    texts = [
        (pl.col(str(columns[name])) if name in columns else pl.lit(None, dtype=pl.String)).alias(name) for name in names
    ]
    rows = grid.cells.with_row_index(ROW_NUMBER, offset=1).slice(row)
    return (
        rows.filter(pl.any_horizontal(pl.exclude(ROW_NUMBER).is_not_null()))
        .select(pl.col(ROW_NUMBER).cast(pl.Int64), *texts)
        .filter(pl.any_horizontal(pl.col(names).is_not_null()))
    )


def _nameless(found: Found, headings: Mapping[int, str]) -> list[pl.DataFrame]:
    """Columns with content below but no heading: nobody can say what they hold."""
    below = found.grid.cells.slice(found.header_row)
    return [
        finding(found.sheet.name, found.header_row, column_letter(int(column.name)), "column_is_known")
        for column in below
        if int(column.name) not in headings and column.null_count() < column.len()
    ]


def _has_hxl(records: pl.DataFrame) -> bool:
    """Whether the first row has the hashtags of the Humanitarian Exchange Language."""
    if records.is_empty():
        return False
    cells = [cell for cell in records.row(0)[1:] if cell is not None]
    return bool(cells) and all(str(cell).strip().startswith("#") for cell in cells)


def _remarks(found: Found, *, hxl: bool) -> tuple[Text, ...]:
    place, label = found.grid.place, found.sheet.label
    said = [
        Text(
            f"{place}: read as “{label.en}”, headings in row {found.header_row}",
            f"{place}：「{label.ja}」として読みました（見出しは{found.header_row}行目）",
        )
    ]
    if hxl:
        said.append(Text(f"{place}: a row of HXL hashtags was skipped", f"{place}：HXLタグの行は読みません"))
    for name, times in found.units.items():
        if times != 1:
            field = found.sheet.field(name)
            said.append(
                Text(
                    f"{place}: “{field.label.en}” is in units of {times:,.0f} yen",
                    f"{place}：「{field.label.ja}」は{times:,.0f}円単位として読みました",
                )
            )
    return tuple(said)

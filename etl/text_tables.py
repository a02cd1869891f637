"""Producers' tables read as text: delimited files and workbooks, with banner rows above the header or none."""

import csv
import io
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice

import polars as pl

from etl.errors import SourceChanged
from etl.named_files import members
from etl.source import Raw
from etl.validate import ROW_NUMBER

_MOST_BANNER_ROWS = 20
_WORKBOOK = ".xlsx"
_LOOK = "Compare the file with the layout in its source's module; nothing was loaded."


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns a table must have, what divides them in text, and which rows are read at all.

    `carried` gives for a column the words whose rows are read: files hold far more than we carry.
    """

    required: tuple[str, ...]
    separator: str = ","
    carried: Mapping[str, Collection[str]] = field(default_factory=dict)


def read_table(place: str, raw: Raw, layout: Layout) -> pl.DataFrame:
    """The rows of an input as text as it stands, numbered from 1.

    The header is the first row that has every required column. SourceChanged when there is none, when a column
    with content has no name or stands twice, when a row has more or fewer fields, or no row is carried.
    """
    tables = [
        _below_header(place, _grid(place, suffix, content, layout), layout) for suffix, content in members(place, raw)
    ]
    table = pl.concat(tables, how="diagonal").with_columns(pl.col(pl.String).fill_null(""))
    if table.is_empty():
        raise SourceChanged(f"{place}: no row is about what we carry ({_told(layout)}).", _LOOK)
    return table.with_row_index(ROW_NUMBER, offset=1).with_columns(pl.col(ROW_NUMBER).cast(pl.Int64))


Row = list[str]


def _grid(place: str, suffix: str, content: bytes, layout: Layout) -> Iterator[Row]:
    return _workbook(place, content) if suffix == _WORKBOOK else _delimited(place, content, layout.separator)


def _delimited(place: str, content: bytes, separator: str) -> Iterator[Row]:
    try:
        yield from csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator, strict=True)
    except (UnicodeDecodeError, csv.Error) as error:
        raise SourceChanged(f"{place} is not UTF-8 text in columns: {error}.", _LOOK) from error


def _workbook(place: str, content: bytes) -> Iterator[Row]:
    if not _is_workbook(content):
        raise SourceChanged(f"{place} is not a whole workbook.", _LOOK)
    sheet = pl.read_excel(io.BytesIO(content), has_header=False, infer_schema_length=0, drop_empty_rows=False)
    return (["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows())


def _is_workbook(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return "xl/workbook.xml" in parts.namelist() and parts.testzip() is None
    except zipfile.BadZipFile:
        return False


def _below_header(place: str, grid: Iterator[Row], layout: Layout) -> pl.DataFrame:
    top = list(islice(grid, _MOST_BANNER_ROWS))
    at = _header_row(place, top, layout.required)
    header = _names(top[at])
    filled = (
        (number, row) for number, row in enumerate(chain(top[at + 1 :], grid), at + 2) if any(map(str.strip, row))
    )
    rows = [row for number, row in filled if _fits(place, number, row, header) and _is_carried(row, header, layout)]
    columns = {name: [row[index] for row in rows] for index, name in _columns(place, header, rows).items()}
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def _header_row(place: str, top: list[Row], required: tuple[str, ...]) -> int:
    lacking = [[name for name in required if name not in _names(row)] for row in top]
    nearest = min(lacking, key=len, default=list(required))
    if nearest:
        raise SourceChanged(f"{place}: column {', '.join(map(repr, nearest))} is missing.", _LOOK)
    return lacking.index([])


def _names(row: Row) -> Row:
    """Column names without the brackets that some exports put around breakdowns."""
    return [" ".join(cell.split()).strip("[] ") for cell in row]


def _fits(place: str, number: int, row: Row, header: Row) -> bool:
    if len(row) != len(header):
        raise SourceChanged(f"{place} row {number} has {len(row)} fields, the header {len(header)}.", _LOOK)
    return True


def _is_carried(row: Row, header: Row, layout: Layout) -> bool:
    return all(row[header.index(name)].strip() in words for name, words in layout.carried.items())


def _columns(place: str, header: Row, rows: list[Row]) -> dict[int, str]:
    """The columns with a name, by place."""
    nameless = [index for index, name in enumerate(header) if not name and any(row[index].strip() for row in rows)]
    twice = [name for name in dict.fromkeys(filter(None, header)) if header.count(name) > 1]
    wrong = [
        *(f"{index + 1} has content and no name" for index in nameless),
        *(f"{name!r} stands twice" for name in twice),
    ]
    if wrong:
        raise SourceChanged(f"{place}: column {', '.join(wrong)}.", _LOOK)
    return {index: name for index, name in enumerate(header) if name}


def _told(layout: Layout) -> str:
    return "; ".join(f"{name} {', '.join(words)}" for name, words in layout.carried.items()) or "the file is empty"

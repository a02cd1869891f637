"""CSV of an export: one line a row, codes with their labels, made safe for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from publication.formats.columns import Value, joined, plain
from publication.formats.export import Export, Format, lacking

_RUN = frozenset("=+-@＝＋－＠\t\r\n")
"""What a formula may begin with, full-width signs as Japanese spreadsheets take them among them."""


def write(export: Export) -> bytes:
    """The rows in the export's encoding; numbers as published with a point."""
    return export.encoded(text(export))


def characters_lacking(export: Export) -> tuple[str, ...]:
    """The characters that the export's encoding lacks; the file has their numbers instead."""
    return lacking(text(export), export.encoding)


def text(export: Export) -> str:
    """The file as text, without a byte order mark."""
    return table_text([column.id for column in export.columns], [*cells(export)])


def table_text(header: list[str], records: Sequence[Sequence[Value]]) -> str:
    """A header and lines of cells."""
    return lines([header, *records])


def lines(records: Iterable[Sequence[Value]]) -> str:
    """Lines of cells: a text that a spreadsheet would run is made safe, a number stays a number."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([_cell(value) for value in record] for record in records)
    return out.getvalue()


def cells(export: Export) -> Iterator[list[Value]]:
    """The rows as cells: a list is one text."""
    for record in export.records:
        yield [joined(*each) for each in zip(export.columns, record, strict=True)]


def _cell(value: Value) -> str:
    if isinstance(value, str):
        return _safe(value)
    return "" if value is None else repr(plain(value))


def _safe(cell: str) -> str:
    """A text that a spreadsheet would run as a formula is led by an apostrophe; a number stays a number."""
    if cell[:1] not in _RUN:
        return cell
    try:
        float(cell)
    except ValueError:
        return f"'{cell}"
    return cell


FORMAT = Format("csv", "CSV", "text/csv", write)

"""Reading a report's files as they are: every cell as text, in the place where the spreadsheet has it."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

import charset_normalizer
import fastexcel
import polars as pl

from etl.errors import ReportUnreadable
from vocabulary.text import Text

ENCODINGS = ("utf_8", "cp932", "euc_jp", "iso2022_jp", "utf_16_le", "utf_16_be")
"""The encodings that a text without a byte order mark is tried in."""

_SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_TEXTS = (".csv", ".tsv", ".txt")
SUFFIXES = (*_SPREADSHEETS, *_TEXTS)
"""The endings of files that can be read."""

_SEPARATORS = (",", "\t", ";")
_NAMES = {"cp932": "CP932 (Shift_JIS)", "utf_8": "UTF-8", "euc_jp": "EUC-JP", "iso2022_jp": "ISO-2022-JP"}
_MARKS = {b"\xef\xbb\xbf": "utf_8_sig", b"\xff\xfe": "utf_16", b"\xfe\xff": "utf_16"}
_PASTED = 200
"""So much of a text tells its encoding as well as all of it, in units of a kilobyte."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of a report as received."""

    name: str
    content: bytes

    @property
    def suffix(self) -> str:
        """The ending of its name, in lower case with the dot."""
        return PurePath(self.name).suffix.lower()


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one tab as text: columns named by their number from 0, rows in the order of the tab from row 1.

    Cells without content are null. `tab` is empty for a text file, which has none.
    """

    file: str
    tab: str
    cells: pl.DataFrame

    @property
    def place(self) -> str:
        """What a person calls it: the file, and its tab where it has several."""
        return f"{self.file} [{self.tab}]" if self.tab else self.file


def read_file(file: File) -> tuple[tuple[Grid, ...], tuple[Text, ...]]:
    """The tabs of a file that have any content, and what was detected. ReportUnreadable when it is none of ours."""
    if file.suffix in _SPREADSHEETS:
        return tuple(_workbook(file)), ()
    if file.suffix in _TEXTS:
        return _text(file)
    raise ReportUnreadable(
        f"{file.name} is neither a workbook nor a CSV file.",
        f"Save it as one of: {', '.join(SUFFIXES)}.",
    )


def _workbook(file: File) -> Iterator[Grid]:
    try:
        workbook = fastexcel.read_excel(file.content)
        for tab in workbook.sheet_names:
            sheet = workbook.load_sheet(tab, header_row=None, skip_rows=0, dtypes="string")
            cells = sheet.to_polars()
            if cells.is_empty():
                continue
            numbers = {column.name: str(column.absolute_index) for column in sheet.available_columns()}
            yield Grid(file.name, tab, _blank_as_null(cells.rename(numbers)))
    except fastexcel.FastExcelError as error:
        raise ReportUnreadable(
            f"{file.name} cannot be read as a workbook; it may be damaged or protected by a password.",
            "Open it, save it anew as .xlsx without a password, and take that in.",
        ) from error


def _text(file: File) -> tuple[tuple[Grid, ...], tuple[Text, ...]]:
    encoding, text = _decoded(file)
    separator = max(_SEPARATORS, key=text[: _PASTED * 1024].count)
    width = 1 + max((line.count(separator) for line in text.splitlines()), default=0)
    # A first line as wide as the widest makes polars read lines of any width; it is taken off again.
    padded = separator * (width - 1) + "\n" + text
    try:
        cells = pl.read_csv(
            io.BytesIO(padded.encode()), has_header=False, infer_schema=False, separator=separator, raise_if_empty=False
        )
    except pl.exceptions.PolarsError as error:
        raise ReportUnreadable(
            f"{file.name} cannot be read as a table; a quotation mark may not be closed.",
            "Open it in a spreadsheet, correct it, and save it as CSV again.",
        ) from error
    named = _blank_as_null(cells.rename({name: str(place) for place, name in enumerate(cells.columns)}))
    grid = Grid(file.name, "", named.slice(1))
    shown = {",": Text("comma", "コンマ"), "\t": Text("tab", "タブ"), ";": Text("semicolon", "セミコロン")}[separator]
    remark = Text(
        f"{file.name}: read as {encoding}, columns divided by {shown.en}",
        f"{file.name}：文字コード {encoding}、区切り {shown.ja} として読みました",
    )
    return (() if grid.cells.is_empty() else (grid,)), (remark,)


def _decoded(file: File) -> tuple[str, str]:
    """The encoding's name and the text."""
    content = file.content
    marked = next((name for mark, name in _MARKS.items() if content.startswith(mark)), None)
    if marked is None:
        best = charset_normalizer.from_bytes(_sample(content), cp_isolation=[*ENCODINGS]).best()
        marked = best.encoding if best else "utf_8"
    for encoding in (marked, *ENCODINGS):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        name = _NAMES.get(encoding, encoding.removesuffix("_sig").replace("_", "-").upper())
        return name + (" with a byte order mark" if encoding.endswith("_sig") else ""), text.removeprefix("\ufeff")
    raise ReportUnreadable(
        f"{file.name} is in none of the encodings a CSV file comes in.",
        "Save it as UTF-8 or as an .xlsx workbook.",
    )


def _sample(content: bytes) -> bytes:
    """The start of a text, to a whole line."""
    if len(content) <= _PASTED * 1024:
        return content
    return re.split(rb"[\r\n]+[^\r\n]*\Z", content[: _PASTED * 1024])[0]


def _blank_as_null(cells: pl.DataFrame) -> pl.DataFrame:
    """Cells of spaces only have no content; columns and last rows without any are left off."""
    text = pl.all().str.strip_chars()
    cleared = cells.select(pl.when(text != "").then(pl.all()))
    kept = cleared.select([column.name for column in cleared if column.null_count() < cleared.height])
    filled = (
        kept.select(pl.any_horizontal(pl.all().is_not_null()).arg_true().max().alias("last")).item()
        if kept.width
        else None
    )
    return kept.head(0 if filled is None else int(filled) + 1)

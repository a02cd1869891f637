"""How the register's workbooks and receipts look: colours, type, lines and paper; and a workbook's bytes.

The colours are those of the dashboard (publication/figures/theme.py), which this side may not import.
"""

import datetime as dt
import io
import re
import unicodedata
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from etl.register.finding import Follows
from vocabulary.text import Language, Text

INK = "1D2733"
QUIET = "5B6673"
HAIRLINE = "D9D5CB"
PAPER = "FFFFFF"
GROUND = "F7F5F0"
ACCENT = "1F4F7A"
ACCENT_PALE = "DDE7F0"
SEAL = "B5402A"

FONTS: Mapping[Language, str] = {"en": "Calibri", "ja": "Yu Gothic"}
ADDED_BY = "Shirube"
"""The author that comments and cells of ours are known by."""

_A4 = 9
_FIRST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


@dataclass(frozen=True, slots=True)
class Tone:
    """How a consequence is shown: the fill of a cell, the ink of its name, a sign for readers without colour."""

    fill: str
    ink: str
    sign: str
    name: Text


TONES: Mapping[Follows, Tone] = {
    Follows.FILE_REFUSED: Tone("F4B9AB", "8F2F1D", "✕", Text("Report refused", "報告全体を差戻し")),
    Follows.ROW_KEPT_BACK: Tone("FFD978", "7A5200", "▲", Text("Row kept back", "行を保留")),
    Follows.ONLY_SAID: Tone("C6DCEF", "1F4F7A", "●", Text("Noted only", "確認のみ")),
}


@cache
def font(lang: Language, size: float = 11, ink: str = INK, *, bold: bool = False) -> Font:
    """Type of the house in a size and ink."""
    return Font(name=FONTS[lang], size=size, color=ink, bold=bold)


@cache
def fill(colour: str) -> PatternFill:
    """A cell filled with one colour."""
    return PatternFill("solid", fgColor=colour)


@cache
def rule_below(colour: str = HAIRLINE, style: Literal["thin", "medium"] = "thin") -> Border:
    """A line below a cell."""
    return Border(bottom=Side(style=style, color=colour))


@cache
def wrapped(vertical: str = "top", horizontal: str | None = None, indent: int = 0) -> Alignment:
    """Text that breaks within its cell."""
    return Alignment(wrap_text=True, vertical=vertical, horizontal=horizontal, indent=indent)


@cache
def width(text: str) -> int:
    """How wide a text is in columns of a Latin letter; Japanese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def lines(text: str, columns: float) -> int:
    """How many lines a text takes in a cell of that width."""
    return sum(max(1, -(-int(width(line) * 1.08) // max(1, int(columns)))) for line in text.split("\n"))


def cell_at(tab: Worksheet, row: int, column: int) -> Cell:
    """The cell of a row and column, counted from 1; of merged cells the one that has their content."""
    cell = tab.cell(row, column)
    if isinstance(cell, Cell):
        return cell
    merged = next(area for area in tab.merged_cells.ranges if cell.coordinate in area)
    return cell_at(tab, merged.min_row, merged.min_col)


def lead(cell: Cell, tab: str, place: str) -> None:
    """Make a cell a link to a place in a tab of the same workbook."""
    quoted = tab.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{place}")


def set_up_page(tab: Worksheet, footer: str, *, heading_rows: str = "") -> None:
    """A4 landscape, as wide as the paper, with the tab's name and the page's number below."""
    tab.page_setup.paperSize = _A4
    tab.page_setup.orientation = "landscape"
    tab.page_setup.fitToWidth, tab.page_setup.fitToHeight = 1, 0
    tab.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    tab.page_margins.left = tab.page_margins.right = 0.5
    tab.page_margins.top, tab.page_margins.bottom, tab.page_margins.footer = 0.55, 0.8, 0.35
    below = HeaderFooterItem()
    below.left.text, below.center.text, below.right.text = footer, "&A", "&P / &N"
    tab.HeaderFooter.oddFooter = below
    if heading_rows:
        tab.print_title_rows = heading_rows


def saved(workbook: Workbook, at: dt.datetime) -> bytes:
    """The workbook as a file last changed `at`: the same content gives the same bytes."""
    written, dated = io.BytesIO(), io.BytesIO()
    workbook.save(written)
    stamp = f"{at:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(dated, "w", zipfile.ZIP_DEFLATED) as file:
        for name in parts.namelist():
            content = parts.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            file.writestr(zipfile.ZipInfo(name, _FIRST_ZIP_DAY), content, zipfile.ZIP_DEFLATED)
    return dated.getvalue()

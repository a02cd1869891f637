"""A copy of an officer's report to mark: their own workbook as it is, or one built from the cells of other files."""

import io
import re
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from etl.register.headings import Found, column_letter
from etl.register.look import ACCENT, TONES, cell_at, font, rule_below, width, wrapped
from etl.register.marks import every_grid
from etl.register.outcome import Outcome
from etl.register.reading import File, Grid
from etl.register.result_words import is_result
from vocabulary.text import Language

MARK = "――― Shirube ―――"
"""What our part of a comment begins with; what stands above it is the officer's."""

_OWN = (".xlsx", ".xlsm")
_NOT_CARRIED = (
    "xl/media/",
    "xl/vbaProject",
    "xl/charts/",
    "xl/drawings/drawing",
    "xl/slicers/",
    "xl/threadedComments/",
)
_UNREADABLE = (
    InvalidFileException,
    zipfile.BadZipFile,
    AttributeError,
    IndexError,
    KeyError,
    OSError,
    TypeError,
    ValueError,
)
"""What openpyxl raises on workbooks that spreadsheet programs forgive; the copy is then built from the cells."""

_LONGEST_TAB, _WIDEST, _NARROWEST, _SAMPLE = 28, 48, 8, 1000
_NOT_IN_A_TABS_NAME = re.compile(r"[\[\]:*?/\\]")
_COLOURS = frozenset(tone.fill for tone in TONES.values())


@dataclass(frozen=True, slots=True)
class Copy:
    """The copy, its tabs by the place that people call them, and whether anything of the original is not in it."""

    workbook: Workbook
    tabs: Mapping[str, Worksheet]
    is_rebuilt: bool = False
    lacks_parts: bool = False


def copied(outcome: Outcome, lang: Language) -> Copy:
    """The officer's own workbook where the report is one, without earlier marks of ours; else one built from cells."""
    own = _own(outcome.files[0]) if len(outcome.files) == 1 and outcome.files[0].suffix in _OWN else None
    return own or _rebuilt(outcome, lang)


def _own(file: File) -> Copy | None:
    """The workbook as it is; None where it cannot be opened for writing."""
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            workbook = load_workbook(io.BytesIO(file.content), rich_text=True)
        except _UNREADABLE:
            return None
    with zipfile.ZipFile(io.BytesIO(file.content)) as parts:
        lacks = any(name.startswith(_NOT_CARRIED) for name in parts.namelist())
    lacks = lacks or any("not supported" in str(each.message) for each in warned)
    for tab in workbook.worksheets:
        if is_result(tab):
            workbook.remove(tab)
        else:
            _clear(tab)
    tabs = {f"{file.name} [{tab.title}]": tab for tab in workbook.worksheets}
    return Copy(workbook, tabs, lacks_parts=lacks)


def _clear(tab: Worksheet) -> None:
    """Take off what an earlier return had marked: our part of a comment, and our colour."""
    there_are = tab._cells.values()  # noqa: SLF001  # iter_rows would make a cell of every empty one
    for cell in there_are:
        if not isinstance(cell, Cell) or cell.comment is None or MARK not in cell.comment.content:
            continue
        theirs = cell.comment.content.partition(MARK)[0].rstrip()
        cell.comment = Comment(theirs, cell.comment.author) if theirs else None
        if str(cell.fill.fgColor.rgb)[-6:] in _COLOURS:
            cell.fill = PatternFill()


def _rebuilt(outcome: Outcome, lang: Language) -> Copy:
    """A workbook with the cells of every tab, as text in their places."""
    workbook = Workbook()
    workbook.properties.creator = None
    workbook.properties.created = outcome.received_at
    for first in workbook.worksheets:
        workbook.remove(first)
    sheets = {found.grid.place: found for found in outcome.found}
    tabs = {}
    for grid in every_grid(outcome):
        found = sheets.get(grid.place)
        tab: Worksheet = workbook.create_sheet(_tab_name(grid, found, lang))
        _fill_in(tab, grid, lang)
        if found:
            _head(tab, found.header_row, lang)
        tabs[grid.place] = tab
    return Copy(workbook, tabs, is_rebuilt=True)


def _fill_in(tab: Worksheet, grid: Grid, lang: Language) -> None:
    """Write texts as texts: a cell that begins with = is no formula, and a number keeps its zeros."""
    for column in grid.cells:
        place, texts = int(column.name), {row: text for row, text in enumerate(column, start=1) if text is not None}
        for row, text in texts.items():
            cell = cell_at(tab, row, place + 1)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", text).removesuffix(" 00:00:00")
            cell.data_type, cell.number_format = "s", "@"
            cell.font, cell.alignment = font(lang), wrapped("center")
        widest = max(width(text) for text in (*list(texts.values())[:_SAMPLE], ""))
        tab.column_dimensions[column_letter(place)].width = min(max(widest + 3, _NARROWEST), _WIDEST)


def _head(tab: Worksheet, header_row: int, lang: Language) -> None:
    for cell in tab[header_row]:
        cell.font, cell.border = font(lang, bold=True), rule_below(ACCENT, "medium")
    tab.freeze_panes = f"A{header_row + 1}"


def _tab_name(grid: Grid, found: Found | None, lang: Language) -> str:
    """The tab's name; of a file without tabs that of its sheet, or of the file, as spreadsheets allow it."""
    name = grid.tab or (found.sheet.label[lang] if found else grid.file.rpartition(".")[0])
    return _NOT_IN_A_TABS_NAME.sub("-", name)[:_LONGEST_TAB].strip("'") or "-"

"""The returned workbook: the officer's own report, every wrong cell coloured and explained, and a tab that sums up."""

import re
from collections.abc import Iterator, Mapping
from copy import copy
from itertools import groupby

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from etl.register.finding import Follows, RegisterRule
from etl.register.look import ADDED_BY, TONES, cell_at, fill, lines, saved, wrapped
from etl.register.marks import Mark, marks
from etl.register.officers_copy import MARK, copied
from etl.register.outcome import Outcome
from etl.register.result_tab import write_result
from etl.register.result_words import EMPTY
from etl.register.template import heading
from vocabulary.text import Language, Text

_SUFFIX = Text("returned", "要修正")
_RETURNED_BEFORE = re.compile(rf"-(?:{_SUFFIX.en}|{_SUFFIX.ja})(?:-\d+)?$")

_NO_COLUMN = Text("there is no such column", "この列がありません")
_FOUND = Text("Found", "記載")
_EXPECTED = Text("Expected", "条件")
_WRITTEN = Text("How to write it", "書き方")
_WHY = Text("Why", "理由")
_COLON = Text(": ", "：")
_FOLLOWS: Mapping[Follows, Text] = {
    Follows.FILE_REFUSED: Text(
        "The report is refused whole until this is put right", "これを直すまで、報告全体を取り込めません"
    ),
    Follows.ROW_KEPT_BACK: Text(
        "This row is kept back; the others are loaded", "この行だけを保留し、他の行は取り込みます"
    ),
    Follows.ONLY_SAID: Text("For you to look at; nothing is held up", "確認のお願いです。取込みには影響しません"),
}
_WIDTH, _COLUMNS, _LINE = 340, 48, 17


def returned(outcome: Outcome, rules: Mapping[str, RegisterRule], lang: Language) -> bytes:
    """The marked copy as an XLSX file in the language. What no finding names stays as the officer made it."""
    found = marks(outcome, rules)
    marked = copied(outcome, lang)
    coloured = sorted((mark for mark in found if mark.is_coloured), key=_cell)
    for (place, _, _), of_cell in groupby(coloured, key=_cell):
        _mark(marked.tabs[place], tuple(of_cell), lang)
    write_result(marked, outcome, found, lang)
    return saved(marked.workbook, outcome.received_at)


def returned_stem(stem: str, lang: Language) -> str:
    """The name of the returned workbook without ending; a report that came back before does not get the word twice."""
    return f"{_RETURNED_BEFORE.sub('', stem)}-{_SUFFIX[lang]}"


def _cell(mark: Mark) -> tuple[str, int, int]:
    return (mark.grid.place if mark.grid else "", mark.row, mark.column)


def _mark(tab: Worksheet, of_cell: tuple[Mark, ...], lang: Language) -> None:
    """Colour a cell by its gravest finding and say all of them in its comment, below what stands there already."""
    cell = cell_at(tab, of_cell[0].row, of_cell[0].column)
    gravest = min((mark.rule.follows for mark in of_cell), key=tuple(Follows).index)
    if not cell.has_style:
        _dress_as_its_column(cell, tab)
    cell.fill = fill(TONES[gravest].fill)
    adds = next((mark.adds for mark in of_cell if mark.adds), None)
    if adds is not None:
        cell.value = heading(adds, lang)
        cell.alignment = wrapped("center")
    said = "\n\n".join((MARK, *("\n".join(_said(mark, lang)) for mark in of_cell)))
    theirs = cell.comment
    whole = f"{theirs.content}\n\n{said}" if theirs else said
    author = theirs.author if theirs else ADDED_BY
    whole = ILLEGAL_CHARACTERS_RE.sub("", whole)
    cell.comment = Comment(whole, author or ADDED_BY, height=20 + _LINE * lines(whole, _COLUMNS), width=_WIDTH)


def _dress_as_its_column(cell: Cell, tab: Worksheet) -> None:
    """A cell without a look of its own has that of its column, and loses it when it gets a colour."""
    columns = [each for each in tab.column_dimensions.values() if (each.min or 0) <= cell.column <= (each.max or 0)]
    for column in columns:
        for part in ("font", "alignment", "border", "number_format", "protection"):
            setattr(cell, part, copy(getattr(column, part)))


def _said(mark: Mark, lang: Language) -> Iterator[str]:
    """What follows, what was found, what is expected and why, a line each."""
    tone = TONES[mark.rule.follows]
    yield f"{tone.sign} {_FOLLOWS[mark.rule.follows][lang]}"
    told = (
        (_FOUND, _NO_COLUMN[lang] if mark.adds else mark.found or EMPTY[lang]),
        (_EXPECTED, mark.rule.expects[lang]),
        (_WRITTEN, mark.hint[lang] if mark.hint else ""),
        (_WHY, mark.rule.why[lang]),
    )
    yield from (f"{name[lang]}{_COLON[lang]}{text}" for name, text in told if text)

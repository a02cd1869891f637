"""The tab that sums up a returned workbook: what happened, rows by sheet, and every finding with a link to its cell."""

from collections.abc import Sequence
from itertools import groupby

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.worksheet.worksheet import Worksheet

from etl.register import result_words as words
from etl.register.finding import Follows, RegisterRule
from etl.register.look import (
    ACCENT,
    ACCENT_PALE,
    GROUND,
    HAIRLINE,
    INK,
    QUIET,
    SEAL,
    TONES,
    cell_at,
    fill,
    font,
    lead,
    lines,
    rule_below,
    set_up_page,
    wrapped,
)
from etl.register.marks import WAITS_FOR_ITS_CASE, Mark
from etl.register.officers_copy import Copy
from etl.register.outcome import Outcome
from etl.sources.programme_register import SHEETS
from vocabulary.text import Language

_WIDTHS = (2.5, 24, 14, 30, 38, 64)
_FIRST, _LAST = 2, 6
_FOOTER_OF = {"en": "Restricted", "ja": "取扱注意"}
_MOST_PLACES = 200


def write_result(copy: Copy, outcome: Outcome, found: tuple[Mark, ...], lang: Language) -> None:
    """Add the tab in front and open the workbook at it."""
    tab: Worksheet = copy.workbook.create_sheet(words.TAB[lang], 0)
    page = _Page(tab, copy, lang)
    page.opening(outcome)
    page.counts(outcome)
    page.findings(found)
    for other in copy.workbook.worksheets:
        other.sheet_view.tabSelected = other is tab
    copy.workbook.active = 0
    tab.sheet_view.showGridLines = False
    tab.sheet_properties.tabColor = SEAL
    set_up_page(tab, _FOOTER_OF[lang])


class _Page:
    """The tab as it is written from above; `row` is the next row."""

    def __init__(self, tab: Worksheet, copy: Copy, lang: Language) -> None:
        self.tab, self.copy, self.lang, self.row = tab, copy, lang, 1
        for letter, wide in zip("ABCDEF", _WIDTHS, strict=True):
            tab.column_dimensions[letter].width = wide

    def opening(self, outcome: Outcome) -> None:
        """What became of the report and what to do now."""
        self._next(10)
        self._wide(words.TITLE[self.lang], 18, ACCENT, bold=True)
        files = words.AND[self.lang].join(file.name for file in outcome.files)
        time = words.moment(outcome.received_at, self.lang)
        self._wide(words.FILES[self.lang].format(files=files, time=time), 10, QUIET)
        tone = TONES[Follows.FILE_REFUSED]
        happened = words.sentence(outcome, self.lang, tone.sign)
        self._wide(happened, 13, tone.ink if outcome.is_refused else INK, bold=True)
        self._wide(words.NEXT[self.lang], 11, INK)
        if self.copy.is_rebuilt:
            self._wide(words.REBUILT[self.lang], 10, QUIET)
        if self.copy.lacks_parts:
            self._wide(words.LACKS_PARTS[self.lang], 10, QUIET)

    def title(self, text: str) -> None:
        """The heading of a section."""
        self._next(10)
        self._wide(text, 13, ACCENT, bold=True)
        for column in range(_FIRST, _LAST + 1):
            cell_at(self.tab, self.row - 1, column).border = rule_below(ACCENT, "medium")

    def counts(self, outcome: Outcome) -> None:
        """The rows of each sheet: read, accepted, kept back."""
        self.title(words.COUNTS[self.lang])
        self._headings([heading[self.lang] for heading in words.COUNT_HEADINGS])
        labels = {sheet.name: sheet.label[self.lang] for sheet in SHEETS}
        for count in outcome.counts:
            loaded = (words.NONE, words.NONE) if outcome.is_refused else (count.accepted, count.kept_back)
            cells = self._cells((labels[count.sheet], count.read, *loaded))
            for cell in cells[1:]:
                cell.number_format = "#,##0"

    def findings(self, found: tuple[Mark, ...]) -> None:
        """Every finding, rule by rule."""
        self.title(words.FINDINGS[self.lang])
        self._headings([heading[self.lang] for heading in words.HEADINGS])
        for rule, of_rule in groupby(found, key=lambda mark: mark.rule):
            places = tuple(of_rule)
            self._rule(rule, len(places))
            for mark in places[:_MOST_PLACES]:
                self._place(mark)
            if len(places) > _MOST_PLACES:
                self._wide(words.MORE[self.lang].format(number=f"{len(places) - _MOST_PLACES:,}"), 10, QUIET)

    def _rule(self, rule: RegisterRule, places: int) -> None:
        """What a rule expects, and what follows from breaking it."""
        tone, waits = TONES[rule.follows], rule.id == WAITS_FOR_ITS_CASE
        self._next(7)
        number = words.ONE_PLACE[self.lang] if places == 1 else words.PLACES[self.lang].format(number=f"{places:,}")
        said = (words.WAITING if waits else words.EXPECTED)[self.lang].format(expects=rule.expects[self.lang])
        why = words.WAITING_SAID[self.lang] if waits else rule.why[self.lang]
        cells = self._cells([f"{tone.sign} {tone.name[self.lang]}", number, said, None, f"{why} · {rule.id}"], GROUND)
        self.tab.merge_cells(start_row=self.row - 1, end_row=self.row - 1, start_column=4, end_column=5)
        for cell in cells[:3]:
            cell.font = font(self.lang, 11, tone.ink if cell is cells[0] else INK, bold=True)
        cells[0].fill = fill(HAIRLINE if waits else tone.fill)
        cells[-1].font = font(self.lang, 9, QUIET)
        height = 7 + 16 * max(lines(said, _WIDTHS[3] + _WIDTHS[4] - 4), lines(why, _WIDTHS[5] * 11 / 9 - 12))
        self.tab.row_dimensions[self.row - 1].height = height

    def _place(self, mark: Mark) -> None:
        tab = self.copy.tabs[mark.grid.place].title if mark.grid else ""
        where = mark.place or words.NO_CELL[self.lang]
        found = ILLEGAL_CHARACTERS_RE.sub("", mark.found) or (words.EMPTY[self.lang] if mark.grid else None)
        cells = self._cells([tab, where, mark.name[self.lang], found, mark.hint[self.lang] if mark.hint else None])
        cells[4].font = font(self.lang, 10, QUIET)
        if mark.grid:
            lead(cells[1], tab, mark.place)
            cells[1].font = font(self.lang, 11, ACCENT, bold=True)

    def _headings(self, texts: Sequence[str]) -> None:
        for cell in self._cells(texts, ACCENT_PALE):
            cell.font = font(self.lang, 10, QUIET, bold=True)

    def _cells(self, contents: Sequence[str | int | None], colour: str = "") -> list[Cell]:
        cells = [cell_at(self.tab, self.row, column) for column in range(_FIRST, _LAST + 1)]
        contents = [*contents, *[None] * (len(cells) - len(contents))]
        for cell, content in zip(cells, contents, strict=True):
            _put(cell, content)
            cell.font, cell.alignment, cell.border = font(self.lang), wrapped("center", "left", 1), rule_below()
            if colour:
                cell.fill = fill(colour)
        self._next(
            4 + 16 * max(lines(str(text or ""), wide - 2) for text, wide in zip(contents, _WIDTHS[1:], strict=True))
        )
        return cells

    def _wide(self, text: str, size: float, ink: str, *, bold: bool = False) -> None:
        cell = cell_at(self.tab, self.row, _FIRST)
        _put(cell, text)
        cell.font, cell.alignment = font(self.lang, size, ink, bold=bold), wrapped("center")
        self.tab.merge_cells(start_row=self.row, end_row=self.row, start_column=_FIRST, end_column=_LAST)
        self._next(6 + size * 1.4 * lines(text, sum(_WIDTHS) * 11 / max(size, 11)))

    def _next(self, height: float) -> None:
        self.tab.row_dimensions[self.row].height = height
        self.row += 1


def _put(cell: Cell, content: str | int | None) -> None:
    """Write a text as a text: what an officer typed is never a formula here."""
    cell.value = content
    if isinstance(content, str):
        cell.data_type = "s"

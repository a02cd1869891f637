"""Where each finding stands in an officer's report: the cell to mark, what was found in it, and what is expected."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from etl.register.finding import Follows, RegisterRule
from etl.register.headings import Found, column_letter
from etl.register.outcome import Outcome
from etl.register.reading import Grid, read_file
from etl.register.sheet import Field
from etl.sources.programme_register import SHEETS
from vocabulary.text import Text

WAITS_FOR_ITS_CASE = "case_is_accepted"
"""The rule of rows that are in order themselves; they are listed, not coloured."""

_SEVERITY = tuple(Follows)
_LETTERS, _LONGEST_TEXT = 26, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A finding at its cell, `row` and `column` counted from 1.

    `grid` is None where the report has no such sheet: there is no cell to mark then. `name` is what the column or tab
    is called, `found` the cell's text; `hint` says how the field is written; `adds` is the field whose missing column
    the cell stands for.
    """

    rule: RegisterRule
    grid: Grid | None
    row: int
    column: int
    name: Text
    found: str
    hint: Text | None = None
    adds: Field | None = None

    @property
    def is_coloured(self) -> bool:
        """Whether the cell is marked, and not only listed."""
        return self.grid is not None and self.rule.id != WAITS_FOR_ITS_CASE

    @property
    def place(self) -> str:
        """The cell's name in its tab, such as C12; empty where there is none."""
        return f"{column_letter(self.column - 1)}{self.row}" if self.grid else ""


def marks(outcome: Outcome, rules: Mapping[str, RegisterRule]) -> tuple[Mark, ...]:
    """Every finding of an outcome at its cell: what has the gravest consequence first, then in order of place."""
    sheets = {found.sheet.name: _Columns(found, tuple(_missing(outcome, found))) for found in outcome.found}
    grids = {grid.place: grid for grid in every_grid(outcome)}
    placed = [
        sheets[sheet].mark(rules[rule], row, field)
        if sheet in sheets
        else _mark_elsewhere(rules[rule], grids.get(sheet), sheet, row, field)
        for sheet, row, field, rule in outcome.findings.select("sheet", "row_number", "field", "rule").iter_rows()
    ]
    order = list(grids)
    return tuple(
        sorted(
            placed,
            key=lambda mark: (
                _SEVERITY.index(mark.rule.follows),
                mark.rule.id == WAITS_FOR_ITS_CASE,
                mark.rule.id,
                order.index(mark.grid.place) if mark.grid else -1,
                mark.row,
                mark.column,
            ),
        )
    )


def every_grid(outcome: Outcome) -> Iterator[Grid]:
    """The tabs of the files as received, those that are no sheets too."""
    for file in outcome.files:
        yield from read_file(file)[0]


@dataclass(frozen=True, slots=True)
class _Columns:
    """A sheet as it stands, with the places at the right end of its headings for the columns it lacks."""

    found: Found
    missing: tuple[str, ...]

    def mark(self, rule: RegisterRule, row: int, name: str) -> Mark:
        """A finding of this sheet at its cell; one about its headings stands in the row of the headings."""
        grid, is_heading = self.found.grid, row <= self.found.header_row
        row = max(row, self.found.header_row)
        field = next((field for field in self.found.sheet.fields if field.name == name), None)
        if field is None:
            place = _place_of(name)
            called = Text(f"Column {name}", f"{name}列")
            return Mark(rule=rule, grid=grid, row=row, column=place + 1, name=called, found=_text(grid, row, place))
        place = self._place(field.name, is_heading=is_heading)
        adds = field if is_heading and field.name in self.missing else None
        text = "" if adds or field.name not in self.found.columns else _text(grid, row, place)
        hint = field.hint
        return Mark(rule=rule, grid=grid, row=row, column=place + 1, name=field.label, found=text, hint=hint, adds=adds)

    def _place(self, name: str, *, is_heading: bool) -> int:
        """The column of a field; of one that is missing the next free column, or in a row the first of the sheet."""
        if name in self.found.columns:
            return self.found.columns[name]
        if is_heading and name in self.missing:
            return 1 + max(int(column) for column in self.found.grid.cells.columns) + self.missing.index(name)
        return min(self.found.columns.values())


def _missing(outcome: Outcome, found: Found) -> Iterator[str]:
    """The fields without a column that a finding about the headings names."""
    of_it = outcome.findings.rows_by_key("sheet", named=True).get(found.sheet.name, [])
    named = {row["field"] for row in of_it if row["row_number"] <= found.header_row}
    return (field.name for field in found.sheet.fields if field.name in named and field.name not in found.columns)


def _mark_elsewhere(rule: RegisterRule, grid: Grid | None, sheet: str, row: int, name: str) -> Mark:
    """A finding about a tab that is no sheet of the register, or about a sheet that is not in the report."""
    known = next((each for each in SHEETS if each.name == sheet), None)
    called = known.label if known else Text(sheet, sheet)
    place = _place_of(name) if grid else 0
    text = _text(grid, row, place) if grid else ""
    return Mark(rule=rule, grid=grid, row=row, column=place + 1, name=called, found=text)


def _place_of(letters: str) -> int:
    """The place of a column, counted from 0."""
    place = 0
    for letter in letters:
        place = place * _LETTERS + ord(letter) - ord("A") + 1
    return place - 1


def _text(grid: Grid, row: int, place: int) -> str:
    """What stands in a cell; midnight, which spreadsheets add to a day, is left off."""
    cells = grid.cells
    if str(place) not in cells.columns or row > cells.height:
        return ""
    text = str(cells[str(place)][row - 1] or "").removesuffix(" 00:00:00")
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}…"

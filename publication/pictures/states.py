"""Rows that have nothing to draw: a sign at their period and a line that names them, each state its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from publication import labels
from publication.figures import theme
from publication.figures.dots import is_drawable
from publication.figures.positions import position
from publication.pictures.svg import Block, element, moved, number, paragraph
from publication.query import Row, Table
from publication.text import words
from vocabulary.statuses import State
from vocabulary.text import Language

STRIP = 15
"""The height of the strip of signs under an axis."""

_MOST_NAMED = 6
_SIDE, _SIZE, _GAP = 9, 12, 6
_ORDER = (State.WITHHELD, State.MISSING, State.NOT_APPLICABLE)


@dataclass(frozen=True)
class Gap:
    """A period of a line without a value: its place on the axis and why."""

    at: float | str
    state: State


def gaps(table: Table, rows: Sequence[Row], *, in_slots: bool) -> list[Gap]:
    """The places on an axis of time at which some of the table's rows have no value; `in_slots` for columns."""
    found = {
        Gap(row["time_period"] if in_slots else position(table, row), labels.state_of(row))
        for row in rows
        if row["period_end"] is not None and not is_drawable(row)
    }
    return sorted(found, key=lambda gap: (str(gap.at), gap.state))


def sign(state: State, x: float, y: float) -> str:
    """Hatched for withheld, a dashed frame for missing, a stroke for not applicable; none looks like a value."""
    left, top = x - _SIDE / 2, y - _SIDE / 2
    frame: dict[str, str | float] = {"x": left, "y": top, "width": _SIDE, "height": _SIDE}
    frame |= {"fill": theme.PAPER, "stroke": theme.QUIET}
    if state is State.NOT_APPLICABLE:
        return _strokes(((left, y, left + _SIDE, y),))
    if state is State.MISSING:
        return element("rect", stroke_dasharray="2 2", **frame)
    third = _SIDE / 3
    hatch = tuple(
        (left + max(0, at - _SIDE), top + min(at, _SIDE), left + min(at, _SIDE), top + max(0, at - _SIDE))
        for at in (third, 2 * third, _SIDE, 4 * third, 5 * third)
    )
    return element("rect", **frame) + _strokes(hatch)


def told(table: Table, lang: Language, width: float) -> Block | None:
    """A line for each state that says which rows are in it; None where every row is drawn."""
    undrawn = _undrawn(table)
    drawn, down = [], 0.0
    for state in _ORDER:
        rows = [row for row in undrawn if labels.state_of(row) is state]
        if rows:
            said = paragraph(_said(table, rows, lang), width - _SIDE - _GAP, _SIZE, fill=theme.QUIET)
            signed = sign(state, _SIDE / 2, down + _SIZE * 0.66) + moved(said.drawing, _SIDE + _GAP, down)
            drawn.append(element("g", signed, class_="states", data_state=state.value, data_rows=str(len(rows))))
            down += said.height
    return Block(down, "".join(drawn)) if drawn else None


def _undrawn(table: Table) -> list[Row]:
    return [row for row in table.rows if not is_drawable(row)]


def _said(table: Table, rows: Sequence[Row], lang: Language) -> str:
    _ = words(lang)
    named = [_named(table, row, lang) for row in rows]
    more = len(named) - _MOST_NAMED
    rest = _(" and {more} more").format(more=more) if more > 0 else ""
    state = labels.value(rows[0], table.entry.decimals, lang)
    return _("{state}: {rows}").format(state=state, rows=labels.listed(named[:_MOST_NAMED], lang) + rest)


def _named(table: Table, row: Row, lang: Language) -> str:
    codes = [labels.label(name, row[name], lang) for name in table.varying]
    return labels.joined([*codes, labels.period(row["time_period"], lang)])


def _strokes(lines: tuple[tuple[float, float, float, float], ...]) -> str:
    path = "".join(f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}" for x1, y1, x2, y2 in lines)
    return element("path", d=path, stroke=theme.QUIET, fill="none")

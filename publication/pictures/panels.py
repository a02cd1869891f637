"""Panels in a picture: a small plot for each line, its name above it, all on the same axes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publication.figures import theme
from publication.figures.panels import Panel, ends_of_time
from publication.pictures import letters, marks, notes, states
from publication.pictures.plot import level, periods_under
from publication.pictures.scales import TICK, Scale, Tick, dated, named, numbered, scale
from publication.pictures.states import STRIP, Gap
from publication.pictures.svg import Block, element, moved, paragraph
from vocabulary.text import Language

_SIZE, _PLOT, _BELOW, _BETWEEN = 12, 84, 20, 16
_BESIDE, _EDGE, _APART = 8, 8, 10
_MOST_LEVELS = 3
_LINES, _WIDE_ENOUGH = 3, 1.4
"""How many lines a name has at most, and how wide a plot is, as a part of the space to the next one."""

_ROOM_FOR = ((560, 4), (420, 3), (260, 2))
"""From which width on how many panels stand side by side."""


@dataclass(frozen=True)
class _Frame:
    """The columns of panels in a picture: the pixels left of the first, of a plot, and between two."""

    columns: int
    left: float
    wide: float
    gap: float

    def start(self, place: int) -> float:
        """Where the plot of a panel begins."""
        return self.left + place % self.columns * (self.wide + self.gap)


def panels(
    found: Sequence[Panel], gaps: Mapping[str, Sequence[Gap]], width: float, lang: Language, *, told: bool
) -> Block:
    """The panels in rows; signs under each axis for the periods of `gaps` in which its line has no value."""
    frame = _frame(found, width, lang)
    names = [paragraph(panel.name, frame.wide + frame.gap / 2, _SIZE) for panel in found]
    strip = STRIP if any(gaps.values()) else 0
    drawn, down = [], 0.0
    for first in range(0, len(found), frame.columns):
        row = range(first, min(first + frame.columns, len(found)))
        head = max(names[place].height for place in row)
        for place in row:
            x = frame.start(place)
            plotted = _Plotted(found[place], gaps.get(found[place].name, ()), x, x + frame.wide, strip)
            drawn.append(moved(names[place].drawing, x, down + head - names[place].height))
            drawn.append(moved(_plot(plotted, lang, told=told, is_first=place == first), 0, down + head + 4))
        down += head + 4 + _PLOT + strip + _standoff(found[0]) + _BELOW + _BETWEEN
    return Block(down - _BETWEEN, "".join(drawn))


@dataclass(frozen=True)
class _Plotted:
    """A panel to be plotted between two edges, with a strip for signs under its axis."""

    panel: Panel
    gaps: Sequence[Gap]
    left: float
    right: float
    strip: float


def _plot(given: _Plotted, lang: Language, *, told: bool, is_first: bool) -> str:
    layout, traces = given.panel.figure["layout"], given.panel.figure["data"]
    x, y = _x(given.panel, given.left, given.right), scale(layout["yaxis"], (), _PLOT, 0)
    foot = _PLOT + _standoff(given.panel)
    is_columns = traces[0]["type"] == "bar"
    levels = [tick if is_first else Tick(tick.at, "") for tick in numbered(layout["yaxis"], y, lang, most=_MOST_LEVELS)]
    zero = {"x1": given.left, "x2": given.right, "y1": y.at(0), "y2": y.at(0)}
    drawn = [
        *(level(tick, given.left, given.right) for tick in levels),
        element("line", **zero, stroke=theme.QUIET if is_columns else theme.HAIRLINE),
        *(notes.shape(one, x, y) for one in layout["shapes"]),
        *(
            [marks.columns(traces, x, y, told=told)]
            if is_columns
            else [marks.line(trace, x, y, told=told) for trace in traces]
        ),
        *(notes.annotation(one, x, y, given.right) for one in layout["annotations"]),
        *(states.sign(gap.state, x.at(gap.at), foot + STRIP / 2 + 1) for gap in given.gaps),
        *periods_under(_periods(given.panel, x), foot + given.strip, given.right + _EDGE + given.left),
    ]
    return "".join(drawn)


def _frame(found: Sequence[Panel], width: float, lang: Language) -> _Frame:
    """As many columns as leave the names few lines and the plots wide enough."""
    axis = found[0].figure["layout"]["yaxis"]
    levels = numbered(axis, scale(axis, (), _PLOT, 0), lang, most=_MOST_LEVELS)
    periods = max(letters.width(tick.name, TICK) for tick in _periods(found[0], _x(found[0], 0, width)))
    left = max(periods / 2, *(letters.width(tick.name, TICK) + _BESIDE for tick in levels))
    gap, right = periods + _APART, periods / 2
    most = next((columns for least, columns in _ROOM_FOR if width >= least), 1)
    for columns in range(most, 1, -1):
        wide = (width - left - right - gap * (columns - 1)) / columns
        lines = max(len(letters.wrapped(panel.name, wide + gap / 2, _SIZE)) for panel in found)
        if lines <= _LINES and wide >= _WIDE_ENOUGH * gap:
            return _Frame(columns, left, wide, gap)
    return _Frame(1, left, width - left - right, gap)


def _x(panel: Panel, left: float, right: float) -> Scale:
    layout = panel.figure["layout"]
    return scale(layout["xaxis"], panel.places, left + _EDGE, right - _EDGE)


def _periods(panel: Panel, x: Scale) -> list[Tick]:
    """The first and the last period of the axis."""
    axis = panel.figure["layout"]["xaxis"]
    if axis.get("type") == "date":
        found = dated(x)
        return [found[0], found[-1]]
    ends = ends_of_time(axis)
    return named({**axis, **ends}, x)


def _standoff(panel: Panel) -> float:
    """How far under the axis its periods stand, for the name of a target."""
    return float(panel.figure["layout"]["xaxis"].get("ticklabelstandoff", 0))

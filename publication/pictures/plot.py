"""The plot of a figure: of lines and columns over time, of rows of dots, of rows of spans."""

from collections.abc import Sequence
from typing import Any

from publication.figures import theme
from publication.figures.limits import heights
from publication.pictures import letters, marks, notes, states
from publication.pictures.marks import Trace
from publication.pictures.names import Names, names_at_ends
from publication.pictures.names import named as named_ends
from publication.pictures.scales import TICK, Scale, Tick, dated, named, numbered, scale, thinned
from publication.pictures.states import Gap
from publication.pictures.svg import Block, element, text
from vocabulary.text import Language

Figure = dict[str, Any]

_LOWEST, _HIGHEST, _FLATNESS = 190, 400, 0.5
_BESIDE, _BELOW = 8, 24
_EDGE = 14
"""How far the first and last places stay from the edges, so that their marks are whole."""

_ROW_OF_SPANS, _ROW_WITH_NAME_ABOVE = 17, 31
_SPAN_NAME = 11
_MOST_FOR_NAMES = 0.4
_BAR_BELOW_NAME = 6
_BESIDE_MARK = 11


def upright(figure: Figure, gaps: Sequence[Gap], width: float, lang: Language, *, told: bool) -> Block:
    """Lines or columns over time, with a strip under the axis for periods that have no value."""
    layout, traces = figure["layout"], figure["data"]
    names = names_of(figure, width)
    whole, width = width, width - (names.room if names else 0.0)
    top = float(layout["margin"]["t"])
    bottom = top + _height(whole)
    y = scale(layout["yaxis"], [end for trace in traces for end in heights(trace)], bottom, top)
    rises = numbered(layout["yaxis"], y, lang, most=6)
    left = max(letters.width(tick.name, TICK) for tick in rises) + _BESIDE
    room = bottom + layout["xaxis"].get("ticklabelstandoff", 0)
    under = room + (states.STRIP if gaps else 0)
    places = [at for trace in traces for at in trace["x"] if at is not None]
    x = scale(layout["xaxis"], places, left + _EDGE, width - _EDGE)
    is_columns = traces[0]["type"] == "bar"
    drawn = [
        *(level(tick, left, width) for tick in rises),
        element("line", x1=left, x2=width, y1=bottom, y2=bottom, stroke=theme.QUIET if is_columns else theme.HAIRLINE),
        *(notes.shape(one, x, y) for one in layout.get("shapes", ())),
        *([marks.columns(traces, x, y, told=told)] if is_columns else _lines(traces, x, y, told=told)),
        *(notes.annotation(one, x, y, width) for one in layout.get("annotations", ())),
        *([named_ends(names, x, y, width)] if names else []),
        *(states.sign(gap.state, x.at(gap.at), room + states.STRIP / 2 + 1) for gap in gaps),
        *periods_under(_through_time(layout["xaxis"], x, lang, width), under, width),
    ]
    return Block(under + _BELOW, "".join(drawn))


def names_of(figure: Figure, width: float) -> Names | None:
    """The names at the ends of a plot's lines; None where a legend has to name them."""
    return names_at_ends(figure, width, _height(width))


def dots(figure: Figure, width: float, lang: Language, *, told: bool) -> Block:
    """A row for each place of the figure, its name above it and its number beside its mark."""
    layout = figure["layout"]
    top, bottom = float(layout["margin"]["t"]), float(layout["height"]) - _BELOW
    y = scale(layout["yaxis"], (), bottom, top)
    axis = {**layout["xaxis"], "range": [0, _far_enough(figure, width - 2 * _EDGE)]}
    x = scale(axis, (), _EDGE, width - _EDGE)
    ticks = numbered(axis, x, lang, most=max(2, int(width / 90)))
    drawn = [
        *(_upright_line(tick, top, bottom) for tick in ticks),
        *(element("line", x1=0, x2=width, y1=y.at(place), y2=y.at(place), stroke=theme.GRID) for place in y.names),
        *(marks.dots(trace, x, y, told=told) for trace in figure["data"]),
        *(_numbers(trace, x, y, width) for trace in figure["data"]),
        *(notes.annotation(one, x, y, width) for one in layout["annotations"]),
        *periods_under(ticks, bottom, width),
    ]
    return Block(float(layout["height"]), "".join(drawn))


def spans(figure: Figure, width: float, lang: Language, *, told: bool) -> Block:
    """A row for each name, which stands left of its bars, or above them where that would leave them no room."""
    layout, trace = figure["layout"], figure["data"][0]
    names = layout["yaxis"]["categoryarray"]
    widest = max(letters.width(name, _SPAN_NAME) for name in names) + _BESIDE
    above = widest > width * _MOST_FOR_NAMES
    row, left = (_ROW_WITH_NAME_ABOVE, 0.0) if above else (_ROW_OF_SPANS, widest)
    top, bottom = float(_BELOW), float(_BELOW + row * len(names))
    y = scale(layout["yaxis"], (), bottom, top)
    ends = [end for base, years in zip(trace["base"], trace["x"], strict=True) for end in (base, base + years)]
    x = scale(layout["xaxis"], ends, left + _EDGE, width - _EDGE)
    ticks = thinned(numbered(layout["xaxis"], x, lang, most=8))
    drawn = [
        *(_upright_line(tick, top, bottom) for tick in ticks),
        *periods_under(ticks, 0, width),
        *(_name_of_row(name, y.at(name), left, above=above) for name in names),
        marks.spans(trace, x, y, _BAR_BELOW_NAME if above else 0.0, told=told),
    ]
    return Block(bottom + _BESIDE, "".join(drawn))


def _height(width: float) -> float:
    """How high a plot is that is so wide."""
    return min(_HIGHEST, max(_LOWEST, width * _FLATNESS))


def _lines(traces: Sequence[Trace], x: Scale, y: Scale, *, told: bool) -> list[str]:
    return [marks.line(trace, x, y, told=told) for trace in traces]


def _through_time(axis: dict[str, Any], x: Scale, lang: Language, width: float) -> list[Tick]:
    if x.names:
        return thinned(named(axis, x))
    if axis.get("type") == "date":
        return thinned(dated(x))
    return thinned(numbered(axis, x, lang, most=max(2, int(width / 50))))


def _far_enough(figure: Figure, room: float) -> float:
    """Where the axis of dots ends: every number beside its mark fits."""
    ends = [float(figure["layout"]["xaxis"]["range"][1])]
    for trace in figure["data"]:
        size = trace["textfont"]["size"]
        for value, said, place in zip(trace["x"], trace["text"], trace["textposition"], strict=True):
            if place == "middle right":
                taken = min(letters.width(said.strip(), size) + _BESIDE_MARK, room - 1)
                ends.append(value * room / (room - taken))
    return max(ends)


def _numbers(trace: Trace, x: Scale, y: Scale, width: float) -> str:
    """The number of each dot: right of its mark, that of limits under their middle."""
    size = trace["textfont"]["size"]
    drawn = []
    for value, name, said, place in zip(trace["x"], trace["y"], trace["text"], trace["textposition"], strict=True):
        words, across, down = said.strip(), x.at(value), y.at(name)
        if place == "middle right":
            drawn.append(text(words, across + _BESIDE_MARK, down + size * 0.36, size, fill=theme.INK))
        else:
            wide = letters.width(words, size)
            left = min(max(across - wide / 2, 0.0), width - wide)
            drawn.append(text(words, left, down + size + 6, size, fill=theme.INK))
    return "".join(drawn)


def level(tick: Tick, left: float, width: float) -> str:
    """A line across the plot at a value, its name left of it."""
    line = element("line", x1=left, x2=width, y1=tick.at, y2=tick.at, stroke=theme.GRID)
    said = text(tick.name, left - _BESIDE, tick.at + TICK * 0.36, TICK, fill=theme.QUIET, text_anchor="end")
    return line + said if tick.name else line


def _upright_line(tick: Tick, top: float, bottom: float) -> str:
    return element("line", x1=tick.at, x2=tick.at, y1=top, y2=bottom, stroke=theme.GRID)


def periods_under(ticks: Sequence[Tick], axis: float, width: float) -> list[str]:
    """The names of the places of an axis under it, none beyond the edges."""
    drawn = []
    for tick in ticks:
        half = letters.width(tick.name, TICK) / 2
        middle = min(max(tick.at, half), width - half)
        drawn.append(text(tick.name, middle, axis + TICK + 5, TICK, fill=theme.QUIET, text_anchor="middle"))
    return drawn


def _name_of_row(name: str, middle: float, left: float, *, above: bool) -> str:
    if above:
        return text(name, 0, middle - 3, _SPAN_NAME, fill=theme.INK)
    return text(name, left - _BESIDE, middle + _SPAN_NAME * 0.36, _SPAN_NAME, fill=theme.INK, text_anchor="end")

"""A world map: areas in the colour of their class, what is withheld or missing in a pattern, the rest in grey."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import pi, radians
from typing import Any

from publication.figures import theme
from publication.pictures import marks
from publication.pictures.legend import legend
from publication.pictures.marks import Trace
from publication.pictures.svg import Block, element, moved, number
from publication.shapes import Point, Ring, world
from publication.text import words
from vocabulary.codes import areas
from vocabulary.statuses import State
from vocabulary.text import Language

_NORTH, _SOUTH = 84.0, -57.0
"""The latitudes between which the map reaches, as the figure of a page does."""

_UNPEOPLED = "ATA"
_FINEST = 1.2
"""How far apart the points of an outline are at least, in pixels."""

_SMALLEST, _FEWEST_STEPS = 1.0, 2
"""How far an island reaches at least, in pixels; an area with no outline that large is a dot."""

_HALF_ROUND = 180.0

_DOT, _MORE = 4.0, 8.0
_PATTERN = 5
_PARTS = 2
"""Coordinates of outlines are to half a pixel: on a sharp screen to a whole one."""


def world_map(figure: dict[str, Any], width: float, lang: Language, *, told: bool) -> Block:
    """The areas of a figure's traces with their legend; all others are there as land without a figure."""
    traces: list[Trace] = figure["data"]
    named = legend(_legend(traces, width, lang), width)
    top, bottom = (_at((0.0, up), width)[1] for up in (_NORTH, _SOUTH))
    coloured = {area for trace in traces for area in trace["ids"]}
    land = "".join(outline for area, outline in outlines(width).items() if area not in coloured)
    drawn = [
        element("path", d=land, fill=theme.NO_FIGURE, stroke=theme.PAPER, stroke_width=0.5),
        *(_area(trace, place, width, told=told) for trace in traces for place in range(len(trace["ids"]))),
    ]
    patterns = element("defs", _hatched(width), _dotted(width))
    return Block(
        named.height + bottom - top,
        patterns + named.drawing + moved("".join(drawn), width / 2, named.height - top),
    )


@lru_cache(maxsize=8)
def outlines(width: float) -> dict[str, str]:
    """The outline of each area with a shape as SVG draws it on a map of that width; no two borders are apart."""
    borders = [_thinned(border, width) for border in world().borders]
    drawn = {
        area: "".join(_closed(part, width) for ring in rings for part in _within(_around(ring, borders)))
        for area, rings in world().rings.items()
        if area != _UNPEOPLED
    }
    return {area: outline for area, outline in drawn.items() if outline}


def _area(trace: Trace, place: int, width: float, *, told: bool) -> str:
    """An area of a trace: its shape, or a dot where it is too small for one."""
    area, value = trace["ids"][place], trace["customdata"][place]
    shape = _shape(area, width)
    look: dict[str, str | float] = {"fill": _filled(trace, width), "stroke": theme.PAPER, "stroke_width": 0.5}
    if area not in outlines(width):
        look |= {"stroke": theme.INK, "stroke_width": 0.7}
    elif value is None:
        look |= {"stroke": theme.QUIET}
    if value is None:
        return element("path", class_="state", data_at=area, data_state=trace["meta"], d=shape, **look)
    return marks.mark("path", trace["text"][place], (area, value), told=told, d=shape, **look)


def _shape(area: str, width: float) -> str:
    known = areas()[area]
    if area in outlines(width):
        return outlines(width)[area]
    across, down = _at((known.longitude or 0.0, known.latitude or 0.0), width)
    return marks.symbol("circle", across, down, _DOT)


def _legend(traces: list[Trace], width: float, lang: Language) -> list[Trace]:
    """Each class once, then the states that areas are in, then what grey means."""
    _ = words(lang)
    named = {trace["name"]: _filled(trace, width) for trace in traces if trace["ids"]}
    return [_square(name, fill) for name, fill in {**named, _("no figure"): theme.NO_FIGURE}.items()]


def _square(name: str, fill: str) -> Trace:
    return {"type": "bar", "name": name, "marker": {"color": fill}}


def _filled(trace: Trace, width: float) -> str:
    """The colour of a class, or the pattern of a state."""
    if trace["meta"] in {State.WITHHELD, State.MISSING}:
        return f"url(#{trace['meta']}-{width:g})"
    colour: str = trace["colorscale"][0][1] if trace["type"] == "choropleth" else trace["marker"]["color"]
    return colour


def _hatched(width: float) -> str:
    """Strokes aslant, as for whatever is withheld."""
    stroke = f"M-1 1L1 -1M0 {_PATTERN}L{_PATTERN} 0M{_PATTERN - 1} {_PATTERN + 1}L{_PATTERN + 1} {_PATTERN - 1}"
    return _pattern(State.WITHHELD, width, element("path", d=stroke, stroke=theme.QUIET, stroke_width=1.4))


def _dotted(width: float) -> str:
    """Points, as the frame of whatever is missing is broken."""
    return _pattern(State.MISSING, width, element("circle", cx=2.5, cy=2.5, r=1.1, fill=theme.QUIET))


def _pattern(state: State, width: float, drawn: str) -> str:
    ground = element("rect", width=_PATTERN, height=_PATTERN, fill=theme.PAPER)
    return element(
        "pattern",
        ground,
        drawn,
        id=f"{state}-{width:g}",
        width=_PATTERN,
        height=_PATTERN,
        patternUnits="userSpaceOnUse",
    )


def _at(point: Point, width: float) -> Point:
    """Where a place stands on a map of that width: Natural Earth's projection, by B. Jenny, T. Patterson and others."""
    across, up = radians(point[0]), radians(point[1])
    two = up * up
    four = two * two
    x = across * (0.8707 - 0.131979 * two + four * (-0.013791 + four * (0.003971 * two - 0.001529 * four)))
    y = up * (1.007226 + two * (0.015085 + four * (-0.044475 + 0.028874 * two - 0.005916 * four)))
    pixels = width / (2 * 0.8707 * pi)
    return x * pixels, -y * pixels


def _thinned(border: Sequence[Point], width: float) -> list[Point]:
    """A border without the points that are nearer to the one before than one can see; its ends stay."""
    kept, last = [border[0]], _at(border[0], width)
    for point in border[1:-1]:
        here = _at(point, width)
        if abs(here[0] - last[0]) + abs(here[1] - last[1]) >= _FINEST:
            kept, last = [*kept, point], here
    return [*kept, border[-1]]


def _around(ring: Ring, borders: Sequence[Sequence[Point]]) -> Iterator[Point]:
    """The points of a ring, where one border ends the next begins; beyond 180 degrees its longitudes go on."""
    turned = before = 0.0
    for place, border in enumerate(ring):
        points = borders[border] if border >= 0 else borders[~border][::-1]
        for across, up in points if place == 0 else points[1:]:
            if abs(across - before) > _HALF_ROUND and before:
                turned += 2 * _HALF_ROUND if across < before else -2 * _HALF_ROUND
            before = across
            yield across + turned, up


def _within(ring: Iterable[Point]) -> Iterator[list[Point]]:
    """A ring as the map has it: what lies beyond one edge comes in at the other."""
    points = list(ring)
    for turned in (-2 * _HALF_ROUND, 0.0, 2 * _HALF_ROUND):
        here = [(across + turned, up) for across, up in points]
        west = _cut(here, _HALF_ROUND, keeps_less=True)
        yield _cut(west, -_HALF_ROUND, keeps_less=False)


def _cut(ring: Sequence[Point], edge: float, *, keeps_less: bool) -> list[Point]:
    """The part of a ring on one side of a meridian."""
    kept: list[Point] = []
    for before, here in zip([*ring[-1:], *ring], ring, strict=False):
        if (before[0] <= edge) != (here[0] <= edge):
            part = (edge - before[0]) / (here[0] - before[0])
            kept.append((edge, before[1] + part * (here[1] - before[1])))
        if (here[0] <= edge) == keeps_less:
            kept.append(here)
    return kept


def _closed(ring: Sequence[Point], width: float) -> str:
    """A ring as a path of steps, each from the point before; nothing of one too small to see."""
    points = [(round(x * _PARTS), round(y * _PARTS)) for x, y in (_at(point, width) for point in ring)]
    steps = [(x - was_x, y - was_y) for (was_x, was_y), (x, y) in pairwise(points) if (x, y) != (was_x, was_y)]
    if len(steps) < _FEWEST_STEPS or max(_reach(points)) < _SMALLEST * _PARTS:
        return ""
    written = "".join(f"{_signed(x)}{_signed(y)}" for x, y in steps)
    return f"M{number(points[0][0] / _PARTS)} {number(points[0][1] / _PARTS)}l{written.lstrip()}z"


def _reach(points: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """How wide and how high points are, in halves of a pixel."""
    across, down = zip(*points, strict=True)
    return max(across) - min(across), max(down) - min(down)


def _signed(halves: int) -> str:
    """A step, led by its sign or a space."""
    step = number(halves / _PARTS)
    return step if step.startswith("-") else f" {step}"

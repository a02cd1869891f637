"""Marks: what a figure's traces look like; each mark carries its place and its value as attributes."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Any

from publication.pictures import fills
from publication.pictures.fills import Box
from publication.pictures.scales import Scale, Value
from publication.pictures.svg import element, number

Trace = dict[str, Any]

DASHES = {"dash": "9 5", "dot": "2 4", "dashdot": "9 4 2 4", "longdash": "15 6"}
_DIAGONAL = 0.71
_BAR = 11
_UNSEEN = 5
"""The radius of a mark that only answers a pointer, on a line of many points."""


def line(trace: Trace, x: Scale, y: Scale, *, told: bool) -> str:
    """Lines that end where a point has no value, and their marks."""
    points = [
        None if at is None or value is None else (x.at(at), y.at(value))
        for at, value in zip(trace["x"], trace["y"], strict=True)
    ]
    runs = [list(run) for known, run in groupby(points, key=lambda point: point is not None) if known]
    style = trace["line"]
    joined = [
        element(
            "polyline",
            points=" ".join(f"{number(point[0])},{number(point[1])}" for point in run if point),
            fill="none",
            stroke=style["color"],
            stroke_width=style["width"],
            stroke_dasharray=DASHES.get(style.get("dash", ""), ""),
            stroke_linejoin="round",
            opacity=_opacity(trace),
        )
        for run in runs
        if len(run) > 1 and "lines" in trace["mode"]
    ]
    marked = _points(trace, x, y, told=told) if trace.get("hoverinfo") != "skip" else []
    return "".join([*joined, *_bars(trace, x, y), *marked])


def columns(traces: Sequence[Trace], x: Scale, y: Scale, *, told: bool) -> str:
    """Columns from zero, those of one period side by side."""
    room = x.slot * 0.7
    wide = room / len(traces)
    drawn = []
    for place, trace in enumerate(traces):
        for row, (at, value) in enumerate(zip(trace["x"], trace["y"], strict=True)):
            left = x.at(at) - room / 2 + place * wide
            top, bottom = sorted((y.at(value), y.at(0)))
            box = Box(left, top, max(1.0, wide * 0.92), max(0.8, bottom - top))
            shape = {"x": box.left, "y": box.top, "width": box.width, "height": box.height}
            look = fills.ground(trace["marker"])
            drawn += [
                mark("rect", _words(trace, row), (at, value), told=told, **shape, **look),
                fills.pattern(trace["marker"], box),
                _bar(trace, row, box.left + box.width / 2, y),
            ]
    return "".join(drawn)


def spans(trace: Trace, x: Scale, y: Scale, below: float, *, told: bool) -> str:
    """Bars from year to year, one row a name, so far below the middle of the row."""
    drawn = []
    for row, (name, base, years) in enumerate(zip(trace["y"], trace["base"], trace["x"], strict=True)):
        shape = {"x": x.at(base), "y": y.at(name) + below - _BAR / 2}
        shape |= {"width": x.at(base + years) - x.at(base), "height": _BAR}
        said = (name, f"{base} {base + years}")
        drawn.append(mark("rect", _words(trace, row), said, told=told, fill=trace["marker"]["color"][row], **shape))
    return "".join(drawn)


def dots(trace: Trace, x: Scale, y: Scale, *, told: bool) -> str:
    """Dots on the row of their name, with bars from limit to limit."""
    limits, look = trace["error_x"], trace["marker"]
    drawn = []
    for row, (value, name) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        across, down = x.at(value), y.at(name)
        if limits["array"][row] or limits["arrayminus"][row]:
            ends = x.at(value - limits["arrayminus"][row]), x.at(value + limits["array"][row])
            drawn.append(_limits(*ends, down, look["color"]))
        shape = {"d": symbol(look["symbol"], across, down, look["size"][row] / 2), "fill": look["color"]}
        drawn.append(mark("path", _words(trace, row), (name, value), told=told, **shape))
    return "".join(drawn)


def symbol(name: str, x: float, y: float, radius: float) -> str:
    """The outline of a mark about a point; the names are those of the theme."""
    if name == "circle":
        half = f"a{number(radius)} {number(radius)} 0 1 0 "
        there, back = f"{half}{number(2 * radius)} 0", f"{half}{number(-2 * radius)} 0"
        return f"M{number(x - radius)} {number(y)}{there}{back}Z"
    corners = _CORNERS[name]
    return f"M{'L'.join(f'{number(x + radius * dx)} {number(y + radius * dy)}' for dx, dy in corners)}Z"


def mark(shape: str, words: str, said: tuple[Value, Value], *, told: bool, **attributes: str | float) -> str:
    """A shape that says in its attributes what it stands for and, where told, in words what a reader may know."""
    title = [element("title", escape(_plain(words), quote=False))] if told else []
    at, value = said
    return element(shape, *title, class_="mark", data_at=str(at), data_value=_exact(value), **attributes)


def _words(trace: Trace, row: int) -> str:
    return str((trace.get("hovertext") or trace["text"])[row])


def _points(trace: Trace, x: Scale, y: Scale, *, told: bool) -> Iterator[str]:
    look = trace["marker"]
    shown = "markers" in trace["mode"]
    for row, (at, value) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        if at is None or value is None:
            continue
        outline = symbol(
            look["symbol"] if shown else "circle", x.at(at), y.at(value), look["size"] / 2 if shown else _UNSEEN
        )
        seen: dict[str, str | float] = {} if shown else {"fill_opacity": "0"}
        yield mark("path", _words(trace, row), (at, value), told=told, d=outline, fill=look["color"], **seen)


def _limits(low: float, high: float, y: float, colour: str) -> str:
    cap = 5
    path = (
        f"M{number(low)} {number(y)}H{number(high)}"
        f"M{number(low)} {number(y - cap)}v{2 * cap}M{number(high)} {number(y - cap)}v{2 * cap}"
    )
    return element("path", d=path, stroke=colour, stroke_width=2, fill="none")


def _bars(trace: Trace, x: Scale, y: Scale) -> Iterator[str]:
    """The bars from limit to limit through the points of a line."""
    for row, (at, value) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        if at is not None and value is not None:
            yield _bar(trace, row, x.at(at), y)


def _bar(trace: Trace, row: int, across: float, y: Scale) -> str:
    """The upright bar from the lower to the upper limit of a row; empty where it has none."""
    limits = trace.get("error_y")
    if limits is None or not (limits["array"][row] or limits["arrayminus"][row]):
        return ""
    value, cap = trace["y"][row], limits["width"]
    low, high = (number(y.at(end)) for end in (value - limits["arrayminus"][row], value + limits["array"][row]))
    left, ends = number(across - cap), f"h{number(2 * cap)}"
    path = f"M{number(across)} {low}V{high}M{left} {low}{ends}M{left} {high}{ends}"
    look = {"stroke": limits["color"], "stroke_width": limits["thickness"]}
    return element("path", class_="limits", d=path, fill="none", **look)


def _opacity(trace: Trace) -> str:
    return str(trace["opacity"]) if "opacity" in trace else ""


def _plain(words: str) -> str:
    return words.replace("<br>", "\n").replace("<b>", "").replace("</b>", "")


def _exact(value: Value) -> str:
    return value if isinstance(value, str) else f"{value:.15g}"


_STAR = (
    (0, -1.3), (0.3, -0.4), (1.24, -0.4), (0.48, 0.15), (0.76, 1.05),
    (0, 0.5), (-0.76, 1.05), (-0.48, 0.15), (-1.24, -0.4), (-0.3, -0.4),
)  # fmt: skip
_ARM = 0.35
_CROSS = (
    (-_ARM, -1), (_ARM, -1), (_ARM, -_ARM), (1, -_ARM), (1, _ARM), (_ARM, _ARM),
    (_ARM, 1), (-_ARM, 1), (-_ARM, _ARM), (-1, _ARM), (-1, -_ARM), (-_ARM, -_ARM),
)  # fmt: skip
_CORNERS: dict[str, tuple[tuple[float, float], ...]] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "triangle-up": ((0, -1.2), (1.1, 0.8), (-1.1, 0.8)),
    "triangle-down": ((0, 1.2), (1.1, -0.8), (-1.1, -0.8)),
    "cross": _CROSS,
    "x": tuple(((dx - dy) * _DIAGONAL, (dx + dy) * _DIAGONAL) for dx, dy in _CROSS),
    "star": _STAR,
}

"""Fills: the colour and the pattern of columns, drawn so that they need nothing defined elsewhere in a document."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from publication.pictures.svg import element

_STEP, _STROKE, _DOT = 6, 1.5, 2.2
"""Pixels: from stroke to stroke of a pattern, the width of a stroke, and the width of a dot."""


@dataclass(frozen=True)
class Box:
    """The place of a column."""

    left: float
    top: float
    width: float
    height: float


def ground(marker: Mapping[str, Any]) -> dict[str, str | float]:
    """The fill and the frame of a column under its pattern."""
    pattern, frame = marker.get("pattern", {}), marker.get("line", {})
    framed = {"stroke": frame["color"], "stroke_width": frame["width"]} if frame.get("width") else {}
    return {"fill": pattern.get("bgcolor", marker["color"]), **framed}


def pattern(marker: Mapping[str, Any], box: Box) -> str:
    """The pattern of a column, counted from its foot; empty for a plain one."""
    found = marker.get("pattern", {})
    shape = found.get("shape", "")
    strokes = {"-": _across, "|": _upright, "+": _grid, ".": _dots}
    return "".join(strokes[shape](box, found["fgcolor"])) if shape else ""


def _across(box: Box, colour: str) -> Iterator[str]:
    """Level strokes: one broken stroke up the column, as wide as the column is."""
    middle, foot = box.left + box.width / 2, box.top + box.height
    yield _broken((middle, foot), (middle, box.top), colour, box.width)


def _upright(box: Box, colour: str) -> Iterator[str]:
    """Upright strokes: one broken stroke across the column, as wide as the column is high."""
    middle = box.top + box.height / 2
    yield _broken((box.left, middle), (box.left + box.width, middle), colour, box.height)


def _grid(box: Box, colour: str) -> Iterator[str]:
    yield from _across(box, colour)
    yield from _upright(box, colour)


def _dots(box: Box, colour: str) -> Iterator[str]:
    """A broken stroke with round ends for each row of dots up the column."""
    foot, head = box.top + box.height - _STEP / 2, box.top + _DOT / 2
    rows = max(1, round(box.width / _STEP))
    for row in range(rows if foot > head else 0):
        at = box.left + box.width * (row + 0.5) / rows
        look = {"stroke_dasharray": f"0.01 {_STEP}", "stroke_linecap": "round"}
        yield element("line", x1=at, y1=foot, x2=at, y2=head, stroke=colour, stroke_width=_DOT, **look)


def _broken(start: tuple[float, float], end: tuple[float, float], colour: str, width: float) -> str:
    margin = _STEP / 2 - _STROKE / 2
    dashes = f"0 {margin} {_STROKE} {margin}"
    ends = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
    return element("line", **ends, stroke=colour, stroke_width=width, stroke_dasharray=dashes)

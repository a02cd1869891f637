"""Names at the ends of lines in a picture, where its width has room for them; else a legend names the lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from publication.figures import theme
from publication.figures.ends import End, apart, ends
from publication.pictures import letters
from publication.pictures.scales import Scale
from publication.pictures.svg import element, text

_SIZE, _LEADING, _BETWEEN = 12, 15, 4
_NARROWEST, _MOST = 560, 170
"""Pixels: the width of the narrowest picture that has names at its lines, and that of a name at most."""

_FROM_MARK, _FROM_PLOT = 7, 12


@dataclass(frozen=True)
class Names:
    """The ends of lines from top to bottom, each with the lines of its name, and the width that they take."""

    at: Sequence[End]
    said: Sequence[Sequence[str]]
    room: float


def names_at_ends(figure: Mapping[str, Any], width: float, height: float) -> Names | None:
    """The names beside a plot of that height; None where they do not fit."""
    found = ends(figure) if width >= _NARROWEST else []
    said = [letters.wrapped(each.name, _MOST, _SIZE) for each in found]
    if not found or sum(map(_high, said)) > height:
        return None
    widest = max(letters.width(line, _SIZE) for lines in said for line in lines)
    return Names(found, said, widest + _FROM_PLOT)


def named(names: Names, x: Scale, y: Scale, right: float) -> str:
    """The names right of the plot, thin lines leading to them."""
    top = y.end
    middles = apart([y.at(each.y) - top for each in names.at], [*map(_high, names.said)], y.start - top)
    return "".join(
        _leader(x.at(each.x), y.at(each.y), right + _FROM_PLOT - 3, top + middle)
        + _name(lines, right + _FROM_PLOT, top + middle)
        for each, lines, middle in zip(names.at, names.said, middles, strict=True)
    )


def _high(lines: Sequence[str]) -> float:
    return len(lines) * _LEADING + _BETWEEN


def _leader(x: float, y: float, end: float, level: float) -> str:
    place = {"x1": x + _FROM_MARK, "y1": y, "x2": end, "y2": level}
    return element("line", class_="leader", **place, stroke=theme.QUIET, stroke_width=0.8)


def _name(lines: Sequence[str], left: float, middle: float) -> str:
    first = middle - len(lines) * _LEADING / 2 + _SIZE * 0.95
    return "".join(
        text(line, left, first + place * _LEADING, _SIZE, fill=theme.INK) for place, line in enumerate(lines)
    )

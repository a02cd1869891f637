"""Breaks in a series: a thin dashed line between two values that cannot be compared, named once a period."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from publication import labels
from publication.figures import theme
from publication.figures.marks import Line, with_value
from publication.query import Row
from publication.text import words
from vocabulary.text import Language

BREAK = "B"
"""The status of the first value after a break (SDMX)."""

Place = Callable[[Row], float | str]
"""Where on the axis a break before a row stands."""

_LABEL = 0.38
"""The part of the narrowest figure's width that a label takes."""

_LOWEST, _LINE_HEIGHT, _MARK = 155, 17, 5
"""Pixels: the plot of the lowest figure, a row of labels, and the half of a value's mark."""

_MOST_ROOM = 0.6
"""The part of the lowest figure that labels may take."""


@dataclass(frozen=True)
class Breaks:
    """What is drawn of the breaks, and by which part of its height a figure grows for their labels."""

    shapes: list[dict[str, Any]]
    annotations: list[dict[str, Any]]
    headroom: float


def breaks(drawn: Sequence[Line], place: Place, lang: Language, target_year: int | None = None) -> Breaks:
    """One mark for each period before which a line breaks, however many lines break there: pointing tells which.

    The axis ends with the last period drawn, or with a target year after it.
    """
    broken = _broken(drawn)
    found = [row for row, _names in broken]
    across = [_across(row, drawn, target_year) for row in found]
    heights = _heights(across)
    annotations = [
        _label(place(row), at, height, lang) | {"hovertext": labels.listed(names, lang)}
        for (row, names), at, height in zip(broken, across, heights, strict=True)
    ]
    return Breaks([_mark(place(row)) for row in found], annotations, _headroom(max(heights, default=-1) + 1))


def is_broken(before: Row | None, row: Row) -> bool:
    """Whether a row cannot be compared with the one before it; the first of a line has none before it."""
    return before is not None and row["obs_status"] == BREAK


def _broken(drawn: Sequence[Line]) -> list[tuple[Row, list[str]]]:
    """For each period before which a line breaks, in their order, a row of it and the names of the lines."""
    found: dict[str, tuple[Row, list[str]]] = {}
    for line in drawn:
        for before, row in pairwise(with_value(line.rows)):
            if is_broken(before, row):
                found.setdefault(row["time_period"], (row, []))[1].append(line.name)
    return sorted(found.values(), key=lambda each: each[0]["period_end"])


def _across(row: Row, drawn: Sequence[Line], target_year: int | None) -> float:
    """How far along the axis a period lies: 0 at its start, 1 at its end."""
    days = [each["period_end"].toordinal() for line in drawn for each in line.rows]
    if target_year is not None:
        days.append(dt.date(target_year, 12, 31).toordinal())
    return float((row["period_end"].toordinal() - min(days)) / ((max(days) - min(days)) or 1))


def _heights(across: Sequence[float]) -> list[int]:
    """For each label the row, counted from the top, in which it meets no label before it."""
    ends: list[float] = []
    heights = []
    for at in across:
        start = at - _LABEL if _is_left(at) else at
        height = next((row for row, end in enumerate(ends) if end <= start), len(ends))
        ends[height : height + 1] = [start + _LABEL]
        heights.append(height)
    return heights


def _headroom(rows: int) -> float:
    """How much higher a figure has to be for so many rows of labels over its values, as a part of their height."""
    if not rows:
        return 0.0
    part = min((rows * _LINE_HEIGHT + _MARK) / _LOWEST, _MOST_ROOM)
    return part / (1 - part)


def _is_left(at: float) -> bool:
    """Whether a label stands left of its mark, because on the right it would leave the figure."""
    return at + _LABEL > 1


def _mark(at: float | str) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "x",
        "x0": at,
        "x1": at,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "layer": "between",
        "line": {"color": theme.BREAK, "width": 1.25, "dash": "4px,4px"},
    }


def _label(at: float | str, across: float, height: int, lang: Language) -> dict[str, Any]:
    _ = words(lang)
    is_left = _is_left(across)
    return {
        "xref": "x",
        "x": at,
        "xanchor": "right" if is_left else "left",
        "xshift": -4 if is_left else 4,
        "yref": "paper",
        "y": 1,
        "yanchor": "top",
        "yshift": -_LINE_HEIGHT * height,
        "text": _("break in series"),
        "bgcolor": theme.PAPER,
        "borderpad": 1,
        "showarrow": False,
        "font": {"size": 12, "color": theme.BREAK},
    }

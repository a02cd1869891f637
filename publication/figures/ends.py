"""The ends of lines: whether there is room for a name beside each, and where names stand that would meet."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

_FEWEST, _MOST = 2, 6
"""How many lines have names at their ends; more need a legend."""

_EARLIEST = 0.65
"""The part of the axis of time that every line reaches, so that no name stands far from its line."""

Place = float | str


@dataclass(frozen=True)
class End:
    """The last value of a line: the name and the colour of the line, the place on either axis."""

    name: str
    colour: str
    x: Place
    y: float


def ends(drawn: Mapping[str, Any]) -> list[End]:
    """The ends of a figure's lines from the highest to the lowest.

    Empty for other figures, for too few or too many lines, and where one ends far from the edge.
    """
    found = [_end(trace) for trace in drawn["data"] if is_line(trace)]
    if not _FEWEST <= len(found) <= _MOST:
        return []
    low, high = reach(drawn)
    axis = drawn["layout"]["xaxis"]
    reached = [(_measured(each.x, axis) - low) / ((high - low) or 1.0) for each in found]
    return sorted(found, key=lambda each: -each.y) if min(reached) >= _EARLIEST else []


def is_line(trace: Mapping[str, Any]) -> bool:
    """Whether a trace is a line of observations, not what leads over a gap."""
    return trace["type"] == "scatter" and "line" in trace and trace.get("hoverinfo") != "skip"


def reach(drawn: Mapping[str, Any]) -> tuple[float, float]:
    """From where to where the axis of time goes: its own range, else the first and the last place drawn."""
    axis = drawn["layout"]["xaxis"]
    if "range" in axis:
        return (axis["range"][0], axis["range"][1])
    places = [_measured(x, axis) for trace in drawn["data"] for x in trace["x"] if x is not None]
    return (min(places), max(places))


def apart(wanted: Sequence[float], heights: Sequence[float], room: float) -> list[float]:
    """The middles of names that want to stand so far down, moved as little as keeps them apart and within the room.

    The names are given from top to bottom and fit into the room together.
    """
    if not wanted:
        return []
    steps = [0.0, *accumulate((one + other) / 2 for one, other in pairwise(heights))]
    first, last = heights[0] / 2, room - heights[-1] / 2 - steps[-1]
    level = _rising([middle - step for middle, step in zip(wanted, steps, strict=True)])
    return [min(max(place, first), last) + step for place, step in zip(level, steps, strict=True)]


def _rising(wanted: Sequence[float]) -> list[float]:
    """The numbers nearest to those wanted that never fall: neighbours that would fall share their mean."""
    groups: list[list[float]] = []
    for each in wanted:
        groups.append([each])
        while len(groups) > 1 and _mean(groups[-2]) > _mean(groups[-1]):
            groups[-2:] = [groups[-2] + groups[-1]]
    return [_mean(group) for group in groups for _each in group]


def _mean(group: Sequence[float]) -> float:
    return sum(group) / len(group)


def _end(trace: Mapping[str, Any]) -> End:
    points = zip(trace["x"], trace["y"], strict=True)
    x, y = [(x, y) for x, y in points if x is not None and y is not None][-1]
    return End(trace["name"], trace["line"]["color"], x, y)


def _measured(place: Place, axis: Mapping[str, Any]) -> float:
    """A place as a number: a name by its order, a day (ISO 8601) by its own."""
    if not isinstance(place, str):
        return float(place)
    names = axis.get("categoryarray")
    return float(names.index(place) if names else dt.date.fromisoformat(place).toordinal())

"""Panels: a small figure for each line, all on the same axes, where lines are too many to be told apart in one."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from publication import labels
from publication.catalogue import Chart
from publication.figures import columns, line, theme
from publication.figures.flags import FLAG
from publication.figures.limits import heights
from publication.figures.marks import Line, lines
from publication.figures.positions import position, slot_of
from publication.figures.withheld import SIGN, withheld
from publication.query import Row, Table
from vocabulary.statuses import State
from vocabulary.text import Language

Figure = dict[str, Any]

_FEWEST, _MOST = len(theme.LINES) + 1, 30
"""How many lines have panels: more than there are colours, and no more than a reader goes through."""

_MARGIN, _ROOM_FOR_LABEL = 0.09, 0.28
"""Parts of the height of a panel: what is free under and over its values, and what a row of labels of breaks takes."""

_DRAWN: dict[Chart, tuple[Callable[[Table, Sequence[Line], Language], Figure], Callable[[Table, Row], float | str]]] = {
    Chart.LINE: (line.of_lines, position),
    Chart.COLUMNS: (columns.of_lines, slot_of),
}
"""What draws a line of a kind of figure, and where its rows stand."""


@dataclass(frozen=True)
class Panel:
    """One line: its name, its number from 1 on, and its own small figure."""

    number: int
    name: str
    figure: Figure

    @property
    def places(self) -> list[float | str]:
        """The places along time at which any panel has a value."""
        return list(self.figure["layout"]["meta"]["places"])


def has_panels(table: Table, lang: Language) -> bool:
    """Whether the lines of a table are drawn in panels."""
    return table.chart in _DRAWN and len(table.periods) > 1 and _FEWEST <= len(_shown(table, lang)) <= _MOST


def figure(table: Table, lang: Language) -> Figure:
    """The panels as one figure, each on a pair of axes of its own; where they stand is for those who draw them."""
    shown = _shown(table, lang)
    draw, _place = _DRAWN[table.chart]
    parts = [draw(table, [each], lang) for each in shown]
    whole: Figure = {"data": [], "layout": {**parts[0]["layout"], "shapes": [], "annotations": [], "showlegend": False}}
    layout, reached = whole["layout"], _reach(parts)
    marked = {x: None for part in parts for trace in part["data"] for x in trace["x"] if x is not None}
    layout["meta"] = {"panels": [each.name for each in shown], "places": [*marked]}
    for number, (each, part) in enumerate(zip(shown, parts, strict=True), start=1):
        own = {"xaxis": axis("x", number), "yaxis": axis("y", number)}
        silent = {} if any(labels.state_of(row) is State.VALUE for row in each.rows) else {"hoverinfo": "skip"}
        whole["data"] += [trace | own | silent for trace in part["data"]]
        layout[_long("x", number)] = part["layout"]["xaxis"] | {"anchor": axis("y", number)}
        layout[_long("y", number)] = part["layout"]["yaxis"] | {
            "anchor": axis("x", number),
            "range": reached,
            "nticks": 4,
        }
        layout["shapes"] += [_moved(one, number) for one in part["layout"]["shapes"]]
        layout["annotations"] += _labels(part, number)
    return whole


def parts(drawn: Figure) -> list[Panel]:
    """The panels of such a figure, each as a figure by itself; none where it has no panels."""
    names = drawn["layout"].get("meta", {}).get("panels", [])
    return [Panel(number, name, _part(drawn, number)) for number, name in enumerate(names, start=1)]


def signs(table: Table, lang: Language) -> list[dict[str, Any]]:
    """The signs of withheld values, each over its period in the panel of its line."""
    _draw, place = _DRAWN[table.chart]
    return [
        _moved(sign | {"text": SIGN, "textangle": 0, "y": 1, "yanchor": "top", "yshift": 0}, number)
        for number, each in enumerate(_shown(table, lang), start=1)
        for sign in withheld([each], partial(place, table), lang)
    ]


def ends_of_time(axis: Mapping[str, Any]) -> dict[str, Any]:
    """The first and the last period of an axis of years or of names: what there is room for under a panel."""
    if "categoryarray" in axis:
        texts = dict(zip(axis["tickvals"], axis["ticktext"], strict=True))
        kept = [*dict.fromkeys((axis["tickvals"][0], axis["tickvals"][-1]))]
        return {"tickvals": kept, "ticktext": [texts[name] for name in kept]}
    low, high = axis["range"]
    years = [*dict.fromkeys((math.ceil(low), math.floor(high)))]
    return {"tickvals": years, "ticktext": [str(year) for year in years]}


def axis(letter: str, number: int) -> str:
    """How plotly.js calls an axis where it is referred to: x, x2, x3 and so on."""
    return letter if number == 1 else f"{letter}{number}"


def _shown(table: Table, lang: Language) -> list[Line]:
    """The lines that have something to show: a value, or that one is withheld."""
    states = {State.VALUE, State.WITHHELD}
    return [each for each in lines(table, lang) if states & {labels.state_of(row) for row in each.rows}]


def _long(letter: str, number: int) -> str:
    return f"{letter}axis" if number == 1 else f"{letter}axis{number}"


def _reach(drawn: Sequence[Figure]) -> list[float]:
    """The range of values that every panel has; columns stand on its foot."""
    marked = [end for part in drawn for trace in part["data"] for end in heights(trace)]
    aimed = [shape["y1"] for part in drawn for shape in part["layout"]["shapes"] if shape.get("yref") == "y"]
    numbers = [end for end in (0.0, *marked, *aimed) if not isinstance(end, str)]
    low, high = min(numbers), max(numbers) or 1.0
    room = _ROOM_FOR_LABEL if any(map(_names_of_breaks, drawn)) else 0.0
    stands = low == 0 and drawn[0]["data"][0]["type"] == "bar"
    return [low if stands else low - (high - low) * _MARGIN, high + (high - low) * (_MARGIN + room)]


def _names_of_breaks(part: Figure) -> list[dict[str, Any]]:
    return [one for one in part["layout"]["annotations"] if one["yref"] == "paper"]


def _labels(part: Figure, number: int) -> list[dict[str, Any]]:
    """The labels in a panel: its flags, a target's name in the first, that of breaks once in each, where it fits."""
    at_values = [one for one in part["layout"]["annotations"] if one["yref"] == "y"]
    kept = [one for one in at_values if one.get("name") == FLAG or number == 1]
    at_edge = {"xref": f"{axis('x', number)} domain", "x": 1, "xanchor": "right", "xshift": 0, "yshift": 0}
    return [_moved(one, number) for one in kept] + [_moved(one, number) | at_edge for one in _names_of_breaks(part)[:1]]


def _moved(drawn: dict[str, Any], number: int) -> dict[str, Any]:
    """A shape or an annotation in the panel of that number; the paper of a panel is its own height."""
    upright = f"{axis('y', number)} domain" if drawn["yref"] == "paper" else axis("y", number)
    return drawn | {"xref": axis("x", number), "yref": upright}


def _part(drawn: Figure, number: int) -> Figure:
    layout, x, y = drawn["layout"], axis("x", number), axis("y", number)
    of_x = (x, f"{x} domain")
    kept = {
        name: [_back(one, x, y) for one in layout[name] if one["xref"] in of_x] for name in ("shapes", "annotations")
    }
    axes = {"xaxis": layout[_long("x", number)], "yaxis": layout[_long("y", number)]}
    return {"data": [trace for trace in drawn["data"] if trace["xaxis"] == x], "layout": {**layout, **axes, **kept}}


def _back(drawn: dict[str, Any], x: str, y: str) -> dict[str, Any]:
    return drawn | {"xref": "x" if drawn["xref"] == x else "paper", "yref": "y" if drawn["yref"] == y else "paper"}

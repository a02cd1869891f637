"""What of a figure depends on its width on the screen: names at lines or a legend, how many periods are named.

A figure is sent as it is drawn narrow; `meta.fits` has what changes where it is at least `least` pixels wide.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from publication import labels
from publication.figures import theme
from publication.figures.ends import End, apart, ends, reach
from publication.figures.limits import heights
from publication.figures.wrapping import pixels, wrapped
from vocabulary.text import Language

Changes = tuple[dict[str, Any], dict[str, Any]]
"""What of a layout is otherwise when narrow and when wide."""

_LEGEND, _LEGEND_JA = 34, 17
"""Characters of a line of the legend: as many as stand on a phone of 360 pixels."""

_NAME, _NAME_JA = 28, 14
_SIZE, _LEADING, _BETWEEN = 13, 17, 4
_BESIDE = 6
_PLOT = 278
"""The height in pixels of the lowest plot that has names at its lines."""

_LEAST = 640
"""The width of a figure in pixels from which on it has names in the place of a legend."""

_PERIODS_NARROW, _PERIODS_WIDE, _APART = 250, 560, 8
"""Pixels: what a narrow and a wide figure have for the names of periods, and the space between two."""

_MARGIN = 0.05
_DAYS_BESIDE = 0.03


def fit(drawn: dict[str, Any], lang: Language) -> None:
    """Wrap the legend of a figure, name no more periods than fit, and say in its `meta` what a wide one has."""
    named = ends(drawn)
    texts = [_lines(each.name, lang) for each in named]
    legend = _LEGEND if labels.space(lang) else _LEGEND_JA
    for trace in drawn["data"]:
        if trace.get("name"):
            trace["name"] = "<br>".join(wrapped(trace["name"], legend, lang))
    changes = [_periods(drawn["layout"].get("xaxis", {}))]
    if named and sum(map(_high, texts)) <= _PLOT:
        changes.append(_name_at_ends(drawn, named, texts))
    narrow, wide = ({name: part for change in changes for name, part in change[kind].items()} for kind in (0, 1))
    if narrow != wide:
        layout = drawn["layout"]
        layout.update({name: layout[name] | part if name == "xaxis" else part for name, part in narrow.items()})
        layout["meta"] = {**layout["meta"], "fits": {"least": _LEAST, "narrow": narrow, "wide": wide}}


def _periods(axis: Mapping[str, Any]) -> Changes:
    """The names of periods that stand side by side; the others are told by pointing and by the table."""
    if "ticktext" not in axis:
        return {}, {}
    widest = max(map(pixels, axis["ticktext"]), default=0) + _APART
    steps = [max(1, -(-widest * len(axis["ticktext"]) // room)) for room in (_PERIODS_NARROW, _PERIODS_WIDE)]
    if steps == [1, 1]:
        return {}, {}
    kept = [{name: axis[name][::step] for name in ("tickvals", "ticktext")} for step in steps]
    return {"xaxis": kept[0]}, {"xaxis": kept[1]}


def _name_at_ends(drawn: dict[str, Any], named: Sequence[End], texts: Sequence[Sequence[str]]) -> Changes:
    """The names, wide; narrow all as it is."""
    layout = drawn["layout"]
    layout["xaxis"] = layout["xaxis"] | {"range": _across(drawn)}
    layout["yaxis"] = layout["yaxis"] | {"range": _upright(drawn)}
    low, high = layout["yaxis"]["range"]
    per_pixel = (high - low) / _PLOT
    middles = apart([(high - each.y) / per_pixel for each in named], [*map(_high, texts)], _PLOT)
    room = max(pixels(line) for lines in texts for line in lines)
    names = [
        _name(each, "<br>".join(lines), layout["xaxis"]["range"][1], high - middle * per_pixel)
        for each, lines, middle in zip(named, texts, middles, strict=True)
    ]
    narrow = {"showlegend": True, "margin": layout["margin"], "annotations": layout.get("annotations", [])}
    wide = {
        "showlegend": False,
        "margin": layout["margin"] | {"r": layout["margin"]["r"] + room + _BESIDE},
        "annotations": [*narrow["annotations"], *names],
    }
    return narrow, wide


def _name(end: End, text: str, x: float | str, y: float) -> dict[str, Any]:
    """A name at the edge of the plot; a thin line leads to it."""
    return {
        "xref": "x",
        "x": end.x,
        "axref": "x",
        "ax": x,
        "xanchor": "left",
        "yref": "y",
        "y": end.y,
        "ayref": "y",
        "ay": y,
        "yanchor": "middle",
        "text": text,
        "align": "left",
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 0.75,
        "arrowcolor": theme.QUIET,
        "standoff": _BESIDE,
        "font": {"size": _SIZE, "color": theme.INK},
    }


def _lines(name: str, lang: Language) -> list[str]:
    return wrapped(name, _NAME if labels.space(lang) else _NAME_JA, lang)


def _high(lines: Sequence[str]) -> int:
    return len(lines) * _LEADING + _BETWEEN


def _across(drawn: dict[str, Any]) -> list[float | str]:
    """The range of the axis of time with a little room beside the first and the last place."""
    axis = drawn["layout"]["xaxis"]
    if "range" in axis:
        return [*axis["range"]]
    low, high = reach(drawn)
    beside = (high - low) * _DAYS_BESIDE
    if axis["type"] != "date":
        return [low - beside, high + beside]
    days = max(1, round(beside))
    return [dt.date.fromordinal(int(end)).isoformat() for end in (low - days, high + days)]


def _upright(drawn: dict[str, Any]) -> list[float]:
    """The range of the axis of values: from zero, with room for marks at its ends."""
    axis = drawn["layout"]["yaxis"]
    if "range" in axis:
        return [*axis["range"]]
    values = [end for trace in drawn["data"] for end in heights(trace)]
    low, high = min(0.0, *values), max(0.0, *values) or 1.0
    margin = (high - low) * _MARGIN
    return [low - margin if min(values) < margin else low, high + margin]

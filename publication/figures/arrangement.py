"""Where panels stand on the screen: in as many columns as there is room for, their names above them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from publication import labels
from publication.figures import theme
from publication.figures.panels import ends_of_time, parts
from publication.figures.wrapping import pixels, wrapped
from vocabulary.text import Language

_LEAST = 640
"""The width of a figure in pixels from which on it has more columns."""

_PLOT, _UNDER, _BETWEEN = 84, 22, 12
"""Pixels of the height of a panel: its plot, the names of its periods, the space to the next one."""

_NARROW, _WIDE = (270, 2), (1000, 4)
"""Of a phone and of a page: about how many pixels wide the plots are together, how many stand side by side at most."""

_SIZE, _LEADING, _APART = 12, 16, 8
_MOST_LINES, _WIDE_ENOUGH = 3, 1.4
"""How many lines a name has at most, and how wide a plot is, as a part of the space to the next one."""

_LETTER, _LETTER_JA = 7, 13
_TOP = 4


@dataclass(frozen=True)
class _Grid:
    """Columns of panels: how many, how wide they are together, the space beside and under a plot, lines of a name."""

    columns: int
    width: int
    gap: int
    under: int
    names: Sequence[Sequence[str]]

    @property
    def plot(self) -> float:
        """How wide a plot is."""
        return (self.width - self.gap * (self.columns - 1)) / self.columns

    @property
    def is_readable(self) -> bool:
        """Whether no name is too high and the plots are wide enough."""
        return max(map(len, self.names)) <= _MOST_LINES and self.plot >= _WIDE_ENOUGH * self.gap

    @property
    def head(self) -> int:
        """The height of the names over each panel."""
        return max(map(len, self.names)) * _LEADING

    @property
    def row(self) -> int:
        """The height of a panel with its names and its periods."""
        return self.head + _PLOT + self.under + _BETWEEN

    @property
    def height(self) -> int:
        """The height of all panels."""
        return -(-len(self.names) // self.columns) * self.row - _BETWEEN - self.under

    def across(self, place: int) -> list[float]:
        """From where to where a panel goes, as parts of the width."""
        left = place % self.columns * (self.plot + self.gap)
        return [round(left / self.width, 4), round(min(1.0, (left + self.plot) / self.width), 4)]

    def upright(self, place: int) -> list[float]:
        """From where to where the plot of a panel goes, as parts of the height counted from below."""
        top = place // self.columns * self.row + self.head
        ends = (self.height - top - _PLOT, self.height - top)
        return [round(max(0.0, end / self.height), 4) for end in ends]


def arrange(drawn: dict[str, Any], lang: Language) -> None:
    """Give the panels of a figure their places, narrow as it is sent and wide in `meta.fits`; their axes few names."""
    layout = drawn["layout"]
    found = parts(drawn)
    names = [panel.name for panel in found]
    longest = max(pixels(text) for text in _ends(layout["xaxis"]).get("ticktext", ["0000"]))
    for panel in found:
        name = "xaxis" if panel.number == 1 else f"xaxis{panel.number}"
        layout[name] = layout[name] | _ends(layout[name]) | {"automargin": False}
    under = _UNDER + layout["xaxis"].get("ticklabelstandoff", 0)
    sides = {"t": _TOP, "r": longest // 2, "l": longest // 2, "b": max(layout["margin"]["b"], under + _TOP)}
    layout["margin"] = layout["margin"] | sides
    narrow, wide = (_grid(names, room, (longest + _APART, under), lang) for room in (_NARROW, _WIDE))
    given = layout.get("annotations", [])
    layout.update(_placed(layout, narrow, given))
    fits = {"least": _LEAST, "narrow": _changes(layout, narrow, given), "wide": _changes(layout, wide, given)}
    layout["meta"] = {**layout["meta"], "fits": fits}
    del layout["meta"]["panels"], layout["meta"]["places"]


def _grid(names: Sequence[str], room: tuple[int, int], spare: tuple[int, int], lang: Language) -> _Grid:
    """As many columns as there is room for, fewer where names would be too high or plots too narrow.

    `spare` is the space between two plots and under each.
    """
    (width, most), (gap, under) = room, spare
    letter = _LETTER if labels.space(lang) else _LETTER_JA
    tried = []
    for columns in range(most, 0, -1):
        wide = (width - gap * (columns - 1)) / columns
        lines = [wrapped(name, int((wide + gap / 2) / letter), lang) or [""] for name in names]
        tried.append(_Grid(columns, width, gap, under, lines))
    return next((grid for grid in tried if grid.is_readable), tried[-1])


def _changes(layout: dict[str, Any], grid: _Grid, given: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What depends on the width: the height, the names, and of each axis where it stands."""
    placed = _placed(layout, grid, given)
    changed = ("domain", "showticklabels")
    axes = {name: {key: axis[key] for key in changed if key in axis} for name, axis in placed.items() if "axis" in name}
    return {**placed, **axes}


def _placed(layout: dict[str, Any], grid: _Grid, given: Sequence[dict[str, Any]]) -> dict[str, Any]:
    axes = {}
    for place in range(len(grid.names)):
        number = "" if place == 0 else str(place + 1)
        axes[f"xaxis{number}"] = layout[f"xaxis{number}"] | {"domain": grid.across(place)}
        first = {"showticklabels": place % grid.columns == 0}
        axes[f"yaxis{number}"] = layout[f"yaxis{number}"] | {"domain": grid.upright(place)} | first
    return {
        **axes,
        "height": grid.height + layout["margin"]["t"] + layout["margin"]["b"],
        "annotations": [*given, *(_name(place, lines, grid) for place, lines in enumerate(grid.names))],
    }


def _name(place: int, lines: Sequence[str], grid: _Grid) -> dict[str, Any]:
    """The name of a panel over its plot."""
    return {
        "xref": "paper",
        "x": grid.across(place)[0],
        "xanchor": "left",
        "yref": "paper",
        "y": grid.upright(place)[1],
        "yanchor": "bottom",
        "text": "<br>".join(lines),
        "align": "left",
        "showarrow": False,
        "font": {"size": _SIZE, "color": theme.INK},
    }


def _ends(axis: Mapping[str, Any]) -> dict[str, Any]:
    """Few periods, written level: the first and the last; of days as many years as there is room for."""
    if axis.get("type") == "date":
        return {"nticks": 3, "tickangle": 0}
    return {**ends_of_time(axis), "tickmode": "array", "tickangle": 0}

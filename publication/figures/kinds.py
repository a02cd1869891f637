"""Which figure an indicator is drawn with."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from publication import labels
from publication.catalogue import Chart
from publication.figures import columns, dots, flags, flow, limits, line, panels, spans, theme
from publication.figures import map as world
from publication.figures.arrangement import arrange
from publication.figures.fitting import fit
from publication.figures.marks import lines
from publication.figures.positions import position, slot_of
from publication.figures.steps import steps
from publication.figures.withheld import withheld
from publication.query import Row, Table
from vocabulary.text import Language

_ROOM_BELOW = 62
"""Pixels under a figure for the names of its periods and, below them, the words that it is made up."""

KINDS = {
    Chart.LINE: line.figure,
    Chart.COLUMNS: columns.figure,
    Chart.DOTS: dots.figure,
    Chart.SPANS: spans.figure,
    Chart.FLOW: flow.figure,
    Chart.MAP: world.figure,
}

_PLACES: dict[Chart, Callable[[Table, Row], float | str]] = {Chart.LINE: position, Chart.COLUMNS: slot_of}
"""Where an observation stands on the axis of a figure through time."""


def figure(table: Table, lang: Language) -> dict[str, Any] | None:
    """The figure of a table, of the kind its indicator declares; a single period has no time to draw along.

    None where the rows have different units, which do not belong on one axis, or nothing that can be drawn.
    """
    drawn = plain_figure(table, lang)
    if drawn is None:
        return None
    layout = drawn["layout"]
    layout["meta"] = {**layout.get("meta", {}), "steps": steps(table, drawn, lang)}
    if table.has_withheld:
        layout.setdefault("annotations", []).extend(_withheld(table, lang))
    if table.is_synthetic:
        layout.setdefault("annotations", []).append(_made_up(lang))
        layout["margin"] = {**layout["margin"], "b": _ROOM_BELOW}
    if panels.parts(drawn):
        arrange(drawn, lang)
    else:
        fit(drawn, lang)
    return drawn


def marks_explained(table: Table, drawn: Mapping[str, Any] | None, lang: Language) -> list[str]:
    """What the bars through the marks of a figure and the letters over them mean; nothing where there are none."""
    return [said for said in (limits.meaning(table, lang), flags.meaning(drawn, lang)) if said]


def plain_figure(table: Table, lang: Language) -> dict[str, Any] | None:
    """The same without signs of withheld values and without the words that numbers are made up.

    For those who say so beside it.
    """
    if not table.has_one_unit or not (table.chart is Chart.SPANS or any(map(dots.is_drawable, table.rows))):
        return None
    if _has_one_place(table):
        return dots.figure(table, lang)
    return panels.figure(table, lang) if panels.has_panels(table, lang) else KINDS[table.chart](table, lang)


def _has_one_place(table: Table) -> bool:
    """Whether a figure through time has no time to draw along."""
    return table.chart in _PLACES and len(table.periods) == 1


def _withheld(table: Table, lang: Language) -> list[dict[str, Any]]:
    """The signs of withheld values on an axis of time."""
    place = _PLACES.get(table.chart)
    if place is None or _has_one_place(table):
        return []
    if panels.has_panels(table, lang):
        return panels.signs(table, lang)
    return withheld(lines(table, lang), partial(place, table), lang)


def _made_up(lang: Language) -> dict[str, Any]:
    """The words in the figure itself that its numbers are made up: a picture of it may go anywhere.

    They stand under the axis, where neither a legend nor a value can meet them.
    """
    return {
        "xref": "paper",
        "yref": "paper",
        "x": 1,
        "y": 0,
        "xanchor": "right",
        "yanchor": "top",
        "yshift": -34,
        "text": labels.label("note", "SYNTHETIC", lang),
        "showarrow": False,
        "bordercolor": theme.MADE_UP,
        "borderpad": 3,
        "font": {"size": 12, "color": theme.MADE_UP},
    }

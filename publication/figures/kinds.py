"""Which figure an indicator is drawn with."""

from typing import Any

from publication import labels
from publication.catalogue import Chart
from publication.figures import columns, dots, flow, line, spans, theme
from publication.query import Table
from vocabulary.text import Language

_ROOM_ABOVE = 44

KINDS = {
    Chart.LINE: line.figure,
    Chart.COLUMNS: columns.figure,
    Chart.DOTS: dots.figure,
    Chart.SPANS: spans.figure,
    Chart.FLOW: flow.figure,
}


def figure(table: Table, lang: Language) -> dict[str, Any] | None:
    """The figure of a table, of the kind its indicator declares; a single period has no time to draw along.

    None where the rows have different units, which do not belong on one axis, or nothing that can be drawn.
    """
    drawn = plain_figure(table, lang)
    if drawn and table.is_synthetic:
        layout = drawn["layout"]
        layout.setdefault("annotations", []).append(_made_up(lang))
        layout["margin"] = {**layout["margin"], "t": max(layout["margin"]["t"], _ROOM_ABOVE)}
    return drawn


def plain_figure(table: Table, lang: Language) -> dict[str, Any] | None:
    """The same without the words that its numbers are made up, for those who say them beside it."""
    if not table.has_one_unit or not (table.entry.chart is Chart.SPANS or any(map(dots.is_drawable, table.rows))):
        return None
    if table.entry.chart in {Chart.LINE, Chart.COLUMNS} and len(table.periods) == 1:
        return dots.figure(table, lang)
    return KINDS[table.entry.chart](table, lang)


def _made_up(lang: Language) -> dict[str, Any]:
    """The words in the figure itself that its numbers are made up: a picture of it may go anywhere."""
    return {
        "xref": "paper",
        "yref": "paper",
        "x": 1,
        "y": 1,
        "xanchor": "right",
        "yanchor": "bottom",
        "yshift": 12,
        "text": labels.label("note", "SYNTHETIC", lang),
        "showarrow": False,
        "bordercolor": theme.SEAL,
        "borderpad": 3,
        "font": {"size": 12, "color": theme.SEAL},
    }

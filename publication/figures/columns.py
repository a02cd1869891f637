"""Columns: one for each period and line, side by side where there are several lines."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from publication.figures import limits, theme
from publication.figures.breaks import breaks
from publication.figures.flags import flags
from publication.figures.marks import Line, hover, lines, with_value
from publication.figures.positions import reach, slot_before, slot_of, slots_for
from publication.query import Table
from vocabulary.text import Language


def figure(table: Table, lang: Language) -> dict[str, Any]:
    """A figure of the table's lines as columns from zero."""
    return of_lines(table, [line for line in lines(table, lang) if with_value(line.rows)], lang)


def of_lines(table: Table, drawn: Sequence[Line], lang: Language) -> dict[str, Any]:
    """The same of some of the table's lines, on the axis of time that all of them have."""
    found = breaks(drawn, partial(slot_before, table), lang)
    return {
        "data": [_trace(table, line, place, lang) for place, line in enumerate(drawn)],
        "layout": theme.layout(
            xaxis=slots_for(table, lang),
            yaxis=theme.axis(
                **reach(drawn, None, found.headroom), tickformat=",", nticks=6, zeroline=True, zerolinecolor=theme.QUIET
            ),
            shapes=found.shapes,
            annotations=[*found.annotations, *(flags(drawn, partial(slot_of, table)) if len(drawn) == 1 else [])],
            barmode="group",
            bargap=0.3,
            bargroupgap=0.08,
            showlegend=len(drawn) > 1,
        ),
    }


def _trace(table: Table, line: Line, place: int, lang: Language) -> dict[str, Any]:
    rows = with_value(line.rows)
    return {
        "type": "bar",
        "name": line.name,
        "x": [row["time_period"] for row in rows],
        "y": [row["obs_value"] for row in rows],
        "text": [hover(table, row, line.name, lang) for row in rows],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
        "marker": theme.column(place),
        **limits.upright(rows),
    }

"""Spans: each row an area, each bar an episode from its first to its last year."""

from typing import Any

from publication import labels
from publication.figures import theme
from publication.query import Row, Table
from publication.text import words
from vocabulary.text import Language

_ROW_HEIGHT, _FRAME_HEIGHT = 17, 60


def figure(table: Table, lang: Language) -> dict[str, Any]:
    """A figure with the areas in the order in which their first episode began."""
    rows = sorted(table.rows, key=lambda row: (row["period_start"], row["ref_area"]))
    names = list(dict.fromkeys(labels.label("ref_area", row["ref_area"], lang) for row in rows))
    last = max((row["period_end"] or row["period_start"]).year for row in rows)
    return {
        "data": [_trace(rows, last, lang)],
        "layout": theme.layout(
            xaxis=theme.axis(tickformat="d", side="top", nticks=8),
            yaxis=theme.axis(
                type="category",
                autorange="reversed",
                showgrid=False,
                categoryarray=names,
                dtick=1,
                tickfont={"size": 11},
            ),
            height=_FRAME_HEIGHT + _ROW_HEIGHT * len(names),
            bargap=0.35,
            barmode="overlay",
        ),
    }


def _trace(rows: list[Row], last: int, lang: Language) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "base": [row["period_start"].year for row in rows],
        "x": [_end(row, last) - row["period_start"].year for row in rows],
        "y": [labels.label("ref_area", row["ref_area"], lang) for row in rows],
        "text": [_said(row, lang) for row in rows],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"color": [theme.LINES[0] if row["period_end"] is None else theme.LINES[1] for row in rows]},
    }


def _end(row: Row, last: int) -> int:
    return int(row["period_end"].year if row["period_end"] else last) + 1


def _said(row: Row, lang: Language) -> str:
    _ = words(lang)
    state = _("member at the end of the years covered") if row["period_end"] is None else _("left")
    area, period = labels.label("ref_area", row["ref_area"], lang), labels.period(row["time_period"], lang)
    return f"<b>{area}</b><br>{period}<br>{state}"

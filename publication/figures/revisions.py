"""Revised observations as steps: the value each had from the day of a release until the next."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from publication import labels
from publication.figures import theme
from publication.revision_history import Revised, named_moments
from vocabulary.text import Language

_HEIGHT = 240


def figure(found: Sequence[tuple[str, Revised]], decimals: int, lang: Language) -> dict[str, Any] | None:
    """Steps of a few named observations; None where not one of them had two values."""
    drawn = [(name, each) for name, each in found if sum(step.row["obs_value"] is not None for step in each.steps) > 1]
    if not drawn:
        return None
    days = named_moments([each for _name, each in drawn])
    return {
        "data": [_trace((name, each), place, days, decimals, lang) for place, (name, each) in enumerate(drawn)],
        "layout": theme.layout(
            height=_HEIGHT,
            xaxis=theme.axis(type="category", showgrid=False, categoryorder="array", categoryarray=[*days.values()]),
            yaxis=theme.axis(tickformat=",", nticks=5),
            showlegend=len(drawn) > 1,
        ),
    }


def _trace(
    named: tuple[str, Revised], place: int, days: Mapping[dt.datetime, str], decimals: int, lang: Language
) -> dict[str, Any]:
    name, each = named
    colour = theme.LINES[place % len(theme.LINES)]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": [days[step.since] for step in each.steps],
        "y": [step.row["obs_value"] for step in each.steps],
        "text": [f"<b>{name}</b><br>{labels.quantity(step.row, decimals, lang)}" for step in each.steps],
        "hovertemplate": "%{text}<br>%{x}<extra></extra>",
        "line": {"color": colour, "width": 2.25, "shape": "hv", "dash": theme.DASHES[place % len(theme.DASHES)]},
        "marker": {"color": colour, "size": 9, "symbol": theme.MARKS[place % len(theme.MARKS)]},
        "connectgaps": False,
    }

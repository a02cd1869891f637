"""A flow: how many of those at each stage reach the next, as bands whose height is the number of persons.

The stages are the series of the table, each a part of the one before; what does not go on leads to a band of its own.
"""

import re
from itertools import pairwise
from typing import Any

from publication import labels
from publication.figures import theme
from publication.figures.marks import hover
from publication.query import Row, Table
from publication.text import words
from vocabulary.codes import codelist
from vocabulary.statuses import State
from vocabulary.text import Language

_HEIGHT = 320
_BAND, _SPENT = "rgba(31,95,153,0.38)", "rgba(91,102,115,0.20)"


def figure(table: Table, lang: Language) -> dict[str, Any] | None:
    """The flow of the longest period shown, of those equally long the last; None where a stage has no value."""
    stages = stages_of(table)
    if not stages:
        return None
    return {
        "data": [_sankey(table, stages, lang)],
        "layout": theme.layout(
            height=_HEIGHT,
            margin={"l": 8, "r": 8, "t": 44, "b": 24},
            annotations=[_title(stages[0], lang)],
        ),
    }


def stages_of(table: Table) -> list[Row]:
    """A row for each stage in the order of the code list, empty unless all of them have a value."""
    lengths = {row["time_period"]: (row["period_end"] - row["period_start"], row["period_end"]) for row in table.rows}
    longest = max(lengths, key=lambda period: lengths[period])
    order = list(codelist("CL_SERIES"))
    rows = sorted(
        (row for row in table.rows if row["time_period"] == longest), key=lambda row: order.index(row["series"])
    )
    known = all(labels.state_of(row) is State.VALUE for row in rows)
    return rows if known and len(rows) > 1 and rows[0]["obs_value"] else []


def _sankey(table: Table, stages: list[Row], lang: Language) -> dict[str, Any]:
    _ = words(lang)
    names = [stage_name(row, lang) for row in stages]
    spent = [here["obs_value"] - there["obs_value"] for here, there in pairwise(stages)]
    values = [row["obs_value"] for row in stages] + spent
    said = [hover(table, row, name, lang) for row, name in zip(stages, names, strict=True)]
    rest = [_("not so far") for _each in spent]
    onward = len(stages) - 1
    return {
        "type": "sankey",
        "arrangement": "fixed",
        "node": {
            "label": [
                f"{name}<br><b>{labels.number(value, 0, lang)}</b>"
                for name, value in zip([*names, *rest], values, strict=True)
            ],
            "customdata": [*said, *(f"<b>{labels.number(value, 0, lang)}</b>" for value in spent)],
            "hovertemplate": "%{customdata}<extra></extra>",
            "x": [
                *(_across(place, onward) for place in range(onward + 1)),
                *(_across(at + 1, onward) for at in range(onward)),
            ],
            "y": [
                *(_down(row["obs_value"], stages) for row in stages),
                *(_spent_down(at, stages) for at in range(onward)),
            ],
            "pad": 24,
            "thickness": 14,
            "color": [*([theme.LINES[0]] * len(stages)), *([theme.QUIET] * onward)],
            "line": {"width": 0},
        },
        "link": {
            "source": [*range(onward), *range(onward)],
            "target": [*range(1, onward + 1), *range(onward + 1, 2 * onward + 1)],
            "value": [*(row["obs_value"] for row in stages[1:]), *spent],
            "color": [*([_BAND] * onward), *([_SPENT] * onward)],
            "hoverinfo": "skip",
        },
        "textfont": {"size": 13, "color": theme.INK, "family": theme.FONT},
    }


def stage_name(row: Row, lang: Language) -> str:
    """The stage's name without what stands in brackets, which is the same for all."""
    return re.split(r"\s*[(（]", labels.label("series", row["series"], lang))[0]


def _across(place: int, last: int) -> float:
    """From the left edge to the right one; plotly.js takes neither 0 nor 1."""
    return 0.001 + 0.998 * place / last


def _down(value: float, stages: list[Row]) -> float:
    """The middle of a stage's band, hanging from the top."""
    return max(0.001, 0.5 * value / float(stages[0]["obs_value"]))


def _spent_down(at: int, stages: list[Row]) -> float:
    """The middle of what does not go on from a stage, below what does."""
    whole, here, there = (float(stages[place]["obs_value"]) for place in (0, at, at + 1))
    return min(0.999, max(0.001, (there + 0.5 * (here - there)) / whole + 0.1))


def _title(row: Row, lang: Language) -> dict[str, Any]:
    _ = words(lang)
    return {
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 12,
        "text": _("Persons referred in {period}").format(period=labels.period(row["time_period"], lang)),
        "showarrow": False,
        "font": {"size": 13, "color": theme.QUIET},
    }

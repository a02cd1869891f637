"""Limits of values in a figure: a bar from the lower to the upper one through each mark, and what the bars mean."""

from collections.abc import Mapping, Sequence
from typing import Any

from publication import labels
from publication.catalogue import Chart
from publication.figures import theme
from publication.query import Row, Table
from publication.text import words
from vocabulary.codes import codelist
from vocabulary.statuses import State
from vocabulary.text import Language

_DRAWN = (Chart.LINE, Chart.COLUMNS, Chart.DOTS)


def meaning(table: Table, lang: Language) -> str:
    """One sentence on the bars of a view: by which methods the limits were found; empty where it has no bars."""
    _ = words(lang)
    limited = [row for row in table.rows if has_limits(row) and labels.state_of(row) is not State.WITHHELD]
    if table.chart not in _DRAWN or not table.has_one_unit or not limited:
        return ""
    found = {row["bound_method"] for row in limited}
    methods = [labels.label("bound_method", code, lang) for code in codelist("CL_BOUND_METHOD") if code in found]
    return _("The bar through a mark leads from its lower to its upper limit: {methods}.").format(
        methods=labels.listed(methods, lang)
    )


def has_limits(row: Row) -> bool:
    """Whether a row has limits; a lower one of its own it need not have."""
    return row["upper_bound"] is not None


def bars(rows: Sequence[Row | None], middles: Sequence[float | None]) -> dict[str, Any]:
    """Bars from limit to limit as plotly.js has them; none at all where no row has limits, nor at a gap."""
    pairs = list(zip(rows, middles, strict=True))
    return {
        "type": "data",
        "visible": any(row is not None and has_limits(row) for row in rows),
        "symmetric": False,
        "array": [_between(row["upper_bound"], middle) if row else 0.0 for row, middle in pairs],
        "arrayminus": [_between(middle, row["lower_bound"]) if row else 0.0 for row, middle in pairs],
    }


def upright(rows: Sequence[Row | None]) -> dict[str, Any]:
    """What a trace through time has of limits: nothing where no row has any."""
    found = bars(rows, [row["obs_value"] if row else None for row in rows])
    look = {"color": theme.INK, "thickness": 1.25, "width": 3}
    return {"error_y": {**found, **look}} if found["visible"] else {}


def heights(trace: Mapping[str, Any]) -> list[float]:
    """The values of a trace through time and the ends of their bars: what its axis has to reach."""
    found = trace.get("error_y", {})
    values = trace["y"]
    above, below = (found.get(name) or [0.0] * len(values) for name in ("array", "arrayminus"))
    spans = zip(values, above, below, strict=True)
    return [end for value, up, down in spans if value is not None for end in (value - down, value + up)]


def _between(upper: float | None, lower: float | None) -> float:
    return 0.0 if upper is None or lower is None else upper - lower

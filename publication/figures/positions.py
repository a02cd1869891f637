"""Where a period stands on an axis: a year on a line of years, a fiscal year by its name, else the last day."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from publication import labels
from publication.figures import theme
from publication.figures.marks import Line, with_value
from publication.figures.target import target_of
from publication.query import Row, Table
from vocabulary.text import Language

_MOST_TICKS = 8
_MOST_SLOTS = 14
_ENDS = ("obs_value", "lower_bound", "upper_bound")
_HALF_A_YEAR = dt.timedelta(days=183)


def slots_for(table: Table, lang: Language) -> dict[str, Any]:
    """An axis with a place for each year from the first to the last, or for each other period there is."""
    slots = _slots(table)
    step = -(-len(slots) // _MOST_SLOTS)
    return theme.axis(
        type="category",
        showgrid=False,
        categoryarray=slots,
        tickvals=slots[::step],
        ticktext=[labels.period(slot, lang) for slot in slots[::step]],
        range=[-0.6, len(slots) - 0.4],
    )


def _slots(table: Table) -> list[str]:
    suffix = {frozenset({"CY"}): "", frozenset({"FY"}): "-FY"}.get(table.period_types)
    if suffix is None:
        return list(table.periods)
    years = [row["period_start"].year for row in table.rows]
    return [f"{year}{suffix}" for year in range(min(years), max(years) + 1)]


def axis_for(table: Table, lang: Language) -> dict[str, Any]:
    """The time axis that fits the periods of a table."""
    kinds = table.period_types
    if kinds == {"FY"}:
        order = table.periods
        texts = [labels.period(text, lang) for text in order]
        return theme.axis(
            type="category", showgrid=False, tickvals=list(order), ticktext=texts, categoryarray=list(order)
        )
    if kinds == {"CY"}:
        return theme.axis(showgrid=False, tickformat="d", **_year_ticks(table))
    return theme.axis(type="date", showgrid=False, tickformat="%Y", nticks=8)


def position(table: Table, row: Row) -> str | int:
    """The place of a row's period on that axis."""
    kinds = table.period_types
    if kinds == {"FY"}:
        return str(row["time_period"])
    if kinds == {"CY"}:
        return int(row["period_start"].year)
    return str(row["period_end"].isoformat())


def before(table: Table, row: Row) -> float | str:
    """The place on that axis half a year before that of a row: between it and any year before."""
    kinds = table.period_types
    if kinds == {"FY"}:
        return table.periods.index(row["time_period"]) - 0.5
    if kinds == {"CY"}:
        return float(row["period_start"].year) - 0.5
    return str((row["period_end"] - _HALF_A_YEAR).isoformat())


def slot_of(table: Table, row: Row) -> int:
    """The place of a row's slot, counted from the first."""
    return _slots(table).index(row["time_period"])


def slot_before(table: Table, row: Row) -> float:
    """The edge between the slot of a row and the one before."""
    return float(row["period_start"].year - min(each["period_start"].year for each in table.rows)) - 0.5


def reach(drawn: Sequence[Line], target: float | None, headroom: float, margin: float = 0.0) -> dict[str, Any]:
    """How far the axis of values goes: from zero, and as far beyond what is drawn as its parts of the height say."""
    if not headroom and target is None:
        return {"rangemode": "tozero"}
    rows = [row for line in drawn for row in with_value(line.rows)]
    figures = [row[name] for row in rows for name in _ENDS if row[name] is not None]
    ends = [0.0, *figures] if target is None else [0.0, target, *figures]
    low, high = min(ends), max(ends)
    height = (high - low) or 1.0
    return {"range": [low - height * margin, high + height * (margin + headroom)]}


def _year_ticks(table: Table) -> dict[str, Any]:
    """Whole years only, not more than stand side by side on a phone."""
    target = target_of(table)
    years = [*(row["period_start"].year for row in table.rows), *([target[0]] if target else [])]
    span = max(years) - min(years)
    step = next(step for step in (1, 2, 5, 10, 20, 50) if span / step <= _MOST_TICKS)
    return {"dtick": step, "tick0": 0, "range": [min(years) - 0.6, max(years) + 0.6]}

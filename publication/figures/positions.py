"""Where a period stands on an axis: a year on a line of years, a fiscal year by its name, else the last day."""

from typing import Any

from publication import labels
from publication.figures import theme
from publication.query import Table
from vocabulary.text import Language

_MOST_TICKS = 10
_MOST_SLOTS = 14


def slots_for(table: Table, lang: Language) -> dict[str, Any]:
    """An axis with a place for each year from the first to the last, of years or of fiscal years."""
    suffix = "-FY" if table.period_types == {"FY"} else ""
    years = [row["period_start"].year for row in table.rows]
    slots = [f"{year}{suffix}" for year in range(min(years), max(years) + 1)]
    step = -(-len(slots) // _MOST_SLOTS)
    return theme.axis(
        type="category",
        showgrid=False,
        categoryarray=slots,
        tickvals=slots[::step],
        ticktext=[labels.period(slot, lang) for slot in slots[::step]],
        range=[-0.6, len(slots) - 0.4],
    )


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


def position(table: Table, row: dict[str, Any]) -> str | int:
    """The place of a row's period on that axis."""
    kinds = table.period_types
    if kinds == {"FY"}:
        return str(row["time_period"])
    if kinds == {"CY"}:
        return int(row["period_start"].year)
    return str(row["period_end"].isoformat())


def _year_ticks(table: Table) -> dict[str, Any]:
    """Whole years only, not more than about ten of them."""
    official = table.entry.official
    target = [official.target_year] if official and not official.is_detection else []
    years = [*(row["period_start"].year for row in table.rows), *target]
    span = max(years) - min(years)
    step = next(step for step in (1, 2, 5, 10, 20, 50) if span / step <= _MOST_TICKS)
    return {"dtick": step, "tick0": 0, "range": [min(years) - 0.6, max(years) + 0.6]}

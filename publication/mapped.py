"""Which rows a map of the world can show: those of single areas for calendar years."""

from collections.abc import Iterable
from typing import Any

from publication import labels
from vocabulary.codes import areas
from vocabulary.statuses import State

Row = dict[str, Any]

_KINDS = frozenset({"country", "area", "national_area"})


def mapped(rows: Iterable[Row]) -> list[Row]:
    """The rows of single countries and areas for a calendar year that have a value, or should have one."""
    return [
        row
        for row in rows
        if row["period_type"] == "CY"
        and row["ref_area"] in areas()
        and areas()[row["ref_area"]].kind in _KINDS
        and labels.state_of(row) is not State.NOT_APPLICABLE
    ]


def with_value(rows: Iterable[Row]) -> list[Row]:
    """Those of the rows that have a value."""
    return [row for row in mapped(rows) if labels.state_of(row) is State.VALUE]


def is_mappable(rows: Iterable[Row]) -> bool:
    """Whether each of several areas has at most one value a year: one series, sex and age is chosen."""
    keys = [(row["ref_area"], row["time_period"]) for row in with_value(rows)]
    return bool(keys) and len(keys) == len(set(keys)) and len({area for area, _ in keys}) > 1

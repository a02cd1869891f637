"""An atlas: for one year, the value of each area nearest to it, and classes to colour them by."""

from collections.abc import Iterable
from dataclasses import dataclass

from publication import labels
from publication.query import Row, Table
from vocabulary.codes import areas
from vocabulary.statuses import State

REACH = 5
"""How many years before the year asked for a figure may lie to stand for it."""

_CLASSES = 5
_KINDS = frozenset({"country", "area", "national_area"})


@dataclass(frozen=True)
class Sheet:
    """The map of one year: for each area (ISO3) the row whose year is nearest to it, never later."""

    year: int
    rows: dict[str, Row]

    @property
    def borrowed(self) -> int:
        """How many areas are shown with a figure of an earlier year."""
        return sum(_year(row) != self.year for row in self.rows.values())


def years(table: Table) -> tuple[int, ...]:
    """The years in which any area has a value."""
    return tuple(sorted({_year(row) for row in _mapped(table.rows)}))


def sheet(table: Table, year: int) -> Sheet:
    """The map of a year from the rows of a table; of two series or sexes the first in order stands."""
    chosen: dict[str, Row] = {}
    for row in _mapped(table.rows):
        if year - REACH < _year(row) <= year:
            standing = chosen.get(row["ref_area"])
            if standing is None or _year(row) > _year(standing):
                chosen[row["ref_area"]] = row
    return Sheet(year, chosen)


def is_mappable(table: Table) -> bool:
    """Whether each area has at most one value a year: one series, sex and age is chosen."""
    keys = [(row["ref_area"], row["time_period"]) for row in _mapped(table.rows)]
    return bool(keys) and len(keys) == len(set(keys)) and len({area for area, _ in keys}) > 1


def breaks(table: Table) -> tuple[float, ...]:
    """Upper limits of the classes: the same for every year, with about as many values in each."""
    values = sorted({float(row["obs_value"]) for row in _mapped(table.rows)})
    if len(values) <= _CLASSES:
        return tuple(values)
    return tuple(values[len(values) * place // _CLASSES - 1] for place in range(1, _CLASSES + 1))


def _mapped(rows: Iterable[Row]) -> list[Row]:
    """Rows of single countries and areas that have a value for a calendar year."""
    return [
        row
        for row in rows
        if row["period_type"] == "CY"
        and labels.state_of(row) is State.VALUE
        and row["ref_area"] in areas()
        and areas()[row["ref_area"]].kind in _KINDS
    ]


def _year(row: Row) -> int:
    return int(row["period_start"].year)

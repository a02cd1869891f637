"""An atlas: for one year, the figure of each area nearest to it, and classes to colour them by."""

from dataclasses import dataclass, field

from publication import labels, mapped
from publication.query import Row, Table
from publication.text import words
from vocabulary.statuses import State
from vocabulary.text import Language

REACH = 5
"""How many years before the year asked for a figure may lie to stand for it."""

_CLASSES = 5


@dataclass(frozen=True)
class Sheet:
    """The map of one year: for each area (ISO3) the row whose year is nearest to it, never later.

    `without_value` has the rows of areas that are withheld, or missing where no year near by has a value.
    """

    year: int
    rows: dict[str, Row]
    without_value: dict[str, Row] = field(default_factory=dict)

    @property
    def borrowed(self) -> int:
        """How many areas are shown with a figure of an earlier year."""
        return sum(_year(row) != self.year for row in self.rows.values())


def years(table: Table) -> tuple[int, ...]:
    """The years in which any area has a value."""
    return tuple(sorted({_year(row) for row in mapped.with_value(table.rows)}))


def latest(table: Table) -> Sheet:
    """The map of the latest year with a value."""
    return sheet(table, years(table)[-1])


def sheet(table: Table, year: int) -> Sheet:
    """The map of a year from the rows of a table; of two series or sexes the first in order stands.

    A missing figure gives way to an earlier one, a withheld one does not.
    """
    chosen: dict[str, Row] = {}
    for row in mapped.mapped(table.rows):
        standing = chosen.get(row["ref_area"])
        if year - REACH < _year(row) <= year and (standing is None or _rank(row) > _rank(standing)):
            chosen[row["ref_area"]] = row
    shown = {area: row for area, row in chosen.items() if labels.state_of(row) is State.VALUE}
    return Sheet(year, shown, {area: row for area, row in chosen.items() if area not in shown})


def said(sheet: Sheet, lang: Language) -> str:
    """What year a map is of, and how many areas have a figure in it."""
    _ = words(lang)
    told = _("{year}: {areas} areas with a figure, {borrowed} of them of an earlier year (at most {reach} years back)")
    return told.format(
        year=labels.period(str(sheet.year), lang),
        areas=labels.number(len(sheet.rows), 0, lang),
        borrowed=labels.number(sheet.borrowed, 0, lang),
        reach=REACH - 1,
    )


def is_mappable(table: Table) -> bool:
    """Whether each area has at most one value a year: one series, sex and age is chosen."""
    return mapped.is_mappable(table.rows)


def breaks(table: Table) -> tuple[float, ...]:
    """Upper limits of the classes: the same for every year, with about as many values in each."""
    values = sorted({float(row["obs_value"]) for row in mapped.with_value(table.rows)})
    if len(values) <= _CLASSES:
        return tuple(values)
    return tuple(values[len(values) * place // _CLASSES - 1] for place in range(1, _CLASSES + 1))


def _rank(row: Row) -> tuple[bool, int]:
    """Which of two rows of an area stands: one that is there before a missing one, then the later."""
    return labels.state_of(row) is not State.MISSING, _year(row)


def _year(row: Row) -> int:
    return int(row["period_start"].year)

"""The published figures of a register, made from its protected tables alone.

A count is a cell of a table. A share is published where every cell behind it is shown, and a median where all four
quarters of the persons are as many as the threshold. What no published table has is not published.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from indicators.columns import typed_periods, with_bounds
from indicators.disclosure.made import MADE, MEDIANS, NOBODY, PER_PERSON, Counted, Made
from indicators.disclosure.policy import Policy, TimeBasis
from indicators.disclosure.tables import Key, ProtectedCell, ProtectedTables
from indicators.intervals import Interval
from vocabulary.codes import NOT_APPLICABLE, TOTAL
from vocabulary.periods import FiscalYear, parse_period
from vocabulary.statuses import ConfStatus, ObsStatus

Row = dict[str, Any]

_QUARTERS = 4
_HUNDRED = 100.0
_MADE_UP = "SYNTHETIC"
_FREE = {"conf_status": ConfStatus.FREE.value}
_WITHOUT_PARTS: Row = {
    **dict.fromkeys(("numerator", "denominator", "lower_bound", "upper_bound")),
    "bound_method": NOT_APPLICABLE,
}


@dataclass(frozen=True)
class Figures:
    """Observations of a register, and the indicators and series that stand in no published table."""

    frame: pl.DataFrame
    unpublished: tuple[tuple[str, str], ...]


def figures(
    cells: pl.DataFrame, policy: Policy, tables: ProtectedTables | None, intervals: Mapping[str, Interval]
) -> Figures:
    """The observations that may be published of a register's cells; without tables those that count no persons.

    `cells` tell which series there are and where they come from; the numbers of persons come from the tables.
    `intervals` are those of shares, by indicator.
    """
    made: list[pl.DataFrame] = []
    unpublished: list[tuple[str, str]] = []
    for (indicator, series), rows in cells.group_by("indicator", "series", maintain_order=True):
        found = _published(str(series), rows, policy, tables)
        if found is None:
            unpublished.append((str(indicator), str(series)))
        elif found:
            made.append(_typed(found, rows, intervals))
    nothing = cells.clear().with_columns(pl.lit(None, dtype=pl.String).alias("conf_status"))
    return Figures(pl.concat([nothing, *made]), tuple(unpublished))


def _published(series: str, rows: pl.DataFrame, policy: Policy, tables: ProtectedTables | None) -> list[Row] | None:
    """The rows of a series that are published; None for a series that the policy does not name."""
    other = next((each for each in policy.other if series in each.series), None)
    if other is not None:
        inside = {} if other.parts else _WITHOUT_PARTS
        return [row | _FREE | inside for row in rows.iter_rows(named=True)]
    if tables is None:
        return None
    if any(series in each.series.values() for each in policy.populations):
        return list(_counts(series, rows, tables))
    if series in MADE:
        return list(_shares(MADE[series], rows, tables))
    for gated, behind, gate in _GATES:
        if series in gated:
            return list(_gated(rows, tables, gated[series], behind, gate))
    return None


def _counts(series: str, rows: pl.DataFrame, tables: ProtectedTables) -> Iterator[Row]:
    """A row for every cell of the tables under this series, whether anybody is in it or not."""
    named = {name for key in tables.cells if key.series == series for name, _ in key.codes}
    blank = _blank(rows, tables.policy, named)
    for key, cell in tables.cells.items():
        if key.series == series:
            row = _at(blank, key.time_period, key.codes)
            yield _withheld(row) if cell.value is None else row | {"obs_value": float(cell.value)}


def _shares(made: Made, rows: pl.DataFrame, tables: ProtectedTables) -> Iterator[Row]:
    """A row for every cell that is the part where those that are the whole are published too; no share of nobody."""
    blank = _blank(rows, tables.policy, {*made.by})
    for key, cell in tables.cells.items():
        free = key.codes - made.part.codes
        is_part = cell.population == made.part.population and cell.time in made.times and key.codes >= made.part.codes
        if not is_part or not {name for name, _ in free} <= {*made.by}:
            continue
        whole = [_beside(each, free, key.time_period, cell.time, tables.policy) for each in made.whole]
        if whole == [key] or not tables.cells.keys() >= {*whole}:
            continue
        row, counts = _at(blank, key.time_period, free), [tables.cells[each].value for each in whole]
        if cell.value is None or None in counts:
            yield _withheld(row)
        elif not whole:
            yield row | {"obs_value": float(cell.value)}
        elif total := sum((count or 0) * each.sign for count, each in zip(counts, made.whole, strict=True)):
            parts = {"numerator": float(cell.value), "denominator": float(total)}
            yield row | parts | {"obs_value": cell.value / total * _HUNDRED}


def _beside(whole: Counted, free: frozenset[tuple[str, str]], period: str, time: TimeBasis, policy: Policy) -> Key:
    kept = frozenset((name, code) for name, code in free if name not in whole.without)
    return Key(policy.population(whole.population).series[time], period, whole.codes | kept)


Behind = Callable[[str], list[str]]
"""The periods whose persons a row of a period is about."""

Gate = Callable[[Row, int, int], bool]
"""Tells whether a row about so many persons may be shown, given the threshold."""


def _gated(rows: pl.DataFrame, tables: ProtectedTables, population: str, behind: Behind, gate: Gate) -> Iterator[Row]:
    """The rows of periods whose persons a table counts; those that may not be shown are withheld."""
    for row in rows.iter_rows(named=True):
        cells = [_everybody(tables, population, period) for period in behind(row["time_period"])]
        if not cells or not all(cells):
            continue
        counts = [cell.value for cell in cells if cell]
        known = None not in counts
        is_open = known and gate(row, sum(count or 0 for count in counts), tables.policy.threshold)
        yield row | _FREE if is_open else _withheld(row)


def _itself(period: str) -> list[str]:
    return [period]


def _its_fiscal_years(period: str) -> list[str]:
    whole = parse_period(period)
    last = whole.end or whole.start
    return [str(FiscalYear(year)) for year in range(whole.start.year, last.year)]


def _everybody(tables: ProtectedTables, population: str, period: str) -> ProtectedCell | None:
    series = tables.policy.population(population).series.values()
    return next((tables.cells[key] for name in series if (key := Key(name, period)) in tables.cells), None)


def _is_median_of_enough(row: Row, persons: int, threshold: int) -> bool:
    return bool(row["denominator"] == persons) and persons >= _QUARTERS * threshold


def _is_of_nobody(row: Row, persons: int, _threshold: int) -> bool:
    return bool(row["denominator"] == persons and row["numerator"] == 0)


def _is_of_shown_persons(row: Row, persons: int, _threshold: int) -> bool:
    return row["denominator"] in {None, persons}


_GATES: tuple[tuple[Mapping[str, str], Behind, Gate], ...] = (
    (MEDIANS, _itself, _is_median_of_enough),
    (NOBODY, _itself, _is_of_nobody),
    (PER_PERSON, _its_fiscal_years, _is_of_shown_persons),
)


def _blank(rows: pl.DataFrame, policy: Policy, named: set[str]) -> Row:
    """What the rows of a series have in common: totals of what they are broken down by, and no figures yet."""
    broken_down = named | {name for name in policy.columns if (rows[name] != NOT_APPLICABLE).any()}
    codes = {name: TOTAL if name in broken_down else NOT_APPLICABLE for name in policy.columns}
    normal = {"obs_status": ObsStatus.NORMAL.value, "obs_value": None}
    return rows.row(0, named=True) | codes | normal | _WITHOUT_PARTS | _FREE


def _at(blank: Row, period: str, codes: frozenset[tuple[str, str]]) -> Row:
    return blank | {"time_period": period} | dict(codes)


def _withheld(row: Row) -> Row:
    """The row as the public sees it where its figure is hidden: no figure, and no note that would tell of it."""
    said = row["note"] if row["note"] == _MADE_UP else NOT_APPLICABLE
    status = {"obs_status": ObsStatus.SUPPRESSED.value, "conf_status": ConfStatus.CONFIDENTIAL.value}
    return row | _WITHOUT_PARTS | status | {"obs_value": None, "note": said}


def _typed(found: list[Row], rows: pl.DataFrame, intervals: Mapping[str, Interval]) -> pl.DataFrame:
    columns = [*rows.columns, "conf_status"]
    frame = pl.DataFrame(found, schema=rows.schema | {"conf_status": pl.String}, orient="row").select(columns)
    days = typed_periods(frame["time_period"])
    whole = frame.drop(set(days.columns) - {"time_period"}).join(days, on="time_period", how="left").select(columns)
    interval = intervals.get(rows["indicator"][0])
    return whole if interval is None else with_bounds(whole, interval)

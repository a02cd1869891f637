"""The columns of a cell, and the SQL steps that definitions are put together from.

Every step is SQLAlchemy Core in the portable spelling of all engines: keys are derived inside and grouped
outside, aggregates are cast, divisions guard against zero, totals are rows of their own.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Date, Double, Integer, String

from vocabulary.codes import NOT_APPLICABLE
from vocabulary.dimensions import BREAKDOWN_NAMES, DIMENSION_NAMES
from vocabulary.statuses import NATURE_UNKNOWN, ObsStatus
from warehouse.loads import current_loads
from warehouse.tables import OBSERVATION

Step = sa.Select[Any]
Value = sa.ColumnElement[Any] | str | float | None

CELL: Mapping[str, tuple[sa.types.TypeEngine[Any], Value]] = {
    **{name: (String(), NOT_APPLICABLE) for name in DIMENSION_NAMES},
    "time_period": (String(), ""),
    "period_start": (Date(), None),
    "period_end": (Date(), None),
    "obs_value": (Double(), None),
    "numerator": (Double(), None),
    "denominator": (Double(), None),
    "lower_bound": (Double(), None),
    "upper_bound": (Double(), None),
    "bound_method": (String(), NOT_APPLICABLE),
    "qualifier": (String(), "EXACT"),
    "obs_status": (String(), ObsStatus.NORMAL.value),
    "nature": (String(), NATURE_UNKNOWN),
    "base_period": (String(), ""),
    "comment": (String(), ""),
    "unit_measure": (String(), ""),
    "unit_mult": (Integer(), 0),
    "note": (String(), NOT_APPLICABLE),
    "source_ids": (String(), ""),
    "load_ids": (String(), ""),
    "source_details": (String(), ""),
}
"""Name, type and default of every column a definition's cells have, in order.

`source_ids`, `load_ids` and `source_details` (the place in each source) say where a cell comes from, several
divided as ORIGINS says. Values are in `unit_measure` times ten to
the power `unit_mult`.
"""


ORIGINS: Mapping[str, str] = {"source_ids": " ", "load_ids": " ", "source_details": "\n"}
"""The columns that say where a cell comes from, with what divides several of them."""


def cells(base: sa.FromClause, **changed: Value) -> Step:
    """The columns of a cell: as `changed` says, else as `base` has them, else the default."""
    return sa.select(*(_column(name, base, changed) for name in CELL)).select_from(base)


def published(series: str | tuple[str, ...], *, unit_mult: int | None = None, **codes: str | tuple[str, ...]) -> Step:
    """Figures as published, from the current load of every source, optionally scaled to a unit multiplier."""
    current = _current_observations()
    changed: dict[str, Value] = origin_of(current)
    if unit_mult is not None:
        changed |= {"obs_value": _scaled(current, unit_mult), "unit_mult": unit_mult}
    wanted = [current.c[name].in_((code,) if isinstance(code, str) else code) for name, code in codes.items()]
    named = (series,) if isinstance(series, str) else series
    return cells(current, **changed).where(current.c.series.in_(named), *wanted)


def origin_of(row: sa.FromClause) -> dict[str, Value]:
    """Source, load, and place in the source of a row of the warehouse."""
    details = joined(row.c.source_id, row.c.locator, ": ")
    return {"source_ids": row.c.source_id, "load_ids": row.c.load_id, "source_details": details}


def together(*steps: Step) -> Step:
    """The cells of several steps as one."""
    union = sa.union_all(*steps).cte()
    return sa.select(*union.c)


def ratio(
    numerator: Step,
    denominator: Step,
    *,
    by: tuple[str, ...] = BREAKDOWN_NAMES,
    times: float = 100.0,
    unit: str = "PT",
    **named: str,
) -> Step:
    """Numerator over denominator of the same period and the same codes of `by`.

    `named` may give series and definition; all other dimensions are the numerator's.
    """
    above, below = numerator.cte(), denominator.cte()
    return cells(
        above.join(below, _same(above, below, "time_period", *by)),
        **_taken(above, (*DIMENSION_NAMES, "time_period", "period_start", "period_end", "qualifier")) | named,
        obs_value=divided(above.c.obs_value, below.c.obs_value) * times,
        numerator=above.c.obs_value,
        denominator=below.c.obs_value,
        unit_measure=unit,
        unit_mult=0,
        **both_origins(above, below),
    )


def difference(minuend: Step, subtrahend: Step, *, by: tuple[str, ...] = BREAKDOWN_NAMES, **named: Value) -> Step:
    """Minuend less subtrahend of the same period and the same codes of `by`, in the minuend's unit.

    Rows keep the definition of the subtrahend: one line for every concept that is compared.
    """
    left, right = minuend.cte(), subtrahend.cte()
    return cells(
        left.join(right, _same(left, right, "time_period", *by)),
        **_taken(left, (*by, "time_period", "period_start", "period_end", "unit_measure")) | named,
        definition=right.c.definition,
        obs_value=left.c.obs_value - right.c.obs_value,
        numerator=left.c.obs_value,
        denominator=right.c.obs_value,
        **both_origins(left, right),
    )


def plus(left: Step, right: Step, *, by: tuple[str, ...]) -> Step:
    """The sum of two cells of the same period and the same codes of `by`; other columns are the left one's."""
    one, other = left.cte(), right.cte()
    return cells(
        one.join(other, _same(one, other, "time_period", *by)),
        **{name: one.c[name] for name in CELL if name not in {"obs_value", *ORIGINS}},
        obs_value=one.c.obs_value + other.c.obs_value,
        **both_origins(one, other),
    )


def successive(of: Step) -> Step:
    """Pairs of neighbouring points of each line: a cell whose denominator is the point before."""
    line = _points(of).cte()
    keys = [line.c[name] for name in (*DIMENSION_NAMES, "unit_measure")]

    def before(name: str) -> sa.ColumnElement[Any]:
        column = line.c[name]
        return sa.func.lag(column, type_=column.type).over(partition_by=keys, order_by=line.c.period_end)

    step = sa.select(*line.c, *(before(name).label(f"{name}_before") for name in _PAIRED)).cte()
    return _pair(step).where(step.c.obs_value_before.is_not(None))


def since(of: Step, *bases: str) -> Step:
    """Pairs of each later point of a line with its point in one of the `bases` periods."""
    line, base = _points(of).cte(), of.where(of.selected_columns.time_period.in_(bases)).cte()
    later = line.join(base, _same(line, base, *DIMENSION_NAMES) & (line.c.period_end > base.c.period_end))
    step = sa.select(*line.c, *(base.c[name].label(f"{name}_before") for name in _PAIRED)).select_from(later).cte()
    return _pair(step)


def growth(pairs: Step, **named: Value) -> Step:
    """Relative change in percent between the points of each pair."""
    pair = pairs.cte()
    change = divided(pair.c.numerator, pair.c.denominator) - 1
    return cells(pair, **named, obs_value=change * 100, unit_measure="PT", unit_mult=0)


def factor(pairs: Step, **named: Value) -> Step:
    """How many times the earlier point the later one is."""
    pair = pairs.cte()
    times = divided(pair.c.numerator, pair.c.denominator)
    return cells(pair, **named, obs_value=times, unit_measure="RATIO", unit_mult=0)


def compound_growth(pairs: Step, **named: Value) -> Step:
    """Compound annual growth rate in percent between the years in which the points of each pair end."""
    pair = pairs.cte()
    years = sa.cast(year_of(pair.c.period_end) - year_of(pair.c.period_start), Double)
    times = divided(pair.c.numerator, pair.c.denominator)
    rate = sa.func.power(times, divided(sa.literal(1.0), years), type_=Double) - 1
    return cells(pair, **named, obs_value=rate * 100, unit_measure="PT_PER_YEAR", unit_mult=0)


def divided(above: sa.ColumnElement[Any], below: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """A quotient that is null, on every engine, where the divisor is zero."""
    return sa.cast(above, Double) / sa.func.nullif(sa.cast(below, Double), 0.0, type_=Double)


def year_of(day: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """The calendar year of a day, as an integer on every engine."""
    return sa.cast(sa.extract("year", day), Integer)


def joined(left: sa.ColumnElement[Any], right: sa.ColumnElement[Any], between: str) -> sa.ColumnElement[Any]:
    """Two texts with one between them."""
    return sa.cast(left, String) + sa.literal(between, String) + sa.cast(right, String)


_PAIRED = ("time_period", "period_start", "obs_value", *ORIGINS)


def _points(of: Step) -> Step:
    """Only what stands at one time: a figure over a range is no end of a pair."""
    return of.where(~of.selected_columns.time_period.contains("/"))


def _pair(step: sa.CTE) -> Step:
    def before(name: str) -> sa.ColumnElement[Any]:
        return step.c[f"{name}_before"]

    return cells(
        step,
        time_period=joined(before("time_period"), step.c.time_period, "/"),
        period_start=before("period_start"),
        numerator=step.c.obs_value,
        denominator=before("obs_value"),
        **{name: joined(before(name), step.c[name], divider) for name, divider in ORIGINS.items()},
    )


@cache
def _current_observations() -> sa.CTE:
    current = current_loads()
    return (
        sa.select(*OBSERVATION.columns)
        .join(current, OBSERVATION.c.load_id == current.c.load_id)
        .cte("current_observation")
    )


def _scaled(current: sa.CTE, unit_mult: int) -> sa.ColumnElement[Any]:
    powers = {power: 10.0**power for power in (0, 3, 6, 9)}
    units = sa.case(powers, value=current.c.unit_mult)
    return sa.cast(current.c.obs_value * units / 10.0**unit_mult, Double)


def _same(left: sa.FromClause, right: sa.FromClause, *names: str) -> sa.ColumnElement[bool]:
    return sa.and_(*(left.c[name] == right.c[name] for name in names))


def _taken(base: sa.FromClause, names: tuple[str, ...]) -> dict[str, Value]:
    return {name: base.c[name] for name in names}


def both_origins(left: sa.FromClause, right: sa.FromClause) -> dict[str, sa.ColumnElement[Any]]:
    """The origins of two cells that make one."""
    return {name: joined(left.c[name], right.c[name], divider) for name, divider in ORIGINS.items()}


def _column(name: str, base: sa.FromClause, changed: Mapping[str, Value]) -> sa.Label[Any]:
    kind, default = CELL[name]
    column = base.c.get(name)
    found = changed.get(name, default if column is None else column)
    return _typed(sa.null() if found is None else found, kind).label(name)


def _typed(found: Value, kind: sa.types.TypeEngine[Any]) -> sa.ColumnElement[Any]:
    """Cast what has another type only: SQLite turns CAST(day AS DATE) into a year."""
    if isinstance(found, sa.ColumnElement) and isinstance(found.type, type(kind)):
        return sa.type_coerce(found, kind)
    return sa.cast(found, kind)

"""How long returned persons waited from referral to departure: the median, between the quartiles."""

import datetime as dt

import sqlalchemy as sa
from sqlalchemy import BigInteger, Date, Double, Integer

from indicators.cells import Step, divided
from indicators.days import day_number
from indicators.register import FIRST_MONTH, Time, dated
from indicators.register_years import register_cells
from warehouse.register import current_cases

_START = dt.date.fromisoformat(f"{FIRST_MONTH}-01")
_QUARTERS = 4


def median_wait(series: str, time: Time) -> Step:
    """Median days from referral to departure of those who departed in each closed period, with the quartiles.

    A quartile is the day at that share of the way from the shortest to the longest wait; where that is between two
    persons it is that share of the way between their waits. The denominator is the number of persons.
    """
    wait = _ranked(time)
    keys = (wait.c.source_id, wait.c.time_period)
    quartiles = (
        sa.select(
            *keys,
            sa.cast(sa.func.max(wait.c.persons), Double).label("denominator"),
            _quartile(wait, 2).label("obs_value"),
            _quartile(wait, 1).label("lower_bound"),
            _quartile(wait, 3).label("upper_bound"),
        )
        .group_by(*keys)
        .cte()
    )
    return register_cells(quartiles, series=series, unit_measure="DAYS", bound_method="QUARTILES")


def _ranked(time: Time) -> sa.CTE:
    """Each person of a period with the days waited, the rank among them and how many they are."""
    case = current_cases()
    days = day_number(case.c.departure_date) - day_number(case.c.referral_date)
    back = sa.select(case.c.source_id, case.c.departure_date, days.label("days"))
    placed = dated(back.where(case.c.departure_date >= sa.literal(_START, Date)).cte(), "departure_date", time)
    together = (placed.c.source_id, placed.c.time_period)
    rank = sa.func.row_number(type_=Integer).over(partition_by=together, order_by=placed.c.days)
    persons = sa.func.count(type_=BigInteger).over(partition_by=together)
    return sa.select(
        *together,
        placed.c.days,
        sa.cast(rank, Integer).label("rank"),
        sa.cast(persons, Integer).label("persons"),
    ).cte()


def _quartile(wait: sa.CTE, number: int) -> sa.ColumnElement[float]:
    """The days at `number` quarters of the way, from the one or two persons around it: no engine's own percentile."""
    way = (wait.c.persons - 1) * number
    rest = way % _QUARTERS
    below = sa.cast((way - rest) / _QUARTERS, Integer) + 1
    weight = sa.case((wait.c.rank == below, _QUARTERS - rest), (wait.c.rank == below + 1, rest), else_=0)
    return divided(sa.func.sum(wait.c.days * weight), sa.literal(_QUARTERS, Integer))

"""The periods the register is counted in: those that are over, and spans from the start of the programme.

There is no period before the first referral the register knows of: of that time it says nothing, not even zero.
"""

from enum import Enum
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Integer, String

from indicators.cells import year_of
from indicators.register import FIRST_MONTH, FIRST_YEAR, Time, as_of, dated, month_of, period_of
from warehouse.register import current_cases

LAST_YEAR, MONTHS = 2060, 12
"""Where the calendar of periods ends, and the months a year has."""


class Since(Enum):
    """Spans from May 2005 on, by where they end."""

    EVERY_END = "the end of each calendar year and fiscal year, and the last month there is"
    YEAR_END = "the end of each calendar year"
    FISCAL_YEAR_END = "the end of each fiscal year"
    CLOSED_YEARS = "the end of the last closed period of several years"


def placed(base: sa.CTE, when: Time | Since) -> sa.CTE:
    """Rows of a register (source_id, day) once for each closed period their day falls in: with time_period."""
    if isinstance(when, Time):
        return dated(base, "day", when)
    known, end = dated(base, "day", Time.MONTH), _ends(when)
    kept = [column for column in known.c if column.name != "time_period"]
    until = (end.c.source_id == known.c.source_id) & (known.c.time_period <= end.c.month)
    return sa.select(*kept, _since(end.c.month)).join(end, until).cte()


@cache
def periods(when: Time | Since) -> sa.CTE:
    """The closed periods of each register: source_id, time_period."""
    if isinstance(when, Time):
        month = _calendar(when)
        return sa.select(*month.c).distinct().cte()
    end = _ends(when)
    return sa.select(end.c.source_id, _since(end.c.month)).cte()


def _since(month: sa.ColumnElement[Any]) -> sa.Label[str]:
    return (sa.literal(f"{FIRST_MONTH}/", String) + month).label("time_period")


@cache
def _ends(when: Since) -> sa.CTE:
    """The months with which spans end: source_id, month."""
    if when is Since.CLOSED_YEARS:
        years = periods(Time.YEARS)
        last = sa.func.max(years.c.time_period, type_=String)
        month = sa.func.substr(last, len("2005/") + 1, type_=String) + sa.literal("-12", String)
        return sa.select(years.c.source_id, month.label("month")).group_by(years.c.source_id).cte()
    months, known = periods(Time.MONTH), as_of()
    year_end, fiscal_year_end = (months.c.time_period.endswith(month) for month in ("-12", "-03"))
    wanted = {
        Since.EVERY_END: year_end | fiscal_year_end | (months.c.time_period == known.c.month),
        Since.YEAR_END: year_end,
        Since.FISCAL_YEAR_END: fiscal_year_end,
    }
    same = known.c.source_id == months.c.source_id
    return (
        sa.select(months.c.source_id, months.c.time_period.label("month")).join(known, same).where(wanted[when]).cte()
    )


@cache
def _calendar(time: Time) -> sa.CTE:
    """The closed periods with a month from the first referral on, once for each such month: source_id, time_period."""
    known, first, month = as_of(), _firstcalendar(), calendar()
    named, _ = period_of(Time.MONTH, month.c.year, month.c.month)
    period, last = period_of(time, month.c.year, month.c.month)
    covered = (named >= first.c.month) & (named >= FIRST_MONTH) & (last <= known.c.month)
    both = known.join(first, first.c.source_id == known.c.source_id).join(month, covered)
    return sa.select(known.c.source_id, period.label("time_period")).select_from(both).cte()


@cache
def _firstcalendar() -> sa.CTE:
    """The month of the first referral in each register: source_id, month."""
    case = current_cases()
    month, _ = period_of(Time.MONTH, year_of(case.c.referral_date), month_of(case.c.referral_date))
    referred = sa.select(case.c.source_id, month.label("month")).cte()
    first = sa.func.min(referred.c.month, type_=String).label("month")
    return sa.select(referred.c.source_id, first).group_by(referred.c.source_id).cte("first_month")


@cache
def calendar() -> sa.CTE:
    """Every month of the calendar, whether a register covers it or not: year, month.

    Written out: engines are slow with as many parameters.
    """
    numbers = {"year": range(FIRST_YEAR, LAST_YEAR + 1), "month": range(1, MONTHS + 1)}
    year, month = (
        sa.values(sa.column(name, Integer), name=f"calendar_{name}", literal_binds=True)
        .data([(number,) for number in found])
        .cte(f"calendar_{name}")
        for name, found in numbers.items()
    )
    return sa.select(year.c.year, month.c.month).join(month, sa.true()).cte("calendar")

"""Steps over the programme register: rows set into the periods they fall in, as far as reports have come.

A period is published when it is over: a year that the register covers in part is no year. Cells made from the made-up
sample carry the note that says so.
"""

from enum import Enum
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Integer, String

from indicators.cells import Value, joined, year_of
from vocabulary.codes import NOT_APPLICABLE
from vocabulary.periods import APRIL
from vocabulary.statuses import Sensitivity
from warehouse.loads import current_loads
from warehouse.tables import REGISTER_REPORT, SOURCE

REGISTERS = ("programme_register", "programme_register_sample")
"""The sources a register comes from: the programme's own, or the made-up sample until there is one."""

FIRST_MONTH, FIRST_YEAR = "2005-05", 2005
"""The programme began in May 2005."""

YEARS_TOGETHER = 3
"""How many calendar years a period of several years has: 2005 to 2007, 2008 to 2010, and so on."""


Number = sa.ColumnElement[int]


class Time(Enum):
    """The periods a day is counted in."""

    MONTH = "month"
    YEAR = "year"
    FISCAL_YEAR = "fiscal year"
    YEARS = "years"


@cache
def as_of() -> sa.CTE:
    """Each register with its newest load, the last month it covers, and the note its cells carry.

    Columns: source_id, load_id, month ("2021-03"), note.
    """
    load = current_loads()
    covered = sa.select(REGISTER_REPORT.c.load_id).distinct().subquery()
    age = sa.func.row_number(type_=Integer).over(
        partition_by=load.c.source_id, order_by=(load.c.part.desc(), load.c.sequence.desc())
    )
    note = sa.case((SOURCE.c.sensitivity == Sensitivity.SYNTHETIC.value, "SYNTHETIC"), else_=NOT_APPLICABLE)
    every = (
        sa.select(load.c.source_id, load.c.load_id, load.c.part.label("month"), note.label("note"), age.label("age"))
        .join(covered, covered.c.load_id == load.c.load_id)
        .join(SOURCE, SOURCE.c.source_id == load.c.source_id)
        .cte("register_by_age")
    )
    return (
        sa.select(*(every.c[name] for name in ("source_id", "load_id", "month", "note")))
        .where(every.c.age == 1)
        .cte("register_as_of")
    )


def dated(base: sa.CTE, day: str, *times: Time) -> sa.CTE:
    """Rows of a register once for each closed period their day falls in; those without the day are left out.

    `base` has source_id; the columns are those of `base` and time_period.
    """
    known = as_of()
    steps = [
        sa.select(*base.c, period.label("time_period"))
        .join(known, known.c.source_id == base.c.source_id)
        .where(base.c[day].is_not(None), last_month <= known.c.month)
        for period, last_month in (period_of(time, year_of(base.c[day]), month_of(base.c[day])) for time in times)
    ]
    return sa.union_all(*steps).cte()


def register_origin(base: sa.FromClause) -> tuple[sa.FromClause, dict[str, Value]]:
    """`base` (which has source_id) joined with where its cells come from, and those columns of a cell."""
    known = as_of()
    said = sa.literal(f"{FIRST_MONTH}/", String) + known.c.month
    origin: dict[str, Value] = {
        "source_ids": known.c.source_id,
        "load_ids": known.c.load_id,
        "source_details": joined(known.c.source_id, said, ": "),
        "note": known.c.note,
    }
    return base.join(known, known.c.source_id == base.c.source_id), origin


def period_of(time: Time, year: Number, month: Number) -> tuple[sa.ColumnElement[str], sa.ColumnElement[str]]:
    """The period a month of a year falls in, in its notation, and the last month that period has ("2021-03")."""
    return _PERIODS[time](year, month)


def month_of(day: sa.ColumnElement[Any]) -> Number:
    """The month of a day, 1 to 12, as an integer on every engine."""
    return sa.cast(sa.extract("month", day), Integer)


def fiscal_year_of(year: Number, month: Number) -> Number:
    """The Japanese fiscal year a month of a calendar year falls in."""
    return year - sa.case((month < APRIL, 1), else_=0)


def first_of_years(year: Number) -> Number:
    """The first calendar year of the period of several years a year falls in."""
    return year - (year - FIRST_YEAR) % YEARS_TOGETHER


def _text(number: Number) -> sa.ColumnElement[str]:
    return sa.cast(number, String)


def _month(year: Number, month: Number) -> tuple[sa.ColumnElement[str], sa.ColumnElement[str]]:
    padded = sa.case((month < 10, sa.literal("0", String) + _text(month)), else_=_text(month))  # noqa: PLR2004 - two digits
    text = joined(_text(year), padded, "-")
    return text, text


def _year(year: Number, _month: Number) -> tuple[sa.ColumnElement[str], sa.ColumnElement[str]]:
    return _text(year), _text(year) + sa.literal("-12", String)


def _fiscal_year(year: Number, month: Number) -> tuple[sa.ColumnElement[str], sa.ColumnElement[str]]:
    first = fiscal_year_of(year, month)
    return _text(first) + sa.literal("-FY", String), _text(first + 1) + sa.literal("-03", String)


def _years(year: Number, _month: Number) -> tuple[sa.ColumnElement[str], sa.ColumnElement[str]]:
    first = first_of_years(year)
    last = _text(first + (YEARS_TOGETHER - 1))
    return joined(_text(first), last, "/"), last + sa.literal("-12", String)


_PERIODS = {Time.MONTH: _month, Time.YEAR: _year, Time.FISCAL_YEAR: _fiscal_year, Time.YEARS: _years}
"""For each kind of period its notation, and the last month it has."""

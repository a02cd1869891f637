"""Days as whole numbers, which every engine can subtract from each other and add up."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Integer

from indicators.cells import year_of
from vocabulary.periods import APRIL

DAYS_OF_A_YEAR = 365.25

_BEFORE = {3: 0, 4: 31, 5: 61, 6: 92, 7: 122, 8: 153, 9: 184, 10: 214, 11: 245, 12: 275, 1: 306, 2: 337}
"""Days of a year that begins with March, before each month."""

_MARCH, _LEAP = 3, 4


def day_number(day: sa.ColumnElement[Any]) -> sa.ColumnElement[int]:
    """The number of a day, one more each day from March 1900 to February 2100: every fourth year is a leap year."""
    month = _part("month", day)
    year = year_of(day) - sa.case((month < _MARCH, 1), else_=0)
    leap_days = sa.cast((year - year % _LEAP) / _LEAP, Integer)
    return year * 365 + leap_days + sa.case(_BEFORE, value=month) + _part("day", day)


def fiscal_year_of(day: sa.ColumnElement[Any]) -> sa.ColumnElement[int]:
    """The fiscal year a day falls in, as a number."""
    return year_of(day) - sa.case((_part("month", day) < APRIL, 1), else_=0)


def _part(name: str, day: sa.ColumnElement[Any]) -> sa.ColumnElement[int]:
    return sa.cast(sa.extract(name, day), Integer)

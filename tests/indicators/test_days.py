"""Days that are numbers, on every engine."""

import datetime as dt

import pytest
import sqlalchemy as sa

from indicators.days import day_number, fiscal_year_of
from warehouse.store import Warehouse

DAYS = [
    dt.date(year, month, day)
    for year in (1999, 2000, 2004, 2005, 2015, 2016, 2099)
    for month, day in ((1, 1), (2, 28), (3, 1), (3, 31), (4, 1), (12, 31))
]
DAYS = [*DAYS, dt.date(2000, 2, 29), dt.date(2016, 2, 29)]


@pytest.mark.parametrize("first", [dt.date(2005, 5, 1), dt.date(2016, 2, 29)])
def test_days_are_as_far_apart_as_in_the_calendar(warehouse: Warehouse, first: dt.date) -> None:
    apart = {day: _computed(warehouse, day) - _computed(warehouse, first) for day in DAYS}
    assert apart == {day: (day - first).days for day in DAYS}


@pytest.mark.parametrize(("day", "year"), [("2016-03-31", 2015), ("2016-04-01", 2016), ("2016-12-31", 2016)])
def test_a_fiscal_year_begins_in_april(warehouse: Warehouse, day: str, year: int) -> None:
    column = fiscal_year_of(sa.literal(dt.date.fromisoformat(day), sa.Date)).label("year")
    assert warehouse.fetch(sa.select(column)).item() == year


def _computed(warehouse: Warehouse, day: dt.date) -> int:
    number = day_number(sa.literal(day, sa.Date))
    return int(warehouse.fetch(sa.select(sa.cast(number, sa.Integer).label("number"))).item())

"""Money of different fiscal years at the prices of one, by the mean of the consumer price index over their months."""

from functools import cache

import sqlalchemy as sa
from sqlalchemy import Double, Integer, String

from indicators.cells import ORIGINS, Step, Value, cells, divided, joined, published
from indicators.days import fiscal_year_of
from vocabulary.statuses import ObsStatus

BASE_YEAR = 2020
"""The fiscal year whose prices amounts are given at."""

BASE_PERIOD = f"{BASE_YEAR}-FY"

_MONTHS = 12


def at_base_prices(money: Step, **named: Value) -> Step:
    """Amounts by fiscal year at the prices of the base year; the numerator is the amount as it was.

    Without the index of both years the value is missing and a note says so.
    """
    amount, price = money.cte(), price_factors()
    there = price.c.factor.is_not(None)
    as_it_was: dict[str, Value] = {column.name: column for column in amount.c}
    changed: dict[str, Value] = {
        "obs_value": amount.c.obs_value * price.c.factor,
        "numerator": amount.c.obs_value,
        "unit_measure": "CON_JPY",
        "base_period": BASE_PERIOD,
        "obs_status": sa.case((there, amount.c.obs_status), else_=ObsStatus.MISSING.value),
        "note": sa.case((there, amount.c.note), else_="NO_PRICES"),
        **{name: _also(there, amount.c[name], price.c[name], divider) for name, divider in ORIGINS.items()},
    }
    rows = amount.outerjoin(price, price.c.year == _year_named(amount.c.time_period))
    return cells(rows, **as_it_was | changed | named)


@cache
def price_factors() -> sa.CTE:
    """What an amount of each fiscal year is multiplied with: year, factor, and where it comes from.

    It is the mean index of the base year over that of the year, from April to March; no year without a figure for
    every month of both.
    """
    own = _yearly_index()
    base = own.alias("index_of_base_year")
    same = (base.c.year == BASE_YEAR) & (base.c.load_ids == own.c.load_ids)
    return (
        sa.select(
            own.c.year,
            own.c.source_ids,
            own.c.load_ids,
            joined(base.c.place, own.c.place, "\n").label("source_details"),
            divided(base.c.mean, own.c.mean).label("factor"),
        )
        .select_from(own.join(base, same))
        .cte("price_factor")
    )


def _year_named(time_period: sa.ColumnElement[str]) -> sa.ColumnElement[int]:
    """The year of a fiscal year as it is written, 2016-FY."""
    return sa.cast(sa.func.substr(time_period, 1, 4, type_=String), Integer)


def _yearly_index() -> sa.CTE:
    """The mean index of each fiscal year that has all its months: year, mean, where it comes from."""
    month = published("CONSUMER_PRICE_INDEX", definition="STATISTICS_BUREAU", ref_area="JPN").cte()
    dated = sa.select(*month.c, fiscal_year_of(month.c.period_start).label("year")).cte()
    one = dated.c
    return (
        sa.select(
            one.year,
            one.source_ids,
            one.load_ids,
            sa.cast(sa.func.avg(one.obs_value), Double).label("mean"),
            joined(
                sa.func.min(one.source_details, type_=String), sa.func.max(one.source_details, type_=String), " – "
            ).label("place"),
        )
        .where(one.obs_value.is_not(None))
        .group_by(one.year, one.source_ids, one.load_ids)
        .having(sa.func.count(one.time_period.distinct()) == _MONTHS)
        .cte()
    )


def _also(
    there: sa.ColumnElement[bool], left: sa.ColumnElement[str], right: sa.ColumnElement[str], between: str
) -> sa.ColumnElement[str]:
    """The origin of an amount, with that of the index where it was used."""
    return sa.cast(sa.case((there, joined(left, right, between)), else_=left), String)

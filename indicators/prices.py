"""Money of different fiscal years at the prices of one, by the mean of the consumer price index over their months."""

import sqlalchemy as sa
from sqlalchemy import Double, Integer, String

from indicators.cells import Step, Value, cells, divided, joined, published, year_of
from vocabulary.periods import APRIL
from vocabulary.statuses import ObsStatus

BASE_YEAR = 2020
"""The fiscal year whose prices amounts are given at."""

_MONTHS = 12


def at_base_prices(money: Step, **named: Value) -> Step:
    """Amounts by fiscal year times the mean index of the base year, over that of their own.

    The mean is that of the months from April to March, and there is none unless all twelve have a figure: then the
    value is missing and a note says so. The numerator is the amount as it was.
    """
    amount, own = money.cte(), _yearly_index()
    base = own.alias("index_of_base_year")
    prices = own.join(base, (base.c.year == BASE_YEAR) & (base.c.load_ids == own.c.load_ids))
    rows = amount.outerjoin(prices, own.c.year == year_of(amount.c.period_start))
    there = own.c.mean.is_not(None)
    as_it_was: dict[str, Value] = {column.name: column for column in amount.c}
    changed: dict[str, Value] = {
        "obs_value": amount.c.obs_value * divided(base.c.mean, own.c.mean),
        "numerator": amount.c.obs_value,
        "unit_measure": "CON_JPY",
        "base_period": f"{BASE_YEAR}-FY",
        "obs_status": sa.case((there, amount.c.obs_status), else_=ObsStatus.MISSING.value),
        "note": sa.case((there, amount.c.note), else_="NO_PRICES"),
        "source_ids": _also(there, amount.c.source_ids, own.c.source_ids, " "),
        "load_ids": _also(there, amount.c.load_ids, own.c.load_ids, " "),
        "source_details": _also(there, amount.c.source_details, joined(base.c.place, own.c.place, "\n"), "\n"),
    }
    return cells(rows, **as_it_was | changed | named)


def _yearly_index() -> sa.CTE:
    """The mean index of each fiscal year that has all its months: year, mean, where it comes from."""
    month = published("CONSUMER_PRICE_INDEX", definition="STATISTICS_BUREAU", ref_area="JPN").cte()
    start = month.c.period_start
    early = sa.cast(sa.extract("month", start), Integer) < APRIL
    dated = sa.select(*month.c, (year_of(start) - sa.case((early, 1), else_=0)).label("year")).cte()
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

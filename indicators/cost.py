"""Cost per returned person, as far as published totals bound how many returned in the years of the money."""

import datetime as dt
from collections.abc import Callable
from functools import reduce
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Date, Double, Integer, String

from indicators.cells import ORIGINS, Step, both_origins, cells, divided, joined, year_of

FEWEST_RETURNS = 10.0
"""A cost is published only where at least this many returned: fewer make it a matter of single cases."""


def cost_per_return(money: Step, totals: Step, flows: Step, *, years: int) -> Step:
    """Money over returns in windows of `years` fiscal years.

    `money` are amounts by fiscal year in JPY thousand; `totals` cumulative returns up to days; `flows`
    returns in calendar years, which give the total a year earlier. Where totals leave the number of returns
    open between two limits, so is the cost; where they leave it wide open, the cost is missing.
    """
    window = _windows(money, years)
    anchor = _anchors(totals, flows)
    known = sa.select(
        *window.c,
        _total(anchor, anchor.c.day <= window.c.period_end, sa.func.max).label("end_fewest"),
        _total(anchor, anchor.c.day >= window.c.period_end, sa.func.min).label("end_most"),
        _total(anchor, anchor.c.day <= window.c.eve, sa.func.max).label("eve_fewest"),
        _total(anchor, anchor.c.day >= window.c.eve, sa.func.min).label("eve_most"),
    ).cte()
    limits = sa.select(
        *known.c,
        (known.c.end_fewest - known.c.eve_most).label("fewest"),
        (known.c.end_most - known.c.eve_fewest).label("most"),
        *(_origins(anchor, name, known).label(f"anchor_{name}") for name in ORIGINS),
    ).cte()
    return _cost(limits)


def _cost(limits: sa.CTE) -> Step:
    enough = limits.c.fewest >= FEWEST_RETURNS
    exact = enough & (limits.c.fewest == limits.c.most)
    bounded = enough & (limits.c.fewest < limits.c.most)
    nothing = sa.null()
    return cells(
        limits,
        series="COST_PER_RETURN",
        definition="RETURN",
        obs_value=sa.case((exact, divided(limits.c.obs_value, limits.c.fewest)), else_=nothing),
        numerator=limits.c.obs_value,
        denominator=sa.case((exact, limits.c.fewest), else_=nothing),
        lower_bound=sa.case((bounded, divided(limits.c.obs_value, limits.c.most)), else_=nothing),
        upper_bound=sa.case((bounded, divided(limits.c.obs_value, limits.c.fewest)), else_=nothing),
        bound_method=sa.case((bounded, "IMPLIED"), else_="_Z"),
        obs_status=sa.case((exact, "A"), else_="O"),
        note=sa.case((exact, "_Z"), (bounded, "RETURNS_BOUNDED"), else_="NO_FISCAL_YEAR_RETURNS"),
        unit_measure="JPY_PER_PERSON",
        **{
            name: sa.case((enough, joined(limits.c[name], limits.c[f"anchor_{name}"], divider)), else_=limits.c[name])
            for name, divider in ORIGINS.items()
        },
    )


def _windows(money: Step, years: int) -> sa.CTE:
    """Sums over `years` neighbouring fiscal years, with the day before the first as `eve`."""
    amount = money.cte()
    start = amount.c.period_start

    def earlier(name: str) -> sa.ColumnElement[Any]:
        column = amount.c[name]
        return sa.func.lag(column, years - 1, type_=column.type).over(order_by=start) if years > 1 else column

    total = sa.cast(sa.func.sum(amount.c.obs_value).over(order_by=start, rows=(1 - years, 0)), Double)
    step = sa.select(
        *(column for column in amount.c if column.name not in {"obs_value", "period_start", "time_period"}),
        total.label("obs_value"),
        amount.c.time_period.label("last_year"),
        earlier("time_period").label("first_year"),
        earlier("period_start").label("period_start"),
    ).cte()
    whole = year_of(step.c.period_end) - year_of(step.c.period_start) == years
    eve = _eves()
    one = step.c.first_year == step.c.last_year
    period = sa.case((one, step.c.last_year), else_=joined(step.c.first_year, step.c.last_year, "/"))
    return (
        sa.select(*step.c, sa.cast(period, String).label("time_period"), eve.c.eve)
        .join(eve, eve.c.year == year_of(step.c.period_start))
        .where(whole)
        .cte()
    )


def _eves() -> sa.CTE:
    columns = (sa.column("year", Integer), sa.column("eve", Date))
    days = [(year, dt.date(year, 3, 31)) for year in range(2000, 2061)]
    return sa.values(*columns, name="fiscal_eve").data(days).cte()


def _anchors(totals: Step, flows: Step) -> sa.CTE:
    """Days with a known cumulative total: published, or published less that calendar year's flow."""
    total, flow = totals.cte(), flows.cte()
    columns = (sa.column("year", Integer), sa.column("day", Date))
    days = [(year, dt.date(year, 12, 31)) for year in range(2000, 2061)]
    year_end = sa.values(*columns, name="year_end").data(days).cte()
    published = sa.select(
        total.c.period_end.label("day"),
        total.c.obs_value.label("total"),
        *(total.c[name] for name in ORIGINS),
    )
    less = (
        sa.select(
            year_end.c.day,
            (total.c.obs_value - flow.c.obs_value).label("total"),
            *(origin.label(name) for name, origin in both_origins(total, flow).items()),
        )
        .join_from(total, flow, total.c.period_end == flow.c.period_end)
        .join(year_end, year_end.c.year == year_of(flow.c.period_start) - 1)
    )
    return sa.union_all(published, less).cte()


def _total(
    anchor: sa.CTE,
    where: sa.ColumnElement[bool],
    pick: Callable[[sa.ColumnElement[Any]], sa.ColumnElement[Any]],
) -> sa.ColumnElement[Any]:
    return sa.select(sa.cast(pick(anchor.c.total), Double)).where(where).scalar_subquery()


def _origins(anchor: sa.CTE, name: str, known: sa.CTE) -> sa.ColumnElement[Any]:
    """The ids behind the four totals that set the limits, divided by spaces."""
    used = [
        sa.select(sa.func.min(anchor.c[name], type_=String)).where(anchor.c.total == known.c[total]).scalar_subquery()
        for total in ("end_fewest", "end_most", "eve_fewest", "eve_most")
    ]
    return reduce(lambda left, right: joined(left, right, ORIGINS[name]), used)

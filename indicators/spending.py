"""What the programme spent by fiscal year, by line and for each person who returned."""

from functools import cache

import sqlalchemy as sa
from sqlalchemy import Double, Integer, String

from indicators.cells import ORIGINS, Step, Value, divided, joined, together
from indicators.cost import FEWEST_RETURNS
from indicators.days import fiscal_year_of
from indicators.prices import BASE_PERIOD, price_factors
from indicators.register import as_of
from indicators.register_years import fiscal_year_named, fiscal_years, register_cells
from vocabulary.codes import NOT_APPLICABLE, TOTAL
from warehouse.register import current_cases, current_spending

_THOUSAND = 1000.0
_SPENT = {"ref_area": NOT_APPLICABLE, "contribution_line": "TIP_RETURN", "contribution_stage": "SPENT"}
"""The codes of published contributions, so that a view that shows those shows these too."""


def spending(series: str) -> Step:
    """Spending of each closed fiscal year in thousand yen, by line and for all lines together."""
    rows = _spent()
    keys = (rows.c.source_id, rows.c.time_period)
    amount = (sa.cast(sa.func.sum(rows.c.amount_jpy), Double) / _THOUSAND).label("obs_value")
    lines = sa.select(*keys, rows.c.spending_line, amount).group_by(*keys, rows.c.spending_line).cte()
    whole = sa.select(*keys, sa.literal(TOTAL, String).label("spending_line"), amount).group_by(*keys).cte()
    return together(*(register_cells(step, series=series, unit_measure="JPY", unit_mult=3) for step in (whole, lines)))


def cost_per_person(series: str, *, years: int, is_real: bool = False) -> Step:
    """Spending over persons who departed, in windows of so many fiscal years, in thousand yen a person.

    With fewer than ten persons in the window there is no value. At the prices of the base year only windows are given
    of which every year has its index.
    """
    window = _windows(_priced() if is_real else _yearly(), years)
    enough = window.c.persons >= FEWEST_RETURNS
    shown = sa.select(
        *window.c,
        sa.case((enough, window.c.persons), else_=sa.null()).label("denominator"),
        sa.case((enough, divided(window.c.numerator, window.c.persons)), else_=sa.null()).label("obs_value"),
    ).cte()
    priced: dict[str, Value] = {"unit_measure": "CON_JPY_PER_PERSON", "base_period": BASE_PERIOD}
    unit = priced | _origins(shown) if is_real else {"unit_measure": "JPY_PER_PERSON"}
    few = {"FEW_RETURNS": shown.c.obs_value.is_(None)}
    return register_cells(shown, few, series=series, unit_mult=3, **_SPENT | unit)


@cache
def _spent() -> sa.CTE:
    """Amounts of the months of closed fiscal years: source_id, year, time_period, spending_line, amount_jpy."""
    amount, year = current_spending(), fiscal_years()
    same = (amount.c.source_id == year.c.source_id) & (fiscal_year_named(amount.c.month) == year.c.year)
    columns = (*year.c, amount.c.spending_line, amount.c.amount_jpy)
    return sa.select(*columns).select_from(year.join(amount, same)).cte("spent")


@cache
def _yearly() -> sa.CTE:
    """Each closed fiscal year with known spending: source_id, year, time_period, amount (thousand yen), persons."""
    spent, back = _spent(), _returned()
    keys = (spent.c.source_id, spent.c.year, spent.c.time_period)
    amount = (sa.cast(sa.func.sum(spent.c.amount_jpy), Double) / _THOUSAND).label("amount")
    money = sa.select(*keys, amount).group_by(*keys).cte("spent_in_year")
    same = (back.c.source_id == money.c.source_id) & (back.c.year == money.c.year)
    persons = sa.func.coalesce(back.c.persons, 0, type_=Integer).label("persons")
    return sa.select(*money.c, persons).select_from(money.outerjoin(back, same)).cte("spent_and_returned")


@cache
def _priced() -> sa.CTE:
    """The same at the prices of the base year, with where the index comes from."""
    year, price = _yearly(), price_factors()
    real = (year.c.amount * price.c.factor).label("amount")
    kept = [column for column in year.c if column.name != "amount"]
    where = [price.c[name].label(f"price_{name}") for name in ORIGINS]
    return sa.select(*kept, real, *where).select_from(year.join(price, price.c.year == year.c.year)).cte("spent_real")


def _windows(yearly: sa.CTE, years: int) -> sa.CTE:
    """Sums over so many neighbouring fiscal years, all of them there: source_id, time_period, numerator, persons."""
    last, each = yearly.alias(), yearly.alias()
    inside = each.c.year.between(last.c.year - (years - 1), last.c.year) & (each.c.source_id == last.c.source_id)
    first = sa.cast(last.c.year - (years - 1), String) + sa.literal("-FY/", String)
    period = last.c.time_period if years == 1 else first + last.c.time_period
    where = [
        pick(each.c[name], type_=String).label(f"{pick_name}_{name}")
        for name in (f"price_{each}" for each in ORIGINS)
        if name in yearly.c
        for pick_name, pick in (("min", sa.func.min), ("max", sa.func.max))
    ]
    return (
        sa.select(
            last.c.source_id,
            period.label("time_period"),
            sa.cast(sa.func.sum(each.c.amount), Double).label("numerator"),
            sa.cast(sa.func.sum(each.c.persons), Integer).label("persons"),
            *where,
        )
        .select_from(last.join(each, inside))
        .group_by(last.c.source_id, last.c.time_period, last.c.year)
        .having(sa.func.count() == years)
        .cte()
    )


def _origins(window: sa.CTE) -> dict[str, Value]:
    """The register's origin with that of the index, of which the first and the last place stand for all."""
    own = {"source_ids": as_of().c.source_id, "load_ids": as_of().c.load_id, "source_details": as_of().c.source_id}
    return {
        name: joined(joined(own[name], window.c[f"min_price_{name}"], divider), window.c[f"max_price_{name}"], divider)
        for name, divider in ORIGINS.items()
    }


@cache
def _returned() -> sa.CTE:
    """How many persons departed in each fiscal year: source_id, year, persons."""
    case = current_cases()
    departed = sa.select(case.c.source_id, fiscal_year_of(case.c.departure_date).label("year"))
    dated = departed.where(case.c.departure_date.is_not(None)).cte("departed")
    persons = sa.cast(sa.func.count(), Integer).label("persons")
    return sa.select(*dated.c, persons).group_by(*dated.c).cte("departed_in_year")

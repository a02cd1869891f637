"""When a cost per returned person is shown, and when it is not."""

from collections.abc import Callable

import polars as pl
import pytest

from indicators.compute import compute_one
from indicators.registry import all_indicators
from warehouse.store import Warehouse

MONEY = "CONTRIBUTION | BUDGET_REVIEW | {year}-FY | _Z | TIP_RETURN | EXECUTED | {amount} | JPY | 6"
TOTAL = "RETURN_ASSISTED_CUM | RETURN | {period} | _T | _Z | _Z | {returns} | PERSONS | 0"
HEADER = (
    "series | definition | time_period | citizenship | contribution_line | contribution_stage | obs_value"
    " | unit_measure | unit_mult"
)

Cost = Callable[..., dict[str, tuple[object, ...]]]


@pytest.fixture
def cost(warehouse: Warehouse, put: Callable[..., None]) -> Cost:
    """Cost by period from money by fiscal year and cumulative returns by period."""

    def cost_of(money: dict[int, float], totals: dict[str, int]) -> dict[str, tuple[object, ...]]:
        rows = [
            *(MONEY.format(year=year, amount=amount) for year, amount in money.items()),
            *(TOTAL.format(period=period, returns=returns) for period, returns in totals.items()),
        ]
        put(given="\n".join([HEADER, *rows]))
        cells = compute_one(all_indicators()["FIN-03"], warehouse)
        shown = cells.select("time_period", "obs_value", "lower_bound", "upper_bound", "note", "obs_status")
        return {row[0]: row[1:] for row in shown.iter_rows()}

    return cost_of


NONE = (None, None, None, "NO_FISCAL_YEAR_RETURNS", "O")


def test_totals_on_both_eves_give_one_cost(cost: Cost) -> None:
    """20 returned between 31 March 2014 and 31 March 2015: 17,000 / 20 thousand yen."""
    totals = {"2005/2014-03": 250, "2005/2015-03": 270}
    assert cost({2014: 17}, totals) == {"2014-FY": (850.0, None, None, "_Z", "A")}


def test_ten_returns_are_enough_and_nine_are_not(cost: Cost) -> None:
    assert cost({2014: 17}, {"2005/2014-03": 250, "2005/2015-03": 260})["2014-FY"][0] == 1_700.0
    assert cost({2014: 17}, {"2005/2014-03": 250, "2005/2015-03": 259}) == {"2014-FY": NONE}


def test_a_cost_needs_a_total_on_both_sides(cost: Cost) -> None:
    assert cost({2014: 17}, {"2005/2014-03": 250}) == {"2014-FY": NONE}
    assert cost({2014: 17}, {"2005/2015-03": 270}) == {"2014-FY": NONE}
    assert cost({2014: 17}, {}) == {"2014-FY": NONE}


def test_totals_beside_the_eves_limit_the_cost(cost: Cost) -> None:
    """Between 250 (Dec 2013) and 255 (Jun 2014), and between 280 and 290: 25 to 40 returned."""
    totals = {"2005/2013": 250, "2005/2014-06": 255, "2005/2014": 280, "2005/2015-06": 290}
    assert cost({2014: 20}, totals) == {"2014-FY": (None, 500.0, 800.0, "RETURNS_BOUNDED", "O")}


def test_a_window_of_three_years_needs_three_years_in_a_row(cost: Cost) -> None:
    """A gap in the money does not become a longer window."""
    assert set(cost({2012: 1, 2013: 1, 2015: 1}, {})) == {"2012-FY", "2013-FY", "2015-FY"}
    assert "2012-FY/2014-FY" in cost({2012: 1, 2013: 1, 2014: 1}, {})


def test_the_sources_of_the_returns_are_cited_with_the_money(warehouse: Warehouse, put: Callable[..., None]) -> None:
    rows = [
        f"{MONEY.format(year=2014, amount=17)} | budget",
        f"{TOTAL.format(period='2005/2014-03', returns=250)} | first",
        f"{TOTAL.format(period='2005/2015-03', returns=270)} | second",
    ]
    put(given="\n".join([f"{HEADER} | source_id", *rows]))
    cells = compute_one(all_indicators()["FIN-03"], warehouse)
    assert cells.select(pl.col("source_ids")).item().to_list() == ["budget", "first", "second"]

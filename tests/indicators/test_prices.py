"""Money at the prices of one year, or no money at all."""

from collections.abc import Callable

import polars as pl
import pytest

from indicators.compute import compute_one
from indicators.registry import all_indicators
from warehouse.store import Warehouse

HEADER = (
    "series | definition | ref_area | time_period | contribution_line | contribution_stage | obs_value | unit_measure"
)
MONEY = "CONTRIBUTION | BUDGET_REVIEW | _Z | {year}-FY | TIP_RETURN | INITIAL | {amount} | JPY"
INDEX = "CONSUMER_PRICE_INDEX | STATISTICS_BUREAU | JPN | {month} | _Z | _Z | {index} | INDEX"

Real = Callable[..., pl.DataFrame]


@pytest.fixture
def real(warehouse: Warehouse, put: Callable[..., None]) -> Real:
    """FIN-02 of amounts by fiscal year and index numbers by month."""

    def real_of(money: dict[int, float], index: dict[str, float]) -> pl.DataFrame:
        rows = [
            *(f"{MONEY.format(year=year, amount=amount)} | budget | line" for year, amount in money.items()),
            *(f"{INDEX.format(month=month, index=one)} | prices | {month}" for month, one in index.items()),
        ]
        put(given="\n".join([f"{HEADER} | source_id | locator", *rows]))
        return compute_one(all_indicators()["FIN-02"], warehouse)

    return real_of


def year(first: int, index: float) -> dict[str, float]:
    """The twelve months of a fiscal year, all with one index."""
    months = [*(f"{first}-{month:02}" for month in range(4, 13)), *(f"{first + 1}-{month:02}" for month in range(1, 4))]
    return dict.fromkeys(months, index)


def test_without_an_index_every_amount_is_missing_and_says_why(real: Real) -> None:
    """And cites the amount alone."""
    found = real({2016: 14_000, 2020: 10_000}, {})
    assert found["obs_value"].to_list() == [None, None]
    assert found["note"].to_list() == ["NO_PRICES"] * 2
    assert found["source_ids"].to_list() == [["budget"]] * 2


def test_an_amount_of_the_base_year_is_as_it_was(real: Real) -> None:
    assert real({2020: 10_000}, year(2020, 99.7))["obs_value"].to_list() == [10]


def test_without_the_base_year_there_is_nothing_to_compare_with(real: Real) -> None:
    assert real({2016: 14_000}, year(2016, 99.7))["obs_value"].to_list() == [None]


@pytest.mark.parametrize("gone", ["2016-04", "2017-03", "2020-12"])
def test_one_month_less_and_the_value_is_missing(real: Real, gone: str) -> None:
    index = year(2016, 99.0) | year(2020, 100.0)
    assert real({2016: 14_000}, index)["obs_value"].is_not_null().all()
    assert real({2016: 14_000}, {month: one for month, one in index.items() if month != gone})["note"].to_list() == [
        "NO_PRICES"
    ]


def test_a_value_leads_to_its_amount_and_to_the_months_of_both_years(real: Real) -> None:
    (found,) = real({2016: 14_000}, year(2016, 99.0) | year(2020, 100.0)).iter_rows(named=True)
    assert found["source_ids"] == ["budget", "prices"]
    assert found["source_details"] == [
        "budget: line",
        "prices: 2016-04 – prices: 2017-03",
        "prices: 2020-04 – prices: 2021-03",
    ]

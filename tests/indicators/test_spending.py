"""What the programme spent for each person, at the money of the year and at the prices of one."""

from collections.abc import Callable

import pytest

from indicators.compute import compute_one
from indicators.registry import all_indicators
from tests.indicators.test_prices import HEADER, INDEX, year
from warehouse.store import Warehouse

Costs = Callable[..., dict[tuple[str, str], tuple[object, ...]]]
REPORTS = "period\n2009-03"


@pytest.fixture
def costs(warehouse: Warehouse, put: Callable[..., None]) -> Costs:
    """FIN-03 of spending (yen) and departures by fiscal year, with an index by month."""

    def costs_of(
        money: dict[int, int], persons: dict[int, int], index: dict[str, float] | None = None
    ) -> dict[tuple[str, str], tuple[object, ...]]:
        spending = [f"{one}-04 | {amount}" for one, amount in money.items()]
        departed = [f"C{one}{place} | {one}-06-01" for one, number in persons.items() for place in range(number)]
        prices = [f"{INDEX.format(month=month, index=one)} | prices" for month, one in (index or {}).items()]
        put(
            given="\n".join([f"{HEADER} | source_id", *prices]),
            spending="\n".join(["month | amount_jpy", *spending]),
            cases="\n".join(["case_id | departure_date", *departed]),
            reports=REPORTS,
        )
        rows = compute_one(all_indicators()["FIN-03"], warehouse).iter_rows(named=True)
        columns = ("obs_value", "denominator", "unit_measure", "note")
        return {(row["series"], row["time_period"]): tuple(row[name] for name in columns) for row in rows}

    return costs_of


NOMINAL, REAL = "REGISTER_COST_PER_RETURN", "REGISTER_COST_PER_RETURN_REAL"


def test_ten_persons_are_enough_and_nine_are_not(costs: Costs) -> None:
    """The number of nine is not told either: it would give the cost away."""
    money = {2006: 5_000_000, 2007: 5_000_000}
    assert costs(money, {2006: 10, 2007: 9}) == {
        (NOMINAL, "2006-FY"): (500.0, 10, "JPY_PER_PERSON", "_Z"),
        (NOMINAL, "2007-FY"): (None, None, "JPY_PER_PERSON", "FEW_RETURNS"),
    }


def test_without_an_index_there_is_no_cost_at_constant_prices(costs: Costs) -> None:
    assert {series for series, _ in costs({2006: 5_000_000}, {2006: 10})} == {NOMINAL}


def test_a_cost_at_constant_prices_follows_the_index_of_each_year(costs: Costs) -> None:
    """5 million at 80 and 5 million at 100 and 4 million at 125, all at 100: 6.25 + 5 + 3.2 million for 10 persons."""
    index = year(2006, 80) | year(2007, 100) | year(2008, 125) | year(2020, 100)
    found = costs({2006: 5_000_000, 2007: 5_000_000, 2008: 4_000_000}, {2006: 8, 2008: 2}, index)
    assert found[f"{REAL}_YEARS", "2006-FY/2008-FY"] == (pytest.approx(1445.0), 10, "CON_JPY_PER_PERSON", "_Z")
    assert found[f"{NOMINAL}_YEARS", "2006-FY/2008-FY"] == (pytest.approx(1400.0), 10, "JPY_PER_PERSON", "_Z")


def test_a_window_with_a_year_without_index_is_not_given_at_constant_prices(costs: Costs) -> None:
    index = year(2006, 80) | year(2008, 125) | year(2020, 100)
    found = costs({2006: 5_000_000, 2007: 5_000_000, 2008: 4_000_000}, {2006: 8, 2008: 2}, index)
    assert (f"{NOMINAL}_YEARS", "2006-FY/2008-FY") in found
    assert {period for series, period in found if series.startswith(REAL)} == {"2006-FY", "2008-FY"}


def test_a_cost_at_constant_prices_leads_to_the_register_and_the_index(costs: Costs, warehouse: Warehouse) -> None:
    costs({2006: 5_000_000}, {2006: 10}, year(2006, 80) | year(2020, 100))
    rows = compute_one(all_indicators()["FIN-03"], warehouse).iter_rows(named=True)
    sources = {row["series"]: row["source_ids"] for row in rows}
    assert sources == {NOMINAL: ["programme_register"], REAL: ["prices", "programme_register"]}

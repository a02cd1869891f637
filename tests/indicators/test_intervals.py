"""Intervals against worked figures, and what must hold for every count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.intervals import at_most, rate_at_most, wilson

COUNTS = st.integers(1, 2_000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


def test_wilsons_interval_of_145_in_276() -> None:
    bounds = wilson(145, 276)
    assert (bounds.lower, bounds.upper) == pytest.approx((0.4665, 0.5835), abs=5e-5)
    assert bounds.method == "WILSON"


@pytest.mark.parametrize(("total", "upper"), [(276, 0.010795), (145, 0.020448)])
def test_the_exact_one_sided_bound_of_no_event(total: int, upper: float) -> None:
    """1 - 0.05 ** (1/n)."""
    bounds = at_most(0, total)
    assert bounds.upper == pytest.approx(upper, abs=5e-7)
    assert bounds.upper == pytest.approx(1 - 0.05 ** (1 / total))
    assert bounds.method == "CLOPPER_PEARSON_UPPER"


@pytest.mark.parametrize(("total", "upper"), [(276, 0.013727), (145, 0.025809)])
def test_wilsons_upper_bound_of_no_event(total: int, upper: float) -> None:
    """z² / (n + z²)."""
    assert wilson(0, total).upper == pytest.approx(upper, abs=5e-7)


@pytest.mark.parametrize(("count", "bound"), [(0, 2.995732), (1, 4.743865), (5, 10.513035)])
def test_the_exact_one_sided_bound_of_a_rate(count: int, bound: float) -> None:
    """The mean at which so few events are seen once in twenty times; 3.0 over the time for none."""
    bounds = rate_at_most(count, 100.0)
    assert bounds.upper == pytest.approx(bound / 100, abs=5e-9)
    assert (bounds.lower, bounds.method) == (0.0, "POISSON_UPPER")


@given(COUNTS)
def test_an_interval_holds_the_proportion_and_stays_between_0_and_1(counts: tuple[int, int]) -> None:
    count, total = counts
    for bounds in (wilson(count, total), at_most(count, total)):
        assert -1e-12 <= bounds.lower <= count / total + 1e-12
        assert count / total - 1e-12 <= bounds.upper <= 1 + 1e-12


@given(st.integers(1, 500))
def test_more_persons_without_an_event_lower_the_bound(total: int) -> None:
    assert at_most(0, total + 1).upper < at_most(0, total).upper

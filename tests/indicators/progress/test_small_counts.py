"""Exact comparisons of two counts: what is told, and what is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.errors import IndicatorError
from indicators.progress.small_counts import Change, Count, ExactTest, compare_proportions, compare_rates

COUNTS = st.builds(Count, st.integers(0, 80), st.floats(0.5, 1e6))


@pytest.mark.parametrize(
    ("earlier", "later", "change"),
    [
        (Count(54), Count(50), Change.CANNOT_TELL),
        (Count(54, 127.1e6), Count(50, 126.9e6), Change.CANNOT_TELL),
        (Count(27), Count(17), Change.CANNOT_TELL),
        (Count(25), Count(54), Change.ROSE),
        (Count(45), Count(17), Change.FELL),
        (Count(0), Count(0), Change.CANNOT_TELL),
        (Count(0), Count(5), Change.CANNOT_TELL),
        (Count(0), Count(6), Change.ROSE),
        (Count(20, 1), Count(20, 3), Change.FELL),  # as many, among three times the persons
        (Count(10, 1), Count(30, 3), Change.CANNOT_TELL),
    ],
)
def test_two_counts_are_told_apart_or_not(earlier: Count, later: Count, change: Change) -> None:
    assert compare_rates(earlier, later).change is change


def test_the_p_value_is_that_of_fair_coins_where_the_populations_are_equal() -> None:
    """0 and 6 of 6: two tails of one half to the sixth."""
    found = compare_rates(Count(0), Count(6))
    assert found.p_value == pytest.approx(2 / 2**6)
    assert found.test is ExactTest.POISSON
    assert "0.05 (95%)" in found.rule.en


@pytest.mark.parametrize(
    ("earlier", "later", "change", "p_value"),
    [
        (Count(1, 10), Count(9, 10), Change.ROSE, 202 / 184_756),  # C(10,k)² / C(20,10) for k = 0, 1, 9, 10
        (Count(3, 4), Count(1, 4), Change.CANNOT_TELL, 34 / 70),
        (Count(0, 5), Count(0, 5), Change.CANNOT_TELL, 1),
    ],
)
def test_two_proportions_are_compared_by_fishers_test(
    earlier: Count, later: Count, change: Change, p_value: float
) -> None:
    found = compare_proportions(earlier, later)
    assert (found.change, found.test) == (change, ExactTest.FISHER)
    assert found.p_value == pytest.approx(p_value)


@pytest.mark.parametrize(("events", "among"), [(-1, 1.0), (1, 0.0), (1, -2.0), (1, float("nan"))])
def test_a_count_below_zero_or_among_nobody_is_refused(events: int, among: float) -> None:
    with pytest.raises(IndicatorError, match="numerator or the denominator"):
        Count(events, among)


@pytest.mark.parametrize("wrong", [Count(6, 5), Count(1, 2.5)])
def test_a_proportion_is_a_part_of_a_whole_number(wrong: Count) -> None:
    with pytest.raises(IndicatorError, match="compare the two as rates"):
        compare_proportions(wrong, Count(1, 2))


@settings(max_examples=40)
@given(COUNTS, COUNTS)
def test_a_comparison_read_backwards_says_the_opposite(earlier: Count, later: Count) -> None:
    opposite = {Change.ROSE: Change.FELL, Change.FELL: Change.ROSE, Change.CANNOT_TELL: Change.CANNOT_TELL}
    there, back = compare_rates(earlier, later), compare_rates(later, earlier)
    assert back.p_value == pytest.approx(there.p_value, rel=1e-6)
    assert back.change is opposite[there.change] or abs(there.p_value - 0.05) < 1e-6


@settings(max_examples=40)
@given(COUNTS)
def test_the_same_count_never_differs_from_itself(count: Count) -> None:
    assert compare_rates(count, count).change is Change.CANNOT_TELL

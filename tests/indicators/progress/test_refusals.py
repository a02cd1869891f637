"""When no progress is assessed: each reason, and that it leaves no class behind."""

import pytest

from indicators.errors import IndicatorError
from indicators.progress.assess import assess
from indicators.progress.assessment import Goal, Point, ProgressClass, Reason
from indicators.progress.refusals import refused
from publication.catalogue import Direction

GOAL = Goal(direction=Direction.LOWER, target_value=0)
FALLING = (Point(2015, 9), Point(2017, 8), Point(2019, 7))
METHODS = ("unsd_2023", "cagr_ratio", "eurostat")


def reason(points: tuple[Point, ...], goal: Goal = GOAL, method: str = "unsd_2023") -> Reason | None:
    found = assess(points, goal, method)
    if found.refusal is None:
        assert found.progress_class is not ProgressClass.NOT_ASSESSABLE
        return None
    assert found.progress_class is ProgressClass.NOT_ASSESSABLE
    assert found.score is None
    assert found.refusal.text.en
    assert found.refusal.text.ja
    return found.refusal.reason


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("goal", "why"),
    [
        (Goal(direction=Direction.LOWER, target_value=0, is_detection=True), Reason.DETECTION_SERIES),
        (Goal(direction=Direction.AMBIGUOUS, target_value=0), Reason.AMBIGUOUS_DIRECTION),
        (Goal(direction=Direction.CONTEXT, target_value=0), Reason.NO_DIRECTION),
        (Goal(direction=Direction.ZERO, target_value=0), Reason.NO_DIRECTION),
        (Goal(direction=None, target_value=0), Reason.NO_DIRECTION),
        (Goal(direction=Direction.LOWER, target_value=float("nan")), Reason.NOT_FINITE),
        (GOAL, None),
    ],
)
def test_a_series_without_a_way_that_is_better_is_refused(goal: Goal, why: Reason | None, method: str) -> None:
    assert reason(FALLING, goal, method) is why


@pytest.mark.parametrize("method", METHODS)
def test_fewer_than_three_points_are_refused(method: str) -> None:
    for few in ((), FALLING[:1], FALLING[:2]):
        assert reason(few, method=method) is Reason.TOO_FEW_POINTS
    assert assess(FALLING[:1], GOAL, method).indicative_class is None
    assert assess(FALLING[:2], GOAL, method).indicative_class is not None


def test_points_before_the_base_do_not_count() -> None:
    assert reason((Point(2007, 43), Point(2014, 25), Point(2015, 54), Point(2016, 50))) is Reason.TOO_FEW_POINTS


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("year", "why"), [(2015, None), (2017, Reason.BREAK_IN_SERIES), (2019, Reason.BREAK_IN_SERIES)]
)
def test_a_break_after_the_base_is_refused(year: int, why: Reason | None, method: str) -> None:
    """B marks the first value after the break, so a base with B starts a series of its own."""
    broken = tuple(Point(point.year, point.value, "B" if point.year == year else "A") for point in FALLING)
    assert reason(broken, method=method) is why


def test_a_break_before_the_base_does_no_harm() -> None:
    assert reason((Point(2010, 12), Point(2012, 11, "B"), *FALLING)) is None


@pytest.mark.parametrize("target", [0, 1, None])
def test_a_base_of_zero_is_refused_and_never_becomes_an_epsilon(target: float | None) -> None:
    from_zero = (Point(2015, 0), Point(2017, 4), Point(2019, 3))
    assert reason(from_zero, Goal(direction=Direction.LOWER, target_value=target)) is Reason.BASE_ZERO
    assert assess(from_zero, GOAL).epsilon is None


def test_the_ratio_puts_its_epsilon_in_place_of_a_base_of_zero_and_says_so() -> None:
    goal = Goal(direction=Direction.HIGHER, target_value=10)
    found = assess((Point(2015, 0), Point(2017, 4), Point(2019, 5)), goal, "cagr_ratio", epsilon=0.5)
    assert (found.base, found.epsilon) == (0, 0.5)
    assert found.annual_growth == pytest.approx((5 / 0.5) ** 0.25 - 1)
    assert "The base value is zero; epsilon 0.5" in found.warnings[0].en


def test_an_epsilon_that_played_no_part_is_not_claimed() -> None:
    found = assess(
        (Point(2015, 0), Point(2017, 4), Point(2019, 12)),
        Goal(direction=Direction.HIGHER, target_value=10),
        "cagr_ratio",
    )
    assert (found.progress_class, found.epsilon, found.warnings) == (ProgressClass.TARGET_MET, None, ())


@pytest.mark.parametrize("method", METHODS)
def test_values_on_both_sides_of_zero_are_refused(method: str) -> None:
    goal = Goal(direction=Direction.HIGHER, target_value=10)
    assert reason((Point(2015, -2), Point(2017, 1), Point(2019, 2)), goal, method) is Reason.DIFFERENT_SIGNS


def test_a_target_on_the_other_side_of_zero_is_refused_by_the_ratio_only() -> None:
    goal = Goal(direction=Direction.LOWER, target_value=-1)
    assert reason(FALLING, goal, "cagr_ratio") is Reason.DIFFERENT_SIGNS
    assert reason(FALLING, goal) is None


def test_a_base_that_already_met_the_target_leaves_no_change_to_share() -> None:
    worse = (Point(2015, 5), Point(2017, 8), Point(2019, 12))
    goal = Goal(direction=Direction.LOWER, target_value=10)
    assert reason(worse, goal) is Reason.BASE_MEETS_TARGET
    assert assess(worse, goal, "cagr_ratio").progress_class is ProgressClass.DETERIORATION
    at_the_target = Goal(direction=Direction.LOWER, target_value=5)
    assert reason(worse, at_the_target, "cagr_ratio") is Reason.BASE_MEETS_TARGET


def test_the_ratio_has_no_base_before_its_base_year() -> None:
    old = (Point(2010, 9), Point(2012, 8), Point(2014, 7))
    assert reason(old, method="cagr_ratio") is Reason.NO_VALUE_AFTER_BASE


def test_a_year_with_two_values_is_refused() -> None:
    assert reason((*FALLING, Point(2017, 8))) is Reason.YEAR_TWICE


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_value_that_is_no_number_is_refused(value: float) -> None:
    assert reason((*FALLING, Point(2020, value))) is Reason.NOT_FINITE


def test_growth_beyond_all_numbers_is_refused() -> None:
    goal = Goal(direction=Direction.HIGHER, target_value=1e301)
    assert reason((Point(2015, 1e-300), Point(2016, 1), Point(2017, 1e300)), goal) is Reason.NOT_FINITE


@pytest.mark.parametrize("why", Reason)
def test_every_reason_speaks_both_languages(why: Reason) -> None:
    assert refused(why).text.en
    assert refused(why).text.ja


@pytest.mark.parametrize("epsilon", [0, -1, float("nan"), float("inf")])
def test_an_epsilon_must_be_above_zero(epsilon: float) -> None:
    with pytest.raises(IndicatorError, match="above it"):
        assess(FALLING, GOAL, "cagr_ratio", epsilon=epsilon)


def test_a_method_takes_no_option_it_does_not_know() -> None:
    with pytest.raises(IndicatorError, match="unsd_2023 has no option 'epsilon'"):
        assess(FALLING, GOAL, epsilon=0.1)

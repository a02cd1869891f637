"""What must hold for every series: monotone, free of units, blind to the order of points."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from indicators.progress.assess import assess
from indicators.progress.assessment import Assessment, Goal, Point, ProgressClass
from indicators.progress.registry import method_named
from publication.catalogue import Direction

METHODS = ("unsd_2023", "cagr_ratio", "eurostat")
CUTOFFS = (0.95, 0.60, 0.10, 0.02, 0.015, 0.01, 0.005, 0.0, -0.01)
VALUES = st.floats(0.01, 1000)
TARGETS = st.none() | VALUES
DIRECTIONS = st.sampled_from([Direction.HIGHER, Direction.LOWER])
SERIES = st.tuples(VALUES, VALUES, VALUES).map(
    lambda values: tuple(Point(year, value) for year, value in zip((2015, 2018, 2021), values, strict=True))
)
GOALS = st.builds(lambda direction, target: Goal(direction=direction, target_value=target), DIRECTIONS, TARGETS)


def is_at_a_cut_off(found: Assessment) -> bool:
    numbers = [abs(number) for number in (found.share_or_ratio, found.annual_growth) if number is not None]
    return any(abs(number - abs(cutoff)) < 1e-6 for number in numbers for cutoff in CUTOFFS)


@given(
    base=st.floats(0.01, 1000),
    kept=st.floats(0, 1),
    base_year=st.integers(2010, 2018),
    years=st.integers(2, 10),
)
def test_a_target_of_zero_reduces_the_share(base: float, kept: float, base_year: int, years: int) -> None:
    """The share is 1 - (v_t / v_b) ** ((2030 - b) / (t - b))."""
    latest = base * kept
    assume(latest > 0)
    points = (Point(base_year, base), Point(base_year + 1, base), Point(base_year + years, latest))
    found = assess(points, Goal(direction=Direction.LOWER, target_value=0, base_year=base_year))
    assert found.share_or_ratio == pytest.approx(1 - (latest / base) ** ((2030 - base_year) / years), abs=1e-9)


@pytest.mark.parametrize(
    ("yearly", "reached"),
    [(-0.182, "on_track"), (-0.180, "fair"), (-0.0071, "fair"), (-0.0069, "stagnation_or_regression")],
)
def test_from_2015_zero_needs_18_1_percent_a_year(yearly: float, reached: str) -> None:
    points = tuple(Point(2015 + years, 100 * (1 + yearly) ** years) for years in range(4))
    assert assess(points, Goal(direction=Direction.LOWER, target_value=0)).progress_class == reached


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=60)
@given(points=SERIES, goal=GOALS, other=VALUES)
def test_a_better_latest_value_never_gives_a_worse_class(
    points: tuple[Point, ...], goal: Goal, other: float, method: str
) -> None:
    rank = list(method_named(method).labels).index
    worse, better = sorted((points[-1].value, other), reverse=goal.direction is Direction.LOWER)
    low, high = (assess((*points[:-1], Point(2021, value)), goal, method) for value in (worse, better))
    assume(ProgressClass.NOT_ASSESSABLE not in {low.progress_class, high.progress_class})
    assert rank(low.progress_class) <= rank(high.progress_class)
    if low.score is not None and high.score is not None:
        assert low.score <= high.score


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=60)
@given(points=SERIES, goal=GOALS, factor=st.sampled_from([1e-5, 0.01, 3.0, 1000.0, 1e5]))
def test_another_unit_changes_no_class(points: tuple[Point, ...], goal: Goal, factor: float, method: str) -> None:
    found = assess(points, goal, method)
    assume(not is_at_a_cut_off(found))
    assume(goal.target_value is None or all(abs(goal.target_value - point.value) > 1e-6 for point in points))
    scaled = tuple(replace(point, value=point.value * factor) for point in points)
    target = None if goal.target_value is None else goal.target_value * factor
    again = assess(scaled, replace(goal, target_value=target), method)
    assert (again.progress_class, again.refusal) == (found.progress_class, found.refusal)


def test_with_an_epsilon_the_unit_decides_unless_epsilon_changes_with_it() -> None:
    """The same fall per 100 000 and per million: moderate and limited; the default does not mind."""
    goal = Goal(direction=Direction.LOWER, target_value=0)
    per_100_000 = (Point(2015, 0.0425), Point(2016, 0.0394), Point(2017, 0.0365))
    per_million = tuple(replace(point, value=point.value * 10) for point in per_100_000)
    assert assess(per_100_000, goal).progress_class is assess(per_million, goal).progress_class
    found = [
        assess(points, goal, "cagr_ratio", epsilon=epsilon).progress_class
        for points, epsilon in ((per_100_000, 0.01), (per_million, 0.01), (per_million, 0.1))
    ]
    assert found == [ProgressClass.MODERATE, ProgressClass.LIMITED, ProgressClass.MODERATE]


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=40)
@given(
    years=st.lists(st.integers(2005, 2035), unique=True, max_size=8).flatmap(
        lambda years: st.tuples(
            st.just([Point(year, (year * 37) % 11 + 0.5) for year in years]), st.permutations(range(len(years)))
        )
    ),
    goal=GOALS,
)
def test_the_order_of_points_does_not_matter(years: tuple[list[Point], list[int]], goal: Goal, method: str) -> None:
    points, order = years
    assert assess([points[place] for place in order], goal, method) == assess(points, goal, method)


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=60)
@given(points=SERIES, goal=GOALS)
def test_every_assessment_is_a_class_or_a_reason_and_names_its_method(
    points: tuple[Point, ...], goal: Goal, method: str
) -> None:
    found = assess(points, goal, method)
    assert (found.refusal is None) == (found.progress_class is not ProgressClass.NOT_ASSESSABLE)
    assert found.refusal is not None or found.progress_class in method_named(method).labels
    assert found.basis.startswith(f"{method} (")
    assert "epsilon" in found.basis
    assert found.score is None or -5 <= found.score <= 5

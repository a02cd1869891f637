"""The cut-offs of each method at their edges, scores, base years and target years."""

from collections.abc import Callable

import pytest

from indicators.progress.assess import assess
from indicators.progress.assessment import Assessment, Goal, Point, ProgressClass, Reason
from indicators.progress.methods import cagr_ratio, eurostat, unsd_2023
from publication.catalogue import Direction

JUST_BELOW = 1e-6


def series(text: str) -> tuple[Point, ...]:
    """Points written `2015 100, 2020 60`."""
    return tuple(Point(int(year), float(value)) for year, value in (row.split() for row in text.split(",")))


def lower(target: float | None = None, year: int = 2030) -> Goal:
    return Goal(direction=Direction.LOWER, target_value=target, target_year=year)


def higher(target: float | None = None, year: int = 2030) -> Goal:
    return Goal(direction=Direction.HIGHER, target_value=target, target_year=year)


def reason(found: Assessment) -> Reason | None:
    return None if found.refusal is None else found.refusal.reason


@pytest.mark.parametrize(
    ("share", "at", "below"),
    [
        (0.95, ProgressClass.ON_TRACK, ProgressClass.FAIR),
        (0.10, ProgressClass.FAIR, ProgressClass.STAGNATION_OR_REGRESSION),
    ],
)
def test_unsd_cuts_the_share_at_95_and_10_percent(share: float, at: ProgressClass, below: ProgressClass) -> None:
    assert unsd_2023.class_of_share(share) is at
    assert unsd_2023.class_of_share(share - JUST_BELOW) is below


@pytest.mark.parametrize(
    ("values", "goal", "reached", "score"),
    [
        ("2015 100, 2016 101, 2017 104.04", higher(), ProgressClass.ON_TRACK, 3),
        ("2015 100, 2016 101, 2017 104.03", higher(), ProgressClass.FAIR, 2),
        ("2015 200, 2016 201, 2017 202.005", higher(), ProgressClass.FAIR, 2),
        ("2015 200, 2016 201, 2017 202.004", higher(), ProgressClass.STAGNATION_OR_REGRESSION, 1),
        ("2015 100, 2016 99, 2017 96.04", lower(), ProgressClass.ON_TRACK, 3),
        ("2015 100, 2016 99, 2017 96.05", lower(), ProgressClass.FAIR, 2),
        ("2015 200, 2016 199, 2017 198.005", lower(), ProgressClass.FAIR, 2),
        ("2015 200, 2016 199, 2017 198.006", lower(), ProgressClass.STAGNATION_OR_REGRESSION, 1),
    ],
)
def test_without_a_target_unsd_cuts_growth_at_2_and_half_a_percent(
    values: str, goal: Goal, reached: ProgressClass, score: int
) -> None:
    found = assess(series(values), goal)
    assert (found.progress_class, found.score, found.share_or_ratio) == (reached, score, None)


@pytest.mark.parametrize(
    ("ratio", "at", "below"),
    [
        (0.95, ProgressClass.ON_TRACK, ProgressClass.MODERATE),
        (0.60, ProgressClass.MODERATE, ProgressClass.LIMITED),
        (0.0, ProgressClass.LIMITED, ProgressClass.DETERIORATION),
    ],
)
def test_open_sdg_cuts_the_ratio_at_95_60_and_0_percent(ratio: float, at: ProgressClass, below: ProgressClass) -> None:
    assert cagr_ratio.class_of_ratio(ratio) is at
    assert cagr_ratio.class_of_ratio(ratio - JUST_BELOW) is below


@pytest.mark.parametrize(
    ("ratio", "score"),
    [(-10, -5), (-0.6, -5), (-0.3, -3.75), (0, -2.5), (0.3, -1.25), (0.6, 0), (0.95, 2.5), (1.3, 5), (10, 5)],
)
def test_a_ratio_scores_from_minus_5_to_5(ratio: float, score: float) -> None:
    assert cagr_ratio.score_of_ratio(ratio) == pytest.approx(score, abs=2e-4)


@pytest.mark.parametrize(
    ("growth", "score", "reached"),
    [
        (-0.5, -5, ProgressClass.DETERIORATION),
        (-0.02, -5, ProgressClass.DETERIORATION),
        (-0.01, -3.75, ProgressClass.DETERIORATION),
        (0, -2.5, ProgressClass.LIMITED),
        (0.005, 0, ProgressClass.MODERATE),
        (0.015, 2.5, ProgressClass.ON_TRACK),
        (0.02, 5, ProgressClass.ON_TRACK),
        (0.5, 5, ProgressClass.ON_TRACK),
    ],
)
def test_growth_without_a_target_scores_from_minus_5_to_5(growth: float, score: float, reached: ProgressClass) -> None:
    assert cagr_ratio.score_of_growth(growth) == pytest.approx(score)
    assert cagr_ratio.class_of_growth(growth) is reached


@pytest.mark.parametrize(
    ("base", "limit", "is_higher_better", "factor"),
    [
        (50, 100, True, 1 - 0.5**4.44),
        (100, 100, True, 0),
        (0, 100, True, 1),
        (15, 10, False, 1 - 0.5**4.44),
        (20, 10, False, 1),
        (10, 10, False, 0),
        (5, 0, False, 1),
        (5, 100, False, 1),  # the other way: 100 is no minimum of 5
        (105, 100, True, 1),
    ],
)
def test_cut_offs_shrink_near_a_limit(base: float, limit: float, factor: float, *, is_higher_better: bool) -> None:
    assert cagr_ratio.shrink_factor(base, limit, is_higher_better=is_higher_better) == pytest.approx(factor)


def test_a_series_that_stays_at_its_limit_is_on_track() -> None:
    found = assess(series("2015 100, 2016 100, 2017 100"), higher(), "cagr_ratio", limit=100)
    assert (found.progress_class, found.score) == (ProgressClass.ON_TRACK, 5)
    assert "multiplied by 0, for the limit 100" in found.warnings[0].en


@pytest.mark.parametrize(
    ("number", "cut", "at", "below"),
    [
        (0.95, eurostat.class_of_ratio, ProgressClass.SIGNIFICANT, ProgressClass.MODERATE),
        (0.60, eurostat.class_of_ratio, ProgressClass.MODERATE, ProgressClass.INSUFFICIENT),
        (0.0, eurostat.class_of_ratio, ProgressClass.INSUFFICIENT, ProgressClass.MOVEMENT_AWAY),
        (0.01, eurostat.class_of_growth, ProgressClass.SIGNIFICANT, ProgressClass.MODERATE),
        (0.0, eurostat.class_of_growth, ProgressClass.MODERATE, ProgressClass.MODERATE_MOVEMENT_AWAY),
        (
            -0.01,
            eurostat.class_of_growth,
            ProgressClass.MODERATE_MOVEMENT_AWAY,
            ProgressClass.SIGNIFICANT_MOVEMENT_AWAY,
        ),
    ],
)
def test_eurostat_cuts_at_these_edges(
    number: float, cut: Callable[[float], ProgressClass], at: ProgressClass, below: ProgressClass
) -> None:
    assert cut(number) is at
    assert cut(number - JUST_BELOW) is below


@pytest.mark.parametrize("values", ["2015 100, 2018 80, 2020 60", "2015 100, 2018 8, 2020 0", "2015 100"])
def test_eurostat_always_says_which_of_its_cut_offs_were_seen_and_where(values: str) -> None:
    assert eurostat.UNVERIFIED in assess(series(values), lower(0), "eurostat").warnings


@pytest.mark.parametrize(
    ("values", "unsd", "open_sdg"),
    [
        ("2014 9, 2015 8, 2016 7, 2017 6", 2015, 2015),
        ("2013 9, 2014 8, 2016 7, 2017 6", 2016, 2016),
        ("2014 9, 2017 8, 2018 7, 2019 6", 2014, 2017),
        ("2010 9, 2012 8, 2016 7", 2012, None),
        ("2005 9, 2006 8, 2007 7", 2006, None),
    ],
)
def test_the_base_is_2015_or_the_nearest_year_with_a_later_value(values: str, unsd: int, open_sdg: int | None) -> None:
    """Open SDG never goes back before the base year."""
    assert assess(series(values), lower(0)).base_year == unsd
    assert assess(series(values), lower(0), "cagr_ratio").base_year == open_sdg


def test_another_base_year_is_said() -> None:
    found = assess(series("2016 9, 2017 8, 2018 7"), lower(0))
    assert [warning.en for warning in found.warnings] == ["There is no usable value for 2015; 2016 is the base year."]


@pytest.mark.parametrize("method", ["unsd_2023", "cagr_ratio", "eurostat"])
@pytest.mark.parametrize(
    ("values", "reached", "latest_year"),
    [
        ("2015 9, 2020 5, 2025 1", ProgressClass.TARGET_MET, 2025),
        ("2015 9, 2020 5, 2025 2", ProgressClass.TARGET_MISSED, 2025),
        ("2015 9, 2020 5, 2026 1", ProgressClass.TARGET_MET, 2026),
        ("2015 9, 2020 5, 2025 2, 2027 1", ProgressClass.TARGET_MISSED, 2025),
    ],
)
def test_a_target_year_that_has_passed_is_met_or_missed(
    values: str, reached: ProgressClass, latest_year: int, method: str
) -> None:
    """Nothing is extrapolated; what came after the first value that reaches the year is not looked at."""
    found = assess(series(values), lower(1, 2025), method)
    assert (found.progress_class, found.latest_year) == (reached, latest_year)
    assert (found.share_or_ratio, found.annual_growth) == (None, None)
    assert any("has passed" in warning.en for warning in found.warnings)
    assert any("not looked at" in warning.en for warning in found.warnings) == ("2027" in values)


def test_a_target_year_that_is_over_without_a_value_is_not_extrapolated_to() -> None:
    values = series("2015 9, 2018 7, 2020 5")
    assert assess(values, lower(1, 2025), as_of_year=2025).progress_class is ProgressClass.FAIR
    assert reason(assess(values, lower(1, 2025), as_of_year=2026)) is Reason.TARGET_YEAR_UNOBSERVED
    assert assess(values, lower(5, 2025), as_of_year=2026).progress_class is ProgressClass.TARGET_MET


@pytest.mark.parametrize("method", ["unsd_2023", "cagr_ratio", "eurostat"])
def test_a_target_that_is_met_is_met_whatever_the_trend(method: str) -> None:
    found = assess(series("2015 1, 2018 2, 2020 3"), lower(4), method)
    assert found.progress_class is ProgressClass.TARGET_MET
    assert found.epsilon is None
    assert found.score == {"unsd_2023": 3, "cagr_ratio": 5, "eurostat": None}[method]


def test_a_negative_series_that_rises_towards_zero_gets_better() -> None:
    values = series("2015 -10, 2018 -8, 2020 -6")
    assert assess(values, higher()).progress_class is ProgressClass.ON_TRACK
    assert assess(values, lower()).progress_class is ProgressClass.STAGNATION_OR_REGRESSION
    assert assess(values, higher(-1)).progress_class is ProgressClass.FAIR

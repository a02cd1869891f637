"""Japan's detected victims 2015 and 2016, 54 and 50, by every method: what each makes of a target of zero."""

import pytest

from indicators.progress.assess import assess
from indicators.progress.assessment import Goal, Point, ProgressClass, Reason
from indicators.progress.small_counts import Change
from publication.catalogue import Direction

JAPAN = (
    Point(2015, 54 / 127.1e6 * 1e5, numerator=54, denominator=127.1e6),
    Point(2016, 50 / 126.9e6 * 1e5, numerator=50, denominator=126.9e6),
)
AS_IF_FEWER_WERE_BETTER = Goal(direction=Direction.LOWER, target_value=0)


def test_the_default_extrapolates_to_two_thirds_of_the_needed_change() -> None:
    found = assess(JAPAN, AS_IF_FEWER_WERE_BETTER)
    assert found.basis == "unsd_2023 (2023), epsilon none"
    assert (found.base_year, found.latest_year, found.target_year, found.target) == (2015, 2016, 2030, 0)
    assert (found.base, found.latest) == pytest.approx((0.0425, 0.0394), abs=5e-5)
    assert found.share_or_ratio == pytest.approx(0.68, abs=5e-3)
    assert found.base is not None
    assert found.share_or_ratio is not None
    assert found.base * (1 - found.share_or_ratio) == pytest.approx(0.0137, abs=5e-5)
    assert found.indicative_class is ProgressClass.FAIR


@pytest.mark.parametrize(
    ("epsilon", "ratio", "indicative"),
    [
        (0.001, 0.33, ProgressClass.LIMITED),
        (0.01, 0.79, ProgressClass.MODERATE),
        (0.1, None, ProgressClass.TARGET_MET),
    ],
)
def test_epsilon_alone_decides_the_class(epsilon: float, ratio: float | None, indicative: ProgressClass) -> None:
    found = assess(JAPAN, AS_IF_FEWER_WERE_BETTER, "cagr_ratio", epsilon=epsilon)
    assert found.basis == f"cagr_ratio (Open SDG 2.4.0), epsilon {epsilon:g}"
    assert found.share_or_ratio == (None if ratio is None else pytest.approx(ratio, abs=5e-3))
    assert found.indicative_class is indicative
    assert f"The target is zero; epsilon {epsilon:g} stands in for it" in found.warnings[0].en


def test_epsilon_is_a_thousandth_unless_told_otherwise() -> None:
    assert assess(JAPAN, AS_IF_FEWER_WERE_BETTER, "cagr_ratio").epsilon == 0.001
    assert assess(JAPAN, AS_IF_FEWER_WERE_BETTER, "eurostat").epsilon == 0.001


def test_two_points_are_indicative_and_give_no_class_and_no_score() -> None:
    found = assess(JAPAN, AS_IF_FEWER_WERE_BETTER)
    assert found.progress_class is ProgressClass.NOT_ASSESSABLE
    assert found.score is None
    assert found.refusal is not None
    assert found.refusal.reason is Reason.TOO_FEW_POINTS
    assert "indicative only" in found.refusal.text.en


def test_the_counts_behind_the_rates_cannot_tell_a_change() -> None:
    found = assess(JAPAN, AS_IF_FEWER_WERE_BETTER)
    assert found.comparison is not None
    assert found.comparison.change is Change.CANNOT_TELL
    assert any("too small to tell" in warning.en for warning in found.warnings)


def test_detected_victims_are_never_assessed() -> None:
    """A rise may be more trafficking or better police work; the values still stand in the record."""
    found = assess(JAPAN, Goal(direction=Direction.AMBIGUOUS, target_value=0, is_detection=True))
    assert found.progress_class is ProgressClass.NOT_ASSESSABLE
    assert found.refusal is not None
    assert found.refusal.reason is Reason.DETECTION_SERIES
    assert (found.indicative_class, found.share_or_ratio, found.score) == (None, None, None)
    assert (found.base_year, found.latest_year) == (2015, 2016)

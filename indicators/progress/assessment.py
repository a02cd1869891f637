"""What is assessed, and the record of an assessment."""

from dataclasses import dataclass
from enum import StrEnum

from indicators.progress.small_counts import Comparison
from publication.catalogue import Direction
from vocabulary.text import Text

BASE_YEAR, TARGET_YEAR = 2015, 2030
"""The years of the 2030 Agenda, which hold where a goal names no others."""


class ProgressClass(StrEnum):
    """How far a series is. Each method has classes of its own, in its own words (`Method.labels`)."""

    TARGET_MET = "target_met"
    TARGET_MISSED = "target_missed"
    ON_TRACK = "on_track"
    FAIR = "fair"
    STAGNATION_OR_REGRESSION = "stagnation_or_regression"
    SIGNIFICANT = "significant"
    MODERATE = "moderate"
    LIMITED = "limited"
    INSUFFICIENT = "insufficient"
    DETERIORATION = "deterioration"
    MOVEMENT_AWAY = "movement_away"
    MODERATE_MOVEMENT_AWAY = "moderate_movement_away"
    SIGNIFICANT_MOVEMENT_AWAY = "significant_movement_away"
    NOT_ASSESSABLE = "not_assessable"


class Reason(StrEnum):
    """Why there is no assessment."""

    DETECTION_SERIES = "detection_series"
    AMBIGUOUS_DIRECTION = "ambiguous_direction"
    NO_DIRECTION = "no_direction"
    NOT_FINITE = "not_finite"
    YEAR_TWICE = "year_twice"
    TOO_FEW_POINTS = "too_few_points"
    NO_VALUE_AFTER_BASE = "no_value_after_base"
    BREAK_IN_SERIES = "break_in_series"
    BASE_ZERO = "base_zero"
    BASE_MEETS_TARGET = "base_meets_target"
    DIFFERENT_SIGNS = "different_signs"
    TARGET_YEAR_UNOBSERVED = "target_year_unobserved"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason with its words for a reader."""

    reason: Reason
    text: Text


@dataclass(frozen=True, slots=True)
class Point:
    """The value of a year; `obs_status` is a letter of SDMX.

    A point that is a rate or proportion of counted cases can carry them: a numerator and its denominator.
    """

    year: int
    value: float
    obs_status: str = "A"
    numerator: int | None = None
    denominator: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Where a series should go. Without a direction nothing is assessed; without a value its growth is.

    `is_detection` marks a series that counts what authorities found: a rise may be more cases or better work.
    """

    direction: Direction | None
    target_value: float | None = None
    target_year: int = TARGET_YEAR
    base_year: int = BASE_YEAR
    is_detection: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What a method made of a series, with everything needed to compute it again.

    `share_or_ratio` is the share of the needed change, or the ratio of growth to required growth; without a
    target value there is only `annual_growth`. `epsilon` is what stood in for a zero, None where nothing did.
    Without a refusal there is a class. `indicative_class` is the class that two points alone would give; it is
    not one to publish. `comparison` tests base and latest where both carry counts.
    """

    method: str
    version: str
    base_year: int | None
    latest_year: int | None
    target_year: int | None
    base: float | None
    latest: float | None
    target: float | None
    epsilon: float | None
    annual_growth: float | None
    share_or_ratio: float | None
    score: float | None
    progress_class: ProgressClass
    warnings: tuple[Text, ...]
    refusal: Refusal | None
    indicative_class: ProgressClass | None
    comparison: Comparison | None

    @property
    def basis(self) -> str:
        """The method, its version and epsilon, which stand beside every class that is shown."""
        epsilon = "none" if self.epsilon is None else f"{self.epsilon:g}"
        return f"{self.method} ({self.version}), epsilon {epsilon}"

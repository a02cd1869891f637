"""The span of a series that is assessed: from its base to its latest value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indicators.progress.assessment import Goal, Point, Reason, Refusal
from indicators.progress.refusals import refusal_of_points, refused

BaseYear = Callable[[Sequence[int], int], int | None]
"""Picks the base from the years that have a later one, and the year that is wished for."""

FEWEST = 2


class TargetYear(StrEnum):
    """Where the target year lies."""

    AHEAD = "ahead"
    PASSED = "passed"
    UNOBSERVED = "unobserved"
    """It is over, and no value reaches it."""


@dataclass(frozen=True, slots=True)
class Span:
    """The points from base to latest, and those after it that are not looked at."""

    points: tuple[Point, ...]
    later: tuple[Point, ...]
    target_year: TargetYear

    @property
    def base(self) -> Point:
        """The first point."""
        return self.points[0]

    @property
    def latest(self) -> Point:
        """The last point; where the target year has passed, the first that reaches it."""
        return self.points[-1]

    @property
    def years(self) -> int:
        """From base to latest."""
        return self.latest.year - self.base.year


def span_of(points: Sequence[Point], goal: Goal, base_year: BaseYear, as_of_year: int | None) -> Span | Refusal:
    """The span a method looks at, whatever the order of the points, or why there is none."""
    ordered = tuple(sorted(points, key=lambda point: point.year))
    reason = refusal_of_points(ordered)
    if reason is not None:
        return reason
    seen, later = _until_the_target_year(ordered, goal)
    if len(seen) < FEWEST:
        return refused(Reason.TOO_FEW_POINTS)
    base = base_year([point.year for point in seen[:-1]], goal.base_year)
    if base is None:
        return refused(Reason.NO_VALUE_AFTER_BASE)
    kept = tuple(point for point in seen if point.year >= base)
    return Span(kept, later, _target_year(kept[-1].year, goal, as_of_year))


def nearest(years: Sequence[int], wished: int) -> int | None:
    """The nearest year; of two as near, the later."""
    return min(years, key=lambda year: (abs(year - wished), -year), default=None)


def first_from(years: Sequence[int], wished: int) -> int | None:
    """The wished year or the first after it."""
    return min((year for year in years if year >= wished), default=None)


def _until_the_target_year(ordered: tuple[Point, ...], goal: Goal) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """The points up to the first that reaches the target year, and the rest."""
    before = [point for point in ordered if point.year < goal.target_year]
    end = len(ordered) if goal.target_value is None else len(before) + 1
    return ordered[:end], ordered[end:]


def _target_year(latest: int, goal: Goal, as_of_year: int | None) -> TargetYear:
    if goal.target_value is None:
        return TargetYear.AHEAD
    if latest >= goal.target_year:
        return TargetYear.PASSED
    is_over = as_of_year is not None and as_of_year > goal.target_year
    return TargetYear.UNOBSERVED if is_over else TargetYear.AHEAD

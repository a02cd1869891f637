"""Progress of every official series of a release: each line by every method, or why there is no assessment."""

from collections.abc import Iterator, Sequence
from typing import Any

import polars as pl

from indicators.definition import Indicator
from indicators.progress.assess import assess
from indicators.progress.assessment import Assessment, Goal, Point, ProgressClass, Reason
from indicators.progress.method import Method
from indicators.progress.refusals import refused
from indicators.progress.registry import DEFAULT_METHOD, all_methods, method_named
from indicators.progress.small_counts import Change
from publication.catalogue import AssessmentEntry, Direction, MethodEntry, Official, Progress, ProgressEntry
from vocabulary.codes import NOT_APPLICABLE
from vocabulary.dimensions import DIMENSION_NAMES
from vocabulary.text import Text

AS_OF_YEAR = 2026
"""The year from which progress is judged: a target year before it is over. Raised with each yearly review."""

_SMALLEST_SHOWN = 0.01
_CHANGES = {
    Change.ROSE: Text("rose", "増加"),
    Change.FELL: Text("fell", "減少"),
    Change.CANNOT_TELL: Text("cannot tell", "判断できない"),
}
"""By the exact test of two counts at 95 %."""


def progress(
    observations: pl.DataFrame, indicators: list[Indicator], methods: Sequence[str] = (), **options: float
) -> Progress:
    """Every line of each official indicator in the order of its key, by the methods named, with those options.

    Unless told by all methods there are, the default first.
    """
    named = methods or (DEFAULT_METHOD, *(name for name in all_methods() if name != DEFAULT_METHOD))
    lines = tuple(
        _entry(indicator, key, [assess(points, goal, name, as_of_year=AS_OF_YEAR, **options) for name in named])
        for indicator in indicators
        if indicator.official is not None
        for goal in (_goal(indicator, indicator.official),)
        for key, points in _lines(observations.filter(pl.col("indicator") == indicator.id))
    )
    given = {each.reason for line in lines for each in line.assessments}
    reasons = {reason.value: refused(reason).text for reason in Reason if reason in given}
    return Progress(tuple(_method_entry(method_named(name)) for name in named), reasons, lines)


def _method_entry(method: Method) -> MethodEntry:
    classes = {reached.value: text for reached, text in method.labels.items()}
    return MethodEntry(method.name, method.version, method.source, classes, method.warnings)


def _goal(indicator: Indicator, official: Official) -> Goal:
    return Goal(
        direction=None if indicator.direction is Direction.AMBIGUOUS else indicator.direction,
        target_value=official.target_value,
        target_year=official.target_year,
        is_detection=official.is_detection,
    )


def _lines(observations: pl.DataFrame) -> Iterator[tuple[dict[str, str], list[Point]]]:
    """The yearly values of each line; of several sources for a year the first in order stands."""
    yearly = observations.filter(pl.col("period_type") == "CY", pl.col("obs_value").is_not_null())
    once = yearly.unique([*DIMENSION_NAMES, "time_period"], keep="first", maintain_order=True)
    for codes, rows in once.group_by(DIMENSION_NAMES, maintain_order=True):
        key = dict(zip(DIMENSION_NAMES, (str(code) for code in codes), strict=True))
        yield key, [_point(row) for row in rows.sort("period_start").iter_rows(named=True)]


def _point(row: dict[str, Any]) -> Point:
    """A value; a count of cases also as a count, so that base and latest can be compared exactly."""
    year, value, status = row["period_start"].year, row["obs_value"], row["obs_status"]
    if row["unit_measure"] == "NUMBER" and row["unit_mult"] == 0:
        return Point(year, value, status, numerator=int(value), denominator=1.0)
    return Point(year, value, status)


def _entry(indicator: Indicator, key: dict[str, str], found: Sequence[Assessment]) -> ProgressEntry:
    return ProgressEntry(
        indicator=indicator.id,
        key={name: code for name, code in key.items() if code != NOT_APPLICABLE},
        target_year=found[0].target_year,
        target=found[0].target,
        assessments=tuple(_assessment(each) for each in found),
    )


def _assessment(found: Assessment) -> AssessmentEntry:
    """The record of a line; what a method warns of everywhere stands with the method."""
    is_assessed = found.progress_class is not ProgressClass.NOT_ASSESSABLE
    everywhere = method_named(found.method).warnings
    return AssessmentEntry(
        method=found.method,
        outcome=found.progress_class.value if is_assessed else None,
        reason=found.refusal.reason.value if found.refusal else None,
        base_year=found.base_year,
        latest_year=found.latest_year,
        base=found.base,
        latest=found.latest,
        epsilon=found.epsilon,
        share_or_ratio=found.share_or_ratio,
        change=_change(found),
        warnings=tuple(text for text in found.warnings if text not in everywhere),
    )


def _change(found: Assessment) -> Text | None:
    """What an exact test can tell of two counts; None where no counts are compared."""
    if found.comparison is None:
        return None
    said, p_value = _CHANGES[found.comparison.change], found.comparison.p_value
    shown = f"p = {p_value:.2f}" if p_value >= _SMALLEST_SHOWN else f"p < {_SMALLEST_SHOWN}"
    return Text(f"{said.en} ({shown})", f"{said.ja}（{shown}）")

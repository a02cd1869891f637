"""Progress of every official series of a release: an assessment of each line, or why none is given."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from indicators.definition import Indicator
from indicators.progress.assess import assess
from indicators.progress.assessment import Assessment, Goal, Point, ProgressClass
from indicators.progress.registry import DEFAULT_METHOD, method_named
from indicators.progress.small_counts import Change
from publication.catalogue import Direction, Official, ProgressEntry
from vocabulary.dimensions import DIMENSION_NAMES
from vocabulary.text import Text

AS_OF_YEAR = 2026
"""The year from which progress is judged: a target year before it is over. Raised with each yearly review."""

_NONE = Text("no assessment", "評価しない")
_SMALLEST_SHOWN = 0.01
_CHANGES = {
    Change.ROSE: Text("rose", "増加"),
    Change.FELL: Text("fell", "減少"),
    Change.CANNOT_TELL: Text("cannot tell", "判断できない"),
}
"""By the exact test of two counts at 95 %."""


def assessments(
    observations: pl.DataFrame, indicators: list[Indicator], method: str = DEFAULT_METHOD, **options: float
) -> tuple[ProgressEntry, ...]:
    """One entry for each line of each official indicator, in the order of its key."""
    return tuple(
        _entry(indicator, key, assess(points, goal, method, as_of_year=AS_OF_YEAR, **options))
        for indicator in indicators
        if indicator.official is not None
        for goal in (_goal(indicator, indicator.official),)
        for key, points in _lines(observations.filter(pl.col("indicator") == indicator.id))
    )


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


def _entry(indicator: Indicator, key: dict[str, str], found: Assessment) -> ProgressEntry:
    return ProgressEntry(
        indicator=indicator.id,
        key=key,
        method=found.method,
        version=found.version,
        base_year=found.base_year,
        latest_year=found.latest_year,
        target_year=found.target_year,
        base=found.base,
        latest=found.latest,
        target=found.target,
        epsilon=found.epsilon,
        share_or_ratio=found.share_or_ratio,
        change=_change(found),
        outcome=_outcome(found),
        reason=found.refusal.text if found.refusal else Text("", ""),
        warnings=found.warnings,
    )


def _change(found: Assessment) -> Text:
    """What an exact test can tell of two counts; empty where no counts are compared."""
    if found.comparison is None:
        return Text("", "")
    said, p_value = _CHANGES[found.comparison.change], found.comparison.p_value
    shown = f"p = {p_value:.2f}" if p_value >= _SMALLEST_SHOWN else f"p < {_SMALLEST_SHOWN}"
    return Text(f"{said.en} ({shown})", f"{said.ja}（{shown}）")


def _outcome(found: Assessment) -> Text:
    if found.progress_class is ProgressClass.NOT_ASSESSABLE:
        return _NONE
    return method_named(found.method).labels[found.progress_class]

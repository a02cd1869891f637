"""What one release says otherwise than another: each observation that changed, by how much, and why.

A value that either of the two withholds is never shown, and neither is one that is not published any more.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import polars as pl

from publication.catalogue import IndicatorEntry
from publication.query import Row
from publication.release import Release
from vocabulary.dimensions import DIMENSION_NAMES
from vocabulary.statuses import State, state

OBSERVATION = ("indicator", *DIMENSION_NAMES, "time_period", "unit_measure", "unit_mult")
"""What tells an observation from others of a release, up to its sources."""

_SAID = ("obs_value", "obs_status", "qualifier", "lower_bound", "upper_bound")
"""What of an observation can be revised."""


class Change(StrEnum):
    """What became of an observation."""

    REVISED = "revised"
    ADDED = "added"
    REMOVED = "removed"
    WITHHELD = "withheld"
    SHOWN = "shown"


class Cause(StrEnum):
    """Why: another vintage of a source, another definition or method, another policy, or none of them."""

    VINTAGE = "vintage"
    METHOD = "method"
    POLICY = "policy"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, eq=False)
class Revision:
    """An observation that changed; `row` is the later one, or the earlier one of what is not published any more.

    `old` and `new` are None where there is nothing to show; `sources` are those of which there is another vintage.
    """

    entry: IndicatorEntry
    change: Change
    causes: tuple[Cause, ...]
    sources: tuple[str, ...]
    row: Row
    old: Row | None
    new: Row | None

    @property
    def difference(self) -> float | None:
        """By how much the value changed."""
        old, new = (row["obs_value"] if row else None for row in (self.old, self.new))
        return None if old is None or new is None else float(new - old)

    @property
    def percent(self) -> float | None:
        """The difference in per cent of the earlier value; None where that is nothing."""
        difference, old = self.difference, self.old["obs_value"] if self.old else None
        return None if difference is None or not old else 100 * difference / abs(old)


@lru_cache(maxsize=64)
def revisions(old: Release, new: Release) -> tuple[Revision, ...]:
    """Every observation that one release has otherwise than the other, by indicator, key and period."""
    earlier, later = _observations(old), _observations(new)
    pairs = [*_pairs(earlier, later)]
    found = [_revision(old, new, before, after) for before, after in pairs]
    return tuple(sorted(found, key=lambda each: (each.entry.id, *(str(each.row[name]) for name in OBSERVATION))))


def _pairs(earlier: pl.DataFrame, later: pl.DataFrame) -> Iterator[tuple[Row | None, Row | None]]:
    """The rows that differ: by key and sources first; what is left by key alone, where it is one on either side."""
    with_sources, key = [*OBSERVATION, "sources"], [*OBSERVATION]
    same = earlier.join(later, on=[*with_sources, *_SAID], how="semi", nulls_equal=True)
    unchanged = same.select(with_sources)
    earlier, later = (frame.join(unchanged, on=with_sources, how="anti") for frame in (earlier, later))
    for on in (with_sources, key):
        alone = [frame.filter(pl.len().over(on) == 1) for frame in (earlier, later)]
        matched = alone[0].join(alone[1].select(on), on=on, how="semi").select(on)
        yield from zip(*(_in_order(frame, matched, on) for frame in alone), strict=True)
        earlier, later = (frame.join(matched, on=on, how="anti") for frame in (earlier, later))
    yield from ((row, None) for row in earlier.iter_rows(named=True))
    yield from ((None, row) for row in later.iter_rows(named=True))


def _in_order(frame: pl.DataFrame, matched: pl.DataFrame, on: list[str]) -> list[Row]:
    return frame.join(matched, on=on, how="semi").sort(on).rows(named=True)


def _observations(release: Release) -> pl.DataFrame:
    """The observations with their sources as one text."""
    return release.observations.with_columns(pl.col("source_ids").list.sort().list.join(" ").alias("sources"))


def _revision(old: Release, new: Release, before: Row | None, after: Row | None) -> Revision:
    row = after or before or {}
    change = _change(before, after)
    sources = _other_vintages(old, new, before, after)
    named = new.indicators if after else old.indicators
    causes = (
        *((Cause.VINTAGE,) if sources else ()),
        *((Cause.METHOD,) if old.indicators.get(row["indicator"]) != new.indicators.get(row["indicator"]) else ()),
    )
    hidden = change in {Change.WITHHELD, Change.SHOWN}
    if old.manifest.policy != new.manifest.policy and (hidden or not causes):
        causes = (*causes, Cause.POLICY)
    return Revision(
        named[row["indicator"]],
        change,
        causes or (Cause.NOT_KNOWN,),
        sources,
        row,
        None if hidden or after is None else before,
        None if hidden else after,
    )


def _change(before: Row | None, after: Row | None) -> Change:
    if before is None or after is None:
        return Change.ADDED if before is None else Change.REMOVED
    was, is_now = (state(row["obs_status"], has_value=row["obs_value"] is not None) for row in (before, after))
    if State.WITHHELD in {was, is_now} and was is not is_now:
        return Change.SHOWN if was is State.WITHHELD else Change.WITHHELD
    return Change.REVISED


def _other_vintages(old: Release, new: Release, before: Row | None, after: Row | None) -> tuple[str, ...]:
    """The sources behind an observation of which the two releases have another vintage, or only one has any."""
    behind = [row for row in (before, after) if row is not None]
    known: list[Mapping[str, str]] = [_vintages(old), _vintages(new)]
    loads = {load for row in behind for load in row["load_ids"] or ()}
    sources = {load.source for each in (old, new) for load in each.catalogue.loads if load.id in loads}
    return tuple(sorted(one for one in sources if known[0].get(one) != known[1].get(one)))


@lru_cache(maxsize=16)
def _vintages(release: Release) -> dict[str, str]:
    return {load.source: load.checksum for load in release.catalogue.loads}

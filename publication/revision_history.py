"""How the observations of a view were revised from release to release.

An observation that any of these releases withheld is left out, whatever the others say of it.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from publication.history import READERS, Publication, day_of
from publication.query import Row, Table
from publication.release import Release
from publication.revisions import OBSERVATION, Change, Revision, revisions
from vocabulary.statuses import State, state

MOST_RELEASES = 12
"""How many releases are looked back, so that a page stays quick: with a release a month, a year."""

Key = tuple[object, ...]


@dataclass(frozen=True, eq=False)
class Step:
    """What an observation was from a moment on until the next step."""

    since: dt.datetime
    row: Row


@dataclass(frozen=True, eq=False)
class Revised:
    """An observation that was revised: what it was, the earliest first."""

    steps: tuple[Step, ...]

    @property
    def row(self) -> Row:
        """The observation as it is shown."""
        return self.steps[-1].row


def revised(shown: Table, published: Sequence[Publication], read: Callable[[str], Release]) -> tuple[Revised, ...]:
    """The observations shown that were revised in the latest releases up to the one shown, in the table's order.

    `published` is the history up to now, retired ones too; `read` gives a release by its name.
    """
    kept = _up_to(shown.release.id, [each for each in published if each.gone is None])[-MOST_RELEASES:]
    if len({each.release for each in kept}) < 2:  # noqa: PLR2004  # nothing to compare
        return ()
    releases = [read(each.release) for each in kept]
    changed = [_changed(*pair) for pair in pairwise(releases)]
    hidden = {key[:-1] for found in changed for key, each in found.items() if _hides(each)}
    moments = [each.since for each in kept]
    visible = (row for row in shown.rows if _key(row)[:-1] not in hidden and not _is_withheld(row))
    found = (Revised(_steps(row, moments, changed)) for row in visible)
    return tuple(each for each in found if len(each.steps) > 1)


def named_moments(found: Sequence[Revised]) -> Mapping[dt.datetime, str]:
    """The moments of all steps, in their order, each with its day in Japan, and the time where a day has several."""
    moments = sorted({step.since for each in found for step in each.steps})
    days = Counter(day_of(each) for each in moments)
    return {
        each: each.astimezone(READERS).strftime("%Y-%m-%d" if days[day_of(each)] == 1 else "%Y-%m-%d %H:%M:%S")
        for each in moments
    }


def _steps(row: Row, moments: Sequence[dt.datetime], changed: Sequence[Mapping[Key, Revision]]) -> tuple[Step, ...]:
    """From the row back: each release that revised it, and the first of those that have it."""
    steps: list[Step] = []
    for moment, found in zip(moments[:0:-1], reversed(changed), strict=True):
        revision = found.get(_key(row))
        if revision is None:
            continue
        steps.append(Step(moment, row))
        if revision.old is None:
            return tuple(reversed(steps))
        row = revision.old
    return (Step(moments[0], row), *reversed(steps))


def _up_to(release: str, published: Sequence[Publication]) -> Sequence[Publication]:
    last = max((at for at, each in enumerate(published) if each.release == release), default=-1)
    return published[: last + 1]


@lru_cache(maxsize=64)
def _changed(old: Release, new: Release) -> Mapping[Key, Revision]:
    return {_key(each.row): each for each in revisions(old, new)}


def _key(row: Row) -> Key:
    return (*(row[name] for name in OBSERVATION), tuple(sorted(row["source_ids"])))


def _hides(each: Revision) -> bool:
    return each.change in {Change.WITHHELD, Change.SHOWN} or _is_withheld(each.row)


def _is_withheld(row: Row) -> bool:
    return state(row["obs_status"], has_value=row["obs_value"] is not None) is State.WITHHELD

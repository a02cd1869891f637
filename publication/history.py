"""The history of releases: which one was current from when, read from a journal that lines are only added to.

Readers work out what is current at a moment from the journal and the pointer, so that nothing has to run at the minute
a release under embargo becomes current. What the journal does not know yet is told by the pointer and the manifests.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import msgspec

from publication.errors import ReleaseDamaged
from publication.lines import whole_lines

JOURNAL = "history.jsonl"
POINTER = "current"
MANIFEST = "manifest.json"

TABLES, HIERARCHY = "protected_tables.parquet", "hierarchy.json"
"""The files for auditors: the tables about persons, and how their codes hang together."""

TOMBS = "retired"
"""The folder of what is kept of retired releases."""

READERS = dt.timezone(dt.timedelta(hours=9), "Asia/Tokyo")
"""Whose days count: a day of `asof` ends at midnight in Japan, which keeps one time all year."""

FOLDER_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
"""What a release may be called: a name in the folder of releases, never a way out of it."""


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of the journal: what happened to a release, and from when it counts, with its zone."""

    release: str
    at: dt.datetime


class Published(_Line, frozen=True, tag="published"):
    """A release was made current at once."""


class Scheduled(_Line, frozen=True, tag="scheduled"):
    """A release was written under embargo and becomes current at that moment."""


class Lifted(_Line, frozen=True, tag="lifted"):
    """A release under embargo will not become current by itself any more."""


class Retired(_Line, frozen=True, tag="retired"):
    """The folder of a release was deleted, for a reason."""

    reason: str


Line = Published | Scheduled | Lifted | Retired

_LINES = msgspec.json.Decoder(Line)
_NO_MOMENT = dt.datetime.min.replace(tzinfo=dt.UTC)


@dataclass(frozen=True)
class Publication:
    """A release and the moment from which it was current; `by_embargo` when its embargo ended then.

    `gone` says why its folder was deleted since.
    """

    release: str
    since: dt.datetime
    by_embargo: bool = False
    gone: Retired | None = None


@dataclass(frozen=True)
class History:
    """What happened to the releases of a folder, in the order in which it was written down."""

    lines: tuple[Line, ...]

    def publications(self, now: dt.datetime) -> tuple[Publication, ...]:
        """Every time a release became current until now, the earliest first; nothing under embargo."""
        return tuple(each for each in self._planned if each.since <= now)

    def current(self, now: dt.datetime) -> Publication | None:
        """The publication that readers are shown; None before the first."""
        return next(reversed(self.publications(now)), None)

    def at_end_of(self, day: dt.date, now: dt.datetime) -> Publication | None:
        """The publication that was current when a day ended in Japan, or is now; None before the first."""
        midnight = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), READERS)
        return next((each for each in reversed(self.publications(now)) if each.since < midnight), None)

    def pending(self, now: dt.datetime) -> tuple[Publication, ...]:
        """What is under embargo, the next first."""
        return tuple(each for each in self._planned if each.since > now)

    @property
    def last_published(self) -> Published | None:
        """The last release that was made current at once: where the pointer leads."""
        return next((line for line in reversed(self.lines) if isinstance(line, Published)), None)

    @cached_property
    def _planned(self) -> tuple[Publication, ...]:
        """All that became or is to become current, in the order of time; of one moment the last written stays last.

        A release under embargo gives way to one that is written for the same moment later.
        """
        found, retired = list[Publication](), self._retired
        for line in self.lines:
            if isinstance(line, Lifted):
                found = [each for each in found if each.release != line.release or each.since <= line.at]
            if isinstance(line, Scheduled):
                found = [each for each in found if not each.by_embargo or each.since != line.at]
            if isinstance(line, Published | Scheduled):
                by_embargo, gone = isinstance(line, Scheduled), retired.get(line.release)
                found.append(Publication(line.release, line.at, by_embargo=by_embargo, gone=gone))
        return tuple(sorted(found, key=lambda each: each.since))

    @property
    def _retired(self) -> dict[str, Retired]:
        """The releases whose folders were deleted and that were not published again since."""
        last = {line.release: line for line in self.lines if not isinstance(line, Lifted)}
        return {release: line for release, line in last.items() if isinstance(line, Retired)}


def day_of(moment: dt.datetime) -> dt.date:
    """The day of a moment in Japan."""
    return moment.astimezone(READERS).date()


def read_history(releases: Path) -> History:
    """The history of a folder of releases, with what the journal does not know yet."""
    known = recorded(releases)
    more = unrecorded(releases, known)
    return History((*known.lines, *more)) if more else known


def recorded(releases: Path) -> History:
    """The journal alone; a last line that was cut short never happened.

    ReleaseDamaged when it cannot be read: nobody then knows what is under embargo, so nothing is shown.
    """
    place = releases / JOURNAL
    try:
        return _parsed(whole_lines(place.read_bytes()))
    except (FileNotFoundError, NotADirectoryError):
        return History(())
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ReleaseDamaged(f"{place} cannot be read.", "Put the file back as it was, from a backup.") from error


def unrecorded(releases: Path, known: History) -> tuple[Published, ...]:
    """Publications that only folders tell of: all of a home without a journal, else one whose writer was killed.

    Their moment is that at which the release was made, and never before the last one that is known.
    """
    pointed = _pointed(releases)
    last = known.last_published
    if pointed is None or (last is not None and last.release == pointed):
        return ()
    made = _created(releases / pointed)
    if known.lines:
        before = last.at if last else _NO_MOMENT
        return (Published(pointed, max(made or before, before)),)
    found = sorted(_made(releases), key=lambda line: (line.at, line.release))
    earlier = [line for line in found if line.release != pointed]
    moment = max((line.at for line in found), default=_NO_MOMENT)
    return (*earlier, Published(pointed, moment)) if found else ()


def _made(releases: Path) -> Iterator[Published]:
    for folder in releases.iterdir():
        made = None if folder.name.startswith(".") else _created(folder)
        if made is not None:
            yield Published(folder.name, made)


def _pointed(releases: Path) -> str | None:
    try:
        name = (releases / POINTER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return name if FOLDER_NAME.fullmatch(name) and (releases / name).is_dir() else None


@lru_cache(maxsize=64)
def _parsed(content: bytes) -> History:
    return History(tuple(_LINES.decode_lines(content)))


class _Made(msgspec.Struct, frozen=True):
    created: dt.datetime


def _created(folder: Path) -> dt.datetime | None:
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=_Made).created
    except (OSError, msgspec.DecodeError):
        return None

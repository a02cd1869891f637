"""The moment a reader asks for: a release by its name, or the one that was current at the end of a day."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from publication.errors import NoSuchRelease, ReleaseGone, UnreadableRequest
from publication.history import History, Publication, day_of, read_history
from publication.release import Release, current_release, read_release

ASOF, RELEASE = "asof", "release"
PARAMETERS = (ASOF, RELEASE)
"""How an address names a moment."""

ACCESS = "access"
"""How an address carries the token that gives early access to the release it names."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
A_RELEASE = re.compile(r"r[0-9a-f]{12}")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_WRITE_IT = "Write a day as 2026-11-20, or a release as r0123456789ab; /releases lists those there are."
_LISTED = "See /releases for those there are."


@dataclass(frozen=True)
class Moment:
    """A named release, a day in Japan, or neither: the present; `access` is the token that came with the name."""

    day: dt.date | None = None
    release: str | None = None
    access: str | None = field(default=None, repr=False)

    def parameters(self) -> dict[str, str]:
        """The moment as an address carries it."""
        asked = {ASOF: self.day and self.day.isoformat(), RELEASE: self.release, ACCESS: self.access}
        return {name: text for name, text in asked.items() if text}


PRESENT = Moment()


def moment_asked(parameters: Mapping[str, Sequence[str]]) -> Moment:
    """The moment that an address names, each parameter at most once. UnreadableRequest, which repeats nothing.

    What can be no token is passed over, as is one without a release's name.
    """
    asked = {name: parameters[name] for name in PARAMETERS if name in parameters}
    if not asked:
        return PRESENT
    if len(asked) > 1 or any(len(texts) != 1 for texts in asked.values()):
        raise UnreadableRequest("The address names more than one release.", _WRITE_IT)
    ((name, (text,)),) = asked.items()
    found = moment_of(text)
    if (found.day is None) == (name == ASOF):
        raise UnreadableRequest("The address names no release.", _WRITE_IT)
    tokens = parameters.get(ACCESS, ())
    if found.release is None or len(tokens) != 1 or not _TOKEN.fullmatch(tokens[0]):
        return found
    return replace(found, access=tokens[0])


def moment_of(text: str) -> Moment:
    """The moment of a day or of a release's name. UnreadableRequest, which does not repeat it."""
    if A_RELEASE.fullmatch(text):
        return Moment(release=text)
    try:
        return Moment(day=dt.date.fromisoformat(text if _DAY.fullmatch(text) else ""))
    except ValueError as error:
        raise UnreadableRequest("That is neither a day nor the name of a release.", _WRITE_IT) from error


def release_at(releases: Path, moment: Moment, now: dt.datetime) -> Release:
    """The release of a moment, never one under embargo, whatever token came with it.

    NoSuchRelease, ReleaseGone, and as for the current one.
    """
    if moment == PRESENT:
        return current_release(releases, now)
    return read_release(releases / publication_at(releases, moment, now).release)


def publication_at(releases: Path, moment: Moment, now: dt.datetime) -> Publication:
    """From when the release of a moment was current: a named one, the last time. NoSuchRelease, ReleaseGone."""
    history = read_history(releases)
    found = _found(history, moment, now)
    if found.gone is not None:
        raise ReleaseGone(found.release, day_of(found.gone.at), found.gone.reason)
    if not (releases / found.release).is_dir():
        raise NoSuchRelease("That release does not stand here any more.", _LISTED)
    return found


def _found(history: History, moment: Moment, now: dt.datetime) -> Publication:
    if moment.day is None:
        named = (each for each in reversed(history.publications(now)) if moment.release in {None, each.release})
        found = next(named, None)
    elif moment.day > day_of(now):
        raise NoSuchRelease("That day has not come yet.", _LISTED)
    else:
        found = history.at_end_of(moment.day, now)
    if found is None:
        raise NoSuchRelease("No release of that name or day has been published.", _LISTED)
    return found

"""Early access: who may see a release before its embargo ends, and every time somebody did.

A token in an address gives access; only its SHA-256 is kept. What is given out is written down first.
"""

import datetime as dt
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

import msgspec

from publication.errors import EarlyAccessRefused, ReleaseDamaged, UseNotLogged
from publication.history import Publication, read_history
from publication.lines import add_lines, held, whole_lines
from publication.moments import Moment
from publication.release import Release, read_release
from publication.writing import sync_folder

GRANTS, USES = "early-access.jsonl", "early-access-uses.jsonl"
"""Who has access to what, and what was seen by whom: files of lines beside the journal."""

_TOKEN_BYTES = 32
_LONGEST_PATH = 200


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line about the access of somebody, by name, to a release."""

    release: str
    name: str
    at: dt.datetime


class Granted(_Line, frozen=True, tag="granted"):
    """Access was given, until a moment or until the embargo ends; a former link of that name is void from then on."""

    sha256: str
    until: dt.datetime | None = None


class Revoked(_Line, frozen=True, tag="revoked"):
    """Access was taken away."""


class Use(_Line, frozen=True):
    """A page or a download of the release was asked for; `path` is its address without what follows the `?`."""

    path: str


@dataclass(frozen=True)
class EarlyAccess:
    """Somebody's access to a release that waits, as it stands now, and the end of the embargo."""

    release: str
    name: str
    embargo: dt.datetime


_GRANTS = msgspec.json.Decoder(Granted | Revoked)
_USES = msgspec.json.Decoder(Use)

L = TypeVar("L")


def grant(releases: Path, release: str, name: str, now: dt.datetime, until: dt.datetime | None = None) -> str:
    """Give somebody access to a release that waits; returns the token, which is kept nowhere.

    EarlyAccessRefused where it does not wait; OSError when the disk refuses, and then nobody has been given anything.
    """
    if _waiting(releases, release, now) is None:
        raise EarlyAccessRefused("No release of that name is under embargo.", "See python -m indicators releases.")
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    with held(releases / USES), held(releases / GRANTS):
        sync_folder(releases)
        add_lines(releases / GRANTS, [Granted(release, name, now, _checksum(token), until)])
    return token


def revoke(releases: Path, release: str, name: str, now: dt.datetime) -> None:
    """Take somebody's access to a release away. EarlyAccessRefused where there is none; OSError."""
    if not isinstance(grants(releases).get((release, name)), Granted):
        raise EarlyAccessRefused(
            "Nobody of that name has early access to that release.", "See python -m indicators early-access --list."
        )
    with held(releases / GRANTS):
        add_lines(releases / GRANTS, [Revoked(release, name, now)])


def grants(releases: Path) -> Mapping[tuple[str, str], Granted | Revoked]:
    """What was said last of each release and name, in the order in which they were first named. ReleaseDamaged."""
    return {(line.release, line.name): line for line in _read(releases / GRANTS, _GRANTS)}


def uses(releases: Path) -> tuple[Use, ...]:
    """Everything that was seen early, the first first. ReleaseDamaged."""
    return _read(releases / USES, _USES)


def early_access(releases: Path, moment: Moment, now: dt.datetime) -> EarlyAccess | None:
    """The access that an address gives; None where it gives none, or the release does not wait (any more).

    A list of grants that cannot be read gives nobody access.
    """
    waiting = _waiting(releases, moment.release, now)
    if waiting is None or moment.access is None:
        return None
    try:
        known = grants(releases).values()
    except ReleaseDamaged:
        return None
    checksum = _checksum(moment.access).encode()
    fits = [each for each in known if isinstance(each, Granted) and hmac.compare_digest(each.sha256.encode(), checksum)]
    valid = (each for each in fits if each.release == waiting.release and (each.until is None or now < each.until))
    return next((EarlyAccess(each.release, each.name, waiting.since) for each in valid), None)


def early_access_ends(releases: Path, granted: Granted, now: dt.datetime) -> dt.datetime | None:
    """Until when somebody's access lasts, or lasted; None where the release does not wait (any more)."""
    waiting = _waiting(releases, granted.release, now)
    return None if waiting is None else min(granted.until or waiting.since, waiting.since)


def early_release(releases: Path, access: EarlyAccess, now: dt.datetime, path: str) -> Release:
    """The release that somebody has early access to, after that was written down. UseNotLogged, ReleaseDamaged."""
    use = Use(access.release, access.name, now, quote(path[:_LONGEST_PATH], errors="replace"))
    try:
        with held(releases / USES):
            add_lines(releases / USES, [use])
    except OSError as error:
        raise _not_logged() from error
    return read_release(releases / access.release)


def check_uses(releases: Path) -> None:
    """UseNotLogged where a use could not be written down; whether the disk is full shows only then."""
    try:
        with (releases / USES).open("ab"):
            pass
    except OSError as error:
        raise _not_logged() from error


def _not_logged() -> UseNotLogged:
    return UseNotLogged(
        "What is under embargo is shown only when that can be recorded, and it cannot be now.",
        "Try again later, or tell the person who runs this site.",
    )


def _waiting(releases: Path, release: str | None, now: dt.datetime) -> Publication | None:
    """The release as it waits under embargo; None where it does not, or was published before."""
    history = read_history(releases)
    if release in {each.release for each in history.publications(now)}:
        return None
    return next((each for each in history.pending(now) if each.release == release), None)


def _checksum(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _read(place: Path, lines: msgspec.json.Decoder[L]) -> tuple[L, ...]:
    try:
        return _parsed(whole_lines(place.read_bytes()), lines)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ReleaseDamaged(f"{place} cannot be read.", "Put the file back as it was, from a backup.") from error


@lru_cache(maxsize=4)
def _parsed(content: bytes, lines: msgspec.json.Decoder[L]) -> tuple[L, ...]:
    return tuple(lines.decode_lines(content))

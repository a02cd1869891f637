"""Early access at a terminal: a link for somebody, who has access to what, and what was seen."""

import contextlib
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from rich.table import Column, Table
from rich.text import Text

from indicators.errors import BadRequest, ReleaseNotWritten
from publication.early_access import Granted, Revoked, early_access_ends, grant, grants, revoke, uses
from publication.history import READERS
from publication.moments import Moment

_LONGEST_NAME = 100


def given(releases: Path, release: str | None, name: str, now: dt.datetime, until: dt.datetime | None) -> str:
    """Give somebody access; returns the token. BadRequest, EarlyAccessRefused, ReleaseNotWritten."""
    if not name.isprintable() or not name.strip() or len(name) > _LONGEST_NAME:
        raise BadRequest("--for: that is no name.", f"Write one line of at most {_LONGEST_NAME} characters.")
    if until is not None and until <= now:
        raise BadRequest("--until: that moment has passed.", "Name a later one, or none for the end of the embargo.")
    with _written_down():
        return grant(releases, _named(release), name.strip(), now, until)


def taken_away(releases: Path, release: str | None, name: str, now: dt.datetime) -> None:
    """Take somebody's access away. BadRequest, EarlyAccessRefused, ReleaseNotWritten."""
    with _written_down():
        revoke(releases, _named(release), name.strip(), now)


def link(release: str, token: str) -> str:
    """Where a reader with early access starts, on whatever host the site stands."""
    return f"/?{urlencode(Moment(release=release, access=token).parameters())}"


def access_table(releases: Path, now: dt.datetime) -> Table:
    """Everybody who was given access, to what, how that stands now, and how often it was used."""
    shown = Table("name", Column("release", no_wrap=True), "given (Japan)", "access", "uses", "last used (Japan)")
    seen = uses(releases)
    for each in grants(releases).values():
        times = [use.at for use in seen if (use.release, use.name) == (each.release, each.name)]
        last = _said(times[-1]) if times else ""
        shown.add_row(
            Text(each.name), each.release, _said(each.at), _standing(releases, each, now), str(len(times)), last
        )
    return shown


def uses_table(releases: Path, release: str) -> Table:
    """Every page and download of a release that was seen early, in the order of time."""
    shown = Table("time (Japan)", "name", "page or download")
    for use in uses(releases):
        if use.release == release:
            shown.add_row(_said(use.at), Text(use.name), Text(use.path))
    return shown


def _standing(releases: Path, each: Granted | Revoked, now: dt.datetime) -> str:
    if isinstance(each, Revoked):
        return f"taken away {_said(each.at)}"
    ends = early_access_ends(releases, each, now)
    if ends is None:
        return "ended: the release does not wait any more"
    return f"until {_said(ends)}" if now < ends else f"ended {_said(ends)}"


def _named(release: str | None) -> str:
    if release is None:
        raise BadRequest("Which release?", "Name one that waits; see python -m indicators releases.")
    return release


def _said(moment: dt.datetime) -> str:
    return moment.astimezone(READERS).strftime("%Y-%m-%d %H:%M")


@contextlib.contextmanager
def _written_down() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ReleaseNotWritten(
            f"It could not be written down, so nothing has changed: {error.strerror}.",
            "Free some space or make the folder of releases writable, and run it again.",
        ) from error

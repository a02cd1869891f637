"""Releases through time at a terminal: which there are, and what one says otherwise than another."""

import datetime as dt
from pathlib import Path

from rich.table import Column, Table

from indicators.errors import ReleaseNotWritten
from publication.errors import NoSuchRelease
from publication.history import FOLDER_NAME, MANIFEST, READERS, read_history
from publication.moments import PRESENT, moment_of, release_at
from publication.release import Release, read_release
from publication.retirement import retire
from publication.revisions import Cause, Change, Revision, revisions
from vocabulary.codes import NOT_APPLICABLE, TOTAL, codelist
from vocabulary.dimensions import CODELIST_OF, DIMENSION_NAMES
from vocabulary.period_labels import period_label
from vocabulary.periods import parse_period
from vocabulary.statuses import State, state

_CAUSES = {
    Cause.METHOD: "definition or method changed",
    Cause.POLICY: "disclosure policy changed",
    Cause.NOT_KNOWN: "read or computed anew from the same inputs",
}

_ABSENT = {
    State.WITHHELD: "withheld",
    State.MISSING: "missing",
    State.NOT_APPLICABLE: "not applicable",
}


def releases_table(releases: Path, now: dt.datetime) -> Table:
    """Every time a release became current or is to, in Japan's time, the latest first."""
    history = read_history(releases)
    current = history.current(now)
    shown = Table(Column("release", no_wrap=True), "current from (Japan)", "state")
    for each in reversed((*history.publications(now), *history.pending(now))):
        if each.since > now:
            said = "under embargo"
        elif each.gone:
            said = f"retired: {each.gone.reason}"
        else:
            said = "current" if each == current else ""
        shown.add_row(each.release, each.since.astimezone(READERS).strftime("%Y-%m-%d %H:%M"), said)
    return shown


def named_release(releases: Path, text: str | None, now: dt.datetime) -> Release:
    """The release of a day or a name, the current one for None.

    A person at a terminal may name one that is under embargo. UnreadableRequest, NoSuchRelease, ReleaseGone.
    """
    if text is None:
        return release_at(releases, PRESENT, now)
    waiting = {each.release for each in read_history(releases).pending(now)}
    if text in waiting and FOLDER_NAME.fullmatch(text) and (releases / text / MANIFEST).is_file():
        return read_release(releases / text)
    try:
        return release_at(releases, moment_of(text), now)
    except NoSuchRelease as error:
        raise NoSuchRelease(f"{text}: {error.what}", "See python -m indicators releases.") from error


def comparison(old: Release, new: Release) -> tuple[Table, str]:
    """A table of all revisions, by indicator and period, and a line that counts them."""
    found = revisions(old, new)
    shown = Table(Column("indicator", no_wrap=True), "period", "of", "change", "old", "new", "difference", "%", "cause")
    for each in found:
        shown.add_row(*_cells(each))
    counts = [f"{n} {change}" for change in Change if (n := sum(each.change is change for each in found))]
    return shown, ", ".join(counts) or "no observation differs"


def confirmed(question: str) -> bool:
    """Whether a person at the terminal says yes; nobody there says no."""
    try:
        return input(f"{question} [y/N] ").strip().lower() in {"y", "yes"}
    except EOFError:
        return False


def retired(releases: Path, release: str, reason: str, now: dt.datetime) -> Path:
    """Retire a release; returns where what stays of it is kept. ReleaseNotWritten when the disk refuses."""
    try:
        return retire(releases, release, reason, now)
    except OSError as error:
        raise ReleaseNotWritten(
            f"The release could not be retired: {error.strerror}.", "Run the same command again; it goes on from there."
        ) from error


def _cells(each: Revision) -> tuple[str, ...]:
    decimals = each.entry.decimals
    codes = [
        codelist(CODELIST_OF[name])[each.row[name]].label.en
        for name in DIMENSION_NAMES
        if each.row[name] not in {TOTAL, NOT_APPLICABLE}
    ]
    return (
        each.entry.id,
        period_label(parse_period(each.row["time_period"]), "en", "short"),
        " · ".join(codes),
        each.change,
        _said(each.old, decimals),
        _said(each.new, decimals),
        "" if each.difference is None else f"{each.difference:+,.{decimals}f}",
        "" if each.percent is None else f"{each.percent:+.1f}",
        _why(each),
    )


def _said(row: dict[str, object] | None, decimals: int) -> str:
    if row is None:
        return ""
    value = row["obs_value"]
    known = state(str(row["obs_status"]), has_value=value is not None)
    return f"{value:,.{decimals}f}" if isinstance(value, float) and known is State.VALUE else _ABSENT[known]


def _why(each: Revision) -> str:
    words = {**_CAUSES, Cause.VINTAGE: f"new vintage of {', '.join(each.sources)}"}
    return "; ".join(words[cause] for cause in each.causes)

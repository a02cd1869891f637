"""A quoted number checked years later: by its code, which names release, indicator and observation."""

import hashlib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from publication.errors import NoSuchRelease
from publication.query import Row, Table
from publication.release import Release
from publication.revisions import OBSERVATION, Change, Revision, revisions
from vocabulary.codes import NOT_APPLICABLE

PATH = "/verify/"
"""Where a code is checked: PATH, then the code."""

_CODE = re.compile(r"(?P<release>r[0-9a-f]{12})\.(?P<indicator>[A-Z0-9.-]{1,40}?)(?:\.(?P<key>[0-9a-f]{12}))?")
_TYPED = re.compile(
    r"(?P<release>r[0-9a-f]{12})\.(?P<indicator>[a-z0-9.-]{1,40}?)(?P<key>\.[0-9a-f]{12})?(?![a-z0-9.-])",
    re.IGNORECASE,
)
_FULL_STOP = re.compile(r"\.(?![a-z0-9])", re.IGNORECASE)


class Verdict(StrEnum):
    """What became of what was quoted."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Code:
    """A quotable code: the release, the indicator, and the key of one observation, or None for all of them."""

    release: str
    indicator: str
    key: str | None = None

    def __str__(self) -> str:
        return ".".join(part for part in (self.release, self.indicator, self.key) if part)


@dataclass(frozen=True, eq=False)
class Verification:
    """The verdict on a code: the release and the rows it quotes, and what of them is otherwise now."""

    verdict: Verdict
    quoted: Release | None = None
    rows: tuple[Row, ...] = ()
    changed: tuple[Revision, ...] = ()


def code_of(text: str) -> Code | None:
    """The code that a text is; None when it is none."""
    found = _CODE.fullmatch(text)
    return Code(found["release"], found["indicator"], found["key"]) if found else None


def code_in(text: str) -> Code | None:
    """The code in what a person typed or pasted, such as a whole citation or an address; None where there is none."""
    found = _TYPED.search(_FULL_STOP.sub(" ", unicodedata.normalize("NFKC", text)))
    if found is None:
        return None
    key = found["key"]
    return Code(found["release"].lower(), found["indicator"].upper(), key[1:].lower() if key else None)


def code_for(shown: Table) -> Code:
    """The code to cite a view with: that of its observation where it shows one, else that of its indicator."""
    key = key_of(shown.rows[0]) if shown.frame.height == 1 else None
    return Code(shown.release.id, shown.entry.id, key)


def key_of(row: Row) -> str:
    """The checksum of what tells an observation from others of its indicator, the same in every release.

    Observations that differ by nothing but their source share it.
    """
    told = [(name, row[name]) for name in OBSERVATION if row[name] != NOT_APPLICABLE]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:12]


def verify(code: Code | None, current: Release, read: Callable[[str], Release]) -> Verification:
    """What became of the code's observations between the release it was quoted from and the current one.

    `read` gives a release that has been published, by its id: NoSuchRelease means an unknown code, ReleaseGone goes on.
    """
    quoted = _quoted(code, current, read)
    if code is None or quoted is None:
        return Verification(Verdict.UNKNOWN)
    whole = quoted.observations.filter(quoted.observations["indicator"] == code.indicator)
    rows = tuple(row for row in whole.iter_rows(named=True) if code.key in {None, key_of(row)})
    if code.indicator not in quoted.indicators or (code.key and not rows):
        return Verification(Verdict.UNKNOWN)
    changed = tuple(
        each
        for each in (() if quoted is current else revisions(quoted, current))
        if each.entry.id == code.indicator
        and each.change is not Change.ADDED
        and code.key in {None, key_of(each.row), key_of(each.old or each.row)}
    )
    return Verification(Verdict.SUPERSEDED if changed else Verdict.CURRENT, quoted, rows, changed)


def _quoted(code: Code | None, current: Release, read: Callable[[str], Release]) -> Release | None:
    if code is None or code.release == current.id:
        return current if code else None
    try:
        return read(code.release)
    except NoSuchRelease:
        return None

"""The documents that programs are given as JSON; their types are the schemas of the description."""

import datetime as dt

import msgspec

from publication.catalogue import Catalogue, ClaimEntry, IndicatorEntry, SourceEntry
from publication.formats.columns import Value
from publication.revisions import Cause, Change
from publication.verification import Verdict
from vocabulary.text import Text


class Links(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where to go from an answer: to itself, to the page that people read, and to what comes next."""

    self: str
    html: str
    next: str | None = None


class Answer(msgspec.Struct, frozen=True):
    """What every answer has: the id of the release it was given from, and links."""

    release: str
    links: Links


class AddressEntry(msgspec.Struct, frozen=True):
    """An address of the API, with its varying parts in braces."""

    address: str
    title: str


class Index(Answer, frozen=True):
    """The addresses there are."""

    addresses: tuple[AddressEntry, ...]


class Indicators(Answer, frozen=True):
    """All indicators of the release."""

    indicators: tuple[IndicatorEntry, ...]


class DimensionEntry(msgspec.Struct, frozen=True):
    """What may be asked of a dimension or of the period by its `parameter`: `usual` is shown where nothing is asked."""

    id: str
    parameter: str
    label: Text
    usual: str
    codes: tuple[str, ...]
    codelist: str


class Indicator(Answer, frozen=True):
    """An indicator, what can be asked of it, and how to cite what it shows first."""

    indicator: IndicatorEntry
    observations: str
    dimensions: tuple[DimensionEntry, ...]
    citation: Text


class Observations(Answer, frozen=True):
    """Observations of an indicator: `total` fit what was asked, `offset` of them were left out at the start.

    `view` has the codes chosen, nothing for all observations; `code` can be quoted and verified.
    """

    release_date: dt.date
    indicator: str
    name: Text
    content: str
    view: dict[str, str]
    code: str
    citation: Text
    sources: tuple[SourceEntry, ...]
    total: int
    offset: int
    observations: tuple[dict[str, Value], ...]


class CatalogueAnswer(Answer, frozen=True):
    """The release's whole catalogue."""

    created: dt.datetime
    catalogue: Catalogue


class Sources(Answer, frozen=True):
    """All sources that the release cites."""

    sources: tuple[SourceEntry, ...]


class Source(Answer, frozen=True):
    """A source, its terms of use, and the indicators that use it."""

    source: SourceEntry
    terms: Text
    may_be_passed_on: bool
    indicators: tuple[str, ...]


class ReleaseEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """When a release became current, and why it was retired since where it was."""

    id: str
    since: dt.datetime
    retired: dt.datetime | None = None
    reason: str | None = None


class Releases(Answer, frozen=True):
    """Every time a release became current, the earliest first, up to the moment asked for."""

    releases: tuple[ReleaseEntry, ...]


class Claims(Answer, frozen=True):
    """The figures documents printed, beside what the release computes."""

    claims: tuple[ClaimEntry, ...]


class ChangeEntry(msgspec.Struct, frozen=True):
    """An observation that is otherwise now; a value is null where there is none or it may not be shown."""

    key: dict[str, str]
    change: Change
    causes: tuple[Cause, ...]
    old: float | None
    new: float | None


class Verified(Answer, frozen=True, omit_defaults=True):
    """The verdict on a code: `quoted` is the release it names, `observations` how many of it are quoted.

    `release` is the one they are compared with. An unknown code has a verdict alone.
    """

    verdict: Verdict
    quoted: str | None = None
    indicator: str | None = None
    observations: int = 0
    changed: tuple[ChangeEntry, ...] = ()

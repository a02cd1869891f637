"""What a source is: who speaks, under which licence, how its rows are read and which rules they keep."""

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

import polars as pl
import sqlalchemy as sa

from vocabulary.statuses import Sensitivity
from vocabulary.text import Language, Text
from warehouse.loads import Rows


class Cadence(StrEnum):
    """How often a producer publishes."""

    ONCE = "once"
    MONTHLY = "monthly"
    ANNUAL = "annual"
    IRREGULAR = "irregular"


class Way(StrEnum):
    """How an input comes to us."""

    BUNDLED = "bundled"
    LIVE = "live"
    FILES = "files"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something that can be cited: a feed, or a document that figures stand in.

    `published` and `next_update` are periods in canonical notation, empty when unknown; `licence` is a
    code of CL_LICENCE; `replaced_by` the feed whose first load takes the place of this one. Whoever does not say
    that a source is published has a restricted one.
    """

    id: str
    producer: Text
    title: Text
    address: str
    licence: str
    language: Language
    sensitivity: Sensitivity = Sensitivity.RESTRICTED
    cadence: Cadence = Cadence.ONCE
    published: str = ""
    next_update: str = ""
    replaced_by: str = ""


class Fetch(Protocol):
    """The way to a producer: the answer of an address asked with these parameters, whole or an error.

    An error is SourceUnreachable or SourceChanged. Keys are not the caller's affair: they are no parameters.
    """

    def __call__(self, address: str, params: Mapping[str, str], /) -> bytes:
        """Ask once, with all the patience there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyWanted:
    """The key a producer gives to those who register: the setting it stands in, and how it is sent."""

    setting: str
    host: str
    parameter: str


@dataclass(frozen=True, slots=True)
class Raw:
    """An input exactly as received; `remarks` say what a person should know of how it came."""

    content: bytes
    suffix: str
    accessed_on: dt.date
    remarks: tuple[str, ...] = ()

    @property
    def checksum(self) -> str:
        """SHA-256 of the bytes, in hex."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule every row must keep; `passes` is true for a row that does (null counts as broken).

    A rule that `sets_aside` rejects rows as a matter of course, such as groups of areas we do not carry: they are
    kept and counted like all rejected rows, but nobody has to correct them.
    """

    id: str
    text: Text
    passes: pl.Expr
    sets_aside: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """A slip of the producer's that reading puts right; `applies` is true for a row that has it."""

    id: str
    text: Text
    applies: pl.Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A source with the way its rows come in.

    `extract` gives the input as received; `read` its rows as text with a `row_number` (the line in the
    file); `to_table` the accepted rows in the columns of `table`, without `load_id`. A live feed asks its
    producer through the Fetch, one of files needs those a person names, a bundled one needs nothing. `key` is what
    its producer wants to be asked with, if anything.
    """

    source: Source
    extract: Callable[[Fetch, dt.date], Raw]
    read: Callable[[Raw], pl.DataFrame]
    rules: tuple[Rule, ...]
    to_table: Callable[[pl.DataFrame], pl.DataFrame]
    table: sa.Table
    corrections: tuple[Correction, ...] = ()
    way: Way = Way.BUNDLED
    key: KeyWanted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A source with the way its rows come in for several tables at once, all about one `part`, such as a month.

    `extract` gives the input as received, `read` the rows of all its tables.
    """

    source: Source
    extract: Callable[[Fetch, dt.date], Raw]
    read: Callable[[Raw], Rows]
    part: str
    way: Way = Way.BUNDLED


Loadable: TypeAlias = Feed | Register
"""What can be brought in by its id alone."""

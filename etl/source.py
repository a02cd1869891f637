"""What a source is: who speaks, under which licence, how its rows are read and which rules they keep."""

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import polars as pl
import sqlalchemy as sa

from vocabulary.statuses import Sensitivity
from vocabulary.text import Language, Text


class Cadence(StrEnum):
    """How often a producer publishes."""

    ONCE = "once"
    MONTHLY = "monthly"
    ANNUAL = "annual"
    IRREGULAR = "irregular"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something that can be cited: a feed, or a document that figures stand in.

    `published` and `next_update` are periods in canonical notation, empty when unknown; `licence` is a
    code of CL_LICENCE. Whoever does not say that a source is published has a restricted one.
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


@dataclass(frozen=True, slots=True)
class Raw:
    """An input exactly as received."""

    content: bytes
    suffix: str
    accessed_on: dt.date

    @property
    def checksum(self) -> str:
        """SHA-256 of the bytes, in hex."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule every row must keep; `passes` is true for a row that does (null counts as broken)."""

    id: str
    text: Text
    passes: pl.Expr


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A source with the way its rows come in.

    `extract` gives the input as received; `read` its rows as text with a `row_number` (the line in the
    file); `to_table` the accepted rows in the columns of `table`, without `load_id`.
    """

    source: Source
    extract: Callable[[dt.date], Raw]
    read: Callable[[Raw], pl.DataFrame]
    rules: tuple[Rule, ...]
    to_table: Callable[[pl.DataFrame], pl.DataFrame]
    table: sa.Table

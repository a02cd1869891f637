"""Numbers of a release as a document carries them: each with a tag from which any later release gives it again."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from publication import labels
from publication.catalogue import ClaimEntry
from publication.claims import given, observation, rounded
from publication.query import Row
from publication.release import Release
from publication.reports.blocks import Bound
from publication.text import words
from publication.verification import key_of
from vocabulary.statuses import State
from vocabulary.text import Language

CLAIM, OBSERVATION = "claim:", "obs:"
"""How the tag of a claim and that of an observation begin."""

RELEASE = "release"
"""The tag of the words that name the release a document was filled from."""

_IN = ":"
"""What divides an observation's tag from the power of ten it is written in, where that is not its own."""


@dataclass(frozen=True)
class Unusable:
    """That a number cannot be given, and which of the states it is in."""

    state: State


def of_claim(current: Release, claim: ClaimEntry, lang: Language) -> Bound | Unusable:
    """A claim as the release has it, rounded as its document does; as printed where it is known to have no value."""
    value = given(current, claim)
    if value is None:
        state = _state_behind(current, claim)
        if state is State.WITHHELD or not claim.reason.en:
            return Unusable(state)
    shown = claim.printed if value is None else rounded(value, claim.decimals, claim.rounding)
    tag = f"{CLAIM}{claim.quotable_id}"
    return Bound(tag, labels.say(claim.statement, lang), labels.number(shown, claim.decimals, lang))


def of_row(current: Release, row: Row, lang: Language, mult: int | None = None) -> Bound | Unusable:
    """An observation with the decimals of its indicator; `mult` asks for another power of ten than its own."""
    state = labels.state_of(row)
    if state is not State.VALUE:
        return Unusable(state)
    entry = current.indicators[row["indicator"]]
    name = labels.joined([labels.say(entry.name, lang), labels.period(row["time_period"], lang)])
    tag = f"{OBSERVATION}{entry.id}.{key_of(row)}"
    if mult is None or mult == row["unit_mult"]:
        shown = labels.number(row["obs_value"], labels.shown_decimals(row, entry.decimals), lang)
        return Bound(tag, name, shown)
    value = row["obs_value"] * 10.0 ** (row["unit_mult"] - mult)
    return Bound(f"{tag}{_IN}{mult}", name, labels.number(value, 0, lang))


def again(current: Release, tag: str, lang: Language) -> Bound | Unusable | None:
    """What a release gives for a tag; None where it has no such claim or observation."""
    if tag.startswith(CLAIM):
        document, _, claim_id = tag.removeprefix(CLAIM).partition(".")
        claim = claims(current, document).get(claim_id)
        return of_claim(current, claim, lang) if claim else None
    if not tag.startswith(OBSERVATION):
        return None
    whole, _, mult = tag.removeprefix(OBSERVATION).partition(_IN)
    indicator, _, key = whole.rpartition(".")
    row = _rows(current, indicator).get(key)
    return of_row(current, row, lang, int(mult) if mult.isdecimal() else None) if row else None


def origin(current: Release, lang: Language) -> Bound:
    """Which release a document was filled from, with its day."""
    _ = words(lang)
    day = current.manifest.created.strftime("%Y-%m-%d")
    said = _("Shirube, release {release} ({day})").format(release=current.id, day=day)
    return Bound(RELEASE, _("Release"), said)


def claims(current: Release, document: str) -> Mapping[str, ClaimEntry]:
    """The claims of a document by id."""
    return {claim.id: claim for claim in current.claims if claim.document == document}


def _state_behind(current: Release, claim: ClaimEntry) -> State:
    """Why a claim has no value: an observation of it is withheld, or one is missing."""
    found = [observation(current.observations, each, claim.document) for each in claim.figures]
    states = [labels.state_of(row) for row in found if row is not None]
    return State.WITHHELD if State.WITHHELD in states else State.MISSING


@lru_cache(maxsize=64)
def _rows(current: Release, indicator: str) -> Mapping[str, Row]:
    """The observations of an indicator by their key."""
    found = current.observations.filter(pl.col("indicator") == indicator)
    return {key_of(row): row for row in found.iter_rows(named=True)}

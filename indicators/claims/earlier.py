"""What claims gave in earlier releases: a claim that held once and holds no more was superseded, not wrong."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from publication.catalogue import Agreement, ClaimEntry, WasEntry
from publication.errors import ReleaseDamaged
from publication.history import read_history
from publication.release import read_claims

HELD = frozenset({Agreement.EXACT, Agreement.ROUNDED, Agreement.TRUNCATED, Agreement.WHOLE_NUMBER})
"""The verdicts of a claim that agrees."""


@dataclass(frozen=True)
class EarlierLedger:
    """The claims of a release before, by the id they are quoted by."""

    release: str
    claims: Mapping[str, ClaimEntry]


def earlier_ledgers(releases: Path, until: dt.datetime, besides: str = "") -> Iterator[EarlierLedger]:
    """The ledgers of the releases published until then, the latest first; each is read when it is asked for.

    Nothing under embargo is among them. One that is retired or damaged is passed over: it can tell nothing.
    """
    published = reversed(read_history(releases).publications(until))
    for name in dict.fromkeys(each.release for each in published if each.gone is None and each.release != besides):
        try:
            claims = read_claims(releases / name)
        except ReleaseDamaged:
            continue
        yield EarlierLedger(name, {claim.quotable_id: claim for claim in claims})


def superseded(claims: Iterable[ClaimEntry], earlier: Iterable[EarlierLedger]) -> tuple[ClaimEntry, ...]:
    """The claims, those superseded that are contradicted now and held in an earlier release."""
    known = list[EarlierLedger]()
    reading = iter(earlier)

    def ledgers() -> Iterator[EarlierLedger]:
        yield from known
        for each in reading:
            known.append(each)
            yield each

    return tuple(_superseded(claim, ledgers()) for claim in claims)


def _superseded(claim: ClaimEntry, earlier: Iterator[EarlierLedger]) -> ClaimEntry:
    if claim.agreement is not Agreement.CONTRADICTED:
        return claim
    was = next((found for each in earlier if (found := _held(claim, each))), None)
    return msgspec.structs.replace(claim, agreement=Agreement.SUPERSEDED, was=was) if was else claim


def _held(claim: ClaimEntry, earlier: EarlierLedger) -> WasEntry | None:
    """What the same printed figure gave when it held, as an earlier ledger knows it."""
    before = earlier.claims.get(claim.quotable_id)
    if before is None or (before.printed, before.unit, before.unit_mult) != (
        claim.printed,
        claim.unit,
        claim.unit_mult,
    ):
        return None
    if before.agreement in HELD and before.computed is not None:
        return WasEntry(earlier.release, before.computed)
    return before.was

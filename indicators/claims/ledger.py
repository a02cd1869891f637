"""The ledger: every claim re-run against the observations of a release."""

import importlib
import pkgutil
from functools import cache

import polars as pl

import indicators.claims.documents
from indicators.claims.claim import Address, Claim
from indicators.claims.verdict import agreement
from publication.catalogue import ClaimEntry
from vocabulary.codes import NOT_APPLICABLE, TOTAL, WORLD
from vocabulary.dimensions import BREAKDOWN_NAMES

_TOTALS = (TOTAL, NOT_APPLICABLE, WORLD, "JPN")
"""What a claim is about unless it says otherwise: everybody, in the world or in Japan."""


@cache
def all_claims() -> tuple[Claim, ...]:
    """The claims of all documents, in the order of their files."""
    names = sorted(module.name for module in pkgutil.iter_modules(indicators.claims.documents.__path__))
    modules = (importlib.import_module(f"indicators.claims.documents.{name}") for name in names)
    return tuple(claim for module in modules for claim in module.CLAIMS)


def ledger(observations: pl.DataFrame) -> tuple[ClaimEntry, ...]:
    """The verdict on every claim, from values before rounding; no observation, no agreement."""
    return tuple(_verdict(claim, observations) for claim in all_claims())


def _verdict(claim: Claim, observations: pl.DataFrame) -> ClaimEntry:
    address = claim.of
    computed = None if address is None else _computed(address, observations)
    return ClaimEntry(
        id=claim.id,
        document=claim.document,
        section=claim.section,
        statement=claim.statement,
        printed=claim.printed,
        unit=claim.unit,
        unit_mult=claim.unit_mult,
        agreement=agreement(claim.printed, computed),
        reason=claim.reason,
        indicator=None if address is None else address.indicator,
        series=None if address is None else address.series,
        definition=None if address is None else address.definition,
        time_period=None if address is None else address.time_period,
        computed=computed,
    )


def _computed(address: Address, observations: pl.DataFrame) -> float | None:
    """The value of the observation at that address; None when there is none, or it has no value."""
    named = dict(address.breakdowns)
    found = observations.filter(
        pl.col("indicator") == address.indicator,
        pl.col("series") == address.series,
        pl.col("definition") == address.definition,
        pl.col("time_period") == address.time_period,
        *(pl.col(name) == named[name] if name in named else pl.col(name).is_in(_TOTALS) for name in BREAKDOWN_NAMES),
    )
    values: list[float | None] = found["obs_value"].to_list()
    return values[0] if values else None

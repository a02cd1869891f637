"""The ledger: every claim re-run against the observations of a release."""

import importlib
import pkgutil
from collections.abc import Iterable
from functools import cache

import polars as pl

import indicators.claims.documents
from indicators.claims.claim import Address, Claim
from indicators.claims.earlier import EarlierLedger, superseded
from indicators.claims.verdict import agreement
from publication.catalogue import ClaimEntry, FigureEntry
from publication.claims import recomputed


@cache
def all_claims() -> tuple[Claim, ...]:
    """The claims of all documents, in the order of their files."""
    names = sorted(module.name for module in pkgutil.iter_modules(indicators.claims.documents.__path__))
    modules = (importlib.import_module(f"indicators.claims.documents.{name}") for name in names)
    return tuple(claim for module in modules for claim in module.CLAIMS)


def ledger(observations: pl.DataFrame, earlier: Iterable[EarlierLedger] = ()) -> tuple[ClaimEntry, ...]:
    """The verdict on every claim, from values before rounding; no observation, no agreement.

    A claim that held in an earlier ledger, the latest first, and is contradicted now is superseded.
    """
    return superseded((_entry(claim, observations) for claim in all_claims()), earlier)


def _entry(claim: Claim, observations: pl.DataFrame) -> ClaimEntry:
    figures = tuple(_figure(address) for address in claim.of)
    first = figures[0] if figures else None
    computed = recomputed(observations, claim.operation, figures, claim.document)
    return ClaimEntry(
        id=claim.id,
        document=claim.document,
        section=claim.section,
        statement=claim.statement,
        printed=claim.printed,
        unit=claim.unit,
        unit_mult=claim.unit_mult,
        agreement=agreement(claim.printed, computed, decimals=claim.decimals, qualifiers=claim.qualifiers),
        reason=claim.reason,
        indicator=first.indicator if first else None,
        series=first.key["series"] if first else None,
        definition=first.key["definition"] if first else None,
        time_period=first.time_period if first else None,
        computed=computed,
        as_printed=claim.as_printed,
        decimals=claim.decimals,
        qualifiers=claim.qualifiers,
        rounding=claim.rounding,
        cut_off=claim.cut_off,
        operation=claim.operation,
        figures=figures,
        told=claim.told,
    )


def _figure(address: Address) -> FigureEntry:
    key = {"series": address.series, "definition": address.definition, **dict(address.breakdowns)}
    return FigureEntry(address.indicator, address.time_period, key, address.part)

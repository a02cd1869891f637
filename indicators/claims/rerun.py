"""Claims re-run against a release, as the terminal lists them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import msgspec
from rich.table import Table

from indicators.claims.earlier import earlier_ledgers, superseded
from indicators.claims.ledger import all_claims, ledger
from indicators.claims.verdict import agreement
from indicators.errors import UnknownDocument
from publication.catalogue import ClaimEntry
from publication.claims import address, given, measured, verdict, why
from publication.release import Release


def rerun(current: Release, releases: Path, now: dt.datetime, document: str | None = None) -> tuple[ClaimEntry, ...]:
    """Every claim there is now, or those of one document, judged by the observations of a release. UnknownDocument."""
    documents = sorted({claim.document for claim in all_claims()})
    if document is not None and document not in documents:
        raise UnknownDocument(f"There are no claims of a document {document!r}.", f"There are: {', '.join(documents)}.")
    released = {claim.quotable_id: claim for claim in current.claims}
    found = (_exact(claim, released.get(claim.quotable_id), current) for claim in ledger(current.observations))
    chosen = [claim for claim in found if document in {None, claim.document}]
    return superseded(chosen, earlier_ledgers(releases, min(now, current.manifest.created), current.id))


def claims_tables(claims: Sequence[ClaimEntry]) -> Iterator[Table]:
    """A table for each document, a claim a row: printed, recomputed, verdict, what it rests on, and why."""
    for document, its_claims in groupby(claims, key=lambda claim: claim.document):
        shown = Table("claim", "printed", "recomputed", "verdict", "rests on", "because", title=document)
        for claim in its_claims:
            shown.add_row(*_cells(claim))
        yield shown


def _cells(claim: ClaimEntry) -> tuple[str, ...]:
    return (
        claim.id,
        claim.as_printed,
        measured(claim, claim.computed, "en"),
        verdict(claim.agreement, "en"),
        "; ".join(address(each, "en") for each in claim.figures),
        why(claim, "en"),
    )


def _exact(claim: ClaimEntry, released: ClaimEntry | None, current: Release) -> ClaimEntry:
    """A claim with its value before rounding, where the release's own ledger has that."""
    if released is None or (released.operation, released.figures) != (claim.operation, claim.figures):
        return claim
    computed = given(current, released)
    judged = agreement(claim.printed, computed, decimals=claim.decimals, qualifiers=claim.qualifiers)
    return msgspec.structs.replace(claim, computed=computed, agreement=judged)

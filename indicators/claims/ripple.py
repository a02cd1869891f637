"""The ripple of a release: the figures of filed documents that it gives otherwise than the current one."""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.table import Column, Table

from publication.catalogue import ClaimEntry
from publication.claims import measured, verdict
from publication.errors import NoRelease
from publication.release import current_folder, read_claims


@dataclass(frozen=True)
class Ripple:
    """A claim whose recomputed figure changes; the new one may be gone."""

    old: ClaimEntry
    new: ClaimEntry


def ripples(current: Iterable[ClaimEntry], coming: Iterable[ClaimEntry]) -> tuple[Ripple, ...]:
    """The claims that two ledgers compute otherwise, in the order of the later one."""
    known = {claim.quotable_id: claim for claim in current}
    pairs = ((known[claim.quotable_id], claim) for claim in coming if claim.quotable_id in known)
    return tuple(Ripple(old, new) for old, new in pairs if _differ(old.computed, new.computed))


def ripples_of(releases: Path, coming: Iterable[ClaimEntry], now: dt.datetime) -> tuple[Ripple, ...]:
    """What a release with these claims changes of the current one; nothing where it is the first."""
    try:
        folder = current_folder(releases, now)
    except NoRelease:
        return ()
    return ripples(read_claims(folder), coming)


def ripples_table(found: Sequence[Ripple]) -> Table:
    """Each with document, section, printed figure, old and new value.

    An old value whose new one is withheld or gone is not repeated.
    """
    shown = Table(Column("claim", no_wrap=True), "section", "printed", "old", "new", "verdict")
    for each in found:
        new = each.new
        old = "not repeated" if new.computed is None else measured(each.old, each.old.computed, "en")
        shown.add_row(
            new.quotable_id,
            new.section.en,
            new.as_printed,
            old,
            measured(new, new.computed, "en"),
            verdict(new.agreement, "en"),
        )
    return shown


def _differ(old: float | None, new: float | None) -> bool:
    return old is not None and (new is None or not math.isclose(old, new, rel_tol=1e-12, abs_tol=1e-12))

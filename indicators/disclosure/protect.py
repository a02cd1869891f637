"""`protect` turns cells into publishable observations; nothing else can.

Cells from published sources are not ours to protect and pass as they are. There is no policy yet for cells
that describe persons, so they are refused: when unsure, withhold.
"""

import hashlib
from dataclasses import dataclass

import polars as pl

from indicators.errors import DisclosureRefused
from vocabulary.statuses import ConfStatus, Sensitivity

POLICY = hashlib.sha256(b"published sources only").hexdigest()
"""Identifies the rules a release was protected by."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Computed cells before protection; `sensitivity` says whom each source and load (by id) could harm."""

    frame: pl.DataFrame
    sensitivity: dict[str, str]


@dataclass(frozen=True, slots=True)
class Protected:
    """Observations that may be published; made by `protect` alone."""

    frame: pl.DataFrame
    withheld: int


def protect(cells: Cells) -> Protected:
    """Let cells of published sources through; DisclosureRefused when anything else stands behind one."""
    origins = (ids for name in ("source_ids", "load_ids") for ids in cells.frame[name].to_list())
    behind = {str(one) for ids in origins for one in ids or ("nothing named",)}
    unsafe = sorted(one for one in behind if cells.sensitivity.get(one) != Sensitivity.PUBLISHED)
    if unsafe:
        raise DisclosureRefused(
            f"What stands behind these cells is not known to be public: {', '.join(unsafe)}.",
            "Release them only under a disclosure policy; nothing was written.",
        )
    return Protected(cells.frame.with_columns(pl.lit(ConfStatus.FREE.value).alias("conf_status")), withheld=0)

"""`protect` turns cells into publishable observations; nothing else can.

Cells from published sources are not ours to protect and pass as they are, and so do those of the made-up sample, which
describes nobody. There is no policy yet for cells that describe persons, so they are withheld, rows and all.
"""

import hashlib
from dataclasses import dataclass

import polars as pl

from indicators.errors import DisclosureRefused
from vocabulary.statuses import ConfStatus, Sensitivity

POLICY = hashlib.sha256(b"published and synthetic sources only").hexdigest()
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


_ORIGINS = ("source_ids", "load_ids")
_OPEN = (Sensitivity.PUBLISHED, Sensitivity.SYNTHETIC)


def protect(cells: Cells) -> Protected:
    """Let cells of published and made-up sources through and withhold those of restricted ones.

    DisclosureRefused when something stands behind a cell of which nobody says whom it could harm.
    """
    named = (ids for name in _ORIGINS for ids in cells.frame[name].to_list())
    behind = {str(one) for ids in named for one in ids or ("nothing named",)}
    unknown = sorted(one for one in behind if cells.sensitivity.get(one) not in set(Sensitivity))
    if unknown:
        raise DisclosureRefused(
            f"What stands behind these cells is not known to be public: {', '.join(unknown)}.",
            "Release them only under a disclosure policy; nothing was written.",
        )
    restricted = [one for one in behind if cells.sensitivity[one] not in _OPEN]
    free = (pl.col(name).list.set_intersection(restricted).list.len() == 0 for name in _ORIGINS)
    shown = cells.frame.filter(*free)
    conf_status = pl.lit(ConfStatus.FREE.value).alias("conf_status")
    return Protected(shown.with_columns(conf_status), withheld=cells.frame.height - shown.height)

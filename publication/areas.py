"""What a release says about an area: the views of it, and of the persons of its nationality."""

from functools import lru_cache

import polars as pl

from publication.query import Table, table
from publication.release import Release
from publication.view import EACH
from vocabulary.codes import areas
from vocabulary.dimensions import SERIES

AREA_DIMENSIONS = ("ref_area", "citizenship")
"""The dimensions whose codes are areas: where, and whose nationality."""


@lru_cache(maxsize=8)
def described_areas(release: Release) -> tuple[str, ...]:
    """The codes of CL_AREA that a figure of the release is about, in the order of their list."""
    present = {code for name in AREA_DIMENSIONS for code in release.observations[name].unique()}
    return tuple(code for code, area in areas().items() if code in present and area.kind != "special")


def views_of(release: Release, area: str, dimension: str) -> tuple[Table, ...]:
    """A view for each indicator that has figures of the area in a dimension.

    Beside what the indicator usually shows; where that has none of the area, beside each of its series.
    """
    present = {*release.observations.filter(pl.col(dimension) == area)["indicator"].unique()}
    found = (_view(release, each.id, {dimension: area}) for each in release.catalogue.indicators if each.id in present)
    return tuple(shown for shown in found if shown is not None)


def _view(release: Release, indicator_id: str, asked: dict[str, str]) -> Table | None:
    views = (table(release, indicator_id, each) for each in (asked, {**asked, SERIES.name: EACH}))
    return next((shown for shown in views if shown is not None and shown.rows), None)

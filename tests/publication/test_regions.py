"""Regions and groups of areas: shown where a producer publishes them, and never among the areas they are made of."""

from dataclasses import replace

import polars as pl
import pytest

from publication import atlas, labels
from publication.query import Table, table
from publication.release import Release
from publication.view import EACH
from vocabulary.codes import TOTAL, areas, is_several
from vocabulary.text import LANGUAGES, Language

INDICATOR = "SDG-8.7.1"
REGIONS = ("035", "062", "199")
"""A region by M49, a region of the figures on the SDGs, and the least developed countries."""

SEVERAL = [code for code in areas() if is_several(code)]


@pytest.fixture(scope="module")
def regional(released: Release) -> Release:
    """The release with the rows of the Philippines said of three regions as well."""
    said = released.observations.filter(pl.col("indicator") == INDICATOR, pl.col("ref_area") == "PHL")
    assert said.height
    more = [said.with_columns(pl.lit(region).alias("ref_area")) for region in REGIONS]
    return replace(released, observations=pl.concat([released.observations, *more]))


def test_each_area_is_shown_without_the_regions_it_lies_in(released: Release, regional: Release) -> None:
    """With them the same children would stand in one chart twice."""
    shown, before = (_view(each, ref_area=EACH) for each in (regional, released))
    assert shown.frame.equals(before.frame)


@pytest.mark.parametrize("region", REGIONS)
def test_a_region_can_be_asked_for_alone_and_beside_an_area(regional: Release, region: str) -> None:
    assert region in _view(regional).choices()["ref_area"]
    assert {row["ref_area"] for row in _view(regional, ref_area=region).rows} == {region}
    assert {row["ref_area"] for row in _view(regional, ref_area=f"PHL.{region}").rows} == {"PHL", region}


def test_regions_alone_are_each_shown(regional: Release) -> None:
    alone = replace(regional, observations=regional.observations.filter(pl.col("ref_area").is_in(REGIONS)))
    assert {row["ref_area"] for row in _view(alone, ref_area=EACH).rows} == set(REGIONS)


def test_no_region_is_drawn_on_the_map(regional: Release) -> None:
    everything = _view(regional, ref_area=".".join((*REGIONS, "PHL", "NPL")))
    drawn = [set(atlas.sheet(everything, year).rows) for year in atlas.years(everything)]
    assert set().union(*drawn) == {"PHL", "NPL"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_regions_stand_below_the_single_areas(lang: Language) -> None:
    listed = labels.by_name(("001", "ZWE", "199", "AFG", "062"), lang)
    assert set(listed[:2]) == {"AFG", "ZWE"}
    assert set(listed[2:]) == {"001", "062", "199"}


@pytest.mark.parametrize("code", SEVERAL)
def test_a_region_has_no_place_on_the_map_and_no_code_of_a_country(code: str) -> None:
    area = areas()[code]
    assert (area.latitude, area.longitude, area.iso2) == (None, None, "")
    assert area.m49 == code


def test_a_single_area_and_a_total_are_not_several() -> None:
    assert not any(is_several(code) for code in ("JPN", "TWN", "HKG", TOTAL, "_U", "nowhere"))


def _view(release: Release, **asked: str) -> Table:
    shown = table(release, INDICATOR, asked)
    assert shown is not None
    return shown

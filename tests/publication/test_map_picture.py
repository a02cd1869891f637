"""Maps as pictures: every area of the sheet in its class, every state its own look, and the whole world."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import msgspec
import polars as pl
import pytest

from publication import atlas
from publication.catalogue import Chart
from publication.figures import theme
from publication.figures.kinds import figure
from publication.pictures import raster
from publication.pictures.picture import NARROWEST, USUAL, WIDEST, picture
from publication.pictures.standard import picture_name, standard_pictures
from publication.pictures.world import outlines
from publication.query import Table, table
from publication.release import Release
from publication.shapes import disclaimed, drawn_areas, world
from publication.text import words
from vocabulary.text import LANGUAGES, Language

SVG = "{http://www.w3.org/2000/svg}"
WITHHELD, MISSING = ("THA", "COL", "SGP"), ("IDN", "MDV")
MOST_CHARACTERS = 120_000


@pytest.fixture(scope="module")
def mapped(released: Release) -> Table:
    """Victims by area as a map, some of them withheld and some missing in every year; two areas are dots."""
    found = table(released, "SDG-16.2.2", {"ref_area": "each", "chart": "map"})
    assert found is not None
    last = found.frame.filter(pl.col("time_period") == "2017").head(1)
    added = [last.with_columns(ref_area=pl.lit(area), obs_value=1.0) for area in (*WITHHELD, *MISSING)]
    there = found.frame.filter(~pl.col("ref_area").is_in([*WITHHELD, *MISSING]))
    hidden, missing = (pl.col("ref_area").is_in(areas) for areas in (WITHHELD, MISSING))
    frame = pl.concat([there, *added]).with_columns(
        obs_value=pl.when(hidden | missing).then(None).otherwise("obs_value"),
        obs_status=pl.when(hidden).then(pl.lit("Q")).when(missing).then(pl.lit("O")).otherwise("obs_status"),
    )
    return replace(found, frame=frame)


def _paths(svg: str, kind: str) -> dict[str, ET.Element]:
    every = ET.fromstring(svg).iter(f"{SVG}path")  # noqa: S314  # what we have just written
    return {one.attrib["data-at"]: one for one in every if one.get("class") == kind}


def _said(svg: str) -> str:
    return "".join(one.text or "" for one in ET.fromstring(svg).iter(f"{SVG}text")).replace(" ", "")  # noqa: S314


@pytest.mark.parametrize("width", [NARROWEST, USUAL, WIDEST])
def test_a_map_has_a_mark_for_every_area_with_a_figure_and_a_sign_for_every_one_without(
    mapped: Table, width: int
) -> None:
    svg, sheet = picture(mapped, "en", width), atlas.latest(mapped)
    values = {area: float(one.attrib["data-value"]) for area, one in _paths(svg, "mark").items()}
    assert values == {area: row["obs_value"] for area, row in sheet.rows.items()}
    states = {area: one.attrib["data-state"] for area, one in _paths(svg, "state").items()}
    assert states == dict.fromkeys(WITHHELD, "withheld") | dict.fromkeys(MISSING, "missing")


def test_areas_of_one_class_have_one_colour_and_a_greater_figure_is_never_of_a_lower_class(mapped: Table) -> None:
    marks = _paths(picture(mapped, "en"), "mark").values()
    drawn = sorted((float(one.attrib["data-value"]), one.attrib["fill"]) for one in marks)
    order = [colour for _value, colour in drawn]
    places = [theme.SEQUENCE.index(colour) for colour in order]
    assert places == sorted(places)
    assert len({*places}) > 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_withheld_missing_and_no_figure_look_different_and_are_named(mapped: Table, lang: Language) -> None:
    svg = picture(mapped, lang)
    looks = {area: one.attrib["fill"] for area, one in _paths(svg, "state").items()}
    hatched, dotted = ({looks[area] for area in areas} for areas in (WITHHELD, MISSING))
    assert len(hatched) == len(dotted) == 1
    assert not hatched & dotted
    patterns = {one.attrib["id"]: ET.tostring(one) for one in ET.fromstring(svg).iter(f"{SVG}pattern")}  # noqa: S314
    assert hatched | dotted == {f"url(#{name})" for name in patterns}
    assert len({pattern.partition(b">")[2] for pattern in patterns.values()}) == 2
    assert theme.NO_FIGURE in svg
    for word in ("withheld", "missing", "no figure"):
        assert words(lang)(word).replace(" ", "") in _said(svg)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_map_says_its_year_and_what_its_boundaries_mean(mapped: Table, lang: Language) -> None:
    said = _said(picture(mapped, lang))
    for part in (disclaimed(lang), atlas.said(atlas.latest(mapped), lang)):
        assert part.replace(" ", "") in said


@pytest.mark.parametrize("width", [300.0, 752.0, 1552.0])
def test_no_outline_leaves_the_map_or_crosses_it(width: float) -> None:
    """Russia and Fiji lie on both sides of 180 degrees: what is beyond comes in at the other edge."""
    for area, outline in outlines(width).items():
        for start, steps in re.findall(r"M([-\d. ]+)l([-\d. ]+)z", outline):
            across = float(start.split()[0])
            for step in re.findall(r"-?[\d.]+", steps)[::2]:
                assert abs(float(step)) < width / 5, area
                across += float(step)
                assert abs(across) <= width / 2 + 1, area


def test_every_shape_but_antarctica_is_drawn_on_a_wide_map() -> None:
    assert {*outlines(1552.0)} == drawn_areas() - {"ATA"}


def test_the_shapes_are_all_of_the_world() -> None:
    borders = {
        border if border >= 0 else ~border for rings in world().rings.values() for ring in rings for border in ring
    }
    assert borders <= {*range(len(world().borders))}
    assert all(-180 <= across <= 180 and -90 <= up <= 90 for border in world().borders for across, up in border)


def test_a_map_is_as_light_as_it_can_be_and_the_same_each_time(mapped: Table) -> None:
    assert len(picture(mapped, "en")) < MOST_CHARACTERS
    assert picture(mapped, "ja") == picture(mapped, "ja")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_renderer_draws_a_map_with_its_patterns(mapped: Table, lang: Language) -> None:
    """A hatched area and the same one without its pattern are two drawings."""
    svg = picture(mapped, lang, NARROWEST)
    assert raster.png(svg) != raster.png(svg.replace("url(#withheld", "url(#nothing"))


def test_a_release_carries_the_map_of_an_indicator_that_is_drawn_as_one(released: Release) -> None:
    """Where the catalogue says so; where its usual view has no areas to tell apart it has its rows in words."""
    entry = msgspec.structs.replace(
        released.indicators["SDG-16.2.2"], chart=Chart.MAP, view=(("series", "VC_HTF_DETVFL"), ("ref_area", "each"))
    )
    catalogue = msgspec.structs.replace(released.catalogue, indicators=(entry,))
    written = standard_pictures(replace(released, catalogue=catalogue))
    assert {*written} == {picture_name("SDG-16.2.2", lang) for lang in LANGUAGES}
    for lang in LANGUAGES:
        svg = written[picture_name("SDG-16.2.2", lang)].decode()
        assert _paths(svg, "mark")
        assert disclaimed(lang).replace(" ", "") in _said(svg)


def test_a_map_of_the_page_tells_the_states_apart_too(mapped: Table) -> None:
    drawn = figure(mapped, "en")
    assert drawn is not None
    named = {trace["name"]: trace["meta"] for trace in drawn["data"] if trace["type"] == "choropleth"}
    assert (named["withheld"], named["missing"]) == ("withheld", "missing")
    colours = {trace["colorscale"][0][1] for trace in drawn["data"] if trace["type"] == "choropleth"}
    assert len(colours) == len(named)

"""Files as producers published them, where they stand beside the checkout: known figures come out."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import polars as pl
import pytest

from etl.errors import SourceChanged
from etl.named_files import named
from etl.recorded import offline
from etl.registry import feed
from etl.sources import unsd_sdg_portal
from etl.validate import validate

BESIDE = Path(__file__).parents[2].parent / "shared" / "data"
TODAY = dt.date(2026, 1, 1)
IN_THE_FILES = {
    "SL_TLF_CHLDEA": 264,
    "SL_TLF_CHLDEC": 234,
    "VC_HTF_DETV": 990,
    "VC_HTF_DETVFL": 2015,
    "VC_HTF_DETVSX": 2257,
    "VC_VAW_MARR": 558,
    "VC_VAW_PHYPYV": 84,
    "VC_VAW_SXVLN": 55,
}
BUNDLED = {
    "SL_TLF_CHLDEA": 24,
    "SL_TLF_CHLDEC": 18,
    "VC_HTF_DETV": 99,
    "VC_HTF_DETVFL": 151,
    "VC_HTF_DETVSX": 177,
    "VC_VAW_MARR": 63,
    "VC_VAW_PHYPYV": 6,
    "VC_VAW_SXVLN": 6,
}
KEY = ("series", "ref_area", "reporting_type", "sex", "age", "urbanisation", "time_period")
SAID = (*KEY, "obs_value", "unit_measure", "unit_mult", "nature")


@pytest.fixture(scope="module")
def published() -> pl.DataFrame:
    """The figures of the tab-separated files of release 2019.Q3.G.01, none of which a rule refuses."""
    paths = tuple(sorted((BESIDE / "unsd_2019Q3").glob("*.tsv")))
    if not paths:
        pytest.skip("the producer's files do not stand beside the checkout")
    tried = feed("unsd_sdg_tsv")
    accepted, rejected = validate(tried.read(named(paths, TODAY)), tried.rules)
    assert rejected.is_empty()
    return tried.to_table(accepted)


@pytest.fixture(scope="module")
def bundled() -> pl.DataFrame:
    """The figures that come with Shirube."""
    tried = feed("unsd_sdg_bundled")
    return tried.to_table(tried.read(tried.extract(offline, TODAY)))


def test_every_figure_of_the_files_is_read(published: pl.DataFrame) -> None:
    assert _counted(published) == IN_THE_FILES


def test_known_figures_come_out(published: pl.DataFrame) -> None:
    _check(published)
    assert _one(published, "VC_VAW_MARR", "AFG", "Y15T49", "F") == {"2015": 46.1}


def test_known_figures_are_bundled(bundled: pl.DataFrame) -> None:
    _check(bundled)
    assert _counted(bundled) == BUNDLED


def test_bundled_figures_are_all_the_files_have_for_their_areas(published: pl.DataFrame, bundled: pl.DataFrame) -> None:
    areas = bundled["ref_area"].unique()
    theirs = published.filter(pl.col("ref_area").is_in(areas.implode())).select(SAID).sort(KEY)
    assert bundled.select(SAID).sort(KEY).equals(theirs)


def test_no_figure_of_japan_stands_in_two_bundles(bundled: pl.DataFrame) -> None:
    other = feed("unsd_sdg_japan")
    rest = other.to_table(other.read(other.extract(offline, TODAY)))
    assert bundled.join(rest, on=KEY).is_empty()


def test_the_portals_own_workbook_has_the_layout_we_read() -> None:
    """It is of Goal 5 without target 5.2, so nothing in it is for us; read for its own series it is whole."""
    place = BESIDE / "unsd_portal_goal5_2024.xlsx"
    if not place.is_file():
        pytest.skip("the producer's file does not stand beside the checkout")
    raw = named((place,), TODAY)
    with pytest.raises(SourceChanged, match="no row is about what we carry"):
        unsd_sdg_portal.read(raw)
    parliaments = unsd_sdg_portal.read(raw, ("SG_GEN_PARL",))
    accepted, rejected = validate(parliaments, unsd_sdg_portal.FEED.rules)
    assert (parliaments.height, accepted.height) == (1306, 1306)
    assert rejected.is_empty()
    regions = {each: accepted.filter(area=each).height for each in ("35", "62", "747", "753")}
    assert regions == dict.fromkeys(regions, 25)
    japan = accepted.filter(area="392").sort("year")
    assert japan.select("year", "value").rows()[-2:] == [("2023", "9.96"), ("2024", "10.34")]


def _check(figures: pl.DataFrame) -> None:
    victims = [43, 36, 17, 43, 45, 27, 17, 25, 54, 50]
    assert _one(figures, "VC_HTF_DETV", "JPN") == _years(2007, victims)
    thailand = _one(figures, "VC_HTF_DETV", "THA")
    assert {year: value for year, value in thailand.items() if year >= "2014"} == _years(2014, [595, 982, 850, 295])
    for sex, value in {"F": 23.07, "M": 20.29, "_T": 21.71}.items():
        assert _one(figures, "SL_TLF_CHLDEC", "NPL", "Y5T17", sex) == {"2014": value}
    assert [_one(figures, "VC_VAW_MARR", "PHL", age, "F") for age in ("Y30T34", "Y45T49")] == [
        {"2017": 5.1},
        {"2017": 3.2},
    ]
    for sex, value in {"F": 3.5, "M": 5.1, "_T": 4.3}.items():
        assert _one(figures, "SL_TLF_CHLDEA", "PHL", "Y5T17", sex) == {"2011": value}
    assert _one(figures, "VC_VAW_SXVLN", "PHL", "Y18T29", "F") == {"2017": 2}
    assert _one(figures, "VC_VAW_PHYPYV", "THA", "Y1T14") == {"2016": 75.2}


def _one(figures: pl.DataFrame, series: str, ref_area: str, age: str = "_T", sex: str = "_T") -> dict[str, float]:
    found = figures.filter(series=series, ref_area=ref_area, age=age, sex=sex).sort("time_period")
    return dict(found.select("time_period", "obs_value").iter_rows())


def _years(first: int, values: Iterable[float]) -> dict[str, float]:
    return {str(year): value for year, value in enumerate(values, first)}


def _counted(figures: pl.DataFrame) -> dict[str, int]:
    return dict(figures.group_by("series").len().iter_rows())

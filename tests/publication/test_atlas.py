"""The atlas shows for each area the figure of the year asked for, or of the nearest year before it, and says so."""

import datetime as dt
from dataclasses import replace

import polars as pl
import pytest

from publication import atlas, summary
from publication.query import Table, table
from publication.release import Release
from vocabulary.dimensions import DIMENSION_NAMES


def _table(released: Release, given: list[tuple[str, int, float | None]]) -> Table:
    entry = released.indicators["SDG-5.2.1"]
    rows = [
        {
            **dict.fromkeys(DIMENSION_NAMES, "_Z"),
            "ref_area": area,
            "time_period": str(year),
            "period_type": "CY",
            "period_start": dt.date(year, 1, 1),
            "period_end": dt.date(year, 12, 31),
            "obs_value": value,
            "obs_status": "A" if value is not None else "O",
            "unit_measure": "PT",
            "unit_mult": 0,
            "qualifier": "EXACT",
            "source_ids": list(released.sources)[:1],
        }
        for area, year, value in given
    ]
    return Table(released, entry, {}, pl.DataFrame(rows))


@pytest.mark.parametrize(
    ("asked", "shown"),
    [(2010, 5.0), (2014, 5.0), (2015, None), (2016, 7.0), (2009, None)],
)
def test_an_area_keeps_its_figure_for_four_years_and_never_shows_a_later_one(
    released: Release, asked: int, shown: float | None
) -> None:
    found = atlas.sheet(_table(released, [("PHL", 2010, 5.0), ("PHL", 2016, 7.0)]), asked).rows.get("PHL")
    assert (found and found["obs_value"]) == shown


def test_a_missing_figure_and_a_region_are_not_on_the_map(released: Release) -> None:
    sheet = atlas.sheet(_table(released, [("PHL", 2010, None), ("035", 2010, 3.0), ("THA", 2010, 1.0)]), 2010)
    assert set(sheet.rows) == {"THA"}


def test_a_withheld_figure_does_not_give_way_to_an_earlier_one_and_a_missing_one_does(released: Release) -> None:
    rows = _table(released, [("PHL", 2009, 5.0), ("PHL", 2010, None), ("THA", 2009, 1.0), ("THA", 2010, None)])
    withheld = pl.when((pl.col("ref_area") == "THA") & pl.col("obs_value").is_null())
    sheet = atlas.sheet(
        replace(rows, frame=rows.frame.with_columns(obs_status=withheld.then(pl.lit("Q")).otherwise("obs_status"))),
        2010,
    )
    assert {area: row["obs_value"] for area, row in sheet.rows.items()} == {"PHL": 5.0}
    assert {area: row["obs_status"] for area, row in sheet.without_value.items()} == {"THA": "Q"}


def test_figures_of_earlier_years_are_counted(released: Release) -> None:
    sheet = atlas.sheet(_table(released, [("PHL", 2008, 5.0), ("THA", 2010, 1.0)]), 2010)
    assert (len(sheet.rows), sheet.borrowed) == (2, 1)


def test_a_map_needs_one_value_for_each_area_and_year(released: Release) -> None:
    assert atlas.is_mappable(_table(released, [("PHL", 2010, 5.0), ("THA", 2010, 1.0)]))
    assert not atlas.is_mappable(_table(released, [("PHL", 2010, 5.0), ("PHL", 2010, 6.0), ("THA", 2010, 1.0)]))
    assert not atlas.is_mappable(_table(released, [("PHL", 2010, 5.0)]))


def test_classes_are_the_same_for_every_year_and_hold_every_value(released: Release) -> None:
    shown = table(released, "SDG-16.2.2", {"ref_area": "each"})
    assert shown is not None
    limits = atlas.breaks(shown)
    assert list(limits) == sorted(set(limits))
    assert limits[-1] == max(row["obs_value"] for row in shown.rows if row["ref_area"] != "001")


def test_a_map_is_told_by_its_highest_and_its_lowest_area_each_with_its_year(released: Release) -> None:
    shown = _table(released, [("PHL", 2009, 5.0), ("THA", 2010, 1.0), ("VNM", 2010, 3.0), ("IDN", 2010, None)])
    told = summary.of_map(shown, atlas.sheet(shown, 2010), "en")
    assert "3 areas with a figure, 1 of them of an earlier year" in told
    assert "Highest: Philippines, 5.0 % (2009); lowest: Thailand, 1.0 % (2010)." in told
    assert "Values missing: 1." in told

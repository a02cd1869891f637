"""Breaks and targets: a break is drawn, named and in the table; a target is a line to its year where there is one."""

from collections.abc import Callable, Collection
from dataclasses import replace
from itertools import pairwise
from typing import Any

import msgspec
import polars as pl
import pytest

from publication.figures.kinds import figure
from publication.query import Table, table
from publication.release import Release
from publication.tabular import tabular
from vocabulary.text import LANGUAGES, Language

LABEL: dict[Language, str] = {"en": "break in series", "ja": "系列の断絶"}

Broken = Callable[..., Table]


@pytest.fixture
def broken(released: Release) -> Broken:
    """A view of an indicator in which every line breaks before the years named."""

    def view(indicator_id: str, *periods: str, **asked: str) -> Table:
        shown = table(released, indicator_id, asked)
        assert shown is not None
        status = pl.when(pl.col("time_period").is_in(periods)).then(pl.lit("B")).otherwise("obs_status")
        return replace(shown, frame=shown.frame.with_columns(status.alias("obs_status")))

    return view


def _layout(shown: Table, lang: Language = "en") -> dict[str, Any]:
    found = figure(shown, lang)
    assert found
    return dict(found["layout"])


def _uprights(shown: Table) -> list[Any]:
    """Where the marks of breaks stand."""
    return [shape["x0"] for shape in _layout(shown)["shapes"] if shape["x0"] == shape["x1"]]


def _labels(shown: Table, lang: Language = "en") -> list[dict[str, Any]]:
    return [each for each in _layout(shown, lang)["annotations"] if each["text"] == LABEL[lang]]


def _joined(shown: Table) -> set[tuple[int, int]]:
    """The years that a line or a faint bridge leads from and to."""
    found = figure(shown, "en")
    assert found
    return {pair for trace in found["data"] for pair in pairwise(trace["x"]) if None not in pair}


def _towards_zero(shown: Table) -> Table:
    """The same figures, as if they were to reach zero by 2030."""
    assert shown.entry.official
    official = msgspec.structs.replace(shown.entry.official, is_detection=False)
    return replace(shown, entry=msgspec.structs.replace(shown.entry, official=official))


def test_a_series_without_a_break_has_no_mark_of_one(broken: Broken) -> None:
    assert _uprights(broken("SDG-16.2.2")) == []


def test_a_break_stands_between_the_year_that_cannot_be_compared_and_the_one_before(broken: Broken) -> None:
    assert _uprights(broken("SDG-16.2.2", "2010")) == [2009.5]


def test_nothing_leads_across_a_break_not_even_faint_dots(broken: Broken) -> None:
    assert (2009, 2010) in _joined(broken("SDG-16.2.2"))
    joined = _joined(broken("SDG-16.2.2", "2010"))
    assert not any(before < 2010 <= after for before, after in joined)
    assert (2010, 2011) in joined


@pytest.mark.parametrize("lang", LANGUAGES)
def test_several_lines_that_break_in_a_year_share_one_mark_and_one_label(broken: Broken, lang: Language) -> None:
    shown = broken("SDG-16.2.2", "2011", "2015", ref_area="COL.MMR.PHL.JPN.NPL")
    assert len({row["ref_area"] for row in shown.rows if row["time_period"] == "2011"}) > 3
    assert _uprights(shown) == [2010.5, 2014.5]
    assert len(_labels(shown, lang)) == 2


def test_pointing_at_the_label_of_a_break_tells_which_lines_break(broken: Broken) -> None:
    shown = broken("SDG-16.2.2", "2010", ref_area="JPN.THA.COL")
    one = pl.when(pl.col("ref_area") == "COL").then(pl.lit("A")).otherwise("obs_status")
    (label,) = _labels(replace(shown, frame=shown.frame.with_columns(one.alias("obs_status"))))
    assert set(label["hovertext"].split(", ")) == {"Japan", "Thailand"}


def test_before_the_first_value_nothing_breaks(broken: Broken) -> None:
    assert _uprights(broken("SDG-16.2.2", "2007")) == []


@pytest.mark.parametrize(
    "periods", [("2008",), ("2012",), ("2016",), ("2009", "2010", "2011"), ("2014", "2015", "2016")]
)
@pytest.mark.parametrize("has_target", [False, True])
def test_the_labels_of_breaks_stay_in_the_figure_and_meet_neither_values_nor_each_other(
    broken: Broken, periods: Collection[str], *, has_target: bool
) -> None:
    """On a figure of 290 by 155 pixels: a phone's, with a legend of two lines."""
    shown = broken("SDG-16.2.2", *periods)
    shown = _towards_zero(shown) if has_target else shown
    layout = _layout(shown)
    (left, right), (low, high) = layout["xaxis"]["range"], layout["yaxis"]["range"]
    boxes = []
    for label in _labels(shown):
        x = 290 * (label["x"] - left) / (right - left) + label["xshift"]
        boxes.append((x - 88 if label["xanchor"] == "right" else x, -label["yshift"]))
    assert len(boxes) == len(periods)
    assert all(0 <= x <= 290 - 88 for x, _ in boxes)
    assert all(abs(x - other) >= 88 or abs(y - below) >= 17 for (x, y), (other, below) in pairwise(sorted(boxes)))
    greatest = max(row["obs_value"] for row in shown.rows)
    assert max(y for _, y in boxes) + 17 <= 155 * (high - greatest) / (high - low)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_says_in_words_that_a_series_breaks(broken: Broken, lang: Language) -> None:
    rows = tabular(broken("SDG-16.2.2", "2010"), lang).rows
    said = {row.cells[0].text[:4]: {cell.text for cell in row.cells} for row in rows}
    word = {"en": "Break in series", "ja": "系列の断絶"}[lang]
    assert {year for year, texts in said.items() if word in texts} == {"2010"}


@pytest.mark.parametrize(("indicator_id", "period", "edge"), [("SDG-04", "2010", 2.5), ("FIN-01", "2015-FY", 1.5)])
def test_columns_break_at_the_edge_between_two_slots(
    broken: Broken, indicator_id: str, period: str, edge: float
) -> None:
    shown = broken(indicator_id, period)
    assert _layout(shown)["xaxis"]["categoryarray"][int(edge + 0.5)] == period
    assert _uprights(shown) == [edge]


def test_totals_since_a_start_break_half_a_year_before_the_day_they_are_about(broken: Broken) -> None:
    assert _uprights(broken("PRG-02", "2005-05/2016-03")) == ["2015-09-30"]


def test_a_target_is_a_dashed_line_from_the_first_year_to_the_target_year(broken: Broken) -> None:
    shown = broken("SDG-5.2.1")
    first = min(row["period_start"].year for row in shown.rows)
    line, ring = _layout(shown)["shapes"]
    assert (line["x0"], line["x1"], line["y0"], line["y1"]) == (first, 2030, 0.0, 0.0)
    assert line["line"]["dash"]
    assert (ring["type"], ring["xanchor"], ring["yanchor"]) == ("circle", 2030, 0.0)


@pytest.mark.parametrize(("lang", "said"), [("en", "Target 2030: 0 %"), ("ja", "目標（2030年）: 0 %")])
def test_a_target_is_named_under_its_line_where_no_value_stands(broken: Broken, lang: Language, said: str) -> None:
    layout = _layout(broken("SDG-5.2.1"), lang)
    (name,) = layout["annotations"]
    assert name["text"] == said
    assert (name["y"], name["yanchor"]) == (0.0, "top")
    assert layout["xaxis"]["ticklabelstandoff"] > name["font"]["size"]
    assert layout["yaxis"]["range"][0] < 0


def test_a_target_of_zero_is_one_in_every_unit(broken: Broken) -> None:
    assert _layout(_towards_zero(broken("SDG-16.2.2")))["annotations"][0]["text"] == "Target 2030: 0"


def test_a_target_year_of_its_own_is_kept(broken: Broken) -> None:
    assert _layout(broken("SDG-8.7.1"))["annotations"][0]["text"] == "Target 2025: 0 %"


@pytest.mark.parametrize("indicator_id", ["SDG-16.2.2", "SDG-02", "PRG-02", "INS-01"])
def test_a_series_that_counts_detections_or_is_not_official_has_no_target(broken: Broken, indicator_id: str) -> None:
    """Its axis ends with its last year."""
    layout = _layout(broken(indicator_id))
    assert not any("Target" in each["text"] for each in layout.get("annotations", []))
    assert not any(shape["type"] == "circle" for shape in layout.get("shapes", []))

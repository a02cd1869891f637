"""Flags: a value that is not final or not measured has a letter over its mark, and the letter is explained."""

from dataclasses import replace

import polars as pl
import pytest

from publication import labels
from publication.figures.flags import FLAG, meaning
from publication.figures.kinds import figure
from publication.pictures.picture import picture
from publication.query import Table, table
from publication.release import Release
from vocabulary.text import LANGUAGES, Language


def _with_status(released: Release, indicator_id: str, period: str, status: str, **asked: str) -> Table:
    shown = table(released, indicator_id, asked)
    assert shown is not None
    here = pl.col("time_period") == period
    return replace(
        shown, frame=shown.frame.with_columns(obs_status=pl.when(here).then(pl.lit(status)).otherwise("obs_status"))
    )


def _flags(shown: Table) -> list[tuple[str, float]]:
    drawn = figure(shown, "en")
    assert drawn is not None
    return [(one["text"], one["y"]) for one in drawn["layout"]["annotations"] if one.get("name") == FLAG]


@pytest.mark.parametrize("status", ["P", "E", "F", "I", "G", "V", "U", "N"])
@pytest.mark.parametrize(
    ("indicator_id", "period", "area"), [("SDG-16.2.2", "2015", {"ref_area": "JPN"}), ("FIN-04", "2018-FY", {})]
)
def test_a_value_that_is_not_normal_has_its_letter_over_it(
    released: Release, indicator_id: str, period: str, area: dict[str, str], status: str
) -> None:
    """On lines and on columns."""
    shown = _with_status(released, indicator_id, period, status, **area)
    values = [row["obs_value"] for row in shown.rows if row["time_period"] == period]
    assert _flags(shown) == [(status.lower(), value) for value in values]


@pytest.mark.parametrize("status", ["A", "B", "Q", "O"])
def test_a_normal_a_broken_and_a_withheld_value_have_none(released: Release, status: str) -> None:
    shown = _with_status(released, "SDG-16.2.2", "2015", status, ref_area="JPN")
    assert _flags(shown) == []
    assert meaning(figure(shown, "en"), "en") == ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_letter_is_explained_on_the_page_and_in_the_picture(released: Release, lang: Language) -> None:
    shown = _with_status(released, "SDG-16.2.2", "2015", "P", ref_area="JPN")
    said = meaning(figure(shown, lang), lang)
    assert labels.label("obs_status", "P", lang).lower() in said
    assert said in picture(shown, lang)
    assert ">p<" in picture(shown, lang)


def test_in_panels_a_letter_stands_in_the_panel_of_its_line(released: Release) -> None:
    shown = _with_status(released, "SDG-16.2.2", "2013", "E", ref_area="each")
    drawn = figure(shown, "en")
    assert drawn is not None
    flagged = [one for one in drawn["layout"]["annotations"] if one.get("name") == FLAG]
    assert len(flagged) == sum(row["time_period"] == "2013" for row in shown.rows) > 1
    assert len({one["xref"] for one in flagged}) == len(flagged)
    for one in flagged:
        traces = [trace for trace in drawn["data"] if trace.get("xaxis", "x") == one["xref"]]
        assert any((one["x"], one["y"]) in zip(trace["x"], trace["y"], strict=True) for trace in traces)

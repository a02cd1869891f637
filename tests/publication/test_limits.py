"""Limits of values: a bar through every mark that has them, to scale, and a sentence that says what the bars mean."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import polars as pl
import pytest

from publication import labels
from publication.figures.fitting import fit
from publication.figures.kinds import figure, plain_figure
from publication.figures.limits import heights, meaning
from publication.pictures.picture import picture
from publication.query import Table, table
from publication.release import Release
from tests.publication.test_pictures import SVG
from vocabulary.statuses import State
from vocabulary.text import LANGUAGES, Language

SHARE = 0.2
METHOD: dict[Language, str] = {"en": "95 % confidence interval (Wilson)", "ja": "95 %信頼区間（ウィルソン法）"}

Limited = Callable[..., Table]


@pytest.fixture
def limited(released: Release) -> Limited:
    """A view of an indicator whose values have limits a fifth away, but for a year that is withheld."""

    def view(indicator_id: str, withheld: str = "", **asked: str) -> Table:
        shown = table(released, indicator_id, asked)
        assert shown is not None
        hidden = pl.col("time_period") == withheld
        value = pl.when(hidden).then(None).otherwise("obs_value")
        frame = shown.frame.with_columns(
            obs_value=value,
            lower_bound=value * (1 - SHARE),
            upper_bound=value * (1 + SHARE),
            bound_method=pl.lit("WILSON"),
            obs_status=pl.when(hidden).then(pl.lit("Q")).otherwise("obs_status"),
        )
        return replace(shown, frame=frame)

    return view


def _traces(shown: Table) -> list[dict[str, Any]]:
    drawn = plain_figure(shown, "en")
    assert drawn is not None
    return [trace for trace in drawn["data"] if trace.get("hoverinfo") != "skip"]


def _bars(shown: Table) -> list[tuple[float, float]]:
    """From where to where the bars of a figure through time reach."""
    return sorted(
        (value - down, value + up)
        for trace in _traces(shown)
        for value, down, up in zip(trace["y"], trace["error_y"]["arrayminus"], trace["error_y"]["array"], strict=True)
        if value is not None
    )


def _with_limits(shown: Table) -> list[tuple[float, float]]:
    rows = [row for row in shown.rows if labels.state_of(row) is State.VALUE]
    return sorted((row["lower_bound"], row["upper_bound"]) for row in rows)


def _approx(pairs: list[tuple[float, float]]) -> Any:  # noqa: ANN401 - pytest's own type is not public
    return pytest.approx([end for pair in pairs for end in pair])


@pytest.mark.parametrize(("indicator_id", "withheld"), [("SDG-16.2.2", "2010"), ("FIN-04", "2018-FY")])
def test_a_bar_reaches_from_limit_to_limit_and_no_withheld_value_has_one(
    limited: Limited, indicator_id: str, withheld: str
) -> None:
    """On lines and on columns."""
    shown = limited(indicator_id, withheld)
    assert len(_with_limits(shown)) < len(shown.rows)
    assert [end for bar in _bars(shown) for end in bar] == _approx(_with_limits(shown))


def test_the_columns_of_the_release_have_the_bars_of_their_rows(released: Release) -> None:
    shown = table(released, "PRG-10")
    assert shown is not None
    assert [end for bar in _bars(shown) for end in bar] == _approx(_with_limits(shown))


@pytest.mark.parametrize("indicator_id", ["SDG-16.2.2", "FIN-04"])
def test_values_without_limits_have_no_bars(released: Release, indicator_id: str) -> None:
    shown = table(released, indicator_id)
    assert shown is not None
    assert all("error_y" not in trace for trace in _traces(shown))
    assert meaning(shown, "en") == ""


@pytest.mark.parametrize("indicator_id", ["SDG-16.2.2", "FIN-04"])
def test_a_picture_has_the_bars_of_its_figure_within_its_plot(limited: Limited, indicator_id: str) -> None:
    shown = limited(indicator_id)
    drawn = ET.fromstring(picture(shown, "en"))  # noqa: S314
    bars = [one for one in drawn.iter(f"{SVG}path") if one.get("class") == "limits"]
    assert len(bars) == len(_bars(shown))
    tops = [float(one.attrib["d"].partition("V")[2].partition("M")[0]) for one in bars]
    assert min(tops) >= 0


def test_the_axis_of_a_figure_reaches_the_limits(limited: Limited) -> None:
    """With a break, with names at the ends of lines, and otherwise by plotly.js itself."""
    shown = limited("CTX-05")
    drawn = plain_figure(shown, "en")
    assert drawn is not None
    drawn["layout"]["meta"] = {}
    fit(drawn, "en")
    highest = max(end for trace in drawn["data"] for end in heights(trace))
    assert highest == pytest.approx((1 + SHARE) * max(row["obs_value"] for row in shown.rows))
    assert drawn["layout"]["yaxis"]["range"][1] > highest


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_sentence_says_what_the_bars_mean(limited: Limited, lang: Language) -> None:
    shown = limited("SDG-16.2.2")
    assert METHOD[lang] in meaning(shown, lang)
    said = "".join(one.text or "" for one in ET.fromstring(picture(shown, lang)).iter(f"{SVG}text"))  # noqa: S314
    assert meaning(shown, lang).replace(" ", "") in said.replace(" ", "")


def test_every_mark_with_limits_tells_them(limited: Limited) -> None:
    shown = limited("SDG-16.2.2")
    drawn = figure(shown, "en")
    assert drawn is not None
    for row in shown.rows:
        limits = labels.limits(row, shown.entry.decimals, "en")
        assert limits
        assert any(limits in text for trace in drawn["data"] for text in trace.get("text", []))

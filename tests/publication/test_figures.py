"""Figures: what may be joined, what the bundled plotly.js can draw, and in which language a mark speaks."""

import itertools
import re
from typing import Any

import orjson
import pytest
from plotly.offline import get_plotlyjs_version

from publication import labels
from publication.figures import map as world
from publication.figures.kinds import figure
from publication.figures.withheld import SIGN
from publication.query import Table, table
from publication.release import Release
from publication.text import words
from publication.view import EACH
from tests.conftest import PROJECT
from vocabulary.text import LANGUAGES, Language

BUNDLED = set(orjson.loads((PROJECT / "docs" / "vendored" / "plotly_bundle" / "traces.json").read_bytes()))
BUNDLE = PROJECT / "pages" / "assets" / f"plotly.v{get_plotlyjs_version()}.min.js"


def _traces(shown: Table, lang: Language = "en") -> list[dict[str, Any]]:
    found = figure(shown, lang)
    return found["data"] if found else []


def _said(trace: dict[str, Any]) -> list[str]:
    """What the marks of a trace say when a reader points at them."""
    bands = trace.get("node", {}).get("customdata")
    return [text for text in bands or trace.get("hovertext") or trace.get("text") or [] if text]


def _is_bridge(trace: dict[str, Any]) -> bool:
    return trace.get("hoverinfo") == "skip"


def _steps(trace: dict[str, Any]) -> list[tuple[Any, Any]]:
    """Neighbours that a line joins."""
    return [(one, other) for one, other in itertools.pairwise(trace["x"]) if None not in (one, other)]


def test_the_bundled_plotly_js_is_the_version_that_plotly_py_writes_for() -> None:
    assert BUNDLE.is_file()
    assert len(list(BUNDLE.parent.glob("plotly*.js"))) == 1
    assert f"plotly.js v{get_plotlyjs_version()}" in BUNDLE.read_text(encoding="utf-8")[:100]


def test_the_bundle_says_which_traces_it_has() -> None:
    named = re.search(r"traces: ([\w, ]+);", BUNDLE.read_text(encoding="utf-8")[:400])
    assert named
    assert set(named[1].split(", ")) == BUNDLED


def test_every_trace_is_of_a_type_the_bundle_can_draw(views: tuple[Table, ...]) -> None:
    assert {trace["type"] for shown in views for trace in _traces(shown)} <= BUNDLED


def test_the_traces_of_a_map_can_be_drawn_and_show_every_area_once() -> None:
    classes = [
        world.AreaClass("first", {"JPN": "Japan", "SGP": "Singapore"}),
        world.AreaClass("then", {"FRA": "France"}),
    ]
    traces = world.coloured(classes)["data"]
    assert {trace["type"] for trace in traces} <= BUNDLED
    assert sorted(text for trace in traces for text in trace["text"]) == ["France", "Japan", "Singapore"]


def test_fiscal_and_calendar_years_never_share_a_trace(views: tuple[Table, ...]) -> None:
    for shown in views:
        kinds = {labels.period(row["time_period"], "en"): row["period_type"] for row in shown.rows}
        for trace in _traces(shown):
            met = {kinds[line] for text in _said(trace) for line in text.split("<br>") if line in kinds}
            assert met or _is_bridge(trace) or not _said(trace)
            assert not {"FY", "CY"} <= met, (shown.entry.id, shown.chosen, trace["name"])


def test_no_line_runs_across_a_year_without_a_figure(views: tuple[Table, ...]) -> None:
    """Only the faint dotted bridge does, and it says nothing."""
    for shown in views:
        yearly = set(shown.frame["period_type"]) <= {"CY", "FY"}
        for trace in _traces(shown):
            if yearly and "lines" in trace.get("mode", "") and not _is_bridge(trace):
                years = [(int(str(one)[:4]), int(str(other)[:4])) for one, other in _steps(trace)]
                assert all(other - one == 1 for one, other in years), (shown.entry.id, shown.chosen, trace["name"])
                assert trace["connectgaps"] is False


def test_a_bridge_is_faint_dotted_and_silent(views: tuple[Table, ...]) -> None:
    bridges = [trace for shown in views for trace in _traces(shown) if _is_bridge(trace)]
    for trace in bridges:
        assert trace["opacity"] < 0.5
        assert trace["line"]["dash"] == "dot"
        assert trace["showlegend"] is False
        assert "text" not in trace


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_mark_says_its_figure_and_its_source_in_the_readers_language(
    views: tuple[Table, ...], lang: Language
) -> None:
    source = words(lang)("Source: ")
    for shown in (view for view in views if view.chart != "spans"):
        said = [text for trace in _traces(shown, lang) for text in _said(trace) if "<br>" in text]
        assert all(text.startswith("<b>") and source in text for text in said)
        assert said or figure(shown, lang) is None


def test_a_figure_is_plain_and_can_be_written_as_json(views: tuple[Table, ...]) -> None:
    for shown in views:
        found = figure(shown, "ja")
        assert orjson.loads(orjson.dumps(found)) == found


def test_lines_that_share_a_figure_have_names_of_their_own(views: tuple[Table, ...]) -> None:
    for shown in views:
        names = [trace["name"] for trace in _traces(shown) if trace.get("name") and trace.get("showlegend", True)]
        assert len(names) == len(set(names)), (shown.entry.id, shown.chosen, names)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_withheld_year_is_named_where_its_column_would_stand(released: Release, lang: Language) -> None:
    shown = table(released, "PRG-01", {"series": "REGISTER_RETURNED"})
    assert shown is not None
    hidden = [place for place, row in enumerate(shown.rows) if row["obs_status"] == "Q"]
    drawn = figure(shown, lang)
    assert drawn is not None
    named = [
        each for each in drawn["layout"]["annotations"] if each["text"].replace("<br>", "") in {"withheld", "秘匿"}
    ]
    assert [each["x"] for each in named] == hidden
    assert len(hidden) > 0
    assert len(drawn["data"][0]["x"]) == len(shown.rows) - len(hidden)


def test_where_some_of_several_columns_are_withheld_a_sign_says_which(released: Release) -> None:
    shown = table(released, "PRG-03", {"series": "REGISTER_REINTEGRATED_YEARS", "reintegration_kind": EACH})
    assert shown is not None
    drawn = figure(shown, "en")
    assert drawn is not None
    signs = {each["x"]: each["hovertext"] for each in drawn["layout"]["annotations"] if each["text"] == SIGN}
    for place, period in enumerate(shown.periods):
        hidden = [row for row in shown.rows if row["time_period"] == period and row["obs_status"] == "Q"]
        assert (place in signs) is bool(hidden)
        assert all(
            labels.label("reintegration_kind", row["reintegration_kind"], "en") in signs[place] for row in hidden
        )

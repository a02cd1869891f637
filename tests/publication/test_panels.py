"""Panels: a line too many for one figure has one of its own, on the same axes, with all that is said of it."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

import polars as pl
import pytest

from publication import labels
from publication.figures.kinds import figure, plain_figure
from publication.figures.marks import lines
from publication.figures.panels import parts
from publication.figures.withheld import SIGN
from publication.pictures.picture import picture
from publication.query import Table, table
from publication.release import Release
from publication.view import EACH
from tests.publication.test_pictures import EDGE, SVG, WIDTHS, _texts
from vocabulary.statuses import State
from vocabulary.text import LANGUAGES, Language

MANY: dict[str, dict[str, str]] = {
    "SDG-16.2.2": {"ref_area": EACH},
    "SDG-03": {},
    "SDG-8.7.1": {"series": EACH},
    "CTX-05": {"citizenship": EACH},
    "PRG-10": {},
}
"""Views of nine to thirty lines: of years, of long names, with a target, of days, of columns."""

Changed = Callable[[Table], Table]


def _view(release: Release, indicator_id: str, asked: dict[str, str]) -> Table:
    found = table(release, indicator_id, asked)
    assert found is not None
    return found


@pytest.fixture(params=MANY)
def many(request: pytest.FixtureRequest, released: Release) -> Table:
    """A view with more lines than there are colours."""
    return _view(released, request.param, MANY[request.param])


@pytest.fixture
def areas(released: Release) -> Table:
    """Thirteen areas by year."""
    return _view(released, "SDG-16.2.2", {"ref_area": EACH})


def _layout(shown: Table, lang: Language = "en") -> dict[str, Any]:
    drawn = figure(shown, lang)
    assert drawn is not None
    return dict(drawn["layout"])


def _with_status(shown: Table, status: str, where: pl.Expr) -> Table:
    """The view with other rows: broken ones keep their value, withheld ones lose it."""
    value = pl.when(where & pl.lit(status == "Q")).then(None).otherwise("obs_value")
    told = pl.when(where).then(pl.lit(status)).otherwise("obs_status")
    return replace(shown, frame=shown.frame.with_columns(obs_value=value, obs_status=told))


def _axis(number: int) -> str:
    return "x" if number == 1 else f"x{number}"


def _domains(arranged: dict[str, Any], letter: str) -> list[tuple[float, float]]:
    return [tuple(axis["domain"]) for name, axis in arranged.items() if name.startswith(f"{letter}axis")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_line_has_a_panel_with_its_name_and_no_other_line_in_it(many: Table, lang: Language) -> None:
    drawn = plain_figure(many, lang)
    assert drawn is not None
    panels = parts(drawn)
    assert sorted(panel.name for panel in panels) == sorted(line.name for line in lines(many, lang))
    for panel in panels:
        named = {trace["name"] for trace in panel.figure["data"] if trace.get("hoverinfo") != "skip"}
        assert named == {panel.name}


def test_all_panels_have_the_same_axes(many: Table) -> None:
    drawn = plain_figure(many, "en")
    assert drawn is not None
    layouts = [panel.figure["layout"] for panel in parts(drawn)]
    assert len({tuple(layout["yaxis"]["range"]) for layout in layouts}) == 1
    assert len({str(layout["xaxis"].get("range")) for layout in layouts}) == 1


@pytest.mark.parametrize(
    ("indicator_id", "asked"),
    [("SDG-8.7.1", {}), ("SDG-5.2.1", {"age": EACH}), ("PRG-02", {"citizenship": EACH})],
    ids=["eight lines", "more than a reader goes through", "one period"],
)
def test_others_have_none(released: Release, indicator_id: str, asked: dict[str, str]) -> None:
    drawn = plain_figure(_view(released, indicator_id, asked), "en")
    assert drawn is not None
    assert parts(drawn) == []


@pytest.mark.parametrize("kind", ["narrow", "wide"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_panels_do_not_meet_and_have_their_whole_names(many: Table, lang: Language, kind: str) -> None:
    arranged = _layout(many, lang)["meta"]["fits"][kind]
    boxes = [*zip(_domains(arranged, "x"), _domains(arranged, "y"), strict=True)]
    for (across, down), (other_across, other_down) in combinations(boxes, 2):
        beside = across[1] <= other_across[0] or other_across[1] <= across[0]
        assert beside or down[1] <= other_down[0] or other_down[1] <= down[0]
    assert all(0 <= end <= 1 for box in boxes for ends in box for end in ends)
    names = {line.name.replace(" ", "") for line in lines(many, lang)}
    said = {one["text"].replace("<br>", "").replace(" ", "") for one in arranged["annotations"]}
    assert names <= said


def test_a_figure_is_sent_as_it_is_drawn_narrow(many: Table) -> None:
    layout = _layout(many)
    for name, part in layout["meta"]["fits"]["narrow"].items():
        assert layout[name] == ({**layout[name], **part} if "axis" in name else part)


def test_a_withheld_value_has_its_sign_in_the_panel_of_its_line_alone(released: Release) -> None:
    shown = _view(released, "PRG-10", {})
    drawn = plain_figure(shown, "en")
    assert drawn is not None
    numbers = {panel.name: panel.number for panel in parts(drawn)}
    hidden = sorted(
        _axis(numbers[line.name])
        for line in lines(shown, "en")
        for row in line.rows
        if labels.state_of(row) is State.WITHHELD
    )
    signs = [one for one in _layout(shown)["annotations"] if one["text"] == SIGN]
    assert sorted(one["xref"] for one in signs) == hidden
    assert all(one["yref"].endswith("domain") for one in signs)
    assert len(hidden) > 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_line_that_is_withheld_throughout_has_a_panel_without_a_mark(areas: Table, lang: Language) -> None:
    hidden = _with_status(areas, "Q", pl.col("ref_area") == "NPL")
    drawn = figure(hidden, lang)
    assert drawn is not None
    silent = [trace for trace in drawn["data"] if trace["xaxis"] not in _marked(drawn)]
    assert len({trace["xaxis"] for trace in silent}) == 1
    assert not [value for trace in silent for value in trace["y"] if value is not None]
    years = [row["period_start"].year for row in hidden.rows if row["ref_area"] == "NPL"]
    signs = [one["x"] for one in drawn["layout"]["annotations"] if one["text"] == SIGN]
    assert signs == years
    said = "".join(one.text for one in _texts(picture(hidden, lang)))
    assert labels.label("ref_area", "NPL", lang) in said


def _marked(drawn: dict[str, Any]) -> set[str]:
    return {trace["xaxis"] for trace in drawn["data"] if trace.get("hoverinfo") != "skip"}


def test_a_break_is_drawn_and_named_in_the_panel_of_its_line_alone(areas: Table) -> None:
    is_broken = (pl.col("ref_area") == "PHL") & (pl.col("time_period") == "2012")
    drawn = plain_figure(_with_status(areas, "B", is_broken), "en")
    assert drawn is not None
    for panel in parts(drawn):
        layout, is_its = panel.figure["layout"], panel.name == "Philippines"
        assert [shape["x0"] for shape in layout["shapes"]] == ([2011.5] if is_its else [])
        assert [one["text"] for one in layout["annotations"]] == (["break in series"] if is_its else [])
    assert "break in series" in [one.text for one in _texts(picture(_with_status(areas, "B", is_broken), "en"))]


def test_the_arrow_keys_go_to_the_panel_of_a_value(many: Table) -> None:
    drawn = figure(many, "en")
    assert drawn is not None
    found = drawn["layout"]["meta"]["steps"]
    assert sorted(line["panel"] for line in found) == list(range(1, len(found) + 1))
    for line in found:
        places = {drawn["data"][point["trace"]]["xaxis"] for point in line["points"] if "trace" in point}
        assert places <= {_axis(line["panel"])}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_of_panels_is_cut_and_none_lies_over_another(many: Table, lang: Language, width: int) -> None:
    texts = _texts(picture(many, lang, width))
    assert [said.text for said in texts if said.left < -EDGE or said.right > width + EDGE] == []
    assert [(one.text, other.text) for one, other in combinations(texts, 2) if one.meets(other)] == []


def test_a_picture_has_a_sign_for_every_value_that_its_panels_lack(released: Release) -> None:
    """One under the axis of each panel for each, and one before the sentence that names them."""
    shown = _view(released, "PRG-10", {})
    hidden = [row for row in shown.rows if labels.state_of(row) is not State.VALUE]
    drawn = ET.fromstring(picture(shown, "en"))  # noqa: S314
    assert sum(one.get("width") == one.get("height") == "9" for one in drawn.iter(f"{SVG}rect")) == len(hidden) + 1

"""Names at the ends of lines: each line has one where there is room, none meets another; else a legend has all."""

from collections import Counter
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publication.figures.ends import apart, ends, is_line
from publication.figures.kinds import figure, plain_figure
from publication.figures.wrapping import pixels
from publication.pictures.picture import NARROWEST, USUAL, picture
from publication.query import Table, table
from publication.release import Release
from publication.view import EACH
from tests.publication.test_pictures import SVG
from vocabulary.text import LANGUAGES, Language

LEGEND_LINE: dict[Language, int] = {"en": 34, "ja": 19}
LEADING = 17
PLOT = 278

NAMED = {"CTX-05": {}, "PRG-02": {"series": EACH}, "INS-01": {"ref_area": EACH}, "SDG-02": {}}
"""Views of two to six lines that all reach the later part of the axis."""

Heights = st.lists(st.tuples(st.floats(0, 300), st.sampled_from([17.0, 34.0, 51.0])), min_size=1, max_size=6)


def _view(release: Release, indicator_id: str, asked: dict[str, str]) -> Table:
    found = table(release, indicator_id, asked)
    assert found is not None
    return found


@pytest.fixture(params=NAMED)
def named(request: pytest.FixtureRequest, released: Release) -> Table:
    """A view whose lines have names at their ends."""
    return _view(released, request.param, NAMED[request.param])


def _layout(shown: Table, lang: Language) -> dict[str, Any]:
    drawn = figure(shown, lang)
    assert drawn is not None
    return dict(drawn["layout"])


def _names(shown: Table, lang: Language) -> list[dict[str, Any]]:
    """The names that a wide figure has at its lines, from top to bottom."""
    layout = _layout(shown, lang)
    found = [each for each in layout["meta"]["fits"]["wide"]["annotations"] if each.get("showarrow")]
    return sorted(found, key=lambda each: -each["ay"])


def _joined(text: str) -> str:
    return text.replace("<br>", "").replace(" ", "")


def _lines_of(shown: Table, lang: Language) -> list[dict[str, Any]]:
    drawn = plain_figure(shown, lang)
    assert drawn is not None
    return [trace for trace in drawn["data"] if is_line(trace)]


@given(Heights)
def test_names_never_meet_and_stay_in_the_room(given: list[tuple[float, float]]) -> None:
    wanted, heights = sorted(middle for middle, _high in given), [high for _middle, high in given]
    room = max(300.0, sum(heights))
    found = [*zip(apart(wanted, heights, room), heights, strict=True)]
    assert all(middle + high / 2 <= below - low / 2 + 1e-6 for (middle, high), (below, low) in pairwise(found))
    assert found[0][0] - heights[0] / 2 >= -1e-6
    assert found[-1][0] + heights[-1] / 2 <= room + 1e-6


def test_names_that_do_not_meet_stay_where_they_are() -> None:
    assert apart([20.0, 60.0, 200.0], [17.0, 17.0, 17.0], 300) == pytest.approx([20, 60, 200])


def test_names_that_meet_are_moved_by_the_same_both_ways() -> None:
    assert apart([100.0, 100.0], [20.0, 20.0], 300) == pytest.approx([90, 110])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_line_of_a_wide_figure_has_its_whole_name_at_its_last_value(named: Table, lang: Language) -> None:
    lines = {_joined(trace["name"]): trace for trace in _lines_of(named, lang)}
    found = {_joined(each["text"]): each for each in _names(named, lang)}
    assert found.keys() == lines.keys()
    for name, each in found.items():
        points = [point for point in zip(lines[name]["x"], lines[name]["y"], strict=True) if None not in point]
        assert (each["x"], each["y"]) == points[-1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_of_a_wide_figure_stay_in_it_and_do_not_meet(named: Table, lang: Language) -> None:
    layout = _layout(named, lang)
    (low, high), names = layout["yaxis"]["range"], _names(named, lang)
    boxes = [(PLOT * (high - each["ay"]) / (high - low), LEADING * (1 + each["text"].count("<br>"))) for each in names]
    assert all(middle + tall / 2 <= below - other / 2 for (middle, tall), (below, other) in pairwise(boxes))
    assert all(tall / 2 <= middle <= PLOT - tall / 2 for middle, tall in boxes)
    longest = max(len(line) for each in names for line in each["text"].split("<br>"))
    assert layout["meta"]["fits"]["wide"]["margin"]["r"] > longest * (7 if lang == "en" else 13)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_narrow_figure_has_a_legend_and_everything_else_of_the_wide_one(named: Table, lang: Language) -> None:
    """It is sent as it is drawn narrow."""
    layout = _layout(named, lang)
    narrow, wide = (layout["meta"]["fits"][name] for name in ("narrow", "wide"))
    assert {name: layout[name] | part if name == "xaxis" else part for name, part in narrow.items()} == {
        name: layout[name] for name in narrow
    }
    assert (narrow["showlegend"], wide["showlegend"]) == (True, False)
    others = [each for each in wide["annotations"] if not each.get("showarrow")]
    assert others == narrow["annotations"]


@pytest.mark.parametrize(
    ("indicator_id", "asked"),
    [
        ("SDG-16.2.2", {}),
        ("SDG-8.7.1", {}),
        ("FIN-01", {}),
        ("PRG-02", {"citizenship": EACH}),
        ("SDG-16.2.1", {}),
    ],
    ids=["one line", "eight lines", "columns", "dots", "ends far from the edge"],
)
def test_others_keep_their_legend(released: Release, indicator_id: str, asked: dict[str, str]) -> None:
    shown = _view(released, indicator_id, asked)
    drawn = plain_figure(shown, "en")
    assert drawn is not None
    assert ends(drawn) == []
    assert "showlegend" not in _layout(shown, "en")["meta"].get("fits", {}).get("wide", {})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_of_a_legend_is_wider_than_a_phone(views: tuple[Table, ...], lang: Language) -> None:
    for shown in views:
        drawn = figure(shown, lang)
        if drawn is not None and drawn["layout"]["showlegend"]:
            lines = [line for trace in drawn["data"] for line in trace.get("name", "").split("<br>")]
            assert max(map(len, lines)) <= LEGEND_LINE[lang], (shown.entry.id, shown.chosen)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("kind", "room"), [("narrow", 260), ("wide", 580)])
def test_no_more_periods_are_named_than_stand_side_by_side(
    views: tuple[Table, ...], lang: Language, kind: str, room: int
) -> None:
    """So none is turned aslant; the first is always named, and a wide figure names no fewer."""
    for shown in views:
        drawn = figure(shown, lang)
        layout = drawn["layout"] if drawn else {}
        axis = layout.get("xaxis", {}) | layout.get("meta", {}).get("fits", {}).get(kind, {}).get("xaxis", {})
        if "ticktext" in axis:
            apart = len(axis["ticktext"]) - 1
            assert max(map(pixels, axis["ticktext"])) * apart <= room, (shown.entry.id, shown.chosen)
            assert len(axis["tickvals"]) == len(axis["ticktext"]) >= 1


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [NARROWEST, USUAL])
def test_a_picture_names_each_line_once_at_its_end_or_in_its_legend(named: Table, lang: Language, width: int) -> None:
    """Colour is not what leads to a name: in a wide picture a line does, in a narrow one its mark stands before it."""
    drawn = ET.fromstring(picture(named, lang, width))  # noqa: S314
    said = _joined("".join(one.text or "" for one in drawn.iter(f"{SVG}text")))
    names = [_joined(trace["name"]) for trace in _lines_of(named, lang)]
    assert all(name in said for name in names)
    ways = Counter(one.get("class") for one in drawn.iter(f"{SVG}line") if one.get("class"))
    assert ways["leader"] == (len(names) if width == USUAL else 0)

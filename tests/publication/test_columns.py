"""Columns of several series: told apart without their colours, on the page and in a picture."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest

from publication.figures import theme
from publication.figures.kinds import figure
from publication.pictures import fills
from publication.pictures.fills import Box
from publication.pictures.picture import picture
from publication.query import table
from publication.release import Release
from publication.view import EACH
from tests.publication.test_pictures import SVG

ASLANT = {"/", "\\", "x"}


def _look(place: int) -> tuple[Any, ...]:
    """A fill without its colour: the pattern, and whether it lies on the colour or on paper."""
    pattern = theme.column(place).get("pattern", {})
    return pattern.get("shape", ""), pattern.get("bgcolor", "") == theme.PAPER


def test_as_many_columns_as_there_are_colours_differ_without_them() -> None:
    assert len({_look(place) for place in range(len(theme.LINES))}) == len(theme.LINES)


def test_where_colours_come_again_patterns_differ() -> None:
    every = range(len(theme.LINES) * len(theme.PATTERNS))
    assert len({(theme.column(place)["color"], _look(place)) for place in every}) == len(every)


def test_no_column_is_hatched_as_a_withheld_value_is() -> None:
    assert not ASLANT & {*theme.PATTERNS}


def test_columns_of_one_series_are_plain(released: Release) -> None:
    shown = table(released, "PRG-01", {"series": "REGISTER_RETURNED"})
    assert shown is not None
    drawn = figure(shown, "en")
    assert drawn is not None
    assert [trace["marker"] for trace in drawn["data"]] == [{"color": theme.LINES[0]}]


def test_a_picture_has_the_patterns_of_its_figure(released: Release) -> None:
    """Each filled column and its sample in the legend carry the strokes of their series."""
    shown = table(released, "FIN-01", {"contribution_stage": EACH})
    assert shown is not None
    drawn = figure(shown, "en")
    assert drawn is not None
    strokes = [one.get("stroke") for one in ET.fromstring(picture(shown, "en")).iter(f"{SVG}line")]  # noqa: S314
    for trace in drawn["data"][1:]:
        assert strokes.count(trace["marker"]["pattern"]["fgcolor"]) >= len(trace["x"]) + 1
    squares = {one.get("fill") for one in ET.fromstring(picture(shown, "en")).iter(f"{SVG}rect")}  # noqa: S314
    assert {trace["marker"].get("pattern", {}).get("bgcolor", theme.LINES[0]) for trace in drawn["data"]} <= squares


@pytest.mark.parametrize("place", range(len(theme.LINES)))
@pytest.mark.parametrize("height", [0.8, 3.0, 200.0])
def test_no_stroke_leaves_its_column_however_low_it_is(place: int, height: float) -> None:
    box = Box(10.0, 50.0, 12.0, height)
    drawn = ET.fromstring(f"<g>{fills.pattern(theme.column(place), box)}</g>")  # noqa: S314
    for stroke in drawn:
        level = stroke.attrib["y1"] == stroke.attrib["y2"]
        half = float(stroke.attrib["stroke-width"]) / 2
        across = 0 if level else half
        down = half if level else 0
        assert float(stroke.attrib["x1"]) - across >= box.left - 0.1
        assert float(stroke.attrib["x2"]) + across <= box.left + box.width + 0.1
        assert min(float(stroke.attrib["y1"]), float(stroke.attrib["y2"])) - down >= box.top - 0.1
        assert max(float(stroke.attrib["y1"]), float(stroke.attrib["y2"])) + down <= box.top + box.height + 0.1

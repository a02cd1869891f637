"""The page of an area: its latest figures, each as it stands elsewhere, with its source."""

import pytest

from publication import labels
from publication.areas import AREA_DIMENSIONS, described_areas, views_of
from publication.figures.marks import lines
from publication.query import table
from publication.release import Release
from publication.text import words
from tests.pages.conftest import Layout, Node, links, nodes, said
from vocabulary.codes import NOT_APPLICABLE
from vocabulary.statuses import State
from vocabulary.text import LANGUAGES, Language


def _rows(page: Node) -> list[Node]:
    return [row for body in nodes(page) if body["type"] == "Tbody" for row in nodes(body) if row["type"] == "Tr"]


def test_every_area_with_a_figure_has_a_view(released: Release) -> None:
    """So that no area that is found has an empty page."""
    for area in described_areas(released):
        found = [shown for name in AREA_DIMENSIONS for shown in views_of(released, area, name)]
        assert found
        assert all(shown.rows for shown in found)


@pytest.mark.parametrize("area", ["PHL", "JPN", "035", "FRA", "002"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_line_of_the_area_has_its_latest_figure_and_a_source(
    layout: Layout, released: Release, area: str, lang: Language
) -> None:
    page = layout(f"/area/{area}?lang={lang}")
    expected = [
        (shown, line.rows[-1])
        for name in AREA_DIMENSIONS
        for shown in views_of(released, area, name)
        for line in lines(shown, lang)
    ]
    rows = _rows(page)
    assert len(rows) == len(expected)
    assert all(any(href.startswith("/sources?") for href in links(row)) for row in rows)
    told = [said(row) for row in rows]
    for shown, row in expected:
        parts = [labels.say(shown.entry.name, lang), labels.period(row["time_period"], lang)]
        parts += [] if shown.entry.id == "INS-09" else [labels.quantity(row, shown.entry.decimals, lang)]
        assert any(all(part in one for part in parts) for one in told), parts


def test_no_later_figure_of_a_line_is_left_out(released: Release) -> None:
    """The row shown of a line ends last, and after it stands no other of the same codes."""
    for shown in views_of(released, "JPN", "ref_area"):
        for line in lines(shown, "en"):
            ends = [row["period_end"] for row in line.rows if row["period_end"]]
            assert line.rows[-1]["period_end"] in {None, max(ends, default=None)}


def test_persons_of_a_nationality_stand_apart_from_the_figures_of_the_area(layout: Layout) -> None:
    """149 Filipinos were brought home from Japan; 203 victims were detected in the Philippines."""
    page = layout("/area/PHL?lang=en")
    sections = [part for part in nodes(page) if part["type"] == "Section"]
    panels = {said(next(one for one in nodes(part) if one["type"] == "H2")): said(part) for part in sections}
    of_nationals = panels.pop(words("en")("Persons of this nationality"))
    assert "149 persons" in of_nationals
    assert "149 persons" not in "".join(panels.values())
    assert "203" in panels["Sustainable Development Goals"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_made_up_or_withheld_says_so_in_its_row(layout: Layout, released: Release, lang: Language) -> None:
    page = layout(f"/area/035?lang={lang}")
    _ = words(lang)
    rows = _rows(page)
    assert all(_("Synthetic sample") in said(row) for row in rows)
    withheld = [
        row for row in rows if any(State.WITHHELD in str(node["props"].get("className")) for node in nodes(row))
    ]
    assert 0 < len(withheld) < len(rows)
    assert all(_("withheld") in said(row) for row in withheld)
    shown = table(released, "PRG-04", {"citizenship": "035", "series": "each"})
    assert shown is not None
    assert any(labels.state_of(row) is State.WITHHELD for row in shown.rows)


def test_every_row_of_a_made_up_source_has_a_note(released: Release) -> None:
    made_up = [row for row in released.observations.iter_rows(named=True) if "sample" in str(row["source_ids"])]
    assert made_up
    assert all(row["note"] != NOT_APPLICABLE for row in made_up)


def test_an_area_has_its_page_in_either_case(layout: Layout) -> None:
    assert said(layout("/area/phl?lang=en")) == said(layout("/area/PHL?lang=en"))

"""Progress on a page: the release's own method first, the others to open, and no class beside one of another."""

import pytest

from indicators.progress.registry import DEFAULT_METHOD, all_methods
from publication.query import table
from publication.release import Release
from publication.text import words
from tests.pages.conftest import Layout, Node, nodes, said
from vocabulary.text import LANGUAGES, Language

OFFICIAL = ("SDG-5.2.1", "SDG-8.7.1", "SDG-16.2.1", "SDG-16.2.2", "SDG-16.2.3")


def _opened(layout: Layout, indicator_id: str, lang: Language) -> Node:
    """What opens on the page of an indicator under the other methods' name."""
    (found,) = [
        node
        for node in nodes(layout(f"/indicator/{indicator_id}?lang={lang}"))
        if node["type"] == "Details" and words(lang)("By other methods") in said(node)
    ]
    return found


def _rows(node: Node) -> list[Node]:
    return [row for body in nodes(node) if body["type"] == "Tbody" for row in body["props"]["children"]]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("indicator_id", OFFICIAL)
def test_every_line_shown_has_a_row_for_each_other_method(
    layout: Layout, released: Release, indicator_id: str, lang: Language
) -> None:
    shown = table(released, indicator_id)
    assert shown is not None
    areas = {row["ref_area"] for row in shown.rows}
    rows = _rows(_opened(layout, indicator_id, lang))
    assert len(rows) == len(areas) * (len(all_methods()) - 1)
    for method in all_methods():
        assert sum(f"{method} (" in said(row) for row in rows) == (0 if method == DEFAULT_METHOD else len(areas))


def test_what_opens_says_where_each_method_comes_from_and_what_it_warns_of(layout: Layout) -> None:
    opened = said(_opened(layout, "SDG-5.2.1", "en"))
    for name, method in all_methods().items():
        if name != DEFAULT_METHOD:
            assert all(text.en in opened for text in (method.source, *method.warnings))


def test_the_other_methods_stand_after_the_releases_own(layout: Layout) -> None:
    page = said(layout("/indicator/SDG-5.2.1?lang=en"))
    assert page.index(f"Method: {DEFAULT_METHOD}") < page.index("By other methods")


def test_an_indicator_without_a_series_has_nothing_to_open(layout: Layout) -> None:
    page = said(layout("/indicator/SDG-5.2.2?lang=en"))
    assert "There is no series to assess." in page
    assert "By other methods" not in page


def test_a_series_that_counts_detections_is_held_against_no_target(layout: Layout) -> None:
    headers = {said(node) for node in nodes(layout("/indicator/SDG-16.2.2?lang=en")) if node["type"] == "Th"}
    assert "Assessment" in headers
    assert "Target" not in headers

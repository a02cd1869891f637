"""Tables and lists on the pages: a source is where a reader sees it, and what is not there is plainly so."""

import pytest

from publication.text import words
from tests.pages.conftest import Layout, Node, links, nodes, said
from vocabulary.text import LANGUAGES, Language


def _table(page: Node, name: str) -> Node:
    return next(
        node
        for node in nodes(page)
        if node["type"] == "Table" and name in said([part for part in nodes(node) if part["type"] == "Caption"])
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_printed_figure_has_its_source_under_its_statement(layout: Layout, lang: Language) -> None:
    """Not in a last column, which a reader of a phone would have to scroll to."""
    table = _table(layout(f"/methodology?lang={lang}"), words(lang)("Printed figures, recomputed"))
    heads = [node for node in nodes(table) if node["type"] == "Th" and node["props"]["scope"] == "row"]
    assert heads
    assert all(links(head) for head in heads)
    assert all(links(cell) == [] for cell in nodes(table) if cell["type"] == "Td")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_observation_has_its_source_in_the_last_column(layout: Layout, lang: Language) -> None:
    page = layout(f"/indicator/SDG-5.2.1?lang={lang}")
    rows = next(node for node in nodes(page) if node["type"] == "Tbody")["props"]["children"]
    assert all(links(row["props"]["children"][-1]) for row in rows)


def test_an_indicator_without_any_figure_says_so_and_blames_no_choice(layout: Layout) -> None:
    page = said(layout("/indicator/SDG-5.2.2?lang=en"))
    assert "This release has no figure of this indicator." in page
    assert "No observation fits this choice." not in page


def test_what_is_known_of_japan_and_what_is_not_look_different(layout: Layout) -> None:
    page = layout("/sdg?lang=en")
    states = {
        (node["props"]["className"], said(node).partition(":")[0])
        for node in nodes(page)
        if node["type"] == "Dd" and "state" in node["props"].get("className", "")
    }
    assert states == {("state known", "Japan"), ("state", "No data for Japan")}

"""Finding the way: the search box and its page, the map of the site, and how far every page is from the first."""

from html import unescape
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from werkzeug.test import Client

from indicators.registry import all_indicators
from pages import site as pages_site
from pages.precompressed import Precompressed
from publication import labels
from publication.areas import described_areas
from publication.release import Release
from publication.text import words
from tests.pages.conftest import NOWHERE, STATIC_PAGES, Layout, laid_out, links, nodes, registered, said
from vocabulary.text import LANGUAGES, Language

NASTY = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'); alert(1)//", "&lt;b&gt;", "％<ｂ>")


def _input(page: object) -> dict[str, object]:
    (box,) = (node["props"] for node in nodes(page) if node["props"].get("name") == "q")
    return dict(box)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", [*STATIC_PAGES, NOWHERE, "/indicator/PRG-02"])
def test_every_page_has_one_box_to_search_from_that_keeps_the_language(
    layout: Layout, path: str, lang: Language
) -> None:
    page = layout(f"{path}?lang={lang}")
    (form,) = (node for node in nodes(page) if node["props"].get("role") == "search")
    assert (form["type"], form["props"]["action"], form["props"]["method"]) == ("Form", "/search", "get")
    assert _input(form)["type"] == "search"
    hidden = [node["props"] for node in nodes(form) if node["props"].get("type") == "hidden"]
    assert [(each["name"], each["value"]) for each in hidden] == [("lang", lang)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_found_leads_to_its_page(client: Client, layout: Layout, lang: Language) -> None:
    page = layout(f"/search?q={quote('フィリピン')}&lang={lang}")
    assert labels.label("ref_area", "PHL", lang) in said(page)
    views = [href for href in links(page) if href.startswith("/indicator/")]
    assert f"/indicator/PRG-02?citizenship=PHL&lang={lang}" in views
    assert f"/area/PHL?lang={lang}" in links(page)
    for href in views:
        assert words(lang)("No observation fits this choice.") not in said(layout(href))
    assert client.get(f"/search?q=PHL&lang={lang}").status_code == 200


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_nothing_is_found_the_page_says_what_else_to_do(layout: Layout, lang: Language) -> None:
    page = layout(f"/search?q=nosuchword&lang={lang}")
    assert words(lang)("Nothing was found for “{query}”.").format(query="nosuchword") in said(page)
    assert f"/site-map?lang={lang}" in links(page)


@pytest.mark.parametrize("nasty", NASTY)
def test_the_query_is_shown_as_text_and_never_as_html(client: Client, layout: Layout, nasty: str) -> None:
    """In the box, in the sentence, and in the document for readers without a script."""
    address = f"/search?q={quote(nasty)}&lang=en"
    assert _input(layout(address))["value"] == nasty
    document = client.get(address).text
    assert nasty not in document.replace(nasty.replace("<", "&lt;"), "") or "<" not in nasty
    for sign in ("<script>alert", "<img src=x", "onerror=alert(1)>"):
        assert sign not in document
    assert unescape(document).count(nasty) > 0


def test_a_query_is_cut_at_a_length_that_people_type(layout: Layout) -> None:
    assert _input(layout(f"/search?q={'x' * 5000}&lang=en"))["value"] == "x" * 100


@pytest.mark.parametrize("path", ["/returns", "/search"])
def test_a_search_at_an_earlier_moment_stays_there(layout: Layout, path: str, released: Release) -> None:
    page = layout(f"{path}?release={released.id}&lang=en")
    hidden = {
        node["props"]["name"]: node["props"]["value"] for node in nodes(page) if node["props"].get("type") == "hidden"
    }
    assert hidden.get("release") == released.id
    assert f"release={released.id}" in str(links(layout(f"/search?q=PHL&release={released.id}&lang=en")))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_search_and_map_can_be_read_without_a_script(client: Client, lang: Language) -> None:
    found = client.get(f"/search?q=PRG-01&lang={lang}").text.partition("<noscript>")[2].partition("</noscript>")[0]
    assert f'href="/indicator/PRG-01?lang={lang}"' in found
    assert '<form action="/search"' in found
    listed = client.get(f"/site-map?lang={lang}").text.partition("<noscript>")[2].partition("</noscript>")[0]
    assert all(f'href="/indicator/{one}?lang={lang}"' in listed for one in all_indicators())
    assert "/site-map" in client.get(f"/returns?lang={lang}").text.partition("<noscript>")[2]


def _below(released: Release) -> set[str]:
    """The pages with a part that varies."""
    return {*(f"/indicator/{one}" for one in all_indicators()), *(f"/area/{one}" for one in described_areas(released))}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_map_leads_to_every_page_indicator_and_area(layout: Layout, released: Release, lang: Language) -> None:
    main = next(node for node in nodes(layout(f"/site-map?lang={lang}")) if node["type"] == "Main")
    led = {urlsplit(href).path for href in links(main)}
    assert led == {*STATIC_PAGES, *_below(released)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_is_more_than_two_steps_from_the_overview(client: Client, released: Release, lang: Language) -> None:
    wanted = {*registered(), *_below(released)} - {"/indicator/none", "/area/none", "/verify/none", "/not-found-404"}
    steps, reached = {"/"}, {"/"}
    for _step in range(2):
        hrefs = {href for path in steps for href in links(laid_out(client, f"{path}?lang={lang}"))}
        ours = {href for href in hrefs if href.startswith("/") and parse_qs(urlsplit(href).query).get("lang") == [lang]}
        steps = {urlsplit(href).path for href in ours} - reached
        reached |= steps
    assert wanted - reached == set()


def test_what_is_made_ready_before_serving_reads_no_release(monkeypatch: pytest.MonkeyPatch, site: Client) -> None:
    """The serving processes are forked from that one, and a table read before would stand still in them."""
    asked: list[str] = []
    monkeypatch.setattr(Precompressed, "prepare", lambda _self, address: asked.append(address))
    monkeypatch.setattr(pages_site, "site", lambda: site.application)
    monkeypatch.setattr(pages_site, "application", lambda: site.application)
    pages_site.prepare()
    assert asked
    assert [address for address in asked if not address.startswith(("/assets/", "/_dash"))] == []

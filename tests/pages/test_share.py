"""Sharing: what the box of a page offers leads to exactly its view, on the host that the reader sees."""

import re
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from werkzeug.test import Client

from publication.citation import citation
from publication.query import table
from publication.release import Release
from publication.text import words
from tests.pages.conftest import Kept, links, nodes, texts
from vocabulary.text import LANGUAGES, Language

FRAMED = re.compile(r'src="([^"]+)"')


def _ways(client: Client, href: str) -> Any:  # noqa: ANN401  # a tree of components
    body = {
        "output": "share-ways.children",
        "outputs": {"id": "share-ways", "property": "children"},
        "inputs": [{"id": "_pages_location", "property": "href", "value": href}],
        "changedPropIds": ["_pages_location.href"],
    }
    answer = client.post("/_dash-update-component", json=body)
    assert answer.status_code == 200
    return answer.get_json()["response"]["share-ways"]["children"]


def _pictures(ways: Any) -> list[str]:  # noqa: ANN401  # likewise
    return [address for address in links(ways) if address.startswith("/chart/")]


def _report(ways: Any) -> dict[str, list[str]]:  # noqa: ANN401  # likewise
    """What the way to a report asks for."""
    (address,) = [address for address in links(ways) if address.startswith("/report?")]
    return parse_qs(urlsplit(address).query)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_box_offers_the_view_as_link_frames_and_pictures(client: Client, released: Release, lang: Language) -> None:
    view = f"PRG-02?citizenship=PHL&lang={lang}"
    ways = _ways(client, f"http://localhost/indicator/{view}")
    said = "\n".join(texts(ways))
    frames = [unescape(found) for found in FRAMED.findall(said)]
    assert f"http://localhost/indicator/{view}" in said
    assert frames == [
        f"http://localhost/embed/{view}",
        "http://localhost/assets/embed.js",
        f"http://localhost/embed/{view}&release={released.id}",
        "http://localhost/assets/embed.js",
    ]
    assert _pictures(ways) == [f"/chart/PRG-02.{kind}?citizenship=PHL&lang={lang}" for kind in ("svg", "png")]
    assert _report(ways) == {"view": [f"/indicator/{view}"], "lang": [lang]}
    for address in [*frames, *links(ways)]:
        parts = urlsplit(address)
        assert client.get(f"{parts.path}?{parts.query}").status_code == 200


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_box_has_the_citation_in_both_languages_and_a_button_for_every_text(
    client: Client, released: Release, lang: Language
) -> None:
    ways = _ways(client, f"http://localhost/indicator/PRG-02?citizenship=PHL&lang={lang}")
    shown = table(released, "PRG-02", {"citizenship": "PHL"})
    assert shown
    taken = {node["props"]["children"]: node["props"]["lang"] for node in nodes(ways) if node["type"] == "Code"}
    for other in LANGUAGES:
        assert taken[citation(shown, other, "http://localhost")] == other
    buttons = [node["props"] for node in nodes(ways) if node["type"] == "Button"]
    assert len(buttons) == len(taken)
    assert {button["type"] for button in buttons} == {"button"}
    assert len({button["aria-label"] for button in buttons}) == len(buttons)
    assert {button["data-copied"] for button in buttons} == {words(lang)("Copied")}
    announced = [node for node in nodes(ways) if node["props"].get("role") == "status"]
    assert len(announced) == len(buttons)


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("named", ["asof=2026-11-19", "release"])
def test_the_box_of_an_earlier_page_stays_at_its_moment(site: Client, kept: Kept, named: str) -> None:
    query = f"lang=en&{named if named != 'release' else f'release={kept[1].id}'}"
    ways = _ways(site, f"http://localhost/indicator/PRG-02?{query}")
    said = "\n".join(texts(ways))
    assert f"http://localhost/indicator/PRG-02?{query}" in said
    assert [unescape(found) for found in FRAMED.findall(said)][0::2] == [
        f"http://localhost/embed/PRG-02?lang=en&release={kept[1].id}"
    ]
    assert _pictures(ways) == [f"/chart/PRG-02.{kind}?{query}" for kind in ("svg", "png")]
    assert {**parse_qs(query), "view": ["/indicator/PRG-02?lang=en"]} == _report(ways)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_figures_that_may_not_be_passed_on_only_the_link_is_offered(
    client: Client, kept_back: Release, monkeypatch: pytest.MonkeyPatch, lang: Language
) -> None:
    address = f"http://localhost/indicator/PRG-02?lang={lang}"
    assert "oembed" in client.get(address).text
    monkeypatch.setattr("pages.reading.release_at", lambda *_asked: kept_back)
    ways = _ways(client, address)
    said = "\n".join(texts(ways))
    shown = table(kept_back, "PRG-02")
    assert shown is not None
    assert address in said
    assert "iframe" not in said
    assert citation(shown, lang, "http://localhost") in said
    assert links(ways) == []
    assert kept_back.sources[shown.source_ids[0]].title[lang] in said
    assert "oembed" not in client.get(address).text


def test_the_box_names_the_address_that_is_set(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHIRUBE_ADDRESS", "https://example.org/shirube")
    said = "\n".join(texts(_ways(client, "http://localhost/indicator/PRG-02?lang=en")))
    assert "https://example.org/shirube/embed/PRG-02?lang=en" in said
    assert "localhost" not in said


@pytest.mark.parametrize(
    "href", ["http://localhost/", "http://localhost/indicator/NO-99", "http://elsewhere.example/indicator/PRG-02", ""]
)
def test_elsewhere_the_box_offers_nothing(client: Client, href: str) -> None:
    assert _ways(client, href) == []


def test_what_an_address_has_besides_is_not_repeated(client: Client) -> None:
    said = "\n".join(texts(_ways(client, "http://localhost/indicator/PRG-02?lang=en&strange=%3Cscript%3E&sex=%22")))
    assert "strange" not in said
    assert '"%22' not in said

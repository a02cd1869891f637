"""The manual under /help: plain pages in the site's frame that need neither a script nor a release."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from dash import dcc, html
from markupsafe import Markup
from werkzeug.test import Client

from pages.markup import markup
from pages.shell import aria
from publication.manual.contents import GUIDE, PATH, guides, pictures, references
from publication.manual.markdown import linked
from publication.release import Release
from publication.text import words
from tests.pages.conftest import laid_out, links
from vocabulary.text import LANGUAGES, Language

CHAPTERS = [chapter.name for guide in guides("en") for chapter in guide.chapters]
ADDRESSES = [PATH, *(f"{PATH}/{name}" for name in CHAPTERS), *(f"{PATH}/reference/{name}" for name in references())]
CODE = re.compile(r"^```\n(?P<block>.*?)^```$|`(?P<span>[^`\n]+)`", flags=re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"(?<![\w./:])/(?:[\w.-]+/?)+(?:\?[\w=&.-]*)?", flags=re.ASCII)
NOT_OURS = "r0123456789ab"
"""The release of examples, which nobody has."""


class Document(HTMLParser):
    """What a plain page links to and loads, and the places in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.places: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of what the element leads to."""
        given = {name: value or "" for name, value in attrs}
        self.places |= {given["id"]} if "id" in given else set()
        self.links += [given["href"]] if tag == "a" and "href" in given else []
        self.loads += [given[name] for name in ("src", "href") if tag in {"img", "link", "script"} and name in given]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_of_the_manual_answers_in_the_frame_of_the_site(
    client: Client, address: str, lang: Language
) -> None:
    answer = client.get(f"{address}?lang={lang}")
    assert answer.status_code == 200
    assert re.findall(r'<html lang="(\w+)">', answer.text) == [lang]
    assert re.findall(r"<script[^>]*>", answer.text) == re.findall(r'<script src="/assets/theme.js[^>]*>', answer.text)
    assert "noscript" not in answer.text
    assert len(re.findall(r"<h1\b", answer.text)) == 1
    assert f'<a href="{address}?lang={"ja" if lang == "en" else "en"}" hreflang=' in answer.text
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    typed = " ".join(re.findall(r"<input [^>]*>", answer.text))
    assert {'type="search"', 'name="q"', 'type="hidden"', 'name="lang"', f'value="{lang}"'} <= {*typed[:-1].split()}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_of_the_manual_leads_somewhere(client: Client, lang: Language) -> None:
    pages = {address: Document(client.get(f"{address}?lang={lang}").text) for address in ADDRESSES}
    found = {link for page in pages.values() for link in page.links if link.startswith("/")}
    status = {way: client.get(way).status_code for way in {link.partition("#")[0] for link in found}}
    assert {way: code for way, code in status.items() if code != 200} == {}
    lost = {
        (address, link)
        for address, page in pages.items()
        for link in page.links
        if (place := link.partition("#")[2])
        and (target := page if link.startswith("#") else pages.get(link.partition("?")[0]))
        and place not in target.places
    }
    assert lost == set()


def test_what_a_page_of_the_manual_loads_is_there(client: Client) -> None:
    for address in ADDRESSES:
        for file in Document(client.get(f"{address}?lang=en").text).loads:
            if not file.startswith("http"):
                assert client.get(file).status_code == 200, file


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", CHAPTERS)
def test_every_address_of_the_guide_exists(client: Client, released: Release, name: str, lang: Language) -> None:
    """Those written as examples are asked for too, with the release there is in place of the example's."""
    text = (GUIDE / lang / f"{name}.md").read_text(encoding="utf-8")
    code = [found["block"] or found["span"] for found in CODE.finditer(text)]
    examples = [each for part in code for each in EXAMPLE.findall(part.replace("http://127.0.0.1:8050/", " /"))]
    examples = [each for each in examples if not each.endswith("/") and "asof=" not in each]
    ours = {each.replace(NOT_OURS, released.id) for each in (*examples, *_to_pages(text))}
    assert sorted(each for each in ours if client.get(each).status_code != 200) == []


def _to_pages(text: str) -> list[str]:
    return [href.partition("#")[0] for href in linked(text) if href.startswith("/")]


@pytest.mark.parametrize(
    "strange", ["no-such-chapter", "README", "..%2FSECURITY", "%3Cscript%3E", "reference", "x/y", "pictures/x.webp"]
)
def test_an_unknown_chapter_is_not_found_and_not_repeated(client: Client, strange: str) -> None:
    answer = client.get(f"{PATH}/{strange}?lang=ja")
    assert answer.status_code == 404
    assert "<script>" not in answer.text
    assert strange not in answer.text.replace("pictures/x.webp", "")


def test_an_unknown_chapter_says_so_in_the_frame_of_the_site(client: Client) -> None:
    assert words("ja")("There is no such page") in client.get(f"{PATH}/no-such-chapter?lang=ja").text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_release_the_manual_is_there(
    site: Client, lang: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHIRUBE_RELEASES", str(tmp_path / "nowhere"))
    assert site.get(f"{PATH}/install?lang={lang}").status_code == 200


@pytest.mark.parametrize("moment", ["release=r000000000000", "asof=1999-01-01", "asof=yesterday"])
def test_a_moment_without_a_release_does_not_take_the_manual_away(client: Client, moment: str) -> None:
    answer = client.get(f"{PATH}/install?lang=en&{moment}")
    assert answer.status_code == 200
    assert moment not in answer.text


def test_the_manual_keeps_the_moment_that_the_reader_came_from(client: Client, released: Release) -> None:
    page = Document(client.get(f"{PATH}/find-an-indicator?lang=en&release={released.id}").text)
    ways = [link for link in page.links if link.startswith("/indicators")]
    assert ways
    assert all(f"release={released.id}" in way for way in ways)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_leads_to_the_manual(client: Client, lang: Language) -> None:
    assert f"{PATH}?lang={lang}" in links(laid_out(client, f"/returns?lang={lang}"))


def test_the_reference_says_that_it_is_in_english_only(client: Client) -> None:
    said = words("ja")("This document is in English only. The guides say in your language how each task is done.")
    assert said in client.get(f"{PATH}/reference/settings?lang=ja").text
    assert said not in client.get(f"{PATH}/install?lang=ja").text


def test_a_page_that_has_not_changed_is_not_sent_again(client: Client) -> None:
    first = client.get(f"{PATH}/install?lang=en")
    again = client.get(f"{PATH}/install?lang=en", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_each_language_of_a_page_is_told_to_search_engines(client: Client) -> None:
    text = client.get(f"{PATH}/install?lang=en").text
    assert re.findall(r'hreflang="(\w+)" href="http://localhost(/help/install\?lang=\w+)"', text) == [
        (lang, f"/help/install?lang={lang}") for lang in LANGUAGES
    ]


@pytest.mark.parametrize("name", sorted(pictures()))
def test_a_picture_of_the_manual_is_kept_while_it_is_the_same(client: Client, name: str) -> None:
    assert client.get(f"{PATH}/pictures/{name}").headers["Cache-Control"] == "no-cache"
    answer = client.get(f"{PATH}/pictures/{name}?m=1")
    assert (answer.status_code, answer.mimetype) == (200, "image/webp")
    assert "immutable" in answer.headers["Cache-Control"]


def test_components_become_html_that_says_the_same() -> None:
    tree = [
        html.P(["<a>", dcc.Link("b", href="/?x=1&y=2"), None], className="c", **aria(label='d"e')),
        html.Img(src="f"),
    ]
    assert markup(tree) == (
        '<p class="c" aria-label="d&quot;e">&lt;a&gt;<a href="/?x=1&amp;y=2">b</a></p><img src="f">'
    )


def test_html_stands_as_it_is_only_where_it_is_said_to_be_html() -> None:
    assert markup(html.Div([Markup("<b>a</b>"), "<b>"])) == "<div><b>a</b>&lt;b&gt;</div>"


def test_what_needs_a_script_is_left_out_of_a_plain_page() -> None:
    assert markup(html.Div([dcc.Store(id="a"), dcc.Dropdown(["b"]), "c"])) == "<div>c</div>"

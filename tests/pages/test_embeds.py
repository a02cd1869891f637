"""Embeds: whole without a script, light, open to the frames of others, and told by oEmbed."""

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlencode, urlsplit

import brotli
import pytest
from werkzeug.test import Client

from publication import labels
from publication.query import table
from publication.release import Release
from publication.tabular import tabular
from publication.text import words
from vocabulary.text import LANGUAGES, Language

MOST_BYTES = 60_000
MADE_FOR_A_PAGE = {"Accept-Encoding": "br"}
VOID = {"meta", "link", "input", "br", "img"}


class _Reading(HTMLParser):
    """The cells of the tables of a document, and the elements that were opened and not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.open += [] if tag in VOID else [tag]
        self.cells += [""] if tag in {"td", "th"} else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if {"td", "th"} & {*self.open[-1:]}:
            self.cells[-1] += data


def _read(document: str) -> _Reading:
    reading = _Reading()
    reading.feed(document)
    return reading


def _loaded(document: str) -> list[str]:
    """What a browser fetches for a document."""
    return re.findall(r'<(?:script|img|link|iframe)\b[^>]*(?:src|href)="([^"]+)"', document)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_embed_has_the_table_of_its_view_without_any_script(
    client: Client, released: Release, lang: Language
) -> None:
    for indicator_id in released.indicators:
        answer = client.get(f"/embed/{indicator_id}?lang={lang}")
        shown = table(released, indicator_id)
        assert answer.status_code == 200
        assert shown is not None
        read = _read(answer.text)
        assert read.open == []
        wanted = tabular(shown, lang) if shown.rows else None
        headers = [*wanted.headers] if wanted else []
        cells = [cell.text for row in wanted.rows for cell in row.cells] if wanted else []
        assert read.cells[: len(headers)] == headers
        assert [cell for cell in cells if cell not in read.cells] == []
        assert len(read.cells) == len(headers) * (len(wanted.rows) + 1 if wanted else 0)
        assert labels.say(shown.entry.caveat, lang) in unescape(answer.text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_embed_with_all_it_loads_is_light_on_the_wire(client: Client, released: Release, lang: Language) -> None:
    for indicator_id in released.indicators:
        document = client.get(f"/embed/{indicator_id}?lang={lang}", headers=MADE_FOR_A_PAGE)
        parts = _loaded(brotli.decompress(document.data).decode())
        assert [part for part in parts if not part.startswith("/assets/embed-frame.js?m=")] == []
        loaded = [len(client.get(part, headers=MADE_FOR_A_PAGE).data) for part in parts]
        assert len(document.data) + sum(loaded) <= MOST_BYTES, indicator_id


def test_any_page_may_frame_an_embed_and_no_other_page_of_ours(client: Client) -> None:
    policies = {
        path: client.get(path).headers["Content-Security-Policy"]
        for path in ("/embed/PRG-04", "/embed/NO-99", "/", "/indicator/PRG-04")
    }
    ancestors = {path: re.findall(r"frame-ancestors ([^;]+)", policy) for path, policy in policies.items()}
    assert ancestors == {
        "/embed/PRG-04": ["*"],
        "/embed/NO-99": ["*"],
        "/": ["'self'"],
        "/indicator/PRG-04": ["'self'"],
    }
    assert "unsafe" not in policies["/embed/PRG-04"]
    assert "default-src 'none'" in policies["/embed/PRG-04"]


@pytest.mark.parametrize("path", ["/embed/PRG-04", "/chart/PRG-04.svg", "/oembed?url=x", "/assets/embed.js"])
def test_no_cookie_is_set(client: Client, path: str) -> None:
    assert "Set-Cookie" not in client.get(path).headers


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_embed_that_does_not_exist_says_so_in_words(client: Client, lang: Language) -> None:
    for path, status, said in (
        ("/embed/%3Cb%3E?", 404, "There is no such indicator."),
        (
            "/embed/PRG-04?release=r000000000000&",
            404,
            "No release has that name, none had been published on that day, or the day has not come yet.",
        ),
        (
            "/embed/PRG-04?release=%3Cb%3E&",
            400,
            "An earlier release is named by a day, asof=2026-11-20, or by its id, release=r0123456789ab.",
        ),
    ):
        answer = client.get(f"{path}lang={lang}")
        assert (answer.status_code, answer.mimetype) == (status, "text/html")
        assert words(lang)(said) in answer.text
        assert "<b>" not in answer.text


def test_a_frozen_embed_keeps_its_release_and_leads_to_it(client: Client, released: Release) -> None:
    frozen = client.get(f"/embed/PRG-02?citizenship=PHL&lang=en&release={released.id}")
    assert "immutable" in frozen.headers["Cache-Control"]
    assert f"/indicator/PRG-02?citizenship=PHL&amp;lang=en&amp;release={released.id}" in frozen.text
    assert "immutable" not in client.get("/embed/PRG-02?lang=en").headers["Cache-Control"]


def test_an_embed_leads_only_to_its_own_site(client: Client) -> None:
    for href in re.findall(r'href="([^"]+)"', client.get("/embed/PRG-04?lang=en").text):
        assert href.startswith("/indicator/PRG-04?")


def test_no_page_of_ours_loads_the_scripts_of_embeds(client: Client) -> None:
    assert "embed" not in client.get("/").text
    for script in ("/assets/embed.js", "/assets/embed-frame.js"):
        answer = client.get(script, headers=MADE_FOR_A_PAGE)
        assert answer.status_code == 200
        assert len(answer.data) < 2_500


def _oembed(client: Client, url: str, **more: str) -> dict[str, object]:
    answer = client.get(f"/oembed?{urlencode({'url': url, **more})}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json or {})


@pytest.mark.parametrize("page", ["indicator", "embed"])
def test_oembed_gives_the_frame_of_a_view(client: Client, released: Release, page: str) -> None:
    said = _oembed(client, f"http://localhost/{page}/PRG-02?citizenship=PHL&lang=ja", format="json", maxwidth="500")
    assert (said["version"], said["type"], said["width"]) == ("1.0", "rich", 500)
    assert said["title"] == released.indicators["PRG-02"].name.ja
    source = unescape(re.findall(r'src="([^"]+)"', str(said["html"]))[0])
    assert source == "http://localhost/embed/PRG-02?citizenship=PHL&lang=ja"
    assert client.get(source).status_code == 200


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("http://localhost/indicator/NO-99", 404),
        ("http://elsewhere.example/indicator/PRG-02", 404),
        ("http://localhost/sources", 404),
        ("http://[", 404),
        ("", 404),
        ("http://localhost/indicator/PRG-02?release=r000000000000", 404),
        ("http://localhost/indicator/PRG-02?release=r0", 400),
        ("http://localhost/indicator/PRG-02?asof=2026-11-20&asof=2026-11-20", 400),
    ],
)
def test_oembed_knows_only_the_indicators_of_this_site(client: Client, url: str, status: int) -> None:
    answer = client.get(f"/oembed?{urlencode({'url': url})}")
    assert answer.status_code == status
    assert len(answer.text.splitlines()) == 1


def test_oembed_gives_no_other_format(client: Client) -> None:
    assert client.get("/oembed?format=xml&url=http://localhost/indicator/PRG-02").status_code == 501


def test_the_page_of_an_indicator_says_where_its_oembed_is(client: Client) -> None:
    start = client.get("/indicator/PRG-02?citizenship=PHL&lang=en&strange=%3Cb%3E").text
    found = re.findall(r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"', start)
    assert len(found) == 1
    assert "strange" not in found[0]
    address = urlsplit(unescape(found[0]))
    assert dict(parse_qsl(address.query))["url"] == "http://localhost/indicator/PRG-02?citizenship=PHL&lang=en"
    assert client.get(f"{address.path}?{address.query}").status_code == 200
    for other in ("/", "/sources", "/indicator/NO-99"):
        assert "oembed" not in client.get(other).text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_map_in_a_frame_is_light_on_the_wire(client: Client, lang: Language) -> None:
    document = client.get(f"/embed/SDG-16.2.2?area=each&chart=map&lang={lang}", headers=MADE_FOR_A_PAGE)
    assert brotli.decompress(document.data).decode().count('class="mark"') > len(("narrow", "middle", "wide"))
    assert len(document.data) < MOST_BYTES - 3_000

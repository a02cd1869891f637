"""Pages: each speaks its language, keeps to its host, names its sources, and does as asked."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from babel.messages.pofile import read_po
from werkzeug.test import Client

from indicators.registry import all_indicators
from publication import labels
from publication.formats.kinds import FORMATS
from publication.query import table
from publication.release import Release
from publication.text import TRANSLATIONS, words
from tests.pages.conftest import (
    AREA_PAGES,
    NOWHERE,
    STATIC_PAGES,
    Layout,
    addresses,
    asked,
    laid_out,
    links,
    nodes,
    registered,
    said,
    texts,
)
from vocabulary.text import LANGUAGES, Language

INDICATORS = tuple(all_indicators())
FILES = ("/download/", "/assets/", "/api/v1/")
OURS = re.compile(r"/(?:[\w-]+(?:/[\w.-]+)?)?\?[^#]*(?:#\S+)?|#main")
PLACEHOLDER, LATIN, JAPANESE = re.compile(r"{\w+}"), re.compile(r"[A-Za-z]{2}"), re.compile(r"[ぁ-ヿ一-鿿]")
STRANGE = ("xx", "<script>alert(1)</script>", "../../etc/passwd", "\"'><b>", "x" * 3000, "%00", "ja;en", "人取引")


@pytest.fixture(scope="module")
def translated() -> dict[str, str]:
    """The English texts whose Japanese is another, with their Japanese."""
    with (TRANSLATIONS / "ja" / "LC_MESSAGES" / "shirube.po").open("rb") as lines:
        entries = {str(entry.id): str(entry.string) for entry in read_po(lines) if entry.id}
    return {text: other for text, other in entries.items() if _has(LATIN, text) and _has(JAPANESE, other)}


def _has(letters: re.Pattern[str], text: str) -> bool:
    """Whether a text has such letters of its own, beside what its placeholders bring."""
    return letters.search(PLACEHOLDER.sub("", text)) is not None


def _every_address(lang: Language) -> list[str]:
    return [*addresses(lang), *(f"/indicator/{one}?lang={lang}" for one in INDICATORS)]


def _pattern(text: str) -> re.Pattern[str]:
    """A text as it may be spoken, anything standing in its placeholders."""
    return re.compile(re.sub(r"\\{\w+\\}", ".+", re.escape(text)))


def _spoken(release: Release, lang: Language) -> Iterator[str]:
    """What the release says of its indicators in a language."""
    for entry in release.indicators.values():
        yield from (labels.say(text, lang) for text in (entry.name, entry.definition, entry.method, entry.caveat))


def test_these_are_all_the_pages_there_are(client: Client) -> None:
    """A page that is added is found in its file, and tested by all that follows."""
    assert client
    assert len(STATIC_PAGES) > 5
    assert registered() - {"/indicator/none", "/area/none", "/verify/none", "/not-found-404"} == set(STATIC_PAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", [*STATIC_PAGES, *AREA_PAGES, *(f"/indicator/{one}" for one in INDICATORS)])
def test_every_page_answers_in_its_language(client: Client, path: str, lang: Language) -> None:
    answer = client.get(f"{path}?lang={lang}")
    assert answer.status_code == 200
    assert re.findall(r"<html lang=\"(\w+)\">", answer.text) == [lang]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", [*STATIC_PAGES, *AREA_PAGES])
def test_every_page_has_one_main_heading_and_says_its_language(layout: Layout, path: str, lang: Language) -> None:
    page = layout(f"{path}?lang={lang}")
    assert page["props"]["lang"] == lang
    assert len([node for node in nodes(page) if node["type"] == "H1"]) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "path", [NOWHERE, "/indicator/NO-99", "/indicator/", "/area/XXX", "/area/", "/returns/more", "/index.php"]
)
def test_an_address_that_leads_nowhere_says_so(client: Client, path: str, lang: Language) -> None:
    assert client.get(f"{path}?lang={lang}").status_code == 404
    assert words(lang)("There is no such page") in said(laid_out(client, f"{path}?lang={lang}"))


def test_an_indicator_has_its_page_in_either_case(client: Client, layout: Layout) -> None:
    assert client.get("/indicator/prg-02").status_code == 200
    assert said(layout("/indicator/prg-02?lang=en")) == said(layout("/indicator/PRG-02?lang=en"))


def test_a_page_speaks_the_language_the_browser_prefers_when_none_is_asked_for(client: Client) -> None:
    preferred = {"Accept-Language": "ja-JP,ja;q=0.9,en;q=0.5"}
    assert '<html lang="ja">' in client.get("/", headers=preferred).text
    assert laid_out(client, "/", **preferred)["props"]["lang"] == "ja"
    assert laid_out(client, "/?lang=en", **preferred)["props"]["lang"] == "en"


@pytest.mark.parametrize("strange", STRANGE, ids=lambda text: text[:12])
@pytest.mark.parametrize("name", ["lang", "citizenship", "strange"])
def test_what_is_not_known_is_neither_repeated_nor_an_error(client: Client, name: str, strange: str) -> None:
    for path in ("/", "/indicator/PRG-02"):
        answer = client.get(path, query_string={name: strange})
        assert answer.status_code == 200
        assert strange not in answer.text or len(strange) < 3
        shown = laid_out(client, f"{path}?{answer.request.environ['QUERY_STRING']}")
        assert strange not in said(shown) or len(strange) < 3
        usual = laid_out(client, f"{path}?lang=en")
        assert said(shown) == said(usual)


@pytest.mark.parametrize("strange", STRANGE, ids=lambda text: text[:12])
def test_a_strange_name_in_the_address_is_not_repeated(client: Client, strange: str) -> None:
    for answer in (client.get(f"/indicator/{strange}"), client.get("/", query_string={strange: "1"})):
        assert answer.status_code in {200, 404}
        assert strange not in answer.text or len(strange) < 3
    assert strange not in said(laid_out(client, f"/indicator/{strange}?lang=en")) or len(strange) < 3


@pytest.mark.parametrize(
    "names", ["current=x", "layout=x", "path=x", "indicator_id=PRG-03", "self=x", "lang=en&lang=ja"]
)
def test_a_parameter_named_like_an_argument_of_ours_is_no_error(client: Client, names: str) -> None:
    for path in ("/", "/indicator/PRG-02", NOWHERE):
        assert client.get(f"{path}?{names}").status_code in {200, 404}
        assert asked(client, f"{path}?{names}").status_code == 200


@pytest.mark.parametrize("lang", LANGUAGES)
def test_only_the_sources_lead_to_other_hosts(layout: Layout, released: Release, lang: Language) -> None:
    cited = {source.address for source in released.catalogue.sources}
    for address in _every_address(lang):
        elsewhere = {href for href in links(layout(address)) if not OURS.fullmatch(href) and not href.startswith(FILES)}
        assert elsewhere <= (cited if address.startswith("/sources") else set()), address


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_within_the_site_leads_somewhere_and_keeps_the_language(
    client: Client, layout: Layout, lang: Language
) -> None:
    found = {href for address in _every_address(lang) for href in links(layout(address)) if href.startswith("/")}
    paths = {urlsplit(href).path for href in found}
    assert {client.get(path).status_code for path in paths - {NOWHERE}} == {200}
    other = [href for href in found if lang not in parse_qs(urlsplit(href).query).get("lang", [])]
    switches = {href for href in other if not href.startswith(FILES)}
    assert len(switches) == len(_every_address(lang)) - 1, "a switch for each page; a page not found leads to the first"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_link_to_a_source_leads_to_a_place_on_the_page_of_sources(layout: Layout, lang: Language) -> None:
    places = {node["props"].get("id") for node in nodes(layout(f"/sources?lang={lang}"))}
    cited = {
        urlsplit(href).fragment for address in _every_address(lang) for href in links(layout(address)) if "#" in href
    }
    assert sorted(cited - places - {"main"}) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_a_page_of_an_indicator_says_all_there_is_to_say(
    layout: Layout, released: Release, indicator_id: str, lang: Language
) -> None:
    shown = table(released, indicator_id)
    assert shown is not None
    page = said(layout(f"/indicator/{indicator_id}?lang={lang}"))
    entry, _ = shown.entry, words(lang)
    for text in (entry.name, entry.definition, entry.method, entry.caveat):
        assert labels.say(text, lang)
        assert labels.say(text, lang) in page
    assert released.id in page
    assert {_("Method"), _("Caveat"), _("Sources"), _("Cite as")} <= set(page.split("\n"))
    assert (_("Download") in page.split("\n")) == (not shown.frame.is_empty())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_a_page_of_an_indicator_names_every_source_of_its_rows(
    layout: Layout, released: Release, indicator_id: str, lang: Language
) -> None:
    shown = table(released, indicator_id)
    assert shown is not None
    page = layout(f"/indicator/{indicator_id}?lang={lang}")
    used = {one for row in shown.everything["source_ids"].to_list() for one in row}
    assert used or shown.everything.is_empty()
    assert {labels.say(released.sources[one].title, lang) for one in used} <= set(texts(page))


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_an_indicator_is_led_to_from_the_list(layout: Layout, indicator_id: str) -> None:
    assert f"/indicator/{indicator_id}?lang=en" in links(layout("/indicators?lang=en"))


def test_a_japanese_page_says_nothing_in_english(layout: Layout, released: Release, translated: dict[str, str]) -> None:
    """No text of the site's own, and none of the release's, stands there in its English form."""
    english = [_pattern(text) for text in translated]
    untranslated = set(_spoken(released, "en")) - set(_spoken(released, "ja"))
    for address in _every_address("ja"):
        spoken = set(texts(layout(address), "ja"))
        assert spoken & untranslated == set()
        assert {text for text in spoken for pattern in english if pattern.fullmatch(text)} == set(), address


def test_an_english_page_says_nothing_in_japanese(
    layout: Layout, released: Release, translated: dict[str, str]
) -> None:
    japanese = [_pattern(text) for text in translated.values()]
    untranslated = set(_spoken(released, "ja")) - set(_spoken(released, "en"))
    for address in _every_address("en"):
        spoken = set(texts(layout(address), "en"))
        assert spoken & untranslated == set()
        assert {text for text in spoken for pattern in japanese if pattern.fullmatch(text)} == set(), address


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_language_switch_keeps_the_view(layout: Layout, lang: Language) -> None:
    view = "/indicator/PRG-02?definition=RETURN&citizenship=PHL"
    switches = [node["props"] for node in nodes(layout(f"{view}&lang={lang}")) if "hrefLang" in node["props"]]
    assert [(switch["hrefLang"], switch["href"]) for switch in switches] == [
        (other, f"{view}&lang={other}") for other in LANGUAGES
    ]
    assert [switch["hrefLang"] for switch in switches if switch.get("aria-current")] == [lang]


def test_the_downloads_of_a_page_are_the_view_it_shows_and_all_observations(client: Client, layout: Layout) -> None:
    page = layout("/indicator/PRG-02?citizenship=each&lang=en")
    hrefs = [href for href in links(page) if href.startswith("/download/")]
    view = "citizenship=each&lang=en"
    assert {href for href in hrefs if "content" not in href and "encoding" not in href} == {
        f"/download/PRG-02.{extension}?{view}" for extension in (*FORMATS, "zip")
    }
    assert f"/download/PRG-02.csv?{view}&content=full" in hrefs
    assert f"/download/PRG-02.csv?{view}&encoding=cp932" in hrefs
    rows = next(node for node in nodes(page) if node["type"] == "Tbody")["props"]["children"]
    assert len(client.get(f"/download/PRG-02.csv?{view}").text.splitlines()) == len(rows) + 1
    assert len(client.get(f"/download/PRG-02.csv?{view}&content=full").text.splitlines()) > len(rows) + 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_sources_offers_the_template_in_both_languages_that_of_the_reader_first(
    client: Client, layout: Layout, lang: Language
) -> None:
    offered = [address for address in links(layout(f"/sources?lang={lang}")) if "register-template" in address]
    assert sorted(offered) == [f"/assets/register-template-{each}.xlsx" for each in LANGUAGES]
    assert offered[0] == f"/assets/register-template-{lang}.xlsx"
    for address in offered:
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.data.startswith(b"PK")


def test_every_graph_keeps_to_its_host(layout: Layout) -> None:
    graphs = [
        node["props"] for address in _every_address("ja") for node in nodes(layout(address)) if node["type"] == "Graph"
    ]
    assert len(graphs) > len(INDICATORS) / 2
    for graph in graphs:
        config = graph["config"]
        assert config["showSendToCloud"] is False
        assert config["topojsonURL"].startswith("/assets/")
        assert config["locale"] == "ja"


def test_every_graph_is_followed_by_a_table(layout: Layout) -> None:
    for address in _every_address("en"):
        kinds = [node["type"] for node in nodes(layout(address)) if node["type"] in {"Graph", "Table"}]
        assert kinds.count("Graph") <= kinds.count("Table"), address


def test_a_release_is_read_at_its_place(client: Client, bundled: Path, released: Release) -> None:
    assert client.get("/health").text == f"{released.id}\n"
    assert bundled.is_dir()

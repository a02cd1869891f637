"""Pages and downloads of an earlier moment: they stay there, say so, and explain a moment that has no release."""

import csv
import datetime as dt
import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

import pytest
from werkzeug.test import Client

from indicators.registry import all_indicators
from pages.atlas import turn_to
from publication.history import Retired
from publication.journal import journal
from publication.query import table
from publication.release import read_release
from publication.retirement import retire
from publication.text import words
from tests.pages.conftest import AREA_PAGES, NOW, STATIC_PAGES, THIRD, Kept, Node, laid_out, links, nodes, said
from vocabulary.text import LANGUAGES, Language

PAGES = (*STATIC_PAGES, *AREA_PAGES, "/indicator/PRG-02", "/indicator/SDG-16.2.2")
TAKEN: dict[str, Callable[[str], str]] = {
    "csv": "/csv/PRG-02?lang=en&{}".format,
    "xlsx": "/download/PRG-02.xlsx?lang=en&{}".format,
    "zip": "/download/PRG-02.zip?lang=en&content=full&{}".format,
    "svg": "/chart/PRG-02.svg?lang=en&{}".format,
    "embed": "/embed/PRG-02?lang=en&{}".format,
    "oembed": lambda query: f"/oembed?{urlencode({'url': f'http://localhost/indicator/PRG-02?lang=en&{query}'})}",
}
"""The addresses of what can be taken away, for the moment that a query names."""

SCRIPT = "<script>alert(1)</script>"
STRANGE = ["", "r", "r0123456789AB", "rzzzzzzzzzzzz", "../current", SCRIPT, "r" + "0" * 3000]
STRANGE_DAYS = ["", "yesterday", "20261120", "2026-11-31", "2026-W47-5", "２０２６-11-20", SCRIPT, "1" * 3000]


def _banner(page: Node) -> str:
    return said([node for node in nodes(page) if "past" in str(node["props"].get("className"))])


def _releases(site: Client, path: str) -> set[str]:
    """The releases that the rows of a CSV say they are of."""
    return {row["RELEASE"] for row in csv.DictReader(io.StringIO(site.get(path).data.decode("utf-8-sig")))}


@pytest.mark.usefixtures("past")
def test_a_day_shows_the_release_that_was_current_when_it_ended(site: Client, kept: Kept) -> None:
    _, first, second, _ = kept
    for query, shown in (("asof=2026-11-19", first), ("asof=2026-11-20", second), (f"release={first.id}", first)):
        page = laid_out(site, f"/indicator/PRG-02?lang=en&{query}")
        assert shown.id in _banner(page)
        assert f"Release {shown.id}, made" in said(page)
        assert ("277" in said(page)) == (shown is second)
        assert _releases(site, f"/csv/PRG-02?{query}") == {shown.id}


@pytest.mark.usefixtures("past")
def test_the_present_has_no_banner_and_the_current_release_says_that_it_is(site: Client, kept: Kept) -> None:
    assert _banner(laid_out(site, "/?lang=en")) == ""
    assert "has been current since 2026-11-20" in _banner(laid_out(site, f"/?lang=en&release={kept[2].id}"))
    assert "became current on 2026-01-01" in _banner(laid_out(site, "/?lang=en&asof=2026-03-01"))


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_an_earlier_page_stays_at_its_moment(site: Client, path: str, lang: Language) -> None:
    """Navigation, language, choices, sources and downloads; only what names a release and the banner lead away."""
    page = laid_out(site, f"{path}?lang={lang}&asof=2026-11-19")
    ours = [href for href in links(page) if href.startswith("/") and not href.startswith("/assets/")]
    within = [href for href in ours if "release=" not in href]
    left = [href for href in within if parse_qs(urlsplit(href).query).get("asof") != ["2026-11-19"]]
    assert len(within) > 10
    assert left == [f"{path}?lang={lang}"]
    assert all(urlsplit(href).path == "/sources" for href in within if "#" in href)


@pytest.mark.usefixtures("past")
def test_a_page_that_was_built_for_the_past_is_not_shown_at_present(site: Client) -> None:
    """Pages are kept ready by release; here both moments have the same."""
    for _ in range(2):
        assert any("asof=" in href for href in links(laid_out(site, "/returns?lang=en&asof=2026-11-24")))
        assert not any("asof=" in href for href in links(laid_out(site, "/returns?lang=en")))


@pytest.mark.parametrize("indicator", all_indicators())
@pytest.mark.usefixtures("past")
def test_every_download_of_a_moment_is_of_its_release(site: Client, kept: Kept, indicator: str) -> None:
    shown = table(kept[1], indicator)
    assert shown is not None
    assert _releases(site, f"/csv/{indicator}?asof=2026-11-19") == ({kept[1].id} if shown.rows else set())


def test_the_map_turns_to_another_year_of_the_same_moment(site: Client, past: Callable[[dt.datetime], None]) -> None:
    page = laid_out(site, "/indicator/SDG-8.7.1?lang=en&asof=2026-11-19")
    view = next(node["props"]["data"] for node in nodes(page) if node["props"].get("id") == "atlas-view")
    before = turn_to(2017, view)[0]
    past(THIRD)
    assert turn_to(2017, view)[0] == before
    assert turn_to(2017, {**view, "moment": ""})[0] != before


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("query", "status", "title"),
    [
        ("asof=2025-12-31", 404, "No such release has been published"),
        ("asof=2026-11-27", 404, "No such release has been published"),
        ("asof=9999-12-31", 404, "No such release has been published"),
        ("asof=0001-01-01", 404, "No such release has been published"),
        ("release=r0123456789ab", 404, "No such release has been published"),
        ("asof=2026-11-20&release=r0123456789ab", 400, "The address names no release"),
        ("asof=2026-11-20&asof=2026-11-20", 400, "The address names no release"),
    ],
)
def test_a_moment_without_a_release_is_explained(
    site: Client, query: str, status: int, title: str, lang: Language
) -> None:
    page = laid_out(site, f"/staff?lang={lang}&{query}")
    assert words(lang)(title) in said(page)
    assert site.get(f"/staff?{query}").status_code == status
    answer = site.get(f"/csv/PRG-02?{query}")
    assert answer.status_code == status
    assert len(answer.text.splitlines()) == 1


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize(
    ("name", "strange"), [*(("release", one) for one in STRANGE), *(("asof", one) for one in STRANGE_DAYS)], ids=repr
)
def test_what_cannot_be_a_moment_is_never_repeated(site: Client, name: str, strange: str) -> None:
    asked = {name: strange, "lang": "en"}
    for path in ("/", "/csv/PRG-02", "/chart/PRG-02.svg", "/embed/PRG-02"):
        answer = site.get(path, query_string=asked)
        assert answer.status_code == 400
        assert strange not in answer.text or len(strange) < 3
    page = laid_out(site, f"/?{answer.request.environ['QUERY_STRING']}")
    assert "The address names no release" in said(page)
    assert strange not in "\n".join([said(page), *links(page)]) or len(strange) < 3


def test_nobody_reaches_a_release_before_its_minute(
    site: Client, kept: Kept, past: Callable[[dt.datetime], None]
) -> None:
    """Neither by its name nor by the day; from its minute on it is the current one."""
    waiting = kept[3].id
    minute_before = THIRD - dt.timedelta(minutes=1)
    for moment, status in ((NOW, 404), (minute_before, 404), (THIRD, 200)):
        past(moment)
        assert site.get(f"/staff?release={waiting}").status_code == status
        assert site.get(f"/csv/PRG-02?release={waiting}").status_code == status
        assert (waiting in said(laid_out(site, "/?lang=en"))) == (status == 200)
        assert (waiting == site.get("/health").text.strip()) == (status == 200)
    past(minute_before)
    assert waiting not in said(laid_out(site, "/?lang=en&asof=2026-12-01"))
    past(THIRD)
    assert waiting in said(laid_out(site, "/?lang=en&asof=2026-12-01"))


@pytest.mark.parametrize("take", TAKEN.values(), ids=TAKEN)
def test_what_is_taken_away_is_of_the_moment_asked_for_and_never_under_embargo(
    site: Client,
    kept: Kept,
    past: Callable[[dt.datetime], None],
    take: Callable[[str], str],
) -> None:
    _, first, second, waiting = kept
    for query, shown in (
        ("asof=2026-11-19", first),
        ("asof=2026-11-20", second),
        (f"release={first.id}", first),
        (f"release={second.id}", second),
    ):
        answer = site.get(take(query))
        assert answer.status_code == 200
        named = answer.headers.get("Shirube-Release") or unquote(answer.text)
        assert shown.id in named or query in named
        others = {each.id for each in kept[1:] if each is not shown}
        assert [one for one in others if one in named] == []
    minute_before = THIRD - dt.timedelta(minutes=1)
    for moment, status in ((NOW, 404), (minute_before, 404), (THIRD, 200)):
        past(moment)
        assert site.get(take(f"release={waiting.id}")).status_code == status
        assert site.get(take("asof=2026-12-01")).status_code == (200 if moment != NOW else 404)
        assert moment == THIRD or waiting.id.encode() not in site.get(take("asof=2026-12-01")).data


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("take", TAKEN.values(), ids=TAKEN)
def test_what_was_retired_cannot_be_taken_away_any_more(
    site: Client, kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, take: Callable[[str], str]
) -> None:
    assert site.get(take(f"release={kept[1].id}")).status_code == 200
    shutil.copytree(kept[0], tmp_path / "releases")
    monkeypatch.setenv("SHIRUBE_RELEASES", str(tmp_path / "releases"))
    retire(tmp_path / "releases", kept[1].id, "a wrong unit", NOW)
    for query in ("asof=2026-03-01", f"release={kept[1].id}"):
        answer = site.get(take(query))
        assert (answer.status_code, "a wrong unit" in answer.text) == (410, True)


@pytest.mark.usefixtures("past")
def test_a_picture_and_a_frame_show_the_figure_of_their_moment(site: Client) -> None:
    for query, value in (("asof=2026-11-19", "276"), ("asof=2026-11-20", "277")):
        for path in ("/chart/PRG-02.svg", "/embed/PRG-02"):
            text = site.get(f"{path}?lang=en&{query}").text
            assert {value} == {"276", "277"} & {*re.findall(r'data-value="(27[67])"', text)}


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_retired_release_is_gone_and_says_why(
    site: Client,
    kept: Kept,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    lang: Language,
) -> None:
    shutil.copytree(kept[0], tmp_path / "releases")
    monkeypatch.setenv("SHIRUBE_RELEASES", str(tmp_path / "releases"))
    with journal(tmp_path / "releases") as held:
        held.add(Retired(kept[1].id, NOW, "a wrong unit"))
    for query in ("asof=2026-03-01", f"release={kept[1].id}"):
        page = said(laid_out(site, f"/staff?lang={lang}&{query}"))
        assert words(lang)("This release was retired") in page
        assert "a wrong unit" in page
        assert site.get(f"/staff?{query}").status_code == 410
        answer = site.get(f"/csv/PRG-02?{query}")
        assert (answer.status_code, "a wrong unit" in answer.text) == (410, True)
    assert site.get("/staff").status_code == 200


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("path", ["/", "/staff?asof=2026-11-19"])
def test_the_document_of_a_page_is_answered_without_reading_a_release(site: Client, path: str) -> None:
    """The server asks for it before it forks, and what reads releases must not have started threads by then."""
    read_release.cache_clear()
    assert site.get(path).status_code == 200
    assert read_release.cache_info().currsize == 0

"""Pages and downloads under early access: seen as a past release is, marked, kept by nobody, every use written down."""

import csv
import datetime as dt
import json
import logging
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import polars as pl
import pytest
from werkzeug.test import Client, TestResponse

from pages.atlas import turn_to
from publication import early_access
from publication.early_access import USES, grant, revoke, uses
from publication.query import table
from publication.release import Release
from publication.release_writer import Embargo
from publication.text import words
from tests.conftest import revised
from tests.pages.conftest import (
    AREA_PAGES,
    NOW,
    SECOND,
    STATIC_PAGES,
    THIRD,
    Kept,
    Node,
    asked,
    laid_out,
    links,
    nodes,
    said,
)
from vocabulary.text import LANGUAGES, Language

PAGES = (*STATIC_PAGES, *AREA_PAGES, "/indicator/PRG-02", "/indicator/SDG-8.7.1")
NAME = "人身取引対策課 <b>"
HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}
_BUT_WITHIN = re.compile(r"<(?:a|input) [^>]*>")
"""What leads to other pages of a document that needs no script: links and forms."""

MINUTE = dt.timedelta(minutes=1)

PutOn = Callable[[dt.datetime], None]


@dataclass(frozen=True)
class Early:
    """The site on a folder of releases of its own, with access to the one that waits."""

    site: Client
    releases: Path
    release: Release
    token: str

    @property
    def query(self) -> str:
        """What an address under early access carries."""
        return f"release={self.release.id}&access={self.token}"

    def used(self) -> list[str]:
        """The paths that were written down."""
        return [use.path for use in uses(self.releases)]


@pytest.fixture
def early(site: Client, kept: Kept, past: PutOn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Early:
    """Early access to the release that waits until 1 December, on 25 November."""
    past(NOW)
    shutil.copytree(kept[0], tmp_path / "releases")
    monkeypatch.setenv("SHIRUBE_RELEASES", str(tmp_path / "releases"))
    token = grant(tmp_path / "releases", kept[3].id, NAME, NOW - MINUTE, NOW + dt.timedelta(days=2))
    return Early(site, tmp_path / "releases", kept[3], token)


def _banner(page: Node) -> str:
    return said([node for node in nodes(page) if "early" in str(node["props"].get("className"))])


def _same(one: TestResponse, other: TestResponse) -> bool:
    """Whether nothing but the mark that Dash gives each document tells two answers apart."""
    said_of = [re.sub(r'"end_id":"[^"]+"', "", answer.text) for answer in (one, other)]
    return (one.status, said_of[0], sorted(one.headers)) == (other.status, said_of[1], sorted(other.headers))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_shows_the_release_that_waits_and_says_so(early: Early, path: str, lang: Language) -> None:
    _ = words(lang)
    assert early.site.get(f"{path}?lang={lang}&{early.query}").status_code == 200
    page = laid_out(early.site, f"{path}?lang={lang}&{early.query}")
    banner = _banner(page)
    assert _("Under embargo until {moment} (Japan time)").format(moment="2026-12-01 09:00") in banner
    assert NAME in banner
    assert early.release.id in banner
    assert _("Release {release}, made {day}").format(release=early.release.id, day="2026-11-20") in said(page)


def test_a_download_has_the_figures_of_the_release_that_waits(early: Early, kept: Kept) -> None:
    answer = early.site.get(f"/csv/PRG-02?{early.query}")
    assert answer.status_code == 200
    assert {row["RELEASE"] for row in csv.DictReader(answer.text.splitlines())} == {early.release.id}
    shown, before = table(early.release, "PRG-02"), table(kept[2], "PRG-02")
    assert shown is not None
    assert before is not None
    assert shown.rows[0]["obs_value"] != before.rows[0]["obs_value"]
    assert f",{shown.rows[0]['obs_value']:.0f}," in answer.text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_links_within_keep_the_token_and_those_that_lead_away_do_not(early: Early, path: str, lang: Language) -> None:
    """What names another release, and the banner's way to the current one, must not hand it on."""
    page = laid_out(early.site, f"{path}?lang={lang}&{early.query}")
    ours = [href for href in links(page) if href.startswith("/") and not href.startswith("/assets/")]
    asks = [parse_qs(urlsplit(href).query) for href in ours]
    within = [each for each in asks if each.get("release") == [early.release.id]]
    assert len(within) > 10
    assert {tuple(each.get("access", ())) for each in within} == {(early.token,)}
    assert not [href for href, each in zip(ours, asks, strict=True) if each not in within and "access" in each]
    assert not [href for href in links(page) if href not in ours and early.token in href]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_the_token_stands_in_no_text_document_download_or_log(
    early: Early, path: str, lang: Language, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        document = early.site.get(f"{path}?lang={lang}&{early.query}")
        page = laid_out(early.site, f"{path}?lang={lang}&{early.query}")
        download = early.site.get(f"/csv/{path.rpartition('/')[2] or 'PRG-02'}?{early.query}")
    heads = str(document.headers), str(download.headers)
    for told in (_BUT_WITHIN.sub("", document.text), said(page), download.text, *heads):
        assert early.token not in told
    assert early.token not in (early.releases / USES).read_text()
    assert early.token not in caplog.text
    assert early.token not in "".join(capfd.readouterr())


@pytest.mark.parametrize("path", ["/", "/indicator/PRG-02", "/no/such/page", "/csv/PRG-02", "/csv/NO-99"])
def test_no_cache_or_search_engine_keeps_an_answer_under_early_access(early: Early, path: str) -> None:
    answers = [early.site.get(f"{path}?{early.query}")]
    if not path.startswith("/csv"):
        answers.append(asked(early.site, f"{path}?{early.query}"))
    for answer in answers:
        assert {name: answer.headers.getlist(name) for name in HEADERS} == {name: [HEADERS[name]] for name in HEADERS}
    for answer in (early.site.get(path), early.site.get(f"{path}?asof=2026-11-20")):
        assert "X-Robots-Tag" not in answer.headers
        assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"


def test_every_page_and_download_is_written_down_once(early: Early) -> None:
    for path in ("/", "/indicator/PRG-02", "/csv/PRG-02", "/no/such/page"):
        early.site.get(f"{path}?lang=ja&{early.query}")
        if not path.startswith("/csv"):
            laid_out(early.site, f"{path}?lang=ja&{early.query}")
    early.site.get(f"/assets/shirube.css?{early.query}")
    early.site.get(f"/health?{early.query}")
    assert early.used() == ["/", "/indicator/PRG-02", "/csv/PRG-02", "/no/such/page"]
    assert {(use.name, use.release, use.at) for use in uses(early.releases)} == {(NAME, early.release.id, NOW)}


def test_what_anybody_may_see_is_not_written_down(early: Early) -> None:
    for query in ("", "asof=2026-11-20", f"release={early.release.id}", f"access={early.token}"):
        early.site.get(f"/csv/PRG-02?{query}")
        laid_out(early.site, f"/staff?{query}")
    assert early.used() == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", ["/staff", "/indicator/PRG-02"])
def test_what_cannot_be_written_down_is_refused_and_says_so(
    early: Early, path: str, lang: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(early_access, "add_lines", refused)
    _ = words(lang)
    page = laid_out(early.site, f"{path}?lang={lang}&{early.query}")
    assert _("This cannot be shown now") in said(page)
    assert early.release.id not in said(page)
    download = early.site.get(f"/csv/PRG-02?lang={lang}&{early.query}")
    assert (download.status_code, len(download.text.splitlines())) == (503, 1)
    assert download.headers["Cache-Control"] == "no-store"
    (early.releases / USES).unlink()
    (early.releases / USES).mkdir()
    document = early.site.get(f"{path}?lang={lang}&{early.query}")
    assert (document.status_code, document.headers["Cache-Control"]) == (503, "no-store")
    assert early.site.get(f"{path}?lang={lang}").status_code == 200


@pytest.mark.parametrize("how", ["wrong", "expired", "revoked", "strange", "of another release", "not readable"])
def test_a_token_that_gives_nothing_is_as_no_token(early: Early, past: PutOn, how: str) -> None:
    """The answer is that for a release that nobody knows."""
    token = {"wrong": "A" * 43, "strange": "<script>alert(1)</script>"}.get(how, early.token)
    if how == "expired":
        past(NOW + dt.timedelta(days=2))
    if how == "revoked":
        revoke(early.releases, early.release.id, NAME, NOW)
    if how == "not readable":
        (early.releases / "early-access.jsonl").write_bytes(b"{}\n")
    if how == "of another release":
        token = _for_another(early)
    for path in ("/staff", "/indicator/PRG-02", "/csv/PRG-02"):
        answer = early.site.get(path, query_string={"release": early.release.id, "access": token})
        assert answer.status_code == 404
        assert _same(answer, early.site.get(f"{path}?release={early.release.id}"))
        assert _same(answer, early.site.get(f"{path}?release=r000000000000"))
    page = laid_out(early.site, f"/staff?lang=en&release={early.release.id}&access={token}")
    assert page == laid_out(early.site, "/staff?lang=en&release=r000000000000")
    assert early.used() == []


def _for_another(early: Early) -> str:
    published = next(path for path in early.releases.glob("r????????????") if path.name != early.release.id)
    other = revised(published, SECOND, Embargo(THIRD + MINUTE), obs_value=pl.col("obs_value") + 2)
    return grant(early.releases, other.name, NAME, NOW)


def test_from_its_minute_on_the_release_is_everybodys_and_the_token_is_ignored(early: Early, past: PutOn) -> None:
    past(THIRD)
    plain = f"/staff?lang=en&release={early.release.id}"
    assert laid_out(early.site, f"/staff?lang=en&{early.query}") == laid_out(early.site, plain)
    assert _same(early.site.get(f"/staff?{early.query}"), early.site.get(plain))
    assert _same(
        early.site.get(f"/csv/PRG-02?{early.query}"), early.site.get(f"/csv/PRG-02?release={early.release.id}")
    )
    assert early.used() == []
    assert "has been current since 2026-12-01" in said(laid_out(early.site, f"/staff?lang=en&{early.query}"))


def test_what_can_be_shown_elsewhere_is_offered_again_once_the_token_is_ignored(early: Early, past: PutOn) -> None:
    """Not while it shows what waits; and never with the token."""
    address = f"/indicator/PRG-02?lang=en&{early.query}"
    assert "oembed" not in early.site.get(address).text
    past(THIRD)
    document = early.site.get(address).text
    assert "oembed" in document
    assert early.token not in document


def test_a_page_that_was_built_under_early_access_is_shown_to_nobody_else(early: Early) -> None:
    """Pages are kept ready by what was asked; here another person's page has another token."""
    other = grant(early.releases, early.release.id, "Office", NOW)
    for token, name in ((early.token, NAME), (other, "Office")):
        page = laid_out(early.site, f"/returns?lang=en&release={early.release.id}&access={token}")
        assert f"to {name}, and" in _banner(page)
        assert set(re.findall(r"access=([\w-]+)", json.dumps(page))) == {token}
    assert early.release.id not in said(laid_out(early.site, "/returns?lang=en"))


def test_the_map_turns_under_early_access_and_that_is_written_down(early: Early) -> None:
    page = laid_out(early.site, f"/indicator/SDG-8.7.1?lang=en&{early.query}")
    view = next(node["props"]["data"] for node in nodes(page) if node["props"].get("id") == "atlas-view")
    assert turn_to(2017, view)[0] != {}
    assert early.used() == ["/indicator/SDG-8.7.1"] * 2
    revoke(early.releases, early.release.id, NAME, NOW)
    figure, told, listed = turn_to(2017, view)
    assert (figure, told) == ({}, "")
    assert "No such release has been published" in str(listed)
    assert early.used() == ["/indicator/SDG-8.7.1"] * 2


def test_a_page_of_releases_does_not_name_the_one_that_waits_as_published(early: Early) -> None:
    page = laid_out(early.site, f"/releases?lang=en&{early.query}")
    table_of_all = next(node for node in nodes(page) if node["type"] == "Table")
    assert early.release.id not in said(table_of_all)

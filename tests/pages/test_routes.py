"""Plain HTTP: downloads, health, headers, and what is said when there is no release to show."""

import json
import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from werkzeug.test import Client

from indicators.registry import all_indicators
from publication.formats import bundle
from publication.formats.kinds import DESCRIPTIONS, FORMATS
from publication.release import Release, current_folder
from publication.text import words
from tests.pages.conftest import AREA_PAGES, STATIC_PAGES, laid_out, said
from vocabulary.text import LANGUAGES, Language

FILES = FORMATS | DESCRIPTIONS | {"zip": bundle.FORMAT}


@pytest.fixture
def missing(site: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The site without a release."""
    monkeypatch.setenv("SHIRUBE_RELEASES", str(tmp_path / "nowhere"))
    return site


@pytest.fixture
def copied(site: Client, bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of releases that a test may change, on which the site stands."""
    assert site
    shutil.copytree(bundled / "releases", tmp_path / "releases")
    monkeypatch.setenv("SHIRUBE_RELEASES", str(tmp_path / "releases"))
    return tmp_path / "releases"


@pytest.fixture
def damaged(site: Client, copied: Path) -> Client:
    """The site on a release of which one file is not what was released."""
    (current_folder(copied) / "claims.json").write_bytes(b"[]")
    return site


@pytest.fixture(params=["missing", "damaged"])
def unreadable(request: pytest.FixtureRequest) -> Client:
    """The site with nothing it can show, for one reason or the other."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Client)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", [*STATIC_PAGES, *AREA_PAGES, "/indicator/PRG-02"])
def test_without_a_release_a_page_says_what_to_do(unreadable: Client, path: str, lang: Language) -> None:
    assert unreadable.get(f"{path}?lang={lang}").status_code in {200, 503}
    page = said(laid_out(unreadable, f"{path}?lang={lang}"))
    assert words(lang)("There is nothing to show yet") in page
    assert "python -m indicators release" in page


@pytest.mark.parametrize("path", ["/health", "/csv/PRG-02", "/csv/NO-99", "/download/PRG-02.xlsx"])
def test_without_a_release_a_machine_is_told_so_in_one_line(unreadable: Client, path: str) -> None:
    answer = unreadable.get(path)
    assert answer.status_code == 503
    assert answer.mimetype == "text/plain"
    assert len(answer.text.splitlines()) == 1
    assert "Traceback" not in answer.text


def test_a_release_made_later_is_seen_without_a_restart(site: Client, copied: Path) -> None:
    first = current_folder(copied)
    assert site.get("/health").text.strip() == first.name
    (copied / "current").unlink()
    assert site.get("/health").status_code == 503
    (copied / "current").write_text(f"{first.name}\n")
    assert site.get("/health").status_code == 200
    assert first.name in said(laid_out(site, "/?lang=en"))


def test_health_names_the_release(client: Client, released: Release) -> None:
    assert client.get("/health").text == f"{released.id}\n"


@pytest.mark.parametrize("indicator_id", all_indicators())
def test_every_indicator_can_be_downloaded(client: Client, indicator_id: str) -> None:
    answer = client.get(f"/csv/{indicator_id}?lang=ja")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{indicator_id}.csv"'
    assert answer.data.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("strange", ["NO-99", "<script>", "../PRG-02", "a\r\nX-Strange: 1", "x" * 3000], ids=repr)
def test_a_download_that_does_not_exist_says_so_without_repeating_its_name(client: Client, strange: str) -> None:
    answer = client.get(f"/csv/{quote(strange, safe='')}")
    assert answer.status_code == 404
    assert strange not in answer.text
    assert "X-Strange" not in answer.headers


@pytest.mark.parametrize("extension", FILES)
def test_every_format_is_an_address_with_its_own_type_and_name(client: Client, extension: str) -> None:
    answer = client.get(f"/download/PRG-02.{extension}?lang=en")
    assert answer.status_code == 200
    assert answer.mimetype == FILES[extension].media_type.partition(";")[0]
    assert answer.headers["Content-Disposition"] == f'attachment; filename="PRG-02.{extension}"'


def test_a_file_is_asked_for_by_an_official_code_too(client: Client) -> None:
    answer = client.get("/download/16.2.2.sdmx.csv?lang=en")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="SDG-16.2.2.sdmx.csv"'


def test_a_file_that_has_not_changed_is_not_sent_again(client: Client) -> None:
    first = client.get("/download/PRG-02.xlsx?lang=en")
    again = client.get("/download/PRG-02.xlsx?lang=en", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert first.headers["Cache-Control"] == "no-cache"
    assert client.get("/download/PRG-02.xlsx?lang=ja").headers["ETag"] != first.headers["ETag"]


def test_a_file_of_a_named_release_may_be_kept_for_good(client: Client, released: Release) -> None:
    answer = client.get(f"/download/PRG-02.csv?lang=en&release={released.id}")
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Shirube-Release"] == released.id
    unknown = client.get("/download/PRG-02.csv?lang=en&release=r000000000000")
    assert (unknown.status_code, unknown.mimetype) == (404, "text/plain")
    assert len(unknown.text.splitlines()) == 1


def test_a_file_in_the_language_of_the_browser_says_that_it_varies(client: Client) -> None:
    answer = client.get("/download/PRG-02.csv", headers={"Accept-Language": "ja"})
    assert "フィリピン" in answer.text or "帰国" in answer.text
    assert answer.headers["Vary"] == "Accept-Language"


def test_a_program_may_ask_for_no_byte_order_mark(client: Client) -> None:
    assert client.get("/download/PRG-02.csv?encoding=utf-8").data.startswith(b"INDICATOR")


def test_cp932_says_which_characters_it_lacks(client: Client) -> None:
    answer = client.get("/download/INS-01.csv?lang=en&content=full&encoding=cp932")
    assert answer.headers["Content-Type"] == "text/csv; charset=Shift_JIS"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="INS-01-full.csv"'
    replaced = answer.headers["Shirube-Characters-Replaced"].split()
    text = answer.data.decode("cp932")
    assert replaced
    assert all(f"&#{int(one.removeprefix('U+'), 16)};" in text for one in replaced)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("PRG-02.csv?content=%3Cscript%3E", 400),
        ("PRG-02.csv?encoding=ebcdic", 400),
        ("PRG-02.exe", 404),
        ("PRG-02", 404),
        (".csv", 404),
        ("NO-99.xlsx", 404),
    ],
)
def test_what_cannot_be_had_is_said_in_one_line(client: Client, name: str, status: int) -> None:
    answer = client.get(f"/download/{name}")
    assert (answer.status_code, answer.mimetype) == (status, "text/plain")
    assert len(answer.text.splitlines()) == 1
    assert "script" not in answer.text
    assert "ebcdic" not in answer.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_an_indicator_tells_catalogues_what_it_is(client: Client, lang: Language) -> None:
    page = client.get(f"/indicator/PRG-02?lang={lang}").text
    (told,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    described = json.loads(told)
    assert described["identifier"] == "PRG-02"
    for offered in described["distribution"]:
        assert client.get(offered["contentUrl"].removeprefix("http://localhost")).status_code == 200


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("query", ["asof=2026-11-19", "asof=2026-12-31", "release=r"])
def test_a_page_of_another_moment_tells_catalogues_nothing(site: Client, query: str) -> None:
    assert "ld+json" in site.get("/indicator/PRG-02").text
    assert "ld+json" not in site.get(f"/indicator/PRG-02?{query}").text


@pytest.mark.parametrize("path", ["/", "/indicator/NO-99", "/indicator/", "/indicators"])
def test_another_page_tells_catalogues_nothing(client: Client, path: str) -> None:
    assert "ld+json" not in client.get(path).text


def test_a_view_that_does_not_exist_is_the_usual_one(client: Client) -> None:
    assert client.get("/download/PRG-02.csv?sex=XX&lang=en").data == client.get("/download/PRG-02.csv?lang=en").data


def test_a_page_may_only_run_its_own_scripts(client: Client) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'self'"
    assert rules["connect-src"] == "'self'"
    assert rules["object-src"] == "'none'"
    assert "unsafe" not in rules["script-src"]
    assert re.fullmatch(r"'self'(?: 'sha256-[\w+/=]+')+", rules["script-src"])
    assert "http" not in policy
    assert "*" not in policy


@pytest.mark.parametrize(
    "path", ["/", "/health", "/csv/PRG-02", "/download/PRG-02.json", "/no/such/page", "/assets/shirube.css"]
)
def test_no_answer_lets_a_browser_guess_what_it_is(client: Client, path: str) -> None:
    assert client.get(path).headers["X-Content-Type-Options"] == "nosniff"


def test_every_file_that_a_page_starts_with_is_there_and_ours(client: Client) -> None:
    found = re.findall(r"(?:src|href)=\"([^\"]+)\"", client.get("/").text)
    assert len(found) > 5
    assert [address for address in found if not address.startswith("/")] == []
    assert {address: client.get(address).status_code for address in found} == dict.fromkeys(found, 200)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_page_can_only_be_read(client: Client, method: str) -> None:
    assert client.open("/", method=method).status_code == 405
    assert client.open("/csv/PRG-02", method=method).status_code == 405

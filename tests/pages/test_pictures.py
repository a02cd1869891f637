"""Pictures over HTTP: the view of the address, within bounds, kept as long as their release holds."""

import subprocess
from urllib.parse import quote

import brotli
import pytest
from werkzeug.test import Client

from publication.release import Release
from vocabulary.text import LANGUAGES, Language

STRANGE = ["NO-99.svg", "PRG-04.gif", "%3Cscript%3E.svg", "..%2FPRG-04.svg"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_indicator_has_its_picture(client: Client, released: Release, lang: Language) -> None:
    for indicator_id, entry in released.indicators.items():
        answer = client.get(f"/chart/{indicator_id}.svg?lang={lang}")
        assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
        assert entry.name[lang].split()[0] in answer.text


def test_a_picture_shows_the_view_of_its_address(client: Client) -> None:
    usual, chosen = (client.get(f"/chart/PRG-02.svg?lang=en{view}").text for view in ("", "&citizenship=PHL"))
    assert "Philippines" in chosen
    assert "Philippines" not in usual
    assert "/indicator/PRG-02?citizenship=PHL&amp;lang=en" in chosen


@pytest.mark.parametrize(
    ("asked", "width"),
    [("", 800), ("320", 320), ("1", 320), ("99999999", 1600), ("-5", 800), ("１０００", 800), ("1e3", 800), ("x", 800)],
)
def test_a_width_is_kept_within_bounds(client: Client, asked: str, width: int) -> None:
    assert f' width="{width}" ' in client.get(f"/chart/PRG-04.svg?width={quote(asked)}").text[:300]


def test_a_png_is_an_image(client: Client) -> None:
    answer = client.get("/chart/PRG-04.png?lang=ja&width=320")
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert answer.data.startswith(b"\x89PNG")
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("name", STRANGE)
def test_a_picture_that_does_not_exist_says_so_without_repeating_its_name(client: Client, name: str) -> None:
    answer = client.get(f"/chart/{name}")
    assert answer.status_code == 404
    assert name not in answer.text


def test_a_reader_who_has_the_picture_is_not_sent_it_again(client: Client) -> None:
    first = client.get("/chart/PRG-04.svg?lang=en")
    again = client.get("/chart/PRG-04.svg?lang=en", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get("/chart/PRG-04.svg?lang=ja", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


def test_a_picture_is_sent_compressed_where_the_reader_takes_it(client: Client) -> None:
    plain = client.get("/chart/CTX-05.svg?lang=en")
    small = client.get("/chart/CTX-05.svg?lang=en", headers={"Accept-Encoding": "br"})
    assert brotli.decompress(small.data) == plain.data
    assert len(small.data) < len(plain.data) / 3
    assert small.headers["ETag"] != plain.headers["ETag"]


def test_a_picture_of_a_named_release_stays_and_one_of_the_current_does_not(client: Client, released: Release) -> None:
    live = client.get("/chart/PRG-04.svg?lang=en")
    frozen = client.get(f"/chart/PRG-04.svg?lang=en&release={released.id}")
    assert "immutable" in frozen.headers["Cache-Control"]
    assert "immutable" not in live.headers["Cache-Control"]
    for nowhere, status in (("r000000000000", 404), ("..", 400), ("", 400), ("current", 400)):
        assert client.get(f"/chart/PRG-04.svg?release={nowhere}").status_code == status


def test_a_site_that_knows_its_address_puts_it_into_its_pictures(
    client: Client, released: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHIRUBE_ADDRESS", "https://example.org/shirube/")
    svg = client.get(f"/chart/PRG-04.svg?lang=en&release={released.id}&width=1600").text
    assert f"https://example.org/shirube/indicator/PRG-04?lang=en&amp;release={released.id}" in svg


def test_without_a_renderer_a_png_is_refused_in_one_line(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def hangs(command: list[str], **_given: object) -> None:
        raise subprocess.TimeoutExpired(command, 1)

    monkeypatch.setattr(subprocess, "run", hangs)
    answer = client.get("/chart/PRG-04.png?width=333")
    assert (answer.status_code, answer.mimetype) == (503, "text/plain")
    assert len(answer.text.splitlines()) == 1
    assert client.get("/chart/PRG-04.svg?width=333").status_code == 200

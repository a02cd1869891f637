"""The API: what programs are given, how it may be kept, and what they are told when something is wrong."""

import csv
import gzip
import io
import json
import re
import shutil
from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

import brotli
import msgspec
import polars as pl
import pytest
from werkzeug.datastructures import Accept
from werkzeug.test import Client, TestResponse

from indicators.registry import all_indicators
from pages.compressed import compressed
from publication.api import observations
from publication.api.problems import KINDS
from publication.api.routes import DESCRIPTION, ROOT, ROUTES
from publication.early_access import grant
from publication.release import Release
from publication.retirement import retire
from publication.text import words
from tests.pages.conftest import NOW, Kept, laid_out, nodes, said
from vocabulary.text import LANGUAGES, Language

PROBLEM = "application/problem+json"
OBSERVATIONS = f"{ROOT}/indicators/PRG-02/observations"


def addresses(release: Release) -> list[str]:
    """Every address, its varying parts filled in."""
    named = {"indicator": "PRG-02", "source": release.catalogue.sources[0].id, "code": f"{release.id}.PRG-02"}
    return [*(route.path.format(**named) for route in ROUTES), DESCRIPTION]


def documents(client: Client, address: str) -> dict[str, Any]:
    """The document at an address."""
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "application/json"), answer.text[:300]
    return dict(json.loads(answer.text))


def told(answer: TestResponse, status: int) -> dict[str, Any]:
    """The problem an answer tells."""
    assert (answer.status_code, answer.mimetype) == (status, PROBLEM), answer.text[:300]
    assert answer.headers["Cache-Control"] == "no-store"
    problem = dict(json.loads(answer.text))
    assert problem["status"] == status
    assert problem["type"] in {f"/api#{kind.id}" for kind in KINDS}
    return problem


def test_every_answer_names_its_release_and_where_to_go(client: Client, released: Release) -> None:
    for address in addresses(released)[:-1]:
        found = documents(client, address)
        assert found["release"] == released.id
        assert found["links"]["self"] == address
        assert found["links"]["html"].startswith("/")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_about_the_api_names_every_address_parameter_and_problem(client: Client, lang: Language) -> None:
    page = laid_out(client, f"/api?lang={lang}")
    shown = said(page)
    for route in ROUTES:
        assert route.path in shown
        assert words(lang)(route.title) in shown
        assert [one.name for one in route.parameters if one.name not in shown] == []
    assert {kind.id for kind in KINDS} <= {node["props"].get("id") for node in nodes(page)}


def test_the_index_names_every_address(client: Client) -> None:
    listed = {each["address"] for each in documents(client, f"{ROOT}/")["addresses"]}
    assert listed == {*(route.path for route in ROUTES), DESCRIPTION}


@pytest.mark.parametrize("indicator_id", all_indicators())
def test_every_code_that_an_indicator_lists_may_be_asked(client: Client, indicator_id: str) -> None:
    found = documents(client, f"{ROOT}/indicators/{indicator_id}")
    for dimension in found["dimensions"]:
        for code in {dimension["usual"], *dimension["codes"][:2]}:
            answer = client.head(f"{found['observations']}?{dimension['parameter']}={quote(code)}")
            assert answer.status_code == 200, (dimension["id"], code)


@pytest.mark.parametrize("indicator_id", all_indicators())
def test_the_api_has_the_rows_and_values_of_the_download(client: Client, indicator_id: str) -> None:
    given = documents(client, f"{ROOT}/indicators/{indicator_id}/observations?content=full")
    file = json.loads(client.get(f"/download/{indicator_id}.json?content=full&lang=en").text)
    assert given["observations"] == file["observations"]
    assert given["total"] == len(file["observations"])


def test_csv_and_sdmx_csv_are_the_files_that_can_be_downloaded(client: Client) -> None:
    asked = f"{OBSERVATIONS}?content=full&lang=ja"
    plain = client.get("/download/PRG-02.csv?content=full&lang=ja&encoding=utf-8").data
    assert client.get(f"{asked}&format=csv").data == plain
    sdmx = client.get("/download/PRG-02.sdmx.csv?content=full&lang=ja").data
    assert client.get(f"{asked}&format=sdmx-csv").data == sdmx


@pytest.mark.parametrize("wanted", observations.WAYS)
def test_a_large_answer_is_the_same_in_any_parts(client: Client, wanted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = f"{OBSERVATIONS}?content=full&format={wanted}"
    whole = client.get(asked).data
    monkeypatch.setattr(observations, "_ROWS_AT_ONCE", 3)
    assert client.get(asked).data == whole


def test_pages_of_observations_together_are_all_of_them(client: Client) -> None:
    whole = documents(client, f"{OBSERVATIONS}?content=full")["observations"]
    collected, address = [], f"{OBSERVATIONS}?content=full&limit=7"
    while address:
        page = documents(client, address)
        collected += page["observations"]
        address = page["links"].get("next", "")
    assert collected == whole
    assert len(whole) > 7


def test_the_next_page_is_of_the_release_that_the_first_was_of(client: Client, released: Release) -> None:
    answer = client.get(f"{OBSERVATIONS}?content=full&format=csv&limit=1")
    assert f'release={released.id}>; rel="next"' in answer.headers["Link"]


def test_from_one_period_to_another_are_the_rows_of_the_download(client: Client) -> None:
    address = f"{ROOT}/indicators/FIN-06/observations"
    asked = "period=2008-FY..2010-FY"
    rows = documents(client, f"{address}?{asked}")["observations"]
    assert [row["TIME_PERIOD"] for row in rows] == ["2008-FY", "2009-FY", "2010-FY"]
    assert rows == [row for row in documents(client, address)["observations"] if row in rows]
    downloaded = csv.DictReader(io.StringIO(client.get(f"/csv/FIN-06?{asked}").text.removeprefix("\ufeff")))
    assert [row["TIME_PERIOD"] for row in downloaded] == [row["TIME_PERIOD"] for row in rows]


def test_a_withheld_observation_is_a_row_without_a_value(client: Client, released: Release) -> None:
    withheld = released.observations.filter(pl.col("obs_status") == "Q")["indicator"].unique()
    assert len(withheld)
    for one in withheld:
        rows = documents(client, f"{ROOT}/indicators/{one}/observations?content=full")["observations"]
        hidden = [row for row in rows if row["OBS_STATUS"] == "Q"]
        assert hidden
        assert {(row["OBS_VALUE"], row["CONF_STATUS"]) for row in hidden} == {(None, "C")}


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("sex=%3Cscript%3E", "sex"),
        ("sex=XX", "sex"),
        ("sex=F&sex=M", "sex"),
        ("area=", "area"),
        ("period=2010..2005", "period"),
        ("period=2005..", "period"),
        ("format=exe", "format"),
        ("limit=0", "limit"),
        ("limit=-1", "limit"),
        (f"offset={'9' * 5000}", "offset"),
        ("lang=script", "lang"),
        ("content=full&sex=F", "content"),
        ("asof=2026-02-30", "asof"),
        ("asof=yesterday", "asof"),
        ("release=../current", "release"),
        ("nonsense=1", "nonsense"),
        ("%3Cscript%3E=1", None),
    ],
)
def test_what_is_not_understood_is_refused_by_the_name_of_its_parameter(
    client: Client, query: str, parameter: str | None
) -> None:
    answer = client.get(f"{OBSERVATIONS}?{query}")
    assert told(answer, 400).get("parameter") == parameter
    for value in ("script", "XX", "exe", "9999", "2026-02-30", "yesterday", "../current"):
        assert value not in answer.text.replace(str(10**9 - 1), "")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/nowhere", 404),
        (f"{ROOT}/indicators/NO-99", 404),
        (f"{ROOT}/sources/none", 404),
        (f"{OBSERVATIONS}?strange=1", 400),
        (f"{OBSERVATIONS}?format=exe", 400),
        (f"{OBSERVATIONS}?limit=0", 400),
        (f"{OBSERVATIONS}?release=r000000000000", 404),
        (f"{OBSERVATIONS}?asof=yesterday", 400),
    ],
)
def test_a_problem_is_told_in_the_language_the_reader_prefers(client: Client, address: str, status: int) -> None:
    english = told(client.get(address), status)
    answer = client.get(address, headers={"Accept-Language": "ja"})
    japanese = told(answer, status)
    assert (answer.headers["Content-Language"], answer.headers["Vary"]) == ("ja", "Accept-Language")
    assert japanese["type"] == english["type"]
    for part in ("title", "detail"):
        assert japanese[part] != english[part]
        assert re.search("[ぁ-ん]", japanese[part])
        assert not re.search("[ぁ-ん]", english[part])


def test_asking_for_two_moments_is_refused(client: Client, released: Release) -> None:
    told(client.get(f"{OBSERVATIONS}?asof=2026-01-02&release={released.id}"), 400)


@pytest.mark.parametrize(
    "path",
    [
        *("/api/nowhere", "/api/v2/indicators", f"{ROOT}/indicators/NO-99", f"{ROOT}/sources/none"),
        *(f"{ROOT}/indicators/%3Cscript%3E", f"{ROOT}/indicators/NO-99/observations"),
    ],
)
def test_an_address_that_leads_nowhere_says_so_without_a_page(client: Client, path: str) -> None:
    answer = client.get(path)
    told(answer, 404)
    assert "script" not in answer.text


@pytest.mark.parametrize(
    ("path", "leads_to"), [("/api/", "/api"), ("/api/?lang=ja", "/api?lang=ja"), ("/sources/", "/sources")]
)
def test_the_address_of_a_page_with_a_slash_leads_to_the_page(client: Client, path: str, leads_to: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Location"]) == (308, leads_to)


def test_the_root_of_the_api_answers_with_a_slash_and_without(client: Client) -> None:
    assert documents(client, ROOT)["addresses"] == documents(client, f"{ROOT}/")["addresses"]


@pytest.mark.usefixtures("past")
def test_a_retired_release_is_gone_and_one_under_embargo_is_not_there(
    site: Client, kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(kept[0], tmp_path / "releases")
    monkeypatch.setenv("SHIRUBE_RELEASES", str(tmp_path / "releases"))
    retire(tmp_path / "releases", kept[1].id, "a wrong unit", NOW)
    token = grant(tmp_path / "releases", kept[3].id, "somebody", NOW)
    for address in addresses(kept[2])[:-1]:
        assert "a wrong unit" in told(site.get(f"{address}?release={kept[1].id}"), 410)["detail"]
        told(site.get(f"{address}?release={kept[3].id}"), 404)
        told(site.get(f"{address}?release={kept[3].id}&access={token}"), 400)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_the_api_can_only_be_read(client: Client, released: Release, method: str) -> None:
    for address in addresses(released):
        answer = client.open(address, method=method)
        told(answer, 405)
        assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_without_a_release_every_address_but_the_description_says_so(
    site: Client, released: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHIRUBE_RELEASES", str(tmp_path / "nowhere"))
    for address in addresses(released)[:-1]:
        answer = site.get(address)
        told(answer, 503)
        assert str(tmp_path) not in answer.text
    assert site.get(DESCRIPTION).status_code == 200
    assert (site.get("/healthz").status_code, site.get("/readyz").status_code) == (200, 503)


def test_a_release_that_can_be_read_is_ready(client: Client) -> None:
    assert (client.get("/healthz").status_code, client.get("/readyz").status_code) == (200, 200)


def test_a_fault_of_ours_is_a_problem_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_anything: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr("publication.api.observations.export", fail)
    answer = client.get(OBSERVATIONS)
    told(answer, 500)
    assert "secret" not in answer.text


def test_figures_that_may_not_be_passed_on_are_refused_by_the_source(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publication.redistribution.may_be_passed_on", lambda _licence: False)
    assert "terms of use" in told(client.get(OBSERVATIONS), 403)["detail"]


def test_an_answer_that_has_not_changed_is_not_sent_again(client: Client, released: Release) -> None:
    for address in addresses(released):
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]


def test_what_is_asked_otherwise_has_another_tag(client: Client) -> None:
    queries = ("", "lang=ja", "content=full", "format=csv", "limit=1", "offset=1")
    tags = {client.get(f"{OBSERVATIONS}?{query}").headers["ETag"] for query in queries}
    assert len(tags) == len(queries)


def test_only_the_answer_of_a_named_release_may_be_kept_for_good(client: Client, released: Release) -> None:
    for route, address in zip(ROUTES, addresses(released), strict=False):
        assert client.get(address).headers["Cache-Control"] == "public, max-age=60, must-revalidate"
        kept = client.get(f"{address}?release={released.id}").headers["Cache-Control"]
        assert ("immutable" in kept) is route.is_fixed


@pytest.mark.parametrize(("encoding", "read"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_an_answer_is_compressed_as_the_program_likes(
    client: Client, encoding: str, read: Callable[[bytes], bytes]
) -> None:
    asked = f"{OBSERVATIONS}?content=full"
    plain = client.get(asked)
    answer = client.get(asked, headers={"Accept-Encoding": encoding})
    assert answer.headers["Content-Encoding"] == encoding
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert read(answer.data) == plain.data
    assert len(answer.data) < len(plain.data) / 4


@pytest.mark.parametrize("accepted", ["br", "gzip"])
def test_compressing_takes_a_part_at_a_time(accepted: str) -> None:
    """An endless answer can begin to be read: nothing waits for its end."""
    parts = (f"{number}\n".encode() * 1000 for number in count())
    _encoding, sent = compressed(parts, Accept([(accepted, 1)]))
    assert b"".join(part for part, _ in zip(sent, range(5), strict=False))


def test_pages_of_other_sites_may_read_the_api_and_nothing_else(client: Client) -> None:
    for method in ("GET", "HEAD", "OPTIONS"):
        assert client.open(OBSERVATIONS, method=method).headers["Access-Control-Allow-Origin"] == "*"
    asked = client.options(OBSERVATIONS)
    assert (asked.status_code, asked.data) == (204, b"")
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    for path in ("/", "/health", "/csv/PRG-02", "/readyz"):
        assert "Access-Control-Allow-Origin" not in client.get(path).headers
    assert "Set-Cookie" not in client.get(OBSERVATIONS).headers


@pytest.mark.usefixtures("past")
def test_an_earlier_moment_is_answered_from_its_own_release(site: Client, kept: Kept) -> None:
    _folder, first, second, third = kept
    for query, release in (("", second), ("?asof=2026-11-19", first), (f"?release={first.id}", first)):
        found = documents(site, f"{ROOT}/indicators{query}")
        assert found["release"] == release.id
        assert found["links"]["html"] == f"/indicators{query}"
    told(site.get(f"{ROOT}/indicators?release={third.id}"), 404)


@pytest.mark.usefixtures("past")
def test_the_list_of_releases_ends_at_the_moment_asked_for(site: Client, kept: Kept) -> None:
    _folder, first, second, _third = kept
    listed = {
        query: [each["id"] for each in documents(site, f"{ROOT}/releases{query}")["releases"]]
        for query in ("", "?asof=2026-11-19")
    }
    assert listed == {"": [first.id, second.id], "?asof=2026-11-19": [first.id]}


def test_the_csv_of_the_api_reads_as_a_table(client: Client) -> None:
    answer = client.get(f"{OBSERVATIONS}?format=csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert {row["INDICATOR"] for row in rows} == {"PRG-02"}


def test_the_given_time_of_the_catalogue_has_its_zone(client: Client) -> None:
    created = documents(client, f"{ROOT}/catalogue")["created"]
    assert msgspec.convert(created, datetime).tzinfo is not None

"""A quoted code: what became of its number in the current release, for people and for programs."""

import json
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import polars as pl
import pytest
from werkzeug.test import Client

from publication.citation import citation
from publication.early_access import grant, uses
from publication.query import table
from publication.release import Release
from publication.retirement import retire
from publication.text import words
from publication.verification import Code, key_of
from publication.view import asked_by
from tests.pages.conftest import NOW, Kept, Node, laid_out, links, nodes, said
from vocabulary.text import LANGUAGES, Language

PROBLEM = "application/problem+json"
AS_JSON = {"Accept": "application/json"}
AS_BROWSERS_ASK = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def _forms(page: object) -> list[Node]:
    """The forms of a page but the search box, which every page has."""
    return [node for node in nodes(page) if node["type"] == "Form" and node["props"].get("role") != "search"]


def asked(site: Client, code: object, status: int = 200) -> dict[str, Any]:
    answer = site.get(f"/verify/{code}.json")
    assert (answer.status_code, answer.mimetype) == (status, "application/json"), answer.text
    return dict(json.loads(answer.text))


def quoted(release: Release, value: float) -> Code:
    """The code of the first observation with a value."""
    row = release.observations.filter(pl.col("obs_value") == value).row(0, named=True)
    return Code(release.id, row["indicator"], key_of(row))


@pytest.fixture
def retired(site: Client, kept: Kept, past: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    """The three releases, of which the first was retired since."""
    assert site
    assert past
    shutil.copytree(kept[0], tmp_path / "releases")
    monkeypatch.setenv("SHIRUBE_RELEASES", str(tmp_path / "releases"))
    retire(tmp_path / "releases", kept[1].id, "a wrong unit", NOW)
    return (tmp_path / "releases", *kept[1:])


@pytest.mark.usefixtures("past")
def test_a_number_that_was_revised_is_superseded_with_both_values(site: Client, kept: Kept) -> None:
    _folder, first, second, _third = kept
    found = asked(site, quoted(first, 276))
    assert (found["verdict"], found["release"], found["quoted"]) == ("superseded", second.id, first.id)
    assert {(each["change"], each["old"], each["new"]) for each in found["changed"]} == {("revised", 276.0, 277.0)}


@pytest.mark.usefixtures("past")
def test_a_number_of_the_current_release_is_current(site: Client, kept: Kept) -> None:
    found = asked(site, quoted(kept[2], 277))
    assert found["verdict"] == "current"
    assert "changed" not in found


@pytest.mark.usefixtures("past")
def test_what_nobody_published_is_unknown(site: Client, kept: Kept) -> None:
    """What is under embargo is as what never was."""
    _folder, first, _second, third = kept
    known = quoted(first, 276)
    codes = ("script", "r000000000000.PRG-02", f"{first.id}.NO-99", f"{first.id}.{known.indicator}.000000000000")
    for code in (*codes, quoted(third, 1276)):
        found = asked(site, code, 404)
        assert (found["verdict"], found["release"]) == ("unknown", kept[2].id)
        assert found.keys() == {"release", "links", "verdict"}


def test_an_unknown_code_stays_unknown_to_who_asks_again(client: Client, released: Release) -> None:
    """That nothing has changed is said of what there is, and not of what there is not."""
    for code, status in ((f"{released.id}.PRG-02", 304), ("r000000000000.PRG-02", 404)):
        first = client.get(f"/verify/{code}.json")
        again = client.get(f"/verify/{code}.json", headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == status


@pytest.mark.usefixtures("past")
def test_a_code_is_judged_as_at_the_moment_asked_for(site: Client, kept: Kept) -> None:
    _folder, first, second, _third = kept
    then = json.loads(site.get(f"/verify/{quoted(first, 276)}.json?asof=2026-11-19").text)
    assert (then["verdict"], then["release"]) == ("current", first.id)
    assert site.get(f"/verify/{quoted(second, 277)}.json?asof=2026-11-19").status_code == 404


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reader_is_told_what_was_quoted_what_it_is_now_and_why(site: Client, kept: Kept, lang: Language) -> None:
    _folder, first, second, _third = kept
    code, _ = quoted(first, 276), words(lang)
    address = f"/verify/{code}?lang={lang}"
    assert site.get(address).status_code == 200
    page = laid_out(site, address)
    told = said(page)
    assert _("Superseded: what was quoted has changed") in told
    assert _("read or computed anew from the same inputs") in told
    assert {"276", "277"} <= {*"".join(each if each.isdigit() else " " for each in told).split()}
    assert {first.id, second.id} <= {*told.replace(",", " ").replace("リリース", " ").replace("（", " ").split()}


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_leads_to_the_number_as_it_was_quoted_and_as_it_is_now(
    site: Client, kept: Kept, lang: Language
) -> None:
    code = quoted(kept[1], 276)
    ways = [
        urlsplit(link)
        for link in links(laid_out(site, f"/verify/{code}?lang={lang}"))
        if link.startswith("/indicator/")
    ]
    assert [parse_qs(way.query).get("release") for way in ways] == [[kept[1].id], None]
    for way, release, value in zip(ways, kept[1:3], (276, 277), strict=True):
        view = asked_by({name: texts[0] for name, texts in parse_qs(way.query).items()})
        shown = table(release, way.path.rpartition("/")[2], view)
        assert shown
        assert [row["obs_value"] for row in shown.rows] == [value]


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reader_is_told_that_what_was_quoted_holds(site: Client, kept: Kept, lang: Language) -> None:
    told = said(laid_out(site, f"/verify/{quoted(kept[2], 277)}?lang={lang}"))
    assert words(lang)("Current: what was quoted still holds") in told
    assert "277" in told


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", ["-", "%22%3E%3Cscript%3E", "r000000000000.PRG-02", "r000000000000.NO-99"])
def test_a_code_that_nobody_gave_out_is_unknown_and_the_form_is_there(site: Client, lang: Language, code: str) -> None:
    assert site.get(f"/verify/{code}?lang={lang}").status_code == 404
    page = laid_out(site, f"/verify/{code}?lang={lang}")
    assert words(lang)("Unknown: there is no such code") in said(page)
    assert [each["props"]["action"] for each in _forms(page)] == ["/verify"]
    assert "script" not in json.dumps(page)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_typed_into_the_form_leads_to_its_code(client: Client, released: Release, lang: Language) -> None:
    (form,) = _forms(laid_out(client, f"/verify?lang={lang}"))
    assert {node["props"]["name"] for node in nodes(form) if node["type"] == "Input"} == {"code", "lang"}
    shown = table(released, "PRG-02")
    assert shown
    answer = client.get("/verify", query_string={"code": citation(shown, lang), "lang": lang})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/verify/{released.id}.PRG-02?lang={lang}")
    assert client.get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize(
    "typed", ["", "nonsense", "<script>alert(1)</script>", "//elsewhere.example", "a\r\nX-Strange: 1"]
)
def test_what_is_no_code_is_not_repeated(client: Client, typed: str) -> None:
    answer = client.get("/verify", query_string={"code": typed, "lang": "en"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/verify/-?lang=en")


def test_one_address_serves_browsers_and_programs(client: Client, released: Release) -> None:
    address = f"/verify/{released.id}.PRG-02"
    for headers, mimetype in ((AS_JSON, "application/json"), (AS_BROWSERS_ASK, "text/html"), ({}, "text/html")):
        answer = client.get(address, headers=headers)
        assert (answer.status_code, answer.mimetype) == (200, mimetype)
        assert "Accept" in [part.strip() for part in answer.headers["Vary"].split(",")]
    program = client.get(address, headers=AS_JSON)
    assert program.headers["Access-Control-Allow-Origin"] == "*"
    assert json.loads(program.text)["verdict"] == "current"
    assert client.get("/verify/x", headers=AS_JSON).status_code == 404


def test_every_page_leads_to_the_form(client: Client) -> None:
    for path in ("/", "/releases", "/indicator/PRG-02"):
        assert "/verify?lang=ja" in links(laid_out(client, f"{path}?lang=ja"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_release_that_was_retired_is_gone_and_says_why(site: Client, retired: Kept, lang: Language) -> None:
    address = f"/verify/{quoted(retired[1], 276)}"
    for answer in (site.get(f"{address}.json"), site.get(address, headers=AS_JSON)):
        assert (answer.status_code, answer.mimetype) == (410, PROBLEM)
        assert "a wrong unit" in json.loads(answer.text)["detail"]
    assert site.get(f"{address}?lang={lang}").status_code == 410
    told = said(laid_out(site, f"{address}?lang={lang}"))
    assert words(lang)("This release was retired") in told
    assert "a wrong unit" in told


def test_figures_that_may_not_be_passed_on_are_judged_for_readers_alone(
    client: Client, released: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publication.redistribution.may_be_passed_on", lambda _licence: False)
    address = f"/verify/{released.id}.PRG-02"
    for answer in (client.get(f"{address}.json"), client.get(address, headers=AS_JSON)):
        assert (answer.status_code, answer.mimetype) == (403, PROBLEM)
        assert json.loads(answer.text)["type"] == "/api#redistribution-refused"
    assert client.get(address).status_code == 200


def test_a_token_of_early_access_opens_nothing_to_programs(
    site: Client, kept: Kept, past: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert past
    shutil.copytree(kept[0], tmp_path / "releases")
    monkeypatch.setenv("SHIRUBE_RELEASES", str(tmp_path / "releases"))
    token = grant(tmp_path / "releases", kept[3].id, "somebody", NOW)
    address = f"/verify/{quoted(kept[3], 1276)}.json"
    assert site.get(f"{address}?release={kept[3].id}&access={token}").status_code == 400
    assert site.get(f"{address}?release={kept[3].id}").status_code == 404
    assert uses(tmp_path / "releases") == ()


@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_a_code_can_only_be_asked_for(client: Client, released: Release, method: str) -> None:
    answer = client.open(f"/verify/{released.id}.PRG-02.json", method=method)
    assert (answer.status_code, answer.mimetype) == (405, PROBLEM)

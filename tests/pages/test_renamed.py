"""Former names of parameters: every address with them leads on, by one step, to one that gives the view."""

import json
from urllib.parse import urlsplit

import pytest
from werkzeug.test import Client

from publication.api.routes import ROOT
from publication.release import Release
from publication.view import FORMER
from tests.pages.conftest import laid_out, links, said

OBSERVATIONS = f"{ROOT}/indicators/SDG-16.2.2/observations"
OF_EVERY_KIND = (
    *("/indicator/SDG-16.2.2", "/embed/SDG-16.2.2", "/chart/SDG-16.2.2.svg", "/chart/SDG-16.2.2.png"),
    *("/download/SDG-16.2.2.csv", "/csv/SDG-16.2.2", OBSERVATIONS, "/programme", "/no/such/page"),
)


@pytest.mark.parametrize("path", OF_EVERY_KIND)
def test_an_address_with_a_former_name_leads_on(client: Client, path: str) -> None:
    answer = client.get(f"{path}?ref_area=THA&lang=en")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"{path}?area=THA&lang=en")
    assert answer.data == b""
    assert client.get(answer.headers["Location"]).status_code == client.get(f"{path}?lang=en").status_code


@pytest.mark.parametrize("former", FORMER)
def test_every_former_name_leads_to_its_present_one(client: Client, former: str) -> None:
    answer = client.get(f"/indicator/PRG-02?{former}=each&lang=en")
    assert answer.headers["Location"] == f"/indicator/PRG-02?{FORMER[former]}=each&lang=en"


def test_both_addresses_show_the_same(client: Client) -> None:
    """Also where no document is asked for, as when a page follows the browser's history."""
    asked = ("ref_area=THA&time_period=2017", "area=THA&period=2017")
    former, present = (said(laid_out(client, f"/indicator/SDG-16.2.2?{one}&lang=en")) for one in asked)
    assert former == present != said(laid_out(client, "/indicator/SDG-16.2.2?lang=en"))


def test_the_moment_and_a_token_are_kept_and_the_token_by_nobody(client: Client, released: Release) -> None:
    kept = f"lang=en&release={released.id}"
    answer = client.get(f"/indicator/PRG-02?time_period=each&{kept}")
    assert answer.headers["Location"] == f"/indicator/PRG-02?period=each&{kept}"
    assert "max-age" in answer.headers["Cache-Control"]
    token = f"{kept}&access={'a' * 43}"
    answer = client.get(f"/indicator/PRG-02?time_period=each&{token}")
    assert answer.headers["Location"] == f"/indicator/PRG-02?period=each&{token}"
    assert answer.headers["Cache-Control"] == "no-store"


def test_no_address_leads_to_another_host(client: Client) -> None:
    for path in ("//elsewhere.example/", "/%2F/elsewhere.example", "/%0D%0AX: y"):
        location = client.get(f"{path}?ref_area=THA").headers.get("Location", "")
        assert urlsplit(location).netloc in {"", "localhost"}
        assert "\n" not in location


def test_what_is_no_code_leads_nowhere_and_is_not_repeated(client: Client) -> None:
    answer = client.get("/indicator/PRG-02?ref_area=%3Cscript%3E")
    assert answer.status_code == 200
    assert "script%3E" not in answer.text
    refused = client.get(f"{OBSERVATIONS}?ref_area=%3Cscript%3E")
    assert refused.status_code == 400
    assert json.loads(refused.text)["parameter"] == "ref_area"


def test_a_program_of_another_site_may_follow(client: Client) -> None:
    answer = client.get(f"{OBSERVATIONS}?ref_area=THA")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_only_reading_leads_on(client: Client) -> None:
    assert client.post("/indicator/PRG-02?ref_area=THA").status_code == 405


def test_no_link_of_a_page_has_a_former_name(client: Client, released: Release) -> None:
    for page in ("/", "/sdg", "/programme", *(f"/indicator/{one}" for one in released.indicators)):
        queries = [urlsplit(href).query for href in links(laid_out(client, f"{page}?lang=en"))]
        asked = {part.partition("=")[0] for query in queries for part in query.split("&")}
        assert not asked & {*FORMER}


@pytest.mark.parametrize("typed", ["lang=ja&citizenship=phl", "period=each&citizenship=PHL&lang=ja&strange=1"])
def test_an_address_typed_otherwise_names_the_one_address_of_its_view(client: Client, typed: str) -> None:
    start = client.get(f"/indicator/prg-02?{typed}").text
    canonical = '<link rel="canonical" href="http://localhost/indicator/PRG-02?citizenship=PHL&amp;lang=ja">'
    assert canonical in start


def test_the_page_of_an_official_code_is_there_and_names_the_id(client: Client) -> None:
    answer = client.get("/indicator/16.2.2?lang=en")
    assert answer.status_code == 200
    assert 'rel="canonical" href="http://localhost/indicator/SDG-16.2.2?lang=en"' in answer.text


def test_pages_without_a_view_and_views_not_for_all_have_no_canonical_address(client: Client) -> None:
    for path in ("/", "/sources", "/indicator/NO-99"):
        assert "canonical" not in client.get(path).text

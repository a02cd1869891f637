"""The whole site without a server or a browser, and the layouts that Dash sends for its addresses."""

import datetime as dt
import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dash
import msgspec
import polars as pl
import pytest
from werkzeug.test import Client, TestResponse

from pages import reading
from pages.site import application
from publication.release import Release, read_release
from publication.release_writer import Embargo
from tests.conftest import PROJECT, revised
from vocabulary.text import Language

STATIC_PAGES = tuple(
    path
    for file in sorted((PROJECT / "pages").glob("*.py"))
    for path in re.findall(r'\bpath="([^"]+)"', file.read_text("utf-8"))
)
AREA_PAGES = ("/area/PHL", "/area/JPN", "/area/035")
"""Pages of areas: a country of origin, the country of the programme, and a region whose figures are partly withheld."""

NOWHERE = "/no/such/page"

SECOND = dt.datetime(2026, 11, 20, 3, tzinfo=dt.UTC)
THIRD = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)
NOW = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)

Node = dict[str, Any]
Kept = tuple[Path, Release, Release, Release]
Layout = Callable[[str], Node]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Client:
    """One site for all tests: Dash keeps its pages in one place a process."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SHIRUBE_CACHE", str(tmp_path_factory.mktemp("compressed")))
        return Client(application())


@pytest.fixture
def client(site: Client, bundled: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The site on the release of the bundled facts."""
    monkeypatch.setenv("SHIRUBE_RELEASES", str(bundled / "releases"))
    return site


@pytest.fixture
def layout(client: Client) -> Layout:
    """What Dash sends for an address."""
    return lambda address: laid_out(client, address)


@pytest.fixture(scope="session")
def kept(bundled: Path, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A folder of three releases: of January, of 20 November with one figure revised, and one under embargo."""
    releases = tmp_path_factory.mktemp("past") / "releases"
    shutil.copytree(bundled / "releases", releases)
    (first,) = releases.glob("r*")
    second = revised(first, SECOND, obs_value=pl.when(pl.col("obs_value") == 276).then(277.0).otherwise("obs_value"))
    third = revised(first, SECOND, Embargo(THIRD), obs_value=pl.col("obs_value") + 1000)
    return releases, read_release(first), read_release(second), read_release(third)


@pytest.fixture(scope="session")
def kept_back(released: Release) -> Release:
    """The release as if no producer let its figures be passed on."""
    sources = [msgspec.structs.replace(one, licence="NO_REDISTRIBUTION") for one in released.catalogue.sources]
    return replace(released, catalogue=msgspec.structs.replace(released.catalogue, sources=tuple(sources)))


@pytest.fixture
def past(site: Client, kept: Kept, monkeypatch: pytest.MonkeyPatch) -> Callable[[dt.datetime], None]:
    """The site on the three releases, on 25 November; the clock may be put on."""
    monkeypatch.setenv("SHIRUBE_RELEASES", str(kept[0]))

    def put_on(moment: dt.datetime) -> None:
        monkeypatch.setattr(reading, "now", lambda: moment)
        monkeypatch.setattr("pages.past.now", lambda: moment)

    assert site
    put_on(NOW)
    return put_on


def addresses(language: Language) -> list[str]:
    """Every page without a part that varies, in a language."""
    return [f"{path}?lang={language}" for path in (*STATIC_PAGES, *AREA_PAGES, NOWHERE)]


def registered() -> set[str]:
    """The addresses under which pages stand in Dash's registry."""
    return {page["path"] for page in dash.page_registry.values()}


def laid_out(client: Client, address: str, **headers: str) -> Node:
    """The layout of a page, asked for as the browser does."""
    answer = asked(client, address, **headers)
    assert answer.status_code == 200, answer.text
    return dict(json.loads(answer.text)["response"]["_pages_content"]["children"])


def asked(client: Client, address: str, **headers: str) -> TestResponse:
    """The answer of Dash's own callback for pages."""
    parts = urlsplit(address)
    search = f"?{parts.query}" if parts.query else ""
    location = {"id": "_pages_location"}
    body = {
        "output": ".._pages_content.children..._pages_store.data..",
        "outputs": [
            {"id": "_pages_content", "property": "children"},
            {"id": "_pages_store", "property": "data"},
        ],
        "inputs": [
            {**location, "property": "pathname", "value": parts.path},
            {**location, "property": "search", "value": search},
        ],
        "changedPropIds": ["_pages_location.pathname"],
        "parsedChangedPropsIds": ["_pages_location.pathname"],
        "state": [],
    }
    return client.post("/_dash-update-component", json=body, headers=headers)


def nodes(tree: object) -> Iterator[Node]:
    """Every component of a layout."""
    if isinstance(tree, list):
        for part in tree:
            yield from nodes(part)
    elif isinstance(tree, dict) and "props" in tree:
        yield tree
        yield from nodes(tree["props"].get("children"))


def texts(tree: object, lang: Language = "") -> Iterator[str]:
    """Every text of a layout that a reader sees; with a language, none that is marked as quoted in another."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, list):
        for part in tree:
            yield from texts(part, lang)
    elif isinstance(tree, dict) and "props" in tree and (not lang or tree["props"].get("lang", lang) == lang):
        yield from texts(tree["props"].get("children"), lang)


def said(tree: object) -> str:
    """All texts of a layout, one a line."""
    return "\n".join(texts(tree))


def links(tree: object) -> list[str]:
    """Where the links of a layout lead."""
    return [node["props"]["href"] for node in nodes(tree) if "href" in node["props"]]

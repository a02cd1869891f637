"""The menu of downloads, and what stands in its place where a source does not let files be passed on."""

import json
from dataclasses import replace

import msgspec
import pytest
from plotly.utils import PlotlyJSONEncoder
from werkzeug.test import Client

from pages.download_menu import download_menu
from publication.query import Table, table
from publication.release import Release
from tests.pages.conftest import Node, links, said
from vocabulary.text import LANGUAGES, Language


@pytest.fixture(scope="module")
def kept(released: Release) -> Release:
    """The release as if no producer let files of its figures be passed on."""
    sources = [msgspec.structs.replace(one, licence="NO_REDISTRIBUTION") for one in released.catalogue.sources]
    return replace(released, catalogue=msgspec.structs.replace(released.catalogue, sources=tuple(sources)))


def _table(release: Release) -> Table:
    shown = table(release, "PRG-02", {"citizenship": "each"})
    assert shown is not None
    return shown


def _menu(shown: Table, lang: Language) -> Node:
    """The menu as Dash sends it."""
    return dict(json.loads(json.dumps(download_menu(shown, lang), cls=PlotlyJSONEncoder)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_menu_offers_files_where_they_may_be_passed_on(released: Release, lang: Language) -> None:
    hrefs = links(_menu(_table(released), lang))
    assert len(hrefs) == len(set(hrefs)) > 5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_menu_names_the_sources_that_forbid_it_and_offers_nothing(kept: Release, lang: Language) -> None:
    shown = _table(kept)
    menu = _menu(shown, lang)
    assert links(menu) == []
    for source_id in shown.source_ids:
        assert kept.sources[source_id].title[lang] in said(menu)


def test_the_address_of_a_file_that_may_not_be_passed_on_says_whose_it_is(
    client: Client, kept: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.downloads.release", lambda: kept)
    answer = client.get("/download/PRG-02.zip?citizenship=each&lang=en")
    assert (answer.status_code, answer.mimetype) == (403, "text/plain")
    for source_id in _table(kept).source_ids:
        assert kept.sources[source_id].title.en in answer.text

"""The menu of downloads, and what stands in its place where a source does not let files be passed on."""

import json
from html import unescape
from urllib.parse import quote

import pytest
from plotly.utils import PlotlyJSONEncoder
from werkzeug.test import Client

from pages.download_menu import download_menu
from publication.pictures.standard import standard_pictures
from publication.query import Table, table
from publication.release import Release
from tests.pages.conftest import Node, links, said
from vocabulary.text import LANGUAGES, Language


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
def test_the_menu_names_the_sources_that_forbid_it_and_offers_nothing(kept_back: Release, lang: Language) -> None:
    shown = _table(kept_back)
    menu = _menu(shown, lang)
    assert links(menu) == []
    for source_id in shown.source_ids:
        assert kept_back.sources[source_id].title[lang] in said(menu)


def test_the_address_of_a_file_that_may_not_be_passed_on_says_whose_it_is(
    client: Client, kept_back: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.reading.release_at", lambda *_asked: kept_back)
    page = quote("http://localhost/indicator/PRG-02?citizenship=each&lang=en", safe="")
    for path, mimetype in (
        ("/download/PRG-02.zip?", "text/plain"),
        ("/chart/PRG-02.svg?", "text/plain"),
        ("/chart/PRG-02.png?", "text/plain"),
        ("/embed/PRG-02?", "text/html"),
        (f"/oembed?url={page}&", "text/plain"),
    ):
        answer = client.get(f"{path}citizenship=each&lang=en")
        assert (answer.status_code, answer.mimetype) == (403, mimetype)
        for source_id in _table(kept_back).source_ids:
            assert kept_back.sources[source_id].title.en in unescape(answer.text)


def test_a_release_carries_no_picture_of_figures_that_may_not_be_passed_on(kept_back: Release) -> None:
    drawn = {picture.split("/")[1].rpartition(".svg")[0].rpartition(".")[0] for picture in standard_pictures(kept_back)}
    assert drawn == {one for one in kept_back.indicators if (shown := table(kept_back, one)) and not shown.rows}

"""The page of releases: which there are, and what was revised between two of them."""

import datetime as dt
from collections.abc import Callable

import pytest
from werkzeug.test import Client

from publication import labels
from publication.text import words
from tests.pages.conftest import NOW, THIRD, Kept, Node, laid_out, links, nodes, said
from vocabulary.text import LANGUAGES, Language

PUT_ON = Callable[[dt.datetime], None]


def _rows(page: Node, caption: str) -> list[list[str]]:
    """The cells of the table with that name, row by row."""
    table = next(each for each in nodes(page) if each["type"] == "Table" and caption in said(each))
    body = next(each for each in nodes(table) if each["type"] == "Tbody")
    return [[said(cell) for cell in row["props"]["children"]] for row in nodes(body) if row["type"] == "Tr"]


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_releases_stand_with_their_days_the_latest_first(site: Client, kept: Kept, lang: Language) -> None:
    _ = words(lang)
    rows = _rows(laid_out(site, f"/releases?lang={lang}"), _("All releases, the latest first"))
    assert [row[:3] for row in rows] == [
        [kept[2].id, "2026-11-20", _("now")],
        [kept[1].id, "2026-01-01", "2026-11-20"],
    ]


def test_a_release_under_embargo_stands_there_from_its_minute_on(site: Client, kept: Kept, past: PUT_ON) -> None:
    """Nor can it be compared before."""
    waiting = kept[3].id
    compared = f"/releases?lang=en&old={kept[1].id}&new={waiting}"
    for moment, is_there in ((NOW, False), (THIRD, True), (NOW, False)):
        past(moment)
        page = laid_out(site, "/releases?lang=en")
        assert (waiting in said(page)) == is_there
        assert ("Revisions from" in said(laid_out(site, compared))) == is_there


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_revisions_since_the_release_before_are_shown_at_once(site: Client, kept: Kept, lang: Language) -> None:
    _ = words(lang)
    page = laid_out(site, f"/releases?lang={lang}")
    name = _("Revisions from {old} to {new}").format(old=kept[1].id, new=kept[2].id)
    rows = [row for row in _rows(page, name) if row[0] == "PRG-02"]
    assert rows
    unit = labels.unit({"unit_mult": "0", "unit_measure": "PERSONS"}, lang)
    for row in rows:
        assert row[3] == _("revised")
        assert [cell.replace(unit, "").strip() for cell in row[4:8]] == ["276", "277", "+1", "+0.4"]
        assert row[8] == _("read or computed anew from the same inputs")


@pytest.mark.usefixtures("past")
def test_only_the_revisions_of_one_indicator_are_shown_on_request(site: Client, kept: Kept) -> None:
    page = laid_out(site, f"/releases?lang=en&old={kept[1].id}&new={kept[2].id}&indicator=PRG-02")
    assert {row[0] for row in _rows(page, "Revisions from")} == {"PRG-02"}


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize(
    "query",
    ["old=r000000000000", "new=r000000000000", "old={same}&new={same}"],
)
def test_what_names_no_pair_of_releases_shows_none(site: Client, kept: Kept, query: str) -> None:
    assert "Revisions from" not in said(laid_out(site, f"/releases?lang=en&{query.format(same=kept[1].id)}"))


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("strange", ["<script>", "..", "../current", "r" * 31, "2026-11-20", ""])
def test_what_can_be_no_name_is_ignored_and_not_repeated(site: Client, strange: str) -> None:
    page = laid_out(site, f"/releases?lang=en&old={strange}&new={strange}&indicator={strange}")
    assert said(page) == said(laid_out(site, "/releases?lang=en"))
    assert links(page) == links(laid_out(site, "/releases?lang=en"))


@pytest.mark.usefixtures("client")
def test_one_release_alone_has_no_revisions(client: Client) -> None:
    page = laid_out(client, "/releases?lang=en")
    assert "Revisions from" not in said(page)
    assert len(_rows(page, "All releases")) == 1


@pytest.mark.usefixtures("past")
def test_every_page_leads_to_the_releases(site: Client) -> None:
    assert "/releases?lang=ja" in links(laid_out(site, "/staff?lang=ja"))


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_revised_figure_has_its_history_on_its_page(site: Client, kept: Kept, lang: Language) -> None:
    _ = words(lang)
    page = laid_out(site, f"/indicator/PRG-02?lang={lang}")
    section = next(
        each for each in nodes(page) if each["type"] == "Section" and said(each).startswith(_("Revision history"))
    )
    rows = _rows(section, _("Revision history"))
    assert rows
    assert all("276" in row[1] and "277" in row[2] for row in rows)
    assert "2026-01-01\n2026-11-20" in said(section)
    drawn = next(each for each in nodes(section) if each["type"] == "Graph")["props"]["figure"]["data"]
    assert {(*trace["x"], *trace["y"]) for trace in drawn} == {("2026-01-01", "2026-11-20", 276, 277)}
    for elsewhere in (f"/indicator/PRG-02?lang={lang}&release={kept[1].id}", f"/indicator/SDG-8.7.1?lang={lang}"):
        assert _("Revision history") not in said(laid_out(site, elsewhere))

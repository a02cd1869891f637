"""The page of printed figures: each beside what is recomputed, with its verdict and the way down to its load."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from werkzeug.test import Client

from etl.documents import FACTS
from etl.registry import feed
from etl.run import run
from indicators.release import release
from publication.catalogue import Agreement
from publication.claims import verdict
from publication.release import Release, current_release
from tests.conftest import NOW, load_facts
from tests.pages.conftest import Layout, Node, laid_out, links, nodes, said
from vocabulary.text import LANGUAGES, Language
from warehouse.store import open_warehouse

SOURCES = ("iom_return_assistance", "iom_japanese_staff", "japan_iom_contributions")


def claims_in(tree: Node) -> dict[str, Node]:
    """The claims of a layout by the id they are quoted by."""
    return {node["props"]["id"]: node for node in nodes(tree) if "claim" in node["props"].get("className", "").split()}


@pytest.fixture(scope="session")
def revised_by_etl(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Release, Release]:
    """Releases of a few bundled facts, and of the same where a new vintage has 277 for 276; without pictures."""
    home = tmp_path_factory.mktemp("revised")
    facts, releases = home / "facts", home / "releases"
    shutil.copytree(FACTS, facts)
    with pytest.MonkeyPatch.context() as patched, open_warehouse(f"duckdb:///{home}/warehouse.duckdb") as warehouse:
        patched.setattr("etl.bundled.FACTS", facts)
        patched.setattr("indicators.release.standard_pictures", lambda _unwritten: {})
        load_facts(warehouse, home / "raw", *SOURCES)
        release(warehouse, releases, NOW.replace(tzinfo=dt.UTC))
        before = current_release(releases)
        place = facts / "iom_return_assistance.csv"
        place.write_bytes(place.read_bytes().replace(b",276,", b",277,"))
        later = NOW + dt.timedelta(days=30)
        run(feed("iom_return_assistance"), warehouse, home / "raw", later)
        release(warehouse, releases, later.replace(tzinfo=dt.UTC))
    return releases, before, current_release(releases)


@pytest.fixture
def after_a_revision(
    site: Client, revised_by_etl: tuple[Path, Release, Release], monkeypatch: pytest.MonkeyPatch
) -> Layout:
    """What the site shows after the revision."""
    monkeypatch.setenv("SHIRUBE_RELEASES", str(revised_by_etl[0]))
    return lambda address: laid_out(site, address)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_claim_stands_there_as_printed_with_its_verdict_in_words_and_by_a_sign(
    layout: Layout, released: Release, lang: Language
) -> None:
    found = claims_in(layout(f"/claims?lang={lang}"))
    assert [*found] == sorted((claim.quotable_id for claim in released.claims), key=[*found].index)
    signs = dict[str, set[str]]()
    for claim in released.claims:
        text = said(found[claim.quotable_id])
        assert claim.as_printed in text
        assert claim.statement[lang] in text
        assert verdict(claim.agreement, lang) in text
        signs.setdefault(claim.agreement, set()).add(_sign(found[claim.quotable_id]))
    assert all(len(each) == 1 for each in signs.values())
    assert len(set.union(*signs.values())) == len(signs), "no two verdicts share a sign"


def _sign(claim: Node) -> str:
    (sign,) = (node for node in nodes(claim) if node["props"].get("className") == "sign")
    return str(sign["props"]["children"])


@pytest.mark.parametrize(
    ("claim", "recomputed", "verdict_said"),
    [
        ("staff_growth_all", "61.5 %", "confirmed as truncated"),
        ("members_tripled", "2.6 times", "confirmed only when rounded to a whole number"),
        ("offices_tripled", "no figure", "not reproducible"),
        ("budget", "14,065 thousand yen", "confirmed"),
    ],
)
def test_printed_and_recomputed_stand_side_by_side(
    layout: Layout, claim: str, recomputed: str, verdict_said: str
) -> None:
    text = said(claims_in(layout("/claims?lang=en"))[f"mofa_evaluation_2016.{claim}"]).splitlines()
    assert recomputed in text
    assert verdict_said in text


def test_one_click_leads_down_to_observation_source_section_and_load(layout: Layout, released: Release) -> None:
    claim = claims_in(layout("/claims?lang=ja"))["mofa_evaluation_2016.returns"]
    assert [address.partition("?")[0] for address in links(claim)] == [
        "/indicator/PRG-02",
        "/sources",
    ]
    assert links(claim)[1].endswith("#mofa_evaluation_2016")
    (load,) = (each for each in released.catalogue.loads if each.source == "iom_return_assistance")
    text = said(claim)
    assert load.id in text
    assert "達成状況" in text
    assert released.id in text
    assert "平成28年3月末までに計276名の人身取引被害者に対し帰国支援を実施した。" in text


def test_the_way_to_an_observation_shows_that_observation(layout: Layout) -> None:
    (grade, _total) = [
        address
        for address in links(claims_in(layout("/claims?lang=en"))["mofa_evaluation_2016.senior_posts"])
        if address.startswith("/indicator/")
    ]
    assert "grade=D1" in grade
    assert "D-1" in said(layout(grade))


def test_what_rests_on_the_document_alone_is_said(layout: Layout) -> None:
    found = claims_in(layout("/claims?lang=en"))
    alone = "Rests on this document alone."
    assert alone in said(found["mofa_evaluation_2016.returns"])
    assert alone not in said(found["mofa_evaluation_2016.members_tripled"])


def test_a_verdict_and_a_document_can_be_asked_for(layout: Layout, released: Release) -> None:
    for asked, fits in (
        ("verdict=not_reproducible", {Agreement.NOT_REPRODUCIBLE}),
        ("document=mofa_evaluation_2016", {*Agreement}),
        ("document=mofa_evaluation_2016&verdict=truncated", {Agreement.TRUNCATED}),
        ("verdict=nonsense&document=nothing", {*Agreement}),
    ):
        shown = claims_in(layout(f"/claims?lang=en&{asked}"))
        assert shown.keys() == {claim.quotable_id for claim in released.claims if claim.agreement in fits}
    assert "No printed figure fits this choice." in said(layout("/claims?lang=en&verdict=superseded"))


def test_a_choice_is_marked_and_keeps_the_other(layout: Layout) -> None:
    page = layout("/claims?lang=en&document=mofa_evaluation_2016&verdict=truncated")
    marked = [said(node) for node in nodes(page) if node["props"].get("aria-current") == "true"]
    assert "↓ confirmed as truncated (1)" in marked
    assert any("document=mofa_evaluation_2016&verdict=exact" in address for address in links(page))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_revised_fact_shows_as_superseded_with_old_and_new_and_nothing_else_does(
    after_a_revision: Layout, revised_by_etl: tuple[Path, Release, Release], lang: Language
) -> None:
    _releases, before, after = revised_by_etl
    found = claims_in(after_a_revision(f"/claims?lang={lang}"))
    word = verdict(Agreement.SUPERSEDED, lang)
    (superseded,) = (name for name, node in found.items() if word in said(node))
    assert superseded == "mofa_evaluation_2016.returns"
    text = said(found[superseded])
    assert {"計276名", "277人" if lang == "ja" else "277 persons"} <= {*text.splitlines()}
    assert (
        "リリース{}では276人、現在は277人" if lang == "ja" else "276 persons in release {}, 277 persons now"
    ).format(before.id) in text
    assert f"release={before.id}" in " ".join(links(found[superseded]))
    assert not any("277" in said(node) for name, node in found.items() if name != superseded)
    unchanged = {claim.quotable_id: claim for claim in before.claims}
    assert [claim.id for claim in after.claims if claim != unchanged[claim.quotable_id]] == ["returns"]


def test_in_the_release_of_before_the_claim_held(
    after_a_revision: Layout, revised_by_etl: tuple[Path, Release, Release]
) -> None:
    then = claims_in(after_a_revision(f"/claims?lang=en&release={revised_by_etl[1].id}"))
    assert "confirmed" in said(then["mofa_evaluation_2016.returns"]).splitlines()


def test_every_page_leads_to_the_claims(layout: Layout) -> None:
    assert "/claims?lang=ja" in links(layout("/?lang=ja"))

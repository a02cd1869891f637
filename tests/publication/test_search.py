"""Search: what a reader may type for a thing, and what comes first."""

import pytest

from publication.release import Release
from publication.search import Found, Kind, folded, search
from vocabulary.aliases import aliases
from vocabulary.codes import areas
from vocabulary.text import LANGUAGES


def found(release: Release, query: str) -> list[str]:
    """The ids of what is found, in their order."""
    return [each.id for each in search(release, query, "en")]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        *((query, "PRG-01") for query in ("PRG-01", "prg-01", "prg01", "PRG 01", "ＰＲＧ－０１", " prg-01 ")),
        *((query, "SDG-16.2.2") for query in ("16.2.2", "１６．２．２", "SDG-16.2.2", "sdg 16.2.2")),
        *((query, "PHL") for query in ("PHL", "phl", "PH", "608", "Philippines", "philippines", "PHILIPP")),
        *((query, "PHL") for query in ("フィリピン", "ﾌｨﾘﾋﾟﾝ", "ふぃりぴん", "比国")),
        ("Viet Nam", "VNM"),
        ("vietnam", "VNM"),
        ("大韓民国", "KOR"),
        ("south korea", "KOR"),
        ("Cote d'Ivoire", "CIV"),
        ("Türkiye", "TUR"),
        ("turkey", "TUR"),
        ("mofa_evaluation_2016", "mofa_evaluation_2016"),
    ],
)
def test_a_thing_is_found_by_its_code_its_names_and_its_aliases(released: Release, query: str, first: str) -> None:
    assert found(released, query)[0] == first


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_indicator_area_and_source_is_found_by_its_name(released: Release, lang: str) -> None:
    for entry in released.catalogue.indicators:
        assert Found(Kind.INDICATOR, entry.id) in search(released, entry.name[lang], "en")
    for source in released.catalogue.sources:
        assert Found(Kind.SOURCE, source.id) in search(released, source.title[lang], "en")
    for code in set(released.observations["ref_area"]) & areas().keys():
        if areas()[code].kind != "special":
            assert Found(Kind.AREA, code) in search(released, areas()[code].label[lang], "en")


def test_an_everyday_word_finds_what_the_field_calls_otherwise(released: Release) -> None:
    assert set() < set(found(released, "人身取引 被害者")) <= set(found(released, "人身売買 被害者"))
    assert set() < set(found(released, "trafficking in persons")) <= set(found(released, "human trafficking"))


def test_words_narrow_and_where_nothing_has_all_any_of_them_is_found(released: Release) -> None:
    assert set(found(released, "trafficking arrests")) < set(found(released, "trafficking"))
    assert set(found(released, "arrests nosuchword")) == set(found(released, "arrests")) != set()


def test_a_latin_word_is_found_from_its_beginning_only(released: Release) -> None:
    """Or “us” would find status, and “un” under."""
    assert found(released, "us")[0] == "USA"
    assert all("status" not in each for each in found(released, "us"))


@pytest.mark.parametrize(
    "query",
    ["", " ", "　", "()", "・・", "<script>", "%", "\\", ".*", "[", "\x00", "nosuchword", "x" * 5000, "あ" * 5000],
)
def test_nonsense_finds_nothing_and_is_no_error(released: Release, query: str) -> None:
    assert found(released, query) == []


def test_what_is_compared_has_no_width_case_accent_or_kind_of_kana() -> None:
    assert folded("Ｔürkiye ﾌｨﾘﾋﾟﾝ フィリピン Côte") == "turkiye ふぃりぴん ふぃりぴん cote"
    assert folded("ガ") == "が", "the marks of kana are no accents"


def test_an_alias_stands_for_a_name_that_is_written_otherwise() -> None:
    assert [alias for alias, name in aliases() if folded(alias) == folded(name)] == []
    assert len(set(aliases())) == len(aliases())

"""Every page in one language to the last word: Japanese, English, and one that only a catalogue has."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import Client

from indicators.registry import all_indicators
from publication.text import TRANSLATIONS, own_name
from tests.pages.conftest import Layout, addresses, nodes
from tests.pages.visible import visible
from tests.pseudo import PSEUDO, pseudo, texts_of_the_code, write_catalogue
from vocabulary.text import LANGUAGES

JAPANESE = re.compile(r"[ぁ-ヿ一-鿿]+")
A_WORD = re.compile(r"[A-Za-z]*[a-z]{3,}[A-Za-z]*")
"""A word of Latin letters; short names in capitals, such as IOM or CSV, are the same in every language."""

NO_WORDS = re.compile(
    r"https?://\S+|(?<!\w)/[\w/.-]*\?[\w=&/.-]+|</?b>|<br>|%\{\w+\}|<extra></extra>"  # addresses, and what plotly reads
    r"|[\w.-]+@[0-9a-f]{12}|r[0-9a-f]{12}(?:\.[\w.-]+)?|mofa_evaluation_\d+\.\w+"  # loads, releases, codes, claims
    r"|[\w.-]+\.(?:com|ca|info|jp|mx|quest|parquet|json)|commit[ト]?|[0-9a-f]{8}"  # hosts, files, commits
    r"|python -m [\w .]+",  # what is typed at a prompt
    re.ASCII,
)

NAMES = {
    "Shirube": "our name",
    "Correlates of War": "a project",
    "Pevehouse": "an author",
    "Nordstrom": "an author",
    "McManus": "an author",
    "Jamison": "an author",
    "Gapminder": "a producer",
    "Havocscope": "a producer",
    "Natural Earth": "a producer",
    "UN Women": "an agency",
    "Open SDG": "a program",
    "open-sdg": "its repositories",
    "sdg-build": "likewise",
    "ONSdigital/sdg-data": "a repository",
    "politylink": "a site",
    "e-Stat": "a site",
    "POP/DB/MIG/Stock/Rev.2019": "a number of a document",
    "SDG metadata": "a title",
    "GLOTIP Database": "a title",
    "cagr_ratio": "a method's name",
    "unsd_2023": "a method's name",
    "eurostat (cut-offs second-hand)": "a method and its version",
    "OpenAPI": "a standard",
    "problem details": "a standard's name",
    "Parquet": "a format",
    "Shift_JIS": "an encoding",
    "Excel": "a program",
    "Word": "a program",
    "Plan（計画）": "a step as the ministry's form has it",
    "Check（評価）": "likewise",
    "zip": "a format",
    "Tier": "the word of the SDG metadata, beside its Japanese",
    "release=…": "a parameter",
    "each": "a parameter's value",
    "filtered": "a parameter's value",
    "full": "a parameter's value",
}
"""Latin words that stand in Japanese pages, with the reason."""

IN_A_PLACE = re.compile(r"国名\w+|及び\w+|、[^、<]*(?:DHS|MICS|calculations?|Survey|Study|Women)\b[^、<]*")
"""States and titles as a source writes them, in a place in it."""

JAPANESE_NAMES = {
    "邦人職員（国際職員）": "a concept of the evaluation sheet, quoted",
    "邦人職員": "likewise",
    "在留資格ビザ最新情報": "a site",
    "日本語": "the name of the language, in the menu",
}
"""Japanese words that stand in English pages, with the reason."""

BUILT = re.compile(
    r"too small to tell a change|cannot tell \(p|second-hand|Japanese (international )?staff (in|at grade)"
)
"""Sentences that a release builds of figures: they stand in English (docs/languages.md)."""

ERRORS = (
    ("/csv/NO-99", 404),
    ("/download/PRG-02.nothing", 404),
    ("/download/PRG-02.csv?content=everything", 400),
    ("/download/PRG-02.csv?encoding=ebcdic", 400),
    ("/chart/NO-99.svg", 404),
    ("/embed/NO-99", 404),
    ("/oembed?url=nowhere", 404),
    ("/oembed?format=xml", 501),
    ("/csv/PRG-02?release=r0123456789ab", 404),
    ("/chart/PRG-02.png?asof=yesterday", 400),
)


def every_address(lang: str) -> list[str]:
    return [*addresses(lang), *(f"/indicator/{one}?lang={lang}" for one in all_indicators())]


def foreign(text: str) -> Iterator[str]:
    """Latin words of a text that no reader of another language asked for."""
    left = IN_A_PLACE.sub(" ", NO_WORDS.sub(" ", text))
    for name in sorted(NAMES, key=len, reverse=True):
        left = left.replace(name, " ")
    yield from A_WORD.findall(left)


def test_no_japanese_page_has_a_word_of_english(layout: Layout) -> None:
    said = {text for address in every_address("ja") for text in visible(layout(address))}
    assert len(said) > 1000
    assert {text: words for text in said if (words := list(foreign(text)))} == {}


def test_no_english_page_has_a_word_of_japanese(layout: Layout) -> None:
    said = {NO_WORDS.sub(" ", text) for address in every_address("en") for text in visible(layout(address))}
    left = {text for text in said if set(JAPANESE.findall(_without(text, JAPANESE_NAMES)))}
    assert left == set()


def _without(text: str, names: dict[str, str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    return text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("address", "status"), ERRORS)
def test_what_cannot_be_given_is_explained_in_the_readers_language(
    client: Client, address: str, status: int, lang: str
) -> None:
    answer = client.get(f"{address}{'&' if '?' in address else '?'}lang={lang}")
    assert answer.status_code == status
    said = re.sub(r"<style>.*?</style>|<[^>]+>", " ", answer.text, flags=re.DOTALL)
    said = re.sub(r"/\w[\w/.-]*|[\w=-]+\.\w+|format=json|(asof|release)=\S+", " ", said, flags=re.ASCII)
    parameters = re.compile(
        r"content|encoding|filtered|full|utf-8(?:-sig)?|csv|xlsx|parquet|sdmx|json|jsonld|zip|xml|svg"
    )
    assert bool(JAPANESE.search(said)) == (lang == "ja")
    if lang == "ja":
        assert A_WORD.findall(parameters.sub(" ", _without(said, NAMES))) == []


@pytest.fixture(scope="module")
def translations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogues there are, and one more: nothing else makes the third language."""
    folder = tmp_path_factory.mktemp("languages") / "translations"
    shutil.copytree(TRANSLATIONS, folder)
    write_catalogue(folder, PSEUDO, texts_of_the_code(names=True))
    return folder


@pytest.fixture
def third(layout: Layout, translations: Path, monkeypatch: pytest.MonkeyPatch) -> Layout:
    monkeypatch.setattr("publication.text.TRANSLATIONS", translations)
    return layout


def test_one_catalogue_makes_every_page_speak_a_third_language(third: Layout) -> None:
    """All but names of states, and titles, that fill the blanks of a place in a source as that writes them."""
    said = {text for address in every_address(PSEUDO) for text in visible(third(address))}
    months = r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b"
    own = re.compile("|".join(re.escape(pseudo(start)[1:-5]) for start in ("state ", "states ", "indicator ")))
    asked = {re.sub(months, " ", text) for text in said if not BUILT.search(text) and not own.match(text, 1)}
    left = {text for text in asked if list(foreign(text))}
    assert left == set()
    assert sum("···]" in text for text in said) > 1000


def test_the_third_language_stands_in_the_menu_and_is_told_to_the_browser(third: Layout, client: Client) -> None:
    page = third(f"/returns?lang={PSEUDO}")
    switches = [node["props"] for node in nodes(page) if "hrefLang" in node["props"]]
    assert [(each["hrefLang"], each["children"]) for each in switches] == [
        ("en", "English"),
        ("ja", "日本語"),
        (PSEUDO, own_name(PSEUDO)),
    ]
    assert page["props"]["lang"] == PSEUDO
    assert f'<html lang="{PSEUDO}">' in client.get("/returns", headers={"Accept-Language": PSEUDO}).text
    assert client.get(f"/embed/PRG-02?lang={PSEUDO}").text.count(f'lang="{PSEUDO}"') > 1


@pytest.mark.usefixtures("third")
def test_files_pictures_and_errors_speak_the_third_language(client: Client) -> None:
    assert pseudo("Victims assisted to return since 2005, cumulative") in client.get(
        f"/csv/PRG-02?lang={PSEUDO}"
    ).data.decode("utf-8-sig")
    assert "···]" in client.get(f"/chart/PRG-02.svg?lang={PSEUDO}").text
    without_letters = client.get(f"/chart/PRG-02.png?lang={PSEUDO}")
    assert (without_letters.status_code, "···]" in without_letters.text) == (501, True), "the font lacks its letters"
    assert client.get(f"/download/PRG-02.xlsx?lang={PSEUDO}").status_code == 200
    assert "···]" in client.get(f"/csv/NO-99?lang={PSEUDO}").text

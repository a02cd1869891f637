"""Texts: every word of the code has its translation, and a reader is spoken to in the language asked for."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from publication import labels
from publication.text import CATALOGUE, TRANSLATIONS, language, languages, own_name, words
from tests.conftest import PROJECT
from tests.pseudo import PSEUDO, pseudo, texts_of_the_code, write_catalogue
from vocabulary.period_labels import LabelStyle
from vocabulary.text import DEFAULT_LANGUAGE, Text

PLACEHOLDER = re.compile(r"{(\w*)}")
SPEAKING = sorted(path for package in ("pages", "publication") for path in PROJECT.glob(f"{package}/**/*.py"))
CATALOGUES = sorted(TRANSLATIONS.glob("*/LC_MESSAGES/*.po"))


@pytest.fixture(scope="module")
def spoken() -> set[str]:
    """Every text that the code marks for translation, found as babel.cfg says."""
    return texts_of_the_code()


@pytest.fixture(scope="module")
def named() -> set[str]:
    """The names of indicators, codes and sources, which a catalogue may have too."""
    return texts_of_the_code(names=True)


@pytest.fixture
def third(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of translations in which there may be a catalogue more."""
    monkeypatch.setattr("publication.text.TRANSLATIONS", tmp_path)
    return tmp_path


def _catalogue(path: Path) -> Catalog:
    with path.open("rb") as lines:
        return read_po(lines, locale=path.parent.parent.name, abort_invalid=True)


def _texts(path: Path) -> dict[str, str]:
    return {str(entry.id): str(entry.string) for entry in _catalogue(path) if entry.id}


def test_every_language_but_that_of_the_code_has_one_catalogue() -> None:
    assert [path.parent.parent.name for path in CATALOGUES] == sorted(set(languages()) - {DEFAULT_LANGUAGE})


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_every_text_of_the_code_is_translated(path: Path, spoken: set[str]) -> None:
    assert len(spoken) > 100
    assert sorted(spoken - {text for text, translated in _texts(path).items() if translated.strip()}) == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_no_translation_is_left_without_use(path: Path, spoken: set[str], named: set[str]) -> None:
    catalogue = _catalogue(path)
    assert sorted(_texts(path).keys() - spoken - named) == []
    assert list(catalogue.obsolete) == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_no_translation_waits_for_a_check(path: Path) -> None:
    assert [entry.id for entry in _catalogue(path) if entry.id and entry.fuzzy] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_a_translation_has_the_placeholders_of_its_text(path: Path) -> None:
    different = {
        text: translated
        for text, translated in _texts(path).items()
        if sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(translated))
    }
    assert different == {}


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: path.name)
def test_every_text_is_marked_where_it_is_spoken(path: Path) -> None:
    """`words(lang)("text")` is not seen by the extraction; `_ = words(lang)` and `_("text")` are."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    unmarked = [
        ast.unparse(call)
        for call in calls
        if isinstance(call.func, ast.Call) and ast.unparse(call.func.func) == "words"
        if any(isinstance(argument, ast.Constant) for argument in call.args)
    ]
    assert unmarked == []


def test_a_text_without_translation_is_spoken_in_the_language_of_the_code() -> None:
    assert words("ja")("no such text") == "no such text"
    assert words("en")("Sources") == "Sources"
    assert words("ja")("Sources") == "出典"


def test_a_catalogue_makes_a_language(third: Path) -> None:
    write_catalogue(third, PSEUDO, {"Sources"})
    assert languages() == ("en", "ja", PSEUDO)
    assert language(PSEUDO) == PSEUDO
    assert language(None, f"{PSEUDO.upper()};q=0.9, ja;q=0.1") == PSEUDO
    assert words(PSEUDO)("Sources") == pseudo("Sources") == "[Śőūŕćēś ···]"
    assert words(PSEUDO)("Returns") == "Returns"
    assert words(PSEUDO)("") == words("ja")("") == "", "what stands there is the head of the catalogue"


def test_a_folder_that_is_named_like_no_language_is_none(third: Path) -> None:
    for name in ("not a tag", "fr/LC_MESSAGES", "<b>", "..x"):
        write_catalogue(third, name, {"Sources"})
    (third / "de").mkdir()
    assert languages() == ("en", "ja")


def test_a_region_has_a_catalogue_of_its_own_or_that_of_its_language(third: Path) -> None:
    write_catalogue(third, "pt", {"Sources"})
    assert language(None, "pt-BR") == "pt"
    write_catalogue(third / "more", "pt-BR", {"Sources"})
    assert own_name("pt-BR") == "Português (Brasil)"


def test_a_translation_that_waits_for_a_check_is_not_spoken(third: Path) -> None:
    write_catalogue(third, PSEUDO, {"Sources"})
    place = third / PSEUDO / CATALOGUE
    place.write_text(place.read_text("utf-8").replace('msgid "Sources"', '#, fuzzy\nmsgid "Sources"'), "utf-8")
    assert words(PSEUDO)("Sources") == "Sources"


def test_a_name_is_said_as_the_catalogue_has_it_else_in_english(third: Path) -> None:
    write_catalogue(third, PSEUDO, {"Female"})
    assert labels.label("sex", "F", PSEUDO) == pseudo("Female")
    assert labels.label("sex", "M", PSEUDO) == "Male"
    assert labels.say(Text("Philippines", "フィリピン"), PSEUDO) == "Philippines"
    assert labels.say(Text("Philippines", "フィリピン"), "ja") == "フィリピン"


@pytest.mark.parametrize(
    ("lang", "name", "number", "separators", "day"),
    [
        ("en", "English", "1,234.5", ".,", "31 Mar 2016"),
        ("ja", "日本語", "1,234.5", ".,", "2016年3月31日"),
        ("fr", "Français", "1\u202f234,5", ",\u202f", "31 mars 2016"),
        ("de", "Deutsch", "1.234,5", ",.", "31.03.2016"),
        (PSEUDO, PSEUDO.capitalize(), "1,234.5", ".,", "Mar 31, 2016"),
    ],
)
def test_a_language_writes_numbers_and_days_as_it_does_or_as_english_where_nobody_knows(
    lang: str, name: str, number: str, separators: str, day: str
) -> None:
    assert own_name(lang) == name
    assert labels.number(1234.5, 1, lang) == number
    assert labels.separators(lang) == separators
    assert labels.period("2016-03-31", lang) == day


@pytest.mark.parametrize(
    ("text", "style", "written"),
    [
        ("2016", "short", "2016"),
        ("2016-FY", "short", "Exercice 2016"),
        ("2016-FY", "full", "Exercice 2016 (avr. 2016–mars 2017)"),
        ("2016-03", "full", "mars 2016"),
        ("2005-05/2016-03", "short", "mai 2005–mars 2016"),
        ("1993/..", "full", "1993–"),
    ],
)
def test_every_kind_of_period_is_named_in_another_language(
    third: Path, text: str, style: LabelStyle, written: str
) -> None:
    write_catalogue(third, "fr", {"FY{year}"})
    place = third / "fr" / CATALOGUE
    place.write_text(place.read_text("utf-8").replace(pseudo("FY{year}"), "Exercice {year}"), "utf-8")
    assert labels.period(text, "fr", style) == written


@pytest.mark.parametrize(
    ("asked", "accepted", "spoken"),
    [
        ("ja", None, "ja"),
        ("en", "ja", "en"),
        ("ja", "en-GB,en;q=0.9", "ja"),
        (None, "ja-JP,ja;q=0.9,en;q=0.8", "ja"),
        (None, "de,ja;q=0.5,en;q=0.4", "ja"),
        (None, "en;q=0.4,ja;q=0.5", "ja"),
        (None, "JA", "ja"),
        (None, "ja;q=0, en;q=0.1", "en"),
        (None, "ja;q=0", "en"),
        (None, "ja;q=high", "en"),
        (None, "*", "en"),
        (None, "fr,de", "en"),
        (None, None, "en"),
        ("", "", "en"),
        ("xx", "ja", "ja"),
        ("<script>", ",;q=;;,=", "en"),
        ("ja" * 9999, "q" * 9999, "en"),
    ],
)
def test_the_language_asked_for_goes_before_the_one_preferred(
    asked: str | None, accepted: str | None, spoken: str
) -> None:
    """Nonsense is passed over; English is spoken when nothing else is wanted."""
    assert language(asked, accepted) == spoken


def test_every_character_of_every_text_is_in_a_bundled_font() -> None:
    """Catalogues, code lists, facts and the texts in the code, in both weights."""
    checked = subprocess.run(
        [sys.executable, str(PROJECT / "docs" / "vendored" / "subset_fonts.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode, checked.stderr) == (0, "")

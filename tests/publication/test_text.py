"""Texts: every word of the code has its translation, and a reader is spoken to in the language asked for."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from publication.text import TRANSLATIONS, language, words
from tests.conftest import PROJECT
from vocabulary.text import DEFAULT_LANGUAGE, LANGUAGES

PLACEHOLDER = re.compile(r"{(\w*)}")
SPEAKING = sorted(path for package in ("pages", "publication") for path in PROJECT.glob(f"{package}/**/*.py"))
CATALOGUES = sorted(TRANSLATIONS.glob("*/LC_MESSAGES/*.po"))


@pytest.fixture(scope="module")
def spoken() -> set[str]:
    """Every text that the code marks for translation, found as babel.cfg says."""
    with (PROJECT / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)
    return {str(message) for _, _, message, _, _ in extract_from_dir(PROJECT, methods, options)}


def _catalogue(path: Path) -> Catalog:
    with path.open("rb") as lines:
        return read_po(lines, locale=path.parent.parent.name, abort_invalid=True)


def _texts(path: Path) -> dict[str, str]:
    return {str(entry.id): str(entry.string) for entry in _catalogue(path) if entry.id}


def test_every_language_but_that_of_the_code_has_one_catalogue() -> None:
    assert [path.parent.parent.name for path in CATALOGUES] == sorted(set(LANGUAGES) - {DEFAULT_LANGUAGE})


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_every_text_of_the_code_is_translated(path: Path, spoken: set[str]) -> None:
    assert len(spoken) > 100
    assert sorted(spoken - {text for text, translated in _texts(path).items() if translated.strip()}) == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_no_translation_is_left_without_use(path: Path, spoken: set[str]) -> None:
    catalogue = _catalogue(path)
    assert sorted(_texts(path).keys() - spoken) == []
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

"""A language that nobody speaks, made from English: [Ŝéŕîéš ···], to prove that one catalogue makes a language."""

import re
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po

from publication.text import CATALOGUE
from tests.conftest import PROJECT

PSEUDO = "qps"
"""A tag that is reserved for private use: no library knows how its numbers are written."""

_LETTERS = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ÀßĆĎĒĜĜĤĪĴĶĹÑŃŐÞŎŔŚŢŪŨŴŸŶŹáþćđēĝĝĥīĵķĺñńőþŏŕśţūũŵÿŷź",
)
_PLACEHOLDER = re.compile(r"({\w*})")


def pseudo(text: str) -> str:
    """The text in the language: other letters, longer, in brackets; placeholders stay."""
    parts = (part if _PLACEHOLDER.fullmatch(part) else part.translate(_LETTERS) for part in _PLACEHOLDER.split(text))
    return f"[{''.join(parts)} ···]"


def texts_of_the_code(*, names: bool = False) -> set[str]:
    """Every text marked in the code, and with `names` the names that a catalogue may have too."""
    config, keywords = ("babel-names.cfg", {"_": None, "Text": (1,)}) if names else ("babel.cfg", {"_": None})
    with (PROJECT / config).open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)
    return {str(each[2]) for each in extract_from_dir(PROJECT, methods, options, keywords=keywords) if each[2]}


def write_catalogue(folder: Path, lang: str, texts: Iterable[str]) -> None:
    """A catalogue of the pseudo language in a folder of translations."""
    catalogue = Catalog(locale=None, fuzzy=False)
    for text in sorted(texts):
        catalogue.add(text, pseudo(text))
    place = folder / lang / CATALOGUE
    place.parent.mkdir(parents=True)
    with place.open("wb") as out:
        write_po(out, catalogue)

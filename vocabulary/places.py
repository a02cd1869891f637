"""Places in documents, in words of our own: pages, paragraphs and tables that a locator names, in both languages."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from vocabulary.text import LANGUAGES, Text

BETWEEN = "; "
"""What divides the parts of a locator."""

_FILE = Path(__file__).parent / "places.csv"
_BLANK = re.compile(r"\\{(\w+)\\}")


@dataclass(frozen=True)
class Place:
    """A place with blanks, and what fills them."""

    text: Text
    filled: Mapping[str, str]


@lru_cache(maxsize=4096)
def place(part: str) -> Place | None:
    """The place that a part of a locator names, in either language; None where it is in the document's own words."""
    for text, forms in _known():
        for form in forms:
            if found := form.fullmatch(part):
                return Place(text, found.groupdict())
    return None


@cache
def _known() -> tuple[tuple[Text, tuple[re.Pattern[str], ...]], ...]:
    with _FILE.open(encoding="utf-8", newline="") as lines:
        texts = [Text(row["place_en"], row["place_ja"]) for row in csv.DictReader(lines)]
    return tuple((text, tuple(_form(text[lang]) for lang in LANGUAGES)) for text in texts)


def _form(written: str) -> re.Pattern[str]:
    """What a place with blanks looks like when they are filled."""
    return re.compile(_BLANK.sub(r"(?P<\1>.+?)", re.escape(written)))

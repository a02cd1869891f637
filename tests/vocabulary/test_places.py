"""Places in documents: every locator of ours has words in both languages, and blanks are filled alike."""

import csv
import re

import pytest

from etl.documents import FACTS
from publication import labels
from publication.release import Release
from vocabulary.places import place
from vocabulary.text import LANGUAGES

OTHER = {"en": re.compile(r"[ぁ-ヿ一-鿿]"), "ja": re.compile(r"[a-z]{3,}")}
NAMED = re.compile(r"COW|[\w.-]+\.(com|ca|info|jp|mx|quest)|[0-9a-f]{8}|国名\w+|及び\w+", re.ASCII)
"""Names of hosts, commits and of states as the source writes them."""

TITLES = re.compile(
    r"(?<=、)[A-Z0-9].*(Database|DHS|MICS|calculations?|Survey|Study|Women|UNFPA)\b.*|在留資格ビザ最新情報"
)
"""Titles of what a source cites, and the name of a site."""


@pytest.mark.parametrize(
    ("locator", "english", "japanese"),
    [
        ("text", "text", "本文"),
        (
            "国籍別; copy at expydoc.com",
            "victims by nationality; copy at expydoc.com",
            "国籍別；expydoc.comに掲載の写し",
        ),
        (
            "state angola, COW code 540, state-years 1991–2014",
            "state angola, COW code 540, state-years 1991–2014",
            "国名angola（COWコード540）1991–2014年",
        ),
        (
            "indicator 16.2.2, area 50, GLOTIP Database",
            "indicator 16.2.2, area 50, GLOTIP Database",
            "指標16.2.2、地域コード50、GLOTIP Database",
        ),
        ("indicator 16.2.2, area 392", "indicator 16.2.2, area 392", "指標16.2.2、地域コード392"),
        ("§ 3, lines 7-9", "§ 3, lines 7-9", "§ 3, lines 7-9"),
        ("copy at {x}", "copy at {x}", "{x}に掲載の写し"),
        ("", "", ""),
    ],
)
def test_a_place_is_said_in_the_readers_words(locator: str, english: str, japanese: str) -> None:
    """What no list of ours knows is the document's own and stays as it is."""
    assert labels.place(locator, "en") == english
    assert labels.place(locator, "ja") == japanese


def test_every_locator_of_the_bundled_facts_is_known_in_both_languages() -> None:
    parts = {
        part
        for file in FACTS.glob("*.csv")
        for row in csv.DictReader(file.read_text("utf-8").splitlines())
        for part in row.get("locator", "").split("; ")
        if part
    }
    assert len(parts) > 50
    assert sorted(part for part in parts if place(part) is None) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_place_of_the_release_is_said_in_the_other_language(released: Release, lang: str) -> None:
    details = released.observations["source_details"].explode().drop_nulls().unique().to_list()
    said = {labels.place(detail.partition(": ")[2], lang) for detail in details}
    left = {text for text in said if OTHER[lang].search(NAMED.sub("", TITLES.sub("", text)))}
    assert left == set()

"""Search: the indicators, areas and sources of a release by their names in every language, their codes and aliases."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import TypeAlias

from publication import labels
from publication.areas import described_areas
from publication.release import Release
from vocabulary.aliases import aliases
from vocabulary.codes import areas
from vocabulary.text import LANGUAGES, Language, Text

LONGEST = 100
"""How many characters of a query are read."""

_KATAKANA = re.compile("[ァ-ヶ]")
_TO_HIRAGANA = ord("ァ") - ord("ぁ")
_NOT_IN_A_CODE = re.compile(r"[^0-9a-z]")
_DIVIDING = re.compile(r"[\s・,、。/()（）「」“”\"'’]+")
_LATIN = re.compile(r"[0-9a-z]")

_Terms: TypeAlias = tuple[str, ...]


class Kind(StrEnum):
    """What can be found."""

    INDICATOR = "indicator"
    AREA = "area"
    SOURCE = "source"


@dataclass(frozen=True)
class Found:
    """One thing found: its kind and its id or code."""

    kind: Kind
    id: str


@dataclass(frozen=True)
class _Entry:
    """What can be found: by its own codes, by the beginning of codes it belongs to, by names, by more; all folded."""

    found: Found
    names: str
    more: str
    codes: tuple[str, ...]
    wider: tuple[str, ...] = ()


def search(release: Release, query: str, lang: Language) -> tuple[Found, ...]:
    """What fits every word of a query, or any where nothing does: by code, then by name, then by what else is said."""
    wanted = [terms for one in _also(folded(query[:LONGEST])) if (terms := _terms(one))]
    entries = _entries(release, lang)
    return _ranked(entries, wanted) or _ranked(entries, [(term,) for terms in wanted for term in terms])


def folded(text: str) -> str:
    """A text as it is compared: without width, case, accents, and the difference of katakana and hiragana."""
    plain = "".join(_without_accent(one) for one in unicodedata.normalize("NFKC", text).casefold())
    return _KATAKANA.sub(lambda found: chr(ord(found.group()) - _TO_HIRAGANA), plain).strip()


def _ranked(entries: Sequence[_Entry], wanted: Sequence[_Terms]) -> tuple[Found, ...]:
    """What fits one of several lists of words, the best first."""
    ranked: list[tuple[int, int, Found]] = []
    for place, entry in enumerate(entries):
        ranks = [rank for terms in wanted if (rank := _rank(entry, terms)) is not None]
        if ranks:
            ranked.append((min(ranks), place, entry.found))
    return tuple(found for _of, _place, found in sorted(ranked, key=lambda each: each[:2]))


def _terms(asked: str) -> _Terms:
    return tuple(part for part in _DIVIDING.split(asked) if part)


def _without_accent(one: str) -> str:
    first = unicodedata.normalize("NFD", one)[0]
    return first if first.isascii() else one


def _also(asked: str) -> Iterator[str]:
    """The query, and the same with each alias in it replaced by the name it stands for."""
    yield asked
    for alias, name in _aliases():
        if alias.search(asked):
            yield name.join(alias.split(asked))


@cache
def _aliases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Aliases as they are found in a query: Latin ones as whole words, others anywhere."""
    found = []
    for alias, name in aliases():
        plain = re.escape(folded(alias))
        whole = rf"(?<![0-9a-z]){plain}(?![0-9a-z])" if _LATIN.search(plain) else plain
        found.append((re.compile(whole), folded(name)))
    return tuple(found)


def _rank(entry: _Entry, terms: _Terms) -> int | None:
    """0 where its code is meant, then 1 a code's beginning, 2 its names, 3 what else is said; None where nothing is."""
    squeezed = _NOT_IN_A_CODE.sub("", "".join(terms))
    if squeezed in entry.codes:
        return 0
    if len(squeezed) > 1 and any(code.startswith(squeezed) for code in entry.wider):
        return 1
    if all(_stands_in(term, entry.names) for term in terms):
        return 2
    return 3 if all(_stands_in(term, entry.names + entry.more) for term in terms) else None


def _stands_in(term: str, text: str) -> bool:
    """A word of Latin letters at the beginning of a word, any other anywhere."""
    if not _LATIN.match(term):
        return term in text
    return re.search(rf"(?<![0-9a-z]){re.escape(term)}", text) is not None


@lru_cache(maxsize=8)
def _entries(release: Release, lang: Language) -> tuple[_Entry, ...]:
    return (*_indicators(release, lang), *_areas(release, lang), *_sources(release, lang))


def _indicators(release: Release, lang: Language) -> Iterator[_Entry]:
    for entry in release.catalogue.indicators:
        official = [entry.official.code] if entry.official else []
        yield _Entry(
            Found(Kind.INDICATOR, entry.id),
            _said((entry.name,), lang),
            _said((entry.definition,), lang),
            _squeezed((entry.id, *official)),
            _squeezed((entry.id, *official, *entry.sdg)),
        )


def _areas(release: Release, lang: Language) -> Iterator[_Entry]:
    for code in described_areas(release):
        area = areas()[code]
        yield _Entry(Found(Kind.AREA, code), _said((area.label,), lang), "", _squeezed((code, area.iso2, area.m49)))


def _sources(release: Release, lang: Language) -> Iterator[_Entry]:
    for source in release.catalogue.sources:
        names = _said((source.title, source.producer), lang)
        yield _Entry(Found(Kind.SOURCE, source.id), names, "", _squeezed((source.id,)))


def _said(texts: Iterable[Text], lang: Language) -> str:
    """Texts in every language that names have, and in the reader's own."""
    spoken = dict.fromkeys((*LANGUAGES, lang))
    return folded("\n".join(labels.say(text, one) for text in texts for one in spoken))


def _squeezed(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(_NOT_IN_A_CODE.sub("", code.casefold()) for code in codes if code)

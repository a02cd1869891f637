"""Words for readers: gettext catalogues, one folder a language, English being the language of the code."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.pofile import read_po

from vocabulary.text import DEFAULT_LANGUAGE, LANGUAGES, Language

TRANSLATIONS = Path(__file__).parent / "translations"
CATALOGUE = Path("LC_MESSAGES", "shirube.po")

Words = Callable[[str], str]

_A_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def languages() -> tuple[Language, ...]:
    """The languages readers may choose: English, Japanese, then every other that has a catalogue."""
    return _with_catalogue(TRANSLATIONS)


def language(asked: str | None, accepted: str | None = None) -> Language:
    """The language to speak: the one asked for, else the first that an Accept-Language header names."""
    known = {tag.lower(): tag for tag in languages()}
    for tag in (asked, *_preferred(accepted or "")):
        if tag and tag.lower() in known:
            return known[tag.lower()]
    return DEFAULT_LANGUAGE


def document_language(lang: Language) -> Language:
    """The language of sentences and documents: they need its grammar, so that a catalogue alone is not enough."""
    return lang if lang in LANGUAGES else DEFAULT_LANGUAGE


def words(lang: Language) -> Words:
    """A function that gives each English text in this language (English itself where it is missing)."""
    return str if lang == DEFAULT_LANGUAGE else _words(TRANSLATIONS, lang)


def own_name(lang: Language) -> str:
    """What a language calls itself; its tag where nobody knows."""
    name = str(locale(lang).get_display_name() or lang) if _is_known(lang) else lang
    return name[:1].upper() + name[1:]


@cache
def locale(lang: Language) -> Locale:
    """How a language writes numbers and dates; as English does where that is not known."""
    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(DEFAULT_LANGUAGE)


@cache
def _with_catalogue(folder: Path) -> tuple[Language, ...]:
    found = sorted(path.parent.parent.name for path in folder.glob(f"*/{CATALOGUE.as_posix()}"))
    return tuple(dict.fromkeys((*LANGUAGES, *(tag for tag in found if _A_TAG.fullmatch(tag)))))


@cache
def _words(folder: Path, lang: Language) -> Words:
    translated = _translated(folder / lang / CATALOGUE)
    return lambda text: translated.get(text, text)


def _translated(place: Path) -> Mapping[str, str]:
    """The texts of a catalogue that have been translated and checked; none where there is no catalogue."""
    if not place.is_file():
        return {}
    with place.open("rb") as catalogue:
        return {
            str(each.id): str(each.string) for each in read_po(catalogue) if each.id and each.string and not each.fuzzy
        }


def _is_known(lang: Language) -> bool:
    return str(locale(lang)).replace("_", "-") == lang


def _preferred(header: str) -> list[str]:
    """Tags of an Accept-Language header, best first, each followed by its primary part."""
    weighed: list[tuple[float, str]] = []
    for part in header.split(","):
        tag, _, weight = part.strip().partition(";q=")
        weighed.append((_quality(weight), tag))
    ordered = [tag for weight, tag in sorted(weighed, key=lambda each: -each[0]) if weight > 0]
    return [each for tag in ordered for each in (tag, tag.partition("-")[0])]


def _quality(weight: str) -> float:
    try:
        return float(weight) if weight else 1.0
    except ValueError:
        return 0.0

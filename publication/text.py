"""Words for readers: gettext catalogues, one folder a language, English being the language of the code."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from vocabulary.text import DEFAULT_LANGUAGE, LANGUAGES, Language

TRANSLATIONS = Path(__file__).parent / "translations"

Words = Callable[[str], str]


def language(asked: str | None, accepted: str | None = None) -> Language:
    """The language to speak: the one asked for, else the first that an Accept-Language header names."""
    for tag in (asked, *_preferred(accepted or "")):
        for known in LANGUAGES:
            if tag == known:
                return known
    return DEFAULT_LANGUAGE


@cache
def words(lang: Language) -> Words:
    """A function that gives each English text in this language (English itself where it is missing)."""
    if lang == DEFAULT_LANGUAGE:
        return str
    with (TRANSLATIONS / lang / "LC_MESSAGES" / "shirube.po").open("rb") as catalogue:
        translated = {str(entry.id): str(entry.string) for entry in read_po(catalogue, locale=lang) if entry.string}
    return lambda text: translated.get(text, text)


def _preferred(header: str) -> list[str]:
    """Primary tags of an Accept-Language header, best first."""
    weighed: list[tuple[float, str]] = []
    for part in header.split(","):
        tag, _, weight = part.strip().partition(";q=")
        weighed.append((_quality(weight), tag.partition("-")[0].lower()))
    return [tag for weight, tag in sorted(weighed, key=lambda each: -each[0]) if weight > 0]


def _quality(weight: str) -> float:
    try:
        return float(weight) if weight else 1.0
    except ValueError:
        return 0.0

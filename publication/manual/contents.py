"""What the manual holds: guides with their chapters in the order of their table of contents, and the reference."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from vocabulary.text import DEFAULT_LANGUAGE, Language

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
GUIDE = DOCS / "guide"
PICTURES = GUIDE / "pictures"
TAKEN = "taken.json"
CONTENTS = "README.md"
"""The table of contents: a part a heading, a chapter or document a link; read as the order they stand in."""

PATH = "/help"
REFERENCE = f"{PATH}/reference/"

_PART = re.compile(r"^## (?P<title>.+)$", flags=re.MULTILINE)
_CHAPTER = re.compile(r"^- \[(?P<title>[^\]]+)\]\((?P<name>[a-z-]+)\.md\)", flags=re.MULTILINE)
_IN_THE_ROOT = ("CHANGELOG", "CONTRIBUTING", "GLOSSARY", "SECURITY")


@dataclass(frozen=True)
class Chapter:
    """A chapter of a guide: its name in the address, and its title."""

    name: str
    title: str


@dataclass(frozen=True)
class Guide:
    """What one kind of reader reads: chapters in their order."""

    title: str
    chapters: tuple[Chapter, ...]


class Taken(msgspec.Struct, frozen=True):
    """How large a picture is shown, in CSS pixels, and a checksum of the part of a page it was taken of."""

    width: int
    height: int
    shows: str


@cache
def guides(lang: Language) -> tuple[Guide, ...]:
    """The guides, as the table of contents of a language lists them; parts without a chapter are none."""
    _, *parts = _PART.split(chapter_file("", lang).read_text(encoding="utf-8"))
    found = (
        Guide(title, tuple(Chapter(each["name"], each["title"]) for each in _CHAPTER.finditer(text)))
        for title, text in zip(parts[::2], parts[1::2], strict=True)
    )
    return tuple(guide for guide in found if guide.chapters)


@cache
def references() -> dict[str, Path]:
    """The documents of the reference, which are in English, by their name in the address."""
    files = [*DOCS.glob("*.md"), *DOCS.glob("decisions/*.md"), *(ROOT / f"{name}.md" for name in _IN_THE_ROOT)]
    return {path.stem.lower(): path for path in sorted(files)}


def chapter_file(name: str, lang: Language) -> Path:
    """The file of a chapter, or of the table of contents for no name; in English where a language has none."""
    file = GUIDE / lang / (f"{name}.md" if name else CONTENTS)
    return file if file.is_file() else GUIDE / DEFAULT_LANGUAGE / file.name


@cache
def pictures() -> dict[str, Taken]:
    """What is known of each picture, by its name, such as en/overview.webp."""
    return msgspec.json.decode((PICTURES / TAKEN).read_bytes(), type=dict[str, Taken])


def address_of(file: Path) -> str | None:
    """Where a Markdown file of ours stands on the site; None for one that is not served."""
    if file.name == CONTENTS and file.parent.parent == GUIDE:
        return PATH
    if file.parent.parent == GUIDE:
        return f"{PATH}/{file.stem}"
    return f"{REFERENCE}{file.stem.lower()}" if references().get(file.stem.lower()) == file else None

"""A page of the manual by its address: a chapter with its neighbours, or a document of the reference."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from publication.manual.contents import (
    GUIDE,
    PATH,
    PICTURES,
    REFERENCE,
    Chapter,
    Guide,
    address_of,
    chapter_file,
    guides,
    pictures,
    references,
)
from publication.manual.markdown import Leads, Rendered, headings, rendered
from vocabulary.text import DEFAULT_LANGUAGE, Language

_KEPT = 256
"""Pages kept ready: all of them in every language, and some at earlier moments."""

_AS_WRITTEN = ("/assets/", "/api/v1/")
"""Where no language is asked for: a file has its own, and the API refuses what it does not know."""


@dataclass(frozen=True)
class ManualPage:
    """What an address of the manual shows; `written` is its language, `guide` None beside the guides."""

    written: Language
    rendered: Rendered
    guide: Guide | None = None
    before: Chapter | None = None
    after: Chapter | None = None


@lru_cache(maxsize=_KEPT)
def manual_page(path: str, lang: Language, query: str) -> ManualPage | None:
    """The page at an address; `query` goes with every link within the site. None where no page stands."""
    if path.startswith(REFERENCE):
        file = references().get(path.removeprefix(REFERENCE))
        return None if file is None else ManualPage(DEFAULT_LANGUAGE, _read(file, query))
    in_order = [Chapter("", ""), *(chapter for guide in guides(lang) for chapter in guide.chapters)]
    name = path.removeprefix(PATH).removeprefix("/")
    here = next((at for at, chapter in enumerate(in_order) if chapter.name == name), None)
    if here is None:
        return None
    file = chapter_file(name, lang)
    return ManualPage(
        lang if file.parent == GUIDE / lang else DEFAULT_LANGUAGE,
        _read(file, query),
        next((guide for guide in guides(lang) if in_order[here] in guide.chapters), None),
        in_order[here - 1] if here > 1 else None,
        in_order[here + 1] if 0 < here < len(in_order) - 1 else None,
    )


def leads_of(file: Path, query: str) -> Leads:
    """Where links and pictures of a file lead on the site."""
    return Leads(lambda href: _led(file, href, query), lambda src: _shown(file, src))


def _read(file: Path, query: str) -> Rendered:
    """A file as HTML, with the anchors of the English chapter, so that an address holds in every language."""
    english = GUIDE / DEFAULT_LANGUAGE / file.name
    anchors = headings(english.read_text(encoding="utf-8")) if file.parent.parent == GUIDE else ()
    text = file.read_text(encoding="utf-8")
    return rendered(text, leads_of(file, query), [heading.anchor for heading in anchors])


def _led(file: Path, href: str, query: str) -> str:
    path, sharp, place = href.partition("#")
    if not path or ":" in path or path.startswith(_AS_WRITTEN):
        return href
    if not path.startswith("/"):
        path = address_of((file.parent / path).resolve()) or PATH
    return f"{path}{'&' if '?' in path else '?'}{query}{sharp}{place}"


def _shown(file: Path, src: str) -> dict[str, str]:
    name = (file.parent / src).resolve().relative_to(PICTURES).as_posix()
    taken = pictures().get(name)
    size = {"width": str(taken.width), "height": str(taken.height)} if taken else {}
    return {"src": f"{PATH}/pictures/{name}{f'?m={taken.shows[:12]}' if taken else ''}", **size}

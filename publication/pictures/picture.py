"""A picture of a view: its figure with title, unit, legend, note, source, address and release, as one SVG."""

from collections.abc import Iterable, Iterator
from html import escape

from publication import labels
from publication.figures import theme
from publication.headline import headline
from publication.pictures.drawing import drawing
from publication.pictures.svg import Block, element, moved, paragraph
from publication.query import Table
from publication.text import words
from publication.withholding import why_withheld
from vocabulary.text import Language

NARROWEST, WIDEST, USUAL = 320, 1600, 800

_MOST_SOURCES = 4
_TITLE, _SUBTITLE, _SMALL = 19, 13, 12
_MARGIN, _LESS_MARGIN, _NARROW = 24, 14, 480
_APART = 8


def picture(table: Table, lang: Language, width: int = USUAL, address: str = "") -> str:
    """The view as an SVG document of that width in pixels, the same bytes for the same release and address.

    `address` is where a reader finds the view; without one its path on any site is named.
    """
    margin = _LESS_MARGIN if width < _NARROW else _MARGIN
    whole = stacked(_blocks(table, lang, width - 2 * margin, address))
    drawn = _described(table, lang) + moved(whole.drawing, margin, margin)
    return canvas(drawn, lang, width, whole.height + 2 * margin)


def canvas(drawn: str, lang: Language, width: float, height: float, **attributes: str) -> str:
    """A drawing as an SVG element of that size."""
    return element(
        "svg",
        drawn,
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=round(height),
        viewBox=f"0 0 {width:g} {round(height)}",
        role="img",
        lang=lang,
        font_family=theme.FONT.replace('"', "'"),
        **attributes,
    )


def stacked(blocks: Iterable[Block]) -> Block:
    """Parts of a picture, one under the other."""
    drawn, down = [], 0.0
    for block in blocks:
        drawn.append(moved(block.drawing, 0, down))
        down += block.height + _APART
    return Block(max(0.0, down - _APART), "".join(drawn))


def _described(table: Table, lang: Language) -> str:
    """What the picture shows, in words, and its ground."""
    said = f"{headline(table, lang)} · {table.release.id}" if table.rows else table.release.id
    title = element("title", escape(labels.say(table.entry.name, lang), quote=False))
    ground = element("rect", width="100%", height="100%", fill=theme.PAPER)
    return title + element("desc", escape(said, quote=False)) + ground


def _blocks(table: Table, lang: Language, width: float, address: str) -> Iterator[Block]:
    yield paragraph(labels.say(table.entry.name, lang), width, _TITLE, bold=True)
    if table.rows:
        yield paragraph(headline(table, lang), width, _SUBTITLE, fill=theme.QUIET)
    yield from drawing(table, lang, width)
    yield paragraph(labels.say(table.entry.caveat, lang), width, _SMALL, fill=theme.QUIET)
    if table.has_withheld:
        yield paragraph(why_withheld(table, lang), width, _SMALL, fill=theme.QUIET)
    if table.rows:
        yield paragraph(sources(table, lang), width, _SMALL, fill=theme.QUIET)
    yield paragraph(_origin(table, lang, address), width, _SMALL, fill=theme.QUIET)


def sources(table: Table, lang: Language) -> str:
    """The sources of the rows shown, by title."""
    _ = words(lang)
    ids = table.source_ids
    titles = [labels.say(table.release.sources[one].title, lang) for one in ids[:_MOST_SOURCES]]
    more = len(ids) - _MOST_SOURCES
    rest = _(" and {more} more").format(more=more) if more > 0 else ""
    return _("Source: ") + labels.between(lang).join(titles) + rest


def _origin(table: Table, lang: Language, address: str) -> str:
    """The release with its day, and where the view is found."""
    _ = words(lang)
    made = _("Release {release}, made {day}").format(
        release=table.release.id, day=table.release.manifest.created.strftime("%Y-%m-%d")
    )
    found = address or f"Shirube {table.view(lang).address}"
    return labels.joined([made, found])

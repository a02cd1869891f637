"""A view as a picture for a slide: 16 to 9, large type, its source and release at the foot."""

from collections.abc import Iterable

from publication import labels
from publication.figures import theme
from publication.headline import headline
from publication.pictures.drawing import drawing
from publication.pictures.picture import canvas, sources, stacked
from publication.pictures.svg import Block, element, moved, number, paragraph
from publication.query import Table
from publication.reports.binding import origin
from vocabulary.text import Language

WIDTH, HEIGHT = 960, 540
"""A PNG has two pixels for each of these: 1920 by 1080."""

_MARGIN, _APART = 44, 10
_TITLE, _SUBTITLE, _SMALL = 26, 14, 10.5
_DRAWN = 860
"""How wide the view is drawn before it is brought to the room there is."""


def slide(table: Table, lang: Language) -> str:
    """The picture as SVG."""
    room = WIDTH - 2 * _MARGIN
    above = stacked(_above(table, lang, room))
    below = stacked(_below(table, lang, room))
    top, foot = _MARGIN + above.height + _APART, HEIGHT - _MARGIN * 0.6 - below.height
    plot = _fitted(stacked(drawing(table, lang, _DRAWN)), room, foot - _APART - top)
    parts = (
        element("rect", width=WIDTH, height=HEIGHT, fill=theme.PAPER),
        element("rect", width=8, height=HEIGHT, fill=theme.SEAL),
        moved(above.drawing, _MARGIN, _MARGIN),
        moved(plot, _MARGIN, top),
        moved(below.drawing, _MARGIN, foot),
    )
    return canvas("".join(parts), lang, WIDTH, HEIGHT)


def _above(table: Table, lang: Language, room: float) -> Iterable[Block]:
    yield paragraph(labels.say(table.entry.name, lang), room, _TITLE, bold=True)
    if table.rows:
        yield paragraph(headline(table, lang), room, _SUBTITLE, fill=theme.QUIET)


def _below(table: Table, lang: Language, room: float) -> Iterable[Block]:
    yield paragraph(labels.say(table.entry.caveat, lang), room, _SMALL, fill=theme.QUIET)
    if table.rows:
        yield paragraph(sources(table, lang), room, _SMALL, fill=theme.QUIET)
    yield paragraph(origin(table.release, lang).text, room, _SMALL, fill=theme.QUIET)


def _fitted(drawn: Block, wide: float, high: float) -> str:
    """A drawing brought to the room, in the middle of it."""
    scale = min(wide / _DRAWN, high / max(drawn.height, 1.0))
    aside = (wide - _DRAWN * scale) / 2
    return element("g", drawn.drawing, transform=f"translate({number(aside)} 0) scale({scale:.4f})")

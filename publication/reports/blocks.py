"""What a report consists of: blocks in their order, written once and set by every writer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vocabulary.text import Language

PICTURE_HIGH = 215
"""How high a picture may be on a page, in mm."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A number that stays bound to what it is: the tag of a claim or observation, its name in words, its text."""

    tag: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A place that a person fills in: a tag of its own, its name, and the words that stand there until then."""

    tag: str
    name: str
    hint: str


@dataclass(frozen=True, slots=True)
class Reference:
    """The mark that leads to a note."""

    text: str


Inline = str | Bound | Blank | Reference
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 divides the document."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text with its numbers."""

    line: Line


@dataclass(frozen=True, slots=True)
class Note:
    """A remark in small type under what it is about."""

    line: Line


@dataclass(frozen=True, slots=True)
class Facts:
    """A table of names and what belongs to each; of several lines, each is a paragraph."""

    name: str
    rows: tuple[tuple[str, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a header row; `figures` are the places of columns that hold numbers."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    figures: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as SVG, with what it shows in words."""

    name: str
    svg: str

    def width(self, wide: float) -> float:
        """The width in mm, at most `wide`, at which the whole picture fits on a page."""
        across, down = map(float, self.svg.partition('viewBox="0 0 ')[2].partition('"')[0].split())
        return min(wide, PICTURE_HIGH * across / down)


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""


Block = Heading | Paragraph | Note | Facts | Grid | Picture | NewPage


@dataclass(frozen=True, slots=True)
class Report:
    """A document: what it is called, the line at its foot, and its blocks.

    `draft` holds the words that mark every page of a draft; it is empty for one that may be filed.
    """

    name: str
    title: str
    lang: Language
    running: str
    origin: str
    blocks: tuple[Block, ...]
    draft: str = ""
    created: int = 0


def lines(blocks: Iterable[Block]) -> Iterator[Line]:
    """Every line of text in blocks, in their order."""
    for block in blocks:
        match block:
            case Paragraph() | Note():
                yield block.line
            case Facts():
                yield from (line for _, said in block.rows for line in said)
            case Grid():
                yield from (cell for row in block.rows for cell in row)
            case _:
                pass


def bound(blocks: Iterable[Block]) -> tuple[Bound, ...]:
    """The bound numbers of blocks, in their order."""
    return tuple(part for line in lines(blocks) for part in line if isinstance(part, Bound))


def plain(line: Line) -> str:
    """A line as text alone."""
    return "".join(_said(part) for part in line)


def _said(part: Inline) -> str:
    if isinstance(part, str):
        return part
    return part.hint if isinstance(part, Blank) else part.text

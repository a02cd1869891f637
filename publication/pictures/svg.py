"""Writing SVG: elements with escaped text, coordinates to a tenth of a pixel, the same bytes for the same drawing."""

from dataclasses import dataclass
from html import escape

from publication.figures import theme
from publication.pictures import letters

LEADING = 1.4
"""The distance of two lines of text, in their size."""


@dataclass(frozen=True)
class Block:
    """A part of a picture: its height in pixels and its drawing from 0, 0."""

    height: float
    drawing: str


def element(name: str, *content: str, **attributes: str | float) -> str:
    """An element with content that is SVG already; an attribute with an empty text is left out."""
    given = "".join(f' {_attribute(key)}="{_written(value)}"' for key, value in attributes.items() if value != "")
    inside = "".join(content)
    return f"<{name}{given}>{inside}</{name}>" if inside else f"<{name}{given}/>"


def text(said: str, x: float, y: float, size: float, **attributes: str | float) -> str:
    """One line of text on its base line."""
    return element("text", escape(said, quote=False), x=x, y=y, font_size=size, **attributes)


def paragraph(said: str, room: float, size: float, *, bold: bool = False, fill: str = theme.INK) -> Block:
    """Lines of text in a column of that width."""
    lines = letters.wrapped(said, room, size, bold=bold)
    weight = "700" if bold else ""
    drawn = [
        text(line, 0, size + place * size * LEADING, size, font_weight=weight, fill=fill)
        for place, line in enumerate(lines)
    ]
    return Block(len(lines) * size * LEADING, "".join(drawn))


def moved(drawing: str, x: float, y: float) -> str:
    """A drawing at another place."""
    return element("g", drawing, transform=f"translate({number(x)} {number(y)})")


def number(value: float) -> str:
    """A coordinate to a tenth of a pixel, without superfluous zeros."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-") if name != "viewBox" else name


def _written(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else number(value)

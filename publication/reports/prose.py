"""The text of a section: words of a person or our own, in which {keys} stand for the figures."""

import re
from collections.abc import Callable, Mapping

from publication.errors import ProseRefused
from publication.reports.blocks import Inline, Line, Reference

MOST_CHARACTERS = 4000
"""How long the text of one section may be."""

_KEY = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_COUNTED = re.compile(
    r"\s?(?:%|％|倍|名|人|回|件|か国|日後|times|days|Member States|victims of trafficking in persons)"
)
_NOT_IN_A_DOCUMENT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff￾￿]")


def check_prose(prose: Mapping[str, str], sections: Mapping[str, str]) -> None:
    """ProseRefused where a text belongs to no section or is too long."""
    for key, text in prose.items():
        if key not in sections:
            raise ProseRefused("The sheet has no section of that name.", f"Name one of: {', '.join(sections)}.")
        if len(text) > MOST_CHARACTERS:
            raise ProseRefused(
                f"The text of a section ({sections[key]}) is longer than {MOST_CHARACTERS} characters.", "Shorten it."
            )


def keys_of(text: str) -> tuple[str, ...]:
    """The figures that a text names, in their order."""
    return tuple(_KEY.findall(text))


def written(text: str, figure: Callable[[str], Line]) -> tuple[Line, ...]:
    """The paragraphs of a text, each figure where its key stands. ProseRefused for a key without a figure."""
    plain = _NOT_IN_A_DOCUMENT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return tuple(_line(one.strip(), figure) for one in plain.split("\n") if one.strip())


def _line(text: str, figure: Callable[[str], Line]) -> Line:
    """The parts of a paragraph; the mark of a note stands behind what the figure counts."""
    parts: list[Inline] = []
    for place, piece in enumerate(_KEY.split(text)):
        if place % 2:
            parts += figure(piece)
        elif parts and isinstance(parts[-1], Reference) and (counted := _COUNTED.match(piece)):
            parts[-1:] = [counted[0], parts[-1], piece[counted.end() :]]
        else:
            parts.append(piece)
    return tuple(part for part in parts if part != "")

"""Lines of a text in a figure: between words, and in Japanese between any two characters that may part."""

import re
from textwrap import wrap

from publication import labels
from vocabulary.text import Language

_UNBROKEN = re.compile(r"[!-~]+|.")
"""Latin letters and digits stay together; any other character stands by itself."""

_NOT_FIRST = frozenset("、。，．・：；？！）」』】〕％ーゃゅょっァィゥェォャュョッ々〜～")
"""What a line cannot begin with."""

_NOT_LAST = frozenset("（「『【〔")
"""What a line cannot end with."""


_FIRST_WIDE = 0x2E80
"""The code from which on characters are Japanese, as wide as high."""

_NARROW, _WIDE = 7, 13.5
"""How wide a Latin and a Japanese character of a figure are at most, in pixels."""


def pixels(line: str) -> int:
    """How wide a line of text in a figure is at most."""
    return round(sum(_WIDE if ord(character) >= _FIRST_WIDE else _NARROW for character in line))


def wrapped(text: str, width: int, lang: Language) -> list[str]:
    """The text in lines of about that many characters."""
    if labels.space(lang):
        return wrap(text, width, break_long_words=False)
    lines = [""]
    for part in _UNBROKEN.findall(text):
        is_full = len(lines[-1]) + len(part) > width
        if is_full and lines[-1] and part not in _NOT_FIRST:
            opening = lines[-1][-1] if lines[-1][-1] in _NOT_LAST else ""
            lines[-1] = lines[-1].removesuffix(opening)
            lines.append(opening)
        lines[-1] += part
    return [line.strip() for line in lines if line.strip()]

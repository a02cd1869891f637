"""How wide text is, and where its lines break: by the bundled font, so that nothing overlaps or is cut."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from publication.settings import PROJECT

FONTS = PROJECT / "pages" / "assets" / "fonts"
"""Where the bundled font stands, one file for each part of its characters and weight; no character is in two parts."""

PARTS = ("latin", "jp-core", "jp-more")
REGULAR, BOLD = 400, 700

_SLACK = 1.08
"""How much wider the font of a reader's machine may be than ours."""

_FIRST_WIDE = 0x2E80
"""The code from which on characters are Japanese, as wide as high."""

_DIVIDER = " ·"
_HALF_WIDE = range(0xFF61, 0xFFA0)
_NARROW_UNKNOWN = 0.6
_PIECE = re.compile(r"\s·|\s+|[^\s\u2e80-\uffef]+|[\u2e80-\uffef]")
_NEVER_FIRST = frozenset("、。，．・：；？！）」』】〕〉》％～ー々ゝヽぁぃぅぇぉっゃゅょァィゥェォッャュョ")
_AFTER_DIGITS = frozenset("年月日度人件名回国円千万億時")
_NEVER_LAST = frozenset("（「『【〔〈《")


def font_file(part: str, weight: int) -> Path:
    """The file of a part of the bundled font."""
    return FONTS / f"shirube-sans-{part}-{weight}.woff2"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How many pixels a line of text may take."""
    advances = _latin(BOLD if bold else REGULAR)
    return sum(_advance(character, advances) for character in text) * size * _SLACK


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Lines no wider than `room` pixels: broken between words, Japanese between characters as its rules allow."""
    found, taken = [""], 0.0
    for unit in _fitting(_units(text), room, size, bold=bold):
        wide = width(unit, size, bold=bold)
        if found[-1] and not unit.isspace() and taken + wide > room:
            found.append("")
            taken = 0.0
        if found[-1] or not unit.isspace():
            found[-1] += unit
            taken += wide
    return [line.rstrip() for line in found if line.strip()]


def _units(text: str) -> list[str]:
    """What must not be divided: words, figures with what they count, characters with their punctuation."""
    units: list[str] = []
    for piece in _PIECE.findall(text):
        if units and _belongs(piece, units[-1][-1]):
            units[-1] += piece
        else:
            units.append(piece)
    return units


def _belongs(piece: str, before: str) -> bool:
    """Whether no line may break between a piece and the character before it."""
    counted = before.isdecimal() and piece in _AFTER_DIGITS
    return counted or piece.endswith(_DIVIDER) or piece[0] in _NEVER_FIRST or before in _NEVER_LAST


def _fitting(units: list[str], room: float, size: float, *, bold: bool) -> Iterator[str]:
    """The units, those that are wider than the room (an address) character by character."""
    for unit in units:
        if width(unit, size, bold=bold) > room:
            yield from unit
        else:
            yield unit


def _advance(character: str, advances: dict[str, float]) -> float:
    if ord(character) in _HALF_WIDE:
        return 0.5
    return 1.0 if ord(character) >= _FIRST_WIDE else advances.get(character, _NARROW_UNKNOWN)


@cache
def _latin(weight: int) -> dict[str, float]:
    """The advance widths of Latin characters, in em."""
    with TTFont(font_file("latin", weight), lazy=True) as font:
        metrics, per_em = font["hmtx"].metrics, font["head"].unitsPerEm
        return {chr(code): metrics[name][0] / per_em for code, name in font.getBestCmap().items()}

"""PNG of a picture: drawn by resvg in a process of its own, in the bundled font, within a bounded time."""

import atexit
import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from itertools import groupby
from pathlib import Path
from threading import BoundedSemaphore
from xml.sax.saxutils import escape, unescape

from fontTools.ttLib import TTFont

from publication.errors import CharactersMissing, RendererFailed
from publication.pictures.letters import BOLD, PARTS, REGULAR, font_file
from publication.settings import PROJECT

PATIENCE = 20.0
"""Seconds that drawing may take, waiting for others included."""

SHARPNESS = 2
"""Pixels of a PNG for one of the picture."""

RENDERER = "publication.pictures.resvg"
"""The module that is run for every picture."""

_MOST_PIXELS = 24_000_000
_AT_ONCE = BoundedSemaphore(2)
_TEXT = re.compile(r"(<text\b[^>]*>)([^<]*)(</text>)")
_SIZE = re.compile(r'<svg\b[^>]* width="(\d+)" height="(\d+)"')
_BOLD = ' font-weight="700"'
_TRY_SVG = "Take the picture as SVG instead."


def png(svg: str) -> bytes:
    """The picture as PNG. CharactersMissing, RendererFailed."""
    zoom = _zoom(svg)
    prepared = in_bundled_font(svg).encode()
    command = [sys.executable, "-m", RENDERER, str(zoom), *map(str, unpacked_fonts())]
    if not _AT_ONCE.acquire(timeout=PATIENCE):
        raise RendererFailed("Too many pictures are being drawn.", "Try again in a minute.")
    try:
        drawn = subprocess.run(  # noqa: S603  # our own module on our own font files
            command, cwd=PROJECT, input=prepared, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise RendererFailed(f"The renderer did not end within {PATIENCE:.0f} seconds.", _TRY_SVG) from late
    finally:
        _AT_ONCE.release()
    if drawn.returncode or not drawn.stdout.startswith(b"\x89PNG"):
        raise RendererFailed("The renderer is missing or failed.", f"Install resvg-py. {_TRY_SVG}")
    return drawn.stdout


def lacking(text: str, weight: int) -> str:
    """The visible characters of a text that the bundled font lacks in a weight, each once."""
    known = frozenset().union(*(_characters(part, weight) for part in PARTS))
    return "".join(sorted(one for one in set(text) if one.isprintable() and ord(one) not in known))


def _zoom(svg: str) -> int:
    """How many pixels stand for one: fewer where the picture would become very large."""
    found = _SIZE.search(svg)
    pixels = int(found[1]) * int(found[2]) if found else _MOST_PIXELS
    return SHARPNESS if pixels * SHARPNESS**2 <= _MOST_PIXELS else 1


def in_bundled_font(svg: str) -> str:
    """The same picture with each run of characters in the font file that has them, so that none is looked for."""
    return _TEXT.sub(_spanned, svg)


def _spanned(text: re.Match[str]) -> str:
    opening, said, closing = text.groups()
    weight = BOLD if _BOLD in opening else REGULAR
    runs = groupby(unescape(said), key=lambda character: _part(character, weight))
    spans = "".join(f'<tspan font-family="{family(part, weight)}">{escape("".join(run))}</tspan>' for part, run in runs)
    return f"{opening.replace(_BOLD, '')}{spans}{closing}"


def _span(family: str, said: str) -> str:
    return f'<tspan font-family="{family}">{escape(said)}</tspan>'


def _part(character: str, weight: int) -> str:
    for part in PARTS:
        if ord(character) in _characters(part, weight):
            return part
    raise CharactersMissing(f"The bundled font has no character U+{ord(character):04X}.", _TRY_SVG)


def family(part: str, weight: int) -> str:
    """What a part of the bundled font is called when it is unpacked."""
    return f"shirube-{part}-{weight}"


@cache
def _characters(part: str, weight: int) -> frozenset[int]:
    with TTFont(font_file(part, weight), lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def unpacked_fonts() -> tuple[Path, ...]:
    """The bundled fonts unpacked, each part a family of its own; they are removed when the process ends."""
    folder = Path(tempfile.mkdtemp(prefix="shirube-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return tuple(_unpacked(folder, part, weight) for part in PARTS for weight in (REGULAR, BOLD))


def _unpacked(folder: Path, part: str, weight: int) -> Path:
    unpacked = folder / f"{family(part, weight)}.otf"
    with TTFont(font_file(part, weight)) as font:
        for name in font["name"].names:
            if name.nameID in {1, 16}:
                name.string = family(part, weight)
        font["OS/2"].usWeightClass = REGULAR
        font["OS/2"].fsSelection, font["head"].macStyle = 0x40, 0
        font.flavor = None
        font.save(unpacked)
    return unpacked

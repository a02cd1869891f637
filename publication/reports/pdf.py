"""A report as PDF: set by Typst in a process of its own, in the bundled font, within a bounded time."""

import subprocess
import sys
import tempfile
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

import msgspec

from publication.errors import CharactersMissing, TypesettingFailed
from publication.figures import theme
from publication.pictures.letters import BOLD, PARTS, REGULAR
from publication.pictures.raster import family, in_bundled_font, lacking, unpacked_fonts
from publication.reports.blocks import (
    Block,
    Bound,
    Facts,
    Grid,
    Heading,
    Inline,
    Line,
    NewPage,
    Note,
    Paragraph,
    Picture,
    Report,
    plain,
)
from publication.reports.widths import widths
from publication.settings import PROJECT

PATIENCE = 30.0
"""Seconds that setting may take, waiting for others included."""

TYPESETTER = "publication.reports.typesetter"
"""The module that is run for every document."""

_TEMPLATE = Path(__file__).parent / "report.typ"
_AT_ONCE = BoundedSemaphore(2)
_PICTURE = 128
"""The width of a picture, in mm."""

_TRY_HTML = "Take the report as HTML and print that."
_REGION = {"ja": "JP", "en": "GB"}
_COLOURS = {
    "ink": theme.INK,
    "quiet": theme.QUIET,
    "accent": theme.ACCENT,
    "seal": theme.SEAL,
    "ground": theme.GROUND,
    "hairline": theme.HAIRLINE,
}


def write(report: Report) -> bytes:
    """The document, its text selectable and its pictures vectors. CharactersMissing, TypesettingFailed."""
    encoded = msgspec.json.encode(_data(report))
    missing = lacking(encoded.decode(), REGULAR)
    if missing:
        named = ", ".join(f"U+{ord(one):04X}" for one in missing)
        raise CharactersMissing(
            f"The bundled font lacks characters of the text: {named}.", "Take Word or HTML instead."
        )
    pictures = [block for block in report.blocks if isinstance(block, Picture)]
    with tempfile.TemporaryDirectory(prefix="shirube-report-") as name:
        folder = Path(name)
        (folder / "report.json").write_bytes(encoded)
        (folder / _TEMPLATE.name).write_bytes(_TEMPLATE.read_bytes())
        for place, block in enumerate(pictures):
            (folder / f"{place}.svg").write_text(in_bundled_font(block.svg), encoding="utf-8")
        return _set(folder, report.created)


def _set(folder: Path, created: int) -> bytes:
    fonts = unpacked_fonts()[0].parent
    command = [sys.executable, "-m", TYPESETTER, str(folder / _TEMPLATE.name), str(fonts), str(created)]
    if not _AT_ONCE.acquire(timeout=PATIENCE):
        raise TypesettingFailed("Too many documents are being set.", "Try again in a minute.")
    try:
        made = subprocess.run(  # noqa: S603  # our own module on our own template
            command, cwd=PROJECT, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise TypesettingFailed(f"The typesetter did not end within {PATIENCE:.0f} seconds.", _TRY_HTML) from late
    finally:
        _AT_ONCE.release()
    if made.returncode or not made.stdout.startswith(b"%PDF"):
        raise TypesettingFailed(
            "The typesetter is missing or failed.", f"Install typst (the Python package). {_TRY_HTML}"
        )
    return made.stdout


def _data(report: Report) -> dict[str, Any]:
    """All that the template is told."""
    pictures = iter(range(len(report.blocks)))
    return {
        "title": report.title,
        "lang": report.lang,
        "region": _REGION[report.lang],
        "running": report.running,
        "origin": report.origin,
        "draft": report.draft,
        "colours": _COLOURS,
        "regular": [family(part, REGULAR) for part in PARTS],
        "bold": [family(part, BOLD) for part in PARTS],
        "blocks": [
            _told(block, f"{next(pictures)}.svg" if isinstance(block, Picture) else "") for block in report.blocks
        ],
    }


def _told(block: Block, file: str) -> dict[str, Any]:  # noqa: PLR0911  # one for each kind of block
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "text": block.text}
        case Paragraph():
            return {"kind": "paragraph", "line": _parts(block.line)}
        case Note():
            return {"kind": "note", "line": _parts(block.line)}
        case Facts():
            rows = [{"name": name, "lines": [_parts(line) for line in lines]} for name, lines in block.rows]
            return {"kind": "facts", "rows": rows}
        case Grid():
            return {
                "kind": "grid",
                "headers": block.headers,
                "widths": widths(block),
                "figures": sorted(block.figures),
                "rows": [[{"parts": _parts(line)} for line in row] for row in block.rows],
            }
        case Picture():
            return {"kind": "picture", "file": file, "name": block.name, "wide": block.width(_PICTURE)}
        case NewPage():
            return {"kind": "page"}


def _parts(line: Line) -> list[dict[str, str]]:
    return [{"kind": _kind(part), "text": plain((part,))} for part in line]


def _kind(part: Inline) -> str:
    return "text" if isinstance(part, str | Bound) else type(part).__name__.lower()

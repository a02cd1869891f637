"""The readme of an archive, in every language names have and the reader's own: choice, terms, and each file."""

import hashlib
from collections.abc import Mapping

from publication import labels
from publication.formats.csv import characters_lacking
from publication.formats.described import facts, statuses
from publication.formats.export import Export
from publication.formats.kinds import FORMATS
from publication.text import words
from vocabulary.text import LANGUAGES, Language

_RULE = "=" * 72


def readme(export: Export, files: Mapping[str, bytes], left_out: Mapping[str, str]) -> bytes:
    """The text, UTF-8; `left_out` names formats that cannot hold the rows, with the reason."""
    parts = [_in(export, files, left_out, lang) for lang in dict.fromkeys((*LANGUAGES, export.lang))]
    return f"\n{_RULE}\n\n".join(parts).encode()


def _in(export: Export, files: Mapping[str, bytes], left_out: Mapping[str, str], lang: Language) -> str:
    _ = words(lang)
    listed = [_file(export, name, content, lang) for name, content in files.items()]
    sections = {
        "": [f"{item}: {what}" for item, what in facts(export, lang)],
        _("Files"): [*listed, *(f"{name}: {reason}" for name, reason in left_out.items())],
        _("Characters that the CSV's encoding lacks, written as their numbers"): [
            f"{one} U+{ord(one):04X}" for one in characters_lacking(export)
        ],
        _("Columns"): [f"{column.id}: {labels.say(column.title, lang)}" for column in export.columns],
        _("Status codes"): [f"{code}: {meaning}" for code, meaning in statuses(lang)],
    }
    told = [_section(title, lines) for title, lines in sections.items() if lines]
    return "\n".join(told)


def _file(export: Export, name: str, content: bytes, lang: Language) -> str:
    """A file with its checksum, and its number of rows where it has rows."""
    _ = words(lang)
    checksum = hashlib.sha256(content).hexdigest()
    if name.removeprefix(f"{export.table.entry.id}.") not in FORMATS:
        return _("{name}: {size} bytes, SHA-256 {checksum}").format(name=name, size=len(content), checksum=checksum)
    return _("{name}: {rows} rows, {size} bytes, SHA-256 {checksum}").format(
        name=name, rows=len(export.table.rows), size=len(content), checksum=checksum
    )


def _section(title: str, lines: list[str]) -> str:
    headed = [title, "-" * 24, *lines] if title else lines
    return "\n".join(headed) + "\n"

"""What an export of a view carries: its rows or all rows of the indicator, in the columns that all formats share."""

import codecs
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from publication.formats.columns import Column, Value, columns
from publication.query import Table
from publication.redistribution import check_redistribution
from vocabulary.text import Language


class Content(StrEnum):
    """Whether an export has the rows of the view, or all observations of the indicator."""

    FILTERED = "filtered"
    FULL = "full"


class Encoding(StrEnum):
    """How a text file is written: UTF-8 with a byte order mark for Excel, without for programs, or Japan's CP932."""

    MARKED = "utf-8-sig"
    UTF_8 = "utf-8"
    CP932 = "cp932"


@dataclass(frozen=True, eq=False)
class Export:
    """The rows of `table`, worded in `lang`; for FULL the table has all observations of its indicator.

    `site` is the address of the site without a slash at its end, for the citation; empty if not known.
    """

    table: Table
    lang: Language
    content: Content = Content.FILTERED
    encoding: Encoding = Encoding.MARKED
    site: str = ""

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns, the same in every format that is a table."""
        return columns(self.table)

    @cached_property
    def records(self) -> tuple[tuple[Value, ...], ...]:
        """A value for each column, row by row in the order of the page's table; None where there is no value."""
        return tuple(tuple(column.of(self.table, row, self.lang) for column in self.columns) for row in self.table.rows)

    def encoded(self, text: str) -> bytes:
        """A text in the encoding asked for; what CP932 lacks is written as its number, &#233; for é."""
        return text.encode(self.encoding, "xmlcharrefreplace")


@dataclass(frozen=True)
class Format:
    """A way to write an export: `extension` names it in addresses, `name` in the menu."""

    extension: str
    name: str
    media_type: str
    write: Callable[[Export], bytes]


def export(
    table: Table,
    lang: Language,
    content: Content = Content.FILTERED,
    encoding: Encoding = Encoding.MARKED,
    site: str = "",
) -> Export:
    """What to write of a view. RedistributionRefused where a source of its rows does not let files be passed on."""
    whole = table if content is Content.FILTERED else replace(table, chosen={}, frame=table.everything)
    check_redistribution(whole, lang)
    return Export(whole, lang, content, encoding, site)


def lacking(text: str, encoding: Encoding) -> tuple[str, ...]:
    """The characters of a text that an encoding does not have, each once, sorted."""
    writer = codecs.lookup(encoding)
    return tuple(sorted(character for character in set(text) if not _has(writer, character)))


def _has(writer: codecs.CodecInfo, character: str) -> bool:
    try:
        writer.encode(character)
    except UnicodeEncodeError:
        return False
    return True

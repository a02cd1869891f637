"""The names of codes and sources for a translator: read from CSV by Babel, as babel-names.cfg says."""

import codecs
import csv
from collections.abc import Collection, Iterator
from typing import IO

_ENGLISH = "_en"

Found = tuple[int, None, str, list[str]]


def names(
    lines: IO[bytes], _keywords: Collection[str], _comment_tags: Collection[str], **_options: object
) -> Iterator[Found]:
    """Line and text of every English column of a CSV file."""
    reader = csv.DictReader(codecs.iterdecode(lines, "utf-8"))
    for row in reader:
        for column, text in row.items():
            if column.endswith(_ENGLISH) and text:
                yield reader.line_num, None, text, []

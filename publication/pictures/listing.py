"""Rows as text, where nothing can be drawn of them: no picture is ever blank."""

from publication import labels
from publication.figures import theme
from publication.pictures.svg import Block, moved, paragraph
from publication.query import Table
from publication.text import words
from vocabulary.text import Language

_SIZE = 13
_MOST = 12


def listing(table: Table, width: float, lang: Language) -> Block:
    """Why there is no figure, and the rows with their quantities, as many as fit."""
    _ = words(lang)
    why = _("These rows have no value or different units, so nothing is drawn.")
    lines = [_line(table, place, lang) for place in range(min(len(table.rows), _MOST))]
    more = len(table.rows) - _MOST
    rest = [_("{more} more rows").format(more=more)] if more > 0 else []
    said = [paragraph(line, width, _SIZE) for line in [*lines, *rest]]
    drawn, down = [], 0.0
    for block in [paragraph(why, width, _SIZE, fill=theme.QUIET), *said]:
        drawn.append(moved(block.drawing, 0, down))
        down += block.height + 4
    return Block(down, "".join(drawn))


def _line(table: Table, place: int, lang: Language) -> str:
    row = table.rows[place]
    codes = [labels.label(name, row[name], lang) for name in table.varying]
    named = labels.joined([*codes, labels.period(row["time_period"], lang)])
    return f"{named}: {labels.quantity(row, table.entry.decimals, lang)}"

"""How a table's columns share the room, by what stands in them."""

from publication.reports.blocks import Grid, plain

_LEAST, _MOST = 9, 34
_FIRST_WIDE = 0x2E80


def widths(block: Grid) -> tuple[float, ...]:
    """The share of each column: by its longest text, as far as that goes; they add up to one."""
    longest = (
        max(half_widths(text) for text in (header, *(plain(row[place]) for row in block.rows)))
        for place, header in enumerate(block.headers)
    )
    weights = [min(max(each, _LEAST), _MOST) for each in longest]
    return tuple(each / sum(weights) for each in weights)


def half_widths(text: str) -> int:
    """How wide a text is, in half-width characters: a Japanese one takes two."""
    return sum(2 if ord(character) >= _FIRST_WIDE else 1 for character in text)

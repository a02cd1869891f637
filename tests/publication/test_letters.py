"""Lines of text: no wider than their room, nothing lost, and broken only where the language allows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publication.pictures.letters import width, wrapped

TEXTS = st.text(alphabet="abc WM,.·12年月（）「」、。ー～フィリピン日本ｱ\u3000", max_size=80)


@settings(deadline=None)  # the font is read at the first call
@given(TEXTS, st.integers(40, 400))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, room: int) -> None:
    lines = wrapped(text, room, 12)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line, 12) <= room or len(line) == 1 for line in lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Persons assisted to return", ["Persons", "assisted to", "return"]),
        ("帰国支援を受けた人、延べ", ["帰国支援", "を受けた", "人、延べ"]),
        ("支援を受「けた」人", ["支援を受", "「けた」", "人"]),
        ("日本 · 2007年～2016年", ["日本 ·", "2007年～", "2016年"]),
        ("", []),
    ],
)
def test_a_line_breaks_where_the_language_allows(text: str, lines: list[str]) -> None:
    """No closing sign begins a line, no opening one ends it, and a figure stays with what it counts."""
    assert wrapped(text, 68 if text.isascii() else 60 if "2007" in text else 52, 12) == lines


def test_a_word_without_a_break_is_divided_rather_than_cut() -> None:
    address = "https://figures.example.org/indicator/PRG-02?citizenship=PHL&lang=en"
    lines = wrapped(address, 100, 12)
    assert "".join(lines) == address
    assert all(width(line, 12) <= 100 for line in lines)

"""Lines of a text in a figure: no word is cut, and no Japanese line begins or ends with what cannot stand there."""

import pytest

from publication.figures.wrapping import wrapped


@pytest.mark.parametrize(
    ("text", "lang", "lines"),
    [
        ("Temporary protection by year", "en", ["Temporary", "protection", "by year"]),
        ("一時保護された被害者の年別の数", "ja", ["一時保護された被害者", "の年別の数"]),
        ("データ（Gapminderの写し）", "ja", ["データ", "（Gapminder", "の写し）"]),
        ("国際移住機関（IOM）拠出金", "ja", ["国際移住機関（IOM）", "拠出金"]),
        ("あいうえおかきくけこ、さ", "ja", ["あいうえおかきくけこ、", "さ"]),
        ("", "ja", []),
    ],
)
def test_a_text_is_broken_where_its_language_lets_it(text: str, lang: str, lines: list[str]) -> None:
    assert wrapped(text, 10, lang) == lines

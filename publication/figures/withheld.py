"""Withheld values in a figure: named where they would stand, so that no gap reads as zero."""

from collections.abc import Callable, Sequence
from typing import Any

from publication import labels
from publication.figures import theme
from publication.figures.marks import Line
from publication.query import Row
from publication.text import words
from vocabulary.statuses import State
from vocabulary.text import Language

SIGN = "X"
"""Stands over a period in which some of several lines are withheld, as in the tables of Japan's official statistics."""

_MOST_NAMED = 30
"""Above so many periods a word in each would cover the others."""

Place = Callable[[Row], float | str]
"""Where on the axis a row stands."""


def withheld(every: Sequence[Line], place: Place, lang: Language) -> list[dict[str, Any]]:
    """An annotation for each period with a withheld value: the word where there is nothing else, else a sign.

    Pointing at it tells which lines are withheld.
    """
    hidden: dict[str, tuple[Row, list[str]]] = {}
    shown = {row["time_period"] for line in every for row in line.rows if labels.state_of(row) is State.VALUE}
    for line in every:
        for row in line.rows:
            if labels.state_of(row) is State.WITHHELD:
                hidden.setdefault(row["time_period"], (row, []))[1].append(line.name)
    is_crowded = len(hidden) > _MOST_NAMED
    return [
        _sign(place(row), names, lang) if period in shown or is_crowded else _word(place(row), names, lang)
        for period, (row, names) in hidden.items()
    ]


def _word(at: float | str, names: Sequence[str], lang: Language) -> dict[str, Any]:
    """Along the column that is not drawn, from the foot of the figure."""
    _ = words(lang)
    is_turned = bool(labels.space(lang))
    text = _("withheld") if is_turned else "<br>".join(_("withheld"))
    upright = {"textangle": -90} if is_turned else {}
    return _annotation(at, names, lang) | {"text": text, "y": 0, "yanchor": "bottom", "yshift": 3} | upright


def _sign(at: float | str, names: Sequence[str], lang: Language) -> dict[str, Any]:
    return _annotation(at, names, lang) | {"text": SIGN, "y": 1, "yanchor": "top"}


def _annotation(at: float | str, names: Sequence[str], lang: Language) -> dict[str, Any]:
    _ = words(lang)
    return {
        "xref": "x",
        "x": at,
        "yref": "paper",
        "showarrow": False,
        "font": {"size": 12, "color": theme.WITHHELD},
        "hovertext": labels.joined(part for part in (_("withheld"), labels.listed(names, lang)) if part),
    }

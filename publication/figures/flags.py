"""Flags: a letter over a value that is provisional, estimated or otherwise not normal, and what the letters mean."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from publication import labels
from publication.figures import theme
from publication.figures.marks import Line, with_value
from publication.query import Row
from publication.text import words
from vocabulary.text import Language

FLAG = "flag"
"""What the label of a flag is called, to tell it from other labels."""

_FLAGGED = frozenset("EFGINPUV")
"""The SDMX statuses of values that have a flag; a break has its own line, and a difference of definition its note."""


def flags(drawn: Sequence[Line], place: Callable[[Row], float | str]) -> list[dict[str, Any]]:
    """The letters over the marks of these lines, as labels of a figure."""
    return [
        {
            "name": FLAG,
            "x": place(row),
            "y": row["obs_value"],
            "yref": "y",
            "yanchor": "bottom",
            "yshift": 7,
            "text": row["obs_status"].lower(),
            "showarrow": False,
            "font": {"size": 12, "color": theme.QUIET},
        }
        for line in drawn
        for row in with_value(line.rows)
        if row["obs_status"] in _FLAGGED
    ]


def meaning(drawn: Mapping[str, Any] | None, lang: Language) -> str:
    """What the letters of a figure say; empty where it has none."""
    _ = words(lang)
    labelled = drawn["layout"].get("annotations", []) if drawn else []
    found = sorted({one["text"] for one in labelled if one.get("name") == FLAG})
    if not found:
        return ""
    told = [
        _("{letter} for {status}").format(
            letter=letter, status=labels.label("obs_status", letter.upper(), lang).lower()
        )
        for letter in found
    ]
    return _("A letter over a mark: {said}.").format(said=labels.listed(told, lang))

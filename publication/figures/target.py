"""The target of an official series: a dashed line to the target year, where a ring marks it, and its name."""

from typing import Any

from publication import labels
from publication.figures import theme
from publication.query import Table
from publication.text import words
from vocabulary.text import Language

ROOM = 22
"""How many pixels the name takes under the line, where no value can stand when the target is zero."""

_RING = 5


def target_of(table: Table) -> tuple[int, float] | None:
    """Year and value of the target, where the rows are yearly values of a series that is to reach one.

    A target is a percentage; only zero is the same in every unit.
    """
    official = table.entry.official
    if official is None or official.is_detection or official.target_value is None or table.period_types != {"CY"}:
        return None
    in_percent = table.rows[0]["unit_measure"] == "PT"
    return (official.target_year, official.target_value) if in_percent or official.target_value == 0 else None


def shapes(table: Table) -> list[dict[str, Any]]:
    """The line from the first year to the target year, and the ring."""
    found = target_of(table)
    if found is None:
        return []
    year, value = found
    first = min(year, *(row["period_start"].year for row in table.rows))
    return [
        {
            "type": "line",
            "xref": "x",
            "x0": first,
            "x1": year,
            "yref": "y",
            "y0": value,
            "y1": value,
            "layer": "between",
            "line": {"color": theme.TARGET, "width": 1.5, "dash": "7px,5px"},
        },
        _ring(year, value),
    ]


def annotations(table: Table, lang: Language) -> list[dict[str, Any]]:
    """The name of the line, under its end."""
    found = target_of(table)
    if found is None:
        return []
    _ = words(lang)
    year, value = found
    name = _("Target {year}").format(year=labels.period(str(year), lang))
    return [
        {
            "xref": "x",
            "x": year,
            "xanchor": "right",
            "xshift": _RING,
            "yref": "y",
            "y": value,
            "yanchor": "top",
            "yshift": -_RING,
            "text": f"{name}: {labels.with_unit(labels.number(value, 0, lang), table.rows[0], lang)}",
            "showarrow": False,
            "font": {"size": 13, "color": theme.TARGET},
        }
    ]


def _ring(year: int, value: float) -> dict[str, Any]:
    """A ring of one size in pixels, however wide the figure is."""
    return {
        "type": "circle",
        "xref": "x",
        "xsizemode": "pixel",
        "xanchor": year,
        "x0": -_RING,
        "x1": _RING,
        "yref": "y",
        "ysizemode": "pixel",
        "yanchor": value,
        "y0": -_RING,
        "y1": _RING,
        "fillcolor": theme.PAPER,
        "line": {"color": theme.TARGET, "width": 2},
    }

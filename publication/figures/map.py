"""A world map of areas in a few classes: shapes where there are shapes, dots where an area is too small for one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from publication import atlas, labels
from publication.atlas import Sheet
from publication.figures import theme
from publication.figures.marks import hover
from publication.query import Row, Table
from publication.shapes import drawn_areas
from publication.text import words
from vocabulary.codes import areas
from vocabulary.statuses import State
from vocabulary.text import Language

_STATES = {State.WITHHELD: theme.QUIET, State.MISSING: theme.PAPER}
"""The colours of areas without a value; a picture has patterns for them."""


@dataclass(frozen=True)
class AreaClass:
    """Areas drawn alike: for each area (ISO3) what its tooltip says, and its value where it has one."""

    name: str
    said: dict[str, str]
    values: Mapping[str, float] = field(default_factory=dict)
    state: State = State.VALUE


def figure(table: Table, lang: Language) -> dict[str, Any] | None:
    """The map of the latest year that a table has values of; None where an area would have several."""
    return of_sheet(table, atlas.latest(table), lang) if atlas.is_mappable(table) else None


def of_sheet(table: Table, sheet: Sheet, lang: Language) -> dict[str, Any]:
    """The map of one year, its areas in the same classes whatever the year."""
    _ = words(lang)
    limits = atlas.breaks(table)
    found: list[list[Row]] = [[] for _limit in limits]
    for row in sheet.rows.values():
        found[next(place for place, limit in enumerate(limits) if row["obs_value"] <= limit)].append(row)
    names = [_("up to {limit}").format(limit=labels.number(limit, table.entry.decimals, lang)) for limit in limits]
    classes = [_class(table, name, rows, lang) for name, rows in zip(names, found, strict=True)]
    return coloured([*classes, *_without_value(table, sheet, lang)])


def coloured(classes: Sequence[AreaClass]) -> dict[str, Any]:
    """A map with one colour a class, light to dark, and a colour of its own for each state without a value."""
    valued = [each for each in classes if each.state is State.VALUE]
    colours = [*_colours(len(valued)), *(_STATES[each.state] for each in classes[len(valued) :])]
    return {
        "data": [
            *(_shapes(each, colour) for each, colour in zip(classes, colours, strict=True)),
            *(_dots(each, colour) for each, colour in zip(classes, colours, strict=True)),
        ],
        "layout": theme.layout(
            geo={
                "projection": {"type": "natural earth"},
                "showland": True,
                "landcolor": theme.NO_FIGURE,
                "showcoastlines": False,
                "showcountries": False,
                "showframe": False,
                "bgcolor": "rgba(0,0,0,0)",
                "lataxis": {"range": [-57, 84]},
                "lonaxis": {"range": [-180, 180]},
            },
            margin={"l": 0, "r": 0, "t": 0, "b": 0},
            showlegend=True,
            legend={"orientation": "h", "y": -0.02, "x": 0, "yanchor": "top", "font": {"size": 13}},
        ),
    }


def _class(table: Table, name: str, rows: Sequence[Row], lang: Language, state: State = State.VALUE) -> AreaClass:
    said = {row["ref_area"]: hover(table, row, labels.label("ref_area", row["ref_area"], lang), lang) for row in rows}
    return AreaClass(name, said, {row["ref_area"]: row["obs_value"] for row in rows}, state)


def _without_value(table: Table, sheet: Sheet, lang: Language) -> list[AreaClass]:
    """A class for each state that areas without a value are in."""
    return [
        _class(table, labels.value(rows[0], table.entry.decimals, lang), rows, lang, state)
        for state in _STATES
        if (rows := [row for row in sheet.without_value.values() if labels.state_of(row) is state])
    ]


def _shapes(each: AreaClass, colour: str) -> dict[str, Any]:
    drawn = [area for area in each.said if area in drawn_areas()]
    bordered = theme.QUIET if each.state is State.MISSING else theme.PAPER
    return {
        "type": "choropleth",
        "locations": drawn,
        "z": [0] * len(drawn),
        "colorscale": [[0, colour], [1, colour]],
        "showscale": False,
        "showlegend": True,
        "marker": {"line": {"color": bordered, "width": 0.5}},
        **_told(each, drawn),
    }


def _dots(each: AreaClass, colour: str) -> dict[str, Any]:
    small = [areas()[area] for area in each.said if area not in drawn_areas()]
    return {
        "type": "scattergeo",
        "lat": [area.latitude for area in small],
        "lon": [area.longitude for area in small],
        "mode": "markers",
        "marker": {"color": colour, "size": 8, "line": {"color": theme.INK, "width": 0.7}},
        "showlegend": False,
        **_told(each, [area.code for area in small]),
    }


def _told(each: AreaClass, drawn: Sequence[str]) -> dict[str, Any]:
    """What a trace says of its areas: their codes, their values as they are, and words to point at."""
    return {
        "name": each.name,
        "legendgroup": each.name,
        "ids": [*drawn],
        "customdata": [each.values.get(area) for area in drawn],
        "text": [each.said[area] for area in drawn],
        "hovertemplate": "%{text}<extra></extra>",
        "meta": each.state.value,
    }


def _colours(count: int) -> list[str]:
    scale = theme.SEQUENCE
    if count == 1:
        return [scale[-2]]
    return [scale[round(place * (len(scale) - 1) / (count - 1))] for place in range(count)]

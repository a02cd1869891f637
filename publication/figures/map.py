"""A world map of areas in a few classes: shapes where there are shapes, dots where an area is too small for one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from publication.figures import theme
from vocabulary.codes import areas


@dataclass(frozen=True)
class AreaClass:
    """Areas drawn alike: the class's name, and for each area (ISO3) what its tooltip says."""

    name: str
    said: dict[str, str]


def figure(classes: Sequence[AreaClass], shapes: Collection[str]) -> dict[str, Any]:
    """A map with one colour a class, light to dark; `shapes` are the areas the bundled world file can draw."""
    colours = _colours(len(classes))
    return {
        "data": [
            *(_shapes(each, colour, shapes) for each, colour in zip(classes, colours, strict=True)),
            *(_dots(each, colour, shapes) for each, colour in zip(classes, colours, strict=True)),
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


def _shapes(each: AreaClass, colour: str, shapes: Collection[str]) -> dict[str, Any]:
    drawn = [area for area in each.said if area in shapes]
    return {
        "type": "choropleth",
        "name": each.name,
        "legendgroup": each.name,
        "locations": drawn,
        "z": [0] * len(drawn),
        "text": [each.said[area] for area in drawn],
        "hovertemplate": "%{text}<extra></extra>",
        "colorscale": [[0, colour], [1, colour]],
        "showscale": False,
        "showlegend": True,
        "marker": {"line": {"color": theme.PAPER, "width": 0.5}},
    }


def _dots(each: AreaClass, colour: str, shapes: Collection[str]) -> dict[str, Any]:
    small = [areas()[area] for area in each.said if area not in shapes]
    return {
        "type": "scattergeo",
        "name": each.name,
        "legendgroup": each.name,
        "lat": [area.latitude for area in small],
        "lon": [area.longitude for area in small],
        "text": [each.said[area.code] for area in small],
        "hovertemplate": "%{text}<extra></extra>",
        "mode": "markers",
        "marker": {"color": colour, "size": 8, "line": {"color": theme.INK, "width": 0.7}},
        "showlegend": False,
    }


def _colours(count: int) -> list[str]:
    scale = theme.SEQUENCE
    if count == 1:
        return [scale[-2]]
    return [scale[round(place * (len(scale) - 1) / (count - 1))] for place in range(count)]

"""The bundled world file: the areas it has a shape for, their outlines, and what has to be said of its boundaries."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec

from publication.settings import PROJECT
from publication.text import words
from vocabulary.text import Language

WORLD = PROJECT / "pages" / "assets" / "topo" / "world_110m.json"
"""TopoJSON, where it is served to the figures of pages."""

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""

Ring = tuple[int, ...]
"""The borders around an area, by their numbers; one that is walked the other way is ~number."""


@dataclass(frozen=True)
class World:
    """Borders, each of which two areas may share, and the rings of borders that each area (ISO3) lies in."""

    borders: tuple[tuple[Point, ...], ...]
    rings: Mapping[str, tuple[Ring, ...]]


@cache
def world() -> World:
    """The whole file."""
    read = msgspec.json.decode(WORLD.read_bytes())
    (wide, high), (left, low) = read["transform"]["scale"], read["transform"]["translate"]
    borders = tuple(tuple((left + x * wide, low + y * high) for x, y in _walked(border)) for border in read["arcs"])
    shapes = read["objects"]["countries"]["geometries"]
    return World(borders, {shape["id"]: tuple(_rings(shape)) for shape in shapes})


def drawn_areas() -> frozenset[str]:
    """ISO3 codes of the areas with a shape; the others are drawn as dots."""
    return frozenset(world().rings)


def disclaimed(lang: Language) -> str:
    """What every map says of its boundaries."""
    _ = words(lang)
    return _(
        "The boundaries and names shown do not imply endorsement or acceptance by the publisher of this map, by "
        "IOM or by the United Nations. Shapes: Natural Earth. Areas too small for a shape are dots."
    )


def _walked(steps: list[list[int]]) -> Iterator[tuple[int, int]]:
    """The places of a border, each of which the file gives as the step from the one before."""
    x = y = 0
    for across, up in steps:
        x, y = x + across, y + up
        yield x, y


def _rings(shape: Mapping[str, Any]) -> Iterator[Ring]:
    """The rings of a polygon or of several."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for polygon in polygons:
        yield from map(tuple, polygon)

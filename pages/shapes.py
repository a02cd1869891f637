"""The bundled world file: which areas it has a shape for, and what has to be said of its boundaries."""

from functools import cache
from pathlib import Path

import orjson
from dash import html
from dash.development.base_component import Component

from publication.text import words
from vocabulary.text import Language

WORLD = Path(__file__).parent / "assets" / "topo" / "world_110m.json"


@cache
def drawn_areas() -> frozenset[str]:
    """ISO3 codes of the areas with a shape; the others are drawn as dots."""
    world = orjson.loads(WORLD.read_bytes())
    return frozenset(shape["id"] for shape in world["objects"]["countries"]["geometries"])


def disclaimer(lang: Language) -> Component:
    """What every map says of its boundaries."""
    _ = words(lang)
    return html.P(
        _(
            "The boundaries and names shown do not imply endorsement or acceptance by the publisher of this map, by "
            "IOM or by the United Nations. Shapes: Natural Earth. Areas too small for a shape are dots."
        ),
        className="note",
    )

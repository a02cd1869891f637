"""The bundled world file: which areas it has a shape for, and what has to be said of its boundaries."""

from functools import cache
from pathlib import Path

import orjson
from dash import html
from dash.development.base_component import Component

from publication import labels
from publication.text import words
from vocabulary.codes import areas
from vocabulary.text import Language

WORLD = Path(__file__).parent / "assets" / "topo" / "world_110m.json"


@cache
def drawn_areas() -> frozenset[str]:
    """ISO3 codes of the areas with a shape; the others are drawn as dots."""
    world = orjson.loads(WORLD.read_bytes())
    return frozenset(shape["id"] for shape in world["objects"]["countries"]["geometries"])


def dots(lang: Language) -> Component:
    """The areas that have no shape and are drawn as dots, by name."""
    _ = words(lang)
    names = [
        labels.say(code.label, lang)
        for area, code in areas().items()
        if code.latitude is not None and area not in drawn_areas()
    ]
    return html.Details(
        [html.Summary(_("Areas drawn as dots")), html.P(labels.listed(sorted(names), lang), className="note")],
        className="choices",
    )


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

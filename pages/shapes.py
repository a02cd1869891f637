"""Which areas the bundled world file has a shape for."""

from functools import cache
from pathlib import Path

import orjson

WORLD = Path(__file__).parent / "assets" / "topo" / "world_110m.json"


@cache
def drawn_areas() -> frozenset[str]:
    """ISO3 codes of the areas with a shape; the others are drawn as dots."""
    world = orjson.loads(WORLD.read_bytes())
    return frozenset(shape["id"] for shape in world["objects"]["countries"]["geometries"])

"""Where the warehouse and the raw inputs stand, read from the environment at the edge."""

import os
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """`warehouse_url`: an SQLAlchemy URL; `raw`: the folder that keeps inputs as they were received."""

    warehouse_url: str
    raw: Path


def read_settings() -> Settings:
    """SHIRUBE_HOME (default: `var` beside the code), WAREHOUSE_URL; see docs/settings.md."""
    home = Path(os.environ.get("SHIRUBE_HOME") or PROJECT / "var").resolve()
    beside = sa.URL.create("duckdb", database=(home / "warehouse.duckdb").as_posix())
    url = os.environ.get("WAREHOUSE_URL") or beside.render_as_string()
    return Settings(warehouse_url=url, raw=home / "raw")

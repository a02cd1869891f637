"""Any other engine SQLAlchemy speaks: rows go in by INSERT and come out row by row."""

from dataclasses import dataclass
from typing import Any

import polars as pl
import sqlalchemy as sa

from warehouse.backends.base import conform, schema_of


@dataclass(frozen=True, slots=True)
class Portable:
    """A warehouse on SQLite or PostgreSQL, for tables of a size that INSERT can carry."""

    engine: sa.Engine

    def append(self, connection: sa.Connection, table: sa.Table, rows: pl.DataFrame) -> None:
        """Add rows by one prepared INSERT, inside the connection's transaction."""
        if not rows.is_empty():
            connection.execute(table.insert(), rows.to_dicts())

    def fetch(self, connection: sa.Connection, statement: sa.Select[*tuple[Any, ...]]) -> pl.DataFrame:
        """Run a statement; the frame's types are the declared ones."""
        rows = [tuple(row) for row in connection.execute(statement)]
        return conform(pl.DataFrame(rows, schema=schema_of(statement), orient="row", strict=False), statement)


def open_backend(url: sa.URL) -> Portable:
    """Open the database of the URL."""
    return Portable(sa.create_engine(url))

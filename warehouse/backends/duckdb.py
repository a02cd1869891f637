"""DuckDB, the default engine: one file, loaded and read by column."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import sqlalchemy as sa

from warehouse.backends.base import conform


class _Columns:
    """A frame shown to DuckDB by its Arrow stream alone, so that no second Arrow library is needed."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._frame.__arrow_c_stream__(requested_schema)


@dataclass(frozen=True, slots=True)
class DuckDB:
    """A warehouse in one DuckDB file (or in memory)."""

    engine: sa.Engine

    def append(self, connection: sa.Connection, table: sa.Table, rows: pl.DataFrame) -> None:
        """Add rows through an Arrow stream, inside the connection's transaction."""
        duck: Any = connection.connection.driver_connection
        columns = [column.name for column in table.columns]
        duck.register("incoming", _Columns(rows.select(columns)))
        try:
            incoming = sa.table("incoming", *(sa.column(name) for name in columns))
            connection.execute(table.insert().from_select(columns, sa.select(incoming)))
        finally:
            duck.unregister("incoming")

    def fetch(self, connection: sa.Connection, statement: sa.Select[*tuple[Any, ...]]) -> pl.DataFrame:
        """Run a statement and take the result by column."""
        compiled = statement.compile(dialect=self.engine.dialect, compile_kwargs={"render_postcompile": True})
        duck: Any = connection.connection.driver_connection
        values = [compiled.params[name] for name in getattr(compiled, "positiontup", None) or ()]
        try:
            return conform(pl.DataFrame(duck.sql(str(compiled), params=values)), statement)
        except duckdb.Error as error:  # asked beside SQLAlchemy, so named as SQLAlchemy would
            raise sa.exc.OperationalError(str(compiled), None, error) from error


def open_backend(url: sa.URL) -> DuckDB:
    """Open the file of the URL, making its folder when there is none."""
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    return DuckDB(sa.create_engine(url))

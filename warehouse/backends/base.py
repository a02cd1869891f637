"""What an engine must do for the warehouse, and the frame every engine returns for a statement."""

from typing import Any, Protocol

import polars as pl
import sqlalchemy as sa


class Backend(Protocol):
    """An engine: how rows go in by column and come out as a frame of declared types."""

    @property
    def engine(self) -> sa.Engine:
        """The connections."""

    def append(self, connection: sa.Connection, table: sa.Table, rows: pl.DataFrame) -> None:
        """Add `rows` (columns named as the table's) inside the connection's transaction."""

    def fetch(self, connection: sa.Connection, statement: sa.Select[*tuple[Any, ...]]) -> pl.DataFrame:
        """Run a statement; the frame has the statement's column names and `schema_of` its types."""


_POLARS: tuple[tuple[type[sa.types.TypeEngine[Any]], pl.DataType], ...] = (
    (sa.Double, pl.Float64()),
    (sa.BigInteger, pl.Int64()),
    (sa.Integer, pl.Int64()),
    (sa.Boolean, pl.Boolean()),
    (sa.DateTime, pl.Datetime("us")),
    (sa.Date, pl.Date()),
    (sa.String, pl.String()),
)


def schema_of(statement: sa.Select[*tuple[Any, ...]]) -> dict[str, pl.DataType]:
    """The declared types of a statement's columns; TypeError names a column without one."""
    return {column.name: _polars_type(column) for column in statement.selected_columns}


def conform(frame: pl.DataFrame, statement: sa.Select[*tuple[Any, ...]]) -> pl.DataFrame:
    """Cast a frame to the statement's declared types, strictly: the same frame from every engine."""
    return frame.select(pl.col(name).cast(dtype) for name, dtype in schema_of(statement).items())


def _polars_type(column: sa.ColumnElement[object]) -> pl.DataType:
    for sql_type, dtype in _POLARS:
        if isinstance(column.type, sql_type):
            return dtype
    raise TypeError(f"{column}: untyped result column {column.type!r}; wrap it in cast() or give type_=")

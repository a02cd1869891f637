"""The warehouse itself: opened from a URL, made when it is not there, refused when it does not fit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import polars as pl
import sqlalchemy as sa

from warehouse.backends import duckdb, portable
from warehouse.backends.base import Backend
from warehouse.errors import UnknownEngine, WarehouseOutdated, WarehouseUnavailable
from warehouse.tables import METADATA, SCHEMA, SCHEMA_VERSION

BACKENDS: dict[str, Callable[[sa.URL], Backend]] = {
    "duckdb": duckdb.open_backend,
    "postgresql": portable.open_backend,
    "sqlite": portable.open_backend,
}


@dataclass(frozen=True, slots=True)
class Warehouse:
    """An open warehouse; use it as a context so that its file is released."""

    backend: Backend
    place: str

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.backend.engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[sa.Connection]:
        """A connection whose work is kept whole or not at all; WarehouseUnavailable when it cannot be."""
        with _explained(self.place), self.backend.engine.begin() as connection:
            yield connection

    def append(self, connection: sa.Connection, table: sa.Table, rows: pl.DataFrame) -> None:
        """Add rows to a table inside a transaction."""
        self.backend.append(connection, table, rows)

    def fetch(self, statement: sa.Select[*tuple[Any, ...]]) -> pl.DataFrame:
        """The rows of a statement as a frame of its declared types."""
        with _explained(self.place), self.backend.engine.connect() as connection:
            return self.backend.fetch(connection, statement)


def open_warehouse(url: str) -> Warehouse:
    """Open the warehouse at an SQLAlchemy URL, creating its tables the first time."""
    parsed = _parse(url)
    at_home = parsed.host is None and parsed.database
    place = at_home or parsed.render_as_string(hide_password=True)
    before = _exists(parsed)
    with _explained(place):
        warehouse = Warehouse(_backend(parsed), place)
    try:
        _fit_schema(warehouse)
    except BaseException as error:
        warehouse.backend.engine.dispose()
        if not before and isinstance(error, WarehouseUnavailable) and error.next_step == _FULL:
            _remove(parsed)
        raise
    return warehouse


def _parse(url: str) -> sa.URL:
    known = ", ".join(sorted(BACKENDS))
    try:
        parsed = sa.make_url(url)
    except sa.exc.ArgumentError as error:
        raise UnknownEngine("WAREHOUSE_URL is not a database URL.", f"Start it with one of: {known}.") from error
    if parsed.get_backend_name() not in BACKENDS:
        raise UnknownEngine(
            f"WAREHOUSE_URL: there is no backend for the engine {parsed.get_backend_name()!r}.",
            f"Use one of: {known}.",
        )
    return parsed


def _exists(url: sa.URL) -> bool:
    return url.database is None or Path(url.database).exists()


def _remove(url: sa.URL) -> None:
    """Leave no stump of a file that the disk had no room for."""
    for name in (str(url.database), f"{url.database}.wal"):
        Path(name).unlink(missing_ok=True)


def _backend(url: sa.URL) -> Backend:
    try:
        return BACKENDS[url.get_backend_name()](url)
    except (ModuleNotFoundError, sa.exc.NoSuchModuleError) as error:
        raise UnknownEngine(
            f"WAREHOUSE_URL: the driver of {url.drivername} is not installed.",
            "Install it (for PostgreSQL: psycopg) or use duckdb.",
        ) from error


def _fit_schema(warehouse: Warehouse) -> None:
    with warehouse.transaction() as connection:
        if not sa.inspect(connection).has_table(SCHEMA.name):
            METADATA.create_all(connection)
            connection.execute(SCHEMA.insert().values(version=SCHEMA_VERSION))
        found = connection.execute(sa.select(SCHEMA.c.version)).scalar_one()
    if found != SCHEMA_VERSION:
        raise WarehouseOutdated(
            f"{warehouse.place} has schema version {found}, this program needs {SCHEMA_VERSION}.",
            "Move it aside and run `python -m etl run --all`: raw inputs are kept and load again.",
        )


_BUSY = "Another process has it open: wait for it or stop it, then run the same command again."
_DENIED = "Make the file and its folder writable for you, or point SHIRUBE_HOME elsewhere."
_FULL = "Free some disk space, then run the same command again; nothing was half written."
_ALIEN = "It is not a whole warehouse: move the file aside and run `python -m etl run --all`."

_NEXT_STEPS = {
    "lock": _BUSY,
    "read-only": _DENIED,
    "readonly": _DENIED,
    "read only": _DENIED,
    "permission": _DENIED,
    "space": _FULL,
    "too large": _FULL,
    "is full": _FULL,
    "not a valid": _ALIEN,
    "not a database": _ALIEN,
    "enough bytes": _ALIEN,
    "corrupt": _ALIEN,
}
"""What to do about an engine's words for what went wrong."""


@contextmanager
def _explained(place: str) -> Iterator[None]:
    try:
        yield
    except (sa.exc.DBAPIError, OSError) as error:
        if isinstance(error, sa.exc.IntegrityError):
            raise
        reason = str(error.orig if isinstance(error, sa.exc.DBAPIError) else error).splitlines()[0]
        lowered = reason.lower()
        steps = (step for sign, step in _NEXT_STEPS.items() if sign in lowered)
        step = next(steps, "See that the place exists and can be written, then run the same command again.")
        raise WarehouseUnavailable(f"The warehouse at {place} cannot be used: {reason}.", step) from error

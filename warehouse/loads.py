"""Loads: one vintage of a source comes in whole, once, with its provenance and its rejected rows."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

import polars as pl
import sqlalchemy as sa

from warehouse.store import Warehouse
from warehouse.tables import LOAD, REJECTED, SOURCE


@dataclass(frozen=True, slots=True)
class Vintage:
    """A source as received: the checksum is the SHA-256 of its bytes, `raw_path` where they are kept."""

    source_id: str
    checksum: str
    raw_path: str
    accessed_on: dt.date

    @property
    def load_id(self) -> str:
        """The same vintage has the same load id in every warehouse."""
        return f"{self.source_id}@{self.checksum[:12]}"


@dataclass(frozen=True, slots=True)
class Load:
    """What a load did; `changed` is False when this vintage was the current one already."""

    load_id: str
    changed: bool
    rows_read: int
    rows_accepted: int
    rows_rejected: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a vintage: accepted ones in the columns of `table`, rejected ones once per broken rule.

    `rejected` has the columns row_number (Int64), rule and record (String).
    """

    table: sa.Table
    accepted: pl.DataFrame
    rejected: pl.DataFrame

    @property
    def read(self) -> int:
        """How many rows the vintage has."""
        return self.accepted.height + self.rejected["row_number"].n_unique()


def load_rows(warehouse: Warehouse, vintage: Vintage, rows: Rows, loaded_at: dt.datetime) -> Load:
    """Bring a vintage in, in one transaction; a vintage the warehouse has changes no row."""
    with warehouse.transaction() as connection:
        load = _known(connection, vintage)
        if load is None:
            load = _bring_in(warehouse, connection, vintage, rows, loaded_at)
        return load


def describe_sources(warehouse: Warehouse, sources: pl.DataFrame) -> None:
    """Replace the descriptions of these sources (columns of the table `source`)."""
    with warehouse.transaction() as connection:
        named = SOURCE.c.source_id.in_(sources["source_id"].to_list())
        connection.execute(SOURCE.delete().where(named))
        warehouse.append(connection, SOURCE, sources)


@cache
def current_loads() -> sa.CTE:
    """The current load of every source that no other loaded one replaces, with all columns of `load`."""
    replaced = sa.select(SOURCE.c.source_id).where(SOURCE.c.replaced_by.in_(sa.select(LOAD.c.source_id)))
    newest = (
        select_all(LOAD)
        .add_columns(
            sa.func.row_number(type_=sa.Integer)
            .over(partition_by=LOAD.c.source_id, order_by=LOAD.c.sequence.desc())
            .label("age")
        )
        .cte("loads_by_age")
    )
    current = (newest.c.age == 1) & newest.c.source_id.not_in(replaced)
    return sa.select(*(newest.c[column.name] for column in LOAD.columns)).where(current).cte("current_load")


def select_all(table: sa.Table) -> sa.Select[*tuple[Any, ...]]:
    """All columns of a table."""
    return sa.select(*table.columns)


def rejected_by_rule(load_id: str) -> sa.Select[*tuple[Any, ...]]:
    """How many rows of a load broke each rule: rule, rows."""
    rows = sa.cast(sa.func.count(), sa.BigInteger).label("rows")
    grouped = sa.select(REJECTED.c.rule, rows).where(REJECTED.c.load_id == load_id).group_by(REJECTED.c.rule)
    return grouped.order_by(REJECTED.c.rule)


def _known(connection: sa.Connection, vintage: Vintage) -> Load | None:
    found = connection.execute(sa.select(LOAD).where(LOAD.c.load_id == vintage.load_id)).one_or_none()
    if found is None:
        return None
    newest = _newest_sequence(connection, vintage.source_id)
    if found.sequence != newest:
        again = LOAD.update().where(LOAD.c.load_id == vintage.load_id)
        connection.execute(again.values(sequence=newest + 1))
    return Load(vintage.load_id, found.sequence != newest, found.rows_read, found.rows_accepted, found.rows_rejected)


def _bring_in(
    warehouse: Warehouse, connection: sa.Connection, vintage: Vintage, rows: Rows, loaded_at: dt.datetime
) -> Load:
    load = Load(
        vintage.load_id,
        changed=True,
        rows_read=rows.read,
        rows_accepted=rows.accepted.height,
        rows_rejected=rows.read - rows.accepted.height,
    )
    connection.execute(
        LOAD.insert().values(
            load_id=load.load_id,
            source_id=vintage.source_id,
            sequence=_newest_sequence(connection, vintage.source_id) + 1,
            checksum=vintage.checksum,
            raw_path=vintage.raw_path,
            accessed_on=vintage.accessed_on,
            loaded_at=loaded_at,
            rows_read=load.rows_read,
            rows_accepted=load.rows_accepted,
            rows_rejected=load.rows_rejected,
        )
    )
    stamp = pl.lit(load.load_id).alias("load_id")
    warehouse.append(connection, rows.table, rows.accepted.with_columns(stamp))
    warehouse.append(connection, REJECTED, rows.rejected.with_columns(stamp))
    return load


def _newest_sequence(connection: sa.Connection, source_id: str) -> int:
    newest = sa.select(sa.func.max(LOAD.c.sequence)).where(LOAD.c.source_id == source_id)
    return connection.execute(newest).scalar() or 0

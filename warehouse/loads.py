"""Loads: one vintage of a source comes in whole, once, with its provenance and its rejected rows."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

import polars as pl
import sqlalchemy as sa

from warehouse.store import Warehouse
from warehouse.tables import LOAD, METADATA, REJECTED, SOURCE

_OF_LOADS = tuple(each for each in METADATA.sorted_tables if "load_id" in each.columns and each is not LOAD)
"""The tables whose rows belong to a load."""

_OF = "@"

_ALWAYS = dt.datetime(9999, 12, 31)  # noqa: DTZ001  # the warehouse keeps UTC without a zone


@dataclass(frozen=True, slots=True)
class Vintage:
    """A source as received: the checksum is the SHA-256 of its bytes, `raw_path` where they are kept.

    `part` is the part of the source it is about, such as the month of a report; empty for a source that comes whole.
    """

    source_id: str
    checksum: str
    raw_path: str
    accessed_on: dt.date
    part: str = ""

    @property
    def load_id(self) -> str:
        """The same vintage has the same load id in every warehouse."""
        return f"{self.source_id}{_OF}{self.checksum[:12]}"


@dataclass(frozen=True, slots=True)
class Load:
    """What a load did; `changed` is False when this vintage was the current one already, with these rows."""

    load_id: str
    changed: bool
    rows_read: int
    rows_accepted: int
    rows_rejected: int


@dataclass(frozen=True)
class Rows:
    """The rows of a vintage: accepted ones by the table they go to, rejected ones once per broken rule.

    `details` are rows of further tables that say more about accepted ones. `rejected` has the columns row_number
    (Int64), rule and record (String), and sheet where a source has several.
    """

    accepted: Mapping[sa.Table, pl.DataFrame]
    rejected: pl.DataFrame
    details: Mapping[sa.Table, pl.DataFrame] = field(default_factory=dict)

    @property
    def count_accepted(self) -> int:
        """How many rows came in."""
        return sum(rows.height for rows in self.accepted.values())

    @property
    def count_rejected(self) -> int:
        """How many rows broke a rule."""
        names = [name for name in ("sheet", "row_number") if name in self.rejected.columns]
        return self.rejected.select(names).unique().height

    @cached_property
    def content(self) -> str:
        """SHA-256 of the rows as they were understood."""
        digest = hashlib.sha256()
        for rows in (*self.accepted.values(), *self.details.values(), self.rejected):
            digest.update(rows.drop("row_number").write_csv().encode())
        return digest.hexdigest()


def load_rows(warehouse: Warehouse, vintage: Vintage, rows: Rows, loaded_at: dt.datetime) -> Load:
    """Bring a vintage in, in one transaction; a vintage the warehouse has changes no row."""
    with warehouse.transaction() as connection:
        load = _known(connection, vintage)
        if load is None:
            load = _bring_in(warehouse, connection, vintage, rows, loaded_at)
        return load


def replace_rows(warehouse: Warehouse, vintage: Vintage, rows: Rows, loaded_at: dt.datetime) -> Load:
    """Bring a vintage in, in one transaction; where the warehouse has it with other rows, these take their place."""
    with warehouse.transaction() as connection:
        load = _known(connection, vintage)
        if load is None:
            return _bring_in(warehouse, connection, vintage, rows, loaded_at)
        content = sa.select(LOAD.c.content).where(LOAD.c.load_id == load.load_id)
        if connection.execute(content).scalar_one() == rows.content:
            return load
        for each in _OF_LOADS:
            connection.execute(each.delete().where(each.c.load_id == load.load_id))
        counted = LOAD.update().where(LOAD.c.load_id == load.load_id)
        connection.execute(counted.values(loaded_at=loaded_at, content=rows.content, **_counts(rows)))
        return _append(warehouse, connection, vintage, rows)


def describe_sources(warehouse: Warehouse, sources: pl.DataFrame) -> None:
    """Replace the descriptions of these sources (columns of the table `source`)."""
    with warehouse.transaction() as connection:
        named = SOURCE.c.source_id.in_(sources["source_id"].to_list())
        connection.execute(SOURCE.delete().where(named))
        warehouse.append(connection, SOURCE, sources)


def source_of_load(load_id: str) -> str:
    """The source that a load is of, by its id alone; of a source it is itself."""
    return load_id.partition(_OF)[0]


@cache
def current_loads() -> sa.CTE:
    """The current load of every source, or of each part of it, that no other loaded one replaces.

    The columns are those of `load`. A statement over it tells what was known at a time with `.params(known_at=…)`
    (UTC, without a zone).
    """
    known = LOAD.c.loaded_at <= sa.bindparam("known_at", _ALWAYS, sa.DateTime())
    loaded = sa.select(LOAD.c.source_id).where(known)
    replaced = sa.select(SOURCE.c.source_id).where(SOURCE.c.replaced_by.in_(loaded))
    newest = (
        select_all(LOAD)
        .add_columns(
            sa.func.row_number(type_=sa.Integer)
            .over(partition_by=(LOAD.c.source_id, LOAD.c.part), order_by=LOAD.c.sequence.desc())
            .label("age")
        )
        .where(known)
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
    connection.execute(
        LOAD.insert().values(
            load_id=vintage.load_id,
            source_id=vintage.source_id,
            part=vintage.part,
            sequence=_newest_sequence(connection, vintage.source_id) + 1,
            checksum=vintage.checksum,
            content=rows.content,
            raw_path=vintage.raw_path,
            accessed_on=vintage.accessed_on,
            loaded_at=loaded_at,
            **_counts(rows),
        )
    )
    return _append(warehouse, connection, vintage, rows)


def _counts(rows: Rows) -> dict[str, int]:
    return {
        "rows_read": rows.count_accepted + rows.count_rejected,
        "rows_accepted": rows.count_accepted,
        "rows_rejected": rows.count_rejected,
    }


def _append(warehouse: Warehouse, connection: sa.Connection, vintage: Vintage, rows: Rows) -> Load:
    stamp = pl.lit(vintage.load_id).alias("load_id")
    for table, accepted in {**rows.accepted, **rows.details}.items():
        warehouse.append(connection, table, accepted.with_columns(stamp))
    sheet = pl.col("sheet") if "sheet" in rows.rejected.columns else pl.lit("").alias("sheet")
    warehouse.append(connection, REJECTED, rows.rejected.with_columns(stamp, sheet))
    return Load(vintage.load_id, changed=True, **_counts(rows))


def _newest_sequence(connection: sa.Connection, source_id: str) -> int:
    newest = sa.select(sa.func.max(LOAD.c.sequence)).where(LOAD.c.source_id == source_id)
    return connection.execute(newest).scalar() or 0

"""Loads: whole or not at all, once, each vintage kept, on every engine."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.registry import described, feed
from etl.run import run
from tests.conftest import ENGINES, NO_REJECTED, NOW, engine_url, observations, table
from warehouse.backends.base import Backend
from warehouse.loads import Load, Rows, Vintage, current_loads, describe_sources, load_rows
from warehouse.store import Warehouse, open_warehouse
from warehouse.tables import LOAD, METADATA, OBSERVATION, REJECTED

LATER = NOW + dt.timedelta(days=30)
SOURCE = "iom_return_assistance"


@pytest.fixture(params=ENGINES)
def own(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Warehouse]:
    """A warehouse of the test's own, on each engine."""
    with open_warehouse(engine_url(request.param, tmp_path)) as opened:
        describe_sources(opened, described())
        yield opened


def test_the_same_bytes_twice_change_nothing(own: Warehouse, tmp_path: Path) -> None:
    """Not a row, not a count, not even the time of the load."""
    first = _load(own, tmp_path)
    before = _everything(own)
    again = _load(own, tmp_path, now=LATER)
    assert (first.changed, again.changed) == (True, False)
    assert _everything(own) == before


def test_describing_the_sources_twice_changes_nothing(own: Warehouse) -> None:
    before = _everything(own)
    describe_sources(own, described())
    assert _everything(own) == before


def test_a_changed_file_is_a_new_vintage_and_the_old_rows_stay(own: Warehouse, tmp_path: Path, facts: Path) -> None:
    first = _load(own, tmp_path)
    _replace(facts, "2016-03,JPN,_T,276,", "2016-03,JPN,_T,277,")
    second = _load(own, tmp_path, now=LATER)
    assert second.changed
    assert _values(own, first) == 276
    assert _values(own, second) == 277
    assert _current(own) == second.load_id


def test_going_back_to_the_old_bytes_makes_their_vintage_current_again(
    own: Warehouse, tmp_path: Path, facts: Path
) -> None:
    first = _load(own, tmp_path)
    _replace(facts, "2016-03,JPN,_T,276,", "2016-03,JPN,_T,277,")
    second = _load(own, tmp_path, now=LATER)
    rows = _count(own, OBSERVATION)
    _replace(facts, "2016-03,JPN,_T,277,", "2016-03,JPN,_T,276,")
    back = _load(own, tmp_path, now=LATER)
    assert (back.load_id, back.changed) == (first.load_id, True)
    assert _current(own) == first.load_id != second.load_id
    assert (_count(own, OBSERVATION), _count(own, LOAD)) == (rows, 2)
    assert not _load(own, tmp_path, now=LATER).changed


@pytest.mark.parametrize("broken", ["observation", "rejected"])
def test_a_load_that_fails_half_way_leaves_the_warehouse_as_before(
    own: Warehouse, tmp_path: Path, facts: Path, broken: str
) -> None:
    _load(own, tmp_path)
    before = _everything(own)
    _replace(facts, "2016-03,JPN,_T,276,", "2016-03,JPN,_T,277,")
    failing = Warehouse(_FailsAfter(own.backend, broken), own.place)
    with pytest.raises(RuntimeError, match=f"after {broken}"):
        _load(failing, tmp_path, now=LATER)
    assert _everything(own) == before
    assert _load(own, tmp_path, now=LATER).changed


def test_rejected_rows_are_kept_and_counted_and_the_others_loaded(own: Warehouse, tmp_path: Path, facts: Path) -> None:
    _replace(facts, "2016-03,JPN,_T,276,", "2016-03,JPN,_T,many,")
    load = _load(own, tmp_path)
    rejected = own.fetch(sa.select(REJECTED.c.rule, REJECTED.c.record, REJECTED.c.load_id))
    assert (load.rows_read, load.rows_accepted, load.rows_rejected) == (24, 23, 1)
    assert rejected["rule"].to_list() == ["value_is_a_number", "value_is_not_negative"]
    assert json.loads(rejected["record"][0])["value"] == "many"
    assert _count(own, OBSERVATION) == 23


def test_the_input_is_kept_as_received_with_checksum_and_access_date(own: Warehouse, tmp_path: Path) -> None:
    _load(own, tmp_path)
    kept = own.fetch(sa.select(LOAD.c.raw_path, LOAD.c.checksum)).row(0, named=True)
    raw = tmp_path / "raw" / kept["raw_path"]
    note = json.loads(raw.with_name(f"{raw.name}.json").read_bytes())
    assert hashlib.sha256(raw.read_bytes()).hexdigest() == kept["checksum"] == note["sha256"]
    assert note["accessed_on"] == "2026-01-01"
    assert (note["source_id"], note["licence"]) == (SOURCE, "FIGURE_CITED")


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=8))
def test_whatever_the_order_of_vintages_the_last_one_is_current(order: list[int]) -> None:
    """Each vintage is stored once, however often it comes back."""
    with open_warehouse("sqlite:///:memory:") as warehouse:
        for vintage in order:
            last = _bring(warehouse, vintage)
        current = current_loads()
        assert warehouse.fetch(sa.select(current.c.load_id)).item() == last.load_id
        assert _count(warehouse, LOAD) == len(set(order)) == _count(warehouse, OBSERVATION)


@dataclass(frozen=True, slots=True)
class _FailsAfter:
    """A backend whose connection breaks once rows went into a table."""

    backend: Backend
    table: str

    @property
    def engine(self) -> sa.Engine:
        return self.backend.engine

    def append(self, connection: sa.Connection, table: sa.Table, rows: pl.DataFrame) -> None:
        self.backend.append(connection, table, rows)
        if table.name == self.table:
            message = f"the connection broke after {table.name}"
            raise RuntimeError(message)

    def fetch(self, connection: sa.Connection, statement: sa.Select[*tuple[Any, ...]]) -> pl.DataFrame:
        return self.backend.fetch(connection, statement)


def _load(warehouse: Warehouse, folder: Path, now: dt.datetime = NOW) -> Load:
    return run(feed(SOURCE), warehouse, folder / "raw", now).load


def _bring(warehouse: Warehouse, vintage: int) -> Load:
    figures = observations(table(f"series | time_period | obs_value\nVICTIMS | 2010 | {vintage}"))
    came = Vintage("example", f"{vintage:064}"[::-1], "", NOW.date())
    return load_rows(warehouse, came, Rows({OBSERVATION: figures}, pl.DataFrame(schema=NO_REJECTED)), NOW)


def _replace(facts: Path, old: str, new: str) -> None:
    place = facts / f"{SOURCE}.csv"
    text = place.read_text(encoding="utf-8")
    assert text.count(old) == 1
    place.write_text(text.replace(old, new), encoding="utf-8", newline="")


def _everything(warehouse: Warehouse) -> dict[str, list[tuple[object, ...]]]:
    tables = {each.name: warehouse.fetch(sa.select(*each.columns)) for each in METADATA.sorted_tables}
    return {name: sorted(rows.rows(), key=repr) for name, rows in tables.items()}


def _count(warehouse: Warehouse, table: sa.Table) -> int:
    rows = sa.cast(sa.func.count(), sa.BigInteger).label("rows")
    return int(warehouse.fetch(sa.select(rows).select_from(table)).item())


def _values(warehouse: Warehouse, load: Load) -> float:
    to_march_2016 = (OBSERVATION.c.load_id == load.load_id) & (OBSERVATION.c.series == "RETURN_ASSISTED_CUM")
    ends = OBSERVATION.c.time_period == "2005-05/2016-03"
    return float(warehouse.fetch(sa.select(OBSERVATION.c.obs_value).where(to_march_2016 & ends)).item())


def _current(warehouse: Warehouse) -> str:
    current = current_loads()
    return str(warehouse.fetch(sa.select(current.c.load_id)).item())

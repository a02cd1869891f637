"""A warehouse that cannot be used says why, what to do, and is left as it was."""

import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
import sqlalchemy as sa

from warehouse.backends.base import schema_of
from warehouse.errors import UnknownEngine, WarehouseOutdated, WarehouseUnavailable
from warehouse.settings import read_settings
from warehouse.store import Warehouse, open_warehouse
from warehouse.tables import METADATA, SCHEMA

FILES = ("duckdb", "sqlite")


def test_a_new_warehouse_has_every_table_and_its_schema_version(warehouse: Warehouse) -> None:
    with warehouse.transaction() as connection:
        assert set(METADATA.tables) <= set(sa.inspect(connection).get_table_names())
    assert warehouse.fetch(sa.select(SCHEMA.c.version)).height == 1


def test_opening_twice_makes_nothing_twice(tmp_path: Path) -> None:
    for _ in range(2):
        with open_warehouse(f"duckdb:///{tmp_path}/warehouse.duckdb") as warehouse:
            assert warehouse.fetch(sa.select(SCHEMA.c.version)).height == 1


def test_every_engine_gives_the_declared_types(warehouse: Warehouse) -> None:
    statement = sa.select(
        sa.cast(7, sa.BigInteger).label("whole"),
        sa.cast(0.1, sa.Double).label("broken"),
        sa.cast("国", sa.String).label("words"),
        sa.cast(sa.null(), sa.Date).label("no_day"),
    )
    found = warehouse.fetch(statement)
    assert dict(found.schema) == schema_of(statement)
    assert found.row(0) == (7, 0.1, "国", None)
    assert found.schema["no_day"] == pl.Date


def test_a_column_without_a_type_is_refused() -> None:
    with pytest.raises(TypeError, match="untyped result column"):
        schema_of(sa.select(sa.literal_column("1").label("mystery")))


@pytest.mark.parametrize("engine", FILES)
def test_a_warehouse_of_another_version_is_refused(engine: str, tmp_path: Path) -> None:
    url = f"{engine}:///{tmp_path}/old"
    with open_warehouse(url) as warehouse, warehouse.transaction() as connection:
        connection.execute(SCHEMA.update().values(version=0))
    with pytest.raises(WarehouseOutdated, match="has schema version 0"):
        open_warehouse(url)


@pytest.mark.parametrize("engine", FILES)
def test_a_file_that_is_no_warehouse_is_left_alone(engine: str, tmp_path: Path) -> None:
    letter = tmp_path / "letter"
    letter.write_text("Dear reader, " * 2_000)
    with pytest.raises(WarehouseUnavailable, match="move the file aside") as refused:
        open_warehouse(f"{engine}:///{letter}")
    assert str(letter) in refused.value.what
    assert letter.read_text() == "Dear reader, " * 2_000


def test_a_stump_of_a_warehouse_is_named_as_such(tmp_path: Path) -> None:
    """As a power cut leaves it when the file is made."""
    with open_warehouse(f"duckdb:///{tmp_path}/whole"):
        pass
    (tmp_path / "stump").write_bytes((tmp_path / "whole").read_bytes()[:5_000])
    with pytest.raises(WarehouseUnavailable, match="not a whole warehouse"):
        open_warehouse(f"duckdb:///{tmp_path}/stump")


def test_a_warehouse_that_another_process_has_open_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "warehouse.duckdb"
    with open_warehouse(f"duckdb:///{place}"):
        pass
    hold = f"import duckdb; held = duckdb.connect({str(place)!r}); print('held', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(WarehouseUnavailable, match="Another process has it open"):
            open_warehouse(f"duckdb:///{place}")
        holder.communicate("let go\n")
    with open_warehouse(f"duckdb:///{place}") as warehouse:
        assert warehouse.fetch(sa.select(SCHEMA.c.version)).height == 1


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("warehouse", "not a database URL"),
        ("oracle://server/db", "no backend for the engine 'oracle'"),
        ("postgresql+nodriver://server/db", "driver of postgresql+nodriver is not installed"),
    ],
)
def test_a_url_without_an_engine_is_refused(url: str, said: str) -> None:
    with pytest.raises(UnknownEngine) as refused:
        open_warehouse(url)
    assert said in refused.value.what


def test_a_password_is_never_shown() -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed: no PostgreSQL to refuse us")
    with pytest.raises(WarehouseUnavailable) as refused:
        open_warehouse("postgresql+psycopg://user:sesame@127.0.0.1:1/db")
    assert "127.0.0.1" in str(refused.value)
    assert "sesame" not in str(refused.value)


def test_a_home_with_unusual_letters_holds_a_warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAREHOUSE_URL", raising=False)
    monkeypatch.setenv("SHIRUBE_HOME", str(tmp_path / "標 #1 50%41"))
    with open_warehouse(read_settings().warehouse_url) as warehouse:
        assert warehouse.place == str(tmp_path / "標 #1 50%41" / "warehouse.duckdb")
    assert (tmp_path / "標 #1 50%41" / "warehouse.duckdb").is_file()

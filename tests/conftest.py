"""What tests share: a home of their own, warehouses on every engine, and a release of the bundled facts."""

import datetime as dt
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl
import pytest
import sqlalchemy as sa

from etl.documents import FACTS
from etl.registry import described, loadable, to_load
from etl.run import run
from etl.source import Way
from indicators.release import release
from publication.release import Release, current_release, read_release
from publication.release_writer import AT_ONCE, Embargo, Origin, write_release
from tests.register_tables import TABLES, put_register
from vocabulary.codes import NOT_APPLICABLE, major_region
from vocabulary.dimensions import DIMENSION_NAMES
from vocabulary.periods import parse_period
from vocabulary.statuses import Sensitivity
from warehouse.loads import Rows, Vintage, describe_sources, load_rows
from warehouse.store import Warehouse, open_warehouse
from warehouse.tables import MEMBERSHIP_EPISODE, METADATA, OBSERVATION

PROJECT = Path(__file__).parent.parent
NOW = dt.datetime(2026, 1, 1)  # noqa: DTZ001  # the warehouse keeps UTC without a zone
ENGINES = ("duckdb", "sqlite", "postgresql")
POSTGRES = "SHIRUBE_TEST_POSTGRES_URL"

NO_REJECTED = {"row_number": pl.Int64, "rule": pl.String, "record": pl.String}
_COUNT_OF_PERSONS: dict[str, str | None] = {
    **dict.fromkeys(DIMENSION_NAMES, NOT_APPLICABLE),
    "qualifier": "EXACT",
    "obs_status": "A",
    "unit_measure": "PERSONS",
    "unit_mult": "0",
    **dict.fromkeys(("lower_bound", "upper_bound")),
    **dict.fromkeys(("base_period", "comment"), ""),
    "nature": "_X",
    "source_id": "example",
    "locator": "example",
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the commands take for SHIRUBE_HOME."""
    for name in ("WAREHOUSE_URL", "SHIRUBE_RELEASES", "SHIRUBE_RECORD", "SHIRUBE_REPLAY", "ESTAT_APP_ID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SHIRUBE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the bundled facts that a test may spoil; the sources read it."""
    copy = tmp_path / "facts"
    shutil.copytree(FACTS, copy)
    monkeypatch.setattr("etl.bundled.FACTS", copy)
    return copy


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with all bundled facts loaded and released; for reading only."""
    folder = tmp_path_factory.mktemp("bundled")
    with open_warehouse(f"duckdb:///{folder}/warehouse.duckdb") as warehouse:
        load_facts(warehouse, folder / "raw")
        release(warehouse, folder / "releases", NOW.replace(tzinfo=dt.UTC))
    return folder


@pytest.fixture(scope="session")
def released(bundled: Path) -> Release:
    """The release of the bundled facts."""
    return current_release(bundled / "releases")


@pytest.fixture(scope="module", params=ENGINES)
def warehouse(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """An empty warehouse on each engine, one for all tests of a module."""
    with open_warehouse(engine_url(request.param, tmp_path_factory.mktemp("warehouse"))) as opened:
        yield opened


Evaluate = Callable[..., pl.DataFrame]


@pytest.fixture
def put(warehouse: Warehouse) -> Callable[..., None]:
    """Make small tables the current figures, episodes and register of the warehouse."""

    def put_tables(
        given: str = "", episodes: str = "", *, sensitivity: Sensitivity = Sensitivity.RESTRICTED, **register: str
    ) -> None:
        _put(warehouse, "example_figures", OBSERVATION, observations(table(given)))
        _put(warehouse, "example_episodes", MEMBERSHIP_EPISODE, _episodes(table(episodes)))
        rows = {target: table(register[name]) for name, target in TABLES.items() if name in register}
        assert register.keys() <= TABLES.keys()
        put_register(warehouse, rows, sensitivity)

    return put_tables


def engine_url(engine: str, folder: Path) -> str:
    """Where a test's warehouse stands; the one on PostgreSQL is emptied first."""
    if engine != "postgresql":
        return f"{engine}:///{folder}/warehouse.{engine}"
    url = os.environ.get(POSTGRES)
    if not url:
        pytest.skip(f"{POSTGRES} is not set: no PostgreSQL to test on")
    emptied = sa.create_engine(url)
    METADATA.drop_all(emptied)
    emptied.dispose()
    return url


def load_facts(warehouse: Warehouse, raw: Path, *named: str) -> None:
    """Bring bundled sources in, all or those named."""
    describe_sources(warehouse, described())
    for source_id in named or loadable(Way.BUNDLED):
        run(to_load(source_id), warehouse, raw, NOW)


def revised(first: Path, now: dt.datetime, embargo: Embargo = AT_ONCE, **columns: pl.Expr) -> Path:
    """Release, beside a release and like it, with other values in some columns of its observations."""
    manifest = read_release(first).manifest
    files = {name: (first / name).read_bytes() for name in manifest.files if not name.startswith("pictures/")}
    out = io.BytesIO()
    pl.read_parquet(files["observations.parquet"]).with_columns(**columns).write_parquet(out)
    return write_release(
        first.parent,
        {**files, "observations.parquet": out.getvalue()},
        Origin(manifest.policy, manifest.inputs, now, manifest.known),
        embargo,
    )


def table(text: str) -> list[dict[str, str | None]]:
    """Rows of a table written one line a row, columns divided by |, `-` for no value."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    if not lines:
        return []
    header, *rows = lines
    return [{name: None if cell == "-" else cell for name, cell in zip(header, row, strict=True)} for row in rows]


def _put(warehouse: Warehouse, source_id: str, target: sa.Table, accepted: pl.DataFrame) -> None:
    known = warehouse.fetch(sa.select(sa.cast(sa.func.count(), sa.BigInteger).label("n")).select_from(target))
    checksum = f"{known.item()}{accepted.hash_rows().sum()}".ljust(12, "_")[:64]
    rows = Rows({target: accepted}, pl.DataFrame(schema=NO_REJECTED))
    load_rows(warehouse, Vintage(source_id, checksum, "", NOW.date()), rows, NOW)


def observations(rows: list[dict[str, str | None]]) -> pl.DataFrame:
    """Rows of a small table in the columns of `observation`; unnamed ones are those of a count of persons."""
    named = [_COUNT_OF_PERSONS | row for row in rows]
    periods = [parse_period(str(row["time_period"])) for row in named]
    columns = [column.name for column in OBSERVATION.columns if column.name != "load_id"]
    frame = pl.DataFrame(named, schema=dict.fromkeys(named[0] if named else columns, pl.String))
    return frame.with_columns(
        pl.Series("row_number", range(len(named)), dtype=pl.Int32),
        pl.Series("period_start", [period.start for period in periods], dtype=pl.Date),
        pl.Series("period_end", [period.end for period in periods], dtype=pl.Date),
        pl.col("obs_value").cast(pl.Float64),
        pl.col("unit_mult").cast(pl.Int32),
    ).select(columns)


def _episodes(rows: list[dict[str, str | None]]) -> pl.DataFrame:
    schema = {"ref_area": pl.String, "from_year": pl.String, "to_year": pl.String}
    return pl.DataFrame(rows, schema=schema).select(
        pl.int_range(pl.len(), dtype=pl.Int32).alias("row_number"),
        "ref_area",
        pl.Series("region", [major_region(str(row["ref_area"])) for row in rows], dtype=pl.String),
        pl.col("from_year", "to_year").cast(pl.Int32),
        pl.lit("example").alias("source_id"),
        pl.lit("example").alias("locator"),
    )


@pytest.fixture
def command(home: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run Python code or a module (`-m`) in a process of its own, in this test's home."""

    def run_command(*arguments: str) -> subprocess.CompletedProcess[str]:
        named = [sys.executable, *arguments] if arguments[0] == "-m" else [sys.executable, "-c", *arguments]
        environment = {
            **{name: value for name, value in os.environ.items() if name != "COLUMNS"},
            "PYTHONDONTWRITEBYTECODE": "1",
            "SHIRUBE_HOME": os.environ["SHIRUBE_HOME"],
        }
        return subprocess.run(named, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)

    assert home
    return run_command

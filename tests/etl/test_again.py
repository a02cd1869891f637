"""Reading a load again by changed rules: its rows are replaced whole, and the same rules change nothing."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import sqlalchemy as sa

from etl.__main__ import main
from etl.errors import NothingToReadAgain
from etl.kept import from_kept, loaded_sources
from etl.registry import described, feed
from etl.run import Outcome, run, run_again
from etl.source import Feed, Raw, Rule
from tests.conftest import ENGINES, NOW, engine_url
from vocabulary.text import Text
from warehouse.backends.base import Backend
from warehouse.loads import describe_sources
from warehouse.store import Warehouse, open_warehouse
from warehouse.tables import LOAD, METADATA, OBSERVATION, REJECTED

FIXTURES = Path(__file__).parent.parent / "sources"
LATER = NOW + dt.timedelta(days=30)
SOURCES = pytest.mark.parametrize(
    "source_id", ["iom_return_assistance", "iom_membership", "unsd_sdg", "unsd_sdg_tsv", "unodc_trafficking"]
)
"""Of each way one or more: bundled figures, bundled episodes, asked over the network, read from files."""

NONE_PASSES = Rule("nothing_passes", Text("no row", "どの行も不可"), pl.lit(value=False))

Bring = Callable[..., Outcome]


@pytest.fixture(params=ENGINES)
def own(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Warehouse]:
    """A warehouse of the test's own, on each engine."""
    with open_warehouse(engine_url(request.param, tmp_path)) as opened:
        describe_sources(opened, described())
        yield opened


@pytest.fixture
def bring(own: Warehouse, tmp_path: Path) -> Bring:
    """Load a source from its fixture, by its own rules or by others."""
    return lambda source_id, *rules: run(_of_fixture(source_id, *rules), own, tmp_path / "raw", NOW)


@pytest.fixture
def bring_again(own: Warehouse, tmp_path: Path) -> Bring:
    """Read the kept input of a source again, by its own rules or by others."""

    def again(source_id: str, *rules: Rule) -> Outcome:
        tried = from_kept(_of_fixture(source_id, *rules), own, tmp_path / "raw")
        return run_again(tried, own, tmp_path / "raw", LATER)

    return again


@SOURCES
def test_the_same_rules_change_nothing(own: Warehouse, bring: Bring, bring_again: Bring, source_id: str) -> None:
    """Not a row, not a count, not even the time of the load."""
    bring(source_id)
    before = _everything(own)
    assert not bring_again(source_id).load.changed
    assert _everything(own) == before


@SOURCES
def test_rows_a_rule_refuses_no_more_come_in_under_the_same_load(
    own: Warehouse, bring: Bring, bring_again: Bring, tmp_path: Path, source_id: str
) -> None:
    """What stands in the warehouse then is what a first load by these rules would have brought."""
    refused = bring(source_id, NONE_PASSES).load
    assert refused.rows_accepted == 0
    again = bring_again(source_id).load
    assert (again.load_id, again.changed) == (refused.load_id, True)
    assert again.rows_accepted > 0
    with open_warehouse("sqlite:///:memory:") as anew:
        describe_sources(anew, described())
        run(_of_fixture(source_id), anew, tmp_path / "other", LATER)
        assert _rows(own) == _rows(anew)
    assert not bring_again(source_id).load.changed


@SOURCES
def test_rows_a_rule_refuses_now_are_taken_out_and_kept_as_rejected(
    own: Warehouse, bring: Bring, bring_again: Bring, source_id: str
) -> None:
    loaded = bring(source_id).load
    again = bring_again(source_id, NONE_PASSES).load
    assert (again.rows_accepted, again.rows_rejected) == (0, loaded.rows_read)
    assert own.fetch(sa.select(REJECTED.c.rule).distinct())["rule"].to_list() == ["nothing_passes"]
    assert own.fetch(sa.select(OBSERVATION.c.load_id)).is_empty()


def test_the_loads_of_other_sources_and_other_vintages_stay(own: Warehouse, bring: Bring, bring_again: Bring) -> None:
    bring("unsd_sdg_tsv")
    bring("unodc_trafficking")
    before = {name: rows for name, rows in _everything(own).items() if name != "rejected"}
    bring_again("unodc_trafficking", NONE_PASSES)
    bring_again("unodc_trafficking")
    after = _everything(own)
    assert after["observation"] == before["observation"]
    assert after["load"] != before["load"], "the time of the load that was read again"
    assert len(after["load"]) == 2


def test_an_older_vintage_that_is_read_again_is_the_current_one_again(
    own: Warehouse, bring: Bring, tmp_path: Path
) -> None:
    first = bring("unodc_trafficking").load
    second = _another(own, tmp_path)
    back = run_again(_of_fixture("unodc_trafficking"), own, tmp_path / "raw", LATER).load
    assert (back.load_id, back.changed) == (first.load_id, True)
    newest = own.fetch(sa.select(LOAD.c.load_id).order_by(LOAD.c.sequence.desc()).limit(1)).item()
    assert newest == first.load_id != second


@pytest.mark.parametrize("broken", ["observation", "rejected"])
def test_a_load_whose_replacing_fails_half_way_is_as_before(
    own: Warehouse, bring: Bring, tmp_path: Path, broken: str
) -> None:
    bring("unsd_sdg_tsv", NONE_PASSES)
    before = _everything(own)
    failing = Warehouse(_FailsAfter(own.backend, broken), own.place)
    with pytest.raises(RuntimeError, match=f"after {broken}"):
        run_again(_of_fixture("unsd_sdg_tsv"), failing, tmp_path / "raw", LATER)
    assert _everything(own) == before


def test_an_input_that_is_not_kept_as_it_was_is_not_read_again(
    own: Warehouse, bring: Bring, bring_again: Bring, tmp_path: Path
) -> None:
    """A file that somebody changed is not what the producer published."""
    bring("unsd_sdg_tsv")
    before = _everything(own)
    (kept,) = (tmp_path / "raw" / "unsd_sdg_tsv").glob("*.tsv")
    kept.write_bytes(kept.read_bytes() + b" ")
    with pytest.raises(NothingToReadAgain, match="is not the input that was loaded"):
        bring_again("unsd_sdg_tsv")
    kept.unlink()
    with pytest.raises(NothingToReadAgain, match="cannot be read"):
        bring_again("unsd_sdg_tsv")
    with pytest.raises(NothingToReadAgain, match="unsd_sdg has no load yet"):
        bring_again("unsd_sdg")
    assert _everything(own) == before
    assert loaded_sources(own) == {"unsd_sdg_tsv"}


@pytest.mark.usefixtures("home")
def test_the_command_reads_every_load_again_and_says_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "download.csv"
    file.write_bytes((FIXTURES / "unodc_trafficking.csv").read_bytes())
    assert main(["run", "iom_growth"]) == 0
    assert main(["run", "unodc_trafficking", "--file", str(file)]) == 13
    file.unlink()
    assert main(["run", "--again"]) == 13
    said = capsys.readouterr().out
    assert "iom_growth: unchanged" in said
    assert "unodc_trafficking: unchanged" in said
    growth = feed("iom_growth")
    monkeypatch.setattr("etl.__main__.to_load", lambda _named: replace(growth, rules=(NONE_PASSES,)))
    assert main(["run", "iom_growth"]) == 0, "a load is known by its bytes"
    assert main(["run", "--again", "iom_growth"]) == 13
    said = capsys.readouterr().out
    assert "iom_growth: unchanged" in said
    assert "iom_growth: 0 of 47 rows" in said
    assert "iom_growth: 47 rows break nothing_passes" in said


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("asked", "code", "told"),
    [
        (["--again"], 17, "None of these sources has a load yet. Load first"),
        (["--again", "--live"], 17, "None of these sources has a load yet"),
        (["--again", "unsd_sdg"], 17, "unsd_sdg has no load yet. Bring it in: python -m etl run unsd_sdg."),
        (["--again", "--file", "x.csv"], 11, "--file belongs to one source|No source was named"),
        ([], 11, "No source was named"),
    ],
)
def test_the_command_says_what_there_is_nothing_to_read_of(
    capsys: pytest.CaptureFixture[str], asked: list[str], code: int, told: str
) -> None:
    assert main(["run", *asked]) == code
    said = capsys.readouterr().err
    assert any(each in said for each in told.split("|"))


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


def _of_fixture(source_id: str, *rules: Rule) -> Feed:
    """A source whose input is its fixture, by its own rules unless others are named."""
    tried = feed(source_id)
    (place,) = FIXTURES.glob(f"{source_id}.*")
    raw = Raw(place.read_bytes(), place.suffix, NOW.date())
    return replace(tried, extract=lambda *_asked: raw, rules=rules or tried.rules)


def _another(warehouse: Warehouse, folder: Path) -> str:
    """Another vintage of a source, loaded after the first."""
    tried = _of_fixture("unodc_trafficking")
    raw = tried.extract(lambda *_asked: b"", NOW.date())
    changed = replace(raw, content=raw.content.replace(b",2016,Counts,50,", b",2016,Counts,51,"))
    return run(replace(tried, extract=lambda *_asked: changed), warehouse, folder / "raw", NOW).load.load_id


def _rows(warehouse: Warehouse) -> dict[str, list[tuple[object, ...]]]:
    return {name: rows for name, rows in _everything(warehouse).items() if name != "load"} | {
        "load": warehouse.fetch(sa.select(LOAD.c.load_id, LOAD.c.rows_read, LOAD.c.rows_accepted)).rows()
    }


def _everything(warehouse: Warehouse) -> dict[str, list[tuple[object, ...]]]:
    tables = {each.name: warehouse.fetch(sa.select(*each.columns)) for each in METADATA.sorted_tables}
    return {name: sorted(rows.rows(), key=repr) for name, rows in tables.items()}

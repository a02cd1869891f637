"""The sample as a source: loaded at the start, once, and set aside by the first report of the real register."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from etl.__main__ import main
from etl.register.rows import to_rows
from etl.register.sample import archived, sample_register, unarchived
from etl.registry import described, loadable, to_load
from etl.run import run
from etl.source import Way
from etl.sources import programme_register, programme_register_sample
from tests.conftest import ENGINES, NOW, engine_url
from warehouse.loads import Load, Vintage, describe_sources, load_rows
from warehouse.register import (
    current_cases,
    current_exploitation,
    current_follow_ups,
    current_reports,
    current_services,
    current_spending,
)
from warehouse.store import Warehouse, open_warehouse

SAMPLE, REAL = programme_register_sample.SOURCE.id, programme_register.SOURCE.id
CURRENT = {
    "cases": current_cases,
    "services": current_services,
    "follow_ups": current_follow_ups,
    "report": current_reports,
    "spending": current_spending,
}


@pytest.fixture(params=ENGINES)
def own(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Warehouse]:
    """A warehouse of the test's own, on each engine."""
    with open_warehouse(engine_url(request.param, tmp_path)) as opened:
        describe_sources(opened, described())
        yield opened


def test_what_was_kept_can_be_read_back() -> None:
    sheets = sample_register()
    read = unarchived(archived(sheets))
    assert [name for name, rows in sheets.items() if not rows.equals(read[name])] == []


def test_every_row_of_the_sample_is_current_once_it_is_loaded(own: Warehouse, tmp_path: Path) -> None:
    load = _load_sample(own, tmp_path)
    sheets = sample_register()
    assert (load.rows_accepted, load.rows_rejected) == (sum(rows.height for rows in sheets.values()), 0)
    assert {name: _count(own, current()) for name, current in CURRENT.items()} == {
        name: rows.height for name, rows in sheets.items()
    }
    assert _count(own, current_exploitation()) == sheets["cases"]["exploitation"].list.len().sum()
    cases = own.fetch(sa.select(*current_cases().c))
    assert set(cases.select("source_id", "part").rows()) == {(SAMPLE, "2021-03")}


def test_loading_the_sample_twice_changes_nothing(own: Warehouse, tmp_path: Path) -> None:
    first = _load_sample(own, tmp_path)
    again = _load_sample(own, tmp_path, NOW + dt.timedelta(days=30))
    assert (first.changed, again.changed) == (True, False)
    assert again.load_id == first.load_id
    assert _count(own, current_cases()) == sample_register()["cases"].height


def test_the_first_report_of_the_real_register_sets_the_sample_aside(own: Warehouse, tmp_path: Path) -> None:
    _load_sample(own, tmp_path)
    sheets = {name: rows.head(1) for name, rows in sample_register(seed=1).items()}
    load_rows(own, Vintage(REAL, "0" * 64, "", NOW.date(), "2005-05"), to_rows(sheets), NOW)
    assert [name for name, current in CURRENT.items() if _sources(own, current()) != {REAL}] == []
    _load_sample(own, tmp_path)
    assert _sources(own, current_cases()) == {REAL}, "not even when the sample is loaded again"


def test_the_sample_belongs_to_what_is_loaded_at_the_start() -> None:
    assert SAMPLE in loadable(Way.BUNDLED)
    assert SAMPLE not in loadable(Way.LIVE, Way.FILES)


@pytest.mark.usefixtures("home")
def test_the_commands_list_load_and_show_the_sample(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    assert {SAMPLE, REAL} <= set(capsys.readouterr().out.split())
    rows = sum(sheet.height for sheet in sample_register().values())
    assert main(["run", SAMPLE]) == 0
    assert f"{SAMPLE}: {rows} of {rows} rows" in capsys.readouterr().out
    assert main(["run", SAMPLE]) == 0
    assert f"{SAMPLE}: unchanged" in capsys.readouterr().out
    assert main(["status"]) == 0
    assert {SAMPLE, "2021-03"} <= set(capsys.readouterr().out.split())


def test_the_real_register_is_not_loaded_by_its_id(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", REAL]) == 11
    assert "comes in report by report. Use python -m etl intake." in capsys.readouterr().err
    assert not home.exists()


def _load_sample(warehouse: Warehouse, folder: Path, now: dt.datetime = NOW) -> Load:
    return run(to_load(SAMPLE), warehouse, folder / "raw", now).load


def _count(warehouse: Warehouse, table: sa.CTE) -> int:
    rows = sa.cast(sa.func.count(), sa.BigInteger).label("rows")
    return int(warehouse.fetch(sa.select(rows).select_from(table)).item())


def _sources(warehouse: Warehouse, table: sa.CTE) -> set[str]:
    return set(warehouse.fetch(sa.select(table.c.source_id).distinct())["source_id"])

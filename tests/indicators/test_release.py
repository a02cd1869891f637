"""The release: the same inputs give the same bytes, written whole or not at all, and every figure is cited."""

import datetime as dt
import hashlib
import subprocess
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from etl.registry import feed
from etl.run import run
from indicators.__main__ import main
from indicators.compute import compute
from indicators.disclosure.policy import read_policy
from indicators.disclosure.protect import Cells, protect
from indicators.errors import DisclosureRefused, NothingToRelease
from indicators.registry import all_indicators
from indicators.release import release
from publication.release import Release, current_folder, current_release
from tests.conftest import ENGINES, NOW, engine_url, load_facts
from vocabulary.codes import codelist
from vocabulary.dimensions import CODELIST_OF, DIMENSION_NAMES
from vocabulary.periods import parse_period
from vocabulary.statuses import Sensitivity, State, state
from warehouse.store import Warehouse, open_warehouse
from warehouse.tables import SOURCE

UTC_NOW = NOW.replace(tzinfo=dt.UTC)
KEY = ("indicator", *DIMENSION_NAMES, "time_period", "source_ids", "unit_measure")

ON_A_DISK_WITH_ROOM_FOR = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
from indicators.__main__ import main
sys.exit(main(["release"]))
"""


@pytest.fixture
def loaded(home: Path, monkeypatch: pytest.MonkeyPatch) -> Warehouse:
    """A warehouse with one small source, quick to release; the commands use it too."""
    home.mkdir()
    monkeypatch.setenv("WAREHOUSE_URL", f"sqlite:///{home}/warehouse.sqlite")
    with open_warehouse(f"sqlite:///{home}/warehouse.sqlite") as warehouse:
        load_facts(warehouse, home / "raw", "iom_return_assistance")
    return warehouse


@pytest.mark.parametrize("engine", ENGINES)
def test_the_same_inputs_give_the_same_release_and_the_same_bytes(engine: str, bundled: Path, tmp_path: Path) -> None:
    """From another warehouse, on any engine, in another folder, at another time."""
    with open_warehouse(engine_url(engine, tmp_path)) as warehouse:
        load_facts(warehouse, tmp_path / "raw")
        again = release(warehouse, tmp_path / "releases", UTC_NOW + dt.timedelta(days=9))
    first = current_folder(bundled / "releases")
    assert again.name == first.name
    names = ("observations.parquet", "catalogue.json", "claims.json", "quality.json")
    assert [name for name in names if (again / name).read_bytes() != (first / name).read_bytes()] == []


def test_releasing_again_writes_nothing(loaded: Warehouse, tmp_path: Path) -> None:
    first = release(loaded, tmp_path / "releases", UTC_NOW)
    before = _tree(tmp_path / "releases")
    assert release(loaded, tmp_path / "releases", UTC_NOW + dt.timedelta(days=1)) == first
    assert _tree(tmp_path / "releases") == before


def test_a_changed_figure_is_another_release_and_the_old_one_stays(
    loaded: Warehouse, tmp_path: Path, facts: Path
) -> None:
    first = release(loaded, tmp_path / "releases", UTC_NOW)
    place = facts / "iom_return_assistance.csv"
    place.write_bytes(place.read_bytes().replace(b",276,", b",277,"))
    run(feed("iom_return_assistance"), loaded, tmp_path / "raw", NOW)
    second = release(loaded, tmp_path / "releases", UTC_NOW)
    assert second != first
    assert first.is_dir()
    assert current_folder(tmp_path / "releases") == second


def test_the_manifest_names_every_file_with_its_checksum_and_every_input(released: Release) -> None:
    files = [path for path in released.folder.rglob("*") if path.is_file() and path.name != "manifest.json"]
    checksums = {
        path.relative_to(released.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }
    assert released.manifest.files == checksums
    assert released.manifest.inputs == {load.id: load.checksum for load in released.catalogue.loads}
    assert released.manifest.created == UTC_NOW


def test_a_reader_without_special_rights_may_read_a_release(released: Release) -> None:
    assert released.folder.stat().st_mode & 0o055 == 0o055


def test_the_key_of_an_observation_stands_once(released: Release) -> None:
    assert released.observations.filter(released.observations.select(KEY).is_duplicated()).to_dicts() == []


def test_every_observation_has_a_described_source_a_load_and_a_period(released: Release) -> None:
    observations = released.observations
    loads = {load.id for load in released.catalogue.loads}
    assert observations["source_ids"].list.len().min() != 0
    assert set(observations["source_ids"].explode()) <= released.sources.keys()
    assert observations["load_ids"].list.len().min() != 0
    assert set(observations["load_ids"].explode()) <= loads
    for text, kind, start, end in observations.select(
        "time_period", "period_type", "period_start", "period_end"
    ).iter_rows():
        period = parse_period(text)
        assert (period.type, period.start, period.end) == (kind, start, end)


def test_every_code_of_an_observation_is_labelled_in_the_catalogue(released: Release) -> None:
    for name, codelist_id in CODELIST_OF.items():
        codes = set(released.observations[name].cast(pl.String))
        assert codes <= released.catalogue.codes[codelist_id].keys()
        assert codes <= codelist(codelist_id).keys()


def test_a_missing_value_is_told_as_missing_and_a_value_as_a_value(released: Release) -> None:
    for status, value in released.observations.select("obs_status", "obs_value").iter_rows():
        expected = State.VALUE if value is not None else State.WITHHELD if status == "Q" else State.MISSING
        assert state(status, has_value=value is not None) is expected


def test_limits_hold_the_value_and_name_their_method(released: Release) -> None:
    limited = released.observations.filter(pl.col("bound_method") != "_Z")
    free = released.observations.filter(pl.col("bound_method") == "_Z")
    assert limited.height > 0
    outside = (pl.col("lower_bound") > pl.col("obs_value")) | (pl.col("obs_value") > pl.col("upper_bound"))
    assert limited.filter(outside).is_empty()
    assert limited.filter(pl.col("lower_bound") > pl.col("upper_bound")).is_empty()
    assert free.select("lower_bound", "upper_bound").drop_nulls().is_empty()


def test_an_empty_warehouse_has_nothing_to_release(tmp_path: Path) -> None:
    with (
        open_warehouse(f"duckdb:///{tmp_path}/warehouse.duckdb") as warehouse,
        pytest.raises(NothingToRelease),
    ):
        release(warehouse, tmp_path / "releases", UTC_NOW)
    assert not (tmp_path / "releases").exists()


@pytest.mark.parametrize("word", ["secret", ""])
def test_a_source_that_is_not_known_to_be_public_stops_the_release(
    loaded: Warehouse, tmp_path: Path, word: str
) -> None:
    """Whether it is cited itself or only brought the figure in; and nothing is written."""
    for named in ("mofa_evaluation_2016", "iom_return_assistance"):
        with loaded.transaction() as connection:
            connection.execute(SOURCE.update().values(sensitivity=Sensitivity.PUBLISHED.value))
            connection.execute(SOURCE.update().where(SOURCE.c.source_id == named).values(sensitivity=word))
        with pytest.raises(DisclosureRefused, match=named):
            release(loaded, tmp_path / "releases", UTC_NOW)
        assert not (tmp_path / "releases").exists()


def test_cells_of_a_restricted_source_are_withheld_and_counted(loaded: Warehouse, tmp_path: Path) -> None:
    """As long as no policy says which of them may be shown, none is; the rest is released."""
    release(loaded, tmp_path / "whole", UTC_NOW)
    whole = current_release(tmp_path / "whole")
    with loaded.transaction() as connection:
        restricted = SOURCE.update().where(SOURCE.c.source_id == "mofa_evaluation_2016")
        connection.execute(restricted.values(sensitivity=Sensitivity.RESTRICTED.value))
    release(loaded, tmp_path / "kept", UTC_NOW)
    kept = current_release(tmp_path / "kept")
    assert 0 < kept.observations.height < whole.observations.height
    assert kept.quality.withheld == whole.observations.height - kept.observations.height
    assert "mofa_evaluation_2016" not in {one for ids in kept.observations["source_ids"].to_list() for one in ids}


def test_a_source_that_is_not_described_stops_the_release(loaded: Warehouse, tmp_path: Path) -> None:
    with loaded.transaction() as connection:
        connection.execute(SOURCE.delete().where(SOURCE.c.source_id == "mofa_evaluation_2016"))
    with pytest.raises(DisclosureRefused, match="mofa_evaluation_2016"):
        release(loaded, tmp_path / "releases", UTC_NOW)
    assert not (tmp_path / "releases").exists()


@pytest.mark.parametrize(
    ("sources", "loads"),
    [(["unknown"], ["load"]), (["source"], ["unknown"]), ([None], ["load"]), ([], ["load"]), (None, None)],
)
def test_a_cell_without_a_known_origin_is_refused(sources: list[str | None] | None, loads: list[str] | None) -> None:
    """Nothing known means the strictest."""
    schema = {"source_ids": pl.List(pl.String), "load_ids": pl.List(pl.String)}
    frame = pl.DataFrame({"source_ids": [sources], "load_ids": [loads]}, schema=schema)
    published = Sensitivity.PUBLISHED.value
    cells = Cells(frame, {"source": published, "load": published}, {}, ())
    with pytest.raises(DisclosureRefused):
        protect(cells, read_policy(), (), NOW)


def test_published_cells_pass_unchanged(loaded: Warehouse) -> None:
    cells = compute([all_indicators()["PRG-02"]], loaded)
    assert protect(cells, read_policy(), (), NOW).frame.drop("conf_status").equals(cells.frame)


@pytest.mark.usefixtures("loaded")
def test_a_release_for_a_later_minute_is_written_and_not_shown(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And what is released ahead of it is refused, unless the embargo is lifted."""
    assert main(["release", "--publish-at", "2999-12-01T08:50+09:00"]) == 0
    assert "Under embargo until 2999-12-01T08:50:00+09:00" in capsys.readouterr().out
    assert main(["release", "--where"]) == 41
    assert main(["release"]) == 46
    assert main(["release", "--lift-embargo"]) == 0
    assert current_folder(home / "releases").parent == home / "releases"


@pytest.mark.usefixtures("loaded")
def test_a_full_disk_stops_the_release_with_nothing_written(
    home: Path, command: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    stopped = command(ON_A_DISK_WITH_ROOM_FOR.format(size=15_000))
    assert stopped.returncode == 34
    assert "the current release stands" in stopped.stderr
    assert stopped.stderr.count("\n") == 1
    assert list((home / "releases").iterdir()) == []


@pytest.mark.usefixtures("loaded")
def test_a_releases_folder_that_is_a_file_stops_the_release(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "releases").write_text("in the way")
    assert main(["release"]) == 34
    assert "could not be written" in capsys.readouterr().err


def _tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path.relative_to(folder)): (path.stat().st_ino, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file() and path.name != "current"
    }

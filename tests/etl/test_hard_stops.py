"""Loads that the machine stops: killed, on a full disk, in a folder that cannot be written."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from etl.__main__ import main

Command = Callable[..., subprocess.CompletedProcess[str]]
SIGKILL = 9
NOBODY = 65534

KILLED_AFTER_THE_FIGURES = """
import os, signal
from warehouse.backends.duckdb import DuckDB
append = DuckDB.append
def killed(self, connection, table, rows):
    append(self, connection, table, rows)
    if table.name == "observation":
        os.kill(os.getpid(), signal.SIGKILL)
DuckDB.append = killed
from etl.__main__ import main
main(["run", "iom_growth"])
"""

ON_A_DISK_WITH_ROOM_FOR = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
from etl.__main__ import main
sys.exit(main(["run", {source!r}]))
"""

AS_SOMEBODY_WHOM_FILE_MODES_BIND = f"""
import os, sys
from etl.__main__ import main
from etl.registry import feeds
from warehouse.store import open_warehouse
with open_warehouse("duckdb:///:memory:"):
    feeds()
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
sys.exit(main(["run", "iom_growth"]))
"""

needs_posix = pytest.mark.skipif(os.name == "nt", reason="limits, users and SIGKILL are POSIX's")


@needs_posix
def test_a_load_killed_half_way_leaves_the_warehouse_as_before(
    home: Path, command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "iom_return_assistance"]) == 0
    assert command(KILLED_AFTER_THE_FIGURES).returncode == -SIGKILL
    capsys.readouterr()
    assert main(["status"]) == 0
    status = capsys.readouterr().out
    assert "iom_return_assistance@" in status
    assert "iom_growth" not in status
    assert main(["run", "iom_growth"]) == 0
    assert "iom_growth: 47 of 47 rows" in capsys.readouterr().out
    assert not list(home.rglob("*.part"))


@needs_posix
@pytest.mark.parametrize("room", [100, 5_000, 30_000])
def test_a_full_disk_stops_the_load_and_the_next_one_goes_through(
    command: Command, capsys: pytest.CaptureFixture[str], room: int
) -> None:
    """While the file is made, and while its tables are."""
    stopped = command(ON_A_DISK_WITH_ROOM_FOR.format(size=room, source="iom_growth"))
    assert stopped.returncode == 21
    assert "File too large. Free some disk space" in stopped.stderr
    assert stopped.stderr.count("\n") == 1
    assert main(["run", "iom_growth"]) == 0
    assert "iom_growth: 47 of 47 rows" in capsys.readouterr().out


@needs_posix
def test_a_disk_too_full_for_the_input_loads_nothing_from_it(
    home: Path, command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    """The facts of iom_membership are longer than the room, the warehouse's log is not yet."""
    assert main(["run", "iom_growth"]) == 0
    stopped = command(ON_A_DISK_WITH_ROOM_FOR.format(size=12_500, source="iom_membership"))
    capsys.readouterr()
    assert stopped.returncode in {14, 21}
    assert main(["status"]) == 0
    status = capsys.readouterr().out
    assert "iom_growth@" in status
    assert "iom_membership" not in status
    assert not list(home.rglob("*.part"))
    assert [path.name for path in (home / "raw").glob("iom_membership/*.csv")] == []


def test_a_small_disk_that_is_full_for_everybody(
    home: Path, command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    """A real file system without a free block."""
    home.mkdir()
    with _mounted(home, "-t", "tmpfs", "-o", "size=256k", "tmpfs"):
        (home / "ballast").write_bytes(b"x" * 240 * 1024)
        stopped = command("-m", "etl", "run", "iom_growth")
        assert stopped.returncode in {14, 21}
        assert "space" in stopped.stderr
        assert stopped.stderr.count("\n") == 1
        (home / "ballast").unlink()
        assert main(["run", "iom_growth"]) == 0
        assert "47 of 47 rows" in capsys.readouterr().out


def test_a_read_only_file_system_is_refused(home: Path, command: Command) -> None:
    home.mkdir()
    with _mounted(home, "--bind", str(home)):
        subprocess.run(["/bin/mount", "-o", "remount,ro,bind", str(home)], check=True)
        stopped = command("-m", "etl", "run", "iom_growth")
    assert stopped.returncode == 21
    assert "Make the file and its folder writable" in stopped.stderr


@needs_posix
def test_a_folder_of_another_user_is_refused(
    foreign_folder: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHIRUBE_HOME", str(foreign_folder))
    stopped = command(AS_SOMEBODY_WHOM_FILE_MODES_BIND)
    assert stopped.returncode == 21
    assert "Make the file and its folder writable" in stopped.stderr
    assert list(foreign_folder.iterdir()) == []


@pytest.fixture
def foreign_folder() -> Iterator[Path]:
    """A folder that nobody may write to, outside the tests' own, which others may not enter."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        yield Path(folder)
        Path(folder).chmod(0o755)


class _mounted:  # noqa: N801  # used as a function
    """A file system mounted for a while; skips where that is not allowed."""

    def __init__(self, place: Path, *how: str) -> None:
        self._place = str(place)
        self._how = how

    def __enter__(self) -> None:
        if sys.platform != "linux" or os.geteuid() != 0:
            pytest.skip("only root on Linux can mount a file system")
        made = subprocess.run(["/bin/mount", *self._how, self._place], capture_output=True, check=False)
        if made.returncode != 0:
            pytest.skip(f"mounting is not allowed here: {made.stderr.decode().strip()}")

    def __exit__(self, *_: object) -> None:
        subprocess.run(["/bin/umount", self._place], check=True)

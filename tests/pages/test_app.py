"""The program that serves the site: what stops it, and that starting it reads nothing."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PROJECT

Run = Callable[..., subprocess.CompletedProcess[str]]

STARTED_WITHOUT_READING = """
import os, sys
opened = []
sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)
import pages.site
pages.site.application()
releases = os.environ["SHIRUBE_RELEASES"]
print([name for name in opened if name.startswith(releases)])
"""


def _started(*command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **settings}
    return subprocess.run(command, env=environment, cwd=PROJECT, capture_output=True, text=True, check=False)


def _stopped_in_one_line(ended: subprocess.CompletedProcess[str]) -> str:
    assert ended.returncode == 50
    assert ended.stdout == ""
    line, end, rest = ended.stderr.partition("\n")
    assert line.startswith("Stopped: ")
    assert (end, rest) == ("\n", "")
    return line


def test_a_port_in_use_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        line = _stopped_in_one_line(_started(sys.executable, "app.py", SHIRUBE_PORT=port))
    assert port in line
    assert "SHIRUBE_PORT" in line


@pytest.mark.parametrize("port", ["http", "0", "-1", "65536", "80.5", "８０５０ ", "99999999999999999999"])
def test_a_port_that_is_no_port_is_refused(port: str) -> None:
    line = _stopped_in_one_line(_started(sys.executable, "app.py", SHIRUBE_PORT=port))
    assert "SHIRUBE_PORT" in line


def test_an_address_that_is_not_this_machines_is_refused() -> None:
    line = _stopped_in_one_line(_started(sys.executable, "app.py", SHIRUBE_HOST="192.0.2.1"))
    assert "192.0.2.1" in line


def test_without_an_environment_the_command_that_makes_one_is_named(tmp_path: Path) -> None:
    """-S leaves out installed packages."""
    shutil.copy(PROJECT / "app.py", tmp_path)
    line = _stopped_in_one_line(_started(sys.executable, "-S", str(tmp_path / "app.py"), PYTHONPATH=""))
    assert "bootstrap.py run" in line


def test_building_the_site_reads_no_release(bundled: Path) -> None:
    built = _started(sys.executable, "-c", STARTED_WITHOUT_READING, SHIRUBE_RELEASES=str(bundled / "releases"))
    assert (built.stdout, built.stderr, built.returncode) == ("[]\n", "", 0)


def test_the_site_is_built_where_no_release_stands(tmp_path: Path) -> None:
    built = _started(sys.executable, "-c", STARTED_WITHOUT_READING, SHIRUBE_RELEASES=str(tmp_path / "nowhere"))
    assert (built.stdout, built.stderr, built.returncode) == ("[]\n", "", 0)
    assert list(tmp_path.iterdir()) == []

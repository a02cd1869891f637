"""The walls between the packages: who may import whom, and what the public side never loads."""

import ast
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.conftest import PROJECT

OPEN_TO_INDICATORS = {
    *("catalogue", "errors", "pictures", "release", "release_writer", "settings"),
    *("history", "moments", "revisions", "retirement", "early_access", "claims"),
}
"""What of publication the restricted side may know: types, writer, pictures, releases and what became of them."""

SLOW_TO_LOAD = ("openpyxl", "docx", "typst")
"""What only a few requests need, and then load themselves."""

RESTRICTED = ("warehouse", "etl", "indicators", "sqlalchemy", "duckdb", "duckdb_sqlalchemy", "psycopg", "scipy")

LOADED_BY_THE_WEB_PROCESS = """
import sys
import app
from werkzeug.test import Client
from pages.site import application
answer = Client(application()).get("/")
assert answer.status_code == 200, answer.status
print(" ".join(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def test_the_import_contracts_are_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(PROJECT)
    assert lint_imports(config_filename=str(PROJECT / "pyproject.toml"), cache_dir=str(tmp_path)) == 0


def test_a_fresh_interpreter_that_serves_a_page_has_loaded_nothing_restricted_and_no_writer_of_workbooks(
    command: Callable[..., subprocess.CompletedProcess[str]],
    bundled: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SHIRUBE_HOME", str(bundled))
    loaded = command(LOADED_BY_THE_WEB_PROCESS)
    assert loaded.returncode == 0, loaded.stderr
    assert set(loaded.stdout.split()) & {*RESTRICTED, *SLOW_TO_LOAD} == set()
    assert "dash" in loaded.stdout.split()


def test_indicators_know_only_the_types_and_the_writer_of_publication(
    modules: dict[Path, ast.Module],
) -> None:
    imported = {
        node.module.split(".")[1]
        for path, tree in modules.items()
        if path.parts[0] == "indicators"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("publication.")
    }
    assert imported
    assert imported <= OPEN_TO_INDICATORS


@pytest.mark.parametrize(
    ("name", "only"),
    [
        ("Protected", "indicators/disclosure/protect.py"),
        ("Attacked", "indicators/disclosure/protect.py"),
        ("write_release", "indicators/release.py"),
    ],
)
def test_a_promise_has_one_choke_point(modules: dict[Path, ast.Module], name: str, only: str) -> None:
    """Only `protect` makes publishable observations, and only the release writes them."""
    callers = {
        path.as_posix()
        for path, tree in modules.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
    }
    assert callers == {only}

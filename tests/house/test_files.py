"""The files themselves: no trace of one machine, short enough to read, words that are not banned."""

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import PROJECT

MOST_LINES, MOST_LINES_OF_A_FUNCTION = 400, 50
TEXT = {".py", ".md", ".toml", ".lock", ".csv", ".json", ".po", ".yml", ".yaml", ".cfg", ".txt", ".css", ".mjs", ""}
A_MACHINES_OWN = re.compile(r"pypi\.org|pythonhosted\.org|npmjs|(?<![\w.])/(?:work|tmp|root|home)/")


def test_no_file_speaks_of_one_machine_or_of_a_package_registry(project_files: tuple[Path, ...]) -> None:
    """Tests may name a path to show what happens to it."""
    written = [
        path
        for path in project_files
        if path.suffix in TEXT and not {"tests", "assets"} & set(path.relative_to(PROJECT).parts)
    ]
    assert len(written) > 100
    found = {
        f"{path.relative_to(PROJECT)}: {match.group()}"
        for path in written
        for match in A_MACHINES_OWN.finditer(path.read_text(encoding="utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize("lock", sorted(path.name for path in PROJECT.glob("requirements*.lock")))
def test_a_lock_names_versions_and_checksums_and_no_host(lock: str) -> None:
    lines = (PROJECT / lock).read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line and not line.startswith("#")]
    other = [
        line
        for line in lines
        if not re.fullmatch(r"[\w.\[\]-]+==\S+( ; [^\\]+)?( \\)?|    --hash=sha256:[0-9a-f]{64}( \\)?", line)
    ]
    assert len(lines) > 50
    assert other == []


def test_no_file_of_code_is_too_long_to_read(project_files: tuple[Path, ...]) -> None:
    code = [path for path in project_files if path.suffix == ".py"]
    lengths = {str(path.relative_to(PROJECT)): len(path.read_text(encoding="utf-8").splitlines()) for path in code}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_no_function_is_too_long_to_read(modules: dict[Path, ast.Module]) -> None:
    long = {
        f"{path}: {node.name}": lines
        for path, tree in modules.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    }
    assert long == {}


def test_every_module_says_what_it_is_for(modules: dict[Path, ast.Module]) -> None:
    assert [str(path) for path, tree in modules.items() if not ast.get_docstring(tree)] == []

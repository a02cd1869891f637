"""The project's own files, as the checks of the house walk through them."""

import ast
from pathlib import Path

import pytest

from tests.conftest import PROJECT

MADE = {".git", ".venv", "var", "__pycache__", "node_modules"}
PACKAGES = ("vocabulary", "warehouse", "etl", "indicators", "publication", "pages")


@pytest.fixture(scope="session")
def project_files() -> tuple[Path, ...]:
    """Every file people write, without what tools make."""
    return tuple(
        path
        for path in sorted(PROJECT.rglob("*"))
        if path.is_file() and not any(_is_made(part) for part in path.relative_to(PROJECT).parts)
    )


@pytest.fixture(scope="session")
def modules(project_files: tuple[Path, ...]) -> dict[Path, ast.Module]:
    """The syntax of the product's Python files; tests are not part of it."""
    ours = [path for path in project_files if path.suffix == ".py" and _is_product(path)]
    return {path.relative_to(PROJECT): ast.parse(path.read_text(encoding="utf-8")) for path in ours}


def _is_made(part: str) -> bool:
    return part in MADE or part.endswith("_cache") or part == ".hypothesis"


def _is_product(path: Path) -> bool:
    first = path.relative_to(PROJECT).parts[0]
    return first in PACKAGES or first in {"app.py", "bootstrap.py"}

"""The manual keeps up with the code: exit codes and settings."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.register.rules import RULES
from tests.conftest import PROJECT
from vocabulary.errors import ShirubeError

BY_NAME = {"environ", "getenv"}


def _errors() -> list[type[ShirubeError]]:
    for place in sorted(PROJECT.glob("*/errors.py")):
        importlib.import_module(f"{place.parent.name}.errors")
    found, waiting = [ShirubeError], [ShirubeError]
    while waiting:
        below = waiting.pop().__subclasses__()
        found += below
        waiting += below
    return found


@pytest.fixture(scope="module")
def exit_codes() -> dict[str, tuple[int, bool]]:
    """Code and `again` of every error that docs/exit-codes.md names."""
    manual = (PROJECT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| `(\w+)` \|.*\| (yes|no) \|$", manual, flags=re.MULTILINE)
    return {name: (int(code), again == "yes") for code, name, again in rows}


def test_every_error_has_an_exit_code_of_its_own() -> None:
    codes = [error.exit_code for error in _errors()]
    assert sorted(codes) == sorted(set(codes))
    assert all(0 < code < 126 for code in codes), "0 is success, above 125 the shell speaks"


def test_the_manual_lists_every_error_with_its_code_and_no_other(
    exit_codes: dict[str, tuple[int, bool]],
) -> None:
    assert exit_codes == {error.__name__: (error.exit_code, error.retry) for error in _errors()}


def test_every_error_says_what_it_means() -> None:
    assert [error.__name__ for error in _errors() if not (error.__doc__ or "").strip()] == []


def test_every_setting_that_is_read_stands_in_the_manual(modules: dict[Path, ast.Module]) -> None:
    manual = (PROJECT / "docs" / "settings.md").read_text(encoding="utf-8")
    read = {(name, path.as_posix()) for path, tree in modules.items() for name in _settings_read(tree)}
    assert {"SHIRUBE_HOME", "SHIRUBE_RELEASES", "WAREHOUSE_URL"} <= {name for name, _ in read}
    assert sorted(each for each in read if f"`{each[0]}`" not in manual) == []


def test_every_setting_of_the_manual_is_read_where_it_says() -> None:
    manual = (PROJECT / "docs" / "settings.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([A-Z_]+)` \|.*\| ([^|]+) \|$", manual, flags=re.MULTILINE)
    assert rows
    for name, places in rows:
        for place in re.findall(r"`([\w/]+\.py)`", places):
            assert name in (PROJECT / place).read_text(encoding="utf-8"), (name, place)


def _settings_read(tree: ast.Module) -> Iterator[str]:
    """Names taken from the environment: environ[...], environ.get(...), getenv(...), "..." in environ."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and _is_environment(node.value):
            yield from _text(node.slice)
        elif isinstance(node, ast.Call) and _is_environment(node.func) and node.args:
            yield from _text(node.args[0])
        elif isinstance(node, ast.Compare) and _is_environment(node.comparators[0]):
            yield from _text(node.left)


def _is_environment(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and (node.attr in BY_NAME or _is_environment(node.value))


def _text(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def test_the_manual_lists_every_rule_of_the_register_with_what_follows() -> None:
    manual = (PROJECT / "docs" / "intake.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.*) \| ([a-z ]+) \|$", manual, flags=re.MULTILINE)
    assert rows == [(rule.id, rule.expects.en, rule.follows.replace("_", " ")) for rule in RULES.values()]

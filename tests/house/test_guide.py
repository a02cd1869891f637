"""The guide keeps up with the code: what it says to type is understood, and its settings and exit codes exist."""

import argparse
import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

import bootstrap
from etl.__main__ import main as etl
from indicators.__main__ import main as indicators
from publication.__main__ import main as publication
from publication.manual.contents import GUIDE
from tests.conftest import PROJECT
from vocabulary.text import LANGUAGES

CODE = re.compile(r"^```\n(?P<block>.*?)^```$|`(?P<span>[^`\n]+)`", flags=re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^(?:python3?|py) (?P<program>-m \w+|\w+\.py)(?P<rest>.*)$", flags=re.MULTILINE)
PROGRAMS: dict[str, Callable[[list[str]], object]] = {
    "-m etl": etl,
    "-m indicators": indicators,
    "-m publication": publication,
    "bootstrap.py": lambda _arguments: bootstrap.main(),
}
WITHOUT_ARGUMENTS = "app.py"
FILES = sorted([*GUIDE.glob("*/*.md"), PROJECT / "README.md"])


class UnderstoodError(Exception):
    """A command line was parsed; what it asks for is not done."""


@pytest.fixture
def understands(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], bool]:
    """Whether a program understands the rest of a command line, which is not carried out."""
    parse = argparse.ArgumentParser.parse_args

    def parsed(parser: argparse.ArgumentParser, arguments: list[str] | None = None) -> NoReturn:
        parse(parser, arguments)
        raise UnderstoodError

    def understood(program: str, rest: str) -> bool:
        if program == WITHOUT_ARGUMENTS:
            return not rest and (PROJECT / program).is_file()
        monkeypatch.setattr(sys, "argv", [program, *shlex.split(rest)])
        try:
            PROGRAMS[program](shlex.split(rest))
        except UnderstoodError:
            return True
        except SystemExit as ended:
            return ended.code == 0
        return False

    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", parsed)
    return understood


def _code(file: Path) -> list[str]:
    """All that stands as code in a document, inline or in blocks."""
    return [found["block"] or found["span"] for found in CODE.finditer(file.read_text(encoding="utf-8"))]


def _commands(file: Path) -> list[tuple[str, str]]:
    return [(found["program"], found["rest"].strip()) for code in _code(file) for found in COMMAND.finditer(code)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_command_of_the_guide_is_understood(file: Path, understands: Callable[[str, str], bool]) -> None:
    """Programs, subcommands, options and what they take, in every code block and span."""
    wrong = [f"{program} {rest}" for program, rest in _commands(file) if not understands(program, rest)]
    assert wrong == []


def test_a_command_that_does_not_exist_is_found(understands: Callable[[str, str], bool]) -> None:
    """The tests above can fail."""
    assert not understands("-m etl", "no-such-command")
    assert not understands("-m indicators", "release --no-such-option")
    assert not understands("-m indicators", "retire")
    assert not understands("app.py", "--help")


def test_the_guide_names_the_commands_that_its_readers_need() -> None:
    named = {f"{program} {rest.split(' ')[0]}" for file in FILES for program, rest in _commands(file)}
    assert {"-m etl intake", "-m etl template", "-m indicators release", "bootstrap.py run", "app.py "} <= named


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_setting_of_the_guide_stands_in_the_manual(lang: str) -> None:
    manual = (PROJECT / "docs" / "settings.md").read_text(encoding="utf-8")
    named = {
        name
        for file in GUIDE.glob(f"{lang}/*.md")
        for code in _code(file)
        for name in re.findall(r"\b(?:SHIRUBE|WAREHOUSE|ESTAT|HTTPS|NO)_[A-Z_]+\b", code)
    }
    assert {"SHIRUBE_HOME", "SHIRUBE_ADDRESS", "WAREHOUSE_URL"} <= named
    assert sorted(name for name in named if f"`{name}`" not in manual) == []


@pytest.mark.parametrize(("lang", "word"), [("en", "[Cc]ode "), ("ja", "コード")])
def test_every_exit_code_of_the_guide_stands_in_the_manual(lang: str, word: str) -> None:
    """In tables whose first column has codes, and in sentences."""
    manual = (PROJECT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    known = {"0", *re.findall(r"^\| (\d+) \|", manual, flags=re.MULTILINE)}
    texts = [file.read_text(encoding="utf-8") for file in GUIDE.glob(f"{lang}/*.md")]
    named = {code for text in texts for code in re.findall(rf"^\| (\d+) \||{word}(\d+)", text, flags=re.MULTILINE)}
    codes = {code for pair in named for code in pair if code}
    assert {"13", "33", "42", "61"} <= codes
    assert sorted(codes - known) == []

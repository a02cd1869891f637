"""Words for readers stand in catalogues: no text is put before a reader without a way to another language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PROJECT

SPEAKING = sorted(path for package in ("pages", "publication") for path in PROJECT.glob(f"{package}/**/*.py"))
COMPONENTS = frozenset({"html", "dcc"})
OURS = frozenset({"link", "heading", "aria", "Cell", "sentence", "plain"})
"""Functions of ours that put their texts before a reader."""

TOLD = frozenset({"children", "title", "alt", "placeholder", "label", "labels", "summary", "text", "hovertext", "name"})
"""Arguments that a reader reads or is told."""

A_WORD = re.compile(r"[A-Za-z]{2,}|[ぁ-ヿ一-鿿]")

ALLOWED = {
    "Shirube": "our name",
    "JSON": "a format's name",
    "ok": "for machines that ask whether the process lives",
    "API": "the field's word, in every language",
}
COMMANDS = re.compile(r"python -m [\w ]+")
"""What is typed at a prompt."""


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_no_text_for_readers_is_written_outside_a_catalogue(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {text for text in _written(tree) if A_WORD.search(text)}
    assert {text for text in found if text not in ALLOWED and not COMMANDS.fullmatch(text)} == set()


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('html.P("Hello there")', {"Hello there"}),
        ('html.P(["Hello", " · ", html.B("you")])', {"Hello", " · ", "you"}),
        ('html.P(f"Found {count} rows")', {"Found ", " rows"}),
        ('dcc.Link("Onward" if here else other, href="/x")', {"Onward"}),
        ('html.Img(alt="A picture", className="seal")', {"A picture"}),
        ('aria(label="Pages")', {"Pages"}),
        ('dcc.Input(placeholder="Search", name=_("Name"))', {"Search"}),
        ('{"text": "withheld", "type": "scatter"}', {"withheld"}),
        ('html.P(_("Hello there"), className="lead")', set()),
        ('html.P(said.format(name="x"))', set()),
    ],
)
def test_the_check_finds_what_it_is_for(code: str, found: set[str]) -> None:
    """Or it would pass for the wrong reason."""
    assert set(_written(ast.parse(code))) == found


def _written(tree: ast.AST) -> Iterator[str]:
    """Every literal that is given to a component or as a text of a figure."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _speaks(node.func):
            is_component = isinstance(node.func, ast.Attribute)
            for argument in node.args:
                yield from _literals(argument)
            for keyword in node.keywords:
                if keyword.arg in TOLD and not (is_component and keyword.arg == "name"):
                    yield from _literals(keyword.value)
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and key.value in {"text", "hovertext", "ticktext"}:
                    yield from _literals(value)


def _speaks(function: ast.expr) -> bool:
    if isinstance(function, ast.Attribute):
        return isinstance(function.value, ast.Name) and function.value.id in COMPONENTS
    return isinstance(function, ast.Name) and function.id in OURS


def _literals(node: ast.AST) -> Iterator[str]:
    """The literals of an expression, but not those given to another call, which is looked at by itself."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.List | ast.Tuple):
        for each in node.elts:
            yield from _literals(each)
    elif isinstance(node, ast.JoinedStr):
        for each in node.values:
            yield from _literals(each)
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)
    elif isinstance(node, ast.BoolOp | ast.BinOp):
        for child in ast.iter_child_nodes(node):
            yield from _literals(child)
    elif isinstance(node, ast.Starred):
        yield from _literals(node.value)

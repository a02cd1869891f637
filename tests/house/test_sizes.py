"""Type and distances on a screen come from one scale; what is printed has sizes of paper."""

import re
from pathlib import Path

import pytest

from tests.conftest import PROJECT

STYLES = sorted(path for path in (PROJECT / "pages" / "assets").rglob("*.css") if path.name != "scale.css")
PRINTED = re.compile(r"@media print \{.*", re.DOTALL)
DECLARED = re.compile(r"(?<![\w-])(font-size|(?:padding|margin)(?:-\w+)*|(?:row-|column-)?gap): ?([^;}]+)")
A_LENGTH = re.compile(r"\d*\.?\d+(?:rem|px)\b")
A_LINE = {"1px", "2px"}


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_sizes_of_type_and_distances_are_those_of_the_scale(path: Path) -> None:
    """But what is of no size at all, what grows with its text (em) and a line's width."""
    shown = PRINTED.sub("", path.read_text(encoding="utf-8"))
    found = [f"{name}: {value}" for name, value in DECLARED.findall(shown) if _is_its_own(value)]
    assert found == []


@pytest.mark.parametrize("value", ["1rem", "0 .4rem", "-3px 0", "12px", "calc(var(--space-1) + 3rem)"])
def test_a_size_of_its_own_is_found(value: str) -> None:
    """Or the check would pass for the wrong reason."""
    assert _is_its_own(value)


def _is_its_own(value: str) -> bool:
    return not A_LINE.issuperset(A_LENGTH.findall(value))

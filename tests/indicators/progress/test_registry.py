"""Methods by name, the default, and what each must declare."""

from pathlib import Path

import pytest

import indicators.progress.methods
from indicators.errors import UnknownMethod
from indicators.progress.assess import assess
from indicators.progress.assessment import Goal
from indicators.progress.method import Method
from indicators.progress.registry import all_methods, method_named
from publication.catalogue import Direction

METHODS = sorted(all_methods().items())


def test_every_file_of_the_folder_is_a_method() -> None:
    files = {path.stem for path in Path(indicators.progress.methods.__path__[0]).glob("*.py")} - {"__init__"}
    assert set(all_methods()) == files
    assert {"unsd_2023", "cagr_ratio", "eurostat"} <= files


def test_the_default_is_unsds() -> None:
    assert method_named().name == "unsd_2023"
    assert assess((), Goal(direction=Direction.LOWER)).method == "unsd_2023"


def test_an_unknown_method_names_those_there_are() -> None:
    with pytest.raises(UnknownMethod, match=r"no progress method 'best'.*cagr_ratio, eurostat, unsd_2023"):
        assess((), Goal(direction=Direction.LOWER), "best")


@pytest.mark.parametrize(("name", "method"), METHODS)
def test_a_method_is_named_as_its_file_and_says_where_it_comes_from(name: str, method: Method) -> None:
    assert method.name == name
    assert method.version
    assert all(text.en and text.ja for text in (method.source, *method.labels.values(), *method.warnings))

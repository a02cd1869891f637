"""The attacker, against small tables whose answers a person can work out on paper.

The tables have the shapes of the literature on cell suppression (Cox 1980; Willenborg and de Waal 2001; Hundepool and
others 2012): one cell hidden, a rectangle, a hexagon; the numbers are our own.
"""

import ast
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from indicators.disclosure.attack import Finding, Weakness, attack
from tests.conftest import PROJECT

YEAR = {"time_period": "2016"}


def hierarchy(periods: dict[str, list[str]] | None = None, **dimensions: list[str]) -> dict[str, Any]:
    """What the tables of a test are made of; periods are lists of stretches of months."""
    nodes = periods or {"2016": ["2016-01/2016-12"]}
    atoms = list(dict.fromkeys(sorted(part for parts in nodes.values() for part in parts)))
    return {
        "dimensions": {
            "time_period": {"atoms": atoms, "nodes": nodes, "multi_response": False},
            **{
                name: {
                    "atoms": codes,
                    "nodes": {code: [code] for code in codes},
                    "multi_response": name == "form",
                    "answered_by_all": True,
                }
                for name, codes in dimensions.items()
            },
        },
        "population_columns": ["measure"],
        "total_codes": ["_T"],
        "shown_status": ["A"],
        "suppressed_status": ["Q"],
        "threshold": 5,
        "width": 4,
        "public_cells": [],
        "subset": [],
        "sensitive_dimensions": ["form"],
    }


def table(text: str, rows: str = "row", columns: str = "column") -> pl.DataFrame:
    """A table as printed: codes in the first line and column, `-` is hidden, the last of each is the total."""
    lines = [[field.strip() for field in line.split("|")] for line in text.strip().splitlines()]
    head, *body = lines
    return pl.DataFrame(
        [
            {"table_id": "t", "measure": "PERSONS", **YEAR, rows: line[0], columns: code}
            | {"value": None if cell == "-" else int(cell), "status": "Q" if cell == "-" else "A"}
            for line in body
            for code, cell in zip(head[1:], line[1:], strict=True)
        ],
        schema_overrides={"value": pl.Int64},
    )


SQUARE = hierarchy(row=["a", "b", "c"], column=["x", "y", "z"])


def weaknesses(text: str) -> set[tuple[Weakness, str, str]]:
    """What the attacker finds, with the row and the column."""
    found = attack(table(text), SQUARE)
    assert all(finding.measure == "PERSONS" for finding in found)
    return {(each.weakness, dict(each.codes).get("row", "_T"), dict(each.codes).get("column", "_T")) for each in found}


def test_one_hidden_cell_is_told_by_subtraction() -> None:
    """80 - 20 - 57 = 3."""
    found = weaknesses("""
           | x  | y  | z  | _T
        a  | 20 | 57 | -  | 80
        b  | 8  | 19 | 22 | 49
        c  | 17 | 32 | 12 | 61
        _T | 45 | 108| 37 | 190
    """)
    assert (Weakness.TOO_SMALL, "a", "z") in found


def test_two_hidden_cells_in_a_row_are_told_by_their_columns() -> None:
    """z: 37 - 22 - 12 = 3; y: 108 - 19 - 32 = 57."""
    found = weaknesses("""
           | x  | y  | z  | _T
        a  | 20 | -  | -  | 80
        b  | 8  | 19 | 22 | 49
        c  | 17 | 32 | 12 | 61
        _T | 45 | 108| 37 | 190
    """)
    assert {(Weakness.TOO_SMALL, "a", "z"), (Weakness.TOO_NARROW, "a", "y")} <= found


def test_a_rectangle_of_hidden_cells_holds() -> None:
    """a,z can be 0 to 25 (its column has 25 to share), all four move together by that much."""
    assert not weaknesses("""
           | x  | y  | z  | _T
        a  | 20 | -  | -  | 80
        b  | 8  | -  | -  | 49
        c  | 17 | 32 | 12 | 61
        _T | 45 | 108| 37 | 190
    """)


def test_a_rectangle_of_which_two_corners_are_nearly_empty_fails() -> None:
    """Row a has 3 to share between y and z: neither can be 5."""
    found = weaknesses("""
           | x  | y  | z  | _T
        a  | 77 | -  | -  | 80
        b  | 8  | -  | -  | 49
        c  | 17 | 32 | 12 | 61
        _T | 102| 54 | 34 | 190
    """)
    assert {(Weakness.TOO_SMALL, "a", "y"), (Weakness.TOO_SMALL, "a", "z")} <= found


def test_a_hexagon_holds_when_it_can_turn_far_enough() -> None:
    """a,x = 3 + t, a,y = 9 - t, b,y = 6 + t, b,z = 8 - t, c,z = 7 + t, c,x = 10 - t with t from -3 to 8."""
    assert not weaknesses("""
           | x  | y  | z  | _T
        a  | -  | -  | 11 | 23
        b  | 12 | -  | -  | 26
        c  | -  | 14 | -  | 31
        _T | 25 | 29 | 26 | 80
    """)


def test_a_hexagon_that_can_hardly_turn_is_told_too_closely() -> None:
    """With 1 at b,z and 2 at a,x it turns from -2 to 1: every cell has four numbers, three apart."""
    found = weaknesses("""
           | x  | y  | z  | _T
        a  | -  | -  | 11 | 22
        b  | 12 | -  | -  | 19
        c  | -  | 14 | -  | 31
        _T | 24 | 29 | 19 | 72
    """)
    assert (Weakness.TOO_NARROW, "a", "y") in found
    assert (Weakness.TOO_SMALL, "a", "x") in found


def test_a_total_hidden_with_its_parts_shown_is_their_sum() -> None:
    found = weaknesses("""
           | x  | y  | z  | _T
        a  | 20 | 57 | 6  | -
        b  | 8  | 19 | 22 | 49
        c  | 17 | 32 | 12 | 61
        _T | 45 | 108| 40 | 193
    """)
    assert (Weakness.TOO_NARROW, "a", "_T") in found


def test_hidden_cells_that_are_few_together_are_a_small_group() -> None:
    """In row a y and z hide in rectangles, but 20 - 17 = 3 persons are in one or the other."""
    found = attack(
        table("""
           | x  | y  | z  | _T
        a  | 17 | -  | -  | 20
        b  | 8  | -  | -  | 49
        c  | 17 | -  | -  | 61
        _T | 42 | 51 | 37 | 130
        """),
        SQUARE,
    )
    left = Finding(
        Weakness.PIECE,
        "PERSONS",
        (("time_period", "2016"), ("row", "a")),
        ((("time_period", "2016"), ("row", "a"), ("column", "x")),),
    )
    assert left in found


def test_the_months_between_two_kinds_of_year_are_a_small_group() -> None:
    """The fiscal year 2015 less the nine months of 2015 that are known: 15 - 12 = 3 in January to March 2016."""
    periods = {
        "2015": ["2015-04/2015-12"],
        "2015-FY": ["2015-04/2015-12", "2016-01/2016-03"],
        "2016": ["2016-01/2016-03", "2016-04/2016-12"],
    }
    rows = [("2015", 12), ("2015-FY", 15), ("2016", 20)]
    frame = pl.DataFrame(
        [{"table_id": "t", "measure": "PERSONS", "time_period": p, "value": v, "status": "A"} for p, v in rows]
    )
    found = attack(frame, hierarchy(periods))
    assert Finding(Weakness.PIECE, "PERSONS", (("time_period", "2016-01/2016-03"),)) in found


@pytest.mark.parametrize(
    ("value", "status", "weakness"),
    [
        (3, "A", Weakness.SMALL_SHOWN),
        (12, "Q", Weakness.VALUE_KEPT),
        (None, "A", Weakness.CONTRADICTION),
    ],
)
def test_what_needs_no_calculation_is_found(value: int | None, status: str, weakness: Weakness) -> None:
    row = {"table_id": "t", "measure": "PERSONS", **YEAR, "value": value, "status": status}
    frame = pl.DataFrame([row], schema_overrides={"value": pl.Int64})
    assert weakness in {each.weakness for each in attack(frame, hierarchy())}


def test_a_status_that_is_not_known_is_no_permission() -> None:
    row = {"table_id": "t", "measure": "PERSONS", **YEAR, "value": 30, "status": "?"}
    assert Weakness.CONTRADICTION in {each.weakness for each in attack(pl.DataFrame([row]), hierarchy())}


def test_a_cell_hidden_in_one_table_and_shown_in_another_is_found() -> None:
    row = {"measure": "PERSONS", **YEAR}
    frame = pl.DataFrame(
        [row | {"table_id": "s", "value": 12, "status": "A"}, row | {"table_id": "t", "value": None, "status": "Q"}]
    )
    assert Weakness.SHOWN_ELSEWHERE in {each.weakness for each in attack(frame, hierarchy())}


def test_a_group_that_shares_one_answer_is_found() -> None:
    """All 30 of row a gave the answer x."""
    found = attack(
        table(
            """
           | x  | y | _T
        a  | 30 | 0 | 30
        b  | 20 | 9 | 25
        _T | 50 | 9 | 55
        """,
            columns="form",
        ),
        hierarchy(row=["a", "b"], form=["x", "y"]),
    )
    assert {each.weakness for each in found} == {Weakness.GROUP}
    assert {dict(each.codes)["row"] for each in found} == {"a"}


def test_who_did_not_give_an_answer_is_a_small_group() -> None:
    """Of 30, 28 gave the answer x: two did not."""
    found = attack(
        table(
            """
           | x  | y  | _T
        a  | 28 | 9  | 30
        _T | 28 | 9  | 30
        """,
            columns="form",
        ),
        hierarchy(row=["a", "b"], form=["x", "y"]),
    )
    assert Weakness.PIECE in {each.weakness for each in found}


def _yearly(value: int | None) -> pl.DataFrame:
    row = {"table_id": "t", "measure": "PERSONS", **YEAR, "value": value, "status": "Q" if value is None else "A"}
    return pl.DataFrame([row], schema_overrides={"value": pl.Int64})


def test_one_more_person_since_the_last_release_is_found() -> None:
    assert {each.weakness for each in attack(_yearly(21), hierarchy(), [_yearly(20)])} == {Weakness.INCREMENT}


def test_a_cell_that_was_shown_before_cannot_be_hidden() -> None:
    found = attack(_yearly(None), hierarchy(), [_yearly(20)])
    assert Weakness.SHOWN_ELSEWHERE in {each.weakness for each in found}


def test_the_same_again_shows_nothing() -> None:
    assert attack(_yearly(20), hierarchy(), [_yearly(20)]) == ()


def test_what_others_have_published_is_not_our_finding() -> None:
    """12 of 2016 and 15 up to March 2017 are public: so are the three of the months between."""
    periods = {"2016": ["2016-01/2016-12"], "2016-01/2017-03": ["2016-01/2016-12", "2017-01/2017-03"]}
    world = hierarchy(periods) | {
        "public_cells": [
            {"measure": "PERSONS", "time_period": "2016", "value": 12},
            {"measure": "PERSONS", "time_period": "2016-01/2017-03", "value": 15},
        ]
    }
    assert attack(_yearly(12), world) == ()


@pytest.mark.parametrize("module", ["attack.py", "attacker.py"])
def test_the_attacker_shares_no_code_with_the_protection(module: str) -> None:
    tree = ast.parse((PROJECT / "indicators" / "disclosure" / module).read_text(encoding="utf-8"))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    ours = {name for name in imported if (PROJECT / Path(name.split(".")[0])).exists()}
    assert ours <= {"indicators.disclosure.attacker"}

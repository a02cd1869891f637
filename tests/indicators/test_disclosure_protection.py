"""The protected tables of a made-up register: true where shown, and nothing can be learnt of what is hidden."""

import ast
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec
import polars as pl
import pytest

from indicators.disclosure.attack import attack, weaknesses
from indicators.disclosure.audit import audit_files
from indicators.disclosure.policy import Policy, read_policy
from indicators.disclosure.tables import Key, ProtectedTables, protect_register
from indicators.errors import DisclosureRefused
from publication.history import HIERARCHY, TABLES
from tests.conftest import PROJECT
from tests.indicators.made_up_register import count, made_up_register

FEW = ("calendar_year", "fiscal_year", "years_sex", "years_age", "years_region", "years_form", "sex_form")
THROUGH = "2016-12"
LEAST_PROVEN = 30
KEY = ("measure", "time_period", "sex", "age", "citizenship", "exploitation", "reintegration_kind")


def few_tables(threshold: int = 5) -> Policy:
    """The policy with some of its tables, so that the tests are quick."""
    policy = read_policy()
    tables = tuple(each for each in policy.tables if each.id in FEW)
    return msgspec.structs.replace(policy, tables=tables, threshold=threshold, width=threshold - 1)


@cache
def protected(threshold: int = 5, seed: int = 1) -> ProtectedTables:
    return protect_register(made_up_register(seed), few_tables(threshold), through=THROUGH)


@cache
def hierarchy(threshold: int = 5, seed: int = 1) -> Mapping[str, Any]:
    told: Mapping[str, Any] = json.loads(audit_files(protected(threshold, seed))[HIERARCHY])
    return told


@cache
def numbers(seed: int = 1) -> tuple[int, ...]:
    """The true number of every row of the tables."""
    persons = made_up_register(seed)
    return tuple(count(persons, row) for row in protected(seed=seed).frame.iter_rows(named=True))


def shown(hidden: pl.Series, seed: int = 1) -> pl.DataFrame:
    """The tables with these rows hidden, and all others shown as they are."""
    truth = pl.Series(numbers(seed), dtype=pl.Int64)
    return protected(seed=seed).frame.with_columns(
        pl.when(hidden).then(None).otherwise(truth).alias("value"),
        pl.when(hidden).then(pl.lit("Q")).otherwise(pl.lit("A")).alias("status"),
    )


def test_a_table_has_the_codes_the_policy_gives_it_and_no_others() -> None:
    """Other forms of exploitation are counted over the whole time, and not over three years."""
    with_other = protected().frame.filter(pl.col("exploitation") == "OTHER")
    assert set(with_other["table_id"]) == {"sex_form"}
    assert {"SEXUAL", "ORGAN", "_U"} < set(protected().frame.filter(table_id="years_form")["exploitation"])


def test_what_is_shown_is_true() -> None:
    values = protected().frame["value"].to_list()
    assert all(value in {None, number} for value, number in zip(values, numbers(), strict=True))
    assert sum(value is not None for value in values) > len(values) / 2


def test_no_small_number_is_shown() -> None:
    assert not set(protected().frame["value"]) & {1, 2, 3, 4}


@pytest.mark.parametrize(("threshold", "seed"), [(3, 1), (5, 1), (5, 2), (5, 3), (10, 1)])
def test_the_attacker_learns_nothing(threshold: int, seed: int) -> None:
    assert attack(protected(threshold, seed).frame, hierarchy(threshold, seed)) == ()


def test_hiding_small_cells_only_is_broken() -> None:
    small = pl.Series([0 < number < 5 for number in numbers()])
    assert len(attack(shown(small), hierarchy())) > 20


def test_hiding_one_more_cell_in_each_row_and_column_is_broken() -> None:
    """What dashboards do: where a row of a table has one hidden cell, hide the next smallest too."""
    frame = protected().frame.with_row_index("at").with_columns(pl.Series("number", numbers()))
    hidden = {at for at, number in enumerate(numbers()) if 0 < number < 5}
    for name in ("sex", "age", "citizenship", "exploitation"):
        rest = [each for each in ("table_id", *KEY) if each != name]
        for _, line in frame.filter(pl.col(name) != "_T").group_by(rest, maintain_order=True):
            if len(hidden & set(line["at"])) == 1:
                others = line.filter(~pl.col("at").is_in(sorted(hidden))).sort("number", "at")
                hidden |= set(others["at"].head(1))
    rows = pl.Series([at in hidden for at in range(frame.height)])
    assert len(attack(shown(rows), hierarchy())) > 0


def test_no_cell_hidden_beside_the_small_ones_can_be_spared() -> None:
    """Each of them shown alone, all others hidden as they are, lets the attacker in."""
    frame = protected().frame
    hidden = frame["status"] == "Q"
    spare = {
        tuple(frame[name][at] for name in KEY)
        for at, number in enumerate(numbers())
        if hidden[at] and not 0 < number < 5
    }
    assert len(spare) >= LEAST_PROVEN
    keys = frame.select(KEY).rows()
    unneeded = [
        key
        for key in sorted(spare)[:LEAST_PROVEN]
        if not any(weaknesses(shown(hidden & pl.Series([each != key for each in keys])), hierarchy()))
    ]
    assert unneeded == []


def test_the_same_register_gives_the_same_bytes() -> None:
    again = protect_register(made_up_register(), few_tables(), through=THROUGH)
    assert audit_files(again) == audit_files(protected())


def test_the_audit_files_tell_nothing_but_codes_and_what_is_shown() -> None:
    files = audit_files(protected())
    assert set(files) == {TABLES, HIERARCHY}
    columns = ["table_id", "measure", "time_period", *KEY[2:], "value", "status"]
    assert protected().frame.columns == columns
    assert hierarchy()["public_cells"][0] == {"measure": "REGISTER_RETURNED", "time_period": "2010", "value": 20}


def test_a_cell_is_found_by_its_series_period_and_codes() -> None:
    """Fiscal years stand under a series of their own; totals and what does not apply need not be named."""
    cells = protected().cells
    of_2010 = Key.of("REGISTER_RETURNED", "2010", {"sex": "_T", "reintegration_kind": "_Z"})
    assert cells[of_2010].value == 20
    assert Key.of("REGISTER_RETURNED_FISCAL", "2010-FY", {}) in cells


@pytest.mark.parametrize(
    "key",
    [
        Key.of("REGISTER_RETURNED", "2010-03", {}),
        Key.of("REGISTER_RETURNED", "2010-FY", {}),
        Key.of("REGISTER_RETURNED", "2010", {"sex": "F"}),
        Key.of("REGISTER_RETURNED", "2010", {"staff_grade": "P"}),
        Key.of("REGISTER_SOMETHING", "2010", {}),
        Key.of("REGISTER_RETURNED", "2017", {}),
    ],
)
def test_a_cell_of_no_published_table_is_not_there(key: Key) -> None:
    assert key not in protected().cells


def test_only_protection_makes_protected_tables() -> None:
    """And what it makes cannot be changed."""
    made = {
        path.name
        for path in (PROJECT / "indicators").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "ProtectedTables"
    }
    assert made == {"tables.py"}
    with pytest.raises(AttributeError):
        protected().frame = pl.DataFrame()  # type: ignore[misc]


@pytest.mark.parametrize(
    ("change", "column"),
    [
        (pl.lit("F ").alias("age"), "age"),
        (pl.lit(None, dtype=pl.String).alias("sex"), "sex"),
        (pl.lit([], dtype=pl.List(pl.String)).alias("forms"), "forms"),
        (pl.lit(["FRAUD"]).alias("forms"), "forms"),
        (pl.lit(["MED"]).alias("kinds"), "kinds"),
        (pl.lit("1999-01").alias("departed"), "departed"),
        (pl.lit("2016-13").alias("departed"), "departed"),
        (pl.lit("2005-05").alias("supported"), "supported"),
        (pl.lit("030").alias("region"), "region"),
        (pl.lit("P").alias("occupation"), "occupation"),
        (pl.lit(1).alias("sex"), "sex"),
    ],
)
def test_what_the_policy_does_not_know_stops_the_release_without_a_value(change: pl.Expr, column: str) -> None:
    with pytest.raises(DisclosureRefused, match=column) as refusal:
        protect_register(made_up_register().with_columns(change), few_tables(), through=THROUGH)
    assert not {"FRAUD", "1999", "2016-13", "030"} & set(str(refusal.value).replace(".", " ").split())


def test_a_register_of_nobody_or_without_a_column_is_refused() -> None:
    with pytest.raises(DisclosureRefused, match="no person"):
        protect_register(made_up_register().clear(), few_tables(), through=THROUGH)
    with pytest.raises(DisclosureRefused, match="age"):
        protect_register(made_up_register().drop("age"), few_tables(), through=THROUGH)


def test_nothing_is_published_before_a_period_is_over() -> None:
    with pytest.raises(DisclosureRefused, match="over"):
        protect_register(made_up_register(), few_tables(), through="2005-08")


def test_fewer_joint_cells_hide_more_never_less_than_is_safe() -> None:
    """Looking among the joint cells near somebody still holds."""
    policy = msgspec.structs.replace(few_tables(), joint_cells=600)
    tables = protect_register(made_up_register(), policy, through=THROUGH)
    assert attack(tables.frame, json.loads(audit_files(tables)[HIERARCHY])) == ()

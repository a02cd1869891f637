"""What a worked example puts into the register stands there, on every engine."""

from collections.abc import Callable

import polars as pl
import pytest
import sqlalchemy as sa

from indicators.register import as_of
from vocabulary.statuses import Sensitivity
from warehouse.register import (
    current_cases,
    current_exploitation,
    current_follow_ups,
    current_reports,
    current_services,
    current_spending,
)
from warehouse.store import Warehouse

_CASES = """
    case_id | departure_date | exploitation
    A       | 2015-04-01     | SEXUAL;FORCED_LABOUR
    B       | -              | OTHER
"""


def test_cases_and_their_forms_become_rows_of_the_register(warehouse: Warehouse, put: Callable[..., None]) -> None:
    put(cases=_CASES)
    cases = _rows(warehouse, current_cases()).sort("case_id")
    forms = _rows(warehouse, current_exploitation())
    assert cases.select("case_id", "citizenship", "sex", "age").rows() == [("A", "PHL", "F", 30), ("B", "PHL", "F", 30)]
    assert {*forms.select("case_id", "exploitation").rows()} == {
        ("A", "SEXUAL"),
        ("A", "FORCED_LABOUR"),
        ("B", "OTHER"),
    }


def test_every_table_of_an_example_takes_the_place_of_what_stood_there(
    warehouse: Warehouse, put: Callable[..., None]
) -> None:
    put(cases=_CASES)
    put(
        services="case_id | start_date\nA | 2015-05-01",
        follow_ups="case_id | due_date\nA | 2015-07-01",
        reports="period | returned\n2015-12 | 3",
        spending="month | amount_jpy\n2015-05 | 1000",
    )
    steps = (current_cases, current_services, current_follow_ups, current_reports, current_spending)
    assert [_rows(warehouse, step()).height for step in steps] == [0, 1, 1, 1, 1]


@pytest.mark.parametrize(
    ("reports", "month"),
    [("", "2021-03"), ("period\n2015-11\n2015-12", "2015-12"), ("report_kind | period\nANNUAL | 2015-FY", "2016-03")],
)
def test_a_register_reaches_to_the_month_of_its_newest_report(
    warehouse: Warehouse, put: Callable[..., None], reports: str, month: str
) -> None:
    put(cases=_CASES, reports=reports)
    assert _rows(warehouse, as_of()).select("month", "note").rows() == [(month, "_Z")]


def test_a_made_up_register_is_noted_as_one(warehouse: Warehouse, put: Callable[..., None]) -> None:
    put(cases=_CASES, sensitivity=Sensitivity.SYNTHETIC)
    assert _rows(warehouse, as_of())["note"].to_list() == ["SYNTHETIC"]


def test_without_its_tables_there_is_no_register(warehouse: Warehouse, put: Callable[..., None]) -> None:
    put(cases=_CASES)
    put()
    assert _rows(warehouse, as_of()).is_empty()


def _rows(warehouse: Warehouse, step: sa.CTE) -> pl.DataFrame:
    return warehouse.fetch(sa.select(*step.c))

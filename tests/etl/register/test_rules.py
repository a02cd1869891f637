"""The register's rules: a report that breaks one is marked in exactly that cell, and what follows is as the rule says."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from etl.register.finding import Follows
from etl.register.outcome import Outcome
from etl.register.rules import RULES
from tests.etl.register.conftest import CASES, REPORT, SERVICES, marked, report
from warehouse.store import Warehouse
from warehouse.tables import LOAD, REGISTER_CASE, REJECTED

FOLLOW_UPS = """
    Case ID       | Follow-up window | Due date   | Date of contact | Known to be trafficked again
    VOT-2016-0001 | M3               | 2016-06-02 | 2016-04-15      | N
"""
SPENDING = """
    Month   | Spending line | Amount (thousand yen)
    2016-03 | TRAVEL        | 240
    2016-03 | STAFF_OFFICE  | 300.5
"""

BROKEN = (
    # the rule, the sheet, what stands in it, what is written instead, and the row and field that are marked
    ("value_is_given", "cases", "PHL         | F ", "            | F ", (2, "citizenship")),
    ("code_is_known", "cases", "THA         | F ", "Siam        | F ", (3, "citizenship")),
    ("code_is_known", "cases", "SEXUAL; OTHER", "SEXUAL; WORSE", (3, "exploitation")),
    ("day_is_a_date", "cases", "2016-02-01", "2016-02-30", (3, "referral_date")),
    ("number_is_whole", "cases", "| 24 ", "| 24.5", (2, "age")),
    ("age_is_plausible", "cases", "| 24 ", "| 240", (2, "age")),
    ("day_is_not_in_the_future", "cases", "2016-03-20", "2026-03-20", (4, "referral_date")),
    ("departure_is_not_before_referral", "cases", "2016-01-12", "2016-03-12", (2, "departure_date")),
    (
        "arrival_is_not_before_departure",
        "cases",
        "2016-03-10     | 2016-03-11",
        "2016-03-11     | 2016-03-10",
        (3, "arrival_date"),
    ),
    (
        "arrival_is_not_before_departure",
        "cases",
        "2016-03-10     | 2016-03-11",
        "               | 2016-03-11",
        (3, "arrival_date"),
    ),
    (
        "departure_has_a_country",
        "cases",
        "THA               | 2016",
        "                  | 2016",
        (3, "country_of_return"),
    ),
    ("service_is_not_before_arrival", "services", "2016-03-20", "2016-03-01", (2, "start_date")),
    (
        "end_is_not_before_start",
        "services",
        "VOC             | 2016-04-01 |",
        "VOC             | 2016-04-01 | 2016-03-31",
        (3, "end_date"),
    ),
    ("amount_is_a_number", "services", "12000", "some", (2, "cost_jpy")),
    ("number_is_not_negative", "services", "12000", "-1", (2, "cost_jpy")),
    ("case_is_known", "services", "VOT-2016-0001 | VOC", "VOT-2016-0009 | VOC", (3, "case_id")),
    ("contact_is_after_departure", "follow_ups", "2016-04-15", "2016-03-01", (2, "done_date")),
    ("code_is_known", "follow_ups", "M3", "M4", (2, "follow_up_window")),
    ("period_is_known", "spending", "2016-03 | TRAVEL", "March   | TRAVEL", (2, "month")),
    ("period_is_known", "spending", "2016-03 | TRAVEL", "2015-FY | TRAVEL", (2, "month")),
    ("case_id_is_a_pseudonym", "cases", "VOT-2016-0003", "Yamada Hanako", (4, "case_id")),
    ("case_id_is_a_pseudonym", "cases", "VOT-2016-0003", "山田花子", (4, "case_id")),
    ("case_id_is_a_pseudonym", "cases", "VOT-2016-0003", "TZ1234567", (4, "case_id")),
    ("case_id_is_a_pseudonym", "cases", "VOT-2016-0003", "090-1234-5678", (4, "case_id")),
    ("case_id_is_a_pseudonym", "cases", "VOT-2016-0003", "+63 917 123 4567", (4, "case_id")),
    ("column_is_known", "cases", "Arrival date", "Remarks", (1, "I")),
    ("column_stands_once", "cases", "Arrival date", "Departed on ", (1, "I")),
    ("report_fits_its_period", "report", "2016-03 ", "2015-FY ", (2, "period")),
)
PLAIN = {"cases": CASES, "services": SERVICES, "sheet": REPORT, "Follow_ups": FOLLOW_UPS, "Spending": SPENDING}
OF_SHEET = {"report": "sheet", "follow_ups": "Follow_ups", "spending": "Spending"}


def _broken(sheet: str, stands: str, instead: str) -> dict[str, str]:
    named = OF_SHEET.get(sheet, sheet)
    assert PLAIN[named].count(stands) == 1, stands
    return PLAIN | {named: PLAIN[named].replace(stands, instead)}


def test_a_report_in_order_is_loaded_whole(taken: Callable[..., Outcome]) -> None:
    outcome = taken(report(**PLAIN))
    assert marked(outcome) == set()
    assert [(count.sheet, count.read, count.accepted) for count in outcome.counts] == [
        ("cases", 3, 3),
        ("services", 2, 2),
        ("follow_ups", 1, 1),
        ("report", 1, 1),
        ("spending", 2, 2),
    ]


@pytest.mark.parametrize("broken", BROKEN, ids=[f"{each[0]} {each[3]}" for each in BROKEN])
def test_a_broken_rule_marks_its_cell_and_no_other(
    taken: Callable[..., Outcome], broken: tuple[str, str, str, str, tuple[int, str]]
) -> None:
    rule, sheet, stands, instead, place = broken
    outcome = taken(report(**_broken(sheet, stands, instead)))
    coloured = {
        each
        for each in marked(outcome)
        if each[3] != "case_is_accepted" and RULES[each[3]].follows is not Follows.ONLY_SAID
    }
    if rule == "report_fits_its_period":
        coloured -= {("report", 1, "period", "report_is_there")}  # no report on a month is left
    else:
        assert outcome.is_refused == (RULES[rule].follows is Follows.FILE_REFUSED)
    assert coloured == {(sheet, *place, rule)}


def test_a_report_without_its_month_is_refused(taken: Callable[..., Outcome]) -> None:
    outcome = taken(report(sheet=REPORT.replace("2016-03 ", "        ")))
    assert marked(outcome) == {("report", 1, "period", "report_is_there"), ("report", 2, "period", "value_is_given")}
    assert outcome.is_refused


def test_a_missing_required_column_is_named(taken: Callable[..., Outcome]) -> None:
    """Marked on the heading row, since there is no cell."""
    outcome = taken(report(services="Case ID | Start date\nVOT-2016-0001 | 2016-03-20"))
    assert ("services", 1, "reintegration_kind", "required_column_is_there") in marked(outcome)
    assert outcome.is_refused


def test_a_tab_that_is_no_sheet_is_refused_and_the_template_s_own_are_not_read(taken: Callable[..., Outcome]) -> None:
    notes = "Yamada Hanako called on Monday"
    assert not taken(report(Read_me=notes, コード=notes)).is_refused
    refused = taken(report(Sheet9=notes))
    assert marked(refused) == {("report.xlsx [Sheet9]", 1, "A", "tab_is_a_sheet")}


def test_a_sheet_that_stands_twice_is_refused(taken: Callable[..., Outcome]) -> None:
    refused = taken(report(More_cases=CASES.replace("VOT-2016-000", "VOT-2016-001")))
    assert marked(refused) == {("report.xlsx [More cases]", 1, "A", "sheet_stands_once")}


def test_a_case_that_stands_twice_is_marked_twice_and_neither_is_loaded(
    taken: Callable[..., Outcome], register: Warehouse
) -> None:
    """Nobody can say which of the two is right; rows of its services wait."""
    outcome = taken(report(cases=CASES.replace("VOT-2016-0002", "vot-2016-0001")))
    assert marked(outcome) >= {
        ("cases", 2, "case_id", "key_stands_once"),
        ("cases", 3, "case_id", "key_stands_once"),
        ("services", 2, "case_id", "case_is_accepted"),
        ("services", 3, "case_id", "case_is_accepted"),
    }
    assert register.fetch(sa.select(REGISTER_CASE.c.case_id)).to_series().to_list() == ["VOT-2016-0003"]


@pytest.mark.parametrize(
    ("month", "returned", "cumulative", "rule"),
    [("2016-04", 1, 275, "total_does_not_fall"), ("2016-04", 1, 278, "total_adds_up"), ("2016-04", 1, 277, "")],
)
def test_totals_are_held_against_the_month_before(
    taken: Callable[..., Outcome], month: str, returned: int, cumulative: int, rule: str
) -> None:
    """276 persons by March 2016: a month later with one return there are 277, and never fewer."""
    taken(report())
    after = dt.datetime(2016, 5, 9, tzinfo=dt.UTC).replace(tzinfo=None)
    row = f"{month} | 2016-05-10 | 2016-05-09 | {returned} | {cumulative}"
    heading, *_ = REPORT.strip().splitlines()
    outcome = taken(report(cases="", services="", sheet=f"{heading}\n{row}"), now=after)
    totals = {each for each in marked(outcome) if each[3].startswith("total_") and "agrees" not in each[3]}
    assert totals == ({("report", 2, "returned_cumulative", rule)} if rule else set())
    assert outcome.is_refused == bool(rule)


def test_after_a_gap_only_a_falling_total_can_be_told(taken: Callable[..., Outcome]) -> None:
    """Nobody knows how many returned in the months without a report."""
    taken(report())
    heading, *_ = REPORT.strip().splitlines()
    after = dt.datetime(2016, 7, 9, tzinfo=dt.UTC).replace(tzinfo=None)
    later = report(cases="", services="", sheet=f"{heading}\n2016-06 | 2016-07-10 | 2016-07-09 | 1 | 281")
    assert not taken(later, now=after).is_refused


def test_a_total_that_differs_from_the_cases_is_only_said(taken: Callable[..., Outcome]) -> None:
    outcome = taken(report(sheet=REPORT.replace("| 2 ", "| 3 ")))
    assert marked(outcome) == {("report", 2, "returned", "total_agrees_with_the_cases")}
    assert not outcome.is_refused
    assert outcome.counts[-1].accepted == 1


def test_a_refused_report_leaves_nothing_behind(
    taken: Callable[..., Outcome], register: Warehouse, tmp_path: Path
) -> None:
    """Neither in the warehouse nor among the kept inputs: it may hold names."""
    outcome = taken(report(cases=CASES.replace("VOT-2016-0003", "Yamada Hanako")))
    assert outcome.is_refused
    assert not outcome.load_id
    assert all(register.fetch(sa.select(*table.columns)).is_empty() for table in (LOAD, REGISTER_CASE, REJECTED))
    assert not (tmp_path / "raw").exists()


def test_a_row_that_is_kept_back_does_not_block_the_others_and_stands_among_the_rejected(
    taken: Callable[..., Outcome], register: Warehouse
) -> None:
    """Its text that could not be read does not enter the store: it could be anything."""
    outcome = taken(report(cases=CASES.replace("THA         | F", "Hanako      | F")))
    assert (outcome.counts[0].accepted, outcome.counts[0].kept_back) == (2, 1)
    rejected = register.fetch(sa.select(REJECTED.c.sheet, REJECTED.c.row_number, REJECTED.c.rule, REJECTED.c.record))
    assert rejected.select("sheet", "row_number", "rule").rows() == [("cases", 3, "code_is_known")]
    assert "Hanako" not in rejected["record"].item()
    assert "VOT-2016-0002" in rejected["record"].item()


def test_every_rule_speaks_both_languages_and_says_why_it_has_its_consequence() -> None:
    for rule in RULES.values():
        assert all(text.en.strip() and text.ja.strip() for text in (rule.expects, rule.why)), rule.id
        assert rule.follows in Follows

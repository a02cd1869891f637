"""Reports month by month: what a month says replaces what it said before, and nothing is loaded twice."""

import datetime as dt
from collections.abc import Callable

import sqlalchemy as sa

from etl.register.outcome import Outcome
from tests.etl.register.conftest import CASES, REPORT, report
from warehouse.register import current_cases, current_exploitation, current_reports, current_services
from warehouse.store import Warehouse
from warehouse.tables import LOAD, REGISTER_CASE

MAY = dt.datetime(2016, 5, 9, tzinfo=dt.UTC).replace(tzinfo=None)
APRIL_REPORT = """
    Report period | Due date   | Received on | Returned this month | Returned, cumulative
    2016-04       | 2016-05-10 | 2016-05-09  | 1                   | 277
"""
APRIL_CASES = """
    Case ID       | Referral date | Nationality | Sex | Exploitation  | Country of return | Departure date
    VOT-2016-0003 | 2016-03-20    | IDN         | M   | FORCED_LABOUR | IDN               | 2016-04-05
    VOT-2016-0004 | 2016-04-18    | PHL         | F   | _U            |                   |
"""
APRIL_SERVICES = """
    Case ID       | Kind of support | Start date
    VOT-2016-0001 | MED             | 2016-03-20
    VOT-2016-0002 | HOUS            | 2016-04-02
"""


def _departed(register: Warehouse) -> dict[str, dt.date | None]:
    case = current_cases()
    return dict(register.fetch(sa.select(case.c.case_id, case.c.departure_date)).iter_rows())


def _count(register: Warehouse, table: sa.FromClause) -> int:
    return register.fetch(sa.select(sa.literal(1).label("one")).select_from(table)).height


def test_the_same_report_twice_changes_nothing(taken: Callable[..., Outcome], register: Warehouse) -> None:
    first, again = taken(report()), taken(report())
    assert (first.is_unchanged, again.is_unchanged) == (False, True)
    assert again.load_id == first.load_id
    assert (_count(register, LOAD), _count(register, REGISTER_CASE)) == (1, 3)


def test_a_later_month_adds_and_updates_cases(taken: Callable[..., Outcome], register: Warehouse) -> None:
    """A case referred in March departs in April; a service told again is one service."""
    taken(report())
    april = taken(report(APRIL_CASES, APRIL_SERVICES, APRIL_REPORT), now=MAY)
    assert april.month == "2016-04"
    assert (april.cases_added, april.cases_changed) == (1, 1)
    assert [(total.before, total.after) for total in april.totals] == [(3, 4), (2, 3), (1, 2)]
    assert _departed(register)["VOT-2016-0003"] == dt.date(2016, 4, 5)
    assert _count(register, current_services()) == 3
    assert _count(register, current_exploitation()) == 5
    assert _count(register, current_reports()) == 2


def test_other_figures_for_a_month_are_a_revision_kept_beside_the_first(
    taken: Callable[..., Outcome], register: Warehouse
) -> None:
    """The revision counts; a row it no longer has is gone from the register, not from the first load."""
    first = taken(report())
    fewer = CASES.rsplit("VOT-2016-0003", 1)[0]
    revised = taken(report(fewer))
    assert revised.revises == first.load_id
    assert set(_departed(register)) == {"VOT-2016-0001", "VOT-2016-0002"}
    assert (_count(register, LOAD), _count(register, REGISTER_CASE)) == (2, 5)


def test_the_first_figures_sent_again_after_a_revision_count_again(
    taken: Callable[..., Outcome], register: Warehouse
) -> None:
    march = report()
    first = taken(march)
    taken(report(CASES.rsplit("VOT-2016-0003", 1)[0]))
    back = taken(march)
    assert (back.load_id, back.is_unchanged) == (first.load_id, False)
    assert len(_departed(register)) == 3


def test_a_month_that_comes_late_does_not_undo_a_later_one(taken: Callable[..., Outcome], register: Warehouse) -> None:
    """April was taken in before March: the departure that April tells of stands."""
    taken(report(APRIL_CASES, "", APRIL_REPORT), now=MAY)
    taken(report(), now=MAY)
    assert _departed(register)["VOT-2016-0003"] == dt.date(2016, 4, 5)


def test_services_of_a_case_of_an_earlier_report_are_accepted(taken: Callable[..., Outcome]) -> None:
    taken(report())
    april = taken(report("", APRIL_SERVICES, APRIL_REPORT), now=MAY)
    assert [(count.sheet, count.accepted) for count in april.counts] == [("services", 2), ("report", 1)]


def test_the_same_file_is_no_longer_unchanged_when_more_of_it_can_be_accepted(
    taken: Callable[..., Outcome], register: Warehouse
) -> None:
    """April tells of a service to a case of March, which comes later; then April is handed in again."""
    april = report("", APRIL_SERVICES, APRIL_REPORT)
    first = taken(april, now=MAY)
    taken(report(), now=MAY)
    again = taken(april, now=MAY)
    assert (first.counts[0].accepted, again.counts[0].accepted) == (0, 2)
    assert (again.load_id, again.is_unchanged, again.revises) == (first.load_id, False, "")
    assert _count(register, current_services()) == 3
    assert taken(april, now=MAY).is_unchanged


def test_how_complete_a_report_is_is_counted_before_anything_is_kept_back(
    taken: Callable[..., Outcome], register: Warehouse
) -> None:
    """Five required fields in each of three cases, three in each of two services, one in the report; two are empty."""
    taken(report(cases=CASES.replace("| F      | 24", "|        | 24").replace("FORCED_LABOUR", "             ")))
    said = current_reports()
    stated = register.fetch(sa.select(said.c.required_fields, said.c.filled_fields)).row(0)
    assert stated == (3 * 5 + 2 * 3 + 1, 3 * 5 + 2 * 3 + 1 - 2)


def test_the_last_month_of_a_report_on_several_is_the_one_it_stands_under(taken: Callable[..., Outcome]) -> None:
    """A register is taken over with all its months in one file."""
    every = REPORT + "    2016-02 | 2016-03-10 | 2016-03-09 | 1 | 274\n"
    outcome = taken(report(sheet=every))
    assert outcome.month == "2016-03"
    assert not outcome.is_refused

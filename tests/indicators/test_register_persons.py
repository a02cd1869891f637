"""Counts from any small register: they agree with loops over its cases, and add up where they must."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.compute import compute_one
from indicators.registry import all_indicators
from tests.indicators.register_reference import KINDS, REGIONS, Case, Key, counts, shares
from tests.register_tables import Row, put_register
from warehouse.store import Warehouse, open_warehouse
from warehouse.tables import REGISTER_CASE, REGISTER_FOLLOW_UP, REGISTER_REPORT, REGISTER_SERVICE

COUNTS = ("PRG-01", "PRG-02", "PRG-03", "PRG-14", "PRG-18")
SHARES = ("PRG-04", "PRG-05", "PRG-07", "PRG-08", "PRG-10", "PRG-15", "PRG-16", "PRG-17")
MONTHS = ("2016-11", "2016-12", "2017-01", "2017-03", "2019-12")
FEW = settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
FEWER = settings(FEW, max_examples=3)
"""For engines that take longer to plan a query than to run it."""

_edges = [(2014, 12, 31), (2015, 1, 1), (2015, 3, 31), (2015, 4, 1), (2016, 12, 31), (2017, 1, 1), (2017, 4, 1)]
_days = st.sampled_from([dt.date(*edge) for edge in _edges]) | st.dates(dt.date(2013, 6, 1), dt.date(2018, 6, 30))
_answers = st.sampled_from(("Y", "N", "_U"))
_forms = st.sampled_from(("SEXUAL", "FORCED_LABOUR", "HOSTESS", "_U"))


@st.composite
def _cases(draw: st.DrawFn) -> Case:
    referral, departure = draw(_days), draw(st.none() | _days)
    service = st.tuples(st.sampled_from(KINDS[:4]), _days)
    return Case(
        case_id="",
        referral=min(referral, departure or referral),
        departure=departure,
        citizenship=draw(st.sampled_from(sorted(REGIONS))),
        sex=draw(st.sampled_from(("F", "F", "M", "_U"))),
        age=draw(st.sampled_from((None, 0, 17, 18, 40))),
        forms=draw(st.frozensets(_forms, min_size=1, max_size=3)),
        return_requested=draw(_answers),
        reintegration_requested=draw(_answers),
        services=tuple(draw(st.lists(service, max_size=4, unique=True))),
        learnt=draw(st.none() | _days),
    )


@st.composite
def _registers(draw: st.DrawFn) -> list[Case]:
    drawn = draw(st.lists(_cases(), min_size=1, max_size=9))
    return [Case(f"C{number}", *list(vars(case).values())[1:]) for number, case in enumerate(drawn)]


@pytest.mark.parametrize("indicator_id", [*COUNTS, *SHARES])
def test_an_indicator_agrees_with_a_loop_over_the_cases(warehouse: Warehouse, indicator_id: str) -> None:
    """Every cell of the one is a cell of the other, with the same number, on every engine."""
    reference = counts if indicator_id in COUNTS else shares

    @(FEW if warehouse.backend.engine.dialect.name == "sqlite" else FEWER)
    @given(cases=_registers(), month=st.sampled_from(MONTHS))
    def agree(cases: list[Case], month: str) -> None:
        _put(warehouse, cases, month)
        found = _computed(warehouse, indicator_id)
        expected = reference(cases, month)
        series = {key[0] for key in found} | _SERIES[indicator_id]
        assert found == {key: value for key, value in expected.items() if key[0] in series}

    agree()


@FEW
@given(cases=_registers(), month=st.sampled_from(MONTHS))
def test_totals_and_parts_add_up_where_they_must(cases: list[Case], month: str) -> None:
    """Years make three years; sexes, ages and regions make the total; forms and kinds never exceed it."""
    with open_warehouse("sqlite:///:memory:") as warehouse:
        _put(warehouse, cases, month)
        for series, indicator_id in (("REGISTER_RETURNED", "PRG-01"), ("REGISTER_REINTEGRATED", "PRG-03")):
            found = _computed(warehouse, indicator_id)
            years = _totals(found, series)
            together = _totals(found, f"{series}_YEARS")
            assert together == {span: _sum(years, _three_years, span) for span in together}
            _parts_fit(found, f"{series}_YEARS", together)


@FEW
@given(cases=_registers(), month=st.sampled_from(MONTHS))
def test_nationalities_make_the_total_since_the_start_which_never_falls(cases: list[Case], month: str) -> None:
    with open_warehouse("sqlite:///:memory:") as warehouse:
        _put(warehouse, cases, month)
        found = _computed(warehouse, "PRG-02")
        totals = _totals(found, "REGISTER_RETURNED_CUM")
        nations: dict[str, float] = defaultdict(float)
        for key, number in found.items():
            is_nation = key[2] != "_T" and {*key[3:6]} == {"_T"}
            nations[key[1]] += number if is_nation else 0  # type: ignore[operator]  # counts only
        assert all(number == totals[period] for period, number in nations.items() if number)
        assert [*totals.values()] == sorted(totals.values())


def test_a_return_before_the_programme_began_is_none_of_its_returns(warehouse: Warehouse) -> None:
    case = Case(
        "A", dt.date(2005, 4, 1), dt.date(2005, 4, 30), "PHL", "F", 20, frozenset({"SEXUAL"}), "Y", "Y", (), None
    )
    _put(warehouse, [case], "2007-12")
    assert {*_totals(_computed(warehouse, "PRG-01"), "REGISTER_RETURNED").items()} == {
        ("2005", 0),
        ("2006", 0),
        ("2007", 0),
    }


_SERIES = {
    "PRG-01": {f"REGISTER_RETURNED{each}" for each in ("", "_FISCAL", "_YEARS")},
    "PRG-02": {"REGISTER_RETURNED_CUM"},
    "PRG-03": {f"REGISTER_REINTEGRATED{each}" for each in ("", "_FISCAL", "_YEARS", "_CUM")},
    "PRG-04": {"REGISTER_REINTEGRATION_UPTAKE"},
    "PRG-05": {"REGISTER_RETURN_COVERAGE"},
    "PRG-07": {"REGISTER_REINTEGRATION_COVERAGE"},
    "PRG-08": {"REGISTER_RETRAFFICKING_KNOWN"},
    "PRG-10": {"REGISTER_REINTEGRATION_MIX"},
    "PRG-14": {"REGISTER_ORIGIN_COUNTRIES", "REGISTER_ORIGIN_COUNTRIES_CUM"},
    "PRG-15": {"REGISTER_WOMEN_SHARE"},
    "PRG-16": {"REGISTER_CHILDREN_SHARE"},
    "PRG-17": {"REGISTER_FORCED_LABOUR_SHARE"},
    "PRG-18": {"REGISTER_SDG_5_2", "REGISTER_SDG_8_7", "REGISTER_SDG_16_2"},
}
"""What an indicator must have where the loop gives anything for it."""

Number = float | tuple[float, float]


def _computed(warehouse: Warehouse, indicator_id: str) -> dict[Key, Number]:
    """The cells of an indicator by their key; of a share its parts. No key comes twice."""
    frame = compute_one(all_indicators()[indicator_id], warehouse)
    names = ("series", "time_period", "citizenship", "sex", "age", "exploitation", "reintegration_kind")
    keys = frame.select(names).rows()
    assert len(keys) == len(set(keys))
    if indicator_id in SHARES:
        assert (
            frame["obs_value"].to_list()
            == frame.select(pl.col("numerator") / pl.col("denominator") * 100).to_series().to_list()
        )
        return dict(zip(keys, frame.select("numerator", "denominator").rows(), strict=True))
    return dict(zip(keys, frame["obs_value"].to_list(), strict=True))


def _put(warehouse: Warehouse, cases: list[Case], month: str) -> None:
    services: list[Row] = [
        {"case_id": case.case_id, "reintegration_kind": kind, "start_date": str(start)}
        for case in cases
        for kind, start in case.services
    ]
    contacts: list[Row] = [
        {"case_id": case.case_id, "due_date": str(case.learnt), "done_date": str(case.learnt), "retrafficked": "Y"}
        for case in cases
        if case.learnt
    ]
    tables = {
        REGISTER_CASE: [_row(case) for case in cases],
        REGISTER_SERVICE: services,
        REGISTER_FOLLOW_UP: contacts,
        REGISTER_REPORT: [Row(period=month)],
    }
    put_register(warehouse, tables)


def _row(case: Case) -> Row:
    return {
        "case_id": case.case_id,
        "referral_date": str(case.referral),
        "departure_date": str(case.departure) if case.departure else None,
        "citizenship": case.citizenship,
        "sex": case.sex,
        "age": None if case.age is None else str(case.age),
        "exploitation": ";".join(sorted(case.forms)),
        "return_requested": case.return_requested,
        "reintegration_requested": case.reintegration_requested,
    }


def _totals(found: dict[Key, Number], series: str) -> dict[str, float]:
    """The totals of a series by period."""
    return {key[1]: number for key, number in sorted(found.items()) if key[0] == series and {*key[2:]} <= {"_T", "_Z"}}  # type: ignore[misc]


def _sum(of: dict[str, float], period_of: Callable[[str], str], period: str) -> float:
    return sum(number for part, number in of.items() if period_of(part) == period)


def _fiscal_year(month: str) -> str:
    return f"{int(month[:4]) - (month[5:] < '04')}-FY"


def _three_years(year: str) -> str:
    first = 2005 + (int(year) - 2005) // 3 * 3
    return f"{first}/{first + 2}"


def _parts_fit(found: dict[Key, Number], series: str, totals: dict[str, float]) -> None:
    """One-way parts of each period: exactly the total, or, where a person may have several, each at most the total."""
    for place, exact in ((2, True), (3, True), (4, True), (5, False), (6, False)):
        parts: dict[str, list[float]] = defaultdict(list)
        for key, number in found.items():
            others = {*key[2:place], *key[place + 1 :]}
            if key[0] == series and others <= {"_T", "_Z"} and key[place] not in {"_T", "_Z"}:
                parts[key[1]].append(float(number))  # type: ignore[arg-type]  # counts only
        for period, numbers in parts.items():
            assert max(numbers) <= totals[period] <= sum(numbers)
            assert not exact or sum(numbers) == totals[period]

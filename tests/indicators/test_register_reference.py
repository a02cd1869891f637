"""What the definitions compute from a register, against plain Python that says the same, on every engine."""

import datetime as dt
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from indicators.compute import compute_one
from indicators.registry import all_indicators
from warehouse.store import Warehouse

AS_OF = "2009-05"
YEARS = range(2005, 2009)
CLOSED = range(2005, 2009)
"""The register reaches to May 2009: fiscal years 2005 to 2008 are over, with the two months that follow-ups need."""

Day = dt.date | None
MONTHS = [f"{year}-{month:02}" for year in range(2005, 2010) for month in range(1, 13) if (year, month) >= (2005, 5)]
MONTHS = [month for month in MONTHS if month <= AS_OF]


@dataclass(frozen=True)
class Case:
    """A person: referral, and departure if there was one."""

    case_id: str
    referral_date: dt.date
    departure_date: Day


@dataclass(frozen=True)
class Service:
    """Support given to a person."""

    case_id: str
    reintegration_kind: str
    start_date: dt.date
    end_date: Day


@dataclass(frozen=True)
class FollowUp:
    """A contact due."""

    case_id: str
    follow_up_window: str
    due_date: dt.date
    done_date: Day
    retrafficked: str


@dataclass(frozen=True)
class Report:
    """A report, due and received."""

    report_kind: str
    period: str
    due_date: Day
    received_date: Day
    required_fields: int | None
    filled_fields: int | None


@dataclass(frozen=True)
class Spending:
    """Money of a month."""

    month: str
    spending_line: str
    amount_jpy: int


@dataclass(frozen=True)
class Register:
    """A small register."""

    cases: tuple[Case, ...]
    services: tuple[Service, ...]
    follow_ups: tuple[FollowUp, ...]
    reports: tuple[Report, ...]
    spending: tuple[Spending, ...]

    @property
    def tables(self) -> dict[str, str]:
        """As a worked example has them."""
        return {field.name: _table(getattr(self, field.name)) for field in fields(self) if getattr(self, field.name)}


Row = Case | Service | FollowUp | Report | Spending


def _table(rows: tuple[Row, ...]) -> str:
    names = [field.name for field in fields(rows[0])]
    lines = [["-" if (cell := getattr(row, name)) is None else str(cell) for name in names] for row in rows]
    return "\n".join(" | ".join(line) for line in [names, *lines])


def register_of(seed: int) -> Register:
    """A register that is made up from a number; its edges lie where a rule could slip by one."""
    pick = Random(seed)  # noqa: S311  # no secret
    cases = tuple(_case(pick, place) for place in range(pick.choice((1, 6, 20, 30, 40))))
    returned = [case for case in cases if case.departure_date]
    return Register(
        cases=cases,
        services=_each(pick, returned, 0.5, _service),
        follow_ups=tuple(one for case in returned for one in _follow_ups(pick, case)),
        reports=tuple(_reports(pick)),
        spending=tuple(
            Spending(month, line, pick.randrange(1, 9_000_000))
            for month in MONTHS
            for line in ("TRAVEL", "OTHER")
            if pick.random() < 0.4
        ),
    )


def _each(
    pick: Random, cases: Iterable[Case], share: float, make: Callable[[Random, Case], Service]
) -> tuple[Service, ...]:
    return tuple(make(pick, case) for case in cases if pick.random() < share)


def _day(pick: Random, first: dt.date = dt.date(2005, 5, 1), last: dt.date = dt.date(2009, 5, 31)) -> dt.date:
    return first + dt.timedelta(pick.randrange((last - first).days + 1))


def _later(pick: Random, day: dt.date, *days: int) -> dt.date:
    return day + dt.timedelta(pick.choice(days))


def _case(pick: Random, place: int) -> Case:
    departed = _day(pick) if pick.random() < 0.9 else None
    return Case(f"C{place}", _later(pick, departed or _day(pick), 0, -1, -20, -90, -365), departed)


def _service(pick: Random, case: Case) -> Service:
    assert case.departure_date
    start = _later(pick, case.departure_date, -10, 0, 30, 200)
    return Service(case.case_id, "MED", start, pick.choice((None, _later(pick, start, 1, 400))))


def _follow_ups(pick: Random, case: Case) -> Iterable[FollowUp]:
    assert case.departure_date
    diligence = pick.choice((0.2, 0.5, 1.0))
    for window, days in (("M3", 90), ("M6", 180), ("M12", 365)):
        due = case.departure_date + dt.timedelta(days)
        done = _later(pick, due, -46, -45, 0, 10, 45, 46) if pick.random() < diligence else None
        yield FollowUp(case.case_id, window, due, done, pick.choice(("N", "N", "N", "N", "_U", "Y")))


def _reports(pick: Random) -> Iterable[Report]:
    yearly = [(kind, f"{year}-FY") for kind in ("ANNUAL", "FINANCIAL") for year in YEARS]
    for kind, period in (*(("MONTHLY", month) for month in MONTHS[:-1]), *yearly):
        if pick.random() < 0.8:
            due = _day(pick)
            received = pick.choice((None, due, due, _later(pick, due, -40, -1, 1, 30)))
            required, filled = pick.choice((None, 40)), pick.choice((None, 0, 30, 40))
            yield Report(kind, period, pick.choice((None, due, due, due)), received, required, filled)
    yield Report("MONTHLY", AS_OF, None, None, None, None)


def fiscal(day: dt.date) -> int:
    """The fiscal year of a day."""
    return day.year - (day.month < 4)


def of_month(month: str) -> int:
    """The fiscal year of a month."""
    return fiscal(dt.date.fromisoformat(f"{month}-01"))


Found = dict[tuple[str, ...], float | None]


def reports_on_time(register: Register) -> Found:
    """REP-01."""
    on_time = {
        one.period
        for one in register.reports
        if one.report_kind == "MONTHLY" and one.due_date and one.received_date and one.received_date <= one.due_date
    }
    expected = Counter(of_month(month) for month in MONTHS)
    return {
        (f"{year}-FY",): sum(of_month(month) == year for month in on_time) / expected[year] * 100 for year in CLOSED
    }


def report_completeness(register: Register) -> Found:
    """REP-02."""
    found: Found = {}
    for year in CLOSED:
        told = [
            (one.filled_fields, one.required_fields)
            for one in register.reports
            if one.report_kind == "MONTHLY" and of_month(one.period) == year
            if one.filled_fields is not None and one.required_fields is not None
        ]
        required = sum(one for _, one in told)
        found[f"{year}-FY",] = sum(one for one, _ in told) / required * 100 if required else None
    return found


def report_delays(register: Register) -> Found:
    """REP-03."""
    late = {
        (one.report_kind, one.period): max(0, (one.received_date - one.due_date).days)
        for one in register.reports
        if one.received_date and one.due_date
    }
    return {
        (f"REGISTER_{kind}_REPORT_DELAY", f"{year}-FY"): late.get((kind, f"{year}-FY"))
        for kind in ("ANNUAL", "FINANCIAL")
        for year in CLOSED
    }


def _is_done(one: FollowUp) -> bool:
    return one.done_date is not None and abs((one.done_date - one.due_date).days) <= 45


def follow_up_coverage(register: Register) -> Found:
    """PRG-12, by fiscal year and cumulative."""
    groups: dict[tuple[str, ...], list[bool]] = defaultdict(list)
    for one in register.follow_ups:
        for window in (one.follow_up_window, "_T"):
            for year in CLOSED:
                if fiscal(one.due_date) == year:
                    groups["REGISTER_FOLLOW_UP_COVERAGE", f"{year}-FY", window].append(_is_done(one))
                if fiscal(one.due_date) <= year:
                    key = ("REGISTER_FOLLOW_UP_COVERAGE_CUM", f"2005-05/{year + 1}-03", window)
                    groups[key].append(_is_done(one))
    return {key: sum(done) / len(done) * 100 for key, done in groups.items()}


def _followed(register: Register, year: int) -> tuple[int, float]:
    """Persons known to be trafficked again and years followed, to the end of a fiscal year."""
    known, days = 0, 0
    for case in register.cases:
        departure = case.departure_date
        if departure is None:
            continue
        mine = [one for one in register.follow_ups if one.case_id == case.case_id]
        learnt = [one.done_date or one.due_date for one in mine if one.retrafficked == "Y"]
        seen = [one.done_date for one in mine if one.done_date]
        helped = [
            day
            for one in register.services
            if one.case_id == case.case_id
            for day in (one.start_date, one.end_date)
            if day
        ]
        learnt, contacts = (
            [day for day in each if day >= departure and fiscal(day) <= year]
            for each in (learnt, [*seen, *helped, *learnt])
        )
        known += bool(learnt)
        end = min(learnt) if learnt else max(contacts, default=departure)
        days += (end - departure).days
    return known, days / 365.25


def retrafficking_incidence(register: Register) -> Found:
    """PRG-09."""
    found: Found = {}
    for year in CLOSED:
        due = [_is_done(one) for one in register.follow_ups if fiscal(one.due_date) <= year]
        known, years = _followed(register, year)
        shown = due and sum(due) >= len(due) / 2 and years
        found[f"2005-05/{year + 1}-03",] = known / years * 100 if shown else None
    return found


def median_days(register: Register) -> Found:
    """PRG-11, by the statistics of Python."""
    waits: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for case in register.cases:
        if case.departure_date:
            wait = (case.departure_date - case.referral_date).days
            year, first = case.departure_date.year, case.departure_date.year - (case.departure_date.year - 2005) % 3
            waits["REGISTER_DAYS_TO_DEPARTURE", str(year)].append(wait)
            waits["REGISTER_DAYS_TO_DEPARTURE_FISCAL", f"{fiscal(case.departure_date)}-FY"].append(wait)
            waits["REGISTER_DAYS_TO_DEPARTURE_YEARS", f"{first}/{first + 2}"].append(wait)
    over = {key: days for key, days in waits.items() if key[1] not in {"2009", "2009-FY", "2008/2010"}}
    found: Found = {}
    for key, days in over.items():
        quartiles = statistics.quantiles(days, n=4, method="inclusive") if len(days) > 1 else days * 3
        found |= {(*key, name): one for name, one in zip(("lower", "middle", "upper"), quartiles, strict=True)}
    return found


def cost_per_return(register: Register) -> Found:
    """FIN-03 of the register, in thousand yen."""
    money: Counter[int] = Counter()
    for one in register.spending:
        money[of_month(one.month)] += one.amount_jpy
    persons = Counter(fiscal(case.departure_date) for case in register.cases if case.departure_date)
    found: Found = {}
    for length, series in ((1, "REGISTER_COST_PER_RETURN"), (3, "REGISTER_COST_PER_RETURN_YEARS")):
        for last in CLOSED:
            window = range(last - length + 1, last + 1)
            if not all(year in money for year in window):
                continue
            back = sum(persons[year] for year in window)
            period = f"{last}-FY" if length == 1 else f"{window[0]}-FY/{last}-FY"
            found[series, period] = sum(money[year] for year in window) / 1000 / back if back >= 10 else None
    return found


KEYS: Mapping[str, tuple[str, ...]] = {
    "REP-01": ("time_period",),
    "REP-02": ("time_period",),
    "REP-03": ("series", "time_period"),
    "PRG-09": ("time_period",),
    "PRG-12": ("series", "time_period", "follow_up_window"),
    "FIN-03": ("series", "time_period"),
}
REFERENCES: Mapping[str, Callable[[Register], Found]] = {
    "REP-01": reports_on_time,
    "REP-02": report_completeness,
    "REP-03": report_delays,
    "PRG-09": retrafficking_incidence,
    "PRG-11": median_days,
    "PRG-12": follow_up_coverage,
    "FIN-03": cost_per_return,
}


def _computed(indicator_id: str, warehouse: Warehouse) -> Found:
    rows = compute_one(all_indicators()[indicator_id], warehouse).iter_rows(named=True)
    if indicator_id == "PRG-11":
        limits = {"lower": "lower_bound", "middle": "obs_value", "upper": "upper_bound"}
        return {
            (row["series"], row["time_period"], name): row[column] for row in rows for name, column in limits.items()
        }
    return {tuple(row[name] for name in KEYS[indicator_id]): row["obs_value"] for row in rows}


def _same(found: Found, wanted: Found) -> bool:
    return found.keys() == wanted.keys() and all(
        (found[key] is None) == (wanted[key] is None) and found[key] == pytest.approx(wanted[key]) for key in wanted
    )


def _differing(found: Found, wanted: Found) -> list[tuple[object, ...]]:
    """What differs: the key, what an engine found, what is wanted."""
    pairs = {key: (found.get(key, "absent"), wanted.get(key, "absent")) for key in {*found, *wanted}}
    return sorted((*key, *map(str, pair)) for key, pair in pairs.items() if pair[0] != pair[1])


@given(st.integers(0, 10**9).map(register_of))
@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),  # every example is a dozen queries: shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_every_engine_computes_what_plain_python_does(
    warehouse: Warehouse, put: Callable[..., None], register: Register
) -> None:
    put(**register.tables)
    for indicator_id, reference in REFERENCES.items():
        found, wanted = _computed(indicator_id, warehouse), reference(register)
        assert _same(found, wanted), (indicator_id, _differing(found, wanted))

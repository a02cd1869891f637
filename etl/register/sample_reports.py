"""The made-up reports of a sample register: what each month and fiscal year stated of the cases, and what was spent."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from etl.register import sample_plan as plan
from etl.register.dice import Dice
from etl.register.sample_cases import Case, since
from etl.register.sample_support import FollowUp, Service
from etl.sources.programme_register import CASES, FOLLOW_UPS, REPORT, SERVICES, SPENDING
from vocabulary.periods import APRIL, FiscalYear, Month

_DUE_DAY = 10
"""A monthly report is due on this day of the next month."""
_DUE_DAYS_OF_A_YEAR = 91
"""An annual report is due at the end of June, so many days after the end of the fiscal year."""


class Report(NamedTuple):
    """A row of the sheet of reports."""

    report_kind: str
    period: str
    due_date: dt.date
    received_date: dt.date | None
    returned: int | None
    returned_cumulative: int | None
    reintegrated: int | None
    reintegrated_cumulative: int | None
    required_fields: int | None
    filled_fields: int | None


class Spending(NamedTuple):
    """A row of the sheet of spending."""

    month: str
    spending_line: str
    amount_jpy: int


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to report on."""

    cases: Sequence[Case]
    first_support: Mapping[str, dt.date]
    services: Sequence[Service]
    follow_ups: Sequence[FollowUp]


def draw_reports(seed: int, told: Told) -> list[Report]:
    """Monthly reports, then annual and financial ones of the fiscal years whose reports are due."""
    dice = Dice(seed, "reports")
    return [*_monthly(dice, told), *_yearly(dice, told)]


def draw_spending(seed: int, told: Told) -> list[Spending]:
    """Every line in every month; a fiscal year's sum is the plan's, and follows what was done."""
    dice = Dice(seed, "spending")
    departures = Counter(_month(case.departure_date) for case in told.cases if case.departure_date)
    support = Counter[str]()
    for service in told.services:
        support[_month(service.start_date)] += (service.cost_jpy or 0) // 10_000
    contacts = Counter(_month(each.done_date) for each in told.follow_ups if each.done_date)
    moved_by = {"TRAVEL": departures, "REINTEGRATION": support, "MONITORING": contacts}
    spent = [
        Spending(month, line, amount)
        for year, total in plan.SPENT.items()
        for line, share in plan.SHARES.items()
        for month, amount in _divided(dice, total * share // 100, _months_of(year), moved_by.get(line, Counter()))
    ]
    return sorted(spent, key=lambda row: row.month)


def _divided(dice: Dice, total: int, months: Sequence[str], moved_by: Counter[str]) -> Iterator[tuple[str, int]]:
    weights = [dice.whole(80, 120) * (2 + 3 * moved_by[month]) for month in months]
    ends = [total * reached // sum(weights) for reached in accumulate(weights)]
    yield from zip(months, (end - start for start, end in pairwise([0, *ends])), strict=True)


def _monthly(dice: Dice, told: Told) -> Iterator[Report]:
    months = [month for year in plan.SPENT for month in _months_of(year)]
    never = set(dice.shuffled(months[: -plan.SURELY_RECEIVED])[: plan.NEVER_RECEIVED])
    required = _required_fields(told, months)
    for month in months:
        due = _last_day(month) + dt.timedelta(days=_DUE_DAY)
        received, missing = _received(dice, due), dice.whole(0, 2 * (100 - since(plan.FILLED, due.year)))
        if month in never:
            yield Report("MONTHLY", month, due, None, *[None] * 6)
        else:
            filled = required[month] - required[month] * missing // 100
            yield Report("MONTHLY", month, due, received, *_stated(told, month, month), required[month], filled)


def _yearly(dice: Dice, told: Told) -> Iterator[Report]:
    for year in plan.SPENT:
        first, last = _months_of(year)[0], _months_of(year)[-1]
        due = _last_day(last) + dt.timedelta(days=_DUE_DAYS_OF_A_YEAR)
        if due <= plan.LAST_DAY:
            period = str(FiscalYear(year))
            yield Report("ANNUAL", period, due, _received(dice, due), *_stated(told, first, last), None, None)
            yield Report("FINANCIAL", period, due, _received(dice, due), *[None] * 6)


def _stated(told: Told, first: str, last: str) -> tuple[int, int, int, int]:
    """Returned and supported: from the first to the last month, and cumulative to the last."""
    returned = [_month(case.departure_date) for case in told.cases if case.departure_date]
    supported = [_month(day) for day in told.first_support.values()]
    returned_within, returned_until = _within(returned, first, last), _within(returned, "", last)
    return returned_within, returned_until, _within(supported, first, last), _within(supported, "", last)


def _received(dice: Dice, due: dt.date) -> dt.date:
    late = dice.chance(since(plan.LATE, due.year))
    return due + dt.timedelta(days=dice.whole(1, 19) if late else -dice.whole(0, 6))


def _required_fields(told: Told, months: Iterable[str]) -> Counter[str]:
    """How many required fields the report on each month has: the rows that are told in it for the first time."""
    rows = {
        CASES: Counter(_month(case.referral_date) for case in told.cases),
        SERVICES: Counter(_month(service.start_date) for service in told.services),
        FOLLOW_UPS: Counter(_month(follow_up.due_date) for follow_up in told.follow_ups),
        SPENDING: Counter(dict.fromkeys(months, len(plan.SHARES))),
        REPORT: Counter(dict.fromkeys(months, 1)),
    }
    fields = Counter[str]()
    for sheet, by_month in rows.items():
        fields.update({month: number * len(sheet.required) for month, number in by_month.items()})
    return fields


def _within(months: Sequence[str], first: str, last: str) -> int:
    return sum(first <= month <= last for month in months)


def _months_of(year: int) -> list[str]:
    """The months of a fiscal year since the programme began."""
    places = range(APRIL - 1, APRIL - 1 + 12)
    months = (Month(year + place // 12, place % 12 + 1) for place in places)
    return [str(month) for month in months if month.start >= plan.FIRST_DAY]


def _month(day: dt.date) -> str:
    return str(Month(day.year, day.month))


def _last_day(month: str) -> dt.date:
    return Month(*map(int, month.split("-"))).end

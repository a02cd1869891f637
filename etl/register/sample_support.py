"""What happens after a made-up return: reintegration support of several kinds, and follow-ups."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from etl.register import sample_plan as plan
from etl.register.dice import Dice
from etl.register.sample_cases import Case
from vocabulary.periods import Month


class Service(NamedTuple):
    """A row of the sheet of services."""

    case_id: str
    reintegration_kind: str
    start_date: dt.date
    end_date: dt.date | None
    cost_jpy: int | None


class FollowUp(NamedTuple):
    """A row of the sheet of follow-ups."""

    case_id: str
    follow_up_window: str
    due_date: dt.date
    done_date: dt.date | None
    retrafficked: str


def draw_first_support(seed: int, cases: Sequence[Case]) -> dict[str, dt.date]:
    """The day on which support began, by case; so many have begun by a day as the plan says."""
    dice = Dice(seed, "first support")
    begins = {
        case.case_id: case.arrival_date + dt.timedelta(days=dice.along(plan.DAYS_TO_SUPPORT))
        for case in cases
        if case.arrival_date
    }
    chosen: dict[str, dt.date] = {}
    after = plan.FIRST_DAY
    for milestone in plan.SUPPORTED:
        able = [case for case, day in begins.items() if after < day <= milestone.day]
        missing = milestone.persons - len(chosen)
        chosen |= {case: begins[case] for case in dice.shuffled(able)[:missing]}
        after = milestone.day
    return chosen


def with_requests(seed: int, cases: Sequence[Case], begun: Mapping[str, dt.date]) -> list[Case]:
    """The cases with the answer whether reintegration support was asked for."""
    dice = Dice(seed, "reintegration requested")
    return [case._replace(reintegration_requested=_request(dice, case, begun)) for case in cases]


def draw_services(seed: int, cases: Sequence[Case], begun: Mapping[str, dt.date]) -> list[Service]:
    """The services of the supported, in the order of the cases."""
    dice = Dice(seed, "services")
    drawn = (service for case in cases if case.case_id in begun for service in _services(dice, case, begun))
    return [service for service in drawn if service.start_date <= plan.LAST_DAY]


def draw_follow_ups(seed: int, cases: Sequence[Case]) -> list[FollowUp]:
    """Three follow-ups of each returned person, also those due after the sample ends."""
    dice = Dice(seed, "follow-ups")
    return [
        _follow_up(dice, case.case_id, window, case.arrival_date)
        for case in cases
        if case.arrival_date
        for window in plan.FOLLOWED_UP
    ]


def _request(dice: Dice, case: Case, begun: Mapping[str, dt.date]) -> str:
    if case.case_id in begun:
        return "Y"
    return "N" if case.return_requested == "N" else dice.one_of(plan.SUPPORT_BY_CHOICE)


def _services(dice: Dice, case: Case, begun: Mapping[str, dt.date]) -> Iterator[Service]:
    start = begun[case.case_id]
    for kind in dice.some(plan.KINDS, dice.one_of(plan.NUMBER_OF_KINDS)):
        end = start + dt.timedelta(days=dice.whole(14, 300))
        low, high = plan.COSTS[kind]
        cost = None if dice.chance(4) else dice.whole(low * 10, high * 10) * 100
        yield Service(case.case_id, kind, start, end if end <= plan.LAST_DAY and not dice.chance(3) else None, cost)
        start = begun[case.case_id] + dt.timedelta(days=dice.whole(0, 75))


def _follow_up(dice: Dice, case_id: str, window: str, arrival: dt.date) -> FollowUp:
    due = _months_after(arrival, plan.MONTHS_TO_FOLLOW_UP[window])
    first, last = plan.FOLLOWED_UP[window]
    years = plan.LAST_DAY.year - plan.FIRST_DAY.year
    percent = first + (last - first) * min(due.year - plan.FIRST_DAY.year, years) // years
    done = due + dt.timedelta(days=dice.whole(-10, 21)) if dice.chance(percent) else None
    if done is None or done > plan.LAST_DAY:
        return FollowUp(case_id, window, due, None, "_U")
    return FollowUp(case_id, window, due, done, "_U" if dice.chance(2) else "N")


def _months_after(day: dt.date, months: int) -> dt.date:
    years, month = divmod(day.month - 1 + months, 12)
    last = Month(day.year + years, month + 1).end
    return last.replace(day=min(day.day, last.day))

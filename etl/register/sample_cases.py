"""The made-up cases of a sample register: who was referred, left and arrived when; nobody's story."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeVar

from etl.register import sample_plan as plan
from etl.register.dice import Dice

T = TypeVar("T")


class Case(NamedTuple):
    """A row of the sheet of cases."""

    case_id: str
    referral_date: dt.date
    identification_date: dt.date | None
    citizenship: str
    sex: str
    age: int | None
    exploitation: tuple[str, ...]
    referrer: str
    return_requested: str
    country_of_return: str
    departure_date: dt.date | None
    arrival_date: dt.date | None
    reintegration_requested: str


class _Stay(NamedTuple):
    """What is drawn first of a case; `answer` tells whether return was asked for."""

    referral: dt.date
    citizenship: str
    answer: str
    to: str
    departure: dt.date | None
    arrival: dt.date | None


def draw_cases(seed: int) -> list[Case]:
    """All cases in the order of their referral; whether reintegration was asked for is not known yet (`_U`)."""
    drawn = [*_returned(Dice(seed, "returned")), *_not_returned(Dice(seed, "not returned"))]
    dice = Dice(seed, "persons")
    stays = sorted(dice.shuffled(drawn), key=lambda stay: stay.referral)
    return [_case(dice, number, stay) for number, stay in enumerate(stays, start=1)]


def since(by_year: Mapping[int, T], year: int) -> T:
    """What holds in a year, of values given by the year from which they hold."""
    return by_year[max(first for first in by_year if first <= year)]


def _returned(dice: Dice) -> Iterator[_Stay]:
    for returns in plan.RETURNS:
        for citizenship, persons in returns.persons.items():
            for _ in range(persons):
                departure = returns.first + dt.timedelta(days=dice.whole(0, (returns.last - returns.first).days))
                overnight = departure + dt.timedelta(days=1)
                arrival = overnight if dice.chance(20) and overnight.month == departure.month else departure
                referral = departure - dt.timedelta(days=_days_to_departure(dice, departure))
                to = dice.one_of(returns.persons) if dice.chance(3) else citizenship
                yield _Stay(referral, citizenship, "Y", to, departure, arrival)


def _days_to_departure(dice: Dice, departure: dt.date) -> int:
    most = (departure - plan.FIRST_DAY).days
    days = dice.along(plan.DAYS_TO_DEPARTURE)
    return days if days <= most else dice.whole(min(6, most), most)


def _not_returned(dice: Dice) -> Iterator[_Stay]:
    for year in plan.NOT_RETURNED:
        first, last = max(plan.FIRST_DAY, dt.date(year.year, 1, 1)), min(plan.LAST_DAY, dt.date(year.year, 12, 31))
        nationalities = next(returns.persons for returns in plan.RETURNS if returns.last.year == year.year)
        for answer, persons in (("N", year.not_asked), ("Y", year.asked), ("_U", year.unknown)):
            for _ in range(persons):
                referral = first + dt.timedelta(days=dice.whole(0, (last - first).days))
                citizenship = dice.one_of(nationalities)
                yield _Stay(referral, citizenship, answer, citizenship if answer == "Y" else "_Z", None, None)


def _case(dice: Dice, number: int, stay: _Stay) -> Case:
    year = stay.referral.year
    sex = dice.one_of({"M": since(plan.MEN, year) * 10, "_U": 6, "F": 1000})
    age = None if dice.chance(3) else dice.along(plan.AGES)
    is_child = age is not None and age < plan.ADULT
    forms = plan.EXPLOITATION_OF_MEN if sex == "M" else since(plan.EXPLOITATION, year)
    return Case(
        case_id=f"VOT-{year}-{number:04}",
        referral_date=stay.referral,
        identification_date=_identification(dice, stay),
        citizenship=stay.citizenship,
        sex=sex,
        age=age,
        exploitation=dice.one_of(forms),
        referrer=dice.one_of(plan.REFERRERS_OF_CHILDREN if is_child else plan.REFERRERS),
        return_requested=stay.answer,
        country_of_return=stay.to,
        departure_date=stay.departure,
        arrival_date=stay.arrival,
        reintegration_requested="_U",
    )


def _identification(dice: Dice, stay: _Stay) -> dt.date | None:
    """Before the referral; sometimes a few days after it, never after departure; sometimes not known."""
    if dice.chance(4):
        return None
    if dice.chance(4):
        later = stay.referral + dt.timedelta(days=dice.whole(1, 6))
        return min(later, stay.departure or plan.LAST_DAY)
    return stay.referral - dt.timedelta(days=dice.along(plan.DAYS_FROM_IDENTIFICATION))

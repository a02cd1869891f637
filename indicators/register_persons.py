"""Who is counted: persons of the register, one row each, with the day that sets them into a period.

Every population has the columns source_id, load_id, case_id, citizenship, region, sex, age and day.
"""

import datetime as dt
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Date, String

from indicators.cells import year_of
from indicators.register import FIRST_MONTH, first_of_years
from vocabulary.codes import areas, sub_region
from warehouse.register import current_cases, current_exploitation, current_follow_ups, current_services

ADULT = 18
CHILD, GROWN, UNKNOWN, YES = "Y0T17", "Y_GE18", "_U", "Y"
_START = dt.date.fromisoformat(f"{FIRST_MONTH}-01")


@cache
def returned() -> sa.CTE:
    """Persons who returned with the programme; the day is that of departure."""
    person = _persons()
    return _on(person, person.c.departure_date, person.c.departure_date >= sa.literal(_START, Date))


@cache
def reintegrated() -> sa.CTE:
    """Returned persons who were given support after their departure; the day is that of the first service."""
    person, first = returned(), _first_services()
    return _on(person.join(first, _same(person, first)), first.c.day, sa.true(), of=person)


@cache
def referred() -> sa.CTE:
    """Everybody in the register; the day is that of referral."""
    person = _persons()
    return _on(person, person.c.referral_date, sa.true())


@cache
def by_referral(of: sa.CTE) -> sa.CTE:
    """A population with the day on which its persons were referred, so that one year's referrals can be followed."""
    person = referred()
    return _on(of.join(person, _same(of, person)), person.c.day, sa.true(), of=of)


@cache
def asked_to_return() -> sa.CTE:
    """Persons known to have asked for return; the day is that of referral."""
    person = _persons()
    return _on(person, person.c.referral_date, person.c.return_requested == YES)


@cache
def asked_and_returned() -> sa.CTE:
    """Returned persons known to have asked for it; the day is that of departure, or of a later referral."""
    person, back = _persons(), returned()
    day = _later(back.c.day, person.c.referral_date)
    return _on(person.join(back, _same(person, back)), day, person.c.return_requested == YES, of=back)


@cache
def asked_for_support() -> sa.CTE:
    """Returned persons known to have asked for reintegration support; the day is that of departure."""
    return _who_asked(returned())


@cache
def asked_and_supported() -> sa.CTE:
    """Reintegrated persons known to have asked for it; the day is that of the first service."""
    return _who_asked(reintegrated())


@cache
def known_retrafficked() -> sa.CTE:
    """Returned persons known to have been trafficked again; the day is the first on which it was learnt."""
    person, contact = returned(), current_follow_ups()
    learnt = sa.func.coalesce(contact.c.done_date, contact.c.due_date, type_=Date)
    known = sa.select(contact.c.source_id, contact.c.case_id, sa.func.min(learnt, type_=Date).label("day"))
    first = known.where(contact.c.retrafficked == YES).group_by(contact.c.source_id, contact.c.case_id).cte()
    day = _later(first.c.day, person.c.day)
    return _on(person.join(first, _same(person, first)), day, sa.true(), of=person)


def among(of: sa.CTE, **codes: str) -> sa.CTE:
    """Those of a population with these codes."""
    return sa.select(*of.c).where(*(of.c[name] == code for name, code in codes.items())).cte()


def of_known(of: sa.CTE, name: str) -> sa.CTE:
    """Those of a population of whom this is known."""
    return sa.select(*of.c).where(of.c[name] != UNKNOWN).cte()


@cache
def by_form(of: sa.CTE) -> sa.CTE:
    """A population once for each form of exploitation of its persons, unknown where none is recorded."""
    form = current_exploitation()
    same = (form.c.load_id == of.c.load_id) & (form.c.case_id == of.c.case_id)
    known = sa.func.coalesce(form.c.exploitation, UNKNOWN, type_=String).label("exploitation")
    return sa.select(*of.c, known).select_from(of.outerjoin(form, same)).cte()


@cache
def by_kind(of: sa.CTE) -> sa.CTE:
    """A population once for each kind of support begun by the end of the period of years of its persons' day."""
    service = _services_after_return()
    begun = first_of_years(year_of(service.c.start_date)) <= first_of_years(year_of(of.c.day))
    return sa.select(*of.c, service.c.reintegration_kind).join(service, _same(of, service) & begun).cte()


@cache
def _persons() -> sa.CTE:
    case, area = current_cases(), _regions()
    age = sa.case((case.c.age < ADULT, CHILD), (case.c.age >= ADULT, GROWN), else_=UNKNOWN)
    answers = ("referral_date", "departure_date", "return_requested", "reintegration_requested")
    return (
        sa.select(
            *(case.c[name] for name in ("source_id", "load_id", "case_id", "citizenship", "sex", *answers)),
            sa.func.coalesce(area.c.region, case.c.citizenship, type_=String).label("region"),
            sa.cast(age, String).label("age"),
        )
        .select_from(case.outerjoin(area, area.c.area == case.c.citizenship))
        .cte("register_person")
    )


@cache
def _regions() -> sa.CTE:
    """The sub-region of every area that lies in one. Written out: engines are slow with as many parameters."""
    columns = (sa.column("area", String), sa.column("region", String))
    inside = [(area, sub_region(area)) for area in areas() if sub_region(area) != area]
    return sa.values(*columns, name="region_of", literal_binds=True).data(inside).cte("region_of")


@cache
def _services_after_return() -> sa.CTE:
    service, person = current_services(), returned()
    after = _same(service, person) & (service.c.start_date >= person.c.day)
    return sa.select(*service.c).join(person, after).cte("service_after_return")


@cache
def _first_services() -> sa.CTE:
    service = _services_after_return()
    keys = (service.c.source_id, service.c.case_id)
    return sa.select(*keys, sa.func.min(service.c.start_date).label("day")).group_by(*keys).cte("first_service")


_COLUMNS = ("source_id", "load_id", "case_id", "citizenship", "region", "sex", "age")


def _on(
    base: sa.FromClause, day: sa.ColumnElement[Any], where: sa.ColumnElement[bool], of: sa.CTE | None = None
) -> sa.CTE:
    person = base if of is None else of
    return sa.select(*(person.c[name] for name in _COLUMNS), day.label("day")).select_from(base).where(where).cte()


def _who_asked(of: sa.CTE) -> sa.CTE:
    person = _persons()
    return sa.select(*of.c).join(person, _same(of, person)).where(person.c.reintegration_requested == YES).cte()


def _same(left: sa.CTE, right: sa.CTE) -> sa.ColumnElement[bool]:
    return (left.c.source_id == right.c.source_id) & (left.c.case_id == right.c.case_id)


def _later(one: sa.ColumnElement[Any], other: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    return sa.case((one > other, one), else_=other)

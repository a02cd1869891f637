"""What is known of returned persons afterwards: contacts made of those due, and time in which a person was followed."""

import datetime as dt
from functools import cache

import sqlalchemy as sa
from sqlalchemy import Date, Double, Integer, String

from indicators.cells import Step, divided, together
from indicators.days import DAYS_OF_A_YEAR, day_number, fiscal_year_of
from indicators.register import FIRST_MONTH
from indicators.register_years import fiscal_years, register_cells
from vocabulary.codes import TOTAL
from warehouse.register import current_cases, current_follow_ups, current_services

TOLERANCE = 45
"""How many days before or after its due date a contact belongs to its window: no two windows share a day."""

MONTHS_LATER = 2
"""A fiscal year is counted when two more months are reported: contacts due in March may be made in May."""

LEAST_COVERAGE = 0.5
"""Where a smaller share of the contacts due was made, that nobody is known to be trafficked again says nothing."""

_YES = "Y"
_START = dt.date.fromisoformat(f"{FIRST_MONTH}-01")


def coverage(series: str) -> Step:
    """Contacts made within their window, of all due in a fiscal year, by window and for all together."""
    year, contact = fiscal_years(months_later=MONTHS_LATER), _due()
    at = year.join(contact, (contact.c.source_id == year.c.source_id) & (contact.c.year == year.c.year))
    return _shares(at, contact, year.c.time_period, series)


def coverage_so_far(series: str) -> Step:
    """The same from May 2005 to the end of each fiscal year."""
    year, contact = fiscal_years(months_later=MONTHS_LATER), _due()
    at = year.join(contact, (contact.c.source_id == year.c.source_id) & (contact.c.year <= year.c.year))
    return _shares(at, contact, year.c.span, series)


def incidence(series: str) -> Step:
    """Persons known to be trafficked again per hundred years in which returned persons were followed, so far.

    A person is followed from departure to the last contact, or to the day it was learnt. Where too few of the contacts
    due were made there is no value.
    """
    year, due = fiscal_years(months_later=MONTHS_LATER), _due_so_far()
    followed = _followed_so_far()
    base = (
        sa.select(
            year.c.source_id,
            year.c.span.label("time_period"),
            followed.c.known.label("numerator"),
            followed.c.years.label("denominator"),
            (sa.cast(due.c.done, Double) >= sa.cast(due.c.due, Double) * LEAST_COVERAGE).label("is_covered"),
        )
        .select_from(
            year.outerjoin(
                followed, (followed.c.source_id == year.c.source_id) & (followed.c.year == year.c.year)
            ).outerjoin(due, (due.c.source_id == year.c.source_id) & (due.c.year == year.c.year))
        )
        .cte()
    )
    rate = divided(base.c.numerator, base.c.denominator) * 100
    covered = base.c.is_covered.is_(sa.true())
    shown = sa.select(*base.c, sa.case((covered, rate), else_=sa.null()).label("obs_value")).cte()
    because = {
        "NO_FOLLOW_UP": shown.c.is_covered.is_(None) | shown.c.denominator.is_(None),
        "FOLLOW_UP_TOO_THIN": shown.c.is_covered.is_(sa.false()),
    }
    return register_cells(shown, because, series=series, unit_measure="PER_100_PY")


@cache
def _due() -> sa.CTE:
    """Contacts that were due: source_id, follow_up_window, year, done (1 within the window, else 0)."""
    contact = current_follow_ups()
    apart = day_number(contact.c.done_date) - day_number(contact.c.due_date)
    return sa.select(
        contact.c.source_id,
        contact.c.follow_up_window,
        fiscal_year_of(contact.c.due_date).label("year"),
        sa.case((apart.between(-TOLERANCE, TOLERANCE), 1), else_=0).label("done"),
    ).cte("contact_due")


def _shares(at: sa.FromClause, contact: sa.CTE, period: sa.ColumnElement[str], series: str) -> Step:
    rows = (
        sa.select(contact.c.source_id, contact.c.follow_up_window, contact.c.done, period.label("time_period"))
        .select_from(at)
        .cte()
    )
    each = (rows.c.source_id, rows.c.time_period, rows.c.follow_up_window)
    steps = [
        sa.select(*keys, window.label("follow_up_window"), *_counted(rows)).group_by(*keys, *windows).cte()
        for keys, window, windows in (
            (each[:2], each[2], each[2:]),
            (each[:2], sa.literal(TOTAL, String), ()),
        )
    ]
    shares = [
        sa.select(*step.c, (divided(step.c.numerator, step.c.denominator) * 100).label("obs_value")) for step in steps
    ]
    return together(*(register_cells(share.cte(), series=series, unit_measure="PT") for share in shares))


def _counted(rows: sa.CTE) -> tuple[sa.Label[int], sa.Label[int]]:
    done, due = sa.func.sum(rows.c.done), sa.func.count()
    return sa.cast(done, Integer).label("numerator"), sa.cast(due, Integer).label("denominator")


@cache
def _due_so_far() -> sa.CTE:
    """Contacts due and done by the end of each fiscal year: source_id, year, due, done."""
    year, contact = fiscal_years(months_later=MONTHS_LATER), _due()
    so_far = (contact.c.source_id == year.c.source_id) & (contact.c.year <= year.c.year)
    return (
        sa.select(
            year.c.source_id,
            year.c.year,
            sa.cast(sa.func.count(), Integer).label("due"),
            sa.cast(sa.func.sum(contact.c.done), Integer).label("done"),
        )
        .select_from(year.join(contact, so_far))
        .group_by(year.c.source_id, year.c.year)
        .cte("due_so_far")
    )


@cache
def _followed_so_far() -> sa.CTE:
    """Persons known to be trafficked again, and years followed, by the end of each fiscal year.

    The columns are source_id, year, known, years.
    """
    year, contact = fiscal_years(months_later=MONTHS_LATER), _contacts()
    so_far = (contact.c.source_id == year.c.source_id) & (contact.c.year <= year.c.year)
    keys = (year.c.source_id, year.c.year, contact.c.case_id)
    learnt = sa.case((contact.c.is_known == 1, contact.c.days), else_=sa.null())
    person = (
        sa.select(
            *keys,
            sa.func.min(learnt, type_=Integer).label("learnt"),
            sa.func.max(contact.c.days, type_=Integer).label("last"),
        )
        .select_from(year.join(contact, so_far))
        .group_by(*keys)
        .cte("followed_person")
    )
    until = sa.func.coalesce(person.c.learnt, person.c.last, type_=Integer)
    return (
        sa.select(
            person.c.source_id,
            person.c.year,
            sa.cast(sa.func.count(person.c.learnt), Integer).label("known"),
            (sa.cast(sa.func.sum(until), Double) / DAYS_OF_A_YEAR).label("years"),
        )
        .group_by(person.c.source_id, person.c.year)
        .cte("followed_so_far")
    )


@cache
def _contacts() -> sa.CTE:
    """Every day a returned person was in contact: source_id, case_id, year, days since departure, is_known (0 or 1)."""
    follow_up, service = current_follow_ups(), current_services()
    known = sa.case((follow_up.c.retrafficked == _YES, 1), else_=0)
    learnt = sa.case((known == 1, sa.func.coalesce(follow_up.c.done_date, follow_up.c.due_date, type_=Date)))
    day = sa.func.coalesce(follow_up.c.done_date, learnt, type_=Date)
    days = sa.union_all(
        sa.select(follow_up.c.source_id, follow_up.c.case_id, day.label("day"), known.label("is_known")),
        *(
            sa.select(service.c.source_id, service.c.case_id, service.c[name].label("day"), sa.literal(0, Integer))
            for name in ("start_date", "end_date")
        ),
    ).cte("contact_day")
    person = current_cases()
    same = (days.c.source_id == person.c.source_id) & (days.c.case_id == person.c.case_id)
    after = (days.c.day >= person.c.departure_date) & (person.c.departure_date >= sa.literal(_START, Date))
    return (
        sa.select(
            days.c.source_id,
            days.c.case_id,
            days.c.is_known,
            fiscal_year_of(days.c.day).label("year"),
            (day_number(days.c.day) - day_number(person.c.departure_date)).label("days"),
        )
        .select_from(days.join(person, same & after))
        .cte("contact")
    )

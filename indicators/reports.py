"""Whether the programme's reports came, when, and how full they were."""

from functools import cache

import sqlalchemy as sa
from sqlalchemy import Integer

from indicators.cells import Step, divided
from indicators.days import day_number
from indicators.register_years import fiscal_years, months, register_cells
from warehouse.register import current_reports


def on_time(series: str) -> Step:
    """Monthly reports received by their due date, of all months of each closed fiscal year."""
    month, year, came = _monthly(), fiscal_years(), sa.case((_monthly().c.days <= 0, 1), else_=0)
    kept = month.join(year, (year.c.source_id == month.c.source_id) & (year.c.year == month.c.year))
    counted = (
        sa.select(
            month.c.source_id,
            year.c.time_period,
            sa.cast(sa.func.sum(came), Integer).label("numerator"),
            sa.cast(sa.func.count(), Integer).label("denominator"),
        )
        .select_from(kept)
        .group_by(month.c.source_id, year.c.time_period)
        .cte()
    )
    return _share(counted, series)


def completeness(series: str) -> Step:
    """Required fields that were filled, of all in the monthly reports of each closed fiscal year.

    A report of which either number is unknown says nothing of itself.
    """
    month, year = _monthly(), fiscal_years()
    counted = month.c.required_fields.is_not(None) & month.c.filled_fields.is_not(None)
    same = (month.c.source_id == year.c.source_id) & (month.c.year == year.c.year) & counted
    summed = (
        sa.select(
            year.c.source_id,
            year.c.time_period,
            *(
                sa.cast(sa.func.sum(month.c[name]), Integer).label(label)
                for name, label in (("filled_fields", "numerator"), ("required_fields", "denominator"))
            ),
        )
        .select_from(year.outerjoin(month, same))
        .group_by(year.c.source_id, year.c.time_period)
        .cte()
    )
    return _share(summed, series)


def delay(kind: str, series: str) -> Step:
    """Days that the report of a kind on each closed fiscal year came after its due date, zero when it came before."""
    report, year = _timed(), fiscal_years()
    same = (report.c.source_id == year.c.source_id) & (report.c.period == year.c.time_period)
    late = sa.case((report.c.days < 0, 0), else_=report.c.days)
    delays = (
        sa.select(year.c.source_id, year.c.time_period, late.label("obs_value"))
        .select_from(year.outerjoin(report, same & (report.c.report_kind == kind)))
        .cte()
    )
    return _days(delays, series)


def days_late(series: str) -> Step:
    """Days from the due date of each month's report to the day it was received, below zero when it was early."""
    month = _monthly()
    found = sa.select(month.c.source_id, month.c.month.label("time_period"), month.c.days.label("obs_value")).cte()
    return _days(found, series)


def _share(counted: sa.CTE, series: str) -> Step:
    share = divided(counted.c.numerator, counted.c.denominator) * 100
    return register_cells(sa.select(*counted.c, share.label("obs_value")).cte(), {}, series=series, unit_measure="PT")


def _days(found: sa.CTE, series: str) -> Step:
    return register_cells(found, {"NO_RECEIPT": found.c.obs_value.is_(None)}, series=series, unit_measure="DAYS")


@cache
def _timed() -> sa.CTE:
    """Each report with the days it was late, null when it was not received or its due date is unknown."""
    report = current_reports()
    days = day_number(report.c.received_date) - day_number(report.c.due_date)
    return sa.select(*report.c, days.label("days")).cte("timed_report")


@cache
def _monthly() -> sa.CTE:
    """Each month the register covers with its report, if there is one."""
    month, report = months(), _timed()
    same = (report.c.source_id == month.c.source_id) & (report.c.period == month.c.month)
    return (
        sa.select(*month.c, *(report.c[name] for name in ("days", "required_fields", "filled_fields")))
        .select_from(month.outerjoin(report, same & (report.c.report_kind == "MONTHLY")))
        .cte("monthly_report")
    )

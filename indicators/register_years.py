"""The fiscal years and months that the register covers, and cells of what is known of them.

The calendar begins with the programme in May 2005, whether anything was reported of a month or not.
"""

from collections.abc import Mapping
from functools import cache

import sqlalchemy as sa
from sqlalchemy import Integer, String

from indicators.cells import CELL, Step, Value, cells
from indicators.register import FIRST_MONTH, Time, as_of, fiscal_year_of, period_of, register_origin
from indicators.register_periods import calendar
from vocabulary.codes import NOT_APPLICABLE
from vocabulary.periods import APRIL
from vocabulary.statuses import ObsStatus


@cache
def months() -> sa.CTE:
    """Every month the register covers: source_id, month ("2005-05"), year (the fiscal year, a number)."""
    known, each = as_of(), calendar()
    month, _ = period_of(Time.MONTH, each.c.year, each.c.month)
    fiscal = fiscal_year_of(each.c.year, each.c.month)
    every = known.join(each, (month >= FIRST_MONTH) & (month <= known.c.month))
    return sa.select(known.c.source_id, month.label("month"), fiscal.label("year")).select_from(every).cte()


@cache
def fiscal_years(*, months_later: int = 0) -> sa.CTE:
    """The fiscal years that are over: source_id, year (a number), time_period, span (from May 2005 to its end).

    With `months_later` only those that were over so many months before the register ends.
    """
    known, each = as_of(), calendar()
    number, april = each.c.year, each.c.month == APRIL
    period, end = period_of(Time.FISCAL_YEAR, number, each.c.month)
    known_by, _ = period_of(Time.MONTH, number + 1, sa.literal(APRIL - 1 + months_later, Integer))
    return (
        sa.select(
            known.c.source_id,
            number,
            period.label("time_period"),
            (sa.literal(f"{FIRST_MONTH}/", String) + end).label("span"),
        )
        .select_from(known.join(each, april & (known_by <= known.c.month)))
        .cte()
    )


def fiscal_year_named(month: sa.ColumnElement[str]) -> sa.ColumnElement[int]:
    """The fiscal year of a month in its notation, as a number."""
    year, number = (sa.cast(sa.func.substr(month, *place, type_=String), Integer) for place in ((1, 4), (6, 2)))
    return fiscal_year_of(year, number)


def register_cells(base: sa.CTE, because: Mapping[str, sa.ColumnElement[bool]] | None = None, **changed: Value) -> Step:
    """Cells of a table of the register (source_id, time_period, obs_value and other columns of a cell).

    A cell without a value is missing, and `because` says by which note; one of the made-up sample is noted as that.
    """
    rows, origin = register_origin(base)
    sample = as_of().c.note
    reasons = [(condition, code) for code, condition in (because or {}).items()]
    said: dict[str, Value] = {
        "definition": "REGISTER",
        "ref_area": "JPN",
        **{name: base.c[name] for name in CELL if name in base.c},
        "obs_status": sa.case((base.c.obs_value.is_(None), ObsStatus.MISSING.value), else_=ObsStatus.NORMAL.value),
        **origin,
        "note": sa.case((sample != NOT_APPLICABLE, sample), *reasons, else_=NOT_APPLICABLE),
    }
    return cells(rows, **said | changed)

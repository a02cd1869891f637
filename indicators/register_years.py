"""The fiscal years and months that the register covers, and cells of what is known of them.

The calendar begins with the programme in May 2005, whether anything was reported of a month or not.
"""

from collections.abc import Mapping
from functools import cache

import sqlalchemy as sa
from sqlalchemy import Integer, String

from indicators.cells import CELL, Step, Value, cells, joined
from indicators.register import FIRST_MONTH, FIRST_YEAR, as_of, register_origin
from vocabulary.codes import NOT_APPLICABLE
from vocabulary.periods import APRIL
from vocabulary.statuses import ObsStatus

LAST_YEAR = 2060
"""Where the calendar ends."""

_LAST_MONTH = 12
_ONE_DIGIT = 10


@cache
def months() -> sa.CTE:
    """Every month the register covers: source_id, month ("2005-05"), year (the fiscal year, a number)."""
    known, year, number = as_of(), _numbers("year", FIRST_YEAR, LAST_YEAR), _numbers("month", 1, _LAST_MONTH)
    month = month_named(year.c.year, number.c.month)
    fiscal = year.c.year - sa.case((number.c.month < APRIL, 1), else_=0)
    covered = (month >= FIRST_MONTH) & (month <= known.c.month)
    every = known.join(year, sa.true()).join(number, covered)
    return sa.select(known.c.source_id, month.label("month"), fiscal.label("year")).select_from(every).cte()


@cache
def fiscal_years(*, months_later: int = 0) -> sa.CTE:
    """The fiscal years that are over: source_id, year (a number), time_period, span (from May 2005 to its end).

    With `months_later` only those that were over so many months before the register ends.
    """
    known, year = as_of(), _numbers("year", FIRST_YEAR, LAST_YEAR)
    number = year.c.year
    over = month_named(number + 1, sa.literal(APRIL - 1 + months_later, Integer)) <= known.c.month
    end = month_named(number + 1, sa.literal(APRIL - 1, Integer))
    return (
        sa.select(
            known.c.source_id,
            number,
            (sa.cast(number, String) + sa.literal("-FY", String)).label("time_period"),
            (sa.literal(f"{FIRST_MONTH}/", String) + end).label("span"),
        )
        .select_from(known.join(year, over))
        .cte()
    )


def month_named(year: sa.ColumnElement[int], month: sa.ColumnElement[int]) -> sa.ColumnElement[str]:
    """A month in its notation, 2005-05."""
    text = sa.cast(month, String)
    padded = sa.case((month < _ONE_DIGIT, sa.literal("0", String) + text), else_=text)
    return joined(sa.cast(year, String), padded, "-")


def fiscal_year_named(month: sa.ColumnElement[str]) -> sa.ColumnElement[int]:
    """The fiscal year of a month in its notation, as a number."""
    year, number = (sa.cast(sa.func.substr(month, *place, type_=String), Integer) for place in ((1, 4), (6, 2)))
    return year - sa.case((number < APRIL, 1), else_=0)


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


@cache
def _numbers(name: str, first: int, last: int) -> sa.CTE:
    """Whole numbers in a column. Written out: engines are slow with as many parameters."""
    values = sa.values(sa.column(name, Integer), name=f"numbers_{name}", literal_binds=True)
    return values.data([(number,) for number in range(first, last + 1)]).cte(f"numbers_{name}")

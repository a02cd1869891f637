"""Tables of persons of the register: which are published, their cells, and shares of one population in another.

Totals stand for each calendar year and fiscal year, breakdowns by one thing for closed periods of several years,
nationality and crossings for the whole time: every further table would let a reader work out single persons from the
others. A code of a closed list that nobody has in a period is a zero. Whoever has several forms or kinds counts once in
each. What the disclosure policy publishes of them is not said here.
"""

from collections.abc import Mapping
from enum import Enum

import sqlalchemy as sa
from sqlalchemy import BigInteger, String

from indicators.cells import Step, Value, cells, divided
from indicators.register import Time, as_of, register_origin
from indicators.register_periods import Since, periods, placed
from indicators.register_persons import by_form, by_kind, of_known
from vocabulary.codes import NOT_APPLICABLE, TOTAL, codelist

RETURNED_BY = ("citizenship", "sex", "age", "exploitation")
REINTEGRATED_BY = (*RETURNED_BY, "reintegration_kind")
"""The breakdowns a population has: their total where a table is not broken down by them."""

MARGINS: tuple[tuple[str, ...], ...] = ((), ("sex",), ("age",), ("region",), ("exploitation",))
"""What returned persons are broken down by over periods of several years; () is their total."""

CROSSINGS: tuple[tuple[str, ...], ...] = (
    ("citizenship",),
    ("sex",),
    ("age",),
    ("exploitation",),
    ("region", "sex"),
    ("region", "exploitation"),
    ("sex", "age"),
    ("sex", "exploitation"),
)
"""What returned persons are broken down by over the whole time."""

KINDS: tuple[tuple[str, ...], ...] = (("reintegration_kind",), ("sex", "reintegration_kind"))
"""What reintegrated persons are broken down by besides: the first over several years too."""

_LISTED: Mapping[str, tuple[str, ...]] = {
    "sex": ("F", "M"),
    "age": ("Y0T17", "Y_GE18"),
    "exploitation": ("SEXUAL", "FORCED_LABOUR", "HOSTESS", "ORGAN", "OTHER"),
    "reintegration_kind": tuple(
        code for code in codelist("CL_REINTEGRATION_KIND") if code not in {TOTAL, NOT_APPLICABLE}
    ),
}
"""Codes with a cell in every period; others have one where somebody has them in some period."""

_DIMENSION = {"region": "citizenship"}
"""The dimension whose codes a column holds, where it has another name."""


class Counted(Enum):
    """What is counted, each once, by its unit of measure."""

    PERSONS = "PERSONS"
    COUNTRIES = "COUNTRIES"


_COLUMN = {Counted.PERSONS: "case_id", Counted.COUNTRIES: "citizenship"}


def totals(of: sa.CTE, series: str, by: tuple[str, ...]) -> tuple[Step, ...]:
    """Persons by calendar year and by fiscal year, each a series of its own."""
    named = {Time.YEAR: series, Time.FISCAL_YEAR: f"{series}_FISCAL"}
    return tuple(persons(of, when, series=name, by=by) for when, name in named.items())


def by_years(of: sa.CTE, series: str, by: tuple[str, ...], margins: tuple[tuple[str, ...], ...]) -> tuple[Step, ...]:
    """Persons by closed period of several years, broken down by each of `margins`."""
    return tuple(persons(of, Time.YEARS, *keys, series=series, by=by) for keys in margins)


def cumulative(
    of: sa.CTE, series: str, by: tuple[str, ...], crossings: tuple[tuple[str, ...], ...]
) -> tuple[Step, ...]:
    """Persons since May 2005 to the end of each year, and by each crossing to the end of the last closed period."""
    return (
        persons(of, Since.EVERY_END, series=series, by=by),
        *(persons(of, Since.CLOSED_YEARS, *keys, series=series, by=by) for keys in crossings),
    )


def since_and_by_years(of: sa.CTE, series: str) -> tuple[Step, ...]:
    """Persons by closed period of several years, and from May 2005 to the end of the last one."""
    return tuple(persons(of, when, series=series) for when in (Time.YEARS, Since.CLOSED_YEARS))


def over_years(part: sa.CTE, whole: sa.CTE, *, series: str, by: str) -> tuple[Step, ...]:
    """A share by closed period of several years, in all and by one breakdown, and from May 2005 on."""
    return (
        share(part, whole, Time.YEARS, series=series, by=(by,)),
        share(part, whole, Time.YEARS, by, series=series),
        share(part, whole, Since.CLOSED_YEARS, series=series, by=(by,)),
    )


def countries(of: sa.CTE, series: str) -> tuple[Step, ...]:
    """Known nationalities by calendar year, since May 2005, and since then in each sub-region."""
    known, by = of_known(of, "citizenship"), ("citizenship",)
    return (
        persons(known, Time.YEAR, series=series, by=by, counted=Counted.COUNTRIES),
        *(
            persons(known, when, *keys, series=f"{series}_CUM", by=by, counted=Counted.COUNTRIES)
            for when, keys in ((Since.YEAR_END, ()), (Since.CLOSED_YEARS, ("region",)))
        ),
    )


def persons(
    of: sa.CTE,
    when: Time | Since,
    *keys: str,
    series: str,
    by: tuple[str, ...] = (),
    counted: Counted = Counted.PERSONS,
) -> Step:
    """Distinct persons of a population in each period, for each code of `keys`; nobody is a zero.

    `by` are the breakdowns the population has.
    """
    there = placed(_split(of, keys), when)
    grid, count = _grid(there, when, keys), _counted(there, keys, _COLUMN[counted])
    filled = (
        sa.select(*grid.c, sa.func.coalesce(count.c.counted, 0, type_=BigInteger).label("counted"))
        .select_from(grid.outerjoin(count, _same(grid, count, keys)))
        .cte()
    )
    return _cells(filled, keys, series, by, obs_value=filled.c.counted, unit_measure=counted.value)


def share(part: sa.CTE, whole: sa.CTE, when: Time | Since, *keys: str, series: str, by: tuple[str, ...] = ()) -> Step:
    """Persons of a part in percent of the whole, in each period for each code of `keys`; no share of nobody.

    The kind of support breaks down the part alone: its shares are of all persons of the whole.
    """
    shared = tuple(key for key in keys if key != "reintegration_kind")
    above, below = placed(_split(part, keys), when), placed(_split(whole, shared), when)
    grid = _grid(below if shared == keys else above, when, keys)
    count, total = _counted(above, keys), _counted(below, shared)
    number = sa.func.coalesce(count.c.counted, 0, type_=BigInteger)
    pairs = (
        sa.select(*grid.c, number.label("counted"), total.c.counted.label("total"))
        .select_from(grid.join(total, _same(grid, total, shared)).outerjoin(count, _same(grid, count, keys)))
        .cte()
    )
    rate = divided(pairs.c.counted, pairs.c.total) * 100.0
    parts = {"numerator": pairs.c.counted, "denominator": pairs.c.total}
    return _cells(pairs, keys, series, by, obs_value=rate, unit_measure="PT", **parts)


def of_everyone(published: Step, *names: str) -> Step:
    """Published figures as totals of breakdowns that only the register has."""
    return cells(published.cte(), **dict.fromkeys(names, TOTAL))


def _cells(base: sa.CTE, keys: tuple[str, ...], series: str, by: tuple[str, ...], **values: Value) -> Step:
    known, origin = register_origin(base)
    codes: dict[str, Value] = dict.fromkeys(by, TOTAL) | {_DIMENSION.get(key, key): base.c[key] for key in keys}
    series_of = {"series": series, "definition": "REGISTER", "ref_area": "JPN"}
    return cells(known, **series_of, **codes, time_period=base.c.time_period, **values, **origin)


def _split(of: sa.CTE, keys: tuple[str, ...]) -> sa.CTE:
    with_forms = by_form(of) if "exploitation" in keys and "exploitation" not in of.c else of
    return by_kind(with_forms) if "reintegration_kind" in keys else with_forms


def _counted(there: sa.CTE, keys: tuple[str, ...], counted: str = "case_id") -> sa.CTE:
    columns = [there.c[name] for name in ("source_id", "time_period", *keys)]
    number = sa.cast(sa.func.count(sa.distinct(there.c[counted])), BigInteger).label("counted")
    return sa.select(*columns, number).group_by(*columns).cte()


def _grid(there: sa.CTE, when: Time | Since, keys: tuple[str, ...]) -> sa.CTE:
    """Every period with every code: source_id, time_period and `keys`."""
    period = periods(when)
    step = sa.select(*period.c)
    for key in keys:
        code = _codes(there, key)
        step = step.join(code, code.c.source_id == period.c.source_id).add_columns(code.c.code.label(key))
    return step.cte()


def _codes(there: sa.CTE, key: str) -> sa.CTE:
    """The codes of a column in each register: those of its closed list, and those that occur."""
    occurring = sa.select(there.c.source_id, there.c[key].label("code"))
    if key not in _LISTED:
        return occurring.distinct().cte()
    known = as_of()
    listed = sa.values(sa.column("code", String), name="listed").data([(code,) for code in _LISTED[key]]).cte()
    return sa.union(sa.select(known.c.source_id, listed.c.code).join(listed, sa.true()), occurring).cte()


def _same(left: sa.CTE, right: sa.CTE, keys: tuple[str, ...]) -> sa.ColumnElement[bool]:
    return sa.and_(*(left.c[name] == right.c[name] for name in ("source_id", "time_period", *keys)))

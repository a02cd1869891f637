"""The persons behind the register's tables, in the columns of the policy: as known now, or as they were published.

What was published of a month stays as it was known then: a correction of one case would show the case.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import polars as pl
import sqlalchemy as sa
from sqlalchemy import String

from indicators.register import FIRST_YEAR, YEARS_TOGETHER, as_of
from indicators.register_persons import by_form, by_kind, reintegrated, returned
from warehouse.store import Warehouse

PERSON = "case_id"
_TOLD = ("sex", "age", "region", "nationality", "forms")
_COLUMNS = (PERSON, "departed", "supported", *_TOLD, "kinds")
_AT = "at"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The months up to one, after those of the stretch before, as they were known at a time (UTC, without a zone)."""

    through: str
    known_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Register:
    """A register: its source, the last month that is reported, and its returned persons as known at a time, or now."""

    source_id: str
    through: str
    known: Callable[[dt.datetime | None], pl.DataFrame]

    def persons(self, basis: Sequence[Stretch] = ()) -> pl.DataFrame:
        """Returned persons as they are known now or, for the months of `basis`, as they were known then.

        Columns: case_id, departed and supported ("2016-03"), sex, age, region, nationality, forms and kinds (lists). A
        month is that of the stretch it lies in; what is published of periods of several years stands as it was known
        when they were over.
        """
        times = [*(stretch.known_at for stretch in basis), None]
        known = [self.known(at).with_columns(pl.lit(number).alias(_AT)) for number, at in enumerate(times)]
        return _as_published(pl.concat(known), [stretch.through for stretch in basis])


def registers(warehouse: Warehouse) -> list[Register]:
    """The registers that are current in a warehouse: the programme's own, or the made-up sample."""
    covered = as_of()
    found = warehouse.fetch(sa.select(covered.c.source_id, sa.cast(covered.c.month, String).label("month")))
    rows = found.sort("source_id").iter_rows()
    return [Register(source, month, partial(_persons, warehouse, source)) for source, month in rows]


def _persons(warehouse: Warehouse, source_id: str, at: dt.datetime | None) -> pl.DataFrame:
    def fetched(population: sa.CTE, *columns: str) -> pl.DataFrame:
        wanted = sa.select(population.c[PERSON], *(population.c[name] for name in columns))
        mine = wanted.where(population.c.source_id == source_id)
        return warehouse.fetch(mine if at is None else mine.params(known_at=at))

    returns = fetched(returned(), "citizenship", "sex", "age", "region", "day")
    support = fetched(reintegrated(), "day")
    forms = fetched(by_form(returned()), "exploitation")
    kinds = fetched(by_kind(reintegrated()), "reintegration_kind")
    return (
        returns.with_columns(_month("day").alias("departed"), pl.col("citizenship").alias("nationality"))
        .join(support.select(PERSON, _month("day").alias("supported")), on=PERSON, how="left")
        .join(_listed(forms, "exploitation", "forms"), on=PERSON, how="left")
        .join(_listed(kinds, "reintegration_kind", "kinds"), on=PERSON, how="left")
        .with_columns(pl.col("forms", "kinds").fill_null([]))
        .select(_COLUMNS)
        .sort(PERSON)
    )


def _as_published(every: pl.DataFrame, ends: Sequence[str]) -> pl.DataFrame:
    """Each person once, from rows of what was known `at` a stretch, by its number; `ends` are their last months."""

    def stretch(month: pl.Expr) -> pl.Expr:
        return pl.sum_horizontal(pl.lit(0, pl.Int32), *(month > end for end in ends)).cast(pl.Int32)

    def first(name: str) -> pl.DataFrame:
        there = every.filter(pl.col(name).is_not_null(), stretch(pl.col(name)) == pl.col(_AT))
        return there.sort(PERSON, _AT).unique(PERSON, keep="first", maintain_order=True).select(PERSON, name)

    def known(months: pl.DataFrame, name: str, *columns: str) -> pl.DataFrame:
        own = months.with_columns(stretch(pl.col(name)).alias(_AT)).join(
            every.select(PERSON, _AT, *columns), [PERSON, _AT]
        )
        over = months.with_columns(stretch(_end_of_years(name)).alias(_AT))
        told = over.join(every.select(PERSON, _AT, *columns), [PERSON, _AT])
        return pl.concat([told, own]).unique(PERSON, keep="first", maintain_order=True).drop(_AT)

    departed = known(first("departed"), "departed", *_TOLD)
    supported = known(first("supported"), "supported", "kinds")
    together = departed.join(supported, on=PERSON, how="left")
    is_after = pl.col("supported") >= pl.col("departed")
    return (
        together.with_columns(
            pl.when(is_after).then("supported"),
            pl.when(is_after).then("kinds").otherwise(pl.lit([], dtype=pl.List(pl.String))),
        )
        .select(_COLUMNS)
        .sort(PERSON)
    )


def _end_of_years(name: str) -> pl.Expr:
    """The last month of the period of several years that a month lies in."""
    year = pl.col(name).str.slice(0, 4).cast(pl.Int32)
    last = year - (year - FIRST_YEAR) % YEARS_TOGETHER + (YEARS_TOGETHER - 1)
    return last.cast(pl.String) + "-12"


def _month(name: str) -> pl.Expr:
    return pl.col(name).dt.strftime("%Y-%m")


def _listed(rows: pl.DataFrame, name: str, called: str) -> pl.DataFrame:
    return rows.group_by(PERSON).agg(pl.col(name).unique().sort().alias(called))

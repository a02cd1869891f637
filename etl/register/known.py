"""What the register says already, apart from the month that is being reported on."""

from dataclasses import dataclass
from typing import Any

import polars as pl
import sqlalchemy as sa

from etl.sources.programme_register import SOURCE
from warehouse.loads import current_loads
from warehouse.register import current_cases, current_services
from warehouse.store import Warehouse
from warehouse.tables import REGISTER_CASE, REGISTER_REPORT


@dataclass(frozen=True, slots=True)
class Known:
    """`cases`: case_id, departure_date, arrival_date; `reports`: period, returned_cumulative, reintegrated_cumulative.

    Monthly reports only; both without what stands under the month that is being reported on.
    """

    cases: pl.DataFrame
    reports: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Standing:
    """How many persons the register counts: cases, returned, and given reintegration support."""

    cases: int
    returned: int
    reintegrated: int


def known(warehouse: Warehouse, month: str) -> Known:
    """What other months say; a case as the last of them says."""
    case_columns = ("case_id", "departure_date", "arrival_date")
    report_columns = ("period", "returned_cumulative", "reintegrated_cumulative")
    monthly = REGISTER_REPORT.c.report_kind == "MONTHLY"
    return Known(
        warehouse.fetch(_said(REGISTER_CASE, case_columns, month)).unique("case_id", keep="last", maintain_order=True),
        warehouse.fetch(_said(REGISTER_REPORT, report_columns, month).where(monthly))
        .unique("period", keep="last", maintain_order=True)
        .sort("period"),
    )


def standing(warehouse: Warehouse) -> Standing:
    """The register's own totals as it stands."""
    case, service = current_cases(), current_services()

    def count(column: sa.ColumnElement[Any], *conditions: sa.ColumnElement[bool]) -> int:
        number = sa.cast(sa.func.count(column.distinct()), sa.BigInteger).label("n")
        return int(warehouse.fetch(sa.select(number).where(*conditions)).item())

    return Standing(
        count(case.c.case_id, case.c.source_id == SOURCE.id),
        count(case.c.case_id, case.c.source_id == SOURCE.id, case.c.departure_date.is_not(None)),
        count(service.c.case_id, service.c.source_id == SOURCE.id),
    )


@dataclass(frozen=True, slots=True)
class Stood:
    """The load of a month that stands now and its content, both empty when there is none."""

    load_id: str = ""
    content: str = ""


def current_load(warehouse: Warehouse, month: str) -> Stood:
    """The load of a month that stands now."""
    load = current_loads()
    found = warehouse.fetch(
        sa.select(load.c.load_id, load.c.content).where(load.c.source_id == SOURCE.id, load.c.part == month)
    )
    return Stood(*found.row(0)) if found.height else Stood()


def _said(table: sa.Table, columns: tuple[str, ...], month: str) -> sa.Select[Any]:
    load = current_loads()
    return (
        sa.select(*(table.c[name] for name in columns))
        .join(load, table.c.load_id == load.c.load_id)
        .where(load.c.source_id == SOURCE.id, load.c.part != month)
        .order_by(load.c.part, load.c.sequence, table.c.row_number)
    )

"""Small tables of a register, written as text, made its only load in a warehouse."""

import datetime as dt
from collections.abc import Mapping

import polars as pl
import sqlalchemy as sa

from etl.registry import described
from etl.sources.programme_register import SOURCE as REGISTER
from vocabulary.periods import parse_period
from vocabulary.statuses import Sensitivity
from warehouse.backends.base import schema_of
from warehouse.loads import Rows, Vintage, describe_sources, load_rows, select_all
from warehouse.store import Warehouse
from warehouse.tables import (
    LOAD,
    REGISTER_CASE,
    REGISTER_EXPLOITATION,
    REGISTER_FOLLOW_UP,
    REGISTER_REPORT,
    REGISTER_SERVICE,
    REGISTER_SPENDING,
    REJECTED,
)

Row = dict[str, str | None]

LAST_MONTH = "2021-03"
"""The month of the report where an example names none."""

_UNNAMED: Mapping[sa.Table, Row] = {
    REGISTER_CASE: {
        "referral_date": "2005-05-01",
        "citizenship": "PHL",
        "sex": "F",
        "age": "30",
        "exploitation": "SEXUAL",
        "referrer": "POLICE",
        "return_requested": "_U",
        "country_of_return": "_Z",
        "reintegration_requested": "_U",
    },
    REGISTER_SERVICE: {"reintegration_kind": "MED"},
    REGISTER_FOLLOW_UP: {"follow_up_window": "M3", "retrafficked": "_U"},
    REGISTER_REPORT: {"report_kind": "MONTHLY"},
    REGISTER_SPENDING: {"spending_line": "OTHER"},
}
"""What a column holds that a table does not name; all others are empty."""

TABLES: Mapping[str, sa.Table] = dict(
    zip(("cases", "services", "follow_ups", "reports", "spending"), _UNNAMED, strict=True)
)
"""The tables of a register by the names an example gives them."""

_LOADS = sa.select(LOAD.c.load_id).where(LOAD.c.source_id == REGISTER.id)


def put_register(
    warehouse: Warehouse,
    tables: Mapping[sa.Table, list[Row]],
    sensitivity: Sensitivity = Sensitivity.RESTRICTED,
) -> None:
    """Make these the only rows of the register, as one load of the month of its newest report; no rows, no load."""
    _forget(warehouse)
    if not any(tables.values()):
        return
    source = described().filter(pl.col("source_id") == REGISTER.id)
    describe_sources(warehouse, source.with_columns(pl.lit(sensitivity.value).alias("sensitivity")))
    add_report(warehouse, tables, "0" * 64, dt.datetime(2026, 1, 1))  # noqa: DTZ001  # UTC


def add_report(
    warehouse: Warehouse, tables: Mapping[sa.Table, list[Row]], checksum: str, loaded_at: dt.datetime
) -> None:
    """Bring these rows in as a report on the month of its newest report, besides those that are there."""
    reports = tables.get(REGISTER_REPORT) or [{"period": LAST_MONTH}]
    rows = {each: _frame(each, tables.get(each, [])) for each in _UNNAMED} | {
        REGISTER_REPORT: _frame(REGISTER_REPORT, reports)
    }
    forms = {REGISTER_EXPLOITATION: _forms(tables.get(REGISTER_CASE, []))}
    none_rejected = pl.DataFrame(schema={"row_number": pl.Int64, "rule": pl.String, "record": pl.String})
    vintage = Vintage(REGISTER.id, checksum, "", loaded_at.date(), part=_month(reports))
    load_rows(warehouse, vintage, Rows(rows, none_rejected, forms), loaded_at)


def _forget(warehouse: Warehouse) -> None:
    """Children first, each in a transaction of its own: DuckDB sees a deleted reference only after a commit."""
    for each in (*_UNNAMED, REGISTER_EXPLOITATION, REJECTED):
        with warehouse.transaction() as connection:
            connection.execute(each.delete().where(each.c.load_id.in_(_LOADS)))
    with warehouse.transaction() as connection:
        connection.execute(LOAD.delete().where(LOAD.c.source_id == REGISTER.id))


def _month(reports: list[Row]) -> str:
    monthly = [row for row in reports if row.get("report_kind", "MONTHLY") == "MONTHLY"]
    ends = [parse_period(str(row["period"])).end for row in monthly or reports]
    return f"{max(end for end in ends if end):%Y-%m}"


def _frame(target: sa.Table, rows: list[Row]) -> pl.DataFrame:
    schema = {name: dtype for name, dtype in schema_of(select_all(target)).items() if name != "load_id"}
    named = [dict.fromkeys(schema) | _UNNAMED[target] | row for row in rows]
    numbered = [row | {"row_number": str(number)} for number, row in enumerate(named, start=1)]
    text = pl.DataFrame(numbered, schema=dict.fromkeys(schema, pl.String))
    days = [name for name, dtype in schema.items() if dtype == pl.Date]
    return text.with_columns(pl.col(days).str.to_date("%Y-%m-%d")).cast(
        {name: dtype for name, dtype in schema.items() if name not in days}
    )


def _forms(cases: list[Row]) -> pl.DataFrame:
    """The forms of each case, divided by ; in its column `exploitation`."""
    usual = str(_UNNAMED[REGISTER_CASE]["exploitation"])
    forms = [
        (number, row["case_id"], form.strip())
        for number, row in enumerate(cases, start=1)
        for form in str(row.get("exploitation", usual)).split(";")
    ]
    schema = {"row_number": pl.Int64, "case_id": pl.String, "exploitation": pl.String}
    return pl.DataFrame(forms, schema=schema, orient="row")

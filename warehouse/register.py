"""The register as it stands: of each case, service, follow-up, report and spending line what was said last.

A report on a month replaces an earlier one on the same month whole; what a later month says of a case replaces what an
earlier one said.
"""

from functools import cache

import sqlalchemy as sa

from warehouse.loads import current_loads
from warehouse.tables import (
    REGISTER_CASE,
    REGISTER_EXPLOITATION,
    REGISTER_FOLLOW_UP,
    REGISTER_REPORT,
    REGISTER_SERVICE,
    REGISTER_SPENDING,
)


@cache
def current_cases() -> sa.CTE:
    """Each case once, as last reported: columns of `register_case`, source_id, part."""
    return _last_said(REGISTER_CASE, "case_id")


@cache
def current_exploitation() -> sa.CTE:
    """The forms of exploitation of each current case: columns of `register_exploitation`."""
    case, form = current_cases(), REGISTER_EXPLOITATION
    same = (form.c.load_id == case.c.load_id) & (form.c.case_id == case.c.case_id)
    return sa.select(*form.columns).join(case, same).cte("current_exploitation")


@cache
def current_services() -> sa.CTE:
    """Each service once, as last reported: columns of `register_service`, source_id, part."""
    return _last_said(REGISTER_SERVICE, "case_id", "reintegration_kind", "start_date")


@cache
def current_follow_ups() -> sa.CTE:
    """Each follow-up once, as last reported: columns of `register_follow_up`, source_id, part."""
    return _last_said(REGISTER_FOLLOW_UP, "case_id", "follow_up_window")


@cache
def current_reports() -> sa.CTE:
    """Each report once, as last stated: columns of `register_report`, source_id, part."""
    return _last_said(REGISTER_REPORT, "report_kind", "period")


@cache
def current_spending() -> sa.CTE:
    """Each month's spending on each line once, as last reported: columns of `register_spending`, source_id, part."""
    return _last_said(REGISTER_SPENDING, "month", "spending_line")


def _last_said(table: sa.Table, *key: str) -> sa.CTE:
    load = current_loads()
    newest = [load.c.part.desc(), load.c.sequence.desc(), table.c.row_number.desc()]
    keys = [load.c.source_id, *(table.c[name] for name in key)]
    place = sa.func.row_number(type_=sa.Integer).over(partition_by=keys, order_by=newest).label("place")
    said = sa.select(*table.columns, load.c.source_id, load.c.part, place)
    every = said.join(load, table.c.load_id == load.c.load_id).cte(f"every_{table.name}")
    columns = [every.c[column.name] for column in table.columns]
    return sa.select(*columns, every.c.source_id, every.c.part).where(every.c.place == 1).cte(f"current_{table.name}")

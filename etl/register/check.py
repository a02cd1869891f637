"""Checking a report: every rule on every cell, row and total; what is in order goes on, what is not is a finding."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from etl.register.finding import Follows, finding, findings
from etl.register.known import Known
from etl.register.rules import RULES
from etl.register.sheet import Holds, Sheet
from etl.register.values import Values
from etl.sources.programme_register import CASES, FOLLOW_UPS, REPORT, SERVICES
from etl.validate import ROW_NUMBER

_OLDEST = 120
_MONTHLY = "MONTHLY"
_OF_CASES = (SERVICES.name, FOLLOW_UPS.name)
_CUMULATIVE = {"returned": "returned_cumulative", "reintegrated": "reintegrated_cumulative"}


@dataclass(frozen=True, slots=True)
class Checked:
    """The rows of each sheet that keep every rule, and what breaks one (FINDING rows)."""

    accepted: Mapping[str, pl.DataFrame]
    findings: pl.DataFrame

    @property
    def is_refused(self) -> bool:
        """Whether a rule for whole files is broken."""
        return _that(self.findings, Follows.FILE_REFUSED).height > 0


def check(read: Mapping[str, Values], known: Known, today: dt.date) -> Checked:
    """Try every rule on the sheets of a report (by name) beside what the register knows."""
    values = {name: each.values for name, each in read.items()}
    cases = values.get(CASES.name, _NO_CASES).select("case_id", "departure_date", "arrival_date")
    dates = pl.concat([cases.drop_nulls("case_id"), known.cases]).unique("case_id", keep="first", maintain_order=True)
    found = findings(
        *(each for name, sheet in read.items() for each in _of_cells(name, sheet)),
        *(each for name, sheet in read.items() for each in _of_rows(sheet.found.sheet, values[name], dates, today)),
        *_of_reports(values.get(REPORT.name), known),
    )
    accepted = {name: _kept(rows, name, found) for name, rows in values.items()}
    waiting = findings(*_waiting(accepted, values))
    found = findings(found, waiting)
    accepted = {name: _kept(rows, name, found) for name, rows in values.items()}
    return Checked(accepted, findings(found, *_disagreeing(accepted, values, known)))


def months(report: pl.DataFrame | None) -> pl.DataFrame:
    """The monthly reports of the report sheet, in order."""
    if report is None:
        return _NO_REPORTS
    is_month = pl.col("period").str.contains(r"^[0-9]{4}-[0-9]{2}$")
    return report.filter(pl.col("report_kind") == _MONTHLY, is_month).sort("period")


_NO_CASES = pl.DataFrame(schema={"case_id": pl.String, "departure_date": pl.Date, "arrival_date": pl.Date})
_NO_REPORTS = pl.DataFrame(
    schema={
        ROW_NUMBER: pl.Int64,
        "period": pl.String,
        **dict.fromkeys((*_CUMULATIVE, *_CUMULATIVE.values()), pl.Int64),
    }
)


def _of_cells(name: str, sheet: Values) -> Iterator[pl.DataFrame]:
    """Cells that cannot be read, and required ones that are empty."""
    yield sheet.unread.with_columns(pl.lit(name).alias("sheet"))
    texts = sheet.found.records
    for field in sheet.found.sheet.required:
        if field in sheet.found.columns:
            yield _marked(texts, name, field, "value_is_given", pl.col(field).is_null())


def _of_rows(sheet: Sheet, rows: pl.DataFrame, dates: pl.DataFrame, today: dt.date) -> Iterator[pl.DataFrame]:
    """What the values of a row say together, and beside the person's dates."""
    for field in sheet.fields:
        column = pl.col(field.name)
        if field.holds is Holds.DAY and field.name != "due_date":
            yield _marked(rows, sheet.name, field.name, "day_is_not_in_the_future", column > today)
        if field.holds in {Holds.COUNT, Holds.MONEY} and field.name != "age":
            yield _marked(rows, sheet.name, field.name, "number_is_not_negative", column < 0)
    whole_key = pl.all_horizontal(pl.col(sheet.key).is_not_null())
    repeated = pl.struct(sheet.key).is_duplicated() & whole_key
    yield _marked(rows, sheet.name, sheet.key[-1], "key_stands_once", repeated)
    dated = rows.join(dates, on="case_id", how="left", suffix="_of_case") if sheet.name in _OF_CASES else rows
    for field_name, rule, breaks in _BETWEEN[sheet.name]:
        yield _marked(dated, sheet.name, field_name, rule, breaks)
    if sheet.name in _OF_CASES:
        unknown = pl.col("case_id").is_not_null() & ~pl.col("case_id").is_in(dates["case_id"].implode())
        yield _marked(rows, sheet.name, "case_id", "case_is_known", unknown)


_departure, _arrival, _start = pl.col("departure_date"), pl.col("arrival_date"), pl.col("start_date")
_period, _kind = pl.col("period"), pl.col("report_kind")
_BETWEEN: Mapping[str, tuple[tuple[str, str, pl.Expr], ...]] = {
    "cases": (
        ("age", "age_is_plausible", ~pl.col("age").is_between(0, _OLDEST)),
        ("departure_date", "departure_is_not_before_referral", _departure < pl.col("referral_date")),
        (
            "arrival_date",
            "arrival_is_not_before_departure",
            (_arrival < _departure) | _arrival.is_not_null() & _departure.is_null(),
        ),
        (
            "country_of_return",
            "departure_has_a_country",
            _departure.is_not_null() & (pl.col("country_of_return") == "_Z"),
        ),
    ),
    "services": (
        ("start_date", "service_is_not_before_arrival", _start < pl.coalesce(_arrival, _departure)),
        ("end_date", "end_is_not_before_start", pl.col("end_date") < _start),
    ),
    "follow_ups": (("done_date", "contact_is_after_departure", pl.col("done_date") <= _departure),),
    "report": (("period", "report_fits_its_period", _period.str.ends_with("-FY") == (_kind == _MONTHLY)),),
    "spending": (("month", "period_is_known", pl.col("month").str.ends_with("-FY")),),
}
"""Of each sheet: the cell that is marked, the rule, and what breaks it."""


def _of_reports(report: pl.DataFrame | None, known: Known) -> Iterator[pl.DataFrame]:
    """Totals beside those of the month before, in this report or an earlier one."""
    monthly = months(report)
    if monthly.is_empty():
        yield finding(REPORT.name, 1, "period", "report_is_there")
        return
    earlier = known.reports.filter(pl.col("period") < monthly["period"].min()).tail(1)
    lined_up = pl.concat([earlier, monthly], how="diagonal_relaxed").sort("period")
    month = pl.col("period").str.to_date("%Y-%m", strict=False)
    follows = month.dt.offset_by("-1mo") == month.shift(1)
    for each, cumulative in _CUMULATIVE.items():
        before, now = pl.col(cumulative).shift(1), pl.col(cumulative)
        falls = now < before
        differs = follows & ~falls & (before + pl.col(each) != now)
        for rule, breaks in (("total_does_not_fall", falls), ("total_adds_up", differs)):
            yield _marked(lined_up, REPORT.name, cumulative, rule, breaks)


def _waiting(accepted: Mapping[str, pl.DataFrame], values: Mapping[str, pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """Rows whose case was kept back."""
    cases = values.get(CASES.name, _NO_CASES)["case_id"]
    kept_back = cases.filter(~cases.is_in(accepted.get(CASES.name, _NO_CASES)["case_id"].implode())).drop_nulls()
    for name in _OF_CASES:
        if name in accepted:
            of_it = pl.col("case_id").is_in(kept_back.implode())
            yield _marked(accepted[name], name, "case_id", "case_is_accepted", of_it)


def _disagreeing(
    accepted: Mapping[str, pl.DataFrame], values: Mapping[str, pl.DataFrame], known: Known
) -> Iterator[pl.DataFrame]:
    """Monthly reports that state another number of returns than cases departed; nothing while a case is kept back."""
    cases = accepted.get(CASES.name, _NO_CASES).select("case_id", "departure_date")
    if cases.height < values.get(CASES.name, _NO_CASES).height:
        return
    every = pl.concat([cases, known.cases.select("case_id", "departure_date")]).unique("case_id", keep="first")
    departed = every.group_by(pl.col("departure_date").dt.strftime("%Y-%m").alias("period")).len("departures")
    beside = months(accepted.get(REPORT.name)).join(departed, on="period", how="left")
    differs = pl.col("returned") != pl.col("departures").fill_null(0)
    yield _marked(beside, REPORT.name, "returned", "total_agrees_with_the_cases", differs)


def _kept(rows: pl.DataFrame, sheet: str, found: pl.DataFrame) -> pl.DataFrame:
    broken = _that(found, Follows.FILE_REFUSED, Follows.ROW_KEPT_BACK).filter(pl.col("sheet") == sheet)
    return rows.join(broken, on=ROW_NUMBER, how="anti")


def _that(found: pl.DataFrame, *follows: Follows) -> pl.DataFrame:
    return found.filter(pl.col("rule").is_in([rule.id for rule in RULES.values() if rule.follows in follows]))


def _marked(rows: pl.DataFrame, sheet: str, field: str, rule: str, breaks: pl.Expr) -> pl.DataFrame:
    """A finding in a field of every row that breaks a rule; what cannot be told breaks none."""
    return rows.filter(breaks.fill_null(value=False), pl.col(ROW_NUMBER).is_not_null()).select(
        pl.lit(sheet).alias("sheet"),
        pl.col(ROW_NUMBER).cast(pl.Int64),
        pl.lit(field).alias("field"),
        pl.lit(rule).alias("rule"),
    )

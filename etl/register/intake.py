"""The story of a report: read its files, try every rule, bring the month in or refuse it, and say what changed."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from etl.named_files import as_received
from etl.raw import keep_raw
from etl.register.check import Checked, check, months
from etl.register.finding import Follows, finding, findings
from etl.register.headings import Found, find_sheet
from etl.register.known import Known, Standing, current_load, known, standing
from etl.register.outcome import Outcome, SheetCount, Total
from etl.register.reading import File, read_file
from etl.register.rows import NONE_REJECTED, in_tables
from etl.register.rules import RULES
from etl.register.values import Values, read_values
from etl.sources.programme_register import CASES, REPORT, SHEETS, SOURCE
from etl.validate import ROW_NUMBER
from vocabulary.text import Text
from warehouse.loads import Vintage, replace_rows
from warehouse.store import Warehouse


def take_in(files: tuple[File, ...], warehouse: Warehouse, raw_folder: Path, now: dt.datetime) -> Outcome:
    """Bring a report into the register; `now` is UTC. A refused one leaves nothing behind. ReportUnreadable."""
    found, wrong, remarks = _read(files)
    read = {each.sheet.name: read_values(each) for each in found}
    month = _month(read)
    others = known(warehouse, month)
    checked = _with(check(read, others, now.date()), wrong)
    before, stood = standing(warehouse), current_load(warehouse, month)
    load_id, is_unchanged = "", False
    if not checked.is_refused:
        rows = in_tables(_completed(checked.accepted, read, month), _kept_back(read, checked))
        is_unchanged = rows.content == stood.content
        load_id = stood.load_id
        if not is_unchanged:
            load_id = replace_rows(warehouse, _vintage(files, month, raw_folder, now.date()), rows, now).load_id
    is_changed = bool(load_id) and not is_unchanged
    after = standing(warehouse) if is_changed else before
    return Outcome(
        files=files,
        received_at=now,
        month=month,
        load_id=load_id,
        is_refused=checked.is_refused,
        is_unchanged=is_unchanged,
        revises=stood.load_id if is_changed and load_id != stood.load_id else "",
        counts=tuple(_count(each, checked) for each in found),
        totals=_totals(before, after),
        cases_added=after.cases - before.cases,
        cases_changed=_told_before(checked, others) if is_changed else 0,
        remarks=(*remarks, *(text for each in read.values() for text in each.remarks)),
        found=found,
        findings=checked.findings,
    )


def _read(files: tuple[File, ...]) -> tuple[tuple[Found, ...], pl.DataFrame, tuple[Text, ...]]:
    """The sheets in the files, each once, what is wrong with tabs and headings, and what was detected."""
    found: dict[str, Found] = {}
    wrong, remarks = [findings()], list[Text]()
    for file in files:
        grids, said = read_file(file)
        remarks += said
        for grid in grids:
            sheet, broken, detected = find_sheet(grid)
            remarks += detected
            if sheet is not None and sheet.sheet.name in found:
                wrong.append(finding(grid.place, 1, "A", "sheet_stands_once"))
                continue
            wrong.append(broken)
            if sheet is not None:
                found[sheet.sheet.name] = sheet
    order = [sheet.name for sheet in SHEETS]
    return (
        tuple(sorted(found.values(), key=lambda each: order.index(each.sheet.name))),
        findings(*wrong),
        tuple(remarks),
    )


def _month(read: Mapping[str, Values]) -> str:
    """The last month the report is about, empty when it names none."""
    report = read.get(REPORT.name)
    periods = months(report.values if report else None)["period"]
    return str(periods.max()) if periods.len() else ""


def _with(checked: Checked, wrong: pl.DataFrame) -> Checked:
    return Checked(checked.accepted, findings(wrong, checked.findings))


def _completed(accepted: Mapping[str, pl.DataFrame], read: Mapping[str, Values], month: str) -> dict[str, pl.DataFrame]:
    """The accepted rows; the report on the last month is told how complete this one is."""
    required, filled = _completeness(read)
    newest = (pl.col("period") == month) & (pl.col("report_kind") == "MONTHLY")

    def counted(name: str, number: int) -> pl.Expr:
        return pl.when(newest & pl.col(name).is_null()).then(pl.lit(number, dtype=pl.Int64)).otherwise(name).alias(name)

    report = accepted[REPORT.name].with_columns(counted("required_fields", required), counted("filled_fields", filled))
    return {**accepted, REPORT.name: report}


def _completeness(read: Mapping[str, Values]) -> tuple[int, int]:
    """How many required cells the report has, and how many of them are filled in."""
    records = [each.found.records.select(each.found.sheet.required) for each in read.values()]
    cells = sum(each.height * each.width for each in records)
    return cells, cells - sum(sum(each.null_count().row(0)) for each in records if each.height)


def _kept_back(read: Mapping[str, Values], checked: Checked) -> pl.DataFrame:
    """Rows that broke a rule, as the values that could be read; other text does not enter the store."""
    broken = checked.findings.filter(pl.col("rule").is_in(_KEEPS_BACK))
    frames = [NONE_REJECTED]
    for name, each in read.items():
        fields = [field.name for field in each.found.sheet.fields]
        records = each.values.select(ROW_NUMBER, pl.struct(fields).struct.json_encode().alias("record"))
        rows = broken.filter(pl.col("sheet") == name).join(records, on=ROW_NUMBER)
        frames.append(rows.select("sheet", ROW_NUMBER, "rule", "record"))
    return pl.concat(frames).unique(("sheet", ROW_NUMBER, "rule")).sort("sheet", ROW_NUMBER, "rule")


_KEEPS_BACK = [rule.id for rule in RULES.values() if rule.follows is Follows.ROW_KEPT_BACK]


def _vintage(files: tuple[File, ...], month: str, raw_folder: Path, today: dt.date) -> Vintage:
    """The files of a month, kept as received."""
    raw = as_received({file.name: file.content for file in files}, today)
    return Vintage(SOURCE.id, raw.checksum, keep_raw(raw_folder, SOURCE, raw), raw.accessed_on, month)


def _count(found: Found, checked: Checked) -> SheetCount:
    read, accepted = found.records.height, checked.accepted[found.sheet.name].height
    return SheetCount(found.sheet.name, read, accepted, read - accepted)


def _totals(before: Standing, after: Standing) -> tuple[Total, ...]:
    """The register's own totals; nothing stands before the first report."""
    empty = before.cases == 0
    return (
        Total(Text("Cases", "案件"), None if empty else before.cases, after.cases),
        Total(Text("Persons returned", "帰国した者"), None if empty else before.returned, after.returned),
        Total(
            Text("Persons given reintegration support", "社会復帰支援を受けた者"),
            None if empty else before.reintegrated,
            after.reintegrated,
        ),
    )


def _told_before(checked: Checked, others: Known) -> int:
    """How many of the report's cases an earlier month had told of."""
    cases = checked.accepted.get(CASES.name)
    return 0 if cases is None else cases.join(others.cases, on="case_id", how="semi").height

"""Reports as officers send them, and what became of them."""

import datetime as dt
import io
from collections.abc import Callable, Mapping
from typing import TypeAlias

import polars as pl
import pytest
from openpyxl import Workbook

from etl.register.finding import FINDING, Follows, RegisterRule, findings
from etl.register.headings import Found, find_sheet
from etl.register.outcome import Outcome, SheetCount, Total
from etl.register.reading import File, read_file
from etl.sources.programme_register import SHEETS
from vocabulary.text import Text

RECEIVED = dt.datetime(2016, 4, 5, 1, 30)  # noqa: DTZ001  # the warehouse keeps UTC without a zone

CASES_EN = """
    Case ID      | Referral date | Nationality | Sex    | Forms of exploitation | Departure date | Return requested
    VOT-2016-001 | 2016-02-01    | Philippines | Female | Sexual exploitation   | 2016-03-10     | Yes
    VOT-2016-002 | 2016-02-30    | Narnia      | Female | Work as a hostess     | -              | No
    VOT-2016-003 | 2016-03-02    | Thailand    | -      | Sexual exploitation   | 2016-02-01     | Yes
"""
SERVICES_EN = """
    Case ID      | Kind of support | Start date | Cost
    VOT-2016-001 | MED             | 2016-03-20 | 120000
    VOT-2016-002 | EDU             | 2016-03-21 | 80000
"""

RuleRows: TypeAlias = list[tuple[str, int, str, str]]
FINDINGS: RuleRows = [
    ("cases", 3, "referral_date", "day_is_a_date"),
    ("cases", 3, "citizenship", "code_is_known"),
    ("cases", 4, "sex", "value_is_given"),
    ("cases", 4, "departure_date", "departure_is_not_before_referral"),
    ("cases", 4, "departure_date", "total_agrees_with_the_cases"),
    ("services", 3, "case_id", "case_is_accepted"),
]


def _rule(rule_id: str, en: str, ja: str, follows: Follows) -> RegisterRule:
    return RegisterRule(
        id=rule_id,
        expects=Text(en, ja),
        follows=follows,
        why=Text("only this row is in doubt", "疑いがあるのはその行だけである"),
    )


_HOLD, _REFUSE, _SAY = Follows.ROW_KEPT_BACK, Follows.FILE_REFUSED, Follows.ONLY_SAID
RULES = {
    rule.id: rule
    for rule in (
        _rule("tab_is_a_sheet", "the tab is one of the sheets", "様式のシートである", _REFUSE),
        _rule("column_is_known", "the column is one of the sheet's", "様式にある列である", _REFUSE),
        _rule("required_column_is_there", "every required column is there", "必須の列がある", _REFUSE),
        _rule("report_is_there", "the report names its month", "「報告」シートに対象月がある", _REFUSE),
        _rule("day_is_a_date", "a day of the calendar", "実在の日付である", _HOLD),
        _rule("code_is_known", "one of the codes or labels of the list", "一覧にあるコード又は名称である", _HOLD),
        _rule("value_is_given", "the cell is filled in", "記入されている", _HOLD),
        _rule("departure_is_not_before_referral", "not before the referral date", "照会日より前ではない", _HOLD),
        _rule("case_is_accepted", "its case was kept back", "案件の行が保留された", _HOLD),
        _rule("total_agrees_with_the_cases", "the same number as cases", "案件数と一致する", _SAY),
    )
}

Became = Callable[..., Outcome]


def rows(text: str) -> list[list[str | None]]:
    """Rows of a table written one line a row, columns divided by |, `-` for no content."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return [[None if cell == "-" else cell for cell in line] for line in lines]


def report(tabs: dict[str, str], above: int = 0) -> bytes:
    """A workbook with tables in its tabs, each below some empty rows."""
    workbook = Workbook()
    for first in workbook.worksheets:
        workbook.remove(first)
    for name, table in tabs.items():
        tab = workbook.create_sheet(name)
        for row, cells in enumerate(rows(table), start=1 + above):
            for column, text in enumerate(cells, start=1):
                tab.cell(row, column, text)
    return written(workbook)


def written(workbook: Workbook) -> bytes:
    """A workbook as a file."""
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


@pytest.fixture
def became() -> Became:
    """What became of files in which the given findings were made."""
    return outcome_of


def outcome_of(*files: File, found: RuleRows, rules: Mapping[str, RegisterRule] = RULES, **told: object) -> Outcome:
    """What became of files in which findings were made; a test tells only what it is about."""
    opened = [read_file(file) for file in files]
    read = [find_sheet(grid) for grids, _ in opened for grid in grids]
    sheets = tuple({each.sheet.name: each for each, _, _ in reversed(read) if each}.values())[::-1]
    ours = pl.DataFrame(found, schema=FINDING, orient="row")
    every = findings(ours, *(wrong for _, wrong, _ in read))
    refused = any(rules[rule].follows is Follows.FILE_REFUSED for rule in every["rule"])
    said = {
        "counts": tuple(_count(each, every, rules) for each in sheets),
        "month": "2016-03",
        "load_id": "" if refused else "r2016abcdef01",
        "is_refused": refused,
        "is_unchanged": False,
        "revises": "",
        "totals": (Total(Text("Cases", "案件"), 340, 342), Total(Text("Persons returned", "帰国した者"), None, 276)),
        "cases_added": 2,
        "cases_changed": 1,
        "remarks": tuple(text for remarks in (*(o[1] for o in opened), *(r[2] for r in read)) for text in remarks),
    } | told
    return Outcome(
        files=files,
        received_at=RECEIVED,
        found=sheets,
        findings=every,
        **said,  # type: ignore[arg-type]  # the values have the types of the fields they are named by
    )


def crowded() -> Outcome:
    """A report of many files in which there is much to say of everything."""
    first, *others = rows(CASES_EN)
    lines = [",".join(cell or "" for cell in line) for line in (first, *others * 20)]
    files = [File(f"cases-of-the-office-number-{number}.csv", "\n".join(lines).encode()) for number in range(9)]
    found = [("cases", row, "sex", rule) for rule in MANY_RULES for row in range(2, 40)]
    counts = tuple(SheetCount(sheet.name, 1000, 900, 100) for sheet in SHEETS)
    remarks = tuple(
        Text(f"A remark about how something was read, of some length, number {n}", f"ある程度の長さの記述、その{n}")
        for n in range(40)
    )
    return outcome_of(*files, found=found, rules=MANY_RULES, remarks=remarks, counts=counts, revises="r2016000000aa")


MANY_RULES = {
    f"rule_{number}": _rule(
        f"rule_{number}",
        f"a rule with a rather long sentence, which is number {number}",
        f"やや長い文で書かれた{number}番目の規則である",
        _SAY if number % 2 else _HOLD,
    )
    for number in range(30)
}


def _count(sheet: Found, every: pl.DataFrame, rules: Mapping[str, RegisterRule]) -> SheetCount:
    held = [rule.id for rule in rules.values() if rule.follows is _HOLD]
    broken = every.filter(pl.col("sheet") == sheet.sheet.name, pl.col("rule").is_in(held))
    read, kept_back = sheet.records.height, broken["row_number"].n_unique()
    return SheetCount(sheet.sheet.name, read, read - kept_back, kept_back)

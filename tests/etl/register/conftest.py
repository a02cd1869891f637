"""Small reports written as tables, one line a row, columns divided by |, as CSV files or as a workbook."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from etl.register.intake import take_in
from etl.register.outcome import Outcome
from etl.register.reading import File
from etl.registry import described
from tests.etl.register.answers import became as became  # noqa: PLC0414 - a fixture
from warehouse.loads import describe_sources
from warehouse.store import Warehouse, open_warehouse

TODAY = dt.datetime(2016, 4, 20, 9, tzinfo=dt.UTC).replace(tzinfo=None)

CASES = """
    Case ID       | Referral date | Nationality | Sex    | Age | Exploitation   | Country of return | Departure date | Arrival date
    VOT-2016-0001 | 2016-01-12    | PHL         | F      | 24  | SEXUAL         | PHL               | 2016-03-02     | 2016-03-02
    VOT-2016-0002 | 2016-02-01    | THA         | F      | 17  | SEXUAL; OTHER  | THA               | 2016-03-10     | 2016-03-11
    VOT-2016-0003 | 2016-03-20    | IDN         | M      |     | FORCED_LABOUR  |                   |                |
"""
SERVICES = """
    Case ID       | Kind of support | Start date | End date   | Cost
    VOT-2016-0001 | MED             | 2016-03-20 | 2016-03-21 | 12000
    VOT-2016-0001 | VOC             | 2016-04-01 |            | 30000
"""
REPORT = """
    Report period | Due date   | Received on | Returned this month | Returned, cumulative
    2016-03       | 2016-04-10 | 2016-04-08  | 2                   | 276
"""

Grid = list[list[str]]


def grid(text: str) -> Grid:
    """A table as rows of cells."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def csv_file(name: str, text: str, encoding: str = "utf-8") -> File:
    """A table as a CSV file."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(grid(text))
    return File(name, out.getvalue().encode(encoding))


def workbook(name: str = "report.xlsx", **tabs: str) -> File:
    """Tables as the tabs of a workbook, every cell a text."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, text in tabs.items():
        tab = book.create_sheet(title.replace("_", " "))
        for row in grid(text):
            tab.append([cell or None for cell in row])
    out = io.BytesIO()
    book.save(out)
    return File(name, out.getvalue())


def report(cases: str = CASES, services: str = SERVICES, sheet: str = REPORT, **more: str) -> File:
    """A report as a workbook."""
    return workbook(Cases=cases, Services=services, Report=sheet, **more)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Warehouse]:
    """An empty warehouse that knows its sources."""
    with open_warehouse(f"sqlite:///{tmp_path}/warehouse.sqlite") as opened:
        describe_sources(opened, described())
        yield opened


@pytest.fixture
def taken(register: Warehouse, tmp_path: Path) -> Callable[..., Outcome]:
    """Take files in, on 20 April 2016 unless another day is said."""

    def take(*files: File, now: dt.datetime = TODAY) -> Outcome:
        return take_in(files, register, tmp_path / "raw", now)

    return take


def marked(outcome: Outcome) -> set[tuple[str, int, str, str]]:
    """What was found: sheet, row, field, rule."""
    return {*outcome.findings.iter_rows()}

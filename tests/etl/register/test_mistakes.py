"""A workbook with twenty mistakes of twelve kinds comes back with exactly those cells coloured; corrected, it loads."""

import io
from pathlib import Path

import openpyxl
import pytest
import sqlalchemy as sa
from openpyxl.worksheet.worksheet import Worksheet

from etl.__main__ import main
from etl.errors import ReportRefused, RowsRejected
from etl.register.template import template
from warehouse.settings import read_settings
from warehouse.store import open_warehouse
from warehouse.tables import LOAD, REGISTER_CASE, REGISTER_SERVICE

HEADING_ROW = 1
Cell = str | int

CASES: list[list[Cell]] = [
    [
        "VOT-2016-0001",
        "2016-01-12",
        "",
        "フィリピン",
        "女性",
        24,
        "性的搾取",
        "警察",
        "はい",
        "フィリピン",
        "2016-03-02",
        "2016-03-02",
        "はい",
    ],
    [
        "VOT-2016-0002",
        "平成28年2月1日",
        "",
        "タイ",
        "女性",
        17,
        "性的搾取、その他",
        "警察",
        "はい",
        "タイ",
        "H28.3.10",
        "H28.3.11",
        "はい",
    ],
    [
        "VOT-2016-0003",
        "2016/3/20",
        "",
        "インドネシア",
        "男性",
        "",
        "強制労働・隷属・奴隷状態",
        "",
        "はい",
        "",
        "",
        "",
        "",
    ],
    [
        "VOT-2016-0004",
        "2016-02-10",
        "",
        "フィリピン",
        "女性",
        31,
        "その他",
        "",
        "はい",
        "フィリピン",
        "2016-03-20",
        "2016-03-20",
        "",
    ],
    ["VOT-2016-0005", "2016-02-11", "", "フィリピン", "女性", 22, "その他", "", "いいえ", "", "", "", ""],
    [
        "VOT-2016-0006",
        "2016-02-12",
        "",
        "タイ",
        "女性",
        40,
        "その他",
        "",
        "はい",
        "タイ",
        "2016-03-21",
        "2016-03-22",
        "",
    ],
    [
        "VOT-2016-0007",
        "2016-02-13",
        "",
        "タイ",
        "女性",
        41,
        "その他",
        "",
        "はい",
        "タイ",
        "2016-03-22",
        "2016-03-23",
        "",
    ],
    [
        "VOT-2016-0008",
        "2016-02-14",
        "",
        "タイ",
        "女性",
        42,
        "その他",
        "",
        "はい",
        "タイ",
        "2016-03-23",
        "2016-03-23",
        "",
    ],
]
SERVICES: list[list[Cell]] = [
    ["VOT-2016-0001", "医療支援", "2016-03-20", "2016-03-21", 12000],
    ["VOT-2016-0001", "職業訓練", "2016-03-25", "", 30000],
    ["VOT-2016-0004", "住居支援", "2016-03-21", "", "1,500千円"],
    ["VOT-2016-0004", "医療支援", "2016-03-22", "", 0],
    ["VOT-2016-0006", "医療支援", "2016-03-23", "", 900],
]
FOLLOW_UPS: list[list[Cell]] = [["VOT-2016-0001", "M3", "2016-06-02", "", ""]]
REPORT: list[list[Cell]] = [["", "2016-03", "2016-04-10", "2016-04-08", 6, 276, 3, 145, "", ""]]
SPENDING: list[list[Cell]] = [["2016-03", "渡航・渡航書類", 240000]]
TABS = {"案件": CASES, "支援": SERVICES, "追跡": FOLLOW_UPS, "報告": REPORT, "支出": SPENDING}

MISTAKES: dict[tuple[str, str], Cell] = {
    # tab and cell: what an officer wrote there
    ("案件", "D2"): "ナルニア",  # no such country
    ("案件", "E3"): "不詳です",  # no such code
    ("案件", "B4"): "2016-02-30",  # no such day
    ("案件", "F4"): "二十代",  # no number
    ("案件", "K5"): "2016-01-20",  # departure before referral
    ("案件", "L5"): "2016-01-10",  # arrival before departure
    ("案件", "F6"): 310,  # no age
    ("案件", "B6"): "",  # required
    ("案件", "J7"): "",  # a departure without a country of return
    ("案件", "B8"): "2090-01-01",  # in the future
    ("案件", "G9"): "",  # required
    ("案件", "F9"): -3,  # no age
    ("支援", "B2"): "祈祷",  # no such kind
    ("支援", "C3"): "2016-02-01",  # before the person arrived
    ("支援", "A4"): "VOT-2016-0444",  # no such case
    ("支援", "E4"): "いくらか",  # no amount
    ("支援", "E6"): -900,  # below zero
    ("追跡", "B2"): "M4",  # no such window
    ("支出", "A2"): "三月",  # no month
    ("支出", "B2"): "交際費",  # no such line
}
COLOURED_BESIDES = {("案件", "K8")}
"""A departure before a referral in the future: one mistake, two cells."""


def _filled() -> openpyxl.Workbook:
    """The Japanese template with a month of cases."""
    book = openpyxl.load_workbook(io.BytesIO(template("ja")))
    for title, rows in TABS.items():
        for number, row in enumerate(rows, start=HEADING_ROW + 1):
            for column, value in enumerate(row, start=1):
                book[title].cell(number, column).value = value or None
    return book


def _coloured(tab: Worksheet, before: Worksheet) -> set[tuple[str, str]]:
    """The cells that look other than the officer left them."""
    return {
        (tab.title, cell.coordinate)
        for row in tab.iter_rows(min_row=HEADING_ROW + 1)
        for cell in row
        if cell.fill.fgColor.rgb != before[cell.coordinate].fill.fgColor.rgb
    }


@pytest.fixture
def month(home: Path, tmp_path: Path) -> Path:
    """A folder for the month's files; `home` keeps the warehouse away from ours."""
    assert home != tmp_path / "month"
    (tmp_path / "month").mkdir()
    return tmp_path / "month"


def test_a_workbook_with_twenty_mistakes_comes_back_with_those_cells_coloured_and_loads_when_corrected(
    month: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(MISTAKES) == 20
    wrong = _filled()
    for (title, place), value in MISTAKES.items():
        wrong[title][place] = value or None
    wrong.save(month / "march.xlsx")
    assert main(["intake", str(month / "march.xlsx")]) == RowsRejected.exit_code
    back = openpyxl.load_workbook(month / "march-要修正.xlsx")
    assert set().union(*(_coloured(back[title], wrong[title]) for title in TABS)) == {*MISTAKES} | COLOURED_BESIDES
    assert all(back[title][place].comment for title, place in {*MISTAKES} | COLOURED_BESIDES)
    said = capsys.readouterr()
    told = (said.out + said.err).replace(str(month), "")
    assert [value for value in MISTAKES.values() if str(value or "-----") in told] == []

    _filled().save(month / "march-corrected.xlsx")
    assert main(["intake", str(month / "march-corrected.xlsx")]) == 0
    assert not (month / "march-corrected-要修正.xlsx").exists()
    assert (month / "march-corrected-受領書.html").exists()
    loaded = _rows()
    assert main(["intake", str(month / "march-corrected.xlsx")]) == 0
    assert _rows() == loaded
    assert loaded["register_case"] >= len(CASES)


def test_a_workbook_with_a_column_of_remarks_is_refused_and_comes_back(month: Path) -> None:
    book = _filled()
    book["案件"].cell(HEADING_ROW, len(CASES[0]) + 1).value = "備考"
    book.save(month / "april.xlsx")
    assert main(["intake", str(month / "april.xlsx")]) == ReportRefused.exit_code
    assert openpyxl.load_workbook(month / "april-要修正.xlsx")["案件"].cell(1, len(CASES[0]) + 1).comment
    assert _rows() == {"load": 0, "register_case": 0, "register_service": 0}


def _rows() -> dict[str, int]:
    with open_warehouse(read_settings().warehouse_url) as warehouse:
        return {
            table.name: warehouse.fetch(
                sa.select(sa.cast(sa.func.count(), sa.BigInteger).label("n")).select_from(table)
            ).item()
            for table in (LOAD, REGISTER_CASE, REGISTER_SERVICE)
        }

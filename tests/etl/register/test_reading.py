"""Reading a report: whatever it was saved with, the same rows come in, and how it was read is said."""

import datetime as dt
import io
from collections.abc import Callable

import openpyxl
import polars as pl
import pytest
import sqlalchemy as sa

from etl.errors import ReportUnreadable
from etl.register.headings import column_letter, find_sheet
from etl.register.outcome import Outcome
from etl.register.reading import File, read_file
from tests.etl.register.conftest import csv_file, grid, marked, workbook
from warehouse.store import Warehouse
from warehouse.tables import REGISTER_CASE, REGISTER_EXPLOITATION, REGISTER_REPORT, REGISTER_SERVICE

PLAIN = {
    "cases": """
        Nationality | Case ID       | Referral date | Sex | Age at identification | Forms of exploitation | Departure date | Country of return
        PHL         | VOT-2016-0001 | 2016-01-12    | F   | 24                    | SEXUAL;OTHER          | 2016-03-02     | PHL
        TWN         | VOT-2016-0002 | 2016-02-01    | M   |                       | FORCED_LABOUR         |                |
    """,
    "services": """
        Case ID       | Kind of support | Start date | Cost
        VOT-2016-0001 | MED             | 2016-03-20 | 1234500
    """,
    "report": """
        Report period | Due date   | Received on | Returned this month | Returned, cumulative
        2016-03       | 2016-04-10 | 2016-04-08  | 1                   | 1276
    """,
}
AS_TYPED = {
    "cases": """
        平成28年3月 月次報告（架空） | | | | | | |
        案件番号  | 照会日        | 国籍         | 性別 | 認知時年齢 | 搾取形態                 | 出国日   | 帰国先
        #case+id | #date        | #country     |      |           |                         |          |
        vot-2016-0001 | 平成28年1月12日 | フィリピン | 女性 | ２４歳 | 性的搾取、その他 | H28.3.2 | ph
        ＶＯＴ-２０１６-０００２ | 2016/2/1 | 中国（台湾） | M | | 強制労働・隷属・奴隷状態 | |
    """,
    "services": """
        開始日 | 案件番号 | 支援の種類 | 費用（千円）
        ２０１６年３月２０日 | VOT-2016-0001 | 医療支援 | 1234.5
    """,
    "report": """
        対象期間     | 提出期限  | 受領日         | 当月の帰国者数 | 帰国者数累計
        平成28年3月 | 20160410 | 平成二十八年四月八日 | 1人           | 1276
    """,
}


def _rows(register: Warehouse) -> list[list[tuple[object, ...]]]:
    """What stands in the register's tables, without where it came from."""
    tables = (REGISTER_CASE, REGISTER_EXPLOITATION, REGISTER_SERVICE, REGISTER_REPORT)
    frames = [register.fetch(sa.select(*table.columns)).drop("load_id", "row_number") for table in tables]
    return [sorted(frame.rows(), key=str) for frame in frames]


def _csv(texts: dict[str, str], encoding: str) -> tuple[File, ...]:
    return tuple(csv_file(f"{name}.csv", text, encoding) for name, text in texts.items())


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "euc_jp"])
def test_eras_full_width_digits_and_any_encoding_give_the_rows_of_a_plain_workbook(
    taken: Callable[..., Outcome], register: Warehouse, encoding: str
) -> None:
    """Titles and HXL hashtags above the rows, headings in Japanese and in another order, amounts in thousands."""
    typed = taken(*_csv(AS_TYPED, encoding))
    assert marked(typed) == set()
    rows = _rows(register)
    assert [len(each) for each in rows] == [2, 3, 1, 1]
    plain = taken(workbook(**PLAIN))
    assert plain.is_unchanged
    assert plain.load_id == typed.load_id
    assert _rows(register) == rows


def test_a_workbook_gives_the_same_whether_its_days_and_numbers_are_text_or_typed(
    taken: Callable[..., Outcome],
) -> None:
    """A day as a spreadsheet's day, as its serial number without a format, a number with decimals that are zero."""
    book = openpyxl.Workbook()
    tab = book.active
    assert tab is not None
    tab.title = "Sheet1"
    for _ in range(2):
        tab.append([])
    heading, *rows = grid(PLAIN["cases"])
    tab.append([None, *heading])
    typed = {"2016-01-12": 42381, "2016-02-01": dt.date(2016, 2, 1), "2016-03-02": dt.date(2016, 3, 2), "24": 24.0}
    for row in rows:
        tab.append([None, *(typed.get(cell, cell or None) for cell in row)])
    out = io.BytesIO()
    book.save(out)
    first = taken(
        File("cases.xlsx", out.getvalue()), *_csv({name: PLAIN[name] for name in ("services", "report")}, "utf-8")
    )
    assert marked(first) == set()
    assert taken(workbook(**PLAIN)).is_unchanged


def test_how_a_file_was_read_is_said_in_both_languages(taken: Callable[..., Outcome]) -> None:
    said = taken(*_csv(AS_TYPED, "cp932")).remarks
    english, japanese = " / ".join(each.en for each in said), " / ".join(each.ja for each in said)
    for words in ("CP932", "headings in row 2", "HXL", "Japanese era", "full-width", "1,000 yen"):
        assert words in english, words
    for words in ("CP932", "見出しは2行目", "HXL", "和暦", "全角", "1,000円"):
        assert words in japanese, words


def test_rows_are_counted_as_the_spreadsheet_counts_them() -> None:
    """Empty rows above and between do not shift them, nor does an empty first column."""
    book = openpyxl.Workbook()
    tab = book.active
    assert tab is not None
    for place, text in (("B4", "Case ID"), ("C4", "Sex"), ("D4", "Nationality"), ("B7", "VOT-1"), ("C7", "F")):
        tab[place] = text
    out = io.BytesIO()
    book.save(out)
    grids, _ = read_file(File("cases.xlsx", out.getvalue()))
    found, _, _ = find_sheet(grids[0])
    assert found is not None
    assert (found.header_row, found.columns["case_id"], found.columns["sex"]) == (4, 1, 2)
    assert found.records.select("row_number", "case_id", "sex").rows() == [(7, "VOT-1", "F")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("report.pdf", b"%PDF-1.7"),
        ("report.xlsx", b"PK\x03\x04 broken"),
        ("report.xlsx", b"no workbook"),
        ("report.csv", b'Case ID,Sex\n"VOT-1,F'),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_what_to_do(
    taken: Callable[..., Outcome], name: str, content: bytes
) -> None:
    with pytest.raises(ReportUnreadable) as stopped:
        taken(File(name, content))
    assert name in stopped.value.what
    assert "Save" in stopped.value.next_step or "save" in stopped.value.next_step


def test_an_empty_file_reports_on_no_month(taken: Callable[..., Outcome]) -> None:
    outcome = taken(File("report.csv", b""))
    assert outcome.is_refused
    assert marked(outcome) == {("report", 1, "period", "report_is_there")}


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    assert [column_letter(place) for place in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


def test_cells_between_the_rows_of_a_text_keep_their_place() -> None:
    """Short lines, long lines, blank lines and line breaks inside quotation marks."""
    text = 'title\n\nCase ID,Sex,Nationality\nVOT-1,F\n\n"VOT\n-2",M,PHL\n'
    (grid_of_text,), _ = read_file(File("cases.csv", text.encode()))
    assert grid_of_text.cells.rows()[3] == ("VOT-1", "F", None)
    assert grid_of_text.cells.rows()[5] == ("VOT\n-2", "M", "PHL")
    assert grid_of_text.cells.filter(pl.all_horizontal(pl.all().is_null())).height == 2

"""The returned workbook: every wrong cell is marked and explained, and nothing else is touched."""

import io
from collections.abc import Iterator

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from etl.register.finding import Follows
from etl.register.headings import find_sheet
from etl.register.look import TONES
from etl.register.reading import File, read_file
from etl.register.result_words import TAB
from etl.register.returned import returned, returned_stem
from etl.register.template import template
from tests.etl.register.answers import CASES_EN, FINDINGS, RULES, SERVICES_EN, Became, report, rows, written
from vocabulary.text import LANGUAGES, Language

KEPT_BACK, REFUSED, SAID = (
    TONES[follows].fill for follows in (Follows.ROW_KEPT_BACK, Follows.FILE_REFUSED, Follows.ONLY_SAID)
)
MARKED = {("Cases", "B3"), ("Cases", "C3"), ("Cases", "D4"), ("Cases", "F4")}


@pytest.fixture
def sent() -> File:
    """A report with mistakes in two of its rows."""
    return File("march.xlsx", report({"Cases": CASES_EN, "Services": SERVICES_EN}))


@pytest.fixture
def dressed() -> File:
    """A report as an officer keeps it: a title, formats, a formula, a comment and a tab of their own."""
    workbook = Workbook()
    tab = workbook.active
    assert isinstance(tab, Worksheet)
    tab.title = "Cases"
    tab["A1"] = "Report of March"
    tab["A1"].font = Font(bold=True, size=20)
    tab.merge_cells("A1:D1")
    for row, cells in enumerate(rows(CASES_EN), start=3):
        for column, text in enumerate(cells, start=1):
            tab.cell(row, column, text).alignment = Alignment(horizontal="center")
    tab["A4"].fill = PatternFill("solid", fgColor="00FF00")
    tab["C5"].comment = Comment("Ask Tokyo", "an officer")
    tab["A4"].comment = Comment("Seen", "an officer")
    tab.column_dimensions["B"].width = 33
    tab.freeze_panes = "A4"
    own = workbook.create_sheet("お読みください")
    own["A1"], own["A2"], own["A3"] = 1, 2, "=SUM(A1:A2)"
    return File("march.xlsx", written(workbook))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_exactly_the_cells_with_findings_are_coloured_and_commented(became: Became, sent: File, lang: Language) -> None:
    marked = {
        (tab.title, cell.coordinate)
        for tab in _opened(returned(became(sent, found=FINDINGS), RULES, lang)).worksheets
        for cell in _cells(tab)
        if cell.comment is not None
    }
    assert marked == MARKED


def test_a_comment_says_what_follows_what_was_found_what_is_expected_and_why(became: Became, sent: File) -> None:
    comment = _tab(returned(became(sent, found=FINDINGS), RULES, "en"), "Cases")["C3"].comment
    assert comment is not None
    for text in ("▲ This row is kept back", "Found: Narnia", "one of the codes or labels", "ISO 3166-1", "in doubt"):
        assert text in comment.content


def test_in_japanese_nothing_of_a_comment_is_in_english(became: Became, sent: File) -> None:
    comment = _tab(returned(became(sent, found=FINDINGS), RULES, "ja"), "Cases")["C3"].comment
    assert comment is not None
    for text in (
        "▲ この行だけを保留",
        "記載：Narnia",
        "条件：一覧にあるコード又は名称である",
        "書き方：国名",
        "理由：",
    ):
        assert text in comment.content


def test_several_findings_on_a_cell_stand_in_one_comment_and_the_gravest_gives_the_colour(
    became: Became, sent: File
) -> None:
    cell = _tab(returned(became(sent, found=FINDINGS), RULES, "en"), "Cases")["F4"]
    assert cell.comment.content.count("Found: 2016-02-01") == 2
    assert cell.comment.content.count("Shirube") == 1
    assert cell.fill.fgColor.rgb[-6:] == KEPT_BACK


def test_what_is_only_said_has_a_colour_of_its_own(became: Became, sent: File) -> None:
    found = [("cases", 2, "departure_date", "total_agrees_with_the_cases")]
    assert _tab(returned(became(sent, found=found), RULES, "en"), "Cases")["F2"].fill.fgColor.rgb[-6:] == SAID


def test_a_row_that_waits_for_its_case_is_listed_and_not_coloured(became: Became, sent: File) -> None:
    workbook = _opened(returned(became(sent, found=FINDINGS), RULES, "en"))
    services, summary = workbook["Services"], workbook[TAB.en]
    assert services["A3"].comment is None
    assert services["A3"].fill.fill_type is None
    listed = [row for row in summary.iter_rows(values_only=True) if row[1] == "Services" and row[2] == "A3"]
    assert listed


def test_every_other_cell_is_as_the_officer_made_it(became: Became, dressed: File) -> None:
    found = [(sheet, row + 2, field, rule) for sheet, row, field, rule in FINDINGS if sheet == "cases"]
    before, after = _opened(dressed.content), _opened(returned(became(dressed, found=found), RULES, "en"))
    assert after.sheetnames == [TAB.en, *before.sheetnames]
    marked = {"B5", "C5", "D6", "F6"}
    for name in before.sheetnames:
        was, now = before[name], after[name]
        kept = {cell.coordinate: _looks(cell) for cell in _cells(was)}
        differ = {cell.coordinate for cell in _cells(now) if _looks(cell) != kept.get(cell.coordinate, _looks(cell))}
        assert differ == (marked if name == "Cases" else set())
        assert {cell.coordinate for cell in _cells(now) if cell.coordinate not in kept} == set()
        assert [str(area) for area in was.merged_cells.ranges] == [str(area) for area in now.merged_cells.ranges]
        assert was.freeze_panes == now.freeze_panes
        assert {k: v.width for k, v in was.column_dimensions.items()} == {
            k: v.width for k, v in now.column_dimensions.items()
        }
    assert {after["Cases"][place].value for place in marked} == {before["Cases"][place].value for place in marked}
    assert after["お読みください"]["A3"].value == "=SUM(A1:A2)"


def test_a_comment_of_the_officer_is_kept_and_ours_stands_below_it(became: Became, dressed: File) -> None:
    found = [("cases", 5, "citizenship", "code_is_known")]
    comment = _tab(returned(became(dressed, found=found), RULES, "en"), "Cases")["C5"].comment
    assert comment is not None
    assert comment.content.startswith("Ask Tokyo\n\n――― Shirube ―――\n")
    assert comment.author == "an officer"


def test_a_finding_in_a_merged_cell_stands_where_its_content_is(became: Became) -> None:
    workbook = load_workbook(io.BytesIO(report({"Cases": CASES_EN})))
    workbook["Cases"].merge_cells("F3:F4")
    sent = File("march.xlsx", written(workbook))
    found = [("cases", 4, "departure_date", "departure_is_not_before_referral")]
    assert _tab(returned(became(sent, found=found), RULES, "en"), "Cases")["F3"].comment is not None


def test_a_missing_column_is_named_at_the_right_end_of_the_headings(became: Became) -> None:
    without = "\n".join(" | ".join(str(cell or "-") for cell in line[:2]) for line in rows(CASES_EN))
    sent = File("march.xlsx", report({"Cases": without}))
    tab = _tab(returned(became(sent, found=[]), RULES, "ja"), "Cases")
    assert [cell.value for cell in tab[1]][2:] == ["国籍 *", "性別 *", "搾取形態 *"]
    assert {cell.fill.fgColor.rgb[-6:] for cell in tab[1][2:]} == {REFUSED}
    assert all("この列がありません" in cell.comment.content for cell in tab[1][2:] if cell.comment)


def test_a_column_that_is_not_known_is_marked_at_its_heading(became: Became) -> None:
    table = "Case ID | Referral date | Nationality | Sex | Forms of exploitation | Remarks\nV-1 | - | - | - | - | tall"
    tab = _tab(returned(became(File("march.xlsx", report({"Cases": table})), found=[]), RULES, "en"), "Cases")
    assert tab["F1"].comment is not None
    assert "Found: Remarks" in tab["F1"].comment.content
    assert tab["F2"].comment is None


def test_a_tab_that_is_no_sheet_is_marked_in_its_first_cell(became: Became) -> None:
    sent = File("march.xlsx", report({"Cases": CASES_EN, "Notes": "a | b\nc | d"}))
    cell = _tab(returned(became(sent, found=[]), RULES, "en"), "Notes")["A1"]
    assert cell.fill.fgColor.rgb[-6:] == REFUSED
    assert cell.value == "a"


def test_a_sheet_that_is_not_in_the_report_is_listed_though_no_cell_can_be_marked(became: Became, sent: File) -> None:
    workbook = _opened(returned(became(sent, found=[("report", 1, "period", "report_is_there")]), RULES, "en"))
    said = [cell.value for cell in _cells(workbook[TAB.en])]
    assert "Report" in said
    assert "not in the report" in said


def test_an_empty_cell_that_is_marked_keeps_the_format_of_its_column(became: Became) -> None:
    """A month typed into the marked cell stays a month, and does not become a day."""
    workbook = load_workbook(io.BytesIO(template("en")))
    report_tab = workbook["Report"]
    report_tab["A2"] = "Monthly report"
    sent = File("march.xlsx", written(workbook))
    cell = _tab(returned(became(sent, found=[("report", 2, "period", "value_is_given")]), RULES, "en"), "Report")["B2"]
    assert "Found: (empty)" in cell.comment.content
    assert cell.number_format == "@"
    assert cell.alignment.horizontal == "center"


@pytest.mark.parametrize("above", [0, 3])
def test_a_row_is_counted_as_the_spreadsheet_counts_it(became: Became, above: int) -> None:
    sent = File("march.xlsx", report({"Cases": CASES_EN}, above))
    found = [("cases", 3 + above, "citizenship", "code_is_known")]
    cell = _tab(returned(became(sent, found=found), RULES, "en"), "Cases")[f"C{3 + above}"]
    assert "Found: Narnia" in cell.comment.content
    assert cell.value == "Narnia"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_summary_stands_first_counts_rows_and_leads_to_every_marked_cell(
    became: Became, sent: File, lang: Language
) -> None:
    workbook = _opened(returned(became(sent, found=FINDINGS), RULES, lang))
    summary = workbook.worksheets[0]
    assert summary.title == TAB[lang]
    assert workbook.active is summary
    assert [tab.title for tab in workbook.worksheets if tab.sheet_view.tabSelected] == [summary.title]
    led = {cell.hyperlink.location for cell in _cells(summary) if cell.hyperlink}
    assert {f"'{tab}'!{cell}" for tab, cell in MARKED} <= led
    assert [3, 1, 2] in [[cell.value for cell in row[2:5]] for row in summary.iter_rows()]


def test_the_same_outcome_gives_the_same_file(became: Became, sent: File) -> None:
    outcome = became(sent, found=FINDINGS)
    assert returned(outcome, RULES, "en") == returned(outcome, RULES, "en")


def test_a_csv_file_comes_back_as_a_workbook_with_its_texts_as_they_are(became: Became) -> None:
    lines = [",".join(cell or "" for cell in line) for line in rows(CASES_EN)]
    sent = File("cases.csv", "\r\n".join([*lines, '=1+1,007,"",F,ORGAN,,Y']).encode("cp932"))
    tab = _tab(returned(became(sent, found=FINDINGS[:5]), RULES, "en"), "Cases")
    assert "Found: Narnia" in tab["C3"].comment.content
    assert [tab["A5"].value, tab["A5"].data_type, tab["B5"].value] == ["=1+1", "s", "007"]
    assert tab.freeze_panes == "A2"


def test_several_files_come_back_as_one_workbook(became: Became) -> None:
    cases, services = (
        "\n".join(",".join(cell or "" for cell in line) for line in rows(text)) for text in (CASES_EN, SERVICES_EN)
    )
    sent = (File("a.csv", cases.encode()), File("b.csv", services.encode()))
    workbook = _opened(returned(became(*sent, found=FINDINGS), RULES, "ja"))
    assert workbook.sheetnames == [TAB.ja, "案件", "支援"]


def test_a_workbook_that_cannot_be_opened_for_writing_is_rebuilt_from_its_cells(
    became: Became, sent: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gives_up(*_: object, **__: object) -> None:
        raise ValueError

    outcome = became(sent, found=FINDINGS)
    monkeypatch.setattr("etl.register.officers_copy.load_workbook", gives_up)
    workbook = _opened(returned(outcome, RULES, "en"))
    assert workbook["Cases"]["C3"].comment is not None
    assert any("how they looked is not in it" in str(cell.value) for cell in _cells(workbook[TAB.en]))


def test_a_report_that_came_back_before_is_cleared_of_its_marks_and_marked_anew(became: Became, dressed: File) -> None:
    first = [("cases", 5, "citizenship", "code_is_known"), ("cases", 5, "referral_date", "day_is_a_date")]
    workbook = _opened(returned(became(dressed, found=first), RULES, "en"))
    workbook["Cases"]["B5"] = "2016-02-29"
    again = File("march-returned.xlsx", written(workbook))
    after = _opened(returned(became(again, found=first[:1]), RULES, "ja"))
    assert after.sheetnames == [TAB.ja, "Cases", "お読みください"]
    assert after["Cases"]["B5"].comment is None
    assert after["Cases"]["B5"].fill.fill_type is None
    assert after["Cases"]["C5"].comment.content.count("Shirube") == 1
    assert after["Cases"]["C5"].comment.content.startswith("Ask Tokyo\n\n")


def test_a_corrected_copy_is_read_as_the_same_sheets(became: Became, sent: File) -> None:
    """The tab that sums up is not read, and a comment or colour does not change what a cell holds."""
    first, _ = read_file(sent)
    again, _ = read_file(File("march-returned.xlsx", returned(became(sent, found=FINDINGS), RULES, "en")))
    before, after = ([found for grid in grids if (found := find_sheet(grid)[0])] for grids in (first, again))
    assert [found.sheet for found in before] == [found.sheet for found in after]
    assert all(one.records.equals(other.records) for one, other in zip(before, after, strict=True))


@pytest.mark.parametrize("stem", ["march", "march-returned", "march-returned-2", "march-要修正"])
def test_the_word_for_returned_stands_once_in_the_name(stem: str) -> None:
    assert returned_stem(stem, "en") == "march-returned"
    assert returned_stem(stem, "ja") == "march-要修正"


def _opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def _tab(content: bytes, name: str) -> Worksheet:
    tab = _opened(content)[name]
    assert isinstance(tab, Worksheet)
    return tab


def _cells(tab: Worksheet) -> Iterator[Cell | MergedCell]:
    for row in tab.iter_rows():
        yield from row


def _looks(cell: Cell | MergedCell) -> tuple[object, ...]:
    comment = cell.comment.content if cell.comment else None
    looks = (repr(part) for part in (cell.font, cell.fill, cell.border, cell.alignment, cell.protection))
    return (cell.value, cell.number_format, *looks, comment)

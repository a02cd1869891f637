"""The receipt: one page that says what became of a report, without anything that stands in a row."""

import hashlib
import re
from html.parser import HTMLParser

import pytest

from etl.register.reading import File
from etl.register.receipt import receipt
from tests.etl.register.answers import (
    CASES_EN,
    FINDINGS,
    MANY_RULES,
    RULES,
    SERVICES_EN,
    Became,
    crowded,
    report,
    rows,
)
from vocabulary.text import LANGUAGES, Language

WRONG_MONTH = ("report", 1, "period", "report_is_there")


@pytest.fixture(scope="module")
def sent() -> File:
    """A report with mistakes in two of its rows."""
    return File("march <1>.xlsx", report({"Cases": CASES_EN, "Services": SERVICES_EN}))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_names_the_file_its_checksum_the_time_and_the_load(became: Became, sent: File, lang: Language) -> None:
    said = _text(receipt(became(sent, found=[]), RULES, lang))
    assert "march <1>.xlsx" in said
    assert hashlib.sha256(sent.content).hexdigest() in said
    assert "r2016abcdef01" in said
    assert {"en": "5 April 2016, 10:30 in Japan (01:30 UTC)", "ja": "2016年4月5日 10時30分（日本時間）"}[lang] in said


@pytest.mark.parametrize(("lang", "month"), [("en", "March 2016 (Heisei 28)"), ("ja", "平成28年3月（2016年3月）")])
def test_the_month_is_named_in_both_notations(became: Became, sent: File, lang: Language, month: str) -> None:
    assert month in _text(receipt(became(sent, found=[]), RULES, lang))


def test_a_report_in_order_is_loaded_and_nothing_is_to_be_put_right(became: Became, sent: File) -> None:
    said = _text(receipt(became(sent, found=[]), RULES, "en"))
    assert "✓ Loaded" in said
    assert "All 5 rows were loaded." in said
    assert "To be put right" not in said


def test_rows_kept_back_are_counted_and_the_returned_workbook_is_named(became: Became, sent: File) -> None:
    said = _text(receipt(became(sent, found=FINDINGS), RULES, "en", "march-returned.xlsx"))
    assert "2 of 5 rows were loaded. 3 were kept back" in said
    assert "“march-returned.xlsx”" in said
    assert "Cases C3" in said


def test_a_refused_report_left_nothing_behind(became: Became, sent: File) -> None:
    said = _text(receipt(became(sent, found=[WRONG_MONTH], month=""), RULES, "ja"))
    assert "✕ 差戻し" in said
    assert "対象月の記載なし" in said
    assert "取込番号 なし" in said


def test_the_same_report_twice_is_unchanged(became: Became, sent: File) -> None:
    assert "✓ Unchanged" in _text(receipt(became(sent, found=[], is_unchanged=True), RULES, "en"))


def test_a_revision_names_the_load_it_stands_beside(became: Became, sent: File) -> None:
    said = _text(receipt(became(sent, found=[], revises="r2016000000aa"), RULES, "en"))
    assert "stands beside load r2016000000aa" in said


def test_totals_stand_before_and_after_and_before_the_first_report_there_is_none(became: Became, sent: File) -> None:
    said = _text(receipt(became(sent, found=[]), RULES, "en"))
    assert "Cases 340 342 +2" in said
    assert "Persons returned – 276 –" in said
    assert "New cases: 2. Cases told of before: 1." in said


def test_what_is_only_said_stands_apart_from_what_is_to_be_put_right(became: Became, sent: File) -> None:
    found = [("cases", 2, "departure_date", "total_agrees_with_the_cases")]
    said = _text(receipt(became(sent, found=found), RULES, "en"))
    assert "To look at ● Noted only" in said
    assert "To be put right" not in said


def test_it_tells_how_the_report_was_read(became: Became) -> None:
    lines = "\n".join(",".join(cell or "" for cell in line) for line in rows(CASES_EN))
    said = _text(receipt(became(File("cases.csv", lines.encode()), found=[]), RULES, "ja"))
    assert "cases.csv：文字コード UTF-8" in said


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("found", [FINDINGS, [*FINDINGS, WRONG_MONTH]], ids=["kept back", "refused"])
def test_no_content_of_a_row_stands_in_it(
    became: Became, sent: File, lang: Language, found: list[tuple[str, int, str, str]]
) -> None:
    said = receipt(became(sent, found=found), RULES, lang).decode()
    contents = {cell for table in (CASES_EN, SERVICES_EN) for line in rows(table)[1:] for cell in line if cell}
    assert {cell for cell in contents - {"No", "Yes", "Female"} if cell in said} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_stands_alone_without_script_or_anything_from_elsewhere(became: Became, sent: File, lang: Language) -> None:
    page = receipt(became(sent, found=FINDINGS), RULES, lang).decode()
    assert f'<html lang="{lang}">' in page
    assert re.findall(r"<script|<link|<img|src=|href=|url\(|@import|https?:", page) == []
    assert "<1>" not in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_long_list_of_findings_and_remarks_is_cut_short(lang: Language) -> None:
    page = receipt(crowded(), MANY_RULES, lang, "march-returned.xlsx").decode()
    assert page.count("<li>") < 30
    assert re.search("and [0-9]+ more" if lang == "en" else "ほか[0-9]+件", page)


class _Words(HTMLParser):
    """The text of a page as a reader sees it."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._unseen = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Leave out what is not shown."""
        del attrs
        self._unseen = tag in {"style", "title"}

    def handle_data(self, data: str) -> None:
        """Keep what is shown."""
        if not self._unseen:
            self.said.append(data)


def _text(page: bytes) -> str:
    words = _Words()
    words.feed(page.decode())
    return " ".join(" ".join(words.said).split())

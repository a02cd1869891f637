"""The rules of the register: what each expects, in both languages, and what follows when it is broken.

A rule refuses the whole file where names could otherwise enter the store, or where totals show that rows are missing;
it keeps a row back where only that row is in doubt; it only says where the officer may know better.
"""

from etl.register.finding import Follows, RegisterRule
from vocabulary.text import Text

_PRIVACY = Text(
    "a file that may hold names is not kept, not even in part",
    "氏名等を含む可能性のあるファイルは一部であっても保存しない",
)
_WHOLE = Text(
    "the totals show that rows are missing or wrong, and not which",
    "合計の不一致は、どの行の誤りか分からない欠落を示す",
)
_ROW = Text("only this row is in doubt", "疑いがあるのはその行だけである")
_SAID = Text("the officer may know better", "担当者が事情を把握している場合がある")


def _refuses(rule_id: str, why: Text, en: str, ja: str) -> RegisterRule:
    return RegisterRule(id=rule_id, expects=Text(en, ja), follows=Follows.FILE_REFUSED, why=why)


def _keeps_back(rule_id: str, en: str, ja: str) -> RegisterRule:
    return RegisterRule(id=rule_id, expects=Text(en, ja), follows=Follows.ROW_KEPT_BACK, why=_ROW)


def _says(rule_id: str, en: str, ja: str) -> RegisterRule:
    return RegisterRule(id=rule_id, expects=Text(en, ja), follows=Follows.ONLY_SAID, why=_SAID)


_RULES = (
    _refuses(
        "tab_is_a_sheet",
        _PRIVACY,
        "the tab is one of the register's sheets, with its headings",
        "登録簿の様式のシートであり、見出しがある",
    ),
    _refuses(
        "report_is_no_sample",
        Text("made-up cases must never be counted as real ones", "架空の案件を実際の案件として数えてはならない"),
        "a report on real cases; this workbook is the synthetic sample",
        "実際の案件の報告である（この文書は架空のサンプルである）",
    ),
    _refuses(
        "column_is_known",
        _PRIVACY,
        "the column is one of the sheet's; remarks and names have no place in a report",
        "様式にある列である（備考や氏名の列は設けない）",
    ),
    _refuses("sheet_stands_once", _PRIVACY, "the sheet stands once in the report", "同じシートが一つだけある"),
    _refuses("column_stands_once", _PRIVACY, "the column stands once in the sheet", "同じ列が一つだけある"),
    _refuses(
        "required_column_is_there",
        _WHOLE,
        "the sheet has every required column",
        "必須の列がすべてある",
    ),
    _refuses(
        "case_id_is_a_pseudonym",
        _PRIVACY,
        "a pseudonym of letters, digits and hyphens such as VOT-2016-0123, not a name, a passport number or a "
        "telephone number",
        "VOT-2016-0123のような英数字とハイフンの仮番号である（氏名、旅券番号、電話番号ではない）",
    ),
    _refuses(
        "report_is_there",
        _WHOLE,
        "the report sheet says which month the report is about",
        "「報告」シートに対象月がある",
    ),
    _refuses(
        "total_does_not_fall",
        _WHOLE,
        "a cumulative total is not below that of the month before",
        "累計が前月の累計を下回らない",
    ),
    _refuses(
        "total_adds_up",
        _WHOLE,
        "the cumulative total is that of the month before and this month's together",
        "累計が前月の累計と当月の数の和である",
    ),
    _keeps_back("value_is_given", "the cell is filled in", "記入されている"),
    _keeps_back("code_is_known", "one of the codes or labels of the list", "一覧にあるコード又は名称である"),
    _keeps_back(
        "day_is_a_date",
        "a day of the calendar, such as 2016-03-15 or 平成28年3月15日",
        "2016-03-15や平成28年3月15日のような実在の日付である",
    ),
    _keeps_back(
        "period_is_known",
        "a month such as 2016-03, or a fiscal year such as 2015-FY",
        "2016-03のような月、又は2015-FYのような年度である",
    ),
    _keeps_back("number_is_whole", "a whole number", "整数である"),
    _keeps_back("amount_is_a_number", "an amount of money", "金額である"),
    _keeps_back("number_is_not_negative", "not below zero", "負でない"),
    _keeps_back("age_is_plausible", "an age from 0 to 120", "0から120までの年齢である"),
    _keeps_back("day_is_not_in_the_future", "not after the day the report is taken in", "取込日より後の日付ではない"),
    _keeps_back("departure_is_not_before_referral", "not before the referral date", "照会日より前ではない"),
    _keeps_back(
        "arrival_is_not_before_departure",
        "not before the departure date, and only with one",
        "出国日より前ではなく、出国日がある",
    ),
    _keeps_back("departure_has_a_country", "a departure has a country of return", "出国日がある場合は帰国先がある"),
    _keeps_back(
        "service_is_not_before_arrival",
        "not before the person arrived (or departed)",
        "本人の到着（出国）より前ではない",
    ),
    _keeps_back("end_is_not_before_start", "not before the start date", "開始日より前ではない"),
    _keeps_back("contact_is_after_departure", "after the person departed", "本人の出国より後である"),
    _keeps_back(
        "key_stands_once",
        "each stands once in the report (here it stands several times)",
        "同じものは報告に一度だけ記載する（重複している）",
    ),
    _keeps_back("case_is_known", "a case of this report or an earlier one", "この報告又は過去の報告にある案件である"),
    _keeps_back(
        "case_is_accepted",
        "its case was kept back, so this row waits for it",
        "案件の行が保留されたため、この行も保留する",
    ),
    _keeps_back(
        "report_fits_its_period",
        "monthly reports have a month, annual and financial ones a fiscal year",
        "月次報告は月、年次・会計報告は年度を対象とする",
    ),
    _says(
        "total_agrees_with_the_cases",
        "the same number as cases of the register in that month",
        "当月の登録簿の案件数と一致する",
    ),
)

RULES = {rule.id: rule for rule in _RULES}
"""Every rule by its id."""

"""Japanese eras: names of periods, and what Japanese documents print."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vocabulary.eras import ERAS, GREGORIAN_SINCE, era_label, era_of, era_year_of, parse_japanese_period
from vocabulary.period_labels import period_label
from vocabulary.periods import (
    FIRST_FISCAL_YEAR,
    FIRST_YEAR,
    LAST_YEAR,
    CalendarYear,
    Day,
    FiscalYear,
    Month,
    PeriodError,
    SinglePeriod,
    parse_period,
)

GREGORIAN_DAYS = st.dates(GREGORIAN_SINCE, date(LAST_YEAR, 12, 31))


def test_the_five_eras_have_their_names_letters_and_first_days() -> None:
    assert [(era.name_ja, era.name_en, era.letter, str(era.first_day)) for era in ERAS] == [
        ("明治", "Meiji", "M", "1868-01-25"),
        ("大正", "Taisho", "T", "1912-07-30"),
        ("昭和", "Showa", "S", "1926-12-25"),
        ("平成", "Heisei", "H", "1989-01-08"),
        ("令和", "Reiwa", "R", "2019-05-01"),
    ]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        # days on both sides of each change of era
        ("1912-07-29", "明治45年7月29日"),
        ("1912-07-30", "大正元年7月30日"),
        ("1926-12-24", "大正15年12月24日"),
        ("1926-12-25", "昭和元年12月25日"),
        ("1989-01-07", "昭和64年1月7日"),
        ("1989-01-08", "平成元年1月8日"),
        ("2019-03-31", "平成31年3月31日"),
        ("2019-04-30", "平成31年4月30日"),
        ("2019-05-01", "令和元年5月1日"),
        ("2020-01-01", "令和2年1月1日"),
        ("1873-01-01", "明治6年1月1日"),
        # months and years take the era of their last day
        ("2019-04", "平成31年4月"),
        ("2019-05", "令和元年5月"),
        ("1989-01", "平成元年1月"),
        ("2016-03", "平成28年3月"),
        ("2016", "平成28年"),
        ("2019", "令和元年"),
        ("1989", "平成元年"),
        ("1926", "昭和元年"),
        ("1868", "明治元年"),
    ],
)
def test_a_period_is_named_by_the_era_on_its_last_day(text: str, label: str) -> None:
    assert era_label(_single(text)) == label


@pytest.mark.parametrize(
    ("year", "label"),
    [
        (1886, "明治19年度"),
        (1911, "明治44年度"),
        (1912, "明治45年度"),
        (1913, "大正2年度"),
        (1926, "大正15年度"),
        (1927, "昭和2年度"),
        (1988, "昭和63年度"),
        (1989, "平成元年度"),
        (2016, "平成28年度"),
        (2018, "平成30年度"),
        (2019, "令和元年度"),
        (2020, "令和2年度"),
    ],
)
def test_a_fiscal_year_is_named_by_the_era_on_1_april_but_2019_is_reiwa(year: int, label: str) -> None:
    """There was no 昭和元年度: 1926 began as 大正15年度; the government renamed the whole of FY2019."""
    assert era_label(FiscalYear(year)) == label


def test_era_years_have_english_names_too() -> None:
    assert era_year_of(Day(2016, 3, 31)).name_en == "Heisei 28"
    assert era_year_of(CalendarYear(2019)).name_en == "Reiwa 1"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("平成28年度", "2016-FY"),
        ("平成28年", "2016"),
        ("平成28年3月", "2016-03"),
        ("平成28年3月31日", "2016-03-31"),
        ("平成28年3月末", "2016-03-31"),
        ("平成28年2月末日", "2016-02-29"),
        ("平成28年末", "2016-12-31"),
        ("平成28年度末", "2017-03-31"),
        ("H28", "2016"),
        ("h28", "2016"),
        ("H28.3.15", "2016-03-15"),
        ("H28/3", "2016-03"),
        ("H28-3-15", "2016-03-15"),
        ("H28年度", "2016-FY"),
        ("R1", "2019"),
        ("R元", "2019"),
        ("R1.5.1", "2019-05-01"),
        ("S64.1.7", "1989-01-07"),
        ("T15.12.24", "1926-12-24"),
        ("M45.7.29", "1912-07-29"),
        ("令和元年", "2019"),
        ("昭和64年1月7日", "1989-01-07"),
        ("平成元年1月8日", "1989-01-08"),
        ("平成31年4月30日", "2019-04-30"),
        ("令和元年5月1日", "2019-05-01"),
        ("平成31年3月31日", "2019-03-31"),
        ("平成31年4月1日", "2019-04-01"),
        ("大正元年", "1912"),
        ("明治5年", "1872"),
        ("２０１６年度", "2016-FY"),
        ("Ｈ２８．３．１５", "2016-03-15"),
        ("平成２８年３月３１日", "2016-03-31"),
        ("平成 28 年 3 月", "2016-03"),
        ("㍻28年", "2016"),
        ("平成28年3⽉31⽇", "2016-03-31"),
        ("2016", "2016"),
        ("2016年", "2016"),
        ("2016年度", "2016-FY"),
        ("2016年3月", "2016-03"),
        ("2016年3月末", "2016-03-31"),
        ("FY2016", "2016-FY"),
        ("ＦＹ２０１６", "2016-FY"),
        ("2016/3/31", "2016-03-31"),
        ("2016-03-31", "2016-03-31"),
        ("2016.3", "2016-03"),
        ("平成二十八年", "2016"),
        ("平成二八年度", "2016-FY"),
        ("平成十年十月十日", "1998-10-10"),
        ("令和元年十二月三十一日", "2019-12-31"),
        ("二〇一六年三月", "2016-03"),
        ("二千十六年", "2016"),
        ("千九百八十九年", "1989"),
    ],
)
def test_a_japanese_text_means_this_period(text: str, period: str) -> None:
    assert str(parse_japanese_period(text)) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("平成33年", "2021"),
        ("平成33年度", "2021-FY"),
        ("平成31年5月1日", "2019-05-01"),
        ("昭和64年1月8日", "1989-01-08"),
        ("昭和100年", "2025"),
    ],
)
def test_an_era_year_past_its_era_is_counted_on(text: str, period: str) -> None:
    """Plans printed before a change of era say 平成33年 for 2021."""
    assert str(parse_japanese_period(text)) == period


@pytest.mark.parametrize(
    "text", ["平成31年度", "令和元年度", "令和元年度（2019年度）", "令和元年（2019年）度", "R1年度"]
)
def test_fiscal_year_2019_has_two_era_names(text: str) -> None:
    assert parse_japanese_period(text) == FiscalYear(2019)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("平成28（2016）年度", "2016-FY"),
        ("2016年（平成28年）3月", "2016-03"),
        ("2016年度(平成28年度)", "2016-FY"),
    ],
)
def test_a_second_name_of_the_year_stands_in_brackets(text: str, period: str) -> None:
    assert str(parse_japanese_period(text)) == period


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("昭和0年", "昭和 has no year 0, its first is 元年"),
        ("H0", "平成 has no year 0, its first is 元年"),
        ("平成元年1月7日", "1989-01-07 is before 平成, which began on 1989-01-08"),
        ("令和元年4月30日", "2019-04-30 is before 令和, which began on 2019-05-01"),
        ("令和元年4月", "2019-04 is before 令和, which began on 2019-05-01"),
        ("令和元年4月末", "2019-04-30 is before 令和, which began on 2019-05-01"),
        ("明治5年3月1日", "months and days were lunisolar in Japan before 1873-01-01"),
        ("明治18年度", "fiscal year 1885 is outside 1886 to 2100"),
        ("H", "no year in 'H'"),
        ("平成年", "no year in '平成年'"),
        ("", "no year in ''"),
        ("平成28年13月", "month 13 is outside 1 to 12"),
        ("平成28年2月30日", "day 30 is outside 1 to 29"),
        ("28年度", "the year 28 has no era and not four digits"),
        ("元年", "the year 元 has no era and not four digits"),
        ("平成200年", "year 2188 is outside 1868 to 2100"),
        ("平成28年3月31", "cannot read '年3月31' after the year"),
        ("平成28年度3月", "cannot read '年度3月' after the year"),
        ("FY2016年3月", "cannot read '年3月' after the year"),
        ("H28.3/15", "cannot read '.3/15' after the year"),
        ("平成二二十年", "no year in '平成二二十年'"),
        ("平成28年頃", "cannot read '年頃' after the year"),
        ("平成28年（2015年）", "'2015年' in brackets is 2015, not 2016"),
        ("平成28年（確報）", "no year in '確報'"),
        ("平成28年（2016年確報）", "cannot read '2016年確報' in brackets as a year"),
    ],
)
def test_an_impossible_japanese_period_is_refused_with_its_place(text: str, reason: str) -> None:
    with pytest.raises(PeriodError) as refusal:
        parse_japanese_period(text)
    assert (refusal.value.text, refusal.value.reason) == (text, reason)
    assert "平成28年度" in str(refusal.value)


def test_a_day_before_meiji_has_no_era_here() -> None:
    with pytest.raises(PeriodError, match="Meiji began on 1868-01-25"):
        era_of(date(1868, 1, 24))


def test_a_lunisolar_month_has_no_era_label() -> None:
    """December 1872 is no month of 明治5年, whose months followed the moon."""
    with pytest.raises(PeriodError, match="lunisolar"):
        era_label(Month(1872, 12))


@given(GREGORIAN_DAYS)
def test_the_era_label_of_a_day_or_month_reads_back_as_the_same(day: date) -> None:
    for period in (Day.on(day), Month(day.year, day.month)):
        assert parse_japanese_period(era_label(period)) == period


@given(st.integers(FIRST_YEAR, LAST_YEAR))
def test_the_era_label_of_a_year_reads_back_as_the_same(year: int) -> None:
    assert parse_japanese_period(era_label(CalendarYear(year))) == CalendarYear(year)


@given(st.integers(FIRST_FISCAL_YEAR, LAST_YEAR))
def test_every_japanese_label_of_a_fiscal_year_reads_back_as_the_same(year: int) -> None:
    period = FiscalYear(year)
    labels = {period_label(period, "ja", "full"), period_label(period, "ja", "short"), era_label(period)}
    assert {parse_japanese_period(label) for label in labels} == {period}


@given(GREGORIAN_DAYS)
def test_a_day_lies_in_the_era_that_names_it(day: date) -> None:
    era = era_of(day)
    assert era.first_day <= day
    assert all(later.first_day > day for later in ERAS if later.first_day > era.first_day)
    assert era.calendar_year(era_year_of(Day.on(day)).number) == day.year


@given(st.text(alphabet="平成昭和令元年度月日末HSRFY0123456789一二十〇（）./- ", max_size=12))
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    """Whatever stands in a cell, the answer is a period or a PeriodError, never another error."""
    try:
        period: SinglePeriod | None = parse_japanese_period(text)
    except PeriodError:
        period = None
    assert period is None or parse_period(str(period)) == period


def _single(text: str) -> SinglePeriod:
    period = parse_period(text)
    assert isinstance(period, SinglePeriod)
    return period

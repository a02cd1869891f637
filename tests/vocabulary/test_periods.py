"""Periods: notation, first and last day, order, SDMX text and labels."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vocabulary.period_labels import LabelStyle, period_label
from vocabulary.periods import (
    FIRST_FISCAL_YEAR,
    FIRST_YEAR,
    LAST_YEAR,
    CalendarYear,
    Day,
    FiscalYear,
    Month,
    Period,
    PeriodError,
    PeriodType,
    Range,
    SinglePeriod,
    fiscal_year_of,
    parse_period,
    sdmx_time_period,
)
from vocabulary.text import Language

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
YEARS = st.integers(FIRST_YEAR, LAST_YEAR)
SINGLE: st.SearchStrategy[SinglePeriod] = st.one_of(
    YEARS.map(CalendarYear),
    st.integers(FIRST_FISCAL_YEAR, LAST_YEAR).map(FiscalYear),
    st.builds(Month, YEARS, st.integers(1, 12)),
    DAYS.map(Day.on),
)
CLOSED: st.SearchStrategy[Period] = st.one_of(
    SINGLE,
    st.tuples(SINGLE, SINGLE)
    .filter(lambda ends: ends[0].start <= ends[1].end)
    .map(lambda ends: Range(ends[0], ends[1])),
)
PERIODS: st.SearchStrategy[Period] = st.one_of(CLOSED, SINGLE.map(lambda first: Range(first, None)))


@pytest.mark.parametrize(
    ("text", "code", "start", "end"),
    [
        ("2016", "CY", "2016-01-01", "2016-12-31"),
        ("2016-FY", "FY", "2016-04-01", "2017-03-31"),
        ("2015-FY", "FY", "2015-04-01", "2016-03-31"),
        ("2016-03", "M", "2016-03-01", "2016-03-31"),
        ("2016-02", "M", "2016-02-01", "2016-02-29"),
        ("2015-02", "M", "2015-02-01", "2015-02-28"),
        ("2016-03-31", "D", "2016-03-31", "2016-03-31"),
        ("2005-05/2016-03", "R", "2005-05-01", "2016-03-31"),
        ("2005/2010", "R", "2005-01-01", "2010-12-31"),
        ("2013-FY/2015-FY", "R", "2013-04-01", "2016-03-31"),
        ("2005-04-15/2006-01-02", "R", "2005-04-15", "2006-01-02"),
        ("2005/2010-12-31", "R", "2005-01-01", "2010-12-31"),
        ("2005-04/2019-06", "R", "2005-04-01", "2019-06-30"),
        ("2016/2016", "R", "2016-01-01", "2016-12-31"),
    ],
)
def test_a_notation_means_these_days(text: str, code: str, start: str, end: str) -> None:
    period = parse_period(text)
    assert (period.type, str(period.start), str(period.end)) == (code, start, end)


def test_an_open_range_has_no_last_day() -> None:
    """Japan has been a member since 1993: there is a first day and no last one."""
    period = parse_period("1993/..")
    assert (period.type, period.start, period.end) == (PeriodType.RANGE, date(1993, 1, 1), None)
    assert period.contains(date(2100, 12, 31))
    assert not period.contains(date(1992, 12, 31))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2016-13", "month 13 is outside 1 to 12"),
        ("2016-00", "month 0 is outside 1 to 12"),
        ("2016-02-30", "day 30 is outside 1 to 29"),
        ("2015-02-29", "day 29 is outside 1 to 28"),
        ("1867", "year 1867 is outside 1868 to 2100"),
        ("2101-01-01", "year 2101 is outside 1868 to 2100"),
        ("1885-FY", "fiscal year 1885 is outside 1886 to 2100"),
        ("2016-03/2005-05", "the range ends on 2005-05-31, before it starts on 2016-03-01"),
        ("2005/2016-13", "month 13 is outside 1 to 12"),
        ("../2016", "'..' is not a notation of one period"),
        ("2005/", "'' is not a notation of one period"),
        ("2005/2006/2007", "'2006/2007' is not a notation of one period"),
    ],
)
def test_an_impossible_period_is_refused_with_its_text_and_reason(text: str, reason: str) -> None:
    with pytest.raises(PeriodError) as refusal:
        parse_period(text)
    assert str(refusal.value) == (
        f"period {text!r}: {reason}; accepted: 2016, 2016-FY, 2016-03, 2016-03-31, "
        "2005-05/2016-03 or 1993/.. with years from 1868 to 2100"
    )


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "16",
            "2016-3",
            "2016-3-1",
            " 2016",
            "2016\n",
            "2016-fy",
            "2016FY",
            "FY2016",
            "2016/03",
            "２０１６",
        ),
        *("2016-03-31T00:00:00", "2016-Q1", "2005-05 / 2016-03", "1993/", "1993/...", "平成28年"),
    ],
)
def test_only_the_canonical_notation_is_read(text: str) -> None:
    """Time stamps, quarters and looser spellings are refused, with an error that is a ValueError."""
    with pytest.raises(ValueError, match=re.escape(f"period {text!r}")):
        parse_period(text)


@given(PERIODS)
def test_the_text_of_a_period_reads_back_as_the_same_period(period: Period) -> None:
    assert parse_period(str(period)) == period


@pytest.mark.parametrize(
    ("day", "fiscal_year"),
    [
        ("2019-03-31", "2018-FY"),
        ("2019-04-01", "2019-FY"),
        ("2019-04-30", "2019-FY"),
        ("2019-05-01", "2019-FY"),
        ("2016-03-31", "2015-FY"),
        ("1989-01-07", "1988-FY"),
        ("1989-01-08", "1988-FY"),
        ("1886-04-01", "1886-FY"),
    ],
)
def test_a_day_falls_in_the_fiscal_year_that_began_last_april(day: str, fiscal_year: str) -> None:
    assert str(fiscal_year_of(date.fromisoformat(day))) == fiscal_year


def test_there_is_no_april_to_march_fiscal_year_before_1886() -> None:
    with pytest.raises(PeriodError, match="fiscal year 1885 is outside 1886 to 2100"):
        fiscal_year_of(date(1886, 3, 31))


@given(st.dates(date(FIRST_FISCAL_YEAR, 4, 1), date(LAST_YEAR, 12, 31)))
def test_the_fiscal_year_of_a_day_contains_the_day(day: date) -> None:
    assert fiscal_year_of(day).contains(day)


@given(PERIODS, DAYS)
def test_contains_agrees_with_the_first_and_last_day(period: Period, day: date) -> None:
    assert period.contains(day) == (period.start <= day <= (period.end or date.max))


@given(CLOSED)
def test_both_ends_belong_to_a_period_and_their_neighbours_do_not(period: Period) -> None:
    last = period.end or date.max
    assert period.contains(period.start)
    assert period.contains(last)
    assert not period.contains(period.start - timedelta(days=1))
    assert not period.contains(last + timedelta(days=1))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2016", "2016-FY"),
        ("2016", "2016/2016"),
        ("2016", "2016-01/2016-12"),
        ("2016-03-31", "2016-03"),
        ("2005/2010", "2005-01/2010-12"),
        ("1993/..", "1993-01/.."),
    ],
)
def test_periods_of_different_notation_are_never_equal(one: str, other: str) -> None:
    """A fiscal and a calendar year differ, and so do a year and a range over its days."""
    assert parse_period(one) != parse_period(other)
    assert (parse_period(one) < parse_period(other)) != (parse_period(other) < parse_period(one))


def test_periods_sort_by_first_day_then_last_day_then_type() -> None:
    texts = ["2016/..", "2016-FY", "2016", "2016/2016", "2016-01-01", "2015-FY", "2016-01"]
    assert [str(period) for period in sorted(map(parse_period, texts))] == [
        "2015-FY",
        "2016-01-01",
        "2016-01",
        "2016",
        "2016/2016",
        "2016/..",
        "2016-FY",
    ]


@given(PERIODS, PERIODS)
def test_exactly_one_of_before_equal_after_holds(one: Period, other: Period) -> None:
    assert [one < other, one == other, one > other].count(True) == 1
    if one.start != other.start:
        assert (one < other) == (one.start < other.start)
    if one == other:
        assert hash(one) == hash(other)


@given(PERIODS, PERIODS, PERIODS)
def test_the_order_is_transitive(one: Period, two: Period, three: Period) -> None:
    first, second, third = sorted([one, two, three])
    assert first <= second <= third
    assert first <= third


def test_a_period_does_not_compare_with_a_day() -> None:
    with pytest.raises(TypeError):
        assert parse_period("2016") < date(2016, 1, 1)


@pytest.mark.parametrize(
    ("text", "sdmx"),
    [
        ("2016", "2016"),
        ("2016-03", "2016-03"),
        ("2016-03-31", "2016-03-31"),
        ("2016-FY", "2016-04-01/P1Y"),
        ("2005-05/2016-03", "2005-05-01/P10Y11M"),
        ("2013-FY/2015-FY", "2013-04-01/P3Y"),
        ("2016-01/2016-03", "2016-01-01/P3M"),
        ("2005/2010-12-31", "2005-01-01/P6Y"),
        ("2016-01-02/2016-02-01", "2016-01-02/P31D"),
        ("2016-01-01/2016-01-30", "2016-01-01/P30D"),
    ],
)
def test_sdmx_writes_fiscal_years_and_ranges_as_start_and_duration(text: str, sdmx: str) -> None:
    assert sdmx_time_period(parse_period(text)) == sdmx


def test_sdmx_has_no_open_range() -> None:
    with pytest.raises(PeriodError, match=re.escape("period '1993/..': SDMX has no open time range")):
        sdmx_time_period(parse_period("1993/.."))


@given(CLOSED)
def test_the_sdmx_text_covers_the_same_days(period: Period) -> None:
    assert _sdmx_days(sdmx_time_period(period)) == (period.start, period.end)


def _sdmx_days(text: str) -> tuple[date, date]:
    """Expand an SDMX time period, written from the standard and not from the code under test."""
    start, slash, duration = text.partition("/")
    if not slash:
        first = date.fromisoformat(text + "-01-01"[len(text) - 4 :])
        years, months, days = {4: (1, 0, 0), 7: (0, 1, 0), 10: (0, 0, 1)}[len(text)]
    else:
        first = date.fromisoformat(start)
        parts = re.fullmatch(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?", duration)
        assert parts is not None
        years, months, days = (int(part or 0) for part in parts.groups())
    month = first.year * 12 + first.month - 1 + years * 12 + months
    after = date(month // 12, month % 12 + 1, first.day) + timedelta(days=days)
    return first, after - timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "full", "short", "era"),
    [
        ("2016", "2016", "2016", "2016 (Heisei 28)"),
        ("2016-FY", "FY2016 (Apr 2016–Mar 2017)", "FY2016", "FY2016 (Heisei 28)"),
        ("2016-03", "March 2016", "Mar 2016", "March 2016 (Heisei 28)"),
        ("2016-03-31", "31 March 2016", "31 Mar 2016", "31 March 2016 (Heisei 28)"),
        ("2005/2010", "2005 to 2010", "2005–2010", "2005 (Heisei 17) to 2010 (Heisei 22)"),
        ("1993/..", "since 1993", "1993–", "since 1993 (Heisei 5)"),
        ("2013-FY/..", "since FY2013 (from Apr 2013)", "FY2013–", "since FY2013 (Heisei 25)"),
        (
            "2005-05/2016-03",
            "May 2005 to end March 2016",
            "May 2005–Mar 2016",
            "May 2005 (Heisei 17) to end March 2016 (Heisei 28)",
        ),
        (
            "2013-FY/2015-FY",
            "FY2013 to FY2015 (Apr 2013–Mar 2016)",
            "FY2013–FY2015",
            "FY2013 (Heisei 25) to FY2015 (Heisei 27)",
        ),
        (
            "2005/2010-12-31",
            "2005 to 31 December 2010",
            "2005–31 Dec 2010",
            "2005 (Heisei 17) to 31 December 2010 (Heisei 22)",
        ),
    ],
)
def test_english_labels(text: str, full: str, short: str, era: str) -> None:
    assert _labels(text, "en") == (full, short, era)


@pytest.mark.parametrize(
    ("text", "full", "short", "era"),
    [
        ("2016", "2016年", "2016年", "平成28年"),
        ("2016-FY", "平成28年度（2016年度）", "2016年度", "平成28年度"),
        ("2019-FY", "令和元年度（2019年度）", "2019年度", "令和元年度"),
        ("2016-03", "2016年3月", "2016年3月", "平成28年3月"),
        ("2016-03-31", "2016年3月31日", "2016年3月31日", "平成28年3月31日"),
        ("2005/2010", "2005年から2010年まで", "2005年～2010年", "平成17年から平成22年まで"),
        ("1993/..", "1993年から", "1993年～", "平成5年から"),
        (
            "2005-05/2016-03",
            "2005年5月から2016年3月末まで",
            "2005年5月～2016年3月",
            "平成17年5月から平成28年3月末まで",
        ),
        (
            "2013-FY/2015-FY",
            "平成25年度（2013年度）から平成27年度（2015年度）まで",
            "2013年度～2015年度",
            "平成25年度から平成27年度まで",
        ),
    ],
)
def test_japanese_labels(text: str, full: str, short: str, era: str) -> None:
    assert _labels(text, "ja") == (full, short, era)


def _labels(text: str, lang: Language) -> tuple[str, str, str]:
    styles: tuple[LabelStyle, LabelStyle, LabelStyle] = ("full", "short", "era")
    full, short, era = (period_label(parse_period(text), lang, style) for style in styles)
    return full, short, era


@given(PERIODS, PERIODS)
def test_different_periods_never_share_a_label(one: Period, other: Period) -> None:
    """Labels stand in table heads, so two periods must not read the same."""
    for lang in ("en", "ja"):
        same_label = period_label(one, lang) == period_label(other, lang)
        assert same_label == (one == other)

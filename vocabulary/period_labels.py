"""Periods in words for people, in English and Japanese.

| style | English | Japanese |
|---|---|---|
| full (text, titles) | FY2016 (Apr 2016–Mar 2017), 31 March 2016 | 平成28年度（2016年度）, 2016年3月31日 |
| short (axes, tables) | FY2016, 31 Mar 2016, May 2005–Mar 2016, 1993– | 2016年度, 2016年3月31日, 1993年～ |
| era (beside Japanese sources) | FY2016 (Heisei 28) | 平成28年度, 平成28年3月31日 |

A short range keeps its start: "to 31 Mar 2016" would hide what a cumulative count covers.
"""

from datetime import date
from typing import Literal

from vocabulary.eras import era_label, era_year_of
from vocabulary.periods import CalendarYear, Day, FiscalYear, Month, Period, Range, SinglePeriod
from vocabulary.text import Language

LabelStyle = Literal["full", "short", "era"]

# Not calendar.month_name, which follows the locale of the process.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def period_label(period: Period, lang: Language, style: LabelStyle = "full") -> str:
    """Name a period for a reader; era style refuses months and days before 1873 (lunisolar)."""
    if isinstance(period, Range):
        return _japanese_range(period, style) if lang == "ja" else _english_range(period, style)
    if lang == "ja":
        return _japanese(period, style)
    return _english(period, style) + _fiscal_months(period, style)


def _english(period: SinglePeriod, style: LabelStyle) -> str:
    plain = _plain_english(period, short=style == "short")
    return f"{plain} ({era_year_of(period).name_en})" if style == "era" else plain


def _plain_english(period: SinglePeriod, *, short: bool) -> str:
    match period:
        case CalendarYear():
            return f"{period.year}"
        case FiscalYear():
            return f"FY{period.year}"
        case Month():
            return f"{_month_name(period.month, short=short)} {period.year}"
        case Day():
            return f"{period.day} {_month_name(period.month, short=short)} {period.year}"


def _english_range(period: Range, style: LabelStyle) -> str:
    first = _english(period.first, style)
    last = "" if period.last is None else _english(period.last, style)
    if style == "short":
        return f"{first}–{last}"
    if period.last is None:
        return f"since {first}" + _fiscal_months(period, style)
    end = "end " if isinstance(period.last, Month) else ""
    return f"{first} to {end}{last}" + _fiscal_months(period, style)


def _fiscal_months(period: Period, style: LabelStyle) -> str:
    """Say which months a fiscal year covers, since readers abroad take FY2016 for another year."""
    parts = (period.first, period.last) if isinstance(period, Range) else (period,)
    if style != "full" or not any(isinstance(part, FiscalYear) for part in parts):
        return ""
    if period.end is None:
        return f" (from {_month_of(period.start)})"
    return f" ({_month_of(period.start)}–{_month_of(period.end)})"


def _month_of(day: date) -> str:
    return f"{_month_name(day.month, short=True)} {day.year}"


def _month_name(month: int, *, short: bool) -> str:
    name = MONTHS[month - 1]
    return name[:3] if short else name


def _japanese(period: SinglePeriod, style: LabelStyle) -> str:
    if style == "era":
        return era_label(period)
    match period:
        case CalendarYear():
            return f"{period.year}年"
        case FiscalYear():
            plain = f"{period.year}年度"
            return plain if style == "short" else f"{era_label(period)}（{plain}）"
        case Month():
            return f"{period.year}年{period.month}月"
        case Day():
            return f"{period.year}年{period.month}月{period.day}日"


def _japanese_range(period: Range, style: LabelStyle) -> str:
    first = _japanese(period.first, style)
    last = "" if period.last is None else _japanese(period.last, style)
    if style == "short":
        return f"{first}～{last}"
    if period.last is None:
        return f"{first}から"
    end = "末" if isinstance(period.last, Month) else ""
    return f"{first}から{last}{end}まで"

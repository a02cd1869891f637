"""Periods in the languages that the vocabulary has no words of its own for, as CLDR writes their dates."""

import datetime as dt

from babel.dates import format_date, format_skeleton

from publication.text import locale, words
from vocabulary.period_labels import LabelStyle
from vocabulary.periods import CalendarYear, Day, FiscalYear, Month, Period, Range, SinglePeriod
from vocabulary.text import Language


def other_period(period: Period, lang: Language, style: LabelStyle = "full") -> str:
    """Name a period for a reader; a fiscal year in full says its months, since readers take FY2016 for another year."""
    if isinstance(period, Range):
        return f"{_single(period.first, lang)}–{_single(period.last, lang) if period.last else ''}"
    if isinstance(period, FiscalYear) and style == "full":
        return f"{_single(period, lang)} ({_month(period.start, lang)}–{_month(period.end, lang)})"
    return _single(period, lang)


def _single(period: SinglePeriod, lang: Language) -> str:
    _ = words(lang)
    match period:
        case CalendarYear():
            return f"{period.year}"
        case FiscalYear():
            return _("FY{year}").format(year=period.year)
        case Month():
            return _month(period.start, lang)
        case Day():
            return str(format_date(period.start, "medium", locale=locale(lang)))


def _month(day: dt.date, lang: Language) -> str:
    return str(format_skeleton("yMMM", day, locale=locale(lang)))

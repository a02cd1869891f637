"""Periods a number is about: years, fiscal years, months, days or ranges of them, never timestamps."""

import calendar
import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import total_ordering
from typing import ClassVar, TypeAlias

FIRST_YEAR, LAST_YEAR = 1868, 2100

# Before Meiji 19 the Japanese fiscal year began in July, January or October, so "Apr-Mar" would be untrue:
# https://www.archives.go.jp/naj_news/17/anohi.html
FIRST_FISCAL_YEAR = 1886
APRIL = 4

OPEN_END = ".."
"""The ISO 8601-2 sign for a range that has no last day yet."""

ACCEPTED = "2016, 2016-FY, 2016-03, 2016-03-31, 2005-05/2016-03 or 1993/.. with years from 1868 to 2100"


class PeriodType(StrEnum):
    """The kinds of period, with the short codes that files and tables keep."""

    CALENDAR_YEAR = "CY"
    FISCAL_YEAR = "FY"
    MONTH = "M"
    DAY = "D"
    RANGE = "R"


class PeriodError(ValueError):
    """A period that does not exist or is not written as accepted; a person must correct the text."""

    def __init__(self, text: str, reason: str, accepted: str = ACCEPTED) -> None:
        super().__init__(text, reason, accepted)
        self.text = text
        self.reason = reason
        self.accepted = accepted

    def __str__(self) -> str:
        return f"period {self.text!r}: {self.reason}; accepted: {self.accepted}"


@total_ordering
class _Span(ABC):
    """What all periods share: first and last day, and an order that never calls different periods equal."""

    __slots__ = ()
    type: ClassVar[PeriodType]

    @property
    @abstractmethod
    def start(self) -> date:
        """The first day."""

    @property
    @abstractmethod
    def end(self) -> date | None:
        """The last day, None only for an open range."""

    def contains(self, day: date) -> bool:
        """Tell whether the day lies in the period; both ends belong to it."""
        return self.start <= day and (self.end is None or day <= self.end)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, _Span):
            return NotImplemented
        return self._sort_key < other._sort_key

    @property
    def _sort_key(self) -> tuple[date, date, PeriodType, str]:
        # The text parts ranges over the same days, such as 2005/2010 and 2005-01/2010-12.
        return (self.start, self.end or date.max, self.type, str(self))


@dataclass(frozen=True, slots=True)
class CalendarYear(_Span):
    """January to December."""

    type: ClassVar[PeriodType] = PeriodType.CALENDAR_YEAR
    year: int

    def __post_init__(self) -> None:
        _require(self, "year", self.year, FIRST_YEAR, LAST_YEAR)

    def __str__(self) -> str:
        return f"{self.year:04}"

    @property
    def start(self) -> date:
        """The first of January."""
        return date(self.year, 1, 1)

    @property
    def end(self) -> date:
        """The last of December."""
        return date(self.year, 12, 31)


@dataclass(frozen=True, slots=True)
class FiscalYear(_Span):
    """A Japanese fiscal year: April of the year it is named after to March of the next."""

    type: ClassVar[PeriodType] = PeriodType.FISCAL_YEAR
    year: int

    def __post_init__(self) -> None:
        _require(self, "fiscal year", self.year, FIRST_FISCAL_YEAR, LAST_YEAR)

    def __str__(self) -> str:
        return f"{self.year:04}-FY"

    @property
    def start(self) -> date:
        """The first of April."""
        return date(self.year, APRIL, 1)

    @property
    def end(self) -> date:
        """The last of March of the next year."""
        return date(self.year + 1, 3, 31)


@dataclass(frozen=True, slots=True)
class Month(_Span):
    """A calendar month."""

    type: ClassVar[PeriodType] = PeriodType.MONTH
    year: int
    month: int

    def __post_init__(self) -> None:
        _require(self, "year", self.year, FIRST_YEAR, LAST_YEAR)
        _require(self, "month", self.month, 1, 12)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def start(self) -> date:
        """The first of the month."""
        return date(self.year, self.month, 1)

    @property
    def end(self) -> date:
        """The last of the month."""
        return date(self.year, self.month, _days_in(self.year, self.month))


@dataclass(frozen=True, slots=True)
class Day(_Span):
    """The day a stock or a cumulative count is as of."""

    type: ClassVar[PeriodType] = PeriodType.DAY
    year: int
    month: int
    day: int

    def __post_init__(self) -> None:
        _require(self, "year", self.year, FIRST_YEAR, LAST_YEAR)
        _require(self, "month", self.month, 1, 12)
        _require(self, "day", self.day, 1, _days_in(self.year, self.month))

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    @classmethod
    def on(cls, day: date) -> "Day":
        """Make the period that is this one day."""
        return cls(day.year, day.month, day.day)

    @property
    def start(self) -> date:
        """The day itself."""
        return date(self.year, self.month, self.day)

    @property
    def end(self) -> date:
        """The day itself."""
        return self.start


SinglePeriod: TypeAlias = CalendarYear | FiscalYear | Month | Day


@dataclass(frozen=True, slots=True)
class Range(_Span):
    """From the first day of one period to the last day of another, or open (`last` is None)."""

    type: ClassVar[PeriodType] = PeriodType.RANGE
    first: SinglePeriod
    last: SinglePeriod | None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise PeriodError(str(self), f"the range ends on {self.end}, before it starts on {self.start}")

    def __str__(self) -> str:
        return f"{self.first}/{OPEN_END if self.last is None else self.last}"

    @property
    def start(self) -> date:
        """The first day of the first period."""
        return self.first.start

    @property
    def end(self) -> date | None:
        """The last day of the last period, None when open."""
        return None if self.last is None else self.last.end


Period: TypeAlias = SinglePeriod | Range

_NOTATIONS: tuple[tuple[re.Pattern[str], Callable[..., SinglePeriod]], ...] = (
    (re.compile(r"([0-9]{4})"), CalendarYear),
    (re.compile(r"([0-9]{4})-FY"), FiscalYear),
    (re.compile(r"([0-9]{4})-([0-9]{2})"), Month),
    (re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})"), Day),
)


def parse_period(text: str) -> Period:
    """Read the canonical notation and nothing else; `str` of the period gives the text back."""
    first, slash, last = text.partition("/")
    try:
        if not slash:
            return _single(text)
        return Range(_single(first), None if last == OPEN_END else _single(last))
    except PeriodError as error:
        raise PeriodError(text, error.reason) from None


def fiscal_year_of(day: date) -> FiscalYear:
    """Find the Japanese fiscal year a day falls in."""
    return FiscalYear(day.year - (day.month < APRIL))


def sdmx_time_period(period: Period) -> str:
    """Write TIME_PERIOD for SDMX: Gregorian periods as they are, all others as start and duration.

    Time ranges are SDMX 2.1 section 6, 4.2.7 "Distinct Range": ISO 8601 start/duration.
    """
    if isinstance(period, FiscalYear):
        return f"{period.start}/P1Y"
    if isinstance(period, Range):
        return f"{period.start}/{_duration(period)}"
    return str(period)


def _duration(period: Range) -> str:
    if period.end is None:
        raise PeriodError(str(period), "SDMX has no open time range", "a range with a last day")
    after = period.end + timedelta(days=1)
    if period.start.day != 1 or after.day != 1:
        return f"P{(after - period.start).days}D"
    years, months = divmod((after.year - period.start.year) * 12 + after.month - period.start.month, 12)
    return "P" + (f"{years}Y" if years else "") + (f"{months}M" if months else "")


def _single(text: str) -> SinglePeriod:
    for notation, kind in _NOTATIONS:
        if match := notation.fullmatch(text):
            return kind(*map(int, match.groups()))
    raise PeriodError(text, f"{text!r} is not a notation of one period")


def _require(period: _Span, part: str, number: int, lowest: int, highest: int) -> None:
    if not lowest <= number <= highest:
        raise PeriodError(str(period), f"{part} {number} is outside {lowest} to {highest}")


def _days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]

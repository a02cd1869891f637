"""The months behind a period, and the closed periods of each kind up to the last month the register covers."""

from indicators.disclosure.policy import TimeBasis
from indicators.register import FIRST_MONTH, FIRST_YEAR, YEARS_TOGETHER
from vocabulary.periods import CalendarYear, FiscalYear, Month, Period, Range

_MONTHS = 12

_ENDS = {TimeBasis.WHOLE: TimeBasis.YEARS, TimeBasis.TO_YEAR: TimeBasis.CALENDAR_YEAR}
"""The periods with which spans from the first month end."""


def month_number(text: str) -> int:
    """The number of a month such as "2016-03", counted without a gap."""
    year, month = text.split("-")
    return _number(int(year), int(month))


def month_text(number: int) -> str:
    """The month of that number, such as "2016-03"."""
    return f"{number // _MONTHS:04}-{number % _MONTHS + 1:02}"


def span(period: Period) -> tuple[int, int]:
    """The numbers of the first and the last month of a period, from the programme's first month on."""
    last = period.end or period.start
    first = month_number(FIRST_MONTH)
    return max(first, _number(period.start.year, period.start.month)), _number(last.year, last.month)


def closed_periods(basis: TimeBasis, through: str) -> tuple[Period, ...]:
    """The periods of that kind that are over when `through`, such as "2019-12", is the last month known."""
    last = month_number(through)
    every = _periods(basis, last // _MONTHS, through)
    return tuple(period for period in every if span(period)[1] <= last)


def _periods(basis: TimeBasis, last_year: int, through: str) -> list[Period]:
    if basis is TimeBasis.CALENDAR_YEAR:
        return [CalendarYear(year) for year in range(FIRST_YEAR, last_year + 1)]
    if basis is TimeBasis.FISCAL_YEAR:
        return [FiscalYear(year) for year in range(FIRST_YEAR, last_year + 1)]
    if basis is TimeBasis.YEARS:
        starts = range(FIRST_YEAR, last_year + 1, YEARS_TOGETHER)
        return [Range(CalendarYear(year), CalendarYear(year + YEARS_TOGETHER - 1)) for year in starts]
    first = Month(*map(int, FIRST_MONTH.split("-")))
    over = closed_periods(_ENDS[basis], through)
    counted = over[-1:] if basis is TimeBasis.WHOLE else over
    return [Range(first, Month(each.end.year, each.end.month)) for each in counted if each.end]


def _number(year: int, month: int) -> int:
    return year * _MONTHS + month - 1

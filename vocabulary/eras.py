"""Japanese eras: from a period to its era name, and from Japanese period texts to periods."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from vocabulary.periods import APRIL, CalendarYear, Day, FiscalYear, Month, PeriodError, SinglePeriod

# Until then months and days were lunisolar, so 明治5年3月1日 is not 1 March 1872.
GREGORIAN_SINCE = date(1873, 1, 1)

ACCEPTED = "平成28年度, 平成28年, 平成28年3月, 平成28年3月31日, 平成28年3月末, H28.3.15, 2016年度, 2016/3/31"


@dataclass(frozen=True, slots=True)
class Era:
    """An era since Meiji; its year 1 is the calendar year of its first day, however short."""

    name_ja: str
    name_en: str
    letter: str
    first_day: date

    def calendar_year(self, number: int) -> int:
        """Count an era year in the calendar, past the era's end too."""
        return self.first_day.year + number - 1


@dataclass(frozen=True, slots=True)
class EraYear:
    """A year of an era."""

    era: Era
    number: int

    @property
    def name_ja(self) -> str:
        """平成28, or 令和元 for a first year."""
        return f"{self.era.name_ja}{'元' if self.number == 1 else self.number}"

    @property
    def name_en(self) -> str:
        """Heisei 28."""
        return f"{self.era.name_en} {self.number}"


MEIJI = Era("明治", "Meiji", "M", date(1868, 1, 25))
TAISHO = Era("大正", "Taisho", "T", date(1912, 7, 30))
SHOWA = Era("昭和", "Showa", "S", date(1926, 12, 25))
HEISEI = Era("平成", "Heisei", "H", date(1989, 1, 8))
REIWA = Era("令和", "Reiwa", "R", date(2019, 5, 1))
ERAS = (MEIJI, TAISHO, SHOWA, HEISEI, REIWA)

# A fiscal year is named by the era in force on its first day, 1 April: 明治45年度 (1912), 大正15年度 (1926),
# 平成元年度 (1989). The one exception was decided for 2019, whose era changed a month after it began: the
# whole year is 令和元年度 (改元に伴う元号による年表示の取扱いについて, 関係省庁連絡会議申合せ, April 2019).
RENAMED_FISCAL_YEARS = {2019: REIWA}


def era_of(day: date) -> Era:
    """Find the era in force on a day."""
    for era in reversed(ERAS):
        if era.first_day <= day:
            return era
    raise PeriodError(str(day), f"Meiji began on {MEIJI.first_day}", "days since Meiji")


def era_year_of(period: SinglePeriod) -> EraYear:
    """Name the era year of a period: the era on its last day, for a fiscal year on its first.

    So 2019 is 令和元年 as in annual statistics, while 2019-04 and 2019-04-30 are 平成31年.
    """
    if isinstance(period, FiscalYear):
        era = RENAMED_FISCAL_YEARS.get(period.year) or era_of(date(period.year, APRIL, 1))
    else:
        era = era_of(period.end)
    _refuse_lunisolar(period)
    return EraYear(era, period.year - era.first_day.year + 1)


def era_label(period: SinglePeriod) -> str:
    """Write a period in its era: 平成28年度, 平成28年, 平成28年3月, 令和元年5月1日."""
    year = era_year_of(period).name_ja
    match period:
        case CalendarYear():
            return f"{year}年"
        case FiscalYear():
            return f"{year}年度"
        case Month():
            return f"{year}年{period.month}月"
        case Day():
            return f"{year}年{period.month}月{period.day}日"


def parse_japanese_period(text: str) -> SinglePeriod:
    """Read one period as Japanese documents print it, an era year also past the end of its era.

    平成33年 is 2021, because plans printed before 2019 say so; 末 is the day the period ends. A second
    name of the year in brackets, 令和元年（2019年）度, must agree with the first.
    """
    try:
        return _read(_normalised(text))
    except PeriodError as error:
        raise PeriodError(text, error.reason, ACCEPTED) from None


_BY_NAME = {name: era for era in ERAS for name in (era.name_ja, era.letter)}

_YEAR = re.compile(rf"(?P<fiscal>FY)?(?P<era>{'|'.join(_BY_NAME)})?(?P<number>元|[0-9]{{1,4}})?")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_REST = (
    re.compile(r"(?:年(?P<fiscal>度)?)?(?P<end>末日?)?"),
    re.compile(r"年(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日|(?P<end>末日?))?"),
    re.compile(r"(?P<sign>[./-])(?P<month>[0-9]{1,2})(?:(?P=sign)(?P<day>[0-9]{1,2}))?"),
)

_KANJI_NUMERAL = re.compile(r"[〇零一二三四五六七八九十百千]+")
_KANJI_PLACES = re.compile(
    r"(?:(?P<n1000>[二三四五六七八九]?)千)?(?:(?P<n100>[二三四五六七八九]?)百)?"
    r"(?:(?P<n10>[二三四五六七八九]?)十)?(?P<n1>[一二三四五六七八九]?)"
)
_KANJI_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def _read(text: str) -> SinglePeriod:
    unbracketed = _BRACKETS.sub("", text)
    written, era, year = _year_at_start(unbracketed)
    for other_name in _BRACKETS.findall(text):
        _refuse_other_year(other_name, year)
    rest = unbracketed[written.end() :]
    parts = next((match for shape in _REST if (match := shape.fullmatch(rest))), None)
    fiscal = written["fiscal"] is not None
    if parts is None or (fiscal and "month" in parts.re.groupindex):
        raise PeriodError(text, f"cannot read {rest!r} after the year")
    named = parts.groupdict()
    period = _period(year, named.get("month"), named.get("day"), fiscal=fiscal or bool(named.get("fiscal")))
    if named.get("end"):
        period = Day.on(period.end)
    if era is not None:
        _refuse_before(era, period)
        _refuse_lunisolar(period)
    return period


def _year_at_start(text: str) -> tuple[re.Match[str], Era | None, int]:
    written = _YEAR.match(text)
    if written is None or written["number"] is None:
        raise PeriodError(text, f"no year in {text!r}")
    number = written["number"]
    if written["era"] is None:
        if len(number) != len("2016"):
            raise PeriodError(text, f"the year {number} has no era and not four digits")
        return written, None, int(number)
    era = _BY_NAME[written["era"]]
    if number.strip("0") == "":
        raise PeriodError(text, f"{era.name_ja} has no year 0, its first is 元年")
    return written, era, era.calendar_year(1 if number == "元" else int(number))


def _period(year: int, month: str | None, day: str | None, *, fiscal: bool) -> SinglePeriod:
    if fiscal:
        return FiscalYear(year)
    if month is None:
        return CalendarYear(year)
    if day is None:
        return Month(year, int(month))
    return Day(year, int(month), int(day))


def _refuse_other_year(other_name: str, year: int) -> None:
    written, _, other_year = _year_at_start(other_name)
    if other_name[written.end() :] not in {"", "年", "年度"}:
        raise PeriodError(other_name, f"cannot read {other_name!r} in brackets as a year")
    if other_year != year:
        raise PeriodError(other_name, f"{other_name!r} in brackets is {other_year}, not {year}")


def _refuse_before(era: Era, period: SinglePeriod) -> None:
    if period.end < era.first_day:
        raise PeriodError(str(period), f"{period} is before {era.name_ja}, which began on {era.first_day}")


def _refuse_lunisolar(period: SinglePeriod) -> None:
    if isinstance(period, Month | Day) and period.start < GREGORIAN_SINCE:
        raise PeriodError(str(period), f"months and days were lunisolar in Japan before {GREGORIAN_SINCE}")


def _normalised(text: str) -> str:
    compact = "".join(unicodedata.normalize("NFKC", text).split()).upper()
    return _KANJI_NUMERAL.sub(lambda numeral: _arabic(numeral[0]), compact)


def _arabic(numeral: str) -> str:
    """Turn 二十八 and 二八 into 28; a numeral that is neither stays and is refused later."""
    places = _KANJI_PLACES.fullmatch(numeral)
    if places is None:
        digits = numeral.translate(_KANJI_DIGITS)
        return digits if digits.isdecimal() else numeral
    return str(sum(_place(places, size) for size in (1000, 100, 10, 1)))


def _place(places: re.Match[str], size: int) -> int:
    digit = places[f"n{size}"]
    if digit is None or (size == 1 and not digit):
        return 0
    return size * int(digit.translate(_KANJI_DIGITS) or 1)

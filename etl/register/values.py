"""From the text of a cell to a value: days in any calendar, codes by any of their names, counts, yen, case ids."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import polars as pl

from etl.register.headings import Found
from etl.register.sheet import Field, Holds
from etl.register.yen import yen
from etl.sources.programme_register import SHEETS
from vocabulary.codes import areas
from vocabulary.eras import parse_japanese_period
from vocabulary.periods import Day, FiscalYear, Month, PeriodError, parse_period
from vocabulary.text import Text

_SERIALS = range(20_000, 80_000)
"""The days of 1954 to 2119 as spreadsheets count them; smaller numbers are ages and counts."""

_SERIAL_ZERO = dt.date(1899, 12, 30)
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]00:00:00(?:\.0+)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_ERA = re.compile(r"[明大昭平令MTSHR]")
_FULL_WIDTH = re.compile(r"[０-９Ａ-Ｚａ-ｚ]")
_COUNT = re.compile(r"(-?[0-9][0-9,]*)(?:\.0+)?\s*(?:人|名|歳|才|件|persons?|years?)?", re.IGNORECASE)
_DIVIDERS = re.compile(r"[;；、|/\n]+")
_CASE_ID = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)*")
_LONGEST_ID, _FEWEST_OF_A_TELEPHONE = 32, 9
_PASSPORT = re.compile(r"[A-Z]{1,2}[0-9]{6,8}[A-Z]?|[0-9]{9}")


class Manner:
    """How a day was written, for the report on what was detected."""

    ERA = Text("in a Japanese era", "和暦")
    SERIAL = Text("as a spreadsheet's serial number", "表計算ソフトのシリアル値")
    FULL_WIDTH = Text("in full-width characters", "全角文字")


@dataclass(frozen=True, slots=True)
class Values:
    """The records of a sheet as values.

    `values` has row_number and each field as its table has it (exploitation: a list of codes); a cell that cannot be
    read is null there. `unread` names those cells with the rule they break: row_number, field, rule.
    """

    found: Found
    values: pl.DataFrame
    unread: pl.DataFrame
    remarks: tuple[Text, ...]


def read_values(found: Found) -> Values:
    """Read every cell of a sheet; each distinct text of a column is read once."""
    columns = [_Column(found, field) for field in found.sheet.fields]
    rows = found.records["row_number"]
    unread = [
        pl.DataFrame({"row_number": rows.filter(column.unread)}).with_columns(
            pl.lit(column.field.name).alias("field"), pl.lit(column.kind.rule).alias("rule")
        )
        for column in columns
    ]
    values = pl.DataFrame([rows, *(column.values for column in columns)])
    return Values(found, values, pl.concat(unread), tuple(text for column in columns for text in column.remarks))


class _Column:
    """A column of a sheet: what each distinct text in it means."""

    def __init__(self, found: Found, field: Field) -> None:
        self.found, self.field, self.kind = found, field, _KINDS[field.holds]
        self._texts = found.records[field.name]
        read = self.kind.reader(field, found.units.get(field.name, 1.0))
        self._known = {text: read(_plain(text)) for text in self._texts.unique(maintain_order=True).drop_nulls()}

    @property
    def values(self) -> pl.Series:
        """The values; an empty cell is what the field says an empty one stands for, an unreadable one is null."""
        name = self.field.name
        meant = pl.DataFrame(
            {"text": list(self._known), name: list(self._known.values())},
            schema={"text": pl.String, name: self.kind.type},
        )
        found = self._texts.rename("text").to_frame().join(meant, on="text", how="left", maintain_order="left")
        if not self.field.empty:
            return found[name]
        return found.select(
            pl.when(pl.col("text").is_null()).then(pl.lit(self.field.empty)).otherwise(name).alias(name)
        )[name]

    @property
    def unread(self) -> pl.Series:
        """Which cells have content that cannot be read."""
        return self._texts.is_in([text for text, value in self._known.items() if value is None])

    @property
    def remarks(self) -> list[Text]:
        """How the cells were written, where that is not the plain way."""
        read = [text for text, value in self._known.items() if value is not None]
        manners = {Manner.FULL_WIDTH: [text for text in read if _FULL_WIDTH.search(text)]}
        if self.field.holds in {Holds.DAY, Holds.PERIOD}:
            manners[Manner.ERA] = [text for text in read if _ERA.match(_plain(text).upper())]
            manners[Manner.SERIAL] = [text for text in read if _is_serial(_plain(text))]
        counted = {manner: int(self._texts.is_in(texts).sum()) for manner, texts in manners.items()}
        return [self._remark(manner, cells) for manner, cells in counted.items() if cells]

    def _remark(self, manner: Text, cells: int) -> Text:
        label, place = self.field.label, self.found.grid.place
        return Text(
            f"{place}: {cells} cells of “{label.en}” are written {manner.en}",
            f"{place}：「{label.ja}」の{cells}件は{manner.ja}で書かれていました",
        )


def _plain(text: str) -> str:
    """The text in its plain width, without spaces around it."""
    return unicodedata.normalize("NFKC", text).strip()


def _day(text: str) -> dt.date | None:
    if midnight := _MIDNIGHT.fullmatch(text):
        return dt.date.fromisoformat(midnight[1])
    if _is_serial(text):
        return _SERIAL_ZERO + dt.timedelta(days=int(float(text)))
    if compact := _COMPACT.fullmatch(text):
        text = "-".join(compact.groups())
    try:
        period = parse_japanese_period(text)
    except PeriodError:
        return None
    return period.start if isinstance(period, Day) else None


def _is_serial(text: str) -> bool:
    whole = text.removesuffix(".0")
    return whole.isdecimal() and int(whole) in _SERIALS


def _period(text: str) -> str | None:
    """A month or fiscal year; the first of a month, which spreadsheets make of 2016/3, is that month."""
    day = _day(text)
    if day is not None:
        return str(Month(day.year, day.month)) if day.day == 1 else None
    for parse in (parse_period, parse_japanese_period):
        try:
            period = parse(text)
        except PeriodError:
            continue
        return str(period) if isinstance(period, Month | FiscalYear) else None
    return None


def _count(text: str) -> int | None:
    written = _COUNT.fullmatch(text)
    return int(written[1].replace(",", "")) if written else None


def _case_id(text: str) -> str | None:
    """A pseudonym, None where it looks like a name, a telephone number or the number of a passport."""
    upper = text.upper()
    digits = sum(character.isdecimal() for character in upper)
    looks_like_a_name = digits == 0
    looks_like_a_telephone = digits >= _FEWEST_OF_A_TELEPHONE and not any(character.isalpha() for character in upper)
    if looks_like_a_name or looks_like_a_telephone or _PASSPORT.fullmatch(upper):
        return None
    return upper if _CASE_ID.fullmatch(upper) and len(upper) <= _LONGEST_ID else None


def _code_reader(field: Field) -> Callable[[str], str | None]:
    names = _codes_by_name(field.name)
    return lambda text: names.get(_folded(text))


def _codes_reader(field: Field) -> Callable[[str], list[str] | None]:
    """Several codes in a cell; a label with a comma in it is not taken apart."""
    one = _code_reader(field)

    def read(text: str) -> list[str] | None:
        for divided in (_DIVIDERS.split(text), re.split(r"[;；、，,|/\n]+", text)):
            codes = [one(part) for part in divided if part.strip()]
            if codes and None not in codes:
                return sorted({code for code in codes if code})
        return None

    return read


@cache
def _codes_by_name(field_name: str) -> dict[str, str]:
    """The codes a field offers by code, label in both languages, and for areas also ISO alpha-2 and M49."""
    field = next(field for sheet in SHEETS for field in sheet.fields if field.name == field_name)
    names: dict[str, str] = {}
    for code, each in field.codes.items():
        names |= dict.fromkeys((_folded(each.label.en), _folded(each.label.ja), _folded(code)), code)
    if field.codelist == "CL_AREA":
        for code in field.codes:
            area = areas()[code]
            names |= {_folded(name): code for name in (area.iso2, area.m49) if name}
    return names


def _folded(text: str) -> str:
    """A code or label as it is compared: width, case and spaces do not count, brackets do."""
    return "".join(_plain(text).casefold().split())


@dataclass(frozen=True, slots=True)
class _Kind:
    """How cells are read: the type of their values, the rule an unreadable one breaks, and the reader of a field.

    A reader takes a text in its plain width and gives None where it is no value; it is made from the field and the
    unit its heading names.
    """

    type: pl.DataType | type[pl.DataType]
    rule: str
    reader: Callable[[Field, float], Callable[[str], object]]


_KINDS: Mapping[Holds, _Kind] = {
    Holds.CASE_ID: _Kind(pl.String, "case_id_is_a_pseudonym", lambda *_: _case_id),
    Holds.DAY: _Kind(pl.Date, "day_is_a_date", lambda *_: _day),
    Holds.PERIOD: _Kind(pl.String, "period_is_known", lambda *_: _period),
    Holds.CODE: _Kind(pl.String, "code_is_known", lambda field, _: _code_reader(field)),
    Holds.CODES: _Kind(pl.List(pl.String), "code_is_known", lambda field, _: _codes_reader(field)),
    Holds.COUNT: _Kind(pl.Int64, "number_is_whole", lambda *_: _count),
    Holds.MONEY: _Kind(pl.Float64, "amount_is_a_number", lambda _, unit: lambda text: yen(text, unit)),
}

"""The columns of an export: SDMX names, codes beside their labels, numbers as numbers, the same in every format."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from publication import labels
from publication.query import Row, Table
from vocabulary.codes import NOT_APPLICABLE
from vocabulary.dimensions import CODELIST_OF, DIMENSION_NAMES
from vocabulary.text import LANGUAGES, Language, Text

Value: TypeAlias = str | int | float | tuple[str, ...] | None


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole"
    LIST = "list"


@dataclass(frozen=True)
class Column:
    """One column: `of` gives its value for a row; `codelist` names the list its codes come from.

    A list is written as one text, divided by `joint`, where a format has no lists.
    """

    id: str
    kind: Kind
    title: Text
    of: Callable[[Table, Row, Language], Value]
    codelist: str = ""
    joint: str = " "


def columns(table: Table, *, whole: bool = False) -> tuple[Column, ...]:
    """The columns that say something of a table's rows; a dimension stands only where it applies to one of them.

    `whole` has those of all observations of the indicator.
    """
    frame = table.everything if whole else table.frame
    names = [name for name in DIMENSION_NAMES if set(frame[name].unique()) != {NOT_APPLICABLE}]
    return (*_FIRST, *(column for name in names for column in _coded(name)), *_AFTER)


def joined(column: Column, value: Value) -> str | float | None:
    """A value as one cell: a list as one text."""
    return column.joint.join(value) if isinstance(value, tuple) else value


def plain(value: Value) -> Value:
    """A whole number without a superfluous point, as it was published."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _coded(name: str) -> tuple[Column, Column]:
    title = Text(*(labels.dimension_label(name, lang) for lang in LANGUAGES))
    return (
        _kept(name, title, CODELIST_OF[name]),
        Column(f"{name.upper()}_LABEL", Kind.TEXT, title, lambda _, row, lang: labels.label(name, row[name], lang)),
    )


def _kept(name: str, title: Text, codelist: str = "", kind: Kind = Kind.TEXT) -> Column:
    """A column of the release under its SDMX name."""
    return Column(name.upper(), kind, title, lambda _table, row, _lang: row[name], codelist)


def _day(name: str, title: Text) -> Column:
    def day(_table: Table, row: Row, _lang: Language) -> str:
        return row[name].isoformat() if row[name] else ""

    return Column(name.upper(), Kind.TEXT, title, day)


def _source_titles(table: Table, row: Row, lang: Language) -> tuple[str, ...]:
    return tuple(labels.say(table.release.sources[one].title, lang) for one in row["source_ids"])


def _place(detail: str, lang: Language) -> str:
    source, colon, locator = detail.partition(": ")
    return f"{source}{colon}{labels.place(locator, lang)}"


def _licences(table: Table, row: Row, _lang: Language) -> tuple[str, ...]:
    return tuple(dict.fromkeys(table.release.sources[one].licence for one in row["source_ids"]))


_FIRST = (
    Column("INDICATOR", Kind.TEXT, Text("Indicator", "指標"), lambda table, _row, _lang: table.entry.id),
    Column(
        "INDICATOR_LABEL",
        Kind.TEXT,
        Text("Name of the indicator", "指標名"),
        lambda table, _row, lang: labels.say(table.entry.name, lang),
    ),
)

_AFTER = (
    _kept("time_period", Text("Period", "期間")),
    Column(
        "PERIOD_LABEL",
        Kind.TEXT,
        Text("Period in words", "期間（表記）"),
        lambda _table, row, lang: labels.period(row["time_period"], lang),
    ),
    _day("period_start", Text("First day of the period", "期間の初日")),
    _day("period_end", Text("Last day of the period; empty while it goes on", "期間の末日（継続中は空欄）")),
    _kept("obs_value", Text("Value", "値"), kind=Kind.NUMBER),
    Column(
        "DECIMALS",
        Kind.WHOLE,
        Text("Decimals shown", "表示する小数桁数"),
        lambda table, row, _lang: labels.shown_decimals(row, table.entry.decimals),
    ),
    _kept("unit_measure", Text("Unit", "単位"), "CL_UNIT_MEASURE"),
    _kept("unit_mult", Text("Power of ten of the unit", "単位の倍率（10のべき）"), "CL_UNIT_MULT", Kind.WHOLE),
    Column(
        "UNIT_LABEL", Kind.TEXT, Text("Unit in words", "単位（表記）"), lambda _table, row, lang: labels.unit(row, lang)
    ),
    _kept("obs_status", Text("Status of the observation", "観測値の状態"), "CL_OBS_STATUS"),
    Column(
        "OBS_STATUS_LABEL",
        Kind.TEXT,
        Text("Status in words", "状態（表記）"),
        lambda _table, row, lang: labels.label("obs_status", row["obs_status"], lang),
    ),
    _kept("conf_status", Text("Confidentiality", "秘匿区分"), "CL_CONF_STATUS"),
    _kept("qualifier", Text("Qualifier of the source", "出典の限定語"), "CL_QUALIFIER"),
    _kept("nature", Text("Nature of the figure", "数値の性質"), "CL_NATURE"),
    _kept("lower_bound", Text("Lower limit", "下限"), kind=Kind.NUMBER),
    _kept("upper_bound", Text("Upper limit", "上限"), kind=Kind.NUMBER),
    _kept("bound_method", Text("Method of the limits", "上限・下限の算出方法"), "CL_BOUND_METHOD"),
    _kept("numerator", Text("Numerator", "分子"), kind=Kind.NUMBER),
    _kept("denominator", Text("Denominator", "分母"), kind=Kind.NUMBER),
    _kept("note", Text("Note", "注"), "CL_NOTE"),
    Column(
        "NOTE_LABEL", Kind.TEXT, Text("Note in words", "注（表記）"), lambda _table, row, lang: labels.note(row, lang)
    ),
    _kept("base_period", Text("Base period", "基準時")),
    _kept("comment", Text("Comment of the source", "出典の備考")),
    Column("SOURCE", Kind.LIST, Text("Source", "出典"), lambda _table, row, _lang: tuple(row["source_ids"])),
    Column("SOURCE_TITLE", Kind.LIST, Text("Title of the source", "出典の表題"), _source_titles, joint="; "),
    Column(
        "SOURCE_DETAIL",
        Kind.LIST,
        Text("Place in the source", "出典の掲載箇所"),
        lambda _table, row, lang: tuple(_place(detail, lang) for detail in row["source_details"]),
        joint="; ",
    ),
    Column("LICENCE", Kind.LIST, Text("Terms of use of the source", "出典の利用条件"), _licences, "CL_LICENCE"),
    Column("LOAD", Kind.LIST, Text("Load", "取込"), lambda _table, row, _lang: tuple(row["load_ids"])),
    Column("RELEASE", Kind.TEXT, Text("Release", "リリース"), lambda table, _row, _lang: table.release.id),
    Column(
        "RELEASE_DATE",
        Kind.TEXT,
        Text("Day of the release", "リリース日"),
        lambda table, _row, _lang: table.release.manifest.created.date().isoformat(),
    ),
    Column(
        "CAVEAT",
        Kind.TEXT,
        Text("Caveat", "留意点"),
        lambda table, _row, lang: labels.say(table.entry.caveat, lang),
    ),
)

"""Japan's rules for machine-readable statistical tables, checked on a workbook as it was written.

Ministry of Internal Affairs and Communications, December 2020, check items 1-1 to 1-13, 2-1 and 2-2:
https://www.soumu.go.jp/menu_news/s-news/01toukatsu01_02000186.html
Item 1-13 is about the signs among numbers that say why there is none. We have no such sign: the status says it.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.workbook import Workbook

from publication.formats.columns import Column, Kind
from vocabulary.statuses import ObsStatus
from vocabulary.text import Text

Line: TypeAlias = tuple[Cell | MergedCell, ...]

_LAYOUT = re.compile(r"^\s|\s$|\s{2}|[\n\r\t]")
_SEVERAL = re.compile(r"[\s,;、；]")
_WESTERN = re.compile(r"\d{4}(?!\d)")
_ONE_PLATFORM = re.compile(r"[\u2150-\u218f\u2460-\u24ff\u3200-\u33ff\ue000-\uf8ff]")
_OBJECTS = re.compile(r"xl/(?:drawings|charts|media|embeddings|comments|tables|ctrlProps)")


@dataclass(frozen=True)
class Written:
    """A workbook read back from its bytes; the first sheet has the data, in these columns."""

    content: bytes
    columns: Sequence[Column]
    parts: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        with zipfile.ZipFile(io.BytesIO(self.content)) as file:
            object.__setattr__(self, "parts", tuple(file.namelist()))

    @cached_property
    def workbook(self) -> Workbook:
        """What a reader of workbooks finds in it."""
        return load_workbook(io.BytesIO(self.content))

    @cached_property
    def lines(self) -> list[Line]:
        """The cells of the sheet with the data, the header first."""
        return list(self.workbook.worksheets[0].rows)

    def cells(self, wanted: Callable[[Column], bool] = lambda _column: True) -> Iterator[Cell | MergedCell]:
        """The cells below the header, of the columns wanted."""
        kept = [place for place, column in enumerate(self.columns) if wanted(column)]
        return (line[place] for line in self.lines[1:] for place in kept)

    def named(self, *names: str) -> Iterator[Line]:
        """The cells of some columns, row by row."""
        places = [place for place, column in enumerate(self.columns) if column.id in names]
        return (tuple(line[place] for place in places) for line in self.lines[1:]) if places else iter(())

    def texts(self) -> Iterator[Cell | MergedCell]:
        """Every cell with text, of all sheets."""
        return (
            cell
            for sheet in self.workbook.worksheets
            for line in sheet.rows
            for cell in line
            if isinstance(cell.value, str)
        )


@dataclass(frozen=True)
class Rule:
    """A check item: `broken` gives the places that break it."""

    number: str
    says: Text
    broken: Callable[[Written], Iterator[str]]


@dataclass(frozen=True)
class Checked:
    """A check item with the places that break it, none where it is kept."""

    rule: Rule
    places: tuple[str, ...]


def check(content: bytes, columns: Sequence[Column]) -> tuple[Checked, ...]:
    """Every check item against a workbook whose first sheet has the data in these columns."""
    written = Written(content, columns)
    return tuple(Checked(rule, tuple(rule.broken(written))) for rule in RULES)


def _is_number(column: Column) -> bool:
    return column.kind in {Kind.NUMBER, Kind.WHOLE}


def _no_workbook(written: Written) -> Iterator[str]:
    return (part for part in ("[Content_Types].xml", "xl/workbook.xml") if part not in written.parts)


def _several_in_a_cell(written: Written) -> Iterator[str]:
    coded = written.cells(lambda column: bool(column.codelist))
    return (cell.coordinate for cell in coded if isinstance(cell.value, str) and _SEVERAL.search(cell.value))


def _numbers_as_text(written: Written) -> Iterator[str]:
    return (cell.coordinate for cell in written.cells(_is_number) if cell.value is not None and cell.data_type != "n")


def _merged(written: Written) -> Iterator[str]:
    return (f"{sheet.title} {area}" for sheet in written.workbook.worksheets for area in sheet.merged_cells.ranges)


def _laid_out_by_spaces(written: Written) -> Iterator[str]:
    return (cell.coordinate for cell in written.cells() if isinstance(cell.value, str) and _LAYOUT.search(cell.value))


def _names_left_out(written: Written) -> Iterator[str]:
    header = [cell.value for cell in written.lines[0]]
    return (cell.coordinate for cell in written.lines[0] if not cell.value or header.count(cell.value) > 1)


def _formulas(written: Written) -> Iterator[str]:
    found = (cell for sheet in written.workbook.worksheets for line in sheet.rows for cell in line)
    return (cell.coordinate for cell in found if cell.data_type == "f")


def _objects(written: Written) -> Iterator[str]:
    return (part for part in written.parts if _OBJECTS.match(part))


def _without_unit(written: Written) -> Iterator[str]:
    return (cell.coordinate for (cell,) in written.named("UNIT_MEASURE") if not cell.value)


def _of_one_platform(written: Written) -> Iterator[str]:
    return (cell.coordinate for cell in written.texts() if _ONE_PLATFORM.search(str(cell.value)))


def _not_western(written: Written) -> Iterator[str]:
    return (cell.coordinate for (cell,) in written.named("TIME_PERIOD") if not _WESTERN.match(str(cell.value)))


def _without_area(written: Written) -> Iterator[str]:
    return (cell.coordinate for pair in written.named("REF_AREA", "REF_AREA_LABEL") for cell in pair if not cell.value)


def _symbols_for_numbers(written: Written) -> Iterator[str]:
    """A cell without a value is empty, and its status says why."""
    for value, status in written.named("OBS_VALUE", "OBS_STATUS"):
        if isinstance(value.value, str) or (value.value is None and status.value in {None, ObsStatus.NORMAL.value}):
            yield value.coordinate


def _divided(written: Written) -> Iterator[str]:
    return (line[0].coordinate for line in written.lines if all(cell.value is None for cell in line))


def _more_than_one_table(written: Written) -> Iterator[str]:
    header = [cell.value for cell in written.lines[0]]
    return iter(() if header == [column.id for column in written.columns] else ("A1",))


RULES = (
    Rule("1-1", Text("The file is Excel or CSV", "ファイル形式がExcel又はCSVである"), _no_workbook),
    Rule("1-2", Text("One cell, one datum", "1セル1データとなっている"), _several_in_a_cell),
    Rule(
        "1-3", Text("Numbers are numbers, without text", "数値データは数値属性で、文字列を含まない"), _numbers_as_text
    ),
    Rule("1-4", Text("No merged cells", "セルの結合をしていない"), _merged),
    Rule(
        "1-5", Text("No spaces or line breaks for layout", "スペースや改行等で体裁を整えていない"), _laid_out_by_spaces
    ),
    Rule("1-6", Text("No column name is left out", "項目名等を省略していない"), _names_left_out),
    Rule("1-7", Text("No formulas", "数式を使用せず、数値データとしている"), _formulas),
    Rule("1-8", Text("No objects", "オブジェクトを使用していない"), _objects),
    Rule("1-9", Text("The unit is given", "データの単位を記載している"), _without_unit),
    Rule("1-10", Text("No characters of one platform", "機種依存文字を使用していない"), _of_one_platform),
    Rule("1-11", Text("Time in Western years", "時間軸に西暦を表記（又は和暦に西暦を併記）している"), _not_western),
    Rule("1-12", Text("Area code or name is given", "地域コード又は地域名称を表記している"), _without_area),
    Rule(
        "1-13",
        Text(
            "No special symbols (withheld and the like) among numbers; the status says why a value is absent",
            "数値データの同一列内に特殊記号（秘匿等）を含まず、値のない理由を状態の列に記載している",
        ),
        _symbols_for_numbers,
    ),
    Rule("2-1", Text("The data are not divided", "データが分断されていない"), _divided),
    Rule("2-2", Text("One table a sheet", "1シートに複数の表を掲載していない"), _more_than_one_table),
)

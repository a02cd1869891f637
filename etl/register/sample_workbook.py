"""The sample register as a workbook, in the sheets an officer fills in; its first sheet says that it is made up."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from etl.register.new_file import write_new
from etl.register.sheet import Field, Holds, Sheet
from etl.sources.programme_register import SHEETS
from vocabulary.text import LANGUAGES, Language, Text

NOTICE_SHEET = Text("Synthetic sample", "架空のサンプル")

_NOTICE = (
    Text("Synthetic sample", "架空のサンプル"),
    Text(
        "Every case, date, report and amount in this workbook is made up. It describes nobody.",
        "この文書の案件、日付、報告及び金額は全て架空のものであり、実在の人物を表すものではない。",
    ),
    Text(
        "Only its totals agree with what was published of the return programme from May 2005 to March 2021.",
        "帰国支援プログラムについて公表された累計（2005年5月から2021年3月まで）とのみ一致する。",
    ),
)
_SEED = Text("Seed", "シード")
_FORMATS = {Holds.DAY: "yyyy-mm-dd", Holds.MONEY: "#,##0"}
_WIDTH = 18


def write_workbook(sheets: Mapping[str, pl.DataFrame], seed: int, lang: Language, place: Path) -> None:
    """Write the sheets of a sample as a new workbook; WorkbookNotWritten when a file is there already."""
    workbook = Workbook(write_only=True)
    _write_notice(workbook, seed, lang)
    for sheet in SHEETS:
        _write_sheet(workbook, sheet, sheets[sheet.name], lang)
    content = io.BytesIO()
    workbook.save(content)
    write_new(place, content.getvalue())


def _write_notice(workbook: Workbook, seed: int, lang: Language) -> None:
    page = workbook.create_sheet(NOTICE_SHEET[lang])
    for each in (lang, *(other for other in LANGUAGES if other != lang)):
        title, *lines = (text[each] for text in _NOTICE)
        page.append([_bold(page, title)])
        for line in (*lines, f"{_SEED[each]}: {seed}", None):
            page.append([line])


def _write_sheet(workbook: Workbook, sheet: Sheet, rows: pl.DataFrame, lang: Language) -> None:
    page = workbook.create_sheet(sheet.label[lang])
    page.freeze_panes = "A2"
    for number, field in enumerate(sheet.fields, start=1):
        page.column_dimensions[get_column_letter(number)].width = max(_WIDTH, 2 * len(field.label.ja))
    page.append([_bold(page, field.label[lang]) for field in sheet.fields])
    for row in rows.select(field.name for field in sheet.fields).iter_rows():
        page.append([_cell(page, field, held) for field, held in zip(sheet.fields, row, strict=True)])


def _cell(page: Any, field: Field, held: Any) -> Any:  # noqa: ANN401  # openpyxl's border: whatever a cell may hold
    if held is None or (held == field.empty and held not in field.codes):
        return None
    cell = WriteOnlyCell(page, value="; ".join(held) if field.holds is Holds.CODES else held)
    cell.number_format = _FORMATS.get(field.holds, "General")
    return cell


def _bold(page: Any, text: str) -> Any:  # noqa: ANN401  # likewise
    cell = WriteOnlyCell(page, value=text)
    cell.font = Font(bold=True)
    return cell

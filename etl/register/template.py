"""The workbook an officer fills in: a tab for each sheet with its lists and hints, one to read first, and the codes."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from etl.register import read_me
from etl.register.codes_tab import list_name, write_codes
from etl.register.finding import Follows
from etl.register.headings import column_letter
from etl.register.look import (
    ACCENT,
    ACCENT_PALE,
    ADDED_BY,
    HAIRLINE,
    INK,
    PAPER,
    TONES,
    cell_at,
    fill,
    font,
    lines,
    rule_below,
    saved,
    set_up_page,
    width,
    wrapped,
)
from etl.register.read_me import write_read_me
from etl.register.sheet import Field, Holds, Sheet
from etl.sources.programme_register import CASES, SHEETS
from vocabulary.codes import codelist
from vocabulary.text import Language, Text

_MADE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""The day every template bears, so that the same sheets give the same file."""

_LAST_ROW = 1_048_576
_LONGEST_TITLE, _LONGEST_PROMPT = 32, 255
_FEW_CODES = 12

_FORMATS = {Holds.COUNT: "0", Holds.MONEY: "#,##0"}
_DAYS = Text("yyyy-mm-dd", "yyyy/mm/dd")
_WIDTHS = {Holds.CASE_ID: 18, Holds.DAY: 16, Holds.PERIOD: 16, Holds.COUNT: 16, Holds.MONEY: 18, Holds.CODES: 46}
_NARROWEST_CODE, _WIDEST_CODE, _ROW_HEIGHT = 15, 32, 20
_ACROSS: Mapping[Holds, Literal["center", "right"]] = {
    Holds.DAY: "center",
    Holds.PERIOD: "center",
    Holds.COUNT: "right",
    Holds.MONEY: "right",
}
_YEN = Text(" (yen)", "（円）")

_WANTED = TONES[Follows.ROW_KEPT_BACK].fill
"""What a required cell is coloured with, here and in a returned workbook."""

_REQUIRED = Text("Required", "必須")
_EMPTY_MEANS = Text("Empty means: {label}", "空欄の意味：{label}")
_ALL_CODES = Text("All of them stand in the tab “Codes”.", "一覧は「コード」シートにあります。")
_FOOTER = Text("Restricted · no names", "取扱注意・氏名を書かない")
_NOT_LISTED = Text(
    "This is not in the list. A code of the tab “Codes” may be written too; anything else will come back marked.",
    "一覧にありません。「コード」シートのコードも書けますが、それ以外は要修正として返されます。",
)
_NOT_WHOLE = Text("A whole number is expected here.", "整数を記入する欄です。")
_STANDS_TWICE = Text("This case ID stands in another row already.", "この案件番号は別の行にあります。")


def template(lang: Language) -> bytes:
    """The template as an XLSX file in the language; the same bytes every time."""
    workbook = Workbook()
    workbook.properties.creator = None
    workbook.properties.title = read_me.NAME[lang]
    workbook.properties.created = _MADE
    first = workbook.active
    if not isinstance(first, Worksheet):
        raise TypeError(first)
    first.title = read_me.TITLE[lang]
    write_read_me(first, lang, _FOOTER[lang])
    for sheet in SHEETS:
        _write_sheet(workbook.create_sheet(sheet.label[lang]), sheet, lang)
    write_codes(workbook, lang, _FOOTER[lang])
    return saved(workbook, _MADE)


def heading(field: Field, lang: Language) -> str:
    """What stands above a column: its label, the unit of amounts, and * where it is required."""
    unit = _YEN[lang] if field.holds is Holds.MONEY else ""
    return f"{field.label[lang]}{unit}{' *' if field.required else ''}"


def _write_sheet(tab: Worksheet, sheet: Sheet, lang: Language) -> None:
    for place, field in enumerate(sheet.fields):
        _write_heading(cell_at(tab, 1, place + 1), field, lang)
        _format_column(tab, place, field, lang)
        tab.add_data_validation(_validation(sheet, place, field, lang))
    _colour_what_is_wanted(tab, sheet)
    tab.row_dimensions[1].height = 10 + 16 * max(
        lines(heading(field, lang), tab.column_dimensions[column_letter(place)].width - 1)
        for place, field in enumerate(sheet.fields)
    )
    tab.freeze_panes = "B2" if sheet.fields[0].holds is Holds.CASE_ID else "A2"
    tab.sheet_properties.tabColor = ACCENT
    tab.sheet_format.defaultRowHeight, tab.sheet_format.customHeight = _ROW_HEIGHT, True
    tab.print_options.gridLines = True
    set_up_page(tab, _FOOTER[lang], heading_rows="1:1")


def _write_heading(cell: Cell, field: Field, lang: Language) -> None:
    cell.value = heading(field, lang)
    cell.font = font(lang, bold=True, ink=PAPER if field.required else INK)
    cell.fill = fill(ACCENT if field.required else ACCENT_PALE)
    cell.alignment = wrapped("center", "center")
    cell.border = rule_below(HAIRLINE)
    said = _explained(field, lang)
    cell.comment = Comment(said, ADDED_BY, height=24 + 17 * lines(said, 44), width=320)


def _explained(field: Field, lang: Language) -> str:
    """What a heading's comment says: duty, hint, codes, and what an empty cell means."""
    marks = ("（", "）") if lang == "ja" else (" (", ")")
    first = field.label[lang] + (f"{marks[0]}{_REQUIRED[lang]}{marks[1]}" if field.required else "")
    said = [first, field.hint[lang]]
    if len(field.codes if field.codelist else ()) > _FEW_CODES:
        said.append(_ALL_CODES[lang])
    elif field.codelist:
        said += [f"{code.code}  {code.label[lang]}" for code in field.codes.values()]
    if field.empty:
        said.append(_EMPTY_MEANS[lang].format(label=codelist(field.codelist)[field.empty].label[lang]))
    return "\n".join(said)


def _format_column(tab: Worksheet, place: int, field: Field, lang: Language) -> None:
    """The look of a whole column, also of rows that nobody has filled in yet."""
    column = tab.column_dimensions[column_letter(place)]
    column.width = _WIDTHS.get(field.holds) or _width_of_codes(field, lang)
    column.number_format = _DAYS[lang] if field.holds is Holds.DAY else _FORMATS.get(field.holds, "@")
    column.font = font(lang)
    across = _ACROSS.get(field.holds, "left")
    column.alignment = Alignment(
        vertical="center",
        horizontal=across,
        indent=0 if across == "center" else 1,
    )


def _width_of_codes(field: Field, lang: Language) -> int:
    longest = max(width(code.label[lang]) for code in field.codes.values())
    return min(max(longest + 4, _NARROWEST_CODE), _WIDEST_CODE)


def _validation(sheet: Sheet, place: int, field: Field, lang: Language) -> DataValidation:
    """The hint that shows in a cell, the list to choose from, and a warning that can be passed over.

    It never forbids: reading takes codes, labels in both languages and days in any calendar.
    """
    letter = column_letter(place)
    title, hint = field.label[lang], field.hint[lang]
    asked = DataValidation(sqref=f"{letter}2:{letter}{_LAST_ROW}", allow_blank=True, errorStyle="warning")
    asked.promptTitle = title if len(title) <= _LONGEST_TITLE else None
    asked.prompt = hint[:_LONGEST_PROMPT]
    asked.showInputMessage = asked.showErrorMessage = True
    if field.holds is Holds.CODE:
        asked.type, asked.formula1, asked.error = "list", list_name(field), _NOT_LISTED[lang]
    elif field.holds is Holds.COUNT:
        asked.type, asked.operator, asked.formula1 = "whole", "greaterThanOrEqual", "0"
        asked.error = _NOT_WHOLE[lang]
    elif sheet is CASES and field.holds is Holds.CASE_ID:
        asked.type, asked.formula1 = "custom", f"COUNTIF(${letter}:${letter},{letter}2)=1"
        asked.error = _STANDS_TWICE[lang]
    return asked


def _colour_what_is_wanted(tab: Worksheet, sheet: Sheet) -> None:
    """In a row that has begun, a required cell without content is coloured until it is filled in."""
    last = column_letter(len(sheet.fields) - 1)
    for place, field in enumerate(sheet.fields):
        if field.required:
            letter = column_letter(place)
            is_wanted = f"AND(COUNTA($A2:${last}2)>0,ISBLANK({letter}2))"
            wanted = Rule(
                type="expression", formula=[is_wanted], dxf=DifferentialStyle(fill=PatternFill(bgColor=_WANTED))
            )
            tab.conditional_formatting.add(f"{letter}2:{letter}{_LAST_ROW}", wanted)

"""The tab of codes in the template: every code a cell may hold, with its label, and the lists behind drop-downs."""

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from etl.register.look import ACCENT, HAIRLINE, INK, PAPER, QUIET, fill, font, lines, rule_below, set_up_page, wrapped
from etl.register.sheet import UNKNOWN, Field
from etl.sources.programme_register import SHEETS
from vocabulary.codes import Code
from vocabulary.text import Language, Text

TITLE = Text("Codes", "コード")

_HEADINGS = (
    Text("For the columns", "使う列"),
    Text("Choose or write", "名称"),
    Text("Code", "コード"),
    Text("In Japanese", "英語名称"),
    Text("What it means", "説明"),
)
_WIDTHS = (30, 38, 32, 38, 66)
_INKS = (QUIET, INK, INK, INK, QUIET)
_LABELS = "B"


@dataclass(frozen=True, slots=True)
class _CodeList:
    """The codes that some fields offer, in the order of the tab."""

    name: str
    fields: tuple[Field, ...]
    codes: tuple[Code, ...]


def list_name(field: Field) -> str:
    """The name by which a workbook knows the labels of a field; fields that offer the same codes share it."""
    return next(each.name for each in _code_lists("en") if any(field.codes == other.codes for other in each.fields))


def write_codes(workbook: Workbook, lang: Language, footer: str) -> None:
    """Add the tab, with a name for the labels of each list.

    A drop-down that names a list outlives every spreadsheet program; one that points into another tab is lost when
    some of them save.
    """
    tab: Worksheet = workbook.create_sheet(TITLE[lang])
    _write_headings(tab, lang)
    row = 2
    for each in _code_lists(lang):
        last = row + len(each.codes) - 1
        place = f"'{tab.title}'!${_LABELS}${row}:${_LABELS}${last}"
        workbook.defined_names[each.name] = DefinedName(each.name, attr_text=place)
        _write_list(tab, each, row, lang)
        row = last + 1
    tab.freeze_panes = "A2"
    tab.auto_filter.ref = f"A1:E{row - 1}"
    tab.sheet_view.showGridLines = False
    tab.sheet_properties.tabColor = QUIET
    set_up_page(tab, footer, heading_rows="1:1")


def _write_headings(tab: Worksheet, lang: Language) -> None:
    for place, (heading, wide) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True), start=1):
        cell = tab.cell(1, place, heading[lang])
        cell.font, cell.fill = font(lang, bold=True, ink=PAPER), fill(ACCENT)
        cell.alignment = wrapped("center")
        tab.column_dimensions[cell.column_letter].width = wide
    tab.row_dimensions[1].height = 24


def _write_list(tab: Worksheet, codes: _CodeList, first: int, lang: Language) -> None:
    other: Language = "en" if lang == "ja" else "ja"
    used = (" / " if lang == "en" else "・").join(dict.fromkeys(field.label[lang] for field in codes.fields))
    for row, code in enumerate(codes.codes, start=first):
        shown = (used, code.label[lang], code.code, code.label[other], code.description[lang])
        is_last = row == first + len(codes.codes) - 1
        for place, text in enumerate(shown, start=1):
            cell = tab.cell(row, place, text or None)
            cell.font = font(lang, ink=_INKS[place - 1], bold=cell.column_letter == _LABELS)
            cell.alignment = wrapped("center")
            cell.border = rule_below(ACCENT if is_last else HAIRLINE)
        tab.row_dimensions[row].height = 2 + 17 * max(map(lines, shown, _WIDTHS))


def _code_lists(lang: Language) -> tuple[_CodeList, ...]:
    """Each set of codes once, the short ones first; areas by their label."""
    fields = [field for sheet in SHEETS for field in sheet.fields if field.codelist]
    groups: dict[tuple[str, ...], list[Field]] = {}
    for field in fields:
        groups.setdefault((field.codelist, *field.codes), []).append(field)
    lists = [
        _CodeList(f"list_{group[0].name}", tuple(group), _in_order(group[0].codes, lang)) for group in groups.values()
    ]
    return tuple(sorted(lists, key=lambda each: each.fields[0].codelist == "CL_AREA"))


def _in_order(codes: Mapping[str, Code], lang: Language) -> tuple[Code, ...]:
    """The order of the code list; that of the alphabet or kana where there are very many. Unknown comes last."""
    listed = list(codes.values())
    if len(listed) > _FEW:
        listed.sort(key=lambda code: code.label[lang].casefold())
    return tuple(sorted(listed, key=lambda code: code.code == UNKNOWN))


_FEW = 20

"""The workbook of an export: typed cells, notes, metadata, and a check by Japan's rules for machine-readable tables."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from publication import labels
from publication.errors import FormatCannotHold
from publication.formats.archive import archive
from publication.formats.columns import Column, Kind, Value
from publication.formats.described import facts, statuses
from publication.formats.export import Export
from publication.formats.machine_readable import Checked, check
from publication.text import words
from vocabulary.codes import NOT_APPLICABLE, codelist
from vocabulary.text import Language

MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
"""What a sheet and a cell can hold at most."""

_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")
_NOT_IN_A_TAB, _LONGEST_TAB = re.compile(r"[][:*?/\\]"), 31
_NARROWEST, _WIDEST, _PROSE = 9, 40, 100
_PLACES_NAMED = 5

Line = Sequence[Value]


def write(export: Export) -> bytes:
    """The workbook; FormatCannotHold where a sheet or a cell would be cut off."""
    _ = words(export.lang)
    columns, records = _one_datum_a_cell(export)
    if len(records) >= MOST_ROWS:
        raise FormatCannotHold(
            f"{export.table.entry.id}: {len(records)} rows do not fit a sheet.", "Take CSV or Parquet."
        )
    workbook = _workbook(export, columns, records)
    found = check(_saved(workbook, export), columns)
    _table(workbook.create_sheet(_tab(_("Self-check"))), *_results(found, export.lang), widths=(8, 70, 12, 40))
    return _saved(workbook, export)


def _one_datum_a_cell(export: Export) -> tuple[list[Column], list[list[Value]]]:
    """Columns and rows with a column for every place of a list: SOURCE, SOURCE_2 and so on."""
    columns: list[Column] = []
    filled: list[list[Value]] = []
    for place, column in enumerate(export.columns):
        values = [record[place] for record in export.records]
        if column.kind is not Kind.LIST:
            columns.append(column)
            filled.append(values)
            continue
        lists = [value for value in values if isinstance(value, tuple)]
        for at in range(max((len(each) for each in lists), default=1) or 1):
            columns.append(replace(column, id=column.id if at == 0 else f"{column.id}_{at + 1}", kind=Kind.TEXT))
            filled.append([each[at] if at < len(each) else "" for each in lists])
    return columns, [list(line) for line in zip(*filled, strict=True)]


def _workbook(export: Export, columns: list[Column], records: list[list[Value]]) -> Workbook:
    _ = words(export.lang)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.title = labels.say(export.table.entry.name, export.lang)
    workbook.properties.creator = "Shirube"
    shown = workbook.create_sheet(_tab(_("Data")))
    _table(shown, [column.id for column in columns], records, widths=[_width(column) for column in columns])
    _show_decimals(shown, columns)
    prose = (30, _PROSE)
    _table(workbook.create_sheet(_tab(_("Notes"))), [_("Code"), _("Meaning")], _notes(export), widths=prose)
    _table(
        workbook.create_sheet(_tab(_("Metadata"))),
        [_("Item"), _("Description")],
        _metadata(export, columns),
        widths=prose,
    )
    return workbook


def _notes(export: Export) -> list[Line]:
    """The caveat, the notes that stand at the rows, and the status codes."""
    lang = export.lang
    codes = dict.fromkeys(row["note"] for row in export.table.rows if row["note"] != NOT_APPLICABLE)
    known = codelist("CL_NOTE")
    said = [(f"NOTE {code}", labels.explained(known[code], lang)) for code in codes if code in known]
    return [("CAVEAT", labels.say(export.table.entry.caveat, lang)), *said, *statuses(lang)]


def _metadata(export: Export, columns: list[Column]) -> list[Line]:
    _ = words(export.lang)
    described = [
        (_("Column {column}").format(column=column.id), labels.say(column.title, export.lang)) for column in columns
    ]
    return [*facts(export, export.lang), *described]


def _results(found: Iterable[Checked], lang: Language) -> tuple[list[str], list[Line]]:
    _ = words(lang)
    lines: list[Line] = [
        (
            each.rule.number,
            labels.say(each.rule.says, lang),
            _("not kept") if each.places else _("kept"),
            _places(each.places, lang),
        )
        for each in found
    ]
    return [_("No."), _("Rule (MIC, December 2020)"), _("Result"), _("Places")], lines


def _places(places: tuple[str, ...], lang: Language) -> str:
    _ = words(lang)
    named = labels.listed(places[:_PLACES_NAMED], lang)
    more = len(places) - _PLACES_NAMED
    return named + (_(" and {more} more").format(more=more) if more > 0 else "")


def _tab(name: str) -> str:
    """A name as a sheet may have it, whatever a translation has."""
    return _NOT_IN_A_TAB.sub(" ", name).strip()[:_LONGEST_TAB]


def _table(sheet: Worksheet, header: Sequence[str], lines: Iterable[Line], widths: Sequence[float]) -> None:
    """One table from the first cell on, its header kept in sight."""
    for row, line in enumerate((header, *lines), start=1):
        for column, value in enumerate(line, start=1):
            _fill(sheet.cell(row, column), value, wrapped=row > 1 and widths[column - 1] > _WIDEST)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"


def _fill(cell: Cell | MergedCell, value: Value, *, wrapped: bool) -> None:
    """A number as a number; a text as text, whatever it begins with; nothing for no value."""
    if value is None or value == "":
        return
    if not isinstance(value, str):
        cell.value = value  # type: ignore[assignment]  # lists have columns of their own
        return
    text = ILLEGAL_CHARACTERS_RE.sub(lambda found: f"_x{ord(found.group()):04X}_", value)
    if len(text) > MOST_CHARACTERS:
        raise FormatCannotHold(f"{cell.coordinate}: a text does not fit a cell.", "Take CSV or JSON.")
    cell.value = text
    if cell.data_type != "s":
        cell.data_type = "s"
        cell.quotePrefix = True
    if wrapped:
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _show_decimals(sheet: Worksheet, columns: list[Column]) -> None:
    """Values look as on the page, their cells hold them as published."""
    names = [column.id for column in columns]
    value, decimals = names.index("OBS_VALUE"), names.index("DECIMALS")
    for line in sheet.iter_rows(min_row=2):
        shown = int(str(line[decimals].value))
        line[value].number_format = "#,##0" + ("." + "0" * shown if shown else "")


def _width(column: Column) -> float:
    longer = _WIDEST if column.id.endswith(("_TITLE", "_DETAIL", "CAVEAT")) else _NARROWEST
    return max(longer, len(column.id) + 2)


def _saved(workbook: Workbook, export: Export) -> bytes:
    """The workbook as of the day of the release: the same content gives the same bytes."""
    created = export.table.release.manifest.created.astimezone(dt.UTC)
    written = io.BytesIO()
    workbook.save(written)
    stamp = f"{created:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(written) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts["docProps/core.xml"] = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", parts["docProps/core.xml"])
    return archive(parts, created.date())

"""Workbooks: cells of the right type, sheets that explain them, and a self-check that can fail."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import polars as pl
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart
from openpyxl.worksheet.worksheet import Worksheet

from publication.errors import FormatCannotHold
from publication.formats import workbook, xlsx
from publication.formats.export import Content, Export, export
from publication.formats.machine_readable import RULES, check
from publication.query import Table, table
from publication.release import Release
from vocabulary.text import LANGUAGES, Language

SHEETS = {
    "en": ["Data", "Notes", "Metadata", "Self-check"],
    "ja": ["データ", "注記", "メタデータ", "自己点検"],
}


@pytest.fixture(scope="module")
def returns(released: Release) -> Export:
    """The cumulative returns by nationality."""
    shown = table(released, "PRG-02", {"citizenship": "each"})
    assert shown is not None
    return export(shown, "en")


def _read(shown: Export) -> Workbook:
    return load_workbook(io.BytesIO(xlsx.write(shown)))


def changed(shown: Export, **values: Any) -> Export:  # noqa: ANN401 - a column may hold anything
    """The same export, these columns holding these values."""
    frame = shown.table.frame.with_columns(**{name: pl.lit(value) for name, value in values.items()})
    return replace(shown, table=replace(shown.table, frame=frame))


def _column(sheet: Worksheet, name: str) -> list[Any]:
    header = [cell.value for cell in sheet[1]]
    return [cell for (cell,) in sheet.iter_rows(2, None, header.index(name) + 1, header.index(name) + 1)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sheets_are_named_in_the_readers_language_and_keep_their_header_in_sight(
    returns: Export, lang: Language
) -> None:
    workbook = _read(replace(returns, lang=lang))
    assert workbook.sheetnames == SHEETS[lang]
    assert {sheet.freeze_panes for sheet in workbook.worksheets} == {"A2"}


def test_numbers_are_numbers_and_periods_are_text(returns: Export) -> None:
    data = _read(returns).worksheets[0]
    assert {cell.data_type for cell in _column(data, "OBS_VALUE")} == {"n"}
    assert {cell.data_type for cell in _column(data, "TIME_PERIOD")} == {"s"}


@pytest.mark.parametrize("comment", ["=1+1", "+1", "-1+1|calc", "@SUM(A1)", "\t=1+1", "#N/A", "2016-04", "TRUE"])
def test_a_text_stays_the_text_it_is(returns: Export, comment: str) -> None:
    cells = _column(_read(changed(returns, comment=comment)).worksheets[0], "COMMENT")
    assert {(cell.data_type, cell.value) for cell in cells} == {("s", comment)}


def test_several_sources_have_a_column_each(released: Release) -> None:
    shown = table(released, "SDG-04")
    assert shown is not None
    data = _read(export(shown, "en")).worksheets[0]
    for place, row in enumerate(shown.rows):
        named = [_column(data, name)[place].value for name in ("SOURCE", "SOURCE_2")]
        assert [one for one in named if one] == row["source_ids"]


def test_the_file_says_release_filters_sources_terms_and_every_column(returns: Export) -> None:
    lines = list(_read(returns).worksheets[2].iter_rows(min_row=2, values_only=True))
    said = {str(item): str(what) for item, what in lines}
    assert said["Release"] == returns.table.release.id
    assert said["Chosen: Nationality"] == "Each"
    assert said["Number of rows"] == str(len(returns.table.rows))
    sources = [str(what) for item, what in lines if item == "Source"]
    assert [source.partition(":")[0] for source in sources] == list(returns.table.source_ids)
    assert all("terms of use" in source for source in sources)
    header = [cell.value for cell in _read(returns).worksheets[0][1]]
    assert [item.removeprefix("Column ") for item in said if item.startswith("Column ")] == header


def test_the_notes_explain_every_status_and_note_at_the_rows(released: Release) -> None:
    shown = table(released, "FIN-02")
    assert shown is not None
    workbook = _read(export(shown, "en", Content.FULL))
    explained = {str(line[0].value) for line in workbook.worksheets[1].iter_rows(min_row=2)}
    notes = {f"NOTE {row['note']}" for row in shown.everything.to_dicts() if row["note"] != "_Z"}
    assert notes
    assert notes | {"CAVEAT", "OBS_STATUS A", "OBS_STATUS Q", "CONF_STATUS F", "CONF_STATUS C"} <= explained


def test_every_workbook_keeps_the_rules_of_machine_readable_tables(views: tuple[Table, ...]) -> None:
    for shown in views[:2]:
        results = list(_read(export(shown, "ja")).worksheets[3].iter_rows(min_row=2, values_only=True))
        assert [number for number, *_ in results] == [rule.number for rule in RULES]
        assert [line for line in results if line[2] != "適合"] == [], shown.chosen


def _merge(data: Worksheet) -> None:
    data.merge_cells("A2:A3")


def _set(column: str, value: Any, row: int = 2) -> Callable[[Worksheet], None]:  # noqa: ANN401 - any cell
    def change(data: Worksheet) -> None:
        cell = _column(data, column)[row - 2]
        cell.value = value

    return change


def _chart(data: Worksheet) -> None:
    data.add_chart(BarChart(), "A9")


def _insert_empty_row(data: Worksheet) -> None:
    data.insert_rows(3)


def _second_table(data: Worksheet) -> None:
    data.cell(1, data.max_column + 2, "OBS_VALUE_TOO")


def _header(data: Worksheet) -> None:
    data["A1"].value = None


SPOILT: dict[str, Callable[[Worksheet], None]] = {
    "1-2": _set("UNIT_MEASURE", "PERSONS, CASES"),
    "1-3": _set("OBS_VALUE", "276 persons"),
    "1-4": _merge,
    "1-5": _set("CITIZENSHIP_LABEL", "フィ　　リピン"),
    "1-6": _header,
    "1-7": _set("OBS_VALUE", "=1+1"),
    "1-8": _chart,
    "1-9": _set("UNIT_MEASURE", None),
    "1-10": _set("COMMENT", "㈱"),
    "1-11": _set("TIME_PERIOD", "平成28年度"),
    "1-12": _set("REF_AREA", None),
    "1-13": _set("OBS_VALUE", None),
    "2-1": _insert_empty_row,
    "2-2": _second_table,
}


@pytest.mark.parametrize("number", SPOILT)
def test_the_self_check_finds_what_breaks_a_rule(returns: Export, number: str) -> None:
    workbook = _read(returns)
    SPOILT[number](workbook.worksheets[0])
    out = io.BytesIO()
    workbook.save(out)
    broken = {each.rule.number for each in check(out.getvalue(), returns.columns) if each.places}
    assert number in broken


def test_every_rule_that_a_workbook_can_break_was_tried() -> None:
    assert {rule.number for rule in RULES} - SPOILT.keys() == {"1-1"}


def test_a_text_too_long_for_a_cell_is_refused_and_not_cut(returns: Export) -> None:
    with pytest.raises(FormatCannotHold):
        xlsx.write(changed(returns, comment="x" * (workbook.MOST_CHARACTERS + 1)))


def test_more_rows_than_a_sheet_holds_are_refused_and_not_cut(returns: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", len(returns.table.rows))
    with pytest.raises(FormatCannotHold):
        xlsx.write(returns)

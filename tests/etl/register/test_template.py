"""The template: an officer can fill it in, and what it offers is what reading takes."""

import io
import zipfile
from pathlib import Path

import polars as pl
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl.__main__ import main
from etl.register import look
from etl.register.codes_tab import list_name
from etl.register.headings import SPARE_TABS, column_letter, find_sheet, folded
from etl.register.reading import File, Grid, read_file
from etl.register.sheet import Field, Holds, Sheet
from etl.register.template import heading, template
from etl.register.values import read_values
from etl.sources.programme_register import SHEETS
from publication.figures import theme
from tests.conftest import PROJECT
from vocabulary.text import LANGUAGES, Language

FIELDS = [(sheet, field) for sheet in SHEETS for field in sheet.fields]
ASSETS = PROJECT / "pages" / "assets"


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Language:
    """Each language."""
    assert request.param in LANGUAGES
    return "ja" if request.param == "ja" else "en"


@pytest.fixture(scope="module")
def made(lang: Language) -> bytes:
    """The template as a file."""
    return template(lang)


@pytest.fixture(scope="module")
def workbook(made: bytes) -> Workbook:
    """The template as a spreadsheet program opens it."""
    return load_workbook(io.BytesIO(made))


def test_the_template_is_the_same_file_every_time(lang: Language, made: bytes) -> None:
    assert template(lang) == made


def test_the_template_names_no_author_and_no_time_of_making(made: bytes, workbook: Workbook) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = parts.read("docProps/core.xml")
    assert b"creator" not in properties
    assert b"lastModifiedBy" not in properties
    assert workbook.properties.created == workbook.properties.modified


def test_it_has_a_tab_to_read_first_one_for_each_sheet_and_one_for_the_codes(
    lang: Language, workbook: Workbook
) -> None:
    first, *sheets, last = workbook.sheetnames
    assert sheets == [sheet.label[lang] for sheet in SHEETS]
    assert {folded(first), folded(last)} <= SPARE_TABS


def test_an_empty_template_is_read_as_the_sheets_with_nothing_wrong_in_them(made: bytes) -> None:
    grids, _ = read_file(File("template.xlsx", made))
    read = [find_sheet(grid) for grid in grids]
    assert [found.sheet for found, _, _ in read if found] == list(SHEETS)
    assert [len(found.columns) for found, _, _ in read if found] == [len(sheet.fields) for sheet in SHEETS]
    assert all(wrong.is_empty() for _, wrong, _ in read)
    assert all(found.records.is_empty() for found, _, _ in read if found)


def test_a_star_marks_the_required_columns_and_no_other(lang: Language, workbook: Workbook) -> None:
    for sheet in SHEETS:
        starred = [str(cell.value).endswith(" *") for cell in _tab(workbook, sheet.label[lang])[1]]
        assert starred == [field.required for field in sheet.fields], sheet.name


def test_every_heading_and_every_cell_below_it_says_what_is_expected(lang: Language, workbook: Workbook) -> None:
    for sheet, field in FIELDS:
        tab, place = _tab(workbook, sheet.label[lang]), sheet.fields.index(field)
        comment = tab.cell(1, place + 1).comment
        assert comment is not None
        assert field.hint[lang] in comment.content
        assert field.hint[lang] in _prompts(tab)[place], (sheet.name, field.name)


def test_a_hint_fits_the_message_of_a_cell() -> None:
    """A spreadsheet program calls a file damaged whose message is longer than 255 characters."""
    assert [field.name for _, field in FIELDS if max(len(field.hint[lang]) for lang in LANGUAGES) > 255] == []


def test_a_cell_of_one_code_offers_exactly_the_labels_of_its_field(lang: Language, workbook: Workbook) -> None:
    for sheet, field in FIELDS:
        lists = {rule.formula1 for rule in _tab(workbook, sheet.label[lang]).data_validations.dataValidation}
        assert (bool(field.codelist) and list_name(field) in lists) == (field.holds is Holds.CODE), field.name
        if field.codelist:
            offered = _named(workbook, list_name(field))
            assert sorted(offered) == sorted(code.label[lang] for code in field.codes.values())
            assert len(offered) == len(set(offered))


def test_every_label_that_is_offered_is_read_as_its_code(lang: Language, workbook: Workbook) -> None:
    """China and China (Taiwan) are two areas; a label that is read as another's code would be a wrong count."""
    for sheet, field in FIELDS:
        if field.holds is Holds.CODE:
            texts = _named(workbook, list_name(field))
            filled = Grid("march.xlsx", sheet.label[lang], _column_of(sheet, field, lang, texts))
            found, _, _ = find_sheet(filled)
            assert found is not None
            codes = {code.label[lang]: code.code for code in field.codes.values()}
            assert read_values(found).values[field.name].to_list() == [codes[text] for text in texts], field.name


def test_a_list_may_be_passed_over_because_codes_and_other_languages_are_read_too(workbook: Workbook) -> None:
    rules = [rule for tab in workbook.worksheets for rule in tab.data_validations.dataValidation]
    assert len(rules) == len(FIELDS)
    assert {rule.errorStyle for rule in rules} == {"warning"}


def test_days_are_shown_as_days_and_months_stay_as_they_are_typed(lang: Language, workbook: Workbook) -> None:
    shown = {Holds.DAY: "yy", Holds.PERIOD: "@", Holds.CASE_ID: "@", Holds.MONEY: "#,##0"}
    for sheet, field in FIELDS:
        letter = column_letter(sheet.fields.index(field))
        dimension = _tab(workbook, sheet.label[lang]).column_dimensions[letter]
        assert shown.get(field.holds, "") in dimension.number_format, field.name


def test_every_tab_prints_on_a4_with_its_headings_on_each_page(lang: Language, workbook: Workbook) -> None:
    for tab in workbook.worksheets:
        assert str(tab.page_setup.paperSize) == "9"
        assert tab.page_setup.orientation == "landscape"
    for name in [sheet.label[lang] for sheet in SHEETS]:
        assert _tab(workbook, name).print_title_rows == "$1:$1"
        assert str(_tab(workbook, name).freeze_panes).endswith("2")


def test_the_template_for_download_is_the_one_the_command_writes(lang: Language, workbook: Workbook) -> None:
    """CONTRIBUTING, "Vendored assets", says how to remake it."""
    offered = load_workbook(ASSETS / f"register-template-{lang}.xlsx")
    assert offered.sheetnames == workbook.sheetnames
    for name in offered.sheetnames:
        assert _told(_tab(offered, name)) == _told(_tab(workbook, name)), name
    assert {n: d.attr_text for n, d in offered.defined_names.items()} == {
        n: d.attr_text for n, d in workbook.defined_names.items()
    }


def test_the_command_writes_the_template_and_says_what_comes_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "--lang", "ja", "--out", str(tmp_path)]) == 0
    assert (tmp_path / "register-template-ja.xlsx").read_bytes() == template("ja")
    assert "python -m etl intake" in capsys.readouterr().out


def test_a_file_that_stands_already_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "march.xlsx"
    path.write_bytes(b"an officer's work")
    assert main(["template", "--out", str(path)]) == 62
    assert path.read_bytes() == b"an officer's work"
    assert "Name another file with --out, or move that one away." in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "--out", str(tmp_path / "nowhere" / "march.xlsx")]) == 62
    assert "cannot be written" in capsys.readouterr().err


def test_the_workbooks_have_the_colours_of_the_dashboard() -> None:
    for name in ("INK", "QUIET", "HAIRLINE", "PAPER", "GROUND", "ACCENT", "SEAL"):
        assert getattr(theme, name).lower() == f"#{getattr(look, name).lower()}", name


def test_every_field_has_a_column_wide_enough_for_its_heading(lang: Language, workbook: Workbook) -> None:
    for sheet, field in FIELDS:
        tab = _tab(workbook, sheet.label[lang])
        letter = column_letter(sheet.fields.index(field))
        height, wide = tab.row_dimensions[1].height or 0, tab.column_dimensions[letter].width
        assert look.lines(str(tab[f"{letter}1"].value), wide - 1) * 16 <= height, field.name


def _tab(workbook: Workbook, name: str) -> Worksheet:
    tab = workbook[name]
    assert isinstance(tab, Worksheet)
    return tab


def _column_of(sheet: Sheet, field: Field, lang: Language, texts: list[str]) -> pl.DataFrame:
    """A tab with the texts below the heading of a field."""
    headings = [heading(each, lang) for each in sheet.fields]
    place = sheet.fields.index(field)
    return pl.DataFrame(
        {
            str(column): [name, *(texts if column == place else ["-"] * len(texts))]
            for column, name in enumerate(headings)
        }
    )


def _prompts(tab: Worksheet) -> list[str]:
    """The messages of the columns, from left to right."""
    return [str(rule.prompt) for rule in tab.data_validations.dataValidation]


def _named(workbook: Workbook, name: str) -> list[str]:
    (place,) = list(workbook.defined_names[name].destinations)
    return [str(cell.value) for (cell,) in _tab(workbook, place[0])[place[1]]]


def _told(tab: Worksheet) -> list[object]:
    cells = [
        (cell.coordinate, cell.value, cell.number_format, cell.comment.content if cell.comment else None)
        for row in tab.iter_rows()
        for cell in row
    ]
    rules = [
        (str(rule.sqref), rule.type, rule.formula1, rule.prompt, rule.error)
        for rule in tab.data_validations.dataValidation
    ]
    return [cells, rules]

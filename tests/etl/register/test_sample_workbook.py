"""`python -m etl sample`: the made-up register as a workbook that says what it is."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from etl.__main__ import main
from etl.register.sample import SEED, sample_register
from etl.sources.programme_register import SHEETS
from vocabulary.text import LANGUAGES, Language

SEED_OF = {"en": SEED, "ja": 1}
"""The workbooks that the tests read: in each language another sample."""


@pytest.fixture(scope="module", params=LANGUAGES)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Language, Path]:
    """A workbook in each language."""
    lang: Language = request.param
    place = tmp_path_factory.mktemp("written") / "sample.xlsx"
    assert main(["sample", "--out", str(place), "--lang", lang, "--seed", str(SEED_OF[lang])]) == 0
    return lang, place


@pytest.fixture(scope="module")
def pages(written: tuple[Language, Path]) -> dict[str, list[tuple[Any, ...]]]:
    """Its sheets by title, as rows of what the cells hold."""
    workbook = load_workbook(written[1])
    return {page.title: list(page.iter_rows(values_only=True)) for page in workbook.worksheets}


def test_the_first_sheet_says_that_all_is_made_up_in_both_languages(
    written: tuple[Language, Path], pages: dict[str, list[tuple[Any, ...]]]
) -> None:
    lang, _place = written
    title, lines = next(iter(pages.items()))
    assert title == {"en": "Synthetic sample", "ja": "架空のサンプル"}[lang]
    said = {line[0] for line in lines}
    assert {"Synthetic sample", "架空のサンプル", f"Seed: {SEED_OF[lang]}", f"シード: {SEED_OF[lang]}"} <= said


def test_the_other_sheets_are_the_registers_own_with_the_rows_of_the_sample(
    written: tuple[Language, Path], pages: dict[str, list[tuple[Any, ...]]]
) -> None:
    """An empty cell stands for the code that cannot be entered; several forms stand in one cell."""
    lang, _place = written
    expected = sample_register(SEED_OF[lang])
    assert list(pages)[1:] == [sheet.label[lang] for sheet in SHEETS]
    for sheet in SHEETS:
        header, *rows = pages[sheet.label[lang]]
        assert header == tuple(field.label[lang] for field in sheet.fields)
        assert [tuple(map(_plain, row)) for row in rows] == [
            tuple(None if held == "_Z" else _plain(held) for held in row) for row in expected[sheet.name].iter_rows()
        ]


def test_days_are_days_of_the_spreadsheet_and_not_text(written: tuple[Language, Path]) -> None:
    lang, place = written
    cell = load_workbook(place)[SHEETS[0].label[lang]]["B2"]
    assert (cell.is_date, cell.number_format) == (True, "yyyy-mm-dd")


def test_without_a_name_it_is_written_where_the_person_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["sample"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["sample-register.xlsx"]


def test_a_file_that_is_there_is_not_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "report.xlsx"
    place.write_text("an officer's own")
    assert main(["sample", "--out", str(place)]) == 62
    assert "is there already. Name another file with --out" in capsys.readouterr().err
    assert place.read_text() == "an officer's own"


def test_a_place_that_cannot_be_written_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sample", "--out", str(tmp_path / "nowhere" / "sample.xlsx")]) == 62
    assert "cannot be written: No such file or directory" in capsys.readouterr().err


def _plain(held: object) -> object:
    if isinstance(held, dt.datetime):
        return held.date()
    return "; ".join(held) if isinstance(held, list) else held

"""`python -m publication`: sheets written and refreshed, refusals by exit code, and never a file overwritten."""

from pathlib import Path

import pytest

from publication.__main__ import main
from tests.publication.reports.conftest import parts


@pytest.fixture(autouse=True)
def on_the_bundled_release(bundled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHIRUBE_RELEASES", str(bundled / "releases"))


def test_a_sheet_is_written_and_its_place_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", "--year", "2016", "--format", "html", "--out", str(tmp_path / "new")]) == 0
    (made,) = (tmp_path / "new").iterdir()
    assert made.name == "evaluation-sheet-2016-tip-return-ja.html"
    assert capsys.readouterr().out == f"{made}\n"
    assert "計" in made.read_text(encoding="utf-8")


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["sheet", "--year", "2016", "--format", "html", "--out", str(tmp_path)]
    assert main(asked) == 0
    assert main(asked) == 76
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("year", "line", "code"), [("2017", "TIP_RETURN", 71), ("1999", "TIP_RETURN", 72), ("2022", "ASSESSED", 72)]
)
def test_a_sheet_that_cannot_be_filed_is_refused_and_nothing_written(
    tmp_path: Path, year: str, line: str, code: int
) -> None:
    assert main(["sheet", "--year", year, "--line", line, "--format", "html", "--out", str(tmp_path)]) == code
    assert list(tmp_path.iterdir()) == []


def test_a_draft_is_written_whatever_is_missing(tmp_path: Path) -> None:
    assert main(["sheet", "--year", "2024", "--format", "html", "--draft", "--out", str(tmp_path)]) == 0


def test_an_edited_document_is_refreshed_beside_itself(
    tmp_path: Path, filed: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "sheet.docx"
    place.write_bytes(filed)
    assert main(["refresh", str(place)]) == 0
    (made,) = [one for one in tmp_path.iterdir() if one != place]
    assert parts(made.read_bytes()) == parts(filed)
    told = capsys.readouterr().out
    assert "claim:mofa_evaluation_2016.returns" in told
    assert "0 changed, 0 not in release" in told


def test_what_is_no_document_is_refused(tmp_path: Path) -> None:
    assert main(["refresh", str(tmp_path / "nothing.docx")]) == 75


def test_the_forms_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms"]) == 0
    assert "外交政策目標への貢献度 / 活動の成果" in capsys.readouterr().out

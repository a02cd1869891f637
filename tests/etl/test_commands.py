"""`python -m etl`: what a person is told, and the exit code a script gets."""

from pathlib import Path

import pytest

from etl.__main__ import main
from etl.registry import feeds

SOURCE = "iom_return_assistance"


def test_the_list_names_every_source(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    listed = capsys.readouterr().out
    assert [name for name in feeds() if name not in listed] == []
    assert not home.exists()


def test_the_status_of_an_empty_warehouse_says_what_comes_next(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status"]) == 0
    assert "python -m etl run --all" in capsys.readouterr().out
    assert home.is_dir()


@pytest.mark.usefixtures("home")
def test_a_second_run_says_unchanged(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", SOURCE]) == 0
    assert f"{SOURCE}: 24 of 24 rows" in capsys.readouterr().out
    assert main(["run", SOURCE]) == 0
    assert f"{SOURCE}: unchanged" in capsys.readouterr().out


@pytest.mark.usefixtures("home")
def test_a_corrupt_row_is_named_by_its_rule_and_the_others_are_loaded(
    facts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _spoil(facts, "20,EXACT,PERSONS", "twenty,EXACT,PERSONS")
    assert main(["run", SOURCE, "iom_growth"]) == 13
    said = capsys.readouterr()
    assert "23 of 24 rows" in said.out
    assert "1 rows break value_is_a_number" in said.out
    assert "iom_growth: 47 of 47 rows" in said.out
    assert said.err.startswith("Stopped: 1 rows were rejected")
    assert "twenty" not in said.out + said.err


REFUSED = [
    # what is wrong, the file's bytes before and after, the words that say so
    ("a column is missing", b"locator", b"place", "'locator' is missing, 'place' is unknown"),
    ("a column stands twice", b"ref_area,", b"ref_area,ref_area,", "'ref_area' stands twice"),
    ("a row has a field too many", b"RETURN,2010,", b"RETURN,2010,,", "line 2 has 12 fields, the header 11"),
    ("a row is cut off", b"RETURN,2010,JPN,", b"RETURN,2010\r\nJPN,", "line 2 has 3 fields"),
    ("a quote is open", b'"section 5', b'"section" 5', "is not a UTF-8 CSV file"),
    ("it is not UTF-8", "段落".encode(), "段落".encode("shift_jis"), "is not a UTF-8 CSV file"),
    ("it is a spreadsheet", b"series", b"PK\x03\x04series", "is unknown"),
]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(("before", "after", "said"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_file_of_another_layout_stops_the_load_in_one_line(
    facts: Path, capsys: pytest.CaptureFixture[str], before: bytes, after: bytes, said: str
) -> None:
    place = facts / f"{SOURCE}.csv"
    place.write_bytes(place.read_bytes().replace(before, after, 1))
    assert main(["run", SOURCE]) == 12
    told = capsys.readouterr().err
    assert said in told
    assert "nothing was loaded" in told
    assert told.count("\n") == 1
    main(["status"])
    assert "Nothing is loaded yet" in capsys.readouterr().out


@pytest.mark.usefixtures("home")
def test_a_file_that_is_gone_stops_the_load_in_one_line(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (facts / f"{SOURCE}.csv").unlink()
    assert main(["run", SOURCE]) == 12
    assert "cannot be read: No such file" in capsys.readouterr().err


@pytest.mark.usefixtures("home")
def test_an_empty_file_is_a_changed_layout(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (facts / f"{SOURCE}.csv").write_bytes(b"")
    assert main(["run", SOURCE]) == 12
    assert "'series' is missing" in capsys.readouterr().err


@pytest.mark.parametrize("named", [["nonsense"], ["../facts"], []])
def test_an_unknown_source_is_refused_with_the_ones_there_are(
    home: Path, capsys: pytest.CaptureFixture[str], named: list[str]
) -> None:
    assert main(["run", *named]) == 11
    assert SOURCE in capsys.readouterr().err
    assert not home.exists()


@pytest.mark.usefixtures("home")
def test_an_engine_without_a_backend_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WAREHOUSE_URL", "oracle://server/db")
    assert main(["status"]) == 23
    assert "Use one of: duckdb, postgresql, sqlite" in capsys.readouterr().err


def test_a_raw_folder_that_is_a_file_loads_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home.mkdir()
    (home / "raw").write_text("in the way")
    assert main(["run", SOURCE]) == 14
    assert "nothing was loaded from it" in capsys.readouterr().err
    main(["status"])
    assert "Nothing is loaded yet" in capsys.readouterr().out


def _spoil(facts: Path, before: str, after: str) -> None:
    place = facts / f"{SOURCE}.csv"
    text = place.read_text(encoding="utf-8")
    assert before in text
    place.write_text(text.replace(before, after, 1), encoding="utf-8", newline="")

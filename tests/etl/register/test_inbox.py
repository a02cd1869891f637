"""The inbox: a report dropped into it is taken in once and moved out of the way with its answer."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from etl.errors import EtlError, ReportRefused, ReportUnreadable
from etl.register.desk import hand_in
from etl.register.inbox import RETURNED, TAKEN_IN, empty, waiting
from etl.register.reading import File
from tests.etl.register.conftest import CASES, REPORT, SERVICES, TODAY, csv_file, report
from warehouse.store import Warehouse
from warehouse.tables import LOAD


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """An empty inbox."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def _drop(folder: Path, *files: File) -> None:
    folder.mkdir(exist_ok=True)
    for file in files:
        (folder / file.name).write_bytes(file.content)


def _names(folder: Path) -> list[str]:
    return sorted(path.name.split("-", 2)[-1] for path in folder.iterdir()) if folder.is_dir() else []


def _loads(register: Warehouse) -> int:
    return register.fetch(sa.select(LOAD.c.load_id)).height


def test_a_report_in_order_is_taken_in_once(inbox: Path, register: Warehouse, tmp_path: Path) -> None:
    """A workbook, and beside it a folder with a CSV file for each sheet: the same figures a second time."""
    _drop(inbox, report())
    tables = {"cases": CASES, "services": SERVICES, "report": REPORT}
    _drop(inbox / "as text", *(csv_file(f"{name}.csv", text) for name, text in tables.items()))
    emptied = empty(inbox, register, tmp_path / "raw", TODAY)
    assert [answer.outcome.is_unchanged for answer in emptied.answers] == [False, True]
    assert all(answer.receipt.is_file() for answer in emptied.answers)
    assert (waiting(inbox), _names(inbox), _names(inbox / TAKEN_IN)) == ((), [TAKEN_IN], ["cases", "report"])
    assert _loads(register) == 1
    assert empty(inbox, register, tmp_path / "raw", TODAY).answers == ()


def test_a_refused_report_goes_back_with_its_marked_copy(inbox: Path, register: Warehouse, tmp_path: Path) -> None:
    _drop(inbox, report(cases=CASES.replace("VOT-2016-0003", "Yamada Hanako")))
    (answer,) = empty(inbox, register, tmp_path / "raw", TODAY).answers
    assert answer.outcome.is_refused
    assert answer.returned is not None
    assert answer.returned.is_file()
    assert answer.returned.parent.parent == inbox / RETURNED
    assert (answer.returned.parent / "report.xlsx").is_file()
    assert _loads(register) == 0


def test_a_file_that_cannot_be_read_does_not_hold_up_the_others(
    inbox: Path, register: Warehouse, tmp_path: Path
) -> None:
    _drop(inbox, File("a.xlsx", b"no workbook"), report())
    emptied = empty(inbox, register, tmp_path / "raw", TODAY)
    assert [answer.outcome.month for answer in emptied.answers] == ["2016-03"]
    assert [type(error) for error in emptied.unreadable] == [ReportUnreadable]
    assert (_names(inbox / RETURNED), waiting(inbox)) == (["a"], ())


def test_two_files_of_one_name_are_refused_rather_than_one_of_them_lost(register: Warehouse, tmp_path: Path) -> None:
    paths = tuple(tmp_path / folder / "cases.csv" for folder in ("a", "b"))
    for path in paths:
        _drop(path.parent, csv_file(path.name, CASES))
    with pytest.raises(EtlError, match="same name"):
        hand_in(paths, register, tmp_path / "raw", tmp_path / "out", TODAY)
    assert _loads(register) == 0


def test_what_a_spreadsheet_or_a_copy_leaves_beside_a_report_is_not_taken_in(inbox: Path) -> None:
    _drop(inbox, *(File(name, b"x") for name in ("~$report.xlsx", ".report.xlsx", "report.xlsx.part", "notes.docx")))
    assert waiting(inbox) == ()


def test_run_all_empties_the_inbox_and_says_so(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The bundled sources are loaded too; a refused report gives the command its exit code."""
    from etl.__main__ import main  # noqa: PLC0415 - the command reads its settings when it runs

    home.mkdir()
    _drop(home / "inbox", report(cases=CASES.replace("VOT-2016-0003", "Yamada Hanako")))
    assert main(["run", "--all"]) == ReportRefused.exit_code
    said = capsys.readouterr()
    assert "refused; nothing was loaded" in said.out
    assert "Hanako" not in said.out + said.err
    assert main(["run", "--all"]) == 0

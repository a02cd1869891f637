"""The desk: what an officer gets back, and what the files are called."""

from pathlib import Path

from etl.register.desk import hand_in
from tests.etl.register.conftest import CASES, TODAY, report
from warehouse.store import Warehouse


def test_a_report_that_comes_back_twice_keeps_its_name_and_gets_a_number(register: Warehouse, tmp_path: Path) -> None:
    """A copy that was corrected in part and handed in again lies beside the first one, which stays."""
    wrong = report(cases=CASES.replace("PHL", "Narnia"))
    sent = tmp_path / "march-returned.xlsx"
    sent.write_bytes(wrong.content)
    answer = hand_in((sent,), register, tmp_path / "raw", tmp_path, TODAY)
    assert answer.returned == tmp_path / "march-returned-2.xlsx"
    assert sent.read_bytes() == wrong.content


def test_the_receipt_names_the_file_that_the_marked_cells_stand_in(register: Warehouse, tmp_path: Path) -> None:
    sent = tmp_path / "march.xlsx"
    sent.write_bytes(report(cases=CASES.replace("PHL", "Narnia")).content)
    answer = hand_in((sent,), register, tmp_path / "raw", tmp_path, TODAY)
    assert answer.returned is not None
    assert f"“{answer.returned.name}”" in answer.receipt.read_text(encoding="utf-8")

"""Spreadsheets as readers in Japan open them: names, era years, negative numbers and formulas come through."""

import io
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
from openpyxl import load_workbook

from publication.formats import csv, xlsx
from publication.formats.export import Encoding, Export, export
from publication.query import table
from publication.release import Release

Line = dict[str, Any]

OFFICE = shutil.which("soffice")
WITHOUT_OFFICE = "no LibreOffice: install libreoffice-calc-nogui to have it open our files"
UTF_8, CP932 = "76", "60"
"""LibreOffice's numbers for the encodings of a text file."""

ERA, FORMULA = "平成28年度", "=1+1"
VALUE = -5.0


@pytest.fixture(scope="module", params=[ERA, FORMULA])
def shown(request: pytest.FixtureRequest, released: Release) -> Export:
    """Returns by nationality, with one value for all rows and one comment at each."""
    found = table(released, "PRG-02", {"citizenship": "each"})
    assert found
    said = {"obs_value": pl.lit(VALUE), "comment": pl.lit(request.param)}
    return export(replace(found, frame=found.frame.with_columns(**said)), "ja")


@pytest.fixture
def office(tmp_path: Path) -> Callable[..., list[Line]]:
    """LibreOffice, which reads a file and saves what it understood; in the shared check it must be there."""
    if OFFICE is None and os.environ.get("CI") == "true":
        pytest.fail(WITHOUT_OFFICE, pytrace=False)
    if OFFICE is None:
        pytest.skip(WITHOUT_OFFICE)

    def opened(content: bytes, extension: str, *how: str) -> list[Line]:
        (tmp_path / f"ours.{extension}").write_bytes(content)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        wanted = ["--headless", *how, "--convert-to", "xlsx", "--outdir", str(tmp_path / "read")]
        command = [str(OFFICE), profile, *wanted, str(tmp_path / f"ours.{extension}")]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return _cells((tmp_path / "read" / "ours.xlsx").read_bytes())

    return opened


def test_libreoffice_reads_a_csv_as_it_is_meant(shown: Export, office: Callable[..., list[Line]]) -> None:
    _is_as_meant(office(csv.write(shown), "csv", f"--infilter=CSV:44,34,{UTF_8},1"), shown, led_by="'")


def test_libreoffice_reads_a_csv_in_cp932_as_it_is_meant(shown: Export, office: Callable[..., list[Line]]) -> None:
    content = csv.write(replace(shown, encoding=Encoding.CP932))
    _is_as_meant(office(content, "csv", f"--infilter=CSV:44,34,{CP932},1"), shown, led_by="'")


def test_libreoffice_reads_a_workbook_as_it_is_meant(shown: Export, office: Callable[..., list[Line]]) -> None:
    _is_as_meant(office(xlsx.write(shown), "xlsx"), shown)


@pytest.mark.parametrize("encoding", [Encoding.MARKED, Encoding.CP932])
def test_pandas_reads_a_csv_as_it_is_meant(shown: Export, encoding: Encoding) -> None:
    content = csv.write(replace(shown, encoding=encoding))
    frame = pd.read_csv(io.BytesIO(content), encoding=encoding.value, keep_default_na=False)
    _is_as_meant([{str(name): value for name, value in row.items()} for row in frame.to_dict("records")], shown, "'")


def test_calamine_reads_a_workbook_as_it_is_meant(shown: Export) -> None:
    frame = pl.read_excel(io.BytesIO(xlsx.write(shown)), engine="calamine", infer_schema_length=None)
    _is_as_meant(frame.to_dicts(), shown)


def _cells(workbook: bytes) -> list[Line]:
    """The first sheet; a formula would be its own text and no value."""
    header, *lines = load_workbook(io.BytesIO(workbook)).worksheets[0].iter_rows()
    return [{str(name.value): cell.value for name, cell in zip(header, line, strict=True)} for line in lines]


def _is_as_meant(read: list[Line], shown: Export, led_by: str = "") -> None:
    """Every row with its names and numbers; `led_by` is what keeps a text from being run."""
    comment = str(shown.table.rows[0]["comment"])
    kept = f"{led_by}{comment}" if comment == FORMULA else comment
    assert len(read) == len(shown.table.rows)
    assert "INDICATOR" in read[0], "the byte order mark is no part of the first name"
    assert [line["CITIZENSHIP"] for line in read] == [row["citizenship"] for row in shown.table.rows]
    assert "フィリピン" in {line["CITIZENSHIP_LABEL"] for line in read}
    assert {line["OBS_VALUE"] for line in read} == {VALUE}
    assert {line["COMMENT"] for line in read} == {kept}

"""The archive of all formats: what it says of itself is true of the files in it."""

import csv
import hashlib
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from indicators.registry import all_indicators
from publication.formats import bundle
from publication.formats.export import Content, Encoding, Export, export
from publication.formats.kinds import DESCRIPTIONS, FORMATS
from publication.query import table
from publication.release import Release
from tests.publication.test_xlsx import changed
from vocabulary.text import LANGUAGES


@pytest.fixture(scope="module")
def returns(released: Release) -> Export:
    """The cumulative returns by nationality."""
    shown = table(released, "PRG-02", {"citizenship": "each"})
    assert shown is not None
    return export(shown, "ja")


def _files(shown: Export) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(bundle.write(shown))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_has_every_format_as_it_is_downloaded(returns: Export) -> None:
    files = _files(returns)
    written = {f"PRG-02.{extension}": each.write(returns) for extension, each in (FORMATS | DESCRIPTIONS).items()}
    assert {name: files[name] for name in written} == written
    assert files.keys() - written.keys() == {"README.txt", "datapackage.json", "PRG-02.csv-metadata.json"}


def test_the_same_view_gives_the_same_bytes_dated_as_the_release(returns: Export) -> None:
    written = bundle.write(returns)
    assert written == bundle.write(replace(returns, table=replace(returns.table)))
    day = returns.table.release.manifest.created
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(day.year, day.month, day.day, 0, 0, 0)}


def test_the_readme_names_each_file_with_its_rows_and_its_checksum(returns: Export) -> None:
    files = _files(returns)
    said = files["README.txt"].decode()
    for name in (f"PRG-02.{extension}" for extension in FORMATS):
        checksum = hashlib.sha256(files[name]).hexdigest()
        assert f"{name}: {len(returns.table.rows)} rows, {len(files[name])} bytes, SHA-256 {checksum}" in said
        assert f"{name}：{len(returns.table.rows)}行" in said
    for name in files.keys() - {"README.txt"}:
        assert said.count(hashlib.sha256(files[name]).hexdigest()) == len(LANGUAGES)


def test_the_readme_says_the_filters_in_force_in_both_languages(returns: Export) -> None:
    said = _files(returns)["README.txt"].decode()
    assert "Chosen: Nationality: Each" in said
    assert "選択：国籍: 個別に表示" in said
    for lang in LANGUAGES:
        assert returns.table.entry.caveat[lang] in said
    assert returns.table.release.id in said
    whole = _files(export(returns.table, "en", Content.FULL))["README.txt"].decode()
    assert "all observations of the indicator" in whole
    assert "Chosen:" not in whole


@pytest.mark.parametrize(
    ("indicator_id", "encoding"),
    [*((one, Encoding.MARKED) for one in all_indicators()), ("PRG-02", Encoding.CP932), ("INS-01", Encoding.UTF_8)],
)
def test_frictionless_finds_the_data_package_valid(
    released: Release, indicator_id: str, encoding: Encoding, tmp_path: Path
) -> None:
    shown = table(released, indicator_id)
    assert shown is not None
    with zipfile.ZipFile(io.BytesIO(bundle.write(export(shown, "ja", encoding=encoding)))) as archive:
        archive.extractall(tmp_path)
    package: Any = Package(str(tmp_path / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["type", "message"])
    read = next(one for one in package.resources if one.path == f"{indicator_id}.csv").read_rows()
    values = [row["OBS_VALUE"] for row in read]
    assert [None if one is None else float(one) for one in values] == [row["obs_value"] for row in shown.rows]


def test_frictionless_finds_a_file_that_was_changed(returns: Export, tmp_path: Path) -> None:
    for name, content in _files(returns).items():
        (tmp_path / name).write_bytes(content.replace(b"149", b"150"))
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


def test_csv_on_the_web_describes_the_columns_of_the_csv(returns: Export) -> None:
    files = _files(returns)
    described = json.loads(files["PRG-02.csv-metadata.json"])
    assert described["url"] == "PRG-02.csv"
    header = next(csv.reader(io.StringIO(files["PRG-02.csv"].decode("utf-8-sig"), newline="")))
    assert [column["titles"] for column in described["tableSchema"]["columns"]] == header


def test_the_readme_lists_the_characters_that_cp932_lacks(returns: Export) -> None:
    shown = replace(changed(returns, comment="Café"), encoding=Encoding.CP932)
    files = _files(shown)
    assert "é U+00E9" in files["README.txt"].decode()
    assert "Caf&#233;" in files["PRG-02.csv"].decode("cp932")


def test_a_format_that_cannot_hold_the_rows_is_named_in_the_readme(returns: Export) -> None:
    files = _files(changed(returns, comment="a\x07b"))
    assert "PRG-02.sdmx.xml" not in files
    assert re.search(r"^PRG-02\.sdmx\.xml: .*XML", files["README.txt"].decode(), flags=re.MULTILINE)

"""Every format: read back by another library, the same bytes again, nothing lost, and what it says of itself."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq
import pytest

from publication.formats.export import Content, Export, export
from publication.formats.kinds import FORMATS
from publication.query import Table, table
from publication.release import Release
from tests.publication.readers import READERS, duckdb_rows
from vocabulary.codes import codelist
from vocabulary.text import LANGUAGES

EVERY = pytest.mark.parametrize("extension", FORMATS)
SAID = ("OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE", "UNIT_MULT")


@pytest.fixture(scope="module")
def returns(released: Release) -> Export:
    """The cumulative returns by nationality."""
    return export(_table(released, "PRG-02", citizenship="each"), "en")


def _table(released: Release, indicator_id: str, **asked: str) -> Table:
    shown = table(released, indicator_id, asked)
    assert shown is not None
    return shown


def _hidden(shown: Export) -> Export:
    frame = shown.table.frame.with_columns(
        obs_value=pl.lit(None, pl.Float64), obs_status=pl.lit("Q"), conf_status=pl.lit("C")
    )
    return replace(shown, table=replace(shown.table, frame=frame))


def test_every_format_has_an_independent_reader() -> None:
    assert FORMATS.keys() == READERS.keys()


@EVERY
def test_the_same_view_gives_the_same_bytes(returns: Export, extension: str) -> None:
    again = replace(returns, table=replace(returns.table))
    assert FORMATS[extension].write(returns) == FORMATS[extension].write(again)


@EVERY
def test_a_full_export_has_every_observation(returns: Export, extension: str) -> None:
    full = export(returns.table, "en", Content.FULL)
    assert len(READERS[extension](FORMATS[extension].write(full))) == returns.table.everything.height


@EVERY
def test_a_withheld_observation_is_a_row_without_value(returns: Export, extension: str) -> None:
    read = READERS[extension](FORMATS[extension].write(_hidden(returns)))
    assert len(read) == len(returns.table.rows)
    assert {(row["OBS_VALUE"], row["OBS_STATUS"], row["CONF_STATUS"]) for row in read} == {(None, "Q", "C")}


@EVERY
def test_a_view_without_rows_is_still_a_file_with_its_columns(returns: Export, extension: str) -> None:
    empty = replace(returns, table=replace(returns.table, frame=returns.table.frame.clear()))
    assert READERS[extension](FORMATS[extension].write(empty)) == []


@EVERY
@pytest.mark.parametrize("value", [0.0, -5.0, 1e-7, 1234567890123.5])
def test_a_number_survives(returns: Export, extension: str, value: float) -> None:
    frame = returns.table.frame.with_columns(obs_value=pl.lit(value))
    written = FORMATS[extension].write(replace(returns, table=replace(returns.table, frame=frame)))
    assert {row["OBS_VALUE"] for row in READERS[extension](written)} == {value}


@EVERY
@pytest.mark.parametrize("lang", LANGUAGES)
def test_japanese_and_other_letters_survive(returns: Export, extension: str, lang: Any) -> None:  # noqa: ANN401
    comment = '平成28年度 フィリピン Côte d’Ivoire <&> "x" 𠮷'
    frame = returns.table.frame.with_columns(comment=pl.lit(comment))
    shown = replace(returns, table=replace(returns.table, frame=frame), lang=lang)
    assert {row["COMMENT"] for row in READERS[extension](FORMATS[extension].write(shown))} == {comment}


def test_duckdb_reads_the_parquet_file(returns: Export, tmp_path: Path) -> None:
    read = duckdb_rows(FORMATS["parquet"].write(returns), tmp_path)
    assert [row["OBS_VALUE"] for row in read] == [row["obs_value"] for row in returns.table.rows]
    assert [row["SOURCE"] for row in read] == [row["source_ids"] for row in returns.table.rows]


def _described(shown: Export, extension: str, folder: Path) -> dict[str, Any]:
    """The description that a file carries."""
    written = FORMATS[extension].write(shown)
    if extension == "json":
        return dict(json.loads(written)["metadata"])
    (folder / "read.parquet").write_bytes(written)
    return dict(json.loads(pq.read_metadata(folder / "read.parquet").metadata[b"shirube"]))


@pytest.mark.parametrize("extension", ["json", "parquet"])
def test_a_file_says_what_its_numbers_are(returns: Export, extension: str, tmp_path: Path) -> None:
    said = _described(returns, extension, tmp_path)
    entry = returns.table.entry
    assert said["release"] == returns.table.release.id
    assert said["release_date"] == returns.table.release.manifest.created.date().isoformat()
    assert said["rows"] == len(returns.table.rows)
    assert said["indicator"]["caveat"] == {"en": entry.caveat.en, "ja": entry.caveat.ja}
    assert said["view"]["citizenship"] == "each"
    assert said["filters"]["CITIZENSHIP"] == {"en": "Each", "ja": "個別に表示"}
    assert {source["id"] for source in said["sources"]} == set(returns.table.source_ids)
    assert {source["licence"] for source in said["sources"]} <= said["codelists"]["CL_LICENCE"].keys()
    assert said["codelists"]["CL_OBS_STATUS"].keys() == codelist("CL_OBS_STATUS").keys()
    assert said["codelists"]["CL_CONF_STATUS"].keys() == {"F", "C"}
    assert said["codelists"]["CL_AREA"]["PHL"]["label"] == {"en": "Philippines", "ja": "フィリピン"}
    assert [column["id"] for column in said["columns"]] == [column.id for column in returns.columns]


def test_all_rows_have_no_filters(returns: Export, tmp_path: Path) -> None:
    said = _described(export(returns.table, "en", Content.FULL), "json", tmp_path)
    assert (said["content"], said["view"], said["filters"]) == ("full", {}, {})

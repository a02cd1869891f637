"""CSV files: a spreadsheet reads them as they are meant, in either language."""

import csv as reader
import io
from dataclasses import replace
from typing import Any

import msgspec
import polars as pl
import pytest

from publication.formats import csv
from publication.query import Table, table
from publication.release import Release
from vocabulary.text import LANGUAGES, Language, Text


@pytest.fixture(scope="module")
def returns(released: Release) -> Table:
    """The cumulative returns by nationality."""
    shown = table(released, "PRG-02", {"citizenship": "each"})
    assert shown is not None
    return shown


def _lines(written: bytes) -> list[dict[str, str]]:
    return list(reader.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def _titled(shown: Table, title: str) -> Table:
    """The same view, its sources called by this title."""
    entries = [msgspec.structs.replace(source, title=Text(title, title)) for source in shown.release.catalogue.sources]
    catalogue = msgspec.structs.replace(shown.release.catalogue, sources=tuple(entries))
    return replace(shown, release=replace(shown.release, catalogue=catalogue))


def _with(shown: Table, **values: Any) -> Table:  # noqa: ANN401 - a column may hold anything
    return replace(shown, frame=shown.frame.with_columns(**{name: pl.lit(value) for name, value in values.items()}))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_begins_with_a_byte_order_mark_and_ends_its_lines_for_every_spreadsheet(
    returns: Table, lang: Language
) -> None:
    written = csv.write(returns, lang)
    assert written.startswith(b"\xef\xbb\xbfINDICATOR,")
    assert written.endswith(b"\r\n")
    assert written.count(b"\n") == written.count(b"\r\n") == len(returns.rows) + 1


def test_japanese_survives(returns: Table) -> None:
    names = {line["CITIZENSHIP"]: line["CITIZENSHIP_LABEL"] for line in _lines(csv.write(returns, "ja"))}
    assert names["PHL"] == "フィリピン"


def test_codes_stand_beside_their_labels_and_do_not_change_with_the_language(returns: Table) -> None:
    english, japanese = (_lines(csv.write(returns, lang)) for lang in LANGUAGES)
    assert [line["CITIZENSHIP"] for line in english] == [line["CITIZENSHIP"] for line in japanese]
    assert english[0].keys() == japanese[0].keys()


@pytest.mark.parametrize(
    "title", ["=1+1", "+1 cmd", "-1+1|calc", "@SUM(A1)", '=HYPERLINK("x")', "\t=1+1", "\r=1+1"], ids=repr
)
def test_a_text_that_a_spreadsheet_would_run_is_made_safe(returns: Table, title: str) -> None:
    lines = _lines(csv.write(_titled(returns, title), "en"))
    assert {line["SOURCE_TITLE"] for line in lines} == {f"'{title}"}


@pytest.mark.parametrize(("value", "written"), [(-5.0, "-5"), (-0.5, "-0.5"), (0.0, "0"), (1e-7, "1e-07")])
def test_a_number_stays_a_number(returns: Table, value: float, written: str) -> None:
    lines = _lines(csv.write(_with(returns, obs_value=value), "en"))
    assert {line["OBS_VALUE"] for line in lines} == {written}


def test_a_title_with_a_comma_or_a_quotation_mark_stays_one_cell(returns: Table) -> None:
    title = 'Report, "final", 2016\nsecond line'
    lines = _lines(csv.write(_titled(returns, title), "en"))
    assert {line["SOURCE_TITLE"] for line in lines} == {title}


def test_every_line_names_its_sources_its_load_and_its_release(returns: Table) -> None:
    for line in _lines(csv.write(returns, "en")):
        assert line["SOURCE"]
        assert line["SOURCE_TITLE"]
        assert line["LOAD"]
        assert line["RELEASE"] == returns.release.id

"""CSV files: a spreadsheet reads them as they are meant, in either language."""

import csv as reader
import io
from dataclasses import replace
from html import unescape
from typing import Any

import msgspec
import polars as pl
import pytest

from publication.errors import RedistributionRefused
from publication.formats import csv
from publication.formats.export import Content, Encoding, export
from publication.query import Table, table
from publication.release import Release
from vocabulary.codes import codelist
from vocabulary.text import LANGUAGES, Language, Text


@pytest.fixture(scope="module")
def returns(released: Release) -> Table:
    """The cumulative returns by nationality."""
    shown = table(released, "PRG-02", {"citizenship": "each"})
    assert shown is not None
    return shown


def _written(shown: Table, lang: Language = "en", encoding: Encoding = Encoding.MARKED) -> bytes:
    return csv.write(export(shown, lang, encoding=encoding))


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
    written = _written(returns, lang)
    assert written.startswith(b"\xef\xbb\xbfINDICATOR,")
    assert written.endswith(b"\r\n")
    assert written.count(b"\n") == written.count(b"\r\n") == len(returns.rows) + 1


def test_japanese_survives(returns: Table) -> None:
    names = {line["CITIZENSHIP"]: line["CITIZENSHIP_LABEL"] for line in _lines(_written(returns, "ja"))}
    assert names["PHL"] == "フィリピン"


def test_codes_stand_beside_their_labels_and_do_not_change_with_the_language(returns: Table) -> None:
    english, japanese = (_lines(_written(returns, lang)) for lang in LANGUAGES)
    assert [line["CITIZENSHIP"] for line in english] == [line["CITIZENSHIP"] for line in japanese]
    assert english[0].keys() == japanese[0].keys()


@pytest.mark.parametrize(
    "title",
    ["=1+1", "+1 cmd", "-1+1|calc", "@SUM(A1)", '=HYPERLINK("x")', "\t=1+1", "\r=1+1", "＝1+1", "＠SUM(A1)"],
    ids=repr,
)
def test_a_text_that_a_spreadsheet_would_run_is_made_safe(returns: Table, title: str) -> None:
    lines = _lines(_written(_titled(returns, title)))
    assert {line["SOURCE_TITLE"] for line in lines} == {f"'{title}"}


@pytest.mark.parametrize(("value", "written"), [(-5.0, "-5"), (-0.5, "-0.5"), (0.0, "0"), (1e-7, "1e-07")])
def test_a_number_stays_a_number(returns: Table, value: float, written: str) -> None:
    lines = _lines(_written(_with(returns, obs_value=value)))
    assert {line["OBS_VALUE"] for line in lines} == {written}


def test_a_title_with_a_comma_or_a_quotation_mark_stays_one_cell(returns: Table) -> None:
    title = 'Report, "final", 2016\nsecond line'
    lines = _lines(_written(_titled(returns, title)))
    assert {line["SOURCE_TITLE"] for line in lines} == {title}


def test_every_line_names_its_sources_its_load_and_its_release(returns: Table) -> None:
    for line in _lines(_written(returns)):
        assert line["SOURCE"]
        assert line["SOURCE_TITLE"]
        assert line["LOAD"]
        assert line["RELEASE"] == returns.release.id


def test_a_program_gets_no_byte_order_mark(returns: Table) -> None:
    assert _written(returns, encoding=Encoding.UTF_8).startswith(b"INDICATOR,")


def test_cp932_has_the_same_table_and_names_what_it_lacks(returns: Table) -> None:
    """A character without a place in CP932 is written as its number, so that nothing is lost."""
    titled = _titled(returns, "Café – 平成28年度 フィリピン")
    asked = export(titled, "ja", encoding=Encoding.CP932)
    read = csv.write(asked).decode("cp932")
    assert "Caf&#233; &#8211; 平成28年度 フィリピン" in read
    assert unescape(read) == csv.text(asked)
    assert csv.characters_lacking(asked) == ("é", "–")


def test_utf_8_lacks_nothing(returns: Table) -> None:
    assert csv.characters_lacking(export(returns, "ja")) == ()


def test_a_full_export_has_every_observation_of_the_indicator(returns: Table) -> None:
    lines = _lines(csv.write(export(returns, "en", Content.FULL)))
    assert len(lines) == returns.everything.height > len(returns.rows)


def test_a_withheld_observation_is_a_line_without_a_value(returns: Table) -> None:
    hidden = _with(returns, obs_value=None, obs_status="Q", conf_status="C")
    lines = _lines(_written(hidden))
    assert len(lines) == len(returns.rows)
    assert {(line["OBS_VALUE"], line["OBS_STATUS"], line["CONF_STATUS"]) for line in lines} == {("", "Q", "C")}


def test_every_line_says_its_terms_of_use_and_the_caveat(returns: Table) -> None:
    for line in _lines(_written(returns, "ja")):
        assert set(line["LICENCE"].split()) <= codelist("CL_LICENCE").keys()
        assert line["CAVEAT"] == returns.entry.caveat.ja


@pytest.mark.parametrize("licence", ["NO_REDISTRIBUTION", "NOT_A_LICENCE"])
def test_a_source_that_may_not_be_passed_on_is_refused_by_name(returns: Table, licence: str) -> None:
    """A licence that nobody knows counts as one that forbids."""
    sources = [msgspec.structs.replace(one, licence=licence) for one in returns.release.catalogue.sources]
    catalogue = msgspec.structs.replace(returns.release.catalogue, sources=tuple(sources))
    kept = replace(returns, release=replace(returns.release, catalogue=catalogue))
    with pytest.raises(RedistributionRefused) as refused:
        export(kept, "en")
    for source_id in returns.source_ids:
        assert returns.release.sources[source_id].title.en in str(refused.value)

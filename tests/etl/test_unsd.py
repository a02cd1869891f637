"""What becomes of a row of the SDG database: its words as codes, its values as numbers, limits or nothing."""

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from etl.registry import feed, feeds_by
from etl.source import Raw, Way
from etl.validate import corrected, validate
from etl.wording import SET_ASIDE, WORDS, words
from vocabulary.codes import codelist

FIXTURE = Path(__file__).parent.parent / "sources" / "unsd_sdg.jsonl"
UNSD = feed("unsd_sdg")
CODELISTS = {
    "sex": "CL_SEX",
    "age": "CL_AGE",
    "urbanisation": "CL_URBANISATION",
    "reporting_type": "CL_REPORTING_TYPE",
    "unit": "CL_UNIT_MEASURE",
    "nature": "CL_NATURE",
    "obs_status": "CL_OBS_STATUS",
    "area": "CL_AREA",
    **dict.fromkeys(("form", "indicator"), "CL_SERIES"),
}
"""The code list that each field of a words file leads to; for two producers a word is a series."""


@pytest.fixture(scope="module")
def records() -> pl.DataFrame:
    """The rows of the fixture as they were read."""
    return UNSD.read(Raw(FIXTURE.read_bytes(), ".jsonl", dt.date(2026, 1, 1)))


@pytest.fixture(scope="module")
def observed(records: pl.DataFrame) -> pl.DataFrame:
    """The rows of the fixture that keep every rule, in the columns of the warehouse."""
    return UNSD.to_table(validate(records, UNSD.rules)[0])


VALUES = [
    # year, value, status, lower bound, upper bound, comment
    ("2007", 43.0, "A", None, None, ""),
    ("2008", 1234.0, "A", None, None, ""),
    ("2009", None, "Q", None, 5.0, "A note of two lines Given as <5."),
    ("2010", None, "O", None, None, ""),
    ("2011", None, "M", None, None, ""),
    ("2012", None, "O", None, None, ""),
    ("2014", 2.5, "A", None, 3.1, ""),
]


@pytest.mark.parametrize("expected", VALUES, ids=[row[0] for row in VALUES])
def test_a_value_is_a_number_a_limit_or_missing(observed: pl.DataFrame, expected: tuple[object, ...]) -> None:
    """A count given as <5 is withheld by the producer; NaN, N/A and nothing are missing, whatever the status says."""
    shown = observed.filter(pl.col("time_period") == expected[0])
    columns = ("time_period", "obs_value", "obs_status", "lower_bound", "upper_bound", "comment")
    assert shown.select(columns).rows() == [expected]


def test_a_share_below_a_limit_is_missing_with_a_bound(observed: pl.DataFrame) -> None:
    shown = observed.filter(pl.col("series") == "VC_VAW_PHYPYV")
    columns = ("ref_area", "obs_value", "obs_status", "upper_bound", "nature", "age")
    assert shown.select(columns).rows() == [("035", None, "O", 0.5, "_X", "Y1T14")]


def test_words_become_codes(observed: pl.DataFrame) -> None:
    shown = observed.filter(pl.col("series") == "SL_TLF_CHLDEC").row(0, named=True)
    expected = {"ref_area": "NPL", "sex": "F", "age": "Y5T17", "urbanisation": "R", "reporting_type": "G"}
    expected |= {"unit_measure": "PT", "nature": "CA", "definition": "UNSD", "citizenship": "_Z"}
    expected |= {"base_period": "2014", "locator": "series SL_TLF_CHLDEC, area 524, 2015; good"}
    assert {name: shown[name] for name in expected} == expected
    assert (shown["period_start"], shown["period_end"]) == (dt.date(2015, 1, 1), dt.date(2015, 12, 31))


def test_a_former_code_is_renamed_only_where_it_counts_persons(observed: pl.DataFrame) -> None:
    """In per cent the same code is the age and sex distribution, another quantity."""
    shown = observed.filter(pl.col("time_period") == "2013").sort("series")
    assert shown.select("series", "unit_measure", "comment").rows() == [
        ("VC_HTF_DETV", "NUMBER", "Given as series VC_VAW_DIST."),
        ("VC_VAW_DIST", "PT", ""),
    ]


def test_what_reading_puts_right_is_counted(records: pl.DataFrame) -> None:
    assert corrected(records, UNSD.corrections) == {"codes_without_line_breaks": 1, "series_is_renamed": 1}


@pytest.mark.parametrize("producer", sorted(path.stem for path in WORDS.glob("*.csv")))
def test_every_word_stands_for_a_code_there_is(producer: str) -> None:
    unknown = {
        (field, code)
        for field, known in words(producer).items()
        for code in known.values()
        if code != SET_ASIDE and code not in codelist(CODELISTS[field])
    }
    assert unknown == set()


@pytest.mark.parametrize("source_id", feeds_by(Way.LIVE))
def test_every_code_of_an_accepted_row_exists(source_id: str) -> None:
    live = feed(source_id)
    raw = Raw((FIXTURE.parent / f"{source_id}.jsonl").read_bytes(), ".jsonl", dt.date(2026, 1, 1))
    rows = live.to_table(validate(live.read(raw), live.rules)[0])
    lists = {**CODELISTS, "series": "CL_SERIES", "definition": "CL_DEFINITION", "ref_area": "CL_AREA"}
    lists["unit_measure"] = "CL_UNIT_MEASURE"
    present = lists.keys() & set(rows.columns)
    assert {(name, code) for name in present for code in rows[name] if code not in codelist(lists[name])} == set()

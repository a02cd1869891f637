"""The bundled facts: complete, coded, cited, and without a row that breaks a rule."""

import csv
import datetime as dt

import polars as pl
import pytest

from etl.documents import FACTS, documents
from etl.recorded import offline
from etl.registry import feed, feeds_by
from etl.source import Feed, Way
from etl.validate import validate
from vocabulary.codes import codelist
from vocabulary.dimensions import CODELIST_OF, DIMENSION_NAMES

BUNDLED = feeds_by(Way.BUNDLED)
EVERY = pytest.mark.parametrize("tried", BUNDLED.values(), ids=BUNDLED)


@EVERY
def test_bundled_facts_load_without_a_rejected_row(tried: Feed) -> None:
    records = tried.read(tried.extract(offline, dt.date(2026, 1, 1)))
    accepted, rejected = validate(records, tried.rules)
    assert rejected.to_dicts() == []
    assert accepted.height == records.height > 0


@EVERY
def test_every_code_in_the_facts_exists(tried: Feed) -> None:
    records = tried.read(tried.extract(offline, dt.date(2026, 1, 1)))
    coded = {name: CODELIST_OF[name] for name in (*DIMENSION_NAMES, "qualifier", "unit_mult")}
    coded["unit"] = CODELIST_OF["unit_measure"]
    present = coded.keys() & set(records.columns)
    unknown = {
        (column, code) for column in present for code in records[column].unique() if code not in codelist(coded[column])
    }
    assert present
    assert unknown == set()


@EVERY
def test_every_figure_cites_a_document_and_a_place_in_it(tried: Feed) -> None:
    records = tried.read(tried.extract(offline, dt.date(2026, 1, 1)))
    assert set(records["source_id"]) <= documents().keys()
    assert records["locator"].str.strip_chars().str.len_chars().min() != 0


def test_every_file_of_facts_belongs_to_a_source_or_is_the_list_of_documents() -> None:
    assert {path.stem for path in FACTS.glob("*.csv")} == {*BUNDLED, "sources"}


def test_every_document_is_cited_by_a_figure() -> None:
    cited = {
        source_id
        for each in BUNDLED.values()
        for source_id in each.read(each.extract(offline, dt.date(2026, 1, 1)))["source_id"]
    }
    assert documents().keys() - cited == set()


def test_every_document_is_described_once_and_in_full() -> None:
    with (FACTS / "sources.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(documents()) == len(rows)
    for row in rows:
        missing = [name for name, text in row.items() if not text and name != "published"]
        assert missing == [], row["source_id"]
        assert row["address"].startswith(("https://", "http://")), row["source_id"]


def test_where_sources_disagree_both_figures_stand() -> None:
    """275 stands for two spans of years, 276 and 307 under two definitions."""
    protection = feed("japan_victim_protection")
    rows = protection.read(protection.extract(offline, dt.date(2026, 1, 1)))
    assert rows.filter(pl.col("value") == "275")["period"].to_list() == [
        "2001-FY/2009-FY",
        "2005-FY/2010-FY",
    ]
    returns = feed("iom_return_assistance")
    rows = returns.read(returns.extract(offline, dt.date(2026, 1, 1))).filter(pl.col("value").is_in(["276", "307"]))
    assert dict(rows.select("value", "definition").iter_rows()) == {"276": "RETURN", "307": "BENEFICIARIES"}

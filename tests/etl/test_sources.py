"""Every source is tried on its fixture, tests/sources/<id>.<ext>; a source without one fails here.

Each row of a fixture says in its locator `good`, or `breaks` and the rules it breaks; a row without a locator
breaks just that rule.
"""

import datetime as dt
import json
from pathlib import Path

import polars as pl
import pytest

from etl.registry import described, feed, feeds
from etl.source import Feed, Raw
from etl.validate import ROW_NUMBER, validate
from vocabulary.codes import codelist
from vocabulary.statuses import Sensitivity

FIXTURES = Path(__file__).parent.parent / "sources"
EVERY = pytest.mark.parametrize("source_id", feeds())


def test_every_source_has_a_fixture_and_every_fixture_a_source() -> None:
    assert {path.stem for path in FIXTURES.iterdir() if path.is_file()} == set(feeds())


@EVERY
def test_a_source_rejects_exactly_the_rows_that_break_a_rule(source_id: str) -> None:
    records = _fixture(feed(source_id))
    accepted, rejected = validate(records, feed(source_id).rules)
    named = {row[ROW_NUMBER]: _rules_named(row) for row in records.iter_rows(named=True)}
    found: dict[int, set[str]] = {number: set() for number in named}
    for number, rule in rejected.select(ROW_NUMBER, "rule").iter_rows():
        found[number].add(rule)
    assert found == named
    assert set(accepted[ROW_NUMBER]) == {number for number, rules in named.items() if not rules}


@EVERY
def test_a_fixture_has_a_bad_row_for_each_rule_and_good_rows(source_id: str) -> None:
    named = [_rules_named(row) for row in _fixture(feed(source_id)).iter_rows(named=True)]
    assert {rule.id for rule in feed(source_id).rules} == set().union(*named)
    assert named.count(set()) >= 2


@EVERY
def test_a_rejected_row_is_kept_as_it_was_read(source_id: str) -> None:
    records = _fixture(feed(source_id))
    _, rejected = validate(records, feed(source_id).rules)
    kept = {row[ROW_NUMBER]: row for row in records.iter_rows(named=True)}
    assert all(json.loads(record) == kept[number] for number, _, record in rejected.iter_rows())


@EVERY
def test_accepted_rows_fit_the_table(source_id: str) -> None:
    accepted, _ = validate(_fixture(feed(source_id)), feed(source_id).rules)
    fitted = feed(source_id).to_table(accepted)
    columns = {column.name for column in feed(source_id).table.columns}
    assert set(fitted.columns) == columns - {"load_id"}
    assert fitted.height == accepted.height


@EVERY
def test_every_rule_has_a_name_and_speaks_both_languages(source_id: str) -> None:
    rules = feed(source_id).rules
    assert len({rule.id for rule in rules}) == len(rules)
    assert all(rule.text.en and rule.text.ja for rule in rules)


@EVERY
def test_a_source_is_described_in_both_languages(source_id: str) -> None:
    source = feed(source_id).source
    assert source.id == source_id
    assert all(words.en.strip() and words.ja.strip() for words in (source.title, source.producer))
    assert source.address


def test_every_source_and_document_has_a_known_licence_and_says_whom_it_could_harm() -> None:
    sources = described()
    assert set(sources["licence"]) <= codelist("CL_LICENCE").keys()
    assert set(sources["sensitivity"]) <= set(Sensitivity)
    assert set(sources["language"]) <= {"en", "ja"}
    assert sources["source_id"].is_unique().all()


def _fixture(tried: Feed) -> pl.DataFrame:
    (place,) = FIXTURES.glob(f"{tried.source.id}.*")
    return tried.read(Raw(place.read_bytes(), place.suffix, dt.date(2026, 1, 1)))


def _rules_named(row: dict[str, object]) -> set[str]:
    locator = str(row["locator"])
    if locator.startswith("breaks "):
        return set(locator.split()[1:])
    return set() if locator == "good" else {"locator_is_given"}

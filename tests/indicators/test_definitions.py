"""What every indicator owes its readers; a file added to indicators/definitions is checked by itself."""

import pkgutil

import pytest

import indicators.definitions
from etl.registry import feeds, registers
from indicators.cells import CELL
from indicators.compute import compute_one
from indicators.definition import Indicator
from indicators.register import REGISTERS
from indicators.registry import all_indicators
from publication.release import Release
from tests.conftest import table
from vocabulary.codes import NOT_APPLICABLE
from vocabulary.dimensions import BREAKDOWN_NAMES
from warehouse.backends.base import schema_of
from warehouse.store import open_warehouse

EVERY = pytest.mark.parametrize("indicator", all_indicators().values(), ids=all_indicators())


def test_a_file_is_named_by_the_id_it_declares() -> None:
    files = {module.name for module in pkgutil.iter_modules(indicators.definitions.__path__)}
    assert files == {each.id.lower().replace("-", "_").replace(".", "_") for each in all_indicators().values()}


@EVERY
def test_an_indicator_speaks_both_languages(indicator: Indicator) -> None:
    texts = (indicator.name, indicator.definition, indicator.method, indicator.caveat)
    assert all(text.en.strip() and text.ja.strip() for text in texts)
    assert all(text.en != text.ja for text in texts)


@EVERY
def test_an_indicator_reads_feeds_that_exist(indicator: Indicator) -> None:
    assert indicator.sources
    assert set(indicator.sources) <= feeds().keys() | registers().keys()


@EVERY
def test_an_indicator_is_broken_down_by_dimensions_that_exist(indicator: Indicator) -> None:
    assert set(indicator.dimensions) <= set(BREAKDOWN_NAMES)


@EVERY
def test_every_column_of_an_indicators_sql_has_a_type(indicator: Indicator) -> None:
    """An untyped column would come out differently from each engine; `schema_of` refuses it."""
    assert list(schema_of(indicator.cells)) == list(CELL)


@EVERY
def test_an_indicator_shows_only_the_dimensions_it_declares(indicator: Indicator, released: Release) -> None:
    cells = released.observations.filter(released.observations["indicator"] == indicator.id)
    assert cells.is_empty() is not bool(_told(indicator, released))
    undeclared = [name for name in BREAKDOWN_NAMES if name not in indicator.dimensions]
    assert {name for name in undeclared if set(cells[name]) - {NOT_APPLICABLE}} == set()


@EVERY
def test_an_indicators_figures_come_from_the_feeds_it_names(indicator: Indicator, released: Release) -> None:
    loads = released.observations.filter(released.observations["indicator"] == indicator.id)["load_ids"]
    feed_of = {load.id: load.source for load in released.catalogue.loads}
    assert {feed_of[load] for load in loads.explode().unique()} == _told(indicator, released)


@EVERY
def test_an_example_has_figures_and_expects_something(indicator: Indicator) -> None:
    assert table(indicator.example.expect)
    assert any(table(each) for each in indicator.example.tables.values())


@EVERY
def test_an_empty_warehouse_gives_no_cells(indicator: Indicator) -> None:
    """Without a load nothing is counted: not even zeros."""
    with open_warehouse("sqlite:///:memory:") as warehouse:
        assert compute_one(indicator, warehouse).is_empty()


def _told(indicator: Indicator, released: Release) -> set[str]:
    """The feeds of an indicator that are bundled; of a register where a published table has something of it.

    Those that only a network brings are not in this release.
    """
    loaded = {load.source for load in released.catalogue.loads} & set(indicator.sources)
    observed = released.observations.filter(indicator=indicator.id, definition="REGISTER")
    is_unpublished = observed.is_empty() and indicator.id in {each.indicator for each in released.quality.unpublished}
    return loaded - set(REGISTERS) if is_unpublished else loaded

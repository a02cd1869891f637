"""Every definition computes its own worked example, on every engine."""

from collections.abc import Callable

import polars as pl
import pytest

from indicators.compute import compute_one, rounded
from indicators.definition import Indicator
from indicators.registry import all_indicators
from tests.conftest import table
from warehouse.store import Warehouse


@pytest.mark.parametrize("indicator", all_indicators().values(), ids=all_indicators())
def test_an_indicator_computes_its_worked_example(
    indicator: Indicator, warehouse: Warehouse, put: Callable[..., None]
) -> None:
    """No row is missing, none is left over, and every named column is as written."""
    example = indicator.example
    expected = table(example.expect)
    put(**example.tables)
    computed = rounded(compute_one(indicator, warehouse), [indicator])
    for name, looked_at in (("time_period", example.periods), ("series", example.series)):
        computed = computed.filter(pl.col(name).is_in(looked_at)) if looked_at else computed
    assert _sorted(computed.select(list(expected[0]))) == _sorted(_typed(expected, computed))


def test_an_example_that_expects_something_else_fails(warehouse: Warehouse, put: Callable[..., None]) -> None:
    """The comparison itself can fail: a wrong value and a missing row are seen."""
    indicator = all_indicators()["PRG-04"]
    put(**indicator.example.tables)
    computed = compute_one(indicator, warehouse).select("time_period", "obs_value")
    wrong = _typed([{"time_period": "2005-05/2016-03", "obs_value": "52.6"}], computed)
    assert _sorted(computed) != _sorted(wrong)
    assert _sorted(computed) != _sorted(wrong.clear())


def _typed(rows: list[dict[str, str | None]], like: pl.DataFrame) -> pl.DataFrame:
    text = pl.DataFrame(rows, schema=dict.fromkeys(rows[0], pl.String))
    return text.cast({name: like.schema[name] for name in rows[0]})


def _sorted(frame: pl.DataFrame) -> list[tuple[object, ...]]:
    return frame.sort(frame.columns, nulls_last=True).rows()

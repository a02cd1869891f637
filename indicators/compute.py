"""Compute: run a definition's SQL, add intervals and typed periods; rounding comes last, on publishing."""

import polars as pl
import sqlalchemy as sa

from indicators.cells import CELL, ORIGINS
from indicators.columns import typed_periods, with_bounds
from indicators.definition import Indicator
from indicators.disclosure.cases import registers
from indicators.disclosure.protect import Cells
from vocabulary.dimensions import DIMENSION_NAMES
from warehouse.store import Warehouse
from warehouse.tables import LOAD, SOURCE

KEY = (
    "indicator",
    *DIMENSION_NAMES,
    "period_start",
    "period_end",
    "time_period",
    "source_ids",
    "unit_measure",
    "unit_mult",
)
"""The order of the rows."""

_VALUES = ("obs_value", "lower_bound", "upper_bound")


def compute(indicators: list[Indicator], warehouse: Warehouse) -> Cells:
    """The cells of these indicators, in the order of their key, with what protection must know of sources."""
    frames = [compute_one(indicator, warehouse) for indicator in indicators]
    return Cells(
        pl.concat(frames),
        sensitivity=_sensitivity(warehouse),
        intervals={each.id: each.interval for each in indicators if each.interval},
        registers=tuple(registers(warehouse)),
    )


def compute_one(indicator: Indicator, warehouse: Warehouse) -> pl.DataFrame:
    """The cells of one indicator: columns of CELL, the indicator's id, the period's type and its days."""
    fetched = warehouse.fetch(indicator.cells)
    bounded = fetched if indicator.interval is None else with_bounds(fetched, indicator.interval)
    return (
        bounded.drop("period_start", "period_end")
        .with_columns(
            pl.lit(indicator.id).alias("indicator"),
            *(pl.col(name).str.split(divider).list.unique().list.sort() for name, divider in ORIGINS.items()),
        )
        .join(typed_periods(bounded["time_period"]), on="time_period", how="left")
        .select("indicator", *_order())
        .sort(KEY)
    )


def rounded(observations: pl.DataFrame, indicators: list[Indicator]) -> pl.DataFrame:
    """Values and limits at each indicator's decimals, half away from zero: the digits of every output."""
    decimals = pl.col("indicator").replace_strict(
        {each.id: each.decimals for each in indicators}, return_dtype=pl.Int64
    )
    used = sorted({each.decimals for each in indicators})

    def at_decimals(name: str) -> pl.Expr:
        choices = [
            pl.when(decimals == places).then(pl.col(name).round(places, mode="half_away_from_zero")) for places in used
        ]
        return pl.coalesce(choices).alias(name)

    return observations.with_columns(at_decimals(name) for name in _VALUES)


def _sensitivity(warehouse: Warehouse) -> dict[str, str]:
    """Of every source, and of every load as its feed says."""
    sources = sa.select(SOURCE.c.source_id, SOURCE.c.sensitivity)
    loads = sa.select(LOAD.c.load_id, SOURCE.c.sensitivity).join(SOURCE, SOURCE.c.source_id == LOAD.c.source_id)
    return {key: word for each in (sources, loads) for key, word in warehouse.fetch(each).iter_rows()}


def _order() -> list[str]:
    names = [name for name in CELL if name not in {"period_start", "period_end"}]
    after = names.index("time_period") + 1
    return [*names[:after], "period_type", "period_start", "period_end", *names[after:]]

"""Columns of cells that are computed outside SQL: the type and days of a period, and the limits of a share."""

import polars as pl

from indicators.intervals import Bounds, Interval
from vocabulary.codes import NOT_APPLICABLE
from vocabulary.periods import parse_period

_PERCENT = 100.0


def typed_periods(texts: pl.Series) -> pl.DataFrame:
    """Each period once, with its type, first and last day: time_period, period_type, period_start, period_end."""
    parsed = [parse_period(text) for text in texts.unique(maintain_order=True)]
    return pl.DataFrame(
        {
            "time_period": [str(period) for period in parsed],
            "period_type": [period.type.value for period in parsed],
            "period_start": [period.start for period in parsed],
            "period_end": [period.end for period in parsed],
        },
        schema={
            "time_period": pl.String,
            "period_type": pl.String,
            "period_start": pl.Date,
            "period_end": pl.Date,
        },
    )


def with_bounds(cells: pl.DataFrame, interval: Interval) -> pl.DataFrame:
    """Limits of each value from its numerator and denominator, in percent or per hundred; none without a value."""
    counts = cells.select(pl.col("numerator").cast(pl.Int64), "denominator", "obs_value")
    bounds = [_bounds(interval, *row) for row in counts.iter_rows()]
    return cells.with_columns(
        pl.Series("lower_bound", [found and found.lower * _PERCENT for found in bounds], dtype=pl.Float64),
        pl.Series("upper_bound", [found and found.upper * _PERCENT for found in bounds], dtype=pl.Float64),
        pl.Series("bound_method", [found.method if found else NOT_APPLICABLE for found in bounds], dtype=pl.String),
    )


def _bounds(interval: Interval, count: int | None, total: float | None, value: float | None) -> Bounds | None:
    return interval(count, total) if count is not None and total and value is not None else None

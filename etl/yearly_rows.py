"""Figures by area, sex, age and calendar year: the rules such rows share and how they stand in the warehouse."""

import polars as pl

from etl.printed_numbers import is_number_or_missing, limit, number
from etl.source import Rule
from etl.validate import ROW_NUMBER
from etl.wording import clean
from vocabulary.codes import NOT_APPLICABLE
from vocabulary.dimensions import DIMENSION_NAMES
from vocabulary.periods import FIRST_YEAR, LAST_YEAR
from vocabulary.statuses import NATURE_UNKNOWN, ObsStatus
from vocabulary.text import Text


def rules(*key: str, kept_apart: pl.Expr | None = None) -> tuple[Rule, ...]:
    """What every row keeps, whoever the producer is; `key` are the columns that tell one figure from another.

    `kept_apart` tells the rows that the producer himself does not tell apart, and that another rule looks after.
    """
    apart = pl.lit(value=False) if kept_apart is None else kept_apart
    return (
        *value_rules(),
        Rule(
            "key_stands_once",
            Text("no other row is about the same", "同じ対象の行がほかにない"),
            stands_once(*key) | apart,
        ),
    )


def stands_once(*key: str) -> pl.Expr:
    """Whether no other row has the same in these columns."""
    return pl.struct(*(clean(name) for name in key)).is_unique()


def value_rules() -> tuple[Rule, ...]:
    """What the year and the value of every row keep."""
    return (
        Rule(
            "period_is_a_year",
            Text("the period is a calendar year", "期間が暦年である"),
            year().is_between(FIRST_YEAR, LAST_YEAR),
        ),
        Rule(
            "value_is_readable",
            Text(
                "the value is a number, a limit such as <5, or missing", "値が数値、「<5」のような上限、又は欠測である"
            ),
            is_number_or_missing("value") | limit("value").is_not_null(),
        ),
        Rule(
            "value_is_not_negative",
            Text("the value is not negative", "値が負でない"),
            number("value").fill_null(0) >= 0,
        ),
    )


def to_table(records: pl.DataFrame, **said: pl.Expr) -> pl.DataFrame:
    """Accepted rows in the columns of the table `observation`; `said` gives those the producer speaks of.

    A count given as "<5" is no value: the producer knows the number and withholds it, and the limit is the upper
    bound.
    """
    on, told = year(), said.get("obs_status", pl.lit(ObsStatus.NORMAL.value))
    withheld = pl.when(limit("value").is_not_null()).then(pl.lit(ObsStatus.SUPPRESSED.value))
    default = {
        **dict.fromkeys(DIMENSION_NAMES, pl.lit(NOT_APPLICABLE)),
        "unit_mult": pl.lit("0"),
        "nature": pl.lit(NATURE_UNKNOWN),
        "base_period": pl.lit(""),
    }
    columns = (
        default
        | said
        | {
            "time_period": on.cast(pl.String),
            "period_start": pl.date(on, 1, 1),
            "period_end": pl.date(on, 12, 31),
            "obs_value": number("value"),
            "qualifier": pl.lit("EXACT"),
            "obs_status": pl.when(number("value").is_not_null())
            .then(told)
            .otherwise(pl.coalesce(withheld, pl.lit(ObsStatus.MISSING.value))),
            "lower_bound": pl.lit(None, dtype=pl.Float64),
            "upper_bound": limit("value"),
            "comment": pl.when(limit("value").is_not_null())
            .then(pl.format("Given as {}.", clean("value")))
            .otherwise(pl.lit("")),
        }
    )
    return records.select(ROW_NUMBER, **columns).with_columns(pl.col("unit_mult").cast(pl.Int32))


def year() -> pl.Expr:
    """The calendar year of a row, also when it is written as 2015.0; null when it is none."""
    return clean("year").str.extract(r"^([0-9]{4})(?:\.0+)?$").cast(pl.Int32)

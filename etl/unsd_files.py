"""Files of the SDG database, in whatever layout, as rows that etl.unsd takes in."""

import polars as pl

from etl.source import Rule
from etl.unsd import COLUMNS, FORMER_CODES, SERIES, to_observations
from etl.unsd import rules as database_rules
from etl.validate import ROW_NUMBER
from etl.wording import clean
from vocabulary.codes import NOT_APPLICABLE, TOTAL, codelist
from vocabulary.dimensions import CODELIST_OF
from vocabulary.text import Text

CARRIED = (*SERIES, *FORMER_CODES)
"""The series whose rows are read; a file of a goal holds hundreds of thousands of others."""

_TOTALS = ("", TOTAL, NOT_APPLICABLE, "TOTAL", "ALL")

Said = dict[str, str]


def records(table: pl.DataFrame, said: Said, not_held: tuple[str, ...]) -> pl.DataFrame:
    """A producer's table in the columns of etl.unsd, with the multiplier and what else a row is broken down by.

    `said` gives for one of those columns the producer's, where the table has it; `not_held` are the breakdowns
    that the warehouse does not hold.
    """
    names = (*COLUMNS, "unit_mult")
    there = {name: pl.col(said[name]) for name in names if said.get(name) in table.columns}
    return table.select(
        ROW_NUMBER,
        *(there.get(name, pl.lit("")).alias(name) for name in names),
        _other_breakdown(not_held).alias("other_breakdown"),
    )


def rules(*left_out: str) -> tuple[Rule, ...]:
    """What rows of such files keep; `left_out` are rules about a column that a layout does not have."""
    unheard = {"series_is_carried", *left_out}
    return tuple(rule for rule in (*database_rules(), *_RULES) if rule.id not in unheard)


def to_table(source_id: str, accepted: pl.DataFrame) -> pl.DataFrame:
    """Accepted rows in the columns of the table `observation`."""
    multipliers = accepted.select(ROW_NUMBER, _multiplier().cast(pl.Int32).alias("unit_mult"))
    return to_observations(source_id, accepted).drop("unit_mult").join(multipliers, on=ROW_NUMBER, how="left")


def _multiplier() -> pl.Expr:
    return clean("unit_mult").replace("", "0")


def _other_breakdown(not_held: tuple[str, ...]) -> pl.Expr:
    """The breakdowns in which a row is no total, empty when it is one in all."""
    told = [
        pl.when(~clean(name).str.to_uppercase().is_in(_TOTALS)).then(pl.format("{}={}", pl.lit(name), clean(name)))
        for name in not_held
    ]
    return pl.concat_str(*told, separator="; ", ignore_nulls=True) if told else pl.lit("")


_RULES = (
    Rule(
        "unit_mult_is_in_codelist",
        Text("unit_mult is a code of CL_UNIT_MULT", "unit_multがCL_UNIT_MULTのコードである"),
        _multiplier().is_in(tuple(codelist(CODELIST_OF["unit_mult"]))),
    ),
    Rule(
        "no_other_breakdown",
        Text(
            "the row is a total of every breakdown that the warehouse does not hold",
            "格納していない内訳については合計の行である",
        ),
        pl.col("other_breakdown") == "",
    ),
)

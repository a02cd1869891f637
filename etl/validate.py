"""Validation: every rule is tried on every row, and rows that break one are a result, not an error."""

import polars as pl

from etl.source import Correction, Rule

ROW_NUMBER = "row_number"


def validate(records: pl.DataFrame, rules: tuple[Rule, ...]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Split rows into accepted ones and rejected ones.

    The accepted keep the columns of `records`; the rejected stand once per broken rule, as row_number,
    rule and record (the row as JSON).
    """
    ids = [rule.id for rule in rules]
    tried = records.with_columns(
        pl.struct(records.columns).struct.json_encode().alias("record"),
        *(rule.passes.fill_null(value=False).alias(rule.id) for rule in rules),
    )
    accepted = tried.filter(pl.all_horizontal(ids)).select(records.columns)
    rejected = (
        tried.unpivot(ids, index=[ROW_NUMBER, "record"], variable_name="rule", value_name="kept")
        .filter(~pl.col("kept"))
        .select(ROW_NUMBER, "rule", "record")
        .sort(ROW_NUMBER, "rule")
    )
    return accepted, rejected


def corrected(records: pl.DataFrame, corrections: tuple[Correction, ...]) -> dict[str, int]:
    """How many rows each correction puts right, without those that put none right."""
    if not corrections:
        return {}
    counts = records.select(each.applies.fill_null(value=False).sum().alias(each.id) for each in corrections)
    return {name: rows for name, rows in counts.row(0, named=True).items() if rows}

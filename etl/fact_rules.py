"""The rules that bundled facts keep, each named in both languages."""

import polars as pl

from etl.documents import documents
from etl.source import Rule
from vocabulary.codes import codelist
from vocabulary.dimensions import CODELIST_OF, DIMENSION_NAMES
from vocabulary.periods import PeriodError, parse_period
from vocabulary.text import Text


def observation_rules() -> tuple[Rule, ...]:
    """What every bundled figure must keep."""
    coded = (*DIMENSION_NAMES, "qualifier", "nature")
    return (
        *(_in_codelist(name, CODELIST_OF[name]) for name in coded),
        _in_codelist("unit", CODELIST_OF["unit_measure"]),
        _in_codelist("unit_mult", CODELIST_OF["unit_mult"]),
        Rule(
            "period_is_closed",
            Text("the period is in canonical notation and has an end", "期間が正規の表記で、終わりがある"),
            pl.col("period").map_batches(_are_closed_periods, return_dtype=pl.Boolean),
        ),
        Rule(
            "value_is_a_number",
            Text("the value is a number", "値が数値である"),
            pl.col("value").cast(pl.Float64, strict=False).is_finite(),
        ),
        Rule(
            "value_is_not_negative",
            Text("the value is not negative", "値が負でない"),
            pl.col("value").cast(pl.Float64, strict=False) >= 0,
        ),
        *(_is_empty_or_a_number(name) for name in ("lower_bound", "upper_bound")),
        *_citation_rules(),
        Rule(
            "key_stands_once",
            Text("no other row has the same key and source", "同じキーと出典を持つ行がほかにない"),
            pl.struct(*_KEY).is_unique(),
        ),
    )


def episode_rules() -> tuple[Rule, ...]:
    """What every bundled membership episode must keep."""
    first = pl.col("from").cast(pl.Int64, strict=False)
    last = pl.col("to").cast(pl.Int64, strict=False)
    return (
        _in_codelist("ref_area", "CL_AREA"),
        Rule(
            "from_is_a_year",
            Text("the first year is a year", "開始年が年である"),
            first.is_between(1800, 2200),
        ),
        Rule(
            "to_is_not_before_from",
            Text("the last year is empty or not before the first", "終了年は空か、開始年以後である"),
            (pl.col("to") == "") | (last >= first),
        ),
        *_citation_rules(),
        Rule(
            "episodes_do_not_overlap",
            Text(
                "a state's next episode begins after the last one ended",
                "同じ国の次の期間は前の期間の後に始まる",
            ),
            (first.shift(-1).over("ref_area", order_by=first) > last.fill_null(9999)).fill_null(value=True),
        ),
    )


_KEY = (*DIMENSION_NAMES, "period", "unit", "source_id")


def _is_empty_or_a_number(column: str) -> Rule:
    return Rule(
        f"{column}_is_a_number",
        Text(f"{column} is empty or a number", f"{column}が空か数値である"),
        (pl.col(column) == "") | pl.col(column).cast(pl.Float64, strict=False).is_finite(),
    )


def _citation_rules() -> tuple[Rule, ...]:
    return (
        Rule(
            "source_is_described",
            Text("the source stands in sources.csv", "出典がsources.csvにある"),
            pl.col("source_id").is_in(tuple(documents())),
        ),
        Rule(
            "locator_is_given",
            Text("the place in the source is given", "出典の中の箇所が示されている"),
            pl.col("locator").str.strip_chars() != "",
        ),
    )


def _in_codelist(column: str, codelist_id: str) -> Rule:
    return Rule(
        f"{column}_is_in_codelist",
        Text(f"{column} is a code of {codelist_id}", f"{column}が{codelist_id}のコードである"),
        pl.col(column).is_in(tuple(codelist(codelist_id))),
    )


def _are_closed_periods(texts: pl.Series) -> pl.Series:
    return texts.is_in({text for text in texts.unique() if _is_closed_period(text)})


def _is_closed_period(text: str) -> bool:
    try:
        return parse_period(text).end is not None
    except PeriodError:
        return False

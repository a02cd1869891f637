"""Reconciliation: two checks that find figures standing under a wrong label, before they are published.

They say what looks wrong; nothing is corrected and nothing is held back.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from vocabulary.codes import codelist
from vocabulary.text import Text

FEWEST_MATCHES = 3
"""So many years must agree before a match means anything."""

_UNITS_BY_WORDS = (
    ("per 100,000", "PER_100000_POP"),
    ("proportion", "PT"),
    ("share", "PT"),
    ("percent", "PT"),
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at: the series, the source, and what looks wrong."""

    series: str
    source_id: str
    text: Text


def doubts(observations: pl.DataFrame) -> tuple[Doubt, ...]:
    """All doubts about a release's observations, in the order of series and source."""
    found = (*wrong_labels(observations), *wrong_units(observations))
    return tuple(sorted(found, key=lambda doubt: (doubt.series, doubt.source_id, doubt.text.en)))


def wrong_labels(observations: pl.DataFrame) -> Iterator[Doubt]:
    """Series of a source that match another sex or age of another source better than their own."""
    values = _values(observations)
    pairs = values.join(values, on=["series", "ref_area", "time_period", "obs_value"], suffix="_other").filter(
        pl.col("source_id") != pl.col("source_id_other")
    )
    label, other = ["sex", "age"], ["sex_other", "age_other"]
    matches = pairs.group_by("series", "ref_area", "source_id", *label, "source_id_other", *other).len()
    own = matches.filter(pl.col("sex") == pl.col("sex_other"), pl.col("age") == pl.col("age_other"))
    keys = ["series", "ref_area", "source_id", *label, "source_id_other"]
    rivals = matches.join(own.select(*keys, pl.col("len").alias("own")), on=keys, how="left").filter(
        (pl.col("sex") != pl.col("sex_other")) | (pl.col("age") != pl.col("age_other")),
        pl.col("len") >= FEWEST_MATCHES,
        pl.col("len") > pl.col("own").fill_null(0),
    )
    for row in rivals.iter_rows(named=True):
        area, source = row["ref_area"], row["source_id_other"]
        mine, theirs = f"{row['sex']} {row['age']}", f"{row['sex_other']} {row['age_other']}"
        said = Text(
            f"{area}: values under {mine} match {theirs} of {source}.",
            f"{area}：{mine}の値が{source}の{theirs}と一致する。",
        )
        yield Doubt(row["series"], row["source_id"], said)


def wrong_units(observations: pl.DataFrame) -> Iterator[Doubt]:
    """Series whose own name speaks of another unit than their figures carry."""
    named = observations.select("series", "unit_measure", pl.col("source_ids").alias("source_id")).explode("source_id")
    for series, unit, source_id in named.unique().sort("series", "source_id", "unit_measure").iter_rows():
        expected = _unit_in_name(series)
        if expected is not None and unit != expected:
            said = Text(
                f"The name speaks of {expected}, the figures are in {unit}.",
                f"名称は{expected}を示すが、値の単位は{unit}である。",
            )
            yield Doubt(series, source_id, said)


def _unit_in_name(series: str) -> str | None:
    code = codelist("CL_SERIES").get(series)
    name = code.label.en.lower() if code else ""
    return next((unit for words, unit in _UNITS_BY_WORDS if words in name), None)


def _values(observations: pl.DataFrame) -> pl.DataFrame:
    return (
        observations.filter(pl.col("obs_value").is_not_null(), pl.col("obs_value") != 0)
        .select("series", "ref_area", "sex", "age", "time_period", "obs_value", pl.col("source_ids").alias("source_id"))
        .explode("source_id")
        .unique()
    )

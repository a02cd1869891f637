"""ILOSTAT's CSV for SDG 8.7.1, its flags mapped to those of SDMX before anything is merged.

CC BY 4.0 since 3 May 2023: rows may be passed on when the source is named. Each of the two production boundaries has
ids of its own, A871 for economic activity and B871 with household chores; the older id 0871 does not say which, so
its rows are rejected. Numbers are in thousands.
"""

from collections.abc import Mapping

import polars as pl

from etl import yearly_rows
from etl.named_files import ask_for_files
from etl.source import Cadence, Feed, Raw, Rule, Source, Way
from etl.text_tables import Layout, read_table
from etl.validate import ROW_NUMBER
from etl.wording import area_is_carried, clean, coded, is_known, words
from vocabulary.codes import TOTAL, areas
from vocabulary.statuses import Sensitivity
from vocabulary.text import Text
from warehouse.tables import OBSERVATION

_ID = "ilostat_child_labour"
_REQUIRED = ("ref_area", "source", "indicator", "sex", "classif1", "time", "obs_value", "obs_status")
_GROUP = "^X[0-9]{2}$"
"""ILOSTAT's own groups of areas; X01 is the world."""


def _read(raw: Raw) -> pl.DataFrame:
    """One row a figure; an age code without the classification it belongs to, an id without its frequency."""
    return read_table(_ID, raw, Layout(_REQUIRED)).select(
        ROW_NUMBER,
        "sex",
        "obs_status",
        pl.col("indicator").str.strip_suffix("_A"),
        pl.col("classif1").str.replace(r"^AGE_(?:[A-Z0-9]+_)?(Y)", "${1}").alias("age"),
        area="ref_area",
        nature="obs_status",
        year="time",
        value="obs_value",
        locator="source",
    )


def _known() -> Mapping[str, Mapping[str, str]]:
    told = words("ilostat")
    return {**told, "area": {**{code: code for code, area in areas().items() if area.iso2}, **told["area"]}}


def _is_rate() -> pl.Expr:
    return clean("indicator").str.ends_with("_RT")


def _rules() -> tuple[Rule, ...]:
    known, group = _known(), clean("area").str.contains(_GROUP) & (clean("area") != "X01")
    return (
        area_is_carried(known["area"], group),
        Rule(
            "area_is_known",
            Text(
                "the area is a code of CL_AREA or a group of ILOSTAT's",
                "地域がCL_AREAのコードかILOSTATの集計区分である",
            ),
            coded("area", known["area"]).is_not_null() | group,
        ),
        *(is_known(name, known[name]) for name in ("indicator", "sex", "age", "obs_status")),
        *yearly_rows.rules("area", "indicator", "sex", "age", "year", "locator"),
    )


def _to_table(accepted: pl.DataFrame) -> pl.DataFrame:
    known = _known()
    return yearly_rows.to_table(
        accepted,
        series=coded("indicator", known["indicator"]),
        definition=pl.lit("ILOSTAT"),
        ref_area=coded("area", known["area"]),
        sex=coded("sex", known["sex"]),
        age=coded("age", known["age"]),
        reporting_type=pl.lit("G"),
        urbanisation=pl.lit(TOTAL),
        obs_status=coded("obs_status", known["obs_status"]),
        unit_measure=pl.when(_is_rate()).then(pl.lit("PT")).otherwise(pl.lit("NUMBER")),
        unit_mult=pl.when(_is_rate()).then(pl.lit("0")).otherwise(pl.lit("3")),
        nature=coded("nature", known["nature"]),
        source_id=pl.lit(_ID),
        locator=pl.format("{}, {}, {}, {}", clean("locator"), clean("indicator"), clean("area"), clean("year")),
    )


FEED = Feed(
    source=Source(
        id=_ID,
        producer=Text("International Labour Organization", "国際労働機関（ILO）"),
        title=Text("ILOSTAT: child labour (SDG 8.7.1)", "ILOSTAT：児童労働（SDG指標8.7.1）"),
        address="https://rplumber.ilo.org/data/indicator?id=SDG_A871_SEX_AGE_RT_A&format=.csv",
        licence="CC_BY_4_0",
        language="en",
        sensitivity=Sensitivity.PUBLISHED,
        cadence=Cadence.IRREGULAR,
    ),
    extract=ask_for_files(_ID, "ILOSTAT's CSV with codes, for SDG_A871_SEX_AGE_RT_A and SDG_B871_SEX_AGE_RT_A"),
    read=_read,
    rules=_rules(),
    to_table=_to_table,
    table=OBSERVATION,
    way=Way.FILES,
)

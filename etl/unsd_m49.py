"""UNSD's list of M49 areas laid beside CL_AREA: codes, regions and names that differ."""

import polars as pl

from etl.source import Raw
from etl.text_tables import Layout, read_table
from etl.wording import clean
from vocabulary.codes import WORLD, areas

_COLUMNS = {
    "M49 Code": "m49",
    "ISO-alpha2 Code": "iso2",
    "ISO-alpha3 Code": "iso3",
    "Country or Area": "name",
    "Region Code": "region",
    "Sub-region Code": "sub_region",
    "Intermediate Region Code": "intermediate_region",
}
_COMPARED = ("iso2", "iso3", "name", "parent")


def disagreements(raw: Raw) -> pl.DataFrame:
    """What the list says of an area (`there`) and CL_AREA says otherwise (`here`), null where one lacks the area."""
    there, here = _compared(_listed(raw)), _compared(_ours())
    return (
        here.join(there, on=("m49", "what"), how="full", coalesce=True, suffix="_there")
        .rename({"said": "here", "said_there": "there"})
        .filter(pl.col("here").ne_missing(pl.col("there")))
        .sort("m49", "what")
    )


def _listed(raw: Raw) -> pl.DataFrame:
    """The areas of the semicolon-separated list; their parent is the nearest region above."""
    table = read_table("unsd_m49", raw, Layout(tuple(_COLUMNS), separator=";"))
    above = [pl.col(name).str.zfill(3) for name in ("intermediate_region", "sub_region", "region")]
    nearest = pl.coalesce(*(pl.when(each != "000").then(each) for each in above), pl.lit(WORLD))
    return table.select(clean(column).alias(name) for column, name in _COLUMNS.items()).with_columns(
        pl.col("m49").str.zfill(3), nearest.alias("parent")
    )


def _ours() -> pl.DataFrame:
    places = [each for each in areas().values() if each.m49 and each.kind in {"country", "area"}]
    return pl.DataFrame(
        {
            "m49": [each.m49 for each in places],
            "iso2": [each.iso2 for each in places],
            "iso3": [each.code for each in places],
            "name": [each.label.en for each in places],
            "parent": [areas()[each.parent].m49 for each in places],
        }
    )


def _compared(described: pl.DataFrame) -> pl.DataFrame:
    return described.unpivot(_COMPARED, index="m49", variable_name="what", value_name="said")

"""The SDG database as the SDG portal's download, XLSX or CSV; the API gives the same as CSV.

UNSD's terms let rows be copied and redistributed when the source is cited. Names of breakdowns stand in square
brackets in some exports; a series under two indicators has its rows twice.
"""

from functools import partial

import polars as pl

from etl.named_files import ask_for_files
from etl.source import Cadence, Feed, Raw, Source, Way
from etl.text_tables import Layout, read_table
from etl.unsd import corrections
from etl.unsd_files import CARRIED, Said, records, rules, to_table
from etl.validate import ROW_NUMBER
from vocabulary.statuses import Sensitivity
from vocabulary.text import Text
from warehouse.tables import OBSERVATION

_ID = "unsd_sdg_portal"
_REQUIRED: Said = {
    "series": "SeriesCode",
    "area": "GeoAreaCode",
    "year": "TimePeriod",
    "value": "Value",
    "unit": "Units",
    "reporting_type": "Reporting Type",
    "nature": "Nature",
    "lower_bound": "LowerBound",
    "upper_bound": "UpperBound",
    "base_period": "BasePeriod",
    "footnotes": "FootNote",
    "locator": "Source",
}
_OPTIONAL: Said = {"sex": "Sex", "age": "Age", "urbanisation": "Location", "obs_status": "Observation Status"}
_DESCRIBING = {
    "Goal",
    "Target",
    "Indicator",
    "SeriesDescription",
    "GeoAreaName",
    "Time_Detail",
    "TimeCoverage",
    "GeoInfoUrl",
    ROW_NUMBER,
}


def read(raw: Raw, carried: tuple[str, ...] = CARRIED) -> pl.DataFrame:
    """One row a figure; a column that is neither ours nor describes the row is a breakdown."""
    layout = Layout(tuple(_REQUIRED.values()), carried={"SeriesCode": carried})
    table = read_table(_ID, raw, layout).with_columns(pl.col("GeoAreaCode").str.strip_suffix(".0"))
    said = _REQUIRED | _OPTIONAL
    not_held = tuple(name for name in table.columns if name not in {*said.values(), *_DESCRIBING})
    return records(table, said, not_held)


FEED = Feed(
    source=Source(
        id=_ID,
        producer=Text("United Nations Statistics Division", "国連統計部"),
        title=Text(
            "Global SDG Indicators Database, download from the SDG portal",
            "SDGグローバル指標データベース（SDGポータルからのダウンロード）",
        ),
        address="https://unstats.un.org/sdgs/dataportal",
        licence="UN_CITATION",
        language="en",
        sensitivity=Sensitivity.PUBLISHED,
        cadence=Cadence.IRREGULAR,
        replaced_by="unsd_sdg",
    ),
    extract=ask_for_files(_ID, "the XLSX or CSV downloads of the SDG portal, one a goal"),
    read=read,
    rules=rules("unit_mult_is_in_codelist"),
    corrections=corrections(),
    to_table=partial(to_table, _ID),
    table=OBSERVATION,
    way=Way.FILES,
)

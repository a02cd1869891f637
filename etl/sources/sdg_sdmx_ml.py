"""SDG data in SDMX-ML 2.1 by the global data structure, as UNSD and national offices publish it.

The files have no licence in common, so figures are cited and rows are not passed on. Of the fifteen dimensions those
the warehouse does not hold must be at their total; DATA_LAST_UPDATE and TIME_DETAIL are not read.
"""

import polars as pl

from etl.named_files import ask_for_files
from etl.sdmx_ml import read_sdmx_ml
from etl.source import Cadence, Feed, Raw, Source, Way
from etl.unsd import corrections
from etl.unsd_files import CARRIED, Said, records, rules, to_table
from vocabulary.statuses import Sensitivity
from vocabulary.text import Text
from warehouse.tables import OBSERVATION

_ID = "sdg_sdmx_ml"
_REQUIRED: Said = {
    "series": "SERIES",
    "area": "REF_AREA",
    "reporting_type": "REPORTING_TYPE",
    "year": "TIME_PERIOD",
    "value": "OBS_VALUE",
    "unit": "UNIT_MEASURE",
}
_OPTIONAL: Said = {
    "sex": "SEX",
    "age": "AGE",
    "urbanisation": "URBANISATION",
    "obs_status": "OBS_STATUS",
    "unit_mult": "UNIT_MULT",
    "nature": "NATURE",
    "lower_bound": "LOWER_BOUND",
    "upper_bound": "UPPER_BOUND",
    "base_period": "BASE_PER",
    "footnotes": "COMMENT_OBS",
    "locator": "SOURCE_DETAIL",
}
_NOT_HELD = (
    "INCOME_WEALTH_QUANTILE",
    "EDUCATION_LEV",
    "OCCUPATION",
    "CUST_BREAKDOWN",
    "COMPOSITE_BREAKDOWN",
    "DISABILITY_STATUS",
    "ACTIVITY",
    "PRODUCT",
)
_GLOBAL = "G"


def _read(raw: Raw) -> pl.DataFrame:
    """One row an observation; a dimension that is left out is at its total."""
    table = read_sdmx_ml(_ID, raw, tuple(_REQUIRED.values()), CARRIED)
    return records(table, _REQUIRED | _OPTIONAL, tuple(name for name in _NOT_HELD if name in table.columns))


def _to_table(accepted: pl.DataFrame) -> pl.DataFrame:
    """What a country or region reports by itself is not the figure of the global database."""
    is_global = pl.col("reporting_type") == _GLOBAL
    said = pl.when(is_global).then(pl.col("definition")).otherwise(pl.lit("PUBLISHED"))
    return to_table(_ID, accepted).with_columns(said.alias("definition"))


FEED = Feed(
    source=Source(
        id=_ID,
        producer=Text(
            "United Nations Statistics Division and national statistical offices", "国連統計部及び各国の統計機関"
        ),
        title=Text("SDG data in SDMX-ML", "SDMX-ML形式のSDGデータ"),
        address="https://registry.sdmx.org/ws/public/sdmxapi/rest/datastructure/IAEG-SDGs/SDG/latest",
        licence="FIGURE_CITED",
        language="en",
        sensitivity=Sensitivity.PUBLISHED,
        cadence=Cadence.IRREGULAR,
        replaced_by="unsd_sdg",
    ),
    extract=ask_for_files(_ID, "SDMX-ML 2.1 structure-specific files by the SDG global data structure"),
    read=_read,
    rules=rules(),
    corrections=corrections(),
    to_table=_to_table,
    table=OBSERVATION,
    way=Way.FILES,
)

"""The SDG database as UNSD's tab-separated wide files: a line per area and breakdown, a column per year.

UNSD's terms let rows be copied and redistributed when the source is cited.
"""

from functools import partial

import polars as pl

from etl.errors import SourceChanged
from etl.named_files import ask_for_files
from etl.source import Cadence, Feed, Raw, Source, Way
from etl.text_tables import Layout, read_table
from etl.unsd import corrections
from etl.unsd_files import CARRIED, Said, records, rules, to_table
from etl.validate import ROW_NUMBER
from etl.wording import clean
from vocabulary.statuses import Sensitivity
from vocabulary.text import Text
from warehouse.tables import OBSERVATION

_ID = "unsd_sdg_tsv"
_REQUIRED: Said = {
    "series": "seriesCode",
    "area": "geoAreaCode",
    "unit": "unitsCode",
    "unit_mult": "unitmultiplierCode",
    "reporting_type": "reportingTypeCode",
    "nature": "nature",
    "base_period": "basePeriod",
    "footnotes": "footnotes",
    "locator": "sources",
}
_OPTIONAL: Said = {"age": "ageCode", "sex": "sexCode", "urbanisation": "locationCode"}
_UNPIVOTED: Said = {"year": "year", "value": "value"}
_REGION = "parentCode"


def _read(raw: Raw) -> pl.DataFrame:
    """One row a figure; a year of a line without one is no row. Every other column of codes is a breakdown."""
    layout = Layout(tuple(_REQUIRED.values()), separator="\t", carried={"seriesCode": CARRIED})
    table = read_table(_ID, raw, layout)
    said = _REQUIRED | _OPTIONAL | _UNPIVOTED
    not_held = tuple(name for name in table.columns if name.endswith("Code") and name not in {*said.values(), _REGION})
    return records(_figures(table), said, not_held)


def _figures(table: pl.DataFrame) -> pl.DataFrame:
    years = [name for name in table.columns if name.startswith("value_") and name[6:].isdigit()]
    if not years:
        raise SourceChanged(f"{_ID}: column 'value_2015' or that of another year is missing.", "Look at the header.")
    lines = [name for name in table.columns if name not in (*years, ROW_NUMBER)]
    return (
        table.unpivot(years, index=lines, variable_name="year")
        .filter(clean("value") != "")
        .with_columns(
            pl.col("year").str.strip_prefix("value_"),
            pl.col("nature").str.split(":").list.first(),
        )
        .with_row_index(ROW_NUMBER, offset=1)
        .with_columns(pl.col(ROW_NUMBER).cast(pl.Int64))
    )


FEED = Feed(
    source=Source(
        id=_ID,
        producer=Text("United Nations Statistics Division", "国連統計部"),
        title=Text(
            "Global SDG Indicators Database, tab-separated files by series",
            "SDGグローバル指標データベース（系列別タブ区切りファイル）",
        ),
        address="https://unstats.un.org/sdgs/indicators/database/",
        licence="UN_CITATION",
        language="en",
        sensitivity=Sensitivity.PUBLISHED,
        cadence=Cadence.IRREGULAR,
        replaced_by="unsd_sdg",
    ),
    extract=ask_for_files(_ID, "UNSD's tab-separated files, one a series"),
    read=_read,
    rules=rules("obs_status_is_known", "bounds_are_numbers"),
    corrections=corrections(),
    to_table=partial(to_table, _ID),
    table=OBSERVATION,
    way=Way.FILES,
)

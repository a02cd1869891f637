"""UNODC's table of detected victims of trafficking in persons (data_glotip.xlsx), with banner rows above its header.

UNODC gives no licence that lets rows be passed on, so figures are cited. Only detected victims are read, in total and
by form of exploitation: the same victims stand in the table again by citizenship and by country of repatriation, and
persons prosecuted and convicted are other subjects. The file of 14 April 2025 prints all forms but sexual exploitation
and forced labour under one name, so that a country and year can have several rows that nothing tells apart.
"""

from collections.abc import Mapping

import polars as pl

from etl import yearly_rows
from etl.named_files import ask_for_files
from etl.source import Cadence, Feed, Raw, Rule, Source, Way
from etl.text_tables import Layout, read_table
from etl.validate import ROW_NUMBER
from etl.wording import clean, coded, is_known, words
from vocabulary.codes import TOTAL, areas
from vocabulary.statuses import Sensitivity
from vocabulary.text import Text
from warehouse.tables import OBSERVATION

_ID = "unodc_trafficking"
_COLUMNS = {
    "Iso3_code": "area",
    "Category": "form",
    "Sex": "sex",
    "Age": "age",
    "Year": "year",
    "Unit of measurement": "unit",
    "txtVALUE": "value",
    "Source": "locator",
}
_CARRIED = {
    "Indicator": ("Detected trafficking victims",),
    "Dimension": ("Total", "by form of exploitation"),
}
_KEY = ("area", "form", "sex", "age", "year", "unit")
_OTHER_FORMS = clean("form") == "Other forms of exploitation"


def _read(raw: Raw) -> pl.DataFrame:
    """One row a count of detected victims, in total or by form of exploitation."""
    table = read_table(_ID, raw, Layout((*_COLUMNS, *_CARRIED), carried=_CARRIED))
    return table.select(ROW_NUMBER, **{name: column for column, name in _COLUMNS.items()})


def _known() -> Mapping[str, Mapping[str, str]]:
    return {**words("unodc"), "area": {code: code for code, area in areas().items() if area.iso2}}


def _to_table(accepted: pl.DataFrame) -> pl.DataFrame:
    known = _known()
    return yearly_rows.to_table(
        accepted,
        series=coded("form", known["form"]),
        definition=pl.lit("UNODC"),
        ref_area=coded("area", known["area"]),
        sex=coded("sex", known["sex"]),
        age=coded("age", known["age"]),
        reporting_type=pl.lit("G"),
        urbanisation=pl.lit(TOTAL),
        unit_measure=coded("unit", known["unit"]),
        nature=pl.lit("C"),
        source_id=pl.lit(_ID),
        locator=pl.format("{}, {}, {}, {}", clean("locator"), clean("area"), clean("form"), clean("year")),
    )


FEED = Feed(
    source=Source(
        id=_ID,
        producer=Text("United Nations Office on Drugs and Crime", "国連薬物犯罪事務所（UNODC）"),
        title=Text("Trafficking in persons: detected victims", "人身取引：認知された被害者"),
        address="https://dataunodc.un.org/dp-trafficking-persons",
        licence="FIGURE_CITED",
        language="en",
        sensitivity=Sensitivity.PUBLISHED,
        cadence=Cadence.ANNUAL,
    ),
    extract=ask_for_files(_ID, "data_glotip.xlsx from UNODC's data portal"),
    read=_read,
    rules=(
        *(is_known(name, known) for name, known in _known().items()),
        *yearly_rows.rules(*_KEY, kept_apart=_OTHER_FORMS),
        Rule(
            "other_form_stands_once",
            Text(
                "no second row of other forms of exploitation is about the same",
                "その他の搾取の形態の行が同じ対象について二つない",
            ),
            yearly_rows.stands_once(*_KEY) | ~_OTHER_FORMS,
            sets_aside=True,
        ),
    ),
    to_table=_to_table,
    table=OBSERVATION,
    way=Way.FILES,
)

"""Files of producers: read as they are laid out, mapped to SDMX codes, and refused when a column is gone."""

import csv
import datetime as dt
import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import polars as pl
import pytest

from etl.errors import EtlError, SourceChanged
from etl.named_files import members, named
from etl.recorded import offline
from etl.registry import feed, feeds_by
from etl.source import Raw, Way
from etl.validate import validate

FIXTURES = Path(__file__).parent.parent / "sources"
TODAY = dt.date(2026, 1, 1)
BY_FILES = pytest.mark.parametrize("source_id", feeds_by(Way.FILES))
IN_WORKBOOKS = pytest.mark.parametrize("source_id", ["unsd_sdg_portal", "unodc_trafficking"])

COLUMN = {
    "ilostat_child_labour": b"classif1",
    "sdg_sdmx_ml": b"REF_AREA",
    "unodc_trafficking": b"txtVALUE",
    "unsd_sdg_portal": b"GeoAreaCode",
    "unsd_sdg_tsv": b"geoAreaCode",
}
"""A column that each of them cannot do without."""


@BY_FILES
def test_a_layout_that_changed_is_refused_by_the_name_of_the_column(source_id: str) -> None:
    renamed = _fixture(source_id).content.replace(COLUMN[source_id], b"Renamed")
    with pytest.raises(SourceChanged, match=COLUMN[source_id].decode()):
        feed(source_id).read(Raw(renamed, _fixture(source_id).suffix, TODAY))


@BY_FILES
def test_bytes_of_another_kind_are_refused(source_id: str) -> None:
    with pytest.raises(SourceChanged, match=source_id):
        feed(source_id).read(Raw(b"\xff\xfe\x00" * 9, _fixture(source_id).suffix, TODAY))


@BY_FILES
def test_a_source_of_files_says_how_to_name_them(source_id: str) -> None:
    with pytest.raises(EtlError, match=f"run {source_id} --file"):
        feed(source_id).extract(offline, TODAY)


@BY_FILES
def test_a_file_in_an_archive_is_read_as_the_file_itself(source_id: str) -> None:
    raw = _fixture(source_id)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(f"download/file{raw.suffix}", raw.content)
    assert feed(source_id).read(Raw(packed.getvalue(), ".zip", TODAY)).equals(feed(source_id).read(raw))


@IN_WORKBOOKS
def test_a_workbook_is_read_as_the_same_table_in_text(source_id: str) -> None:
    """Banner rows and columns without content included."""
    raw = _fixture(source_id)
    rows = list(csv.reader(raw.content.decode().splitlines()))
    book = io.BytesIO()
    wide = pl.DataFrame(rows, orient="row").with_columns(pl.lit("").alias("empty"))
    wide.write_excel(book, include_header=False)
    assert feed(source_id).read(Raw(book.getvalue(), ".xlsx", TODAY)).equals(feed(source_id).read(raw))


@IN_WORKBOOKS
def test_what_is_no_workbook_is_refused(source_id: str) -> None:
    with pytest.raises(SourceChanged, match="not a whole workbook"):
        feed(source_id).read(Raw(_fixture(source_id).content, ".xlsx", TODAY))


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("a,b\n1,2,3\n", "row 2 has 3 fields, the header 2"),
        ("ref_area,source,indicator,sex,classif1,time,obs_value,obs_status,\nJPN,1,2,3,4,5,6,7,8\n", "9 has content"),
        ("ref_area,source,indicator,sex,classif1,time,obs_value,obs_status,sex\n", "'sex' stands twice"),
        ("ref_area,source,indicator,sex,classif1,time,obs_value,obs_status\n", "no row"),
        ("", "'ref_area', 'source'"),
    ],
)
def test_a_table_that_is_not_whole_is_refused(broken: str, told: str) -> None:
    text = broken.replace("a,b", "ref_area,source,indicator,sex,classif1,time,obs_value,obs_status", 1)
    told = told.replace("2 has 3 fields, the header 2", "2 has 3 fields, the header 8")
    with pytest.raises(SourceChanged, match=told):
        feed("ilostat_child_labour").read(Raw(text.encode(), ".csv", TODAY))


def test_several_files_are_one_input_that_depends_only_on_them(tmp_path: Path) -> None:
    paths = (tmp_path / "b.tsv", tmp_path / "a.tsv")
    for path in paths:
        path.write_text(path.name)
    there, back = named(paths, TODAY), named(paths[::-1], TODAY)
    assert there == back
    assert members("x", there) == ((".tsv", b"a.tsv"), (".tsv", b"b.tsv"))
    assert named(paths[:1], TODAY) == Raw(b"b.tsv", ".tsv", TODAY)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EtlError, match=r"gone\.csv"):
        named((tmp_path / "gone.csv",), TODAY)


def test_a_count_below_five_is_withheld_and_has_its_limit() -> None:
    """Zero may be among them: UNODC prints every count from 0 to 4 as <5."""
    rows = _table("unodc_trafficking").filter(pl.col("comment") != "")
    assert rows.select("series", "obs_value", "obs_status", "upper_bound", "comment").rows() == [
        ("VC_HTF_DETVFL", None, "Q", 5.0, "Given as <5.")
    ]


def test_commas_divide_thousands() -> None:
    assert _table("unodc_trafficking").filter(time_period="2017")["obs_value"].to_list() == [1234.0]
    assert _table("unsd_sdg_portal").filter(time_period="2018").select("obs_value", "lower_bound").row(0) == (
        1234,
        1000,
    )


def test_only_detected_victims_in_total_and_by_form_are_read() -> None:
    """By citizenship the same victims would stand twice."""
    read = feed("unodc_trafficking").read(_fixture("unodc_trafficking"))
    assert "Nationals" not in read["form"].to_list()
    assert "7" not in read["value"].to_list()


def test_forms_of_exploitation_under_one_name_are_set_aside_and_not_added_up() -> None:
    """Which of them is which, and whether one stands twice, only the producer knows; nobody can correct it."""
    rows = _table("unodc_trafficking").filter(series="VC_HTF_DETVOP")
    assert rows.select("ref_area", "time_period", "obs_value").rows() == [("TUR", "2020", 12.0)]
    (rule,) = (each for each in feed("unodc_trafficking").rules if each.id == "other_form_stands_once")
    assert rule.sets_aside


def test_the_former_code_of_a_series_is_its_present_one_where_it_counts() -> None:
    rows = _table("unsd_sdg_tsv").filter(age="_T")
    assert rows.select("series", "unit_measure", "obs_status").rows() == [("VC_HTF_DETV", "NUMBER", "Q")]


def test_each_year_of_a_line_is_a_row_and_an_empty_one_is_none() -> None:
    rows = _table("unsd_sdg_tsv").filter(sex="_T", age="Y5T17", ref_area="NPL")
    assert sorted(rows.select("time_period", "obs_value").rows()) == [("2014", 21.71), ("2015", 20.5)]


def test_a_multiplier_stays_with_its_value() -> None:
    rows = _table("sdg_sdmx_ml").filter(series="SL_TLF_CHLDEAN")
    assert rows.select("obs_value", "unit_mult", "lower_bound", "base_period", "comment").rows() == [
        (50, 3, 40, "2015", "A note")
    ]


def test_what_a_country_reports_by_itself_is_not_the_figure_of_the_database() -> None:
    rows = _table("sdg_sdmx_ml").select("reporting_type", "definition").unique().sort("reporting_type")
    assert rows.rows() == [("G", "UNSD"), ("N", "PUBLISHED")]


def test_a_dimension_left_out_is_at_its_total() -> None:
    assert _table("sdg_sdmx_ml").filter(series="SL_TLF_CHLDEAN")["urbanisation"].to_list() == ["_T"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (b"StructureSpecificData", b"GenericData", "is GenericData, not StructureSpecificData"),
        (b"</mes:DataSet>", b"", "is not whole XML"),
        (b"<mes:StructureSpecificData", b"<!DOCTYPE a><mes:StructureSpecificData", "document type"),
        (b'SERIES="', b'SERIES="OTHER_', "no observation is of a series we carry"),
    ],
)
def test_another_message_or_half_of_one_is_refused(before: bytes, after: bytes, told: str) -> None:
    changed = _fixture("sdg_sdmx_ml").content.replace(before, after)
    with pytest.raises(SourceChanged, match=told):
        feed("sdg_sdmx_ml").read(Raw(changed, ".xml", TODAY))


def test_a_flat_message_says_the_same_as_one_of_series() -> None:
    """With every dimension at the observation there are no series, and each observation says all of its key."""
    whole = _fixture("sdg_sdmx_ml")
    flat = ET.fromstring(whole.content)  # noqa: S314  # our own fixture
    for message in flat.iter(f"{flat.tag.partition('}')[0]}}}DataSet"):
        observed = [(series.attrib, each) for series in message for each in series]
        message[:] = [ET.Element("Obs", {**said, **each.attrib}) for said, each in observed]
    read = feed("sdg_sdmx_ml").read
    assert read(Raw(ET.tostring(flat), ".xml", TODAY)).equals(read(whole))


def test_the_flags_of_ilostat_are_not_those_of_sdmx() -> None:
    """ILOSTAT's M is modelled, SDMX's missing; ILOSTAT's A is adjusted, SDMX's normal."""
    rows = feed("ilostat_child_labour").read(_fixture("ilostat_child_labour")).select("row_number", flag="obs_status")
    found = _table("ilostat_child_labour").filter(pl.col("obs_value").is_not_null()).join(rows, on="row_number")
    assert dict(found.select("flag", pl.concat_list("obs_status", "nature")).rows()) == {
        "": ["A", "_X"],
        "A": ["A", "CA"],
        "B": ["B", "_X"],
        "I": ["I", "_X"],
        "M": ["E", "M"],
        "R": ["A", "_X"],
        "U": ["U", "_X"],
    }


def test_the_classification_an_age_belongs_to_is_no_part_of_the_age() -> None:
    """ILOSTAT writes children's ages as AGE_CLDVERSION_Y05-17, with and without the zero."""
    rows = _table("ilostat_child_labour").filter(series="SL_TLF_CHLDEC", time_period="2018")
    assert rows.select("age", "obs_value").sort("age").rows() == [("Y12T14", 19.5), ("Y5T17", 20.25)]


def test_numbers_of_children_are_in_thousands() -> None:
    rows = _table("ilostat_child_labour").filter(series="SL_TLF_CHLDEAN")
    assert rows.select("age", "obs_value", "unit_measure", "unit_mult").rows() == [("Y5T14", 1234.5, "NUMBER", 3)]


def _fixture(source_id: str) -> Raw:
    (place,) = FIXTURES.glob(f"{source_id}.*")
    return Raw(place.read_bytes(), place.suffix, TODAY)


def _table(source_id: str) -> pl.DataFrame:
    """The accepted rows of a fixture as they go to the warehouse."""
    tried = feed(source_id)
    accepted, _ = validate(tried.read(_fixture(source_id)), tried.rules)
    return tried.to_table(accepted)

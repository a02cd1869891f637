"""UNSD's list of areas beside CL_AREA: what differs is told, by area and by what is said of it."""

import datetime as dt

import pytest

from etl.errors import SourceChanged
from etl.source import Raw
from etl.unsd_m49 import disagreements

HEADER = (
    "Global Code;Global Name;Region Code;Region Name;Sub-region Code;Sub-region Name;Intermediate Region Code;"
    "Intermediate Region Name;Country or Area;M49 Code;ISO-alpha2 Code;ISO-alpha3 Code;Least Developed Countries (LDC);"
    "Land Locked Developing Countries (LLDC);Small Island Developing States (SIDS)"
)
AGREED = """
001;World;142;Asia;030;Eastern Asia;;;Japan;392;JP;JPN;;;
001;World;002;Africa;202;Sub-Saharan Africa;018;Southern Africa;Namibia;516;NA;NAM;;;
001;World;;;;;;;Antarctica;010;AQ;ATA;;;
"""


def test_areas_that_agree_are_not_told() -> None:
    """Nor is Namibia, whose code is NA."""
    told = {row["m49"] for row in _told(AGREED)}
    assert not told & {"392", "516", "010"}


def test_another_name_code_or_region_is_told() -> None:
    told = _told(AGREED.replace("Japan", "Nippon").replace(";030;", ";035;").replace(";NA;", ";NM;"))
    assert [row for row in told if row["m49"] in {"392", "516"}] == [
        {"m49": "392", "what": "name", "here": "Japan", "there": "Nippon"},
        {"m49": "392", "what": "parent", "here": "030", "there": "035"},
        {"m49": "516", "what": "iso2", "here": "NA", "there": "NM"},
    ]


def test_an_area_that_only_one_of_the_lists_has_is_told() -> None:
    told = _told(AGREED + "001;World;142;Asia;030;Eastern Asia;;;Newland;999;NL;NEW;;;\n")
    found = {row["m49"]: (row["here"], row["there"]) for row in told if row["what"] == "iso3"}
    assert found["999"] == (None, "NEW")
    assert found["608"] == ("PHL", None)


def test_a_column_that_is_gone_is_named() -> None:
    with pytest.raises(SourceChanged, match="'M49 Code'"):
        disagreements(Raw(HEADER.replace("M49 Code", "M49").encode(), ".csv", dt.date(2026, 1, 1)))


def _told(rows: str) -> list[dict[str, str | None]]:
    return disagreements(Raw(f"{HEADER}\n{rows.strip()}\n".encode(), ".csv", dt.date(2026, 1, 1))).to_dicts()

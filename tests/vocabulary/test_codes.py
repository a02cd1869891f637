"""Code lists: every code once, in both languages, under a parent that exists."""

import csv
from collections import Counter

import pytest

from vocabulary.codes import FOLDER, WORLD, areas, codelist, codelist_ids, major_region, may_be_passed_on, sub_region
from vocabulary.dimensions import CODELIST_OF

EVERY = pytest.mark.parametrize("codelist_id", codelist_ids())
UNSAID = {("CL_UNIT_MEASURE", "NUMBER"), ("CL_UNIT_MULT", "0"), ("CL_QUALIFIER", "EXACT")}
"""What goes without saying has no label on purpose."""


@EVERY
def test_a_code_has_a_label_in_both_languages(codelist_id: str) -> None:
    nameless = {
        (codelist_id, code.code)
        for code in codelist(codelist_id).values()
        if not (code.label.en.strip() and code.label.ja.strip())
    }
    assert nameless == {each for each in UNSAID if each[0] == codelist_id}


@EVERY
def test_a_description_stands_in_both_languages_or_in_none(codelist_id: str) -> None:
    codes = codelist(codelist_id).values()
    assert [code.code for code in codes if bool(code.description.en) != bool(code.description.ja)] == []


@EVERY
def test_a_code_stands_once(codelist_id: str) -> None:
    """In the file too: a mapping would hide the second."""
    with (FOLDER / f"{codelist_id}.csv").open(encoding="utf-8", newline="") as lines:
        counted = Counter(row["code"] for row in csv.DictReader(lines))
    assert [code for code, times in counted.items() if times > 1] == []
    assert counted.keys() == codelist(codelist_id).keys()


@EVERY
def test_a_parent_exists_and_no_code_is_its_own_ancestor(codelist_id: str) -> None:
    codes = codelist(codelist_id)
    for code in codes.values():
        above, seen = code.parent, {code.code}
        while above:
            assert above in codes, (code.code, above)
            assert above not in seen, code.code
            seen.add(above)
            above = codes[above].parent


def test_every_dimension_has_its_code_list() -> None:
    assert set(CODELIST_OF.values()) <= set(codelist_ids())


def test_a_code_list_that_does_not_exist_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        codelist("CL_NOTHING")


@pytest.mark.parametrize(
    ("area", "region"), [("JPN", "142"), ("AUS", "009"), ("CHE", "150"), ("BRA", "019"), ("KEN", "002")]
)
def test_an_area_lies_in_its_united_nations_region(area: str, region: str) -> None:
    assert major_region(area) == region


def test_every_country_lies_in_one_of_the_five_regions() -> None:
    countries = [area.code for area in areas().values() if area.kind == "country"]
    assert len(countries) > 190
    outside = {code for code in countries if areas()[major_region(code)].parent != WORLD}
    assert outside <= {"ATA"}


@pytest.mark.parametrize(
    ("area", "region"), [("PHL", "035"), ("COL", "419"), ("NGA", "202"), ("035", "035"), ("142", "142"), ("_U", "_U")]
)
def test_an_area_lies_in_one_sub_region(area: str, region: str) -> None:
    """The sub-regions of M49, not the intermediate regions within them; what lies in none stands for itself."""
    assert sub_region(area) == region


def test_a_licence_says_whether_files_may_be_passed_on_and_an_unknown_one_forbids_it() -> None:
    with (FOLDER / "CL_LICENCE.csv").open(encoding="utf-8", newline="") as lines:
        declared = {row["code"]: row["redistribution"] for row in csv.DictReader(lines)}
    assert set(declared.values()) == {"yes", "no"}
    assert {code: may_be_passed_on(code) for code in declared} == {
        code: word == "yes" for code, word in declared.items()
    }
    assert not may_be_passed_on("NOT_A_LICENCE")

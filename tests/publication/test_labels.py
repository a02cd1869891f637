"""How numbers, units, states and periods are written: one way, the same on every output."""

import itertools
from typing import Any

import pytest

from publication import labels
from vocabulary.codes import codelist
from vocabulary.dimensions import DIMENSION_NAMES
from vocabulary.statuses import State
from vocabulary.text import LANGUAGES, Language

PERSONS = {
    "obs_value": 276.0,
    "obs_status": "A",
    "qualifier": "EXACT",
    "unit_measure": "PERSONS",
    "unit_mult": 0,
    "numerator": None,
    "denominator": None,
    "lower_bound": None,
    "upper_bound": None,
    "bound_method": "_Z",
    "note": "_Z",
}


def row(**changed: object) -> dict[str, Any]:
    """A count of 276 persons, but for what is changed."""
    return {**PERSONS, **changed}


ZERO, WITHHELD = row(obs_value=0.0), row(obs_value=None, obs_status="Q")
MISSING, CANNOT_EXIST = row(obs_value=None, obs_status="O"), row(obs_value=None, obs_status="M")


@pytest.mark.parametrize(
    ("figure", "decimals", "written"),
    [
        (0, 0, "0"),
        (276, 0, "276"),
        (14065, 0, "14,065"),
        (1234567.891, 2, "1,234,567.89"),
        (52.536, 1, "52.5"),
        (61.53846, 1, "61.5"),
        (1, 2, "1.00"),
        (-5, 0, "-5"),
    ],
)
def test_a_number_has_the_decimals_asked_for_and_grouped_digits(figure: float, decimals: int, written: str) -> None:
    assert [labels.number(figure, decimals, lang) for lang in LANGUAGES] == [written, written]


@pytest.mark.parametrize(
    ("shown", "lang", "written"),
    [
        (row(), "en", "276 persons"),
        (row(), "ja", "276人"),
        (row(obs_value=14065.0, unit_measure="JPY", unit_mult=3), "en", "14,065 thousand yen"),
        (row(obs_value=14065.0, unit_measure="JPY", unit_mult=3), "ja", "14,065千円"),
        (row(obs_value=300.0, qualifier="MORE_THAN"), "en", "more than 300 persons"),
        (row(obs_value=300.0, qualifier="MORE_THAN"), "ja", "300人超"),
        (row(obs_value=300.0, qualifier="ABOUT"), "en", "about 300 persons"),
        (row(obs_value=300.0, qualifier="ABOUT"), "ja", "約300人"),
        (ZERO, "en", "0 persons"),
        (row(obs_value=1.0), "en", "1 person"),
        (row(obs_value=1.0), "ja", "1人"),
        (row(obs_value=-1.0, unit_measure="DAYS"), "en", "-1 day"),
        (row(obs_value=1.0, unit_mult=3), "en", "1 thousand persons"),
        (row(obs_value=1.0, unit_measure="RATIO"), "en", "1 times"),
        (MISSING, "en", "missing"),
        (WITHHELD, "en", "withheld"),
        (CANNOT_EXIST, "en", "not applicable"),
    ],
)
def test_a_quantity_is_written_with_its_unit_and_qualifier(shown: dict[str, Any], lang: Language, written: str) -> None:
    assert labels.quantity(shown, 0, lang) == written


def test_every_unit_of_things_counted_has_a_form_for_one() -> None:
    """Those whose English name is the plural of what is counted, and no measure of it."""
    measures = {"RATIO", "INDEX", "USD", "CON_USD", "PER_100_PY"}
    plural = [code for code in codelist("CL_UNIT_MEASURE").values() if code.label.en.endswith("s")]
    counted = [code.code for code in plural if code.code not in measures]
    assert "PERSONS" in counted
    for unit in counted:
        one, two = (labels.quantity(row(obs_value=value, unit_measure=unit), 0, "en") for value in (1.0, 2.0))
        assert one.removeprefix("1 ") != two.removeprefix("2 ")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_zero_missing_withheld_and_not_applicable_look_different(lang: Language) -> None:
    four = (ZERO, MISSING, WITHHELD, CANNOT_EXIST)
    assert len({labels.value(each, 0, lang) for each in four}) == 4
    assert {labels.state_of(each) for each in four} == set(State)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_withheld_value_is_not_written_even_when_the_row_has_it(lang: Language) -> None:
    assert "276" not in labels.value(row(obs_status="Q"), 0, lang)
    assert "276" not in labels.quantity(row(obs_status="Q"), 0, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_qualified_value_looks_different_from_an_exact_one(lang: Language) -> None:
    written = [labels.value(row(qualifier=each), 0, lang) for each in ("EXACT", "MORE_THAN", "ABOUT")]
    assert all(one != other for one, other in itertools.combinations(written, 2))


def test_a_percentage_keeps_its_decimals_and_a_count_has_none() -> None:
    assert labels.value(row(obs_value=50.0, unit_measure="PT", denominator=276.0), 1, "en") == "50.0"
    assert labels.value(row(obs_value=50.0), 1, "en") == "50"


@pytest.mark.parametrize(
    ("changed", "lang", "written"),
    [
        ({}, "en", ""),
        ({"lower_bound": 46.66, "upper_bound": 58.35, "bound_method": "WILSON"}, "en", "46.7–58.4"),
        ({"lower_bound": 46.66, "upper_bound": 58.35, "bound_method": "WILSON"}, "ja", "46.7–58.4"),
        ({"lower_bound": 0.0, "upper_bound": 1.08, "bound_method": "CLOPPER_PEARSON_UPPER"}, "en", "at most 1.1"),
        ({"lower_bound": 0.0, "upper_bound": 1.08, "bound_method": "CLOPPER_PEARSON_UPPER"}, "ja", "最大1.1"),
    ],
)
def test_limits_are_written_as_their_method_means_them(changed: dict[str, Any], lang: Language, written: str) -> None:
    assert labels.limits(row(**changed), 1, lang) == written


@pytest.mark.parametrize(
    ("above", "below", "written"), [(145.0, 276.0, "145/276"), (0.0, 276.0, "0/276"), (None, 276.0, "")]
)
def test_the_parts_of_a_ratio_are_whole_numbers(above: float | None, below: float | None, written: str) -> None:
    assert labels.parts(row(numerator=above, denominator=below), "en") == written


@pytest.mark.parametrize(
    ("text", "english", "japanese"),
    [
        ("2016", "2016", "2016年"),
        ("2016-FY", "FY2016", "2016年度"),
        ("2016-03", "Mar 2016", "2016年3月"),
        ("2016-03-31", "31 Mar 2016", "2016年3月31日"),
        ("2005-05/2016-03", "May 2005–Mar 2016", "2005年5月～2016年3月"),
        ("1993/..", "1993–", "1993年～"),
    ],
)
def test_a_period_is_named_in_both_languages(text: str, english: str, japanese: str) -> None:
    assert labels.period(text, "en") == english
    assert labels.period(text, "ja") == japanese


def test_a_fiscal_year_in_full_says_its_months_and_its_era() -> None:
    assert labels.period("2016-FY", "en", "full") == "FY2016 (Apr 2016–Mar 2017)"
    assert labels.period("2016-FY", "ja", "full") == "平成28年度（2016年度）"


@pytest.mark.parametrize(
    ("periods", "written"),
    [
        (["2016"], "2016"),
        (["2003", "2001", "2002"], "2001 – 2003"),
        (["2015-FY", "2016-FY"], "FY2015 – FY2016"),
        (["2015", "2016-FY"], "2015 – 2017"),
        (["2005-05/2016-03"], "May 2005–Mar 2016"),
        (["2005/2010", "2005-05/2016-03"], "2005 – 2016"),
    ],
)
def test_what_periods_cover_is_said_from_the_first_to_the_last(periods: list[str], written: str) -> None:
    assert labels.covered(periods, "en") == written


def test_a_code_without_a_label_stands_for_itself() -> None:
    assert labels.label("sex", "F", "en") == "Female"
    assert labels.label("sex", "no such code", "ja") == "no such code"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", DIMENSION_NAMES)
def test_every_dimension_has_a_name_for_a_reader(name: str, lang: Language) -> None:
    assert labels.dimension_label(name, lang)

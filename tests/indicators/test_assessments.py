"""A release says of every official series how it goes towards its target, or plainly why nothing is said."""

import datetime as dt

import polars as pl
import pytest

from indicators.assessments import progress
from indicators.progress.registry import DEFAULT_METHOD, all_methods
from indicators.registry import indicator
from publication.catalogue import AssessmentEntry, ProgressEntry
from publication.release import Release


def _lines(released: Release, code: str, area: str, series: str) -> list[ProgressEntry]:
    return [
        line
        for line in released.progress.lines
        if line.indicator == f"SDG-{code}" and line.key["ref_area"] == area and line.key["series"] == series
    ]


def _by_default(released: Release, code: str, area: str, series: str) -> AssessmentEntry:
    (found,) = _lines(released, code, area, series)
    return found.assessments[0]


def _yearly(released: Release, **values: float) -> pl.DataFrame:
    """A survey of Nepal's as if it were made in the years named (`y2015`), without a change of what is asked."""
    once = released.observations.filter(
        pl.col("indicator") == "SDG-5.2.1", pl.col("ref_area") == "NPL", pl.col("age") == "Y15T49"
    )
    years = {int(name[1:]): value for name, value in values.items()}
    return pl.concat(
        once.with_columns(
            time_period=pl.lit(str(year)), period_start=pl.lit(dt.date(year, 1, 1)), obs_value=pl.lit(float(value))
        )
        for year, value in years.items()
    )


def test_detected_victims_are_never_scored_by_any_method(released: Release) -> None:
    lines = [line for line in released.progress.lines if line.indicator == "SDG-16.2.2"]
    found = [each for line in lines for each in line.assessments]
    assert {each.method for each in found} == {*all_methods()}
    assert {each.outcome for each in found} == {None}
    assert {each.share_or_ratio for each in found} == {None}
    assert all(each.reason in released.progress.reasons for each in found)


def test_japans_detected_victims_are_compared_from_2015_to_2016(released: Release) -> None:
    found = _by_default(released, "16.2.2", "JPN", "VC_HTF_DETV")
    assert (found.base_year, found.base, found.latest_year, found.latest) == (2015, 54.0, 2016, 50.0)
    assert found.change
    assert (found.change.en, found.change.ja) == ("cannot tell (p = 0.77)", "判断できない（p = 0.77）")


def test_thailands_fall_is_more_than_chance_and_still_no_progress(released: Release) -> None:
    """982 to 295 detected victims: a real fall of a number that measures detection."""
    found = _by_default(released, "16.2.2", "THA", "VC_HTF_DETV")
    assert found.change
    assert found.change.en == "fell (p < 0.01)"
    assert (found.outcome, found.reason) == (None, "detection_series")


def test_child_labour_is_judged_by_2025_and_all_others_by_2030(released: Release) -> None:
    years = {line.indicator: line.target_year for line in released.progress.lines}
    assert years.pop("SDG-8.7.1") == 2025
    assert set(years.values()) == {2030}


def test_a_release_has_every_method_there_is_and_the_default_first(released: Release) -> None:
    methods = [method.name for method in released.progress.methods]
    assert methods[0] == DEFAULT_METHOD
    assert sorted(methods) == sorted(all_methods())
    assert all([each.method for each in line.assessments] == methods for line in released.progress.lines)


def test_every_method_of_a_release_is_described_with_all_it_warns_of(released: Release) -> None:
    for entry in released.progress.methods:
        declared = all_methods()[entry.name]
        assert (entry.version, entry.source, entry.warnings) == (declared.version, declared.source, declared.warnings)


def test_the_same_series_has_a_class_of_each_method_in_that_methods_words(released: Release) -> None:
    found = progress(_yearly(released, y2015=12, y2016=11.8, y2018=11), [indicator("5.2.1")])
    (line,) = found.lines
    words = {
        each.method: method.classes[each.outcome].en
        for each, method in zip(line.assessments, found.methods, strict=True)
        if each.outcome
    }
    assert words == {
        "unsd_2023": "Fair progress, but acceleration needed",
        "cagr_ratio": "Limited progress",
        "eurostat": "Insufficient progress",
    }
    assert [each.epsilon for each in line.assessments] == [None, 0.001, 0.001]


def test_what_a_method_warns_of_everywhere_stands_with_the_method_and_not_in_each_record(released: Release) -> None:
    found = progress(_yearly(released, y2016=12, y2017=11.8, y2018=11), [indicator("5.2.1")])
    everywhere = {text for method in found.methods for text in method.warnings}
    assert everywhere
    assert not any({*each.warnings} & everywhere for line in found.lines for each in line.assessments)


def test_the_year_taken_in_place_of_2015_is_always_said(released: Release) -> None:
    found = progress(_yearly(released, y2016=12, y2017=11.8, y2018=11), [indicator("5.2.1")])
    for each in found.lines[0].assessments:
        assert each.base_year == 2016
        assert any("2016 is the base year" in text.en for text in each.warnings)


def test_across_a_break_no_method_tells_of_growth(released: Release) -> None:
    rows = _yearly(released, y2015=12, y2016=11.8, y2018=8).with_columns(
        obs_status=pl.when(pl.col("time_period") == "2018").then(pl.lit("B")).otherwise("obs_status")
    )
    found = progress(rows, [indicator("5.2.1")])
    assert {(each.outcome, each.reason) for each in found.lines[0].assessments} == {(None, "break_in_series")}


@pytest.mark.parametrize("method", sorted(all_methods()))
def test_no_method_makes_an_assessment_of_a_single_survey(released: Release, method: str) -> None:
    rows = released.observations.filter(released.observations["indicator"] == "SDG-5.2.1")
    found = progress(rows, [indicator("5.2.1")], [method])
    assert found.lines
    assert {each.outcome for line in found.lines for each in line.assessments} == {None}


def test_an_official_code_and_our_own_number_name_the_same_indicator() -> None:
    assert indicator("16.2.2") is indicator("SDG-16.2.2")
    assert indicator("SDG-05") is indicator("5.2.1")

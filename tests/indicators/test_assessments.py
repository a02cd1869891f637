"""A release says of every official series how it goes towards its target, or plainly why nothing is said."""

import pytest

from indicators.assessments import assessments
from indicators.registry import indicator
from publication.catalogue import ProgressEntry
from publication.release import Release


def _of(released: Release, code: str, area: str, series: str) -> list[ProgressEntry]:
    return [
        entry
        for entry in released.progress
        if entry.indicator == f"SDG-{code}" and entry.key["ref_area"] == area and entry.key["series"] == series
    ]


def test_detected_victims_are_never_scored(released: Release) -> None:
    found = [entry for entry in released.progress if entry.indicator == "SDG-16.2.2"]
    assert found
    assert {entry.outcome.en for entry in found} == {"no assessment"}
    assert {entry.share_or_ratio for entry in found} == {None}
    assert all(entry.reason.en and entry.reason.ja for entry in found)


def test_japans_detected_victims_are_compared_from_2015_to_2016(released: Release) -> None:
    (found,) = _of(released, "16.2.2", "JPN", "VC_HTF_DETV")
    assert (found.base_year, found.base, found.latest_year, found.latest) == (2015, 54.0, 2016, 50.0)
    assert (found.change.en, found.change.ja) == ("cannot tell (p = 0.77)", "判断できない（p = 0.77）")


def test_thailands_fall_is_more_than_chance_and_still_no_progress(released: Release) -> None:
    """982 to 295 detected victims: a real fall of a number that measures detection."""
    (found,) = _of(released, "16.2.2", "THA", "VC_HTF_DETV")
    assert found.change.en == "fell (p < 0.01)"
    assert found.outcome.en == "no assessment"


def test_child_labour_is_judged_by_2025_and_all_others_by_2030(released: Release) -> None:
    years = {entry.indicator: entry.target_year for entry in released.progress}
    assert years.pop("SDG-8.7.1") == 2025
    assert set(years.values()) == {2030}


def test_every_entry_names_its_method_and_version(released: Release) -> None:
    assert {(entry.method, entry.version) for entry in released.progress} == {("unsd_2023", "2023")}


@pytest.mark.parametrize("method", ["unsd_2023", "cagr_ratio", "eurostat"])
def test_no_method_makes_an_assessment_of_a_single_survey(released: Release, method: str) -> None:
    rows = released.observations.filter(released.observations["indicator"] == "SDG-5.2.1")
    found = assessments(rows, [indicator("5.2.1")], method)
    assert found
    assert {entry.outcome.en for entry in found} == {"no assessment"}


def test_an_official_code_and_our_own_number_name_the_same_indicator() -> None:
    assert indicator("16.2.2") is indicator("SDG-16.2.2")
    assert indicator("SDG-05") is indicator("5.2.1")

"""Figures that a statistician would check by hand, in the release of the bundled facts."""

from collections.abc import Callable
from itertools import pairwise

import polars as pl
import pytest

from indicators.registry import all_indicators
from publication.release import Release
from vocabulary.dimensions import DIMENSION_NAMES

Figure = Callable[..., float]


@pytest.fixture
def found(released: Release) -> Callable[..., pl.DataFrame]:
    """The observations of an indicator with these codes that others have published: none counted from the register."""
    published = released.observations.filter(pl.col("definition") != "REGISTER")

    def find(indicator: str, **codes: str) -> pl.DataFrame:
        wanted = {"indicator": indicator, **codes}
        return published.filter(pl.col(name) == code for name, code in wanted.items())

    return find


@pytest.fixture
def figure(found: Callable[..., pl.DataFrame]) -> Figure:
    """The one value of an indicator with these codes."""

    def value(indicator: str, column: str = "obs_value", **codes: str) -> float:
        return float(found(indicator, **codes)[column].item())

    return value


TO_MARCH_2016 = "2005-05/2016-03"


def test_276_persons_were_assisted_to_return_by_march_2016(figure: Figure) -> None:
    assert figure("PRG-02", time_period=TO_MARCH_2016) == 276


def test_145_persons_were_given_reintegration_support_by_march_2016(figure: Figure) -> None:
    assert figure("PRG-03", time_period=TO_MARCH_2016) == 145


def test_the_uptake_rate_is_145_of_276_with_wilsons_interval(figure: Figure) -> None:
    columns = ("obs_value", "lower_bound", "upper_bound", "numerator", "denominator")
    values = [figure("PRG-04", column, time_period=TO_MARCH_2016) for column in columns]
    assert values == [52.5, 46.7, 58.4, 145, 276]


def test_no_known_case_in_276_is_at_most_1_1_percent(figure: Figure) -> None:
    columns = ("obs_value", "numerator", "denominator", "lower_bound", "upper_bound")
    values = [figure("PRG-08", column, time_period=TO_MARCH_2016) for column in columns]
    assert values == [0.0, 0, 276, 0.0, 1.1]


def test_the_contribution_of_fiscal_2016_is_14065_thousand_yen(figure: Figure) -> None:
    codes = {"definition": "EVALUATION_SHEET", "time_period": "2016-FY"}
    assert figure("FIN-01", **codes) == 14_065
    assert figure("FIN-01", "unit_mult", **codes) == 3


@pytest.mark.parametrize(("year", "members"), [("1996", 59), ("2013", 154)])
def test_member_states_counted_from_episodes(figure: Figure, year: str, members: int) -> None:
    assert figure("INS-01", definition="STATE_YEAR", ref_area="001", time_period=year) == members


@pytest.mark.parametrize(("period", "members"), [("1996-11", 59), ("2013-11", 155)])
def test_member_states_as_published(figure: Figure, period: str, members: int) -> None:
    assert figure("INS-01", definition="PUBLISHED", ref_area="001", time_period=period) == members


@pytest.mark.parametrize(
    ("definition", "period", "times"),
    [("STATE_YEAR", "1996/2013", 2.61), ("PUBLISHED", "1996-11/2013-11", 2.63)],
)
def test_membership_grew_2_6_times_from_1996_to_2013(
    figure: Figure, definition: str, period: str, times: float
) -> None:
    """154/59 = 2.610 and 155/59 = 2.627: three times only as a whole number."""
    codes = {"series": "MEMBER_STATES_FACTOR", "definition": definition, "time_period": period}
    assert figure("INS-02", **codes) == times


def test_regions_add_up_to_the_world_in_every_year(found: Callable[..., pl.DataFrame]) -> None:
    counted = found("INS-01", definition="STATE_YEAR")
    world = counted.filter(pl.col("ref_area") == "001")
    regions = counted.filter(pl.col("ref_area") != "001").group_by("time_period").agg(pl.sum("obs_value"))
    both = world.join(regions, on="time_period", validate="1:1")
    assert both.height == world.height
    assert both["obs_value"].to_list() == both["obs_value_right"].to_list()


def test_cumulative_totals_of_one_definition_never_fall(released: Release) -> None:
    """By whom they count, of whom, and since which start: a total to a later day is no smaller."""
    counts = pl.col("unit_measure").is_in(["PERSONS", "COUNTRIES"])
    totals = released.observations.filter(pl.col("series").str.ends_with("_CUM"), counts).drop_nulls("obs_value")
    lines = totals.sort("period_end").group_by(*DIMENSION_NAMES, pl.col("period_start").dt.year())
    falling = [key for key, line in lines if any(later < earlier for earlier, later in pairwise(line["obs_value"]))]
    assert totals.height > 20
    assert falling == []


@pytest.mark.parametrize(("year", "gap"), [("2009", 0), ("2010", 6), ("2011", 20), ("2012", 0)])
def test_the_un_counted_so_many_victims_more_than_the_government(figure: Figure, year: str, gap: int) -> None:
    """UN 43 and 45 against 37 and 25 in 2010 and 2011."""
    assert figure("SDG-04", definition="GOV", time_period=year) == gap


@pytest.mark.parametrize(
    ("definition", "period", "percent"),
    [("JAPANESE_STAFF_ALL", "2008/2012", 61.5), ("JAPANESE_STAFF_INTERNATIONAL", "2011/2015", 33.3)],
)
def test_japanese_staff_grew_within_each_concept(figure: Figure, definition: str, period: str, percent: float) -> None:
    """21/13 and 20/15; from 15 to 21 or from 13 to 20 nothing is computed."""
    codes = {"series": "JAPANESE_STAFF_CHANGE", "definition": definition}
    assert figure("INS-06", **codes) == percent
    assert figure("INS-06", time_period=period, **codes) == percent


def test_a_return_cost_between_1500_and_2250_thousand_yen(figure: Figure) -> None:
    """Money of FY2013-2015: 23 + 17 + 14 = 54 million yen.

    By 31 March 2016 276 had returned. By 31 March 2013 at least 240 had (252 by the end of 2013, of whom 12 in
    2013 itself) and at most 252. So between 24 and 36 returned: 54,000 / 36 = 1,500 and 54,000 / 24 = 2,250.
    """
    codes = {"time_period": "2013-FY/2015-FY"}
    columns = ("numerator", "lower_bound", "upper_bound", "unit_mult")
    assert [figure("FIN-03", column, **codes) for column in columns] == [54_000, 1_500, 2_250, 3]


def test_every_other_year_has_no_cost_rather_than_a_wrong_one(found: Callable[..., pl.DataFrame]) -> None:
    others = found("FIN-03").filter(pl.col("time_period") != "2013-FY/2015-FY")
    assert others.height > 0
    assert others.select("obs_value", "lower_bound", "upper_bound").null_count().row(0) == (others.height,) * 3


def test_a_value_stands_at_its_indicators_decimals(released: Release) -> None:
    decimals = {each.id: each.decimals for each in all_indicators().values()}
    for indicator, value in released.observations.select("indicator", "obs_value").drop_nulls().iter_rows():
        assert value == round(value, decimals[indicator])

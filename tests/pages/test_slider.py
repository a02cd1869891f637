"""The slider of years: the latest year is named, and no name covers another on a phone."""

from itertools import pairwise

import pytest

from pages.atlas import marked

SLIDER, NAME = 270, 32


@pytest.mark.parametrize(
    "years", [[2015], [2014, 2015], [2011, *range(2013, 2020), 2021, 2022], list(range(1990, 2025)), [1990, 2023, 2024]]
)
def test_the_years_named_leave_room_for_each_other_on_a_phone(years: list[int]) -> None:
    named = marked(years)
    assert named[-1] == years[-1]
    assert {*named} <= {*years}
    across = (years[-1] - years[0]) or 1
    assert all((later - earlier) / across * SLIDER >= NAME for earlier, later in pairwise(named))


def test_every_year_is_named_where_there_are_few() -> None:
    assert marked([2014, 2015, 2016, 2017]) == [2014, 2015, 2016, 2017]

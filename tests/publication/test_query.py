"""Views: what is shown when nobody asks, what a reader may ask for, and that an address gives the view again."""

from datetime import date
from urllib.parse import parse_qsl

import pytest

from publication.query import Reach, Table, table
from publication.release import Release
from publication.view import EACH, PERIOD, asked_by, divided, reach
from tests.publication.conftest import INDICATORS, ranges
from vocabulary.codes import NOT_APPLICABLE, TOTAL, WORLD
from vocabulary.dimensions import BREAKDOWN_NAMES, DIMENSION_NAMES
from vocabulary.text import Language

STRANGE = ("", "<script>alert(1)</script>", "'; drop table x; --", "../../etc/passwd", "\0", "人", "x" * 5000)


def _view(released: Release, indicator_id: str, asked: dict[str, str] | None = None) -> Table:
    shown = table(released, indicator_id, asked)
    assert shown is not None
    return shown


def _asked(shown: Table, lang: Language) -> dict[str, str]:
    """What the query string of a view asks for."""
    return asked_by(dict(parse_qsl(shown.parameters(lang))))


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_an_indicator_shows_something_when_nobody_asks_if_there_is_anything(
    released: Release, indicator_id: str
) -> None:
    shown = _view(released, indicator_id)
    assert shown.frame.height > 0 or shown.everything.is_empty()


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_a_breakdown_shows_its_total_unless_the_indicator_says_otherwise(released: Release, indicator_id: str) -> None:
    shown = _view(released, indicator_id)
    own = dict(shown.entry.view)
    for name in set(BREAKDOWN_NAMES) - own.keys():
        codes = set(shown.everything[name])
        assert shown.chosen[name] in ({TOTAL, WORLD, NOT_APPLICABLE} & codes or {EACH})
    assert own.items() <= dict(shown.chosen).items()


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_each_shows_every_code_but_the_total(released: Release, indicator_id: str) -> None:
    usual = _view(released, indicator_id)
    for name in (name for name, codes in usual.choices().items() if EACH in codes):
        shown = _view(released, indicator_id, {name: EACH})
        assert set(shown.frame[name]) & {TOTAL, WORLD, NOT_APPLICABLE} == set()
        assert shown.chosen[name] == EACH


def test_a_period_that_goes_on_can_be_chosen(released: Release) -> None:
    """Its two points divide nothing."""
    periods = [text for text in _view(released, "INS-09").everything["time_period"].unique() if text.endswith("/..")]
    assert periods
    for period in periods:
        assert {*_view(released, "INS-09", {"time_period": period}).frame["time_period"]} == {period}


def test_from_one_period_to_another_are_those_that_end_between_the_ends_of_both(released: Release) -> None:
    """Fiscal 2011 ends in March 2012, and so it is among those from 2011 to 2012, as fiscal 2012 is not."""
    asked = {"series": EACH}
    every = _view(released, "PRG-01", asked)
    shown = _view(released, "PRG-01", {**asked, PERIOD: "2011..2012"})
    ends = {row["time_period"]: row["period_end"] for row in every.rows}
    between = {period for period, end in ends.items() if date(2011, 12, 31) <= end <= date(2012, 12, 31)}
    assert {row["time_period"] for row in shown.rows} == between
    assert {"2011", "2012", "2011-FY"} <= between
    assert "2012-FY" in ends.keys() - between
    assert shown.parameters("en") == "series=each&period=2011..2012&lang=en"


@pytest.mark.parametrize("asked", ["2012..2011", "2011..2011", "2011..2099", "2011..2012..2013", "..2012", "2011.."])
def test_periods_that_are_not_first_and_last_are_ignored(released: Release, asked: str) -> None:
    assert _view(released, "PRG-01", {PERIOD: asked}).chosen == _view(released, "PRG-01").chosen


def test_nothing_reaches_to_a_period_that_goes_on(released: Release) -> None:
    """It has no end, and so stands in no range."""
    every = _view(released, "INS-09")
    going = {period for period in every.periods if period.endswith("/..")}
    first = every.periods[0]
    assert all(_view(released, "INS-09", {PERIOD: f"{first}..{period}"}).chosen == every.chosen for period in going)


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_a_range_that_is_offered_has_both_its_ends_and_less_than_all(released: Release, indicator_id: str) -> None:
    every = _view(released, indicator_id)
    for asked in ranges(every):
        shown = _view(released, indicator_id, {PERIOD: asked})
        ends = reach(asked)
        assert ends is not None
        assert {*ends} <= {*shown.periods} < {*every.periods}
        assert shown.chosen == {**every.chosen, PERIOD: asked}


def test_the_first_and_the_last_period_together_are_each(released: Release) -> None:
    first, last = _ends(released, "2010..2012")
    assert (first.period, last.period) == ("2010", "2012")
    assert first.asked["2009"] == "2009..2012"
    usual = _ends(released, EACH)
    assert (usual[0].asked[usual[0].period], usual[1].asked[usual[1].period]) == (EACH, EACH)


def test_from_a_single_period_reach_those_before_and_after_it(released: Release) -> None:
    first, last = _ends(released, "2012")
    assert first.asked["2010"] == "2010..2012"
    assert last.asked["2014-FY"] == "2012..2014-FY"
    assert "2012" not in {*first.asked, *last.asked}


def _ends(released: Release, period: str) -> tuple[Reach, Reach]:
    found = _view(released, "PRG-01", {"series": EACH, PERIOD: period}).reaches()
    assert found is not None
    return found


def test_a_view_holds_only_observations_of_the_codes_chosen(views: tuple[Table, ...]) -> None:
    for shown in views:
        for name in (name for name, code in shown.chosen.items() if code != EACH and not reach(code)):
            assert set() < set(shown.frame[name]) <= {*divided(name, shown.chosen[name])}


def test_an_official_indicator_is_found_by_its_code_too(released: Release) -> None:
    assert _view(released, "16.2.2").entry is _view(released, "SDG-16.2.2").entry
    assert table(released, "16.2.9") is None


def test_one_period_can_be_chosen_and_is_kept_in_the_address(released: Release) -> None:
    shown = _view(released, "PRG-01", {"series": "REGISTER_RETURNED", "time_period": "2010"})
    assert {row["time_period"] for row in shown.rows} == {"2010"}
    assert _asked(shown, "en")["time_period"] == "2010"
    assert _view(released, "PRG-01", _asked(shown, "en")).rows == shown.rows


@pytest.mark.parametrize("strange", STRANGE, ids=repr)
def test_what_is_not_known_is_ignored_and_never_repeated(released: Release, strange: str) -> None:
    usual = _view(released, "PRG-02")
    asked = {**dict.fromkeys(DIMENSION_NAMES, strange), strange: strange, "lang": strange, "obs_value": "276"}
    shown = _view(released, "PRG-02", asked)
    assert shown.chosen == usual.chosen
    assert shown.frame.equals(usual.frame)
    assert shown.parameters("en") == "lang=en"


def test_a_code_of_another_indicator_is_ignored(released: Release) -> None:
    assert _view(released, "PRG-02", {"citizenship": "FRA"}).chosen == _view(released, "PRG-02").chosen


@pytest.mark.parametrize("indicator_id", ["PRG-99", "", "PRG-02 ", "../PRG-02", "<script>"])
def test_an_indicator_that_does_not_exist_has_no_table(released: Release, indicator_id: str) -> None:
    assert table(released, indicator_id) is None


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_an_indicator_is_found_in_either_case(released: Release, indicator_id: str) -> None:
    assert _view(released, indicator_id.lower()).frame.equals(_view(released, indicator_id).frame)


def test_rows_stand_in_the_order_in_which_their_periods_end(views: tuple[Table, ...]) -> None:
    for shown in views:
        ends = [row["period_end"] for row in shown.rows]
        closed = [end for end in ends if end is not None]
        assert closed == sorted(closed)
        assert ends == [*closed, *[None] * (len(ends) - len(closed))]
        assert len(shown.rows) == shown.frame.height


def test_several_areas_stand_side_by_side(released: Release) -> None:
    shown = table(released, "SDG-16.2.2", {"ref_area": "JPN.THA"})
    assert shown is not None
    assert {row["ref_area"] for row in shown.rows} == {"JPN", "THA"}
    assert _asked(shown, "en") == {"ref_area": "JPN.THA"}


@pytest.mark.parametrize(("name", "asked"), [("ref_area", "JPN.XXX"), ("ref_area", "each.JPN"), ("sex", "F.M")])
def test_codes_that_cannot_stand_together_are_ignored(released: Release, name: str, asked: str) -> None:
    shown, usual = (table(released, "SDG-16.2.2", choice) for choice in ({name: asked}, {}))
    assert shown is not None
    assert usual is not None
    assert shown.chosen == usual.chosen


def test_only_combinations_that_exist_are_offered(released: Release) -> None:
    """Japan has no trafficking victims by age in all series: what is offered always has a row."""
    shown = table(released, "SDG-16.2.2", {"series": "VC_HTF_DETVFL", "ref_area": "JPN", "sex": "M", "age": "_T"})
    assert shown is not None
    for name, codes in shown.choices().items():
        for code in codes:
            other = table(released, "SDG-16.2.2", {**shown.chosen, name: code})
            assert other is not None
            assert other.rows, (name, code)

"""Views and their addresses: one view has one address, short and in order, and the address gives the view again."""

from itertools import permutations
from urllib.parse import parse_qs, parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publication.catalogue import Chart
from publication.moments import ACCESS, PARAMETERS, PRESENT, Moment, moment_asked
from publication.query import Table, table
from publication.release import Release
from publication.text import language
from publication.view import CHART, EACH, FORMER, LANG, NAMES, PERIOD, View, asked_by, is_code, reach, renamed, written
from tests.publication.conftest import INDICATORS, ranges
from vocabulary.text import LANGUAGES, Language

OTHERS = {CHART, LANG, ACCESS, *PARAMETERS, "width", "content", "encoding", "format", "offset", "limit", "url"}
"""What addresses ask for besides the codes of a view."""

STRANGE = ("", "<script>", "'; drop table x; --", "../../etc/passwd", "\0", "人", "x" * 5000)

DAYS = st.dates().map(lambda day: Moment(day=day))
RELEASES = st.from_regex(r"r[0-9a-f]{12}", fullmatch=True)
TOKENS = st.from_regex(r"[A-Za-z0-9_-]{43}", fullmatch=True)
MOMENTS = st.one_of(
    st.just(PRESENT),
    DAYS,
    RELEASES.map(lambda name: Moment(release=name)),
    st.builds(lambda name, token: Moment(release=name, access=token), RELEASES, TOKENS),
)


def _table(released: Release, indicator_id: str, asked: dict[str, str] | None = None) -> Table:
    found = table(released, indicator_id, asked)
    assert found is not None
    return found


def _read(released: Release, indicator_id: str, query: str) -> View:
    """The view at an address, read as a page reads it."""
    asked = dict(parse_qsl(query))
    moment = moment_asked(parse_qs(query, keep_blank_values=True))
    return _table(released, indicator_id, asked_by(asked)).view(language(asked.get(LANG)), moment)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(choice=st.data())
def test_the_address_of_a_view_gives_the_same_view(released: Release, choice: st.DataObject) -> None:
    """Of every indicator, whatever is chosen, as whatever chart, in either language, at any moment."""
    indicator_id = choice.draw(st.sampled_from(INDICATORS))
    usual = _table(released, indicator_id)
    offered = {name: codes for name, codes in usual.offered().items() if codes}
    offered[PERIOD] = (*offered.get(PERIOD, ()), *ranges(usual)) or (EACH,)
    asked = {name: choice.draw(st.sampled_from(codes)) for name, codes in offered.items() if choice.draw(st.booleans())}
    drawn = _table(released, indicator_id, {**asked, CHART: choice.draw(st.sampled_from(Chart))})
    view = drawn.view(choice.draw(st.sampled_from(LANGUAGES)), choice.draw(MOMENTS))
    assert _read(released, indicator_id, view.query) == view
    again = _table(released, indicator_id, asked_by(dict(parse_qsl(view.query))))
    assert (again.chosen, again.chart, again.rows) == (drawn.chosen, drawn.chart, drawn.rows)


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_the_usual_view_has_an_address_of_its_language_alone(released: Release, indicator_id: str) -> None:
    usual = _table(released, indicator_id)
    assert usual.view("ja").query == "lang=ja"
    everything = {**usual.chosen, CHART: usual.entry.chart}
    assert _table(released, indicator_id, everything).view("ja").query == "lang=ja"


def test_an_address_is_short_in_order_and_for_people(released: Release) -> None:
    asked = {"time_period": "2016", "sex": "F", "ref_area": "JPN", "series": "VC_HTF_DETVFL"}
    view = _table(released, "SDG-16.2.2", asked).view("en", Moment(release="r0123456789ab"))
    assert view.address == (
        "/indicator/SDG-16.2.2?series=VC_HTF_DETVFL&sex=F&period=2016&lang=en&release=r0123456789ab"
    )
    ranged = next(text for text in _table(released, "INS-09").everything["time_period"].unique() if "/" in text)
    assert _table(released, "INS-09", {"time_period": ranged}).view("en").query == f"period={ranged}&lang=en"


@pytest.mark.parametrize("place", range(6))
def test_parameters_in_any_order_and_with_defaults_spelled_out_give_the_same_address(
    released: Release, place: int
) -> None:
    """Whatever an address is typed like, the view it gives has its one address."""
    parts = ("citizenship=PHL", "period=each", "lang=en")
    typed = "&".join([*permutations(parts)][place])
    assert _read(released, "PRG-02", typed).query == "citizenship=PHL&lang=en"


def test_small_letters_do_for_capitals(released: Release) -> None:
    assert _read(released, "prg-02", "citizenship=phl&lang=en").address == "/indicator/PRG-02?citizenship=PHL&lang=en"
    assert asked_by({"period": "2016-fy"}) == {"time_period": "2016-FY"}


@pytest.mark.parametrize("strange", STRANGE, ids=repr)
def test_what_is_not_known_is_ignored_and_never_repeated(released: Release, strange: str) -> None:
    asked = {**dict.fromkeys((*NAMES.values(), *FORMER, CHART), strange), strange: strange, LANG: strange}
    assert asked_by(asked) == {}
    assert _read(released, "PRG-02", written(asked)).query == "lang=en"


def test_a_period_that_goes_on_is_a_code() -> None:
    """Its two points divide nothing."""
    assert is_code("time_period", "1951/..")
    assert not is_code("time_period", "1951/...")
    assert reach("1951/..") is None


def test_names_are_short_and_each_means_one_thing() -> None:
    names = [*NAMES.values()]
    assert len({*names}) == len(names)
    assert not {*names} & OTHERS


def test_every_former_name_leads_to_a_present_one_and_none_is_used_again() -> None:
    assert {*FORMER.values()} <= {*NAMES.values()}
    assert not {*FORMER} & {*NAMES.values(), *OTHERS}


@pytest.mark.parametrize(
    ("former", "present"),
    [
        ("ref_area=JPN.THA&lang=ja", "area=JPN.THA&lang=ja"),
        ("lang=en&time_period=2005%2F2013&width=500", "lang=en&period=2005/2013&width=500"),
        ("ref_area=JPN&area=THA", "area=THA"),
        ("ref_area=JPN&time_period=%3Cscript%3E", "area=JPN"),
        ("ref_area=each&x=%26&y=", "area=each&x=%26&y="),
        ("area=JPN&lang=en", None),
        ("ref_area=%3Cscript%3E", None),
        ("", None),
    ],
)
def test_an_address_with_a_former_name_has_a_present_one(former: str, present: str | None) -> None:
    assert renamed(former) == present


@pytest.mark.parametrize("former", FORMER)
def test_a_former_name_is_understood_where_nobody_redirects(former: str) -> None:
    name = next(name for name, said in NAMES.items() if said == FORMER[former])
    assert asked_by({former: "each"}) == {name: "each"} == asked_by({FORMER[former]: "each"})


def test_a_chart_that_the_rows_cannot_be_drawn_as_is_ignored(released: Release) -> None:
    for indicator_id in INDICATORS:
        for chart in Chart:
            shown = _table(released, indicator_id, {CHART: chart.value})
            assert shown.chart in shown.charts
            assert shown.chart is (chart if chart in shown.charts else shown.entry.chart)
            assert (CHART in shown.view("en").query) == (shown.chart is not shown.entry.chart)


def test_a_single_period_has_no_time_to_draw_along(released: Release) -> None:
    assert _table(released, "CTX-05").charts[:2] == (Chart.LINE, Chart.COLUMNS)
    period = _table(released, "CTX-05").periods[0]
    assert Chart.COLUMNS not in _table(released, "CTX-05", {"time_period": period}).charts


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_map_is_offered_where_each_of_several_areas_has_one_value_a_year(released: Release, lang: Language) -> None:
    alone, every = (_table(released, "SDG-16.2.2", {"ref_area": asked, CHART: "map"}) for asked in ("JPN", "each"))
    assert Chart.MAP not in alone.charts
    assert every.chart is Chart.MAP
    assert every.view(lang).query == f"area=each&chart=map&lang={lang}"

"""The equality contract: views drawn at random, with the same numbers and states in every output."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import polars as pl
import pytest

from publication import labels
from publication.api.asked import Asked
from publication.api.observations import WAYS, Page
from publication.catalogue import Chart
from publication.figures.dots import is_drawable
from publication.figures.kinds import plain_figure
from publication.formats.export import Content, Export, export
from publication.formats.kinds import FORMATS
from publication.pictures.picture import picture
from publication.query import Row, Table, table
from publication.release import Release
from publication.tabular import tabular
from publication.view import CHART, PERIOD
from tests.publication import test_one_number as one_number
from tests.publication import test_pictures as pictures
from tests.publication.conftest import INDICATORS, ranges
from tests.publication.readers import NUMBERS, READERS, Read
from vocabulary.dimensions import DIMENSION_NAMES
from vocabulary.statuses import State
from vocabulary.text import LANGUAGES

DRAWN, MOST_CHOICES = 2, 3
API_READERS = {"json": READERS["json"], "csv": READERS["csv"], "sdmx-csv": READERS["sdmx.csv"]}
SAID = ("TIME_PERIOD", "OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE", "QUALIFIER", "NATURE", "NOTE", "COMMENT")

CHART_RULES: tuple[Callable[[tuple[Table, ...]], None], ...] = (
    one_number.test_a_line_or_column_draws_the_observations_of_one_key_and_no_other,
    one_number.test_dots_draw_the_observations_of_one_key_and_no_other,
    one_number.test_bars_of_dots_reach_from_limit_to_limit,
    one_number.test_spans_draw_each_episode_from_its_first_to_the_end_of_its_last_year,
    one_number.test_a_flow_has_the_numbers_of_one_period_and_loses_nobody,
)


@pytest.fixture(scope="module", params=INDICATORS)
def drawn(request: pytest.FixtureRequest, released: Release) -> tuple[Export, ...]:
    """Views of an indicator: one to three choices made at random, the same draw in every run."""
    return tuple(_drawn(released, request.param))


@pytest.fixture(scope="module")
def shown(drawn: tuple[Export, ...]) -> tuple[Export, ...]:
    """The first view as published, the second with some rows withheld."""
    first, second = drawn
    return first, _some_withheld(second)


def _drawn(released: Release, indicator_id: str) -> Iterator[Export]:
    dice = random.Random(indicator_id)  # noqa: S311 - a draw that can be repeated
    for _ in range(DRAWN):
        shown = table(released, indicator_id)
        assert shown is not None
        for _ in range(dice.randint(1, MOST_CHOICES)):
            offered = shown.choices()
            if between := ranges(shown):
                offered[PERIOD] = (*offered[PERIOD], *between)
            if offered:
                name = dice.choice(sorted(offered))
                shown = table(released, indicator_id, {**shown.chosen, name: dice.choice(offered[name])})
                assert shown is not None
        drawn = table(released, indicator_id, {**shown.chosen, CHART: dice.choice(shown.charts).value})
        assert drawn is not None
        yield export(drawn, dice.choice(LANGUAGES), dice.choice([*Content, Content.FILTERED]))


def _some_withheld(shown: Export) -> Export:
    """The same view with every other row withheld, as disclosure control leaves it."""
    hidden = pl.int_range(pl.len()) % 2 == 0
    nothing = pl.lit(None, pl.Float64)
    frame = shown.table.frame.with_columns(
        *(pl.when(hidden).then(nothing).otherwise(pl.col(name.lower())).alias(name.lower()) for name in NUMBERS),
        obs_status=pl.when(hidden).then(pl.lit("Q")).otherwise("obs_status"),
        conf_status=pl.when(hidden).then(pl.lit("C")).otherwise("conf_status"),
    )
    return replace(shown, table=replace(shown.table, frame=frame))


def _expected(row: Row, digits: int) -> dict[str, Any]:
    return {
        **{name.upper(): row[name] for name in DIMENSION_NAMES},
        **{name: row[name.lower()] for name in SAID},
        **{name: None if row[name.lower()] is None else float(f"{row[name.lower()]:.{digits}g}") for name in NUMBERS},
        "UNIT_MULT": row["unit_mult"],
        "SOURCE": row["source_ids"],
    }


def _found(read: Read) -> dict[str, Any]:
    return {
        **{name.upper(): read.get(name.upper(), "_Z") for name in DIMENSION_NAMES},
        **{name: read[name] for name in (*SAID, *NUMBERS)},
        "UNIT_MULT": int(read["UNIT_MULT"]),
        "SOURCE": _sources(read),
    }


def _sources(read: Read) -> list[str]:
    """The sources of a row: a list, a text of several, or a column each."""
    if not isinstance(read["SOURCE"], str):
        return list(read["SOURCE"])
    more = [read[name] for name in ("SOURCE_2", "SOURCE_3") if read.get(name)]
    return [*read["SOURCE"].split(), *more]


@pytest.mark.parametrize("extension", FORMATS)
def test_every_format_has_the_rows_of_the_view(shown: tuple[Export, ...], extension: str) -> None:
    """The same rows in the same order, with the same key, value, limits, status, unit and sources.

    A workbook holds sixteen digits of a number; values have fewer, person-years may have more.
    """
    digits = 16 if extension == "xlsx" else 17
    for each in shown:
        read = READERS[extension](FORMATS[extension].write(each))
        assert [_found(row) for row in read] == [_expected(row, digits) for row in each.table.rows], each.table.chosen


def test_the_table_of_the_page_has_the_rows_of_the_view(shown: tuple[Export, ...]) -> None:
    """The value rounded as the indicator says, or no figure at all and the state that the status means."""
    for each in shown:
        cells = [cell for row in tabular(each.table, each.lang).rows for cell in row.cells if cell.is_figure]
        assert [cell.state for cell in cells] == [labels.state_of(row) for row in each.table.rows]
        for cell, row in zip(cells, each.table.rows, strict=True):
            found = one_number.NUMBER.search(cell.text)
            if cell.state is State.VALUE:
                assert found
                within = 0.5 * 10**-each.table.entry.decimals + 1e-9
                assert float(found.group().replace(",", "")) == pytest.approx(row["obs_value"], abs=within)
            else:
                assert found is None


@pytest.mark.parametrize("wanted", WAYS)
def test_the_api_gives_the_rows_of_the_view(shown: tuple[Export, ...], wanted: str) -> None:
    """Asked by the address of the view; in small parts as a large answer is."""
    for each in shown:
        read = API_READERS[wanted](_answered(each, wanted))
        assert [_found(row) for row in read] == [_expected(row, 17) for row in each.table.rows], each.table.chosen


def _answered(each: Export, wanted: str) -> bytes:
    """What the API's writer of a format gives of an export."""
    parameters, of = {"format": wanted, "lang": each.lang}, each.table.release
    asked = Asked(of, "/observations", {"indicator": each.table.entry.id}, parameters, (), lambda _id: of)
    _media_type, write = WAYS[wanted]
    return b"".join(write(Page(each, asked, 0, None)))


def test_the_picture_has_the_numbers_and_states_of_the_view(shown: tuple[Export, ...]) -> None:
    """Every number of the figure is a mark of the picture; of each state it says how many rows are in it."""
    for each in shown:
        table = each.table
        svg = picture(table, each.lang)
        assert pictures.marks_of(svg) == pictures.drawn_of(table, each.lang), table.chosen
        if plain_figure(table, each.lang) is not None and table.chart is not Chart.MAP:
            without = Counter(labels.state_of(row) for row in table.rows if not is_drawable(row))
            assert _states(svg) == without, table.chosen


def test_the_picture_of_a_view_that_cannot_be_drawn_lists_its_rows(released: Release) -> None:
    """Rows of different units stand in words, as many as the picture has room for, and how many more there are."""
    shown = table(released, "CTX-11")
    assert shown is not None
    said = "".join(one.text or "" for one in ET.fromstring(picture(shown, "en")).iter(f"{pictures.SVG}text"))  # noqa: S314
    for row in shown.rows[:12]:
        assert labels.quantity(row, shown.entry.decimals, "en").replace(" ", "") in said.replace(" ", "")


def _states(svg: str) -> Counter[State]:
    """How many rows a picture says are in each state."""
    told = (one for one in ET.fromstring(svg).iter(f"{pictures.SVG}g") if one.get("class") == "states")  # noqa: S314
    return Counter({State(one.attrib["data-state"]): int(one.attrib["data-rows"]) for one in told})


@pytest.mark.parametrize("rule", CHART_RULES, ids=lambda rule: rule.__name__)
def test_the_chart_draws_the_rows_of_the_view(
    drawn: tuple[Export, ...], rule: Callable[[tuple[Table, ...]], None]
) -> None:
    rule(tuple(each.table for each in drawn if each.content is Content.FILTERED and each.table.rows))


def test_the_draw_reaches_every_kind_of_state_and_both_contents(released: Release) -> None:
    """So that what holds above was tried."""
    every = [shown for one in INDICATORS for shown in _drawn(released, one)]
    states = {labels.state_of(row) for shown in every for row in shown.table.rows}
    assert {State.VALUE, State.MISSING} <= states
    assert {shown.content for shown in every} == set(Content)
    assert {shown.lang for shown in every} == set(LANGUAGES)
    assert sum(len(shown.table.rows) for shown in every) > 1000

"""One number, one place: figure, table and CSV of a view hold the same observations, cell by cell."""

import csv as reader
import io
import re
from collections import Counter
from typing import Any

import polars as pl
import pytest

from publication import labels
from publication.catalogue import Chart
from publication.figures.kinds import figure
from publication.formats import csv
from publication.formats.export import export
from publication.query import Row, Table
from publication.tabular import TableRow, tabular
from vocabulary.dimensions import DIMENSION_NAMES
from vocabulary.statuses import State
from vocabulary.text import LANGUAGES, Language

Marks = Counter[tuple[Any, Any]]

NUMBER = re.compile(r"-?[\d,]+(?:\.\d+)?")


def _drawn(shown: Table) -> list[dict[str, Any]]:
    """The traces of a view that carry observations: those a reader can point at."""
    found = figure(shown, "en")
    return [trace for trace in found["data"] if trace.get("hoverinfo") != "skip"] if found else []


def _marks(trace: dict[str, Any], *axes: str) -> Marks:
    points = zip(*(trace[axis] for axis in axes), strict=True)
    return Counter(point for point in points if None not in point)


def _with_value(shown: Table) -> dict[tuple[Any, ...], dict[tuple[str, float], Row]]:
    """The rows with a value by key, without their breakdown by period: equal figures of a period are one mark."""
    keyed: dict[tuple[Any, ...], dict[tuple[str, float], Row]] = {}
    for row in shown.rows:
        if labels.state_of(row) is State.VALUE:
            key = tuple(row[name] for name in DIMENSION_NAMES)
            keyed.setdefault(key, {})[row["time_period"], row["obs_value"]] = row
    return keyed


def _place(shown: Table, row: Row) -> Any:  # noqa: ANN401 - a place on an axis is a number or a text
    """Where a period stands: the fiscal year by name, the calendar year by number, else the last day."""
    kinds = set(shown.frame["period_type"])
    if kinds == {"FY"} or _kind(shown) is Chart.COLUMNS:
        return row["time_period"]
    return row["period_start"].year if kinds == {"CY"} else row["period_end"].isoformat()


def _kind(shown: Table) -> Chart | None:
    """The figure a view is drawn with: a single period has no time to draw along."""
    if not shown.has_one_unit:
        return None
    alone = shown.frame["time_period"].n_unique() == 1
    return Chart.DOTS if alone and shown.chart in {Chart.LINE, Chart.COLUMNS} else shown.chart


def _number(cell: str) -> float:
    """The number in a cell of the table."""
    found = NUMBER.search(cell)
    assert found, cell
    return float(found.group().replace(",", ""))


def _figure_cells(rows: tuple[TableRow, ...]) -> list[str]:
    return [cell.text for row in rows for cell in row.cells if cell.is_figure]


def _read(shown: Table, lang: Language = "en") -> list[dict[str, str]]:
    return list(reader.DictReader(io.StringIO(csv.write(export(shown, lang)).decode("utf-8-sig"), newline="")))


def test_a_line_or_column_draws_the_observations_of_one_key_and_no_other(views: tuple[Table, ...]) -> None:
    """So no trace joins two series, two definitions or two codes, and none leaves an observation out."""
    for shown in (view for view in views if _kind(view) in {Chart.LINE, Chart.COLUMNS}):
        traces = [_marks(trace, "x", "y") for trace in _drawn(shown)]
        keys = [
            Counter((_place(shown, row), row["obs_value"]) for row in rows.values())
            for rows in _with_value(shown).values()
        ]
        assert sorted(map(sorted, traces), key=str) == sorted(map(sorted, keys), key=str), shown.chosen


def test_dots_draw_the_observations_of_one_key_and_no_other(views: tuple[Table, ...]) -> None:
    """A row with limits only is drawn about their middle, with a bar over all of them."""
    for shown in (view for view in views if _kind(view) is Chart.DOTS):
        traces = [Counter(trace["x"]) for trace in _drawn(shown)]
        with_value = [[row["obs_value"] for row in rows.values()] for rows in _with_value(shown).values()]
        limits = [
            (row["lower_bound"] + row["upper_bound"]) / 2
            for row in shown.rows
            if row["obs_value"] is None and row["upper_bound"] is not None
        ]
        assert sum(traces, Counter()) == Counter([value for values in with_value for value in values] + limits)
        assert all(any(trace.items() >= Counter(values).items() for trace in traces) for values in with_value)


def test_bars_of_dots_reach_from_limit_to_limit(views: tuple[Table, ...]) -> None:
    for shown in (view for view in views if _kind(view) is Chart.DOTS):
        drawn = [
            (round(middle - down, 9), round(middle + up, 9))
            for trace in _drawn(shown)
            for middle, down, up in zip(
                trace["x"], trace["error_x"]["arrayminus"], trace["error_x"]["array"], strict=True
            )
            if down or up
        ]
        limits = [
            (round(row["lower_bound"], 9), round(row["upper_bound"], 9))
            for row in shown.rows
            if row["upper_bound"] is not None
        ]
        assert Counter(drawn) == Counter(limits)


def test_spans_draw_each_episode_from_its_first_to_the_end_of_its_last_year(views: tuple[Table, ...]) -> None:
    for shown in (view for view in views if _kind(view) is Chart.SPANS):
        last = max((row["period_end"] or row["period_start"]).year for row in shown.rows)
        drawn = Counter(point for trace in _drawn(shown) for point in _marks(trace, "y", "base", "x").elements())
        wanted = Counter(
            (
                labels.label("ref_area", row["ref_area"], "en"),
                row["period_start"].year,
                (row["period_end"].year if row["period_end"] else last) + 1 - row["period_start"].year,
            )
            for row in shown.rows
        )
        assert drawn == wanted


def test_a_flow_has_the_numbers_of_one_period_and_loses_nobody(views: tuple[Table, ...]) -> None:
    """What leaves a stage is what reached it, and no band is a number that the table does not give or imply."""
    for shown in (view for view in views if _kind(view) is Chart.FLOW):
        found = figure(shown, "en")
        if found is None:
            continue
        bands, rows = found["data"][0]["link"], shown.rows
        stages = len({row["series"] for row in rows})
        onward, spent = bands["value"][: stages - 1], bands["value"][stages - 1 :]
        shows = [on + off for on, off in zip(onward, spent, strict=True)] + [onward[-1]]
        by_period: dict[str, list[float]] = {}
        for row in rows:
            by_period.setdefault(row["time_period"], []).append(row["obs_value"])
        assert sorted(shows) in [sorted(values) for values in by_period.values()]


def test_rows_of_different_units_are_not_drawn_together_nor_rows_without_anything(views: tuple[Table, ...]) -> None:
    """A flow besides needs more than one stage."""
    for shown in (view for view in views if _kind(view) is not Chart.FLOW):
        units = {(row["unit_measure"], row["unit_mult"]) for row in shown.rows}
        marks = [row for row in shown.rows if _kind(shown) is Chart.SPANS or _says_something(row)]
        assert (figure(shown, "en") is None) == (len(units) > 1 or not marks)


def _says_something(row: Row) -> bool:
    return row["obs_value"] is not None or row["upper_bound"] is not None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_table_has_the_rows_of_its_view_with_their_numbers(views: tuple[Table, ...], lang: Language) -> None:
    """Rounded only as far as the indicator's decimals say; a row without a value says why in words."""
    for shown in views:
        cells = _figure_cells(tabular(shown, lang).rows)
        assert len(cells) == len(shown.rows)
        for cell, row in zip(cells, shown.rows, strict=True):
            if labels.state_of(row) is State.VALUE:
                assert _number(cell) == pytest.approx(row["obs_value"], abs=0.5 * 10**-shown.entry.decimals + 1e-9)
            else:
                assert not NUMBER.search(cell)


def test_every_row_of_a_table_names_its_sources(views: tuple[Table, ...]) -> None:
    for shown in views:
        named = [tuple(cited.source_id for cited in row.sources) for row in tabular(shown, "en").rows]
        assert named == [tuple(row["source_ids"]) for row in shown.rows]
        assert all(named)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_csv_has_the_rows_of_the_table_with_the_same_periods_and_numbers(
    views: tuple[Table, ...], lang: Language
) -> None:
    for shown in views:
        read, table = _read(shown, lang), tabular(shown, lang)
        assert [line["PERIOD_LABEL"] for line in read] == [row.cells[0].text for row in table.rows]
        assert [line["TIME_PERIOD"] for line in read] == [row["time_period"] for row in shown.rows]
        values = [float(line["OBS_VALUE"]) if line["OBS_VALUE"] else None for line in read]
        assert values == [row["obs_value"] for row in shown.rows]
        assert [line["SOURCE"].split() for line in read] == [row["source_ids"] for row in shown.rows]


def test_csv_tells_the_states_apart(views: tuple[Table, ...]) -> None:
    """A missing value is an empty cell with its status; a zero is a zero."""
    for shown in views:
        for line, row in zip(_read(shown), shown.rows, strict=True):
            assert (line["OBS_VALUE"] == "") == (row["obs_value"] is None)
            assert line["OBS_STATUS"] == row["obs_status"]


def test_polars_reads_the_csv_back(views: tuple[Table, ...]) -> None:
    for shown in views:
        read = pl.read_csv(csv.write(export(shown, "ja")), infer_schema=False)
        assert read.height == len(shown.rows)
        assert read["RELEASE"].unique().to_list() == [shown.release.id]
        assert read.columns[0] == "INDICATOR"

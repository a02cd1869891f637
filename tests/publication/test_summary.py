"""A figure in words and step by step: the numbers are those of the table, and what is withheld stays so."""

import re
from collections.abc import Callable
from dataclasses import replace

import polars as pl
import pytest

from publication import labels
from publication.catalogue import Chart
from publication.figures.kinds import figure
from publication.figures.marks import lines
from publication.figures.steps import Step
from publication.query import Row, Table, table
from publication.release import Release
from publication.summary import summary
from publication.tabular import tabular
from publication.text import words
from vocabulary.statuses import State
from vocabulary.text import LANGUAGES, Language

NUMBER = re.compile(r"-?\d+(?:,\d{3})*(?:\.\d+)?")
IN_LINES = (Chart.LINE, Chart.COLUMNS, Chart.DOTS)


@pytest.fixture
def changed(released: Release) -> Callable[..., Table]:
    """A view of an indicator in which the rows of some periods have another status, whatever their value."""

    def view(indicator_id: str, status: str, *periods: str, **asked: str) -> Table:
        shown = table(released, indicator_id, asked)
        assert shown is not None
        here = pl.col("time_period").is_in(periods)
        return replace(
            shown, frame=shown.frame.with_columns(obs_status=pl.when(here).then(pl.lit(status)).otherwise("obs_status"))
        )

    return view


def _steps(shown: Table, lang: Language) -> list[Step]:
    drawn = figure(shown, lang)
    return list(drawn["layout"]["meta"]["steps"]) if drawn else []


def _in_the_table(shown: Table, lang: Language) -> set[str]:
    """Every number that a reader finds in the table, or may count in it."""
    found = tabular(shown, lang)
    told = [cell.text for row in found.rows for cell in row.cells] + [*found.headers]
    told += [labels.quantity(row, shown.entry.decimals, lang) for row in shown.rows]
    told += [labels.covered(shown.periods, lang)]
    official = shown.entry.official
    told += (
        [f"{official.target_year} {official.target_value:g}"] if official and official.target_value is not None else []
    )
    counted = {str(count) for count in range(len(shown.rows) + 1)}
    return counted | {number for text in told for number in NUMBER.findall(text)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_of_a_summary_stands_in_the_table(views: tuple[Table, ...], lang: Language) -> None:
    for shown in views:
        starts = {str(row["period_start"].year) for row in shown.rows}
        assert set(NUMBER.findall(summary(shown, lang))) <= _in_the_table(shown, lang) | starts, shown.chosen


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_is_told_in_words(views: tuple[Table, ...], lang: Language) -> None:
    assert [shown.chosen for shown in views if figure(shown, lang) and not summary(shown, lang)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_withheld_value_is_said_to_be_withheld_and_never_told(changed: Callable[..., Table], lang: Language) -> None:
    """Not even where the rows still carried the value: the highest of the series, in 2015."""
    shown = changed("SDG-16.2.2", "Q", "2015", ref_area="JPN")
    told = [summary(shown, lang), *(point["said"] for line in _steps(shown, lang) for point in line["points"])]
    assert [text for text in told if "54" in text] == []
    assert labels.period("2015", lang) in told[0]
    assert words(lang)("Withheld: {periods}.").partition("{")[0] in told[0]
    assert sum(words(lang)("withheld") in text for text in told[1:]) == 1


def test_nothing_rises_or_falls_over_a_break(changed: Callable[..., Table]) -> None:
    whole, broken = (changed("SDG-16.2.2", status, "2014", ref_area="JPN") for status in ("A", "B"))
    assert summary(whole, "en").startswith("Rose from 43 (2007) to 50 (2016).")
    assert summary(broken, "en").startswith("First 43 (2007), latest 50 (2016).")
    assert "The series breaks before 2014" in summary(broken, "en")


def test_totals_since_different_starts_neither_rise_nor_fall(released: Release) -> None:
    shown = table(released, "PRG-02", {"definition": "RETURN"})
    assert shown is not None
    assert "first 196 persons (2005–2010), latest 329 persons" in summary(shown, "en").lower().replace("apr", "Apr")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_arrow_keys_reach_every_observation_of_a_figure(views: tuple[Table, ...], lang: Language) -> None:
    """One step for each, as its lines have them; the step of a value has a mark, that of a withheld one none."""
    for shown in views:
        steps = _steps(shown, lang)
        if not steps:
            assert figure(shown, lang) is None or shown.chart not in IN_LINES
            continue
        rows = {line.name: line.rows for line in lines(shown, lang)}
        assert {line["name"]: len(line["points"]) for line in steps} == {name: len(each) for name, each in rows.items()}
        for line in steps:
            for point, row in zip(line["points"], rows[line["name"]], strict=True):
                assert ("trace" in point) == _has_mark(row), (shown.chosen, point)


def _has_mark(row: Row) -> bool:
    """Whether it has a value, or limits that a figure of dots draws."""
    return labels.state_of(row) is State.VALUE or row["upper_bound"] is not None


def test_a_step_leads_to_the_mark_that_says_the_same(views: tuple[Table, ...]) -> None:
    for shown in views:
        drawn = figure(shown, "en")
        for line in _steps(shown, "en"):
            for point in line["points"]:
                if drawn and "trace" in point:
                    trace = drawn["data"][point["trace"]]
                    hovered = (trace.get("hovertext") or trace["text"])[point["point"]]
                    value = point["said"].partition(": ")[2].split(", ")[0]
                    assert value in hovered.replace("<br>", " "), (shown.chosen, point)

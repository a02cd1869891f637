"""The revision history of observations: what each was from which release on, and never one that was withheld."""

import dataclasses
import datetime as dt
from typing import Any

import msgspec
import polars as pl
import pytest

from publication.history import Publication, Retired
from publication.query import table
from publication.release import Release
from publication.revision_history import MOST_RELEASES, Revised, Step, named_moments, revised

TOTAL = (pl.col("indicator") == "PRG-02") & (pl.col("obs_value") == 276) & (pl.col("definition") == "RETURN")
START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def one(released: Release) -> Release:
    """A release in which PRG-02 has one observation: 276."""
    rows = released.observations.filter(TOTAL & (pl.col("time_period") == "2005-05/2016-03"))
    assert rows.height == 1
    return dataclasses.replace(released, observations=rows)


def _history(first: Release, *values: float | str | None) -> list[Release]:
    """A release for each value: a number, `Q` for withheld, `O` for missing, None where it is not published."""
    return [_of(first, f"r{at}", value) for at, value in enumerate(values)]


def _of(first: Release, name: str, value: float | str | None) -> Release:
    is_value = isinstance(value, float | int)
    changed: dict[str, Any] = {"obs_value": value if is_value else None, "obs_status": "A" if is_value else value}
    rows = first.observations.with_columns(
        pl.lit(given, first.observations.schema[column]).alias(column) for column, given in changed.items()
    )
    manifest = msgspec.structs.replace(first.manifest, release=name)
    return dataclasses.replace(first, manifest=manifest, observations=rows.clear() if value is None else rows)


def _revised(releases: list[Release], shown: int = -1, gone: tuple[int, ...] = ()) -> list[list[tuple[str, object]]]:
    names = {each.id: each for each in releases}
    why = Retired("r", START, "")
    published = [
        Publication(each.id, START + dt.timedelta(days=at), gone=why if at in gone else None)
        for at, each in enumerate(releases)
    ]
    view = table(releases[shown], "PRG-02")
    assert view is not None
    return [_steps(each) for each in revised(view, published, names.__getitem__)]


def _steps(each: Revised) -> list[tuple[str, object]]:
    return [(step.since.date().isoformat()[-5:], step.row["obs_value"]) for step in each.steps]


def test_each_revision_has_the_day_of_its_release(one: Release) -> None:
    assert _revised(_history(one, 276, 276, 277, 277, 275)) == [[("01-01", 276), ("01-03", 277), ("01-05", 275)]]


def test_what_never_changed_has_no_history(one: Release) -> None:
    assert _revised(_history(one, 276, 276, 276)) == []
    assert _revised(_history(one, 276)) == []


def test_what_came_late_begins_with_its_first_release(one: Release) -> None:
    assert _revised(_history(one, None, 276, 277)) == [[("01-02", 276), ("01-03", 277)]]
    assert _revised(_history(one, None, 276)) == []


def test_a_value_that_was_missing_for_a_time_is_part_of_it(one: Release) -> None:
    assert _revised(_history(one, 276, "O", 277)) == [[("01-01", 276), ("01-02", None), ("01-03", 277)]]


@pytest.mark.parametrize(
    "values", [("Q", 276, 277), (276, "Q", 277), (276, 277, "Q"), ("Q", None, 276, 277), (276, 277, None, "Q", 276)]
)
def test_what_any_of_them_withheld_is_left_out(one: Release, values: tuple[float | str | None, ...]) -> None:
    assert _revised(_history(one, *values)) == []


def test_an_earlier_page_shows_no_later_revision(one: Release) -> None:
    releases = _history(one, 276, 277, 275)
    assert _revised(releases, shown=1) == [[("01-01", 276), ("01-02", 277)]]
    assert _revised(releases, shown=0) == []


def test_a_retired_release_is_left_out(one: Release) -> None:
    assert _revised(_history(one, 276, 999, 277), gone=(1,)) == [[("01-01", 276), ("01-03", 277)]]


def test_only_the_latest_releases_are_looked_at(one: Release) -> None:
    values = [*range(100, 100 + MOST_RELEASES + 5)]
    (steps,) = _revised(_history(one, *values))
    assert [value for _, value in steps] == values[-MOST_RELEASES:]


def test_two_releases_of_one_day_are_told_apart_by_the_time() -> None:
    moments = [START, START + dt.timedelta(hours=1), START + dt.timedelta(days=1)]
    found = Revised(tuple(Step(each, {}) for each in moments))
    assert [*named_moments([found]).values()] == ["2026-01-01 09:00:00", "2026-01-01 10:00:00", "2026-01-02"]

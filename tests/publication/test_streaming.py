"""Large answers: what is held at once does not grow with the rows, whatever the format."""

import tracemalloc
from dataclasses import replace

import polars as pl
import pytest

from publication.api import observations
from publication.api.asked import Asked, Given
from publication.api.observations import WAYS
from publication.query import table
from publication.release import Release

FEW, MANY = 4_000, 32_000
FIRST = 1900
KEPT = 1.5
"""How much more may be held for eight times the rows: what grows is noise."""


def _large(released: Release, rows: int) -> Release:
    """The release with so many observations of one indicator, each of its own area, age and year."""
    shown = table(released, "CTX-05")
    assert shown is not None
    like = shown.everything.head(1)
    number = pl.int_range(pl.len())
    frame = pl.concat([like] * rows).with_columns(
        time_period=(FIRST + number % 200).cast(pl.String),
        ref_area=pl.lit("X") + (number // 200 % 100).cast(pl.String),
        age=pl.lit("Y") + (number // 20_000).cast(pl.String),
        obs_value=number.cast(pl.Float64),
        period_start=pl.date(FIRST + number % 200, 1, 1),
        period_end=pl.date(FIRST + number % 200, 12, 31),
    )
    return replace(released, observations=frame)


def _asked(large: Release, wanted: str) -> Given:
    parameters = {"format": wanted, "content": "full"}
    named = {"indicator": "CTX-05"}
    return observations.observations(Asked(large, "/observations", named, parameters, (), lambda _id: large))


def _spent(large: Release, wanted: str) -> tuple[int, int, int]:
    """The lines sent, the largest part, and the most memory of Python that was held at once for an answer."""
    lines = largest = 0
    tracemalloc.start()
    for part in _asked(large, wanted).parts:
        lines, largest = lines + part.count(b"\n"), max(largest, len(part))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return lines, largest, most


@pytest.mark.parametrize("wanted", WAYS)
def test_what_is_held_at_once_does_not_grow_with_the_rows(released: Release, wanted: str) -> None:
    """Python's own memory; the columns of the release are held once, by Polars, whoever asks."""
    found = []
    for rows in (FEW, MANY):
        lines, largest, most = _spent(_large(released, rows), wanted)
        assert lines >= rows
        found.append((largest, most))
    (part, held), (later_part, later_held) = found
    assert later_part < part * KEPT
    assert later_held < held * KEPT

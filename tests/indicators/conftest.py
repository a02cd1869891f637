"""A home with releases through time, and what a command prints of them."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from indicators.__main__ import main
from publication.release_writer import Embargo
from tests.conftest import revised

SECOND = dt.datetime(2026, 6, 30, 16, tzinfo=dt.UTC)
FAR = dt.datetime(2999, 12, 1, tzinfo=dt.UTC)


@pytest.fixture
def releases(bundled: Path, home: Path) -> tuple[str, str, str]:
    """A home with three releases: the bundled one, one with a figure revised and another withheld, one that waits."""
    shutil.copytree(bundled / "releases", home / "releases")
    (first,) = (home / "releases").glob("r*")
    filipinos = (pl.col("indicator") == "PRG-02") & (pl.col("obs_value") == 149)
    second = revised(
        first,
        SECOND,
        obs_value=pl.when(pl.col("obs_value") == 276).then(277.0).when(~filipinos).then("obs_value"),
        obs_status=pl.when(filipinos).then(pl.lit("Q")).otherwise("obs_status"),
    )
    third = revised(first, SECOND, Embargo(FAR), obs_value=pl.col("obs_value") + 0.5)
    return first.name, second.name, third.name


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What a command prints."""

    def run(*arguments: str) -> str:
        assert main([*arguments]) == 0
        return capsys.readouterr().out

    return run

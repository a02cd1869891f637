"""Comparing two releases: what changed, by how much, why, and never a value that one of them withholds."""

import dataclasses
from typing import Any

import msgspec
import polars as pl
import pytest

from publication.catalogue import LoadEntry
from publication.release import Release
from publication.revisions import Cause, Change, Revision, revisions

OF_RETURNS = (pl.col("indicator") == "PRG-02") & (pl.col("time_period") == "2005-05/2016-03")
TOTAL = OF_RETURNS & (pl.col("citizenship") == "_T") & (pl.col("definition") == "RETURN")


def _with(release: Release, rows: pl.Expr, **values: Any) -> Release:  # noqa: ANN401 - what a column holds
    """The release with other values in some rows."""
    changed = [
        pl.when(rows).then(pl.lit(value, release.observations.schema[name])).otherwise(name).alias(name)
        for name, value in values.items()
    ]
    return dataclasses.replace(release, observations=release.observations.with_columns(changed))


def _without(release: Release, rows: pl.Expr) -> Release:
    return dataclasses.replace(release, observations=release.observations.filter(~rows))


def _of_another_policy(release: Release) -> Release:
    return dataclasses.replace(release, manifest=msgspec.structs.replace(release.manifest, policy="other"))


def _of_another_method(release: Release, indicator: str) -> Release:
    entries = tuple(
        msgspec.structs.replace(entry, decimals=entry.decimals + 1) if entry.id == indicator else entry
        for entry in release.catalogue.indicators
    )
    catalogue = msgspec.structs.replace(release.catalogue, indicators=entries)
    return dataclasses.replace(release, catalogue=catalogue)


def _of_another_vintage(release: Release, source: str) -> Release:
    """A load of a source is another; its rows name it."""
    loads = tuple(
        LoadEntry(f"{source}@new", source, "new") if load.source == source else load for load in release.catalogue.loads
    )
    renamed = pl.col("load_ids").list.eval(
        pl.when(pl.element().str.starts_with(f"{source}@")).then(pl.lit(f"{source}@new")).otherwise(pl.element())
    )
    return dataclasses.replace(
        release,
        catalogue=msgspec.structs.replace(release.catalogue, loads=loads),
        observations=release.observations.with_columns(renamed),
    )


def _only(found: tuple[Revision, ...]) -> Revision:
    (one,) = found
    return one


def _values(found: tuple[Revision, ...]) -> set[object]:
    return {row["obs_value"] for each in found for row in (each.old, each.new) if row}


@pytest.fixture
def total(released: Release) -> pl.Expr:
    """The one observation of 276 persons returned."""
    assert released.observations.filter(TOTAL)["obs_value"].to_list() == [276.0]
    return TOTAL


def test_a_release_says_nothing_otherwise_than_itself(released: Release) -> None:
    assert revisions(released, _without(released, pl.lit(value=False))) == ()


def test_a_revision_has_its_size_in_the_unit_and_in_per_cent(released: Release, total: pl.Expr) -> None:
    found = _only(revisions(released, _with(released, total, obs_value=300.0)))
    assert (found.entry.id, found.change) == ("PRG-02", Change.REVISED)
    assert found.row["time_period"] == "2005-05/2016-03"
    assert (found.old or {})["obs_value"] == 276.0
    assert (found.new or {})["obs_value"] == 300.0
    assert found.difference == 24.0
    assert found.percent == pytest.approx(8.6957, abs=1e-4)


def test_of_nothing_there_is_no_per_cent(released: Release, total: pl.Expr) -> None:
    before = _with(released, total, obs_value=0.0)
    found = _only(revisions(before, released))
    assert (found.difference, found.percent) == (276.0, None)


def test_another_status_alone_is_a_revision(released: Release, total: pl.Expr) -> None:
    found = _only(revisions(released, _with(released, total, obs_status="P")))
    assert (found.change, found.difference) == (Change.REVISED, 0.0)


def test_a_value_that_went_missing_is_a_revision_without_a_difference(released: Release, total: pl.Expr) -> None:
    found = _only(revisions(released, _with(released, total, obs_value=None, obs_status="O")))
    assert (found.change, found.difference) == (Change.REVISED, None)
    assert found.new is not None


@pytest.mark.parametrize("is_back", [pytest.param(True, id="shown again"), pytest.param(False, id="withheld")])
def test_a_value_that_one_of_two_withholds_is_not_shown(released: Release, total: pl.Expr, *, is_back: bool) -> None:
    """Whichever of the two withholds it."""
    hidden = _with(released, total, obs_value=None, obs_status="Q", conf_status="C")
    found = _only(revisions(hidden, released) if is_back else revisions(released, hidden))
    assert found.change is (Change.SHOWN if is_back else Change.WITHHELD)
    assert (found.old, found.new, found.difference, found.percent) == (None, None, None, None)


def test_a_status_of_withheld_hides_a_value_that_still_stands(released: Release, total: pl.Expr) -> None:
    assert _values(revisions(released, _with(released, total, obs_status="Q"))) == set()


def test_an_observation_that_is_not_published_any_more_is_named_without_its_value(
    released: Release, total: pl.Expr
) -> None:
    """It may have gone because it must not be seen."""
    found = _only(revisions(released, _without(released, total)))
    assert (found.change, found.old, found.new) == (Change.REMOVED, None, None)
    assert found.row["time_period"] == "2005-05/2016-03"


def test_an_observation_that_is_new_has_its_value(released: Release, total: pl.Expr) -> None:
    found = _only(revisions(_without(released, total), released))
    assert (found.change, found.old) == (Change.ADDED, None)
    assert (found.new or {})["obs_value"] == 276.0


def test_an_observation_from_another_source_is_the_same_observation(released: Release, total: pl.Expr) -> None:
    """Where there is one of it on either side; as when a live series takes the place of a bundled one."""
    moved = _with(released, total, source_ids=["iom_website"], obs_value=277.0)
    assert _only(revisions(released, moved)).difference == 1.0


def test_the_cause_is_the_source_with_another_vintage(released: Release, total: pl.Expr) -> None:
    after = _of_another_vintage(_with(released, total, obs_value=277.0), "iom_return_assistance")
    found = _only(revisions(released, after))
    assert (found.causes, found.sources) == ((Cause.VINTAGE,), ("iom_return_assistance",))


def test_another_vintage_of_another_source_is_no_cause(released: Release, total: pl.Expr) -> None:
    after = _of_another_vintage(_with(released, total, obs_value=277.0), "iom_growth")
    found = _only(revisions(released, after))
    assert (found.causes, found.sources) == ((Cause.NOT_KNOWN,), ())


def test_a_vintage_without_another_figure_is_no_revision(released: Release) -> None:
    assert revisions(released, _of_another_vintage(released, "iom_return_assistance")) == ()


def test_the_cause_is_an_indicator_that_is_defined_otherwise(released: Release, total: pl.Expr) -> None:
    after = _with(released, total, obs_value=277.0)
    assert _only(revisions(released, _of_another_method(after, "PRG-02"))).causes == (Cause.METHOD,)
    assert _only(revisions(released, _of_another_method(after, "PRG-03"))).causes == (Cause.NOT_KNOWN,)


def test_the_policy_is_the_cause_of_what_is_withheld_and_of_what_has_no_other(
    released: Release, total: pl.Expr
) -> None:
    hidden = _of_another_policy(_with(released, total, obs_value=None, obs_status="Q"))
    other = _of_another_policy(_with(released, total, obs_value=275.0))
    assert _only(revisions(released, hidden)).causes == (Cause.POLICY,)
    assert _only(revisions(released, other)).causes == (Cause.POLICY,)
    of_a_source = _of_another_vintage(other, "iom_return_assistance")
    assert _only(revisions(released, of_a_source)).causes == (Cause.VINTAGE,)


def test_revisions_are_listed_by_indicator(released: Release) -> None:
    after = dataclasses.replace(
        released, observations=released.observations.reverse().with_columns(pl.col("obs_value") + 1)
    )
    found = revisions(released, after)
    assert len(found) == released.observations["obs_value"].count()
    assert [each.entry.id for each in found] == sorted(each.entry.id for each in found)
    assert {round(each.difference or 0, 6) for each in found} == {1.0}

"""A quoted code: what became of its number in the current release."""

import json
from typing import Any

import polars as pl
import pytest
from werkzeug.test import Client

from publication.release import Release
from publication.verification import Code, key_of
from tests.pages.conftest import Kept


def asked(site: Client, code: object, status: int = 200) -> dict[str, Any]:
    answer = site.get(f"/verify/{code}.json")
    assert answer.status_code == status, answer.text
    return dict(json.loads(answer.text))


def quoted(release: Release, value: float) -> Code:
    """The code of the first observation with a value."""
    row = release.observations.filter(pl.col("obs_value") == value).row(0, named=True)
    return Code(release.id, row["indicator"], key_of(row))


@pytest.mark.usefixtures("past")
def test_a_number_that_was_revised_is_superseded_with_both_values(site: Client, kept: Kept) -> None:
    _folder, first, second, _third = kept
    found = asked(site, quoted(first, 276))
    assert (found["verdict"], found["release"], found["quoted"]) == ("superseded", second.id, first.id)
    assert {(each["change"], each["old"], each["new"]) for each in found["changed"]} == {("revised", 276.0, 277.0)}


@pytest.mark.usefixtures("past")
def test_a_number_of_the_current_release_is_current(site: Client, kept: Kept) -> None:
    found = asked(site, quoted(kept[2], 277))
    assert found["verdict"] == "current"
    assert "changed" not in found


@pytest.mark.usefixtures("past")
def test_what_nobody_published_is_unknown_and_not_repeated(site: Client, kept: Kept) -> None:
    _folder, first, _second, third = kept
    known = quoted(first, 276)
    codes = ("script", "r000000000000.PRG-02", f"{first.id}.NO-99", f"{first.id}.{known.indicator}.000000000000")
    for code in (*codes, quoted(third, 1276)):
        found = asked(site, code, 404)
        assert found == {"verdict": "unknown", "release": kept[2].id}

"""Views of the bundled release: each indicator as it is first shown, and with one choice made."""

from collections.abc import Iterator

import pytest

from indicators.registry import all_indicators
from publication.query import Table, table
from publication.release import Release
from publication.view import CHART, EACH, PERIOD

INDICATORS = tuple(all_indicators())
MOST_CODES = 20


@pytest.fixture(scope="session", params=INDICATORS)
def views(request: pytest.FixtureRequest, released: Release) -> tuple[Table, ...]:
    """The usual view of an indicator, as every chart, and the views one choice away from it that show anything."""
    return tuple(view for view in _views(released, request.param) if view.frame.height)


def _views(released: Release, indicator_id: str) -> Iterator[Table]:
    usual = table(released, indicator_id)
    assert usual is not None
    yield usual
    for chart in usual.charts[1:]:
        drawn = table(released, indicator_id, {CHART: chart.value})
        assert drawn is not None
        yield drawn
    choices = [(name, code) for name, codes in usual.choices().items() for code in codes[:MOST_CODES]]
    for name, code in [*choices, *((PERIOD, asked) for asked in ranges(usual)[:MOST_CODES])]:
        chosen = table(released, indicator_id, {name: code})
        assert chosen is not None
        yield chosen


def ranges(shown: Table) -> list[str]:
    """What can be asked of the period to see those from one to another."""
    return [asked for end in shown.reaches() or () for asked in end.asked.values() if asked != EACH]

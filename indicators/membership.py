"""Membership counted from episodes: who is a member in a year, and each episode by itself."""

import datetime as dt
from functools import cache

import sqlalchemy as sa
from sqlalchemy import BigInteger, Date, Integer, String

from indicators.cells import ORIGINS, Step, cells, joined, origin_of
from vocabulary.codes import WORLD
from warehouse.loads import current_loads
from warehouse.tables import MEMBERSHIP_EPISODE

OPEN_END = ".."
_SHOWN = {"series": "MEMBER_STATES", "definition": "STATE_YEAR", "unit_measure": "STATES"}


def members_by_year(first: int, last: int) -> Step:
    """States with an episode open in each calendar year, for the world and each UN region; none is a zero."""
    year, place, episode = _calendar(first, last), _places(), _current_episodes()
    inside = (place.c.place == WORLD) | (place.c.place == episode.c.region)
    still = episode.c.to_year.is_(None) | (episode.c.to_year >= year.c.year)
    origin = _origin()
    member = (
        year.join(place, sa.true())
        .join(origin, origin.c.load_ids.is_not(None))
        .outerjoin(episode, inside & (episode.c.from_year <= year.c.year) & still)
    )
    keys = (*year.c, place.c.place, *(origin.c[name] for name in ORIGINS))
    states = sa.cast(sa.func.count(sa.distinct(episode.c.ref_area)), BigInteger).label("states")
    counted = sa.select(*keys, states).select_from(member).group_by(*keys).cte()
    return cells(
        counted,
        **_SHOWN,
        ref_area=counted.c.place,
        time_period=sa.cast(counted.c.year, String),
        obs_value=counted.c.states,
    )


def each_episode() -> Step:
    """One cell for each membership episode: value 1, period from its first to its last year or open."""
    episode = _current_episodes()
    last = sa.func.coalesce(sa.cast(episode.c.to_year, String), OPEN_END, type_=String)
    return cells(
        episode,
        series="MEMBERSHIP_EPISODE",
        definition="STATE_YEAR",
        time_period=joined(episode.c.from_year, last, "/"),
        obs_value=1.0,
        unit_measure="EPISODES",
        **origin_of(episode),
    )


@cache
def _places() -> sa.CTE:
    regions = sa.select(_current_episodes().c.region.label("place")).distinct()
    return sa.union_all(sa.select(sa.literal(WORLD, String).label("place")), regions).cte("place")


@cache
def _origin() -> sa.CTE:
    """Where the episodes come from, in one row; without episodes nothing is counted, not even zeros."""
    episode = _current_episodes()
    return sa.select(
        sa.func.max(episode.c.source_id, type_=String).label("source_ids"),
        sa.func.max(episode.c.load_id, type_=String).label("load_ids"),
        sa.func.max(joined(episode.c.source_id, episode.c.locator, ": "), type_=String).label("source_details"),
    ).cte("origin")


@cache
def _current_episodes() -> sa.CTE:
    current = current_loads()
    table = MEMBERSHIP_EPISODE
    return sa.select(*table.columns).join(current, table.c.load_id == current.c.load_id).cte("current_episode")


@cache
def _calendar(first: int, last: int) -> sa.CTE:
    columns = (sa.column("year", Integer), sa.column("period_start", Date), sa.column("period_end", Date))
    days = [(year, dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in range(first, last + 1)]
    return sa.values(*columns, name="calendar").data(days).cte("calendar")

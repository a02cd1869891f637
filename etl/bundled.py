"""The facts bundled with Shirube: its own tables in etl/facts, one row a published figure."""

import datetime as dt
from functools import partial

from etl.documents import FACTS
from etl.errors import SourceChanged
from etl.fact_rows import read_facts, to_episodes, to_observations
from etl.fact_rules import episode_rules, observation_rules
from etl.source import Cadence, Feed, Fetch, Raw, Source
from vocabulary.codes import NOT_APPLICABLE
from vocabulary.dimensions import BREAKDOWN_NAMES
from vocabulary.statuses import NATURE_UNKNOWN, Sensitivity
from vocabulary.text import Text
from warehouse.tables import MEMBERSHIP_EPISODE, OBSERVATION

_FIGURE = (
    "series",
    "definition",
    "period",
    "value",
    "qualifier",
    "unit",
    "unit_mult",
    "source_id",
    "locator",
)
_OPTIONAL = {
    **dict.fromkeys(BREAKDOWN_NAMES, NOT_APPLICABLE),
    **dict.fromkeys(("lower_bound", "upper_bound", "base_period", "comment"), ""),
    "nature": NATURE_UNKNOWN,
}
"""Columns a table of figures may leave out, and what they are then."""

_EPISODE = ("ref_area", "from", "to", "source_id", "locator", "note")


def observations(source_id: str, *, title: Text, replaced_by: str = "") -> Feed:
    """A bundled table of observations, etl/facts/<source_id>.csv, until `replaced_by` is loaded."""
    source = _bundle(source_id, title, replaced_by)
    return Feed(
        source=source,
        extract=partial(_extract, source_id),
        read=partial(read_facts, source.address, _FIGURE, _OPTIONAL),
        rules=observation_rules(),
        to_table=to_observations,
        table=OBSERVATION,
    )


def episodes(source_id: str, *, title: Text) -> Feed:
    """A bundled table of membership episodes, etl/facts/<source_id>.csv."""
    source = _bundle(source_id, title)
    return Feed(
        source=source,
        extract=partial(_extract, source_id),
        read=partial(read_facts, source.address, _EPISODE, {}),
        rules=episode_rules(),
        to_table=to_episodes,
        table=MEMBERSHIP_EPISODE,
    )


def _bundle(source_id: str, title: Text, replaced_by: str = "") -> Source:
    return Source(
        id=source_id,
        producer=Text("Shirube, bundled facts", "Shirube 同梱データ"),
        title=title,
        address=f"etl/facts/{source_id}.csv",
        licence="FIGURE_CITED",
        language="en",
        sensitivity=Sensitivity.PUBLISHED,
        cadence=Cadence.IRREGULAR,
        replaced_by=replaced_by,
    )


def _extract(source_id: str, _fetch: Fetch, today: dt.date) -> Raw:
    place = FACTS / f"{source_id}.csv"
    try:
        return Raw(place.read_bytes(), ".csv", today)
    except OSError as error:
        raise SourceChanged(
            f"{place} cannot be read: {error.strerror}.", "Put the file back; nothing was loaded."
        ) from error

"""The only statement of the warehouse's schema, in portable SQLAlchemy types."""

from sqlalchemy import Column, Date, DateTime, Double, ForeignKey, Integer, MetaData, String, Table

from vocabulary.dimensions import DIMENSIONS

SCHEMA_VERSION = 3
"""Raised with every change of a table below."""

METADATA = MetaData()


def _coded(name: str) -> Column[str]:
    return Column(name, String(64), nullable=False)


SCHEMA = Table("schema_version", METADATA, Column("version", Integer, nullable=False))

SOURCE = Table(
    "source",
    METADATA,
    Column("source_id", String(64), primary_key=True),
    Column("producer_en", String, nullable=False),
    Column("producer_ja", String, nullable=False),
    Column("title_en", String, nullable=False),
    Column("title_ja", String, nullable=False),
    Column("language", String(8), nullable=False),
    Column("published", String(32), nullable=False),
    Column("address", String, nullable=False),
    Column("licence", String(32), nullable=False),
    Column("sensitivity", String(16), nullable=False),
    Column("cadence", String(16), nullable=False),
    Column("next_update", String(32), nullable=False),
    Column("replaced_by", String(64), nullable=False),
)
"""Everything that can be cited: the documents figures stand in and the feeds that bring them.

`replaced_by` names the feed whose first load takes the place of this one, empty for none.
"""

LOAD = Table(
    "load",
    METADATA,
    Column("load_id", String(128), primary_key=True),
    Column("source_id", String(64), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("checksum", String(64), nullable=False),
    Column("raw_path", String, nullable=False),
    Column("accessed_on", Date, nullable=False),
    Column("loaded_at", DateTime, nullable=False),
    Column("rows_read", Integer, nullable=False),
    Column("rows_accepted", Integer, nullable=False),
    Column("rows_rejected", Integer, nullable=False),
)
"""One vintage of a source brought in once; the highest `sequence` of a source is the current one."""

REJECTED = Table(
    "rejected",
    METADATA,
    Column("load_id", String(128), ForeignKey("load.load_id"), nullable=False),
    Column("row_number", Integer, nullable=False),
    Column("rule", String(64), nullable=False),
    Column("record", String, nullable=False),
)
"""Rows that broke a rule, once per rule, with the row as it was read (JSON)."""

OBSERVATION = Table(
    "observation",
    METADATA,
    Column("load_id", String(128), ForeignKey("load.load_id"), nullable=False),
    Column("row_number", Integer, nullable=False),
    *(_coded(dimension.name) for dimension in DIMENSIONS),
    Column("time_period", String(32), nullable=False),
    Column("period_start", Date, nullable=False),
    Column("period_end", Date, nullable=False),
    Column("obs_value", Double),
    Column("qualifier", String(16), nullable=False),
    Column("obs_status", String(1), nullable=False),
    Column("unit_measure", String(32), nullable=False),
    Column("unit_mult", Integer, nullable=False),
    Column("lower_bound", Double),
    Column("upper_bound", Double),
    Column("nature", String(4), nullable=False),
    Column("base_period", String(32), nullable=False),
    Column("comment", String, nullable=False),
    Column("source_id", String(64), nullable=False),
    Column("locator", String, nullable=False),
)
"""Figures as their producers published them, in the producers' units."""

MEMBERSHIP_EPISODE = Table(
    "membership_episode",
    METADATA,
    Column("load_id", String(128), ForeignKey("load.load_id"), nullable=False),
    Column("row_number", Integer, nullable=False),
    Column("ref_area", String(8), nullable=False),
    Column("region", String(8), nullable=False),
    Column("from_year", Integer, nullable=False),
    Column("to_year", Integer),
    Column("source_id", String(64), nullable=False),
    Column("locator", String, nullable=False),
)
"""A state's membership from its first to its last year; no last year: still a member at the end."""

"""The only statement of the warehouse's schema, in portable SQLAlchemy types."""

from sqlalchemy import Column, Date, DateTime, Double, ForeignKey, Integer, MetaData, String, Table

from vocabulary.dimensions import DIMENSIONS

SCHEMA_VERSION = 5
"""Raised with every change of a table below."""

METADATA = MetaData()


def _coded(name: str) -> Column[str]:
    return Column(name, String(64), nullable=False)


def _of_a_load() -> tuple[Column[str], Column[int]]:
    return (
        Column("load_id", String(128), ForeignKey("load.load_id"), nullable=False),
        Column("row_number", Integer, nullable=False),
    )


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
    Column("part", String(16), nullable=False, default=""),
    Column("sequence", Integer, nullable=False),
    Column("checksum", String(64), nullable=False),
    Column("content", String(64), nullable=False, default=""),
    Column("raw_path", String, nullable=False),
    Column("accessed_on", Date, nullable=False),
    Column("loaded_at", DateTime, nullable=False),
    Column("rows_read", Integer, nullable=False),
    Column("rows_accepted", Integer, nullable=False),
    Column("rows_rejected", Integer, nullable=False),
)
"""One vintage of a source, or of a `part` of it, brought in once.

A part is a month that a report is about, empty where a source comes whole. The highest `sequence` of each part of a
source is the current one; `content` is the SHA-256 of the rows as they were understood.
"""

REJECTED = Table(
    "rejected",
    METADATA,
    Column("load_id", String(128), ForeignKey("load.load_id"), nullable=False),
    Column("sheet", String(32), nullable=False, default=""),
    Column("row_number", Integer, nullable=False),
    Column("rule", String(64), nullable=False),
    Column("record", String, nullable=False),
)
"""Rows that broke a rule, once per rule, with the row as it was read (JSON); `sheet` where a source has several."""

OBSERVATION = Table(
    "observation",
    METADATA,
    *_of_a_load(),
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
    *_of_a_load(),
    Column("ref_area", String(8), nullable=False),
    Column("region", String(8), nullable=False),
    Column("from_year", Integer, nullable=False),
    Column("to_year", Integer),
    Column("source_id", String(64), nullable=False),
    Column("locator", String, nullable=False),
)
"""A state's membership from its first to its last year; no last year: still a member at the end."""

REGISTER_CASE = Table(
    "register_case",
    METADATA,
    *_of_a_load(),
    Column("case_id", String(32), nullable=False),
    Column("referral_date", Date, nullable=False),
    Column("identification_date", Date),
    _coded("citizenship"),
    _coded("sex"),
    Column("age", Integer),
    _coded("referrer"),
    _coded("return_requested"),
    _coded("country_of_return"),
    Column("departure_date", Date),
    Column("arrival_date", Date),
    _coded("reintegration_requested"),
)
"""A victim of trafficking in the return programme, under a pseudonym; age in years at identification."""

REGISTER_EXPLOITATION = Table(
    "register_exploitation",
    METADATA,
    *_of_a_load(),
    Column("case_id", String(32), nullable=False),
    _coded("exploitation"),
)
"""The forms of exploitation of a case, one row a form; `row_number` is that of the case."""

REGISTER_SERVICE = Table(
    "register_service",
    METADATA,
    *_of_a_load(),
    Column("case_id", String(32), nullable=False),
    _coded("reintegration_kind"),
    Column("start_date", Date, nullable=False),
    Column("end_date", Date),
    Column("cost_jpy", Double),
)
"""Reintegration support given to a case; cost in yen."""

REGISTER_FOLLOW_UP = Table(
    "register_follow_up",
    METADATA,
    *_of_a_load(),
    Column("case_id", String(32), nullable=False),
    _coded("follow_up_window"),
    Column("due_date", Date, nullable=False),
    Column("done_date", Date),
    _coded("retrafficked"),
)
"""A contact with a returned person, due some months after return; `retrafficked` is what was learnt then."""

REGISTER_REPORT = Table(
    "register_report",
    METADATA,
    *_of_a_load(),
    _coded("report_kind"),
    Column("period", String(32), nullable=False),
    Column("due_date", Date),
    Column("received_date", Date),
    Column("required_fields", Integer),
    Column("filled_fields", Integer),
    Column("returned", Integer),
    Column("returned_cumulative", Integer),
    Column("reintegrated", Integer),
    Column("reintegrated_cumulative", Integer),
)
"""A report on the programme: when it was due and received, and the totals it states (persons)."""

REGISTER_SPENDING = Table(
    "register_spending",
    METADATA,
    *_of_a_load(),
    Column("month", String(32), nullable=False),
    _coded("spending_line"),
    Column("amount_jpy", Double, nullable=False),
)
"""What the programme spent in a month on a line; yen."""

"""The story of a load: take the input, keep it, try every rule, and bring the rows in whole."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.raw import keep_raw
from etl.recorded import offline
from etl.source import Feed, Fetch
from etl.validate import corrected, validate
from warehouse.loads import Load, Rows, Vintage, load_rows
from warehouse.store import Warehouse


@dataclass(frozen=True, slots=True)
class Outcome:
    """A load, how many rows each correction put right, and what else a person should know."""

    load: Load
    corrected: Mapping[str, int]
    remarks: tuple[str, ...]


def run(feed: Feed, warehouse: Warehouse, raw_folder: Path, now: dt.datetime, fetch: Fetch = offline) -> Outcome:
    """Bring the present vintage of a feed into the warehouse; `now` is UTC."""
    raw = feed.extract(fetch, now.date())
    records = feed.read(raw)
    accepted, rejected = validate(records, feed.rules)
    rows = Rows({feed.table: feed.to_table(accepted)}, rejected)
    path = keep_raw(raw_folder, feed.source, raw)
    load = load_rows(warehouse, Vintage(feed.source.id, raw.checksum, path, raw.accessed_on), rows, now)
    return Outcome(load, corrected(records, feed.corrections), raw.remarks)

"""The story of a load: take the input, keep it, try every rule, and bring the rows in whole."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from etl.raw import keep_raw
from etl.recorded import offline
from etl.source import Feed, Fetch, Raw
from etl.validate import corrected, validate
from warehouse.loads import Load, Rows, Vintage, load_rows, replace_rows
from warehouse.store import Warehouse


@dataclass(frozen=True, slots=True)
class Outcome:
    """A load, how many rows each correction put right, and what else a person should know."""

    load: Load
    corrected: Mapping[str, int]
    remarks: tuple[str, ...]


def run(feed: Feed, warehouse: Warehouse, raw_folder: Path, now: dt.datetime, fetch: Fetch = offline) -> Outcome:
    """Bring the present vintage of a feed into the warehouse; `now` is UTC."""
    return _brought(feed, feed.extract(fetch, now.date()), raw_folder, partial(load_rows, warehouse, loaded_at=now))


def run_again(feed: Feed, warehouse: Warehouse, raw_folder: Path, now: dt.datetime) -> Outcome:
    """Read a vintage by the present rules, also one the warehouse has: its rows take the place of those it had."""
    return _brought(
        feed, feed.extract(offline, now.date()), raw_folder, partial(replace_rows, warehouse, loaded_at=now)
    )


def _brought(feed: Feed, raw: Raw, raw_folder: Path, bring: Callable[[Vintage, Rows], Load]) -> Outcome:
    records = feed.read(raw)
    accepted, rejected = validate(records, feed.rules)
    rows = Rows({feed.table: feed.to_table(accepted)}, rejected)
    path = keep_raw(raw_folder, feed.source, raw)
    load = bring(Vintage(feed.source.id, raw.checksum, path, raw.accessed_on), rows)
    return Outcome(load, corrected(records, feed.corrections), raw.remarks)

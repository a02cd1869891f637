"""The story of a load: take the input, keep it, try every rule, and bring the rows in whole."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from etl.raw import keep_raw
from etl.recorded import offline
from etl.source import Feed, Fetch, Loadable, Raw
from etl.validate import corrected, validate
from warehouse.loads import Load, Rows, Vintage, load_rows, replace_rows
from warehouse.store import Warehouse


@dataclass(frozen=True, slots=True)
class Outcome:
    """A load, how many rows each correction put right, and what else a person should know."""

    load: Load
    corrected: Mapping[str, int]
    remarks: tuple[str, ...]


def run(chosen: Loadable, warehouse: Warehouse, raw_folder: Path, now: dt.datetime, fetch: Fetch = offline) -> Outcome:
    """Bring the present vintage of a source into the warehouse; `now` is UTC."""
    raw = chosen.extract(fetch, now.date())
    return _brought(chosen, raw, raw_folder, partial(load_rows, warehouse, loaded_at=now))


def run_again(chosen: Loadable, warehouse: Warehouse, raw_folder: Path, now: dt.datetime) -> Outcome:
    """Read a vintage by the present rules, also one the warehouse has: its rows take the place of those it had."""
    raw = chosen.extract(offline, now.date())
    return _brought(chosen, raw, raw_folder, partial(replace_rows, warehouse, loaded_at=now))


def _brought(chosen: Loadable, raw: Raw, raw_folder: Path, bring: Callable[[Vintage, Rows], Load]) -> Outcome:
    rows, corrections = _checked(chosen, raw) if isinstance(chosen, Feed) else (chosen.read(raw), {})
    path = keep_raw(raw_folder, chosen.source, raw)
    part = "" if isinstance(chosen, Feed) else chosen.part
    load = bring(Vintage(chosen.source.id, raw.checksum, path, raw.accessed_on, part), rows)
    return Outcome(load, corrections, raw.remarks)


def _checked(feed: Feed, raw: Raw) -> tuple[Rows, dict[str, int]]:
    records = feed.read(raw)
    accepted, rejected = validate(records, feed.rules)
    return Rows({feed.table: feed.to_table(accepted)}, rejected), corrected(records, feed.corrections)

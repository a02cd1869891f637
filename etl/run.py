"""The story of a load: take the input, keep it, try every rule, and bring the rows in whole."""

import datetime as dt
from pathlib import Path

from etl.raw import keep_raw
from etl.source import Feed
from etl.validate import validate
from warehouse.loads import Load, Rows, Vintage, load_rows
from warehouse.store import Warehouse


def run(feed: Feed, warehouse: Warehouse, raw_folder: Path, now: dt.datetime) -> Load:
    """Bring the present vintage of a feed into the warehouse; `now` is UTC."""
    raw = feed.extract(now.date())
    records = feed.read(raw)
    accepted, rejected = validate(records, feed.rules)
    rows = Rows(feed.table, feed.to_table(accepted), rejected)
    path = keep_raw(raw_folder, feed.source, raw)
    return load_rows(warehouse, Vintage(feed.source.id, raw.checksum, path, raw.accessed_on), rows, now)

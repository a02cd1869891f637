"""`python -m etl`: list the sources, bring them in, and tell how the warehouse stands."""

import argparse
import datetime as dt
import sys

import sqlalchemy as sa
from rich.progress import track
from rich.table import Column, Table

from etl.errors import RowsRejected, UnknownSource
from etl.registry import described, feed, feeds
from etl.run import run
from etl.source import Feed
from vocabulary import terminal
from vocabulary.errors import told
from warehouse.loads import Load, current_loads, describe_sources, rejected_by_rule
from warehouse.settings import Settings, read_settings
from warehouse.store import Warehouse, open_warehouse

console = terminal.console()


def main(arguments: list[str] | None = None) -> int:
    """Carry out one command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m etl", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="every source there is")
    running = commands.add_parser("run", help="bring sources into the warehouse")
    running.add_argument("source", nargs="*", help="ids as `list` shows them")
    running.add_argument("--all", action="store_true", help="every source")
    commands.add_parser("status", help="the current load of every source")
    chosen = parser.parse_args(arguments)
    if chosen.command == "list":
        return told(_list)
    if chosen.command == "run":
        return told(lambda: _run(chosen.source, every=chosen.all))
    return told(_status)


def _list() -> int:
    table = Table(Column("source", no_wrap=True), "title", "cadence", "next update")
    for each in feeds().values():
        source = each.source
        table.add_row(source.id, source.title.en, source.cadence, source.next_update or "-")
    console.print(table)
    return 0


def _run(named: list[str], *, every: bool) -> int:
    chosen = list(feeds().values()) if every else [feed(source_id) for source_id in named]
    if not chosen:
        raise UnknownSource("No source was named.", f"Name one or more of: {', '.join(feeds())}; or --all.")
    settings = read_settings()
    with open_warehouse(settings.warehouse_url) as warehouse:
        describe_sources(warehouse, described())
        loads = [
            _run_one(each, warehouse, settings) for each in track(chosen, "Loading", console=console, transient=True)
        ]
        _refuse_silence(warehouse, loads)
    return 0


def _run_one(each: Feed, warehouse: Warehouse, settings: Settings) -> Load:
    load = run(each, warehouse, settings.raw, dt.datetime.now(dt.UTC).replace(tzinfo=None))
    outcome = f"{load.rows_accepted} of {load.rows_read} rows" if load.changed else "unchanged"
    console.print(f"{each.source.id}: {outcome}", highlight=False)
    return load


def _refuse_silence(warehouse: Warehouse, loads: list[Load]) -> None:
    broken = [load for load in loads if load.rows_rejected]
    if not broken:
        return
    for load in broken:
        for row in warehouse.fetch(rejected_by_rule(load.load_id)).iter_rows(named=True):
            console.print(f"{load.load_id}: {row['rows']} rows break {row['rule']}", highlight=False)
    rejected = sum(load.rows_rejected for load in broken)
    raise RowsRejected(
        f"{rejected} rows were rejected (kept in the table `rejected` with the rule); the others are loaded.",
        "Correct the rows named above and run the same command again.",
    )


def _status() -> int:
    settings = read_settings()
    current = current_loads()
    with open_warehouse(settings.warehouse_url) as warehouse:
        loads = warehouse.fetch(sa.select(*current.c).order_by(current.c.source_id))
    table = Table("source", "load", "read", "accepted", "rejected", "accessed", "loaded (UTC)")
    for row in loads.iter_rows(named=True):
        counts = (str(row[name]) for name in ("rows_read", "rows_accepted", "rows_rejected"))
        table.add_row(
            row["source_id"],
            row["load_id"],
            *counts,
            str(row["accessed_on"]),
            f"{row['loaded_at']:%Y-%m-%d %H:%M}",
        )
    console.print(table if loads.height else "Nothing is loaded yet. Next: python -m etl run --all")
    return 0


if __name__ == "__main__":
    sys.exit(main())

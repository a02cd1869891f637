"""`python -m etl`: list the sources, bring them in, serve the register's officers, tell how the warehouse stands."""

import argparse
import datetime as dt
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import sqlalchemy as sa
from rich.progress import track
from rich.table import Column, Table

from etl.errors import KeyNotSet, NothingToReadAgain, RowsRejected, UnknownSource
from etl.kept import from_kept, loaded_sources
from etl.named_files import named
from etl.recorded import RecordingFetch, ReplayFetch, offline
from etl.register.commands import add_register_commands, empty_inbox
from etl.registry import described, feeds, feeds_by, loadable, registers, to_load
from etl.run import Outcome, run, run_again
from etl.settings import NetworkSettings, read_network_settings
from etl.source import Feed, Fetch, KeyWanted, Loadable, Way
from etl.unsd_m49 import disagreements
from vocabulary import terminal
from vocabulary.errors import told
from warehouse.loads import current_loads, describe_sources, rejected_by_rule
from warehouse.settings import read_settings
from warehouse.store import Warehouse, open_warehouse
from warehouse.tables import REJECTED

console = terminal.console()


def main(arguments: list[str] | None = None) -> int:
    """Carry out one command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m etl", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="every source there is").set_defaults(carry_out=_list)
    running = commands.add_parser("run", help="bring sources into the warehouse")
    running.add_argument("source", nargs="*", help="ids as `list` shows them")
    running.add_argument(
        "--all", action="store_true", help="every source that is bundled, and the reports in the inbox; asks nobody"
    )
    running.add_argument("--file", action="append", type=Path, default=[], help="a file for a source that reads files")
    running.add_argument("--live", action="store_true", help="every source that is asked over the network")
    running.add_argument(
        "--again",
        action="store_true",
        help="read the inputs of loads again by the present rules; alone, those of every load; asks nobody",
    )
    running.set_defaults(carry_out=_run)
    checking = commands.add_parser("check-areas", help="compare the list of areas with UNSD's M49 file")
    checking.add_argument("file", type=Path, help="the overview as UNSD offers it for download (CSV)")
    checking.set_defaults(carry_out=_check_areas)
    add_register_commands(commands)
    commands.add_parser("status", help="the current load of every source").set_defaults(carry_out=_status)
    chosen = parser.parse_args(arguments)
    return told(lambda: int(chosen.carry_out(chosen)))


def _list(_asked: argparse.Namespace) -> int:
    table = Table(Column("source", no_wrap=True), "title", "cadence", "next update")
    for source in (*(each.source for each in feeds().values()), *registers().values()):
        table.add_row(source.id, source.title.en, source.cadence, source.next_update or "-")
    console.print(table)
    return 0


def _chosen(asked: argparse.Namespace) -> list[Loadable]:
    """What was named, one by one or by its way."""
    ways = [way for way, named_too in ((Way.BUNDLED, asked.all), (Way.LIVE, asked.live)) if named_too]
    groups = _askable(loadable(*ways), again=asked.again) if ways else {}
    chosen = list((groups | {source_id: to_load(source_id) for source_id in asked.source}).values())
    files = tuple(asked.file)
    if not chosen and (files or not asked.again):
        there = ", ".join(loadable())
        raise UnknownSource("No source was named.", f"Name one or more of: {there}; or --all or --live.")
    return _from_files(chosen, files) if files else chosen


def _from_files(chosen: list[Loadable], files: tuple[Path, ...]) -> list[Loadable]:
    reader = chosen[0]
    if len(chosen) != 1 or not isinstance(reader, Feed) or reader.way is not Way.FILES:
        reading = ", ".join(feeds_by(Way.FILES))
        raise UnknownSource("--file belongs to one source that reads files.", f"Name one of: {reading}.")
    return [replace(reader, extract=lambda _fetch, today: named(files, today))]


def _to_read_again(
    chosen: list[Loadable], asked: argparse.Namespace, warehouse: Warehouse, raw: Path
) -> list[Loadable]:
    """The sources with the input of their loads, unless a file is named; of those nobody named only what is loaded."""
    if asked.file:
        return chosen
    there = {*asked.source, *loaded_sources(warehouse)}
    again = [each for each in chosen or loadable().values() if each.source.id in there]
    if not again:
        raise NothingToReadAgain("None of these sources has a load yet.", "Load first: python -m etl run --all.")
    return [from_kept(each, warehouse, raw) for each in again]


def _askable(found: Mapping[str, Loadable], *, again: bool) -> dict[str, Loadable]:
    """Those that can be brought in; live ones whose producer wants a key that is not set are named and left out."""
    settings = read_network_settings()
    wanted = {name: each.key for name, each in found.items() if isinstance(each, Feed) and each.key}
    locked = (
        {}
        if again or settings.replay
        else {name: key for name, key in wanted.items() if not settings.keys[key.setting]}
    )
    for name, key in locked.items():
        console.print(f"{name}: not asked, because {key.setting} is not set (docs/settings.md)", highlight=False)
    return {name: each for name, each in found.items() if name not in locked}


def _check_areas(asked: argparse.Namespace) -> int:
    found = disagreements(named((asked.file,), dt.datetime.now(dt.UTC).date()))
    if found.is_empty():
        console.print("UNSD's list and CL_AREA agree.")
        return 0
    table = Table(*found.columns)
    for row in found.iter_rows():
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    console.print(table)
    return 1


def _run(asked: argparse.Namespace) -> int:
    settings = read_settings()
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    chosen = _chosen(asked)
    with open_warehouse(settings.warehouse_url) as warehouse, _fetching([] if asked.again else chosen) as fetch:
        describe_sources(warehouse, described())
        if asked.again:
            chosen = _to_read_again(chosen, asked, warehouse, settings.raw)
        bring = run_again if asked.again else partial(run, fetch=fetch)
        loading = track(chosen, "Loading", console=console, transient=True)
        rejected = sum(_tell(each, bring(each, warehouse, settings.raw, now), warehouse) for each in loading)
        if asked.all and not asked.again:
            empty_inbox(warehouse)
    if rejected:
        raise RowsRejected(
            f"{rejected} rows were rejected (kept in the table `rejected` with the rule); the others are loaded.",
            "Correct the rows named above and run the same command again.",
        )
    return 0


@contextmanager
def _fetching(chosen: list[Loadable]) -> Iterator[Fetch]:
    settings = read_network_settings()
    if settings.replay:
        yield ReplayFetch(settings.replay)
    elif not any(each.way is Way.LIVE for each in chosen):
        yield offline
    else:
        from etl.fetch import Key, LiveFetch  # noqa: PLC0415  # the bundled sources load without a network library

        wanted = _secrets([each.key for each in chosen if isinstance(each, Feed) and each.key], settings)
        with LiveFetch(tuple(Key(key.host, key.parameter, wanted[key], in_address=True) for key in wanted)) as live:
            yield RecordingFetch(live, settings.record) if settings.record else live


def _secrets(wanted: list[KeyWanted], settings: NetworkSettings) -> dict[KeyWanted, str]:
    """The keys that are wanted; KeyNotSet names the setting of one that is not there."""
    for key in wanted:
        if not settings.keys[key.setting]:
            raise KeyNotSet(
                f"{key.host} answers only those who send a key, and {key.setting} is not set.",
                f"Register with the producer and put the key into {key.setting} (docs/settings.md).",
            )
    return {key: settings.keys[key.setting] for key in wanted}


def _tell(each: Loadable, outcome: Outcome, warehouse: Warehouse) -> int:
    """Say what a load did; returns how many rows somebody has to correct."""
    load, source_id = outcome.load, each.source.id
    said = [f"{load.rows_accepted} of {load.rows_read} rows" if load.changed else "unchanged", *outcome.remarks]
    said += [f"{rows} rows corrected: {name}" for name, rows in outcome.corrected.items()]
    rules = each.rules if isinstance(each, Feed) else ()
    aside = {rule.id for rule in rules if rule.sets_aside}
    for row in warehouse.fetch(rejected_by_rule(load.load_id)).iter_rows(named=True):
        verb = "are set aside by" if row["rule"] in aside else "break"
        said.append(f"{row['rows']} rows {verb} {row['rule']}")
    for line in said:
        console.print(f"{source_id}: {line}", highlight=False)
    rows = sa.cast(sa.func.count(REJECTED.c.row_number.distinct()), sa.BigInteger).label("rows")
    broken = sa.select(rows).where(REJECTED.c.load_id == load.load_id, REJECTED.c.rule.not_in(aside))
    return int(warehouse.fetch(broken).item())


def _status(_asked: argparse.Namespace) -> int:
    settings = read_settings()
    current = current_loads()
    with open_warehouse(settings.warehouse_url) as warehouse:
        loads = warehouse.fetch(sa.select(*current.c).order_by(current.c.source_id, current.c.part))
    table = Table("source", "part", "load", "read", "accepted", "rejected", "accessed", "loaded (UTC)")
    for row in loads.iter_rows(named=True):
        counts = (str(row[name]) for name in ("rows_read", "rows_accepted", "rows_rejected"))
        table.add_row(
            row["source_id"],
            row["part"],
            row["load_id"],
            *counts,
            str(row["accessed_on"]),
            f"{row['loaded_at']:%Y-%m-%d %H:%M}",
        )
    console.print(table if loads.height else "Nothing is loaded yet. Next: python -m etl run --all")
    return 0


if __name__ == "__main__":
    sys.exit(main())

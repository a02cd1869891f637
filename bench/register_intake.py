"""How fast a register is checked and loaded, beside DuckDB reading the same file without a question.

    python bench/register_intake.py [ROWS]

Each measurement runs in a process of its own, for its peak of memory. The ratio is what counts: it holds on another
machine, the seconds do not.
"""

import datetime as dt
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import duckdb
import polars as pl

from etl.register.intake import take_in
from etl.register.reading import File
from etl.registry import described
from warehouse.loads import describe_sources
from warehouse.store import open_warehouse

ROWS = 1_000_000
NOW = dt.datetime(2026, 1, 15, tzinfo=dt.UTC).replace(tzinfo=None)
REPORT = "Report period,Due date,Received on\n2025-12,2026-01-10,2026-01-09\n"
FIRST_DAY, DAYS = dt.date(2005, 5, 1), 7_000


def main(arguments: list[str]) -> None:
    """Measure each way once, in its own process, and print them side by side."""
    match arguments:
        case [way, folder]:
            _measured(WAYS[way], Path(folder))
        case [rows]:
            _compare(int(rows))
        case _:
            _compare(ROWS)


def _compare(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _cases(rows).write_csv(f"{folder}/cases.csv")
        print(f"{rows:,} cases, {Path(folder, 'cases.csv').stat().st_size / 1e6:.0f} MB of CSV")
        print(f"{'':28}{'seconds':>9}{'rows/s':>12}{'peak MB':>9}{'ratio':>7}")
        yardstick = 0.0
        for way in WAYS:
            seconds, peak = _in_a_process(way, folder)
            yardstick = yardstick or seconds
            print(f"{way:28}{seconds:9.1f}{rows / seconds:12,.0f}{peak:9.0f}{seconds / yardstick:7.1f}")


def _cases(rows: int) -> pl.DataFrame:
    """Made-up cases in order; every tenth has not departed."""
    number = pl.int_range(rows)
    referred = pl.lit(FIRST_DAY) + pl.duration(days=number % DAYS)
    departed = referred + pl.duration(days=number % 90)
    left = number % 10 != 0
    return pl.select(
        pl.format("VOT-{}", number).alias("Case ID"),
        referred.alias("Referral date"),
        pl.lit("PHL").alias("Nationality"),
        pl.when(number % 5 == 0).then(pl.lit("M")).otherwise(pl.lit("F")).alias("Sex"),
        (number % 60).alias("Age"),
        pl.when(number % 3 == 0).then(pl.lit("SEXUAL; OTHER")).otherwise(pl.lit("FORCED_LABOUR")).alias("Exploitation"),
        pl.when(left).then(pl.lit("PHL")).alias("Country of return"),
        pl.when(left).then(departed).alias("Departure date"),
    )


def _by_duckdb(folder: Path) -> None:
    with duckdb.connect(folder / "plain.duckdb") as connection:
        connection.read_csv(folder / "cases.csv").create("cases")


def _by_shirube(folder: Path) -> None:
    with open_warehouse(f"duckdb:///{folder}/warehouse.duckdb") as warehouse:
        describe_sources(warehouse, described())
        files = (File("cases.csv", (folder / "cases.csv").read_bytes()), File("report.csv", REPORT.encode()))
        outcome = take_in(files, warehouse, folder / "raw", NOW)
    if any(count.kept_back for count in outcome.counts):
        sys.exit(f"rows were kept back: {outcome.findings}")


WAYS: dict[str, Callable[[Path], None]] = {"DuckDB reads the file": _by_duckdb, "checked and loaded": _by_shirube}


def _measured(way: Callable[[Path], None], folder: Path) -> None:
    start = time.perf_counter()
    way(folder)
    seconds = time.perf_counter() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _in_a_process(way: str, folder: str) -> tuple[float, float]:
    done = subprocess.run([sys.executable, __file__, way, folder], check=True, capture_output=True, text=True)  # noqa: S603 - this file
    seconds, peak = done.stdout.split()
    return float(seconds), float(peak)


if __name__ == "__main__":
    main(sys.argv[1:])

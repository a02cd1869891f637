"""The commands of the programme register: `python -m etl intake`, and the inbox that `run --all` empties."""

import argparse
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from etl.errors import ReportRefused, RowsRejected
from etl.register.desk import Answer, hand_in, summary
from etl.register.inbox import empty
from etl.registry import described
from etl.settings import read_inbox
from vocabulary import terminal
from warehouse.loads import describe_sources
from warehouse.settings import read_settings
from warehouse.store import Warehouse, open_warehouse


def intake(asked: argparse.Namespace) -> int:
    """Take in one report, the files named; ReportRefused or RowsRejected when something is to be corrected."""
    files: tuple[Path, ...] = tuple(asked.file)
    settings = read_settings()
    with open_warehouse(settings.warehouse_url) as warehouse:
        describe_sources(warehouse, described())
        answer = hand_in(files, warehouse, settings.raw, asked.out or files[0].parent, _now())
    return _told([answer])


def empty_inbox(warehouse: Warehouse) -> int:
    """Take in every report that waits in the inbox."""
    return _told(list(empty(read_inbox(), warehouse, read_settings().raw, _now())))


def _told(answers: Sequence[Answer]) -> int:
    """Say what became of reports, never what stands in them."""
    console = terminal.console()
    for line in (line for answer in answers for line in summary(answer)):
        console.print(line, highlight=False)
    refused = sum(answer.outcome.is_refused for answer in answers)
    if refused:
        raise ReportRefused(
            f"{refused} of {len(answers)} reports refused; nothing was loaded from it and nothing kept.",
            "Correct the marked cells of the returned workbook and take it in again.",
        )
    kept_back = sum(count.kept_back for answer in answers for count in answer.outcome.counts)
    if kept_back:
        raise RowsRejected(
            f"{kept_back} rows were kept back; the others are loaded.",
            "Correct the marked cells of the returned workbook and take it in again.",
        )
    return 0


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)

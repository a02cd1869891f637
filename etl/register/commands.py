"""The commands of the programme register, and the inbox that `run --all` empties.

What they need of workbooks is imported when one is carried out: loading sources needs none of it.
"""

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from etl.errors import ReportRefused, RowsRejected
from etl.register.new_file import write_new
from etl.register.sample import SEED, sample_register
from etl.registry import described
from etl.settings import read_inbox
from etl.sources.programme_register import CASES
from vocabulary import terminal
from vocabulary.text import DEFAULT_LANGUAGE, LANGUAGES
from warehouse.loads import describe_sources
from warehouse.settings import read_settings
from warehouse.store import Warehouse, open_warehouse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from etl.register.desk import Answer


def add_register_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the register's commands to those of `python -m etl`."""
    receiving = commands.add_parser("intake", help="take a report of the programme register in")
    receiving.add_argument("file", nargs="+", type=Path, help="the workbook, or the CSV files of its sheets")
    receiving.add_argument(
        "--out", type=Path, help="the folder for receipt and marked copy; the file's own if not given"
    )
    receiving.set_defaults(carry_out=_intake)
    forming = commands.add_parser("template", help="write the workbook that a monthly report is filled into")
    forming.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help="the language of the workbook")
    forming.add_argument("--out", type=Path, help="the file or folder to write to (register-template-LANG.xlsx here)")
    forming.set_defaults(carry_out=_template)
    sampling = commands.add_parser("sample", help="write a made-up register as a workbook")
    sampling.add_argument("--out", type=Path, default=Path("sample-register.xlsx"), help="the new file (%(default)s)")
    sampling.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE, help="of the headings (%(default)s)")
    sampling.add_argument("--seed", type=int, default=SEED, help="another seed, other cases (%(default)s)")
    sampling.set_defaults(carry_out=_sample)


def _intake(asked: argparse.Namespace) -> int:
    """Take in one report, the files named; ReportRefused or RowsRejected when something is to be corrected."""
    from etl.register.desk import hand_in  # noqa: PLC0415  # workbooks

    files: tuple[Path, ...] = tuple(asked.file)
    settings = read_settings()
    with open_warehouse(settings.warehouse_url) as warehouse:
        describe_sources(warehouse, described())
        answer = hand_in(files, warehouse, settings.raw, asked.out or files[0].parent, _now())
    return _told([answer])


def empty_inbox(warehouse: Warehouse) -> None:
    """Take in every report that waits in the inbox; ReportRefused or RowsRejected when something is to be corrected."""
    inbox = read_inbox()
    if not inbox.is_dir():
        return
    from etl.register.inbox import empty  # noqa: PLC0415  # workbooks

    emptied = empty(inbox, warehouse, read_settings().raw, _now())
    _told(emptied.answers)
    if emptied.unreadable:
        raise emptied.unreadable[0]


def _template(asked: argparse.Namespace) -> int:
    from etl.register.template import template  # noqa: PLC0415  # workbooks

    out = asked.out or Path()
    place = out / f"register-template-{asked.lang}.xlsx" if out.is_dir() else out
    write_new(place, template(asked.lang))
    terminal.console().print(f"Written: {place}. Fill it in, then: python -m etl intake {place}", soft_wrap=True)
    return 0


def _sample(asked: argparse.Namespace) -> int:
    from etl.register.sample_workbook import write_workbook  # noqa: PLC0415  # workbooks

    sheets = sample_register(asked.seed)
    write_workbook(sheets, asked.seed, asked.lang, asked.out)
    said = f"{asked.out}: a synthetic sample, {sheets[CASES.name].height} cases that describe nobody"
    terminal.console().print(said, soft_wrap=True)
    return 0


def _told(answers: "Sequence[Answer]") -> int:
    """Say what became of reports, never what stands in them."""
    from etl.register.desk import summary  # noqa: PLC0415  # workbooks

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

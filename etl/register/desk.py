"""The desk where reports are handed in: it takes them in and answers with a receipt and, if need be, a marked copy."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from etl.named_files import contents
from etl.register.intake import take_in
from etl.register.new_file import numbered
from etl.register.outcome import Outcome
from etl.register.reading import File
from etl.register.receipt import receipt
from etl.register.returned import returned, returned_stem
from etl.register.rules import RULES
from vocabulary.text import Language, Text
from warehouse.store import Warehouse

_RECEIPT = Text("receipt", "受領書")


@dataclass(frozen=True, slots=True)
class Answer:
    """What an officer gets back: the receipt, and the marked copy of the report where a cell breaks a rule."""

    outcome: Outcome
    receipt: Path
    returned: Path | None


def hand_in(paths: tuple[Path, ...], warehouse: Warehouse, raw_folder: Path, out: Path, now: dt.datetime) -> Answer:
    """Take a report in and write the answer into `out`, in the language of the report's headings; `now` is UTC.

    Existing files are never overwritten. EtlError, ReportUnreadable.
    """
    files = tuple(File(name, content) for name, content in contents(paths).items())
    outcome = take_in(files, warehouse, raw_folder, now)
    lang, stem = language_of(outcome), paths[0].stem
    out.mkdir(parents=True, exist_ok=True)
    marked = None
    if not outcome.is_in_order:
        marked = _write_new(out, returned_stem(stem, lang), ".xlsx", returned(outcome, RULES, lang))
    name = marked.name if marked else ""
    said = _write_new(out, f"{stem}-{_RECEIPT[lang]}", ".html", receipt(outcome, RULES, lang, name))
    return Answer(outcome, said, marked)


def summary(answer: Answer) -> list[str]:
    """What became of a report, in lines for a terminal, without anything that stands in it."""
    outcome = answer.outcome
    name = ", ".join(file.name for file in outcome.files)
    if outcome.is_refused:
        said = "refused; nothing was loaded"
    elif outcome.is_unchanged:
        said = f"{outcome.month}: the same figures had been received; unchanged"
    else:
        beside = f", a revision beside {outcome.revises}" if outcome.revises else ""
        said = f"{outcome.month}: loaded as {outcome.load_id}{beside}"
    counts = [f"{each.sheet}: {each.accepted} of {each.read} rows" for each in outcome.counts if not outcome.is_refused]
    places = [
        f"{label}: {path}" for label, path in (("receipt", answer.receipt), ("returned", answer.returned)) if path
    ]
    detected = [text.en for text in outcome.remarks]
    return [f"{name}: {line}" for line in (said, *counts)] + detected + places


def language_of(outcome: Outcome) -> Language:
    """Japanese where a heading is Japanese."""
    headings = (
        text for found in outcome.found for text in found.grid.cells.row(found.header_row - 1) if text is not None
    )
    return "en" if all(text.isascii() for text in headings) and outcome.found else "ja"


def _write_new(folder: Path, stem: str, suffix: str, content: bytes) -> Path:
    """Write a file under a name that is free."""
    names = numbered(folder / stem, suffix)
    while True:
        path = next(names)
        try:
            with path.open("xb") as out:
                out.write(content)
        except FileExistsError:
            continue
        return path

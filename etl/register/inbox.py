"""The inbox: a folder that reports are dropped into; each is taken in once and moved out of the way with its answer."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from etl.errors import ReportUnreadable
from etl.register.desk import Answer, hand_in
from etl.register.new_file import numbered
from etl.register.reading import SUFFIXES
from warehouse.store import Warehouse

TAKEN_IN, RETURNED = "taken_in", "returned"
"""Where reports go: those in order, and those with something to correct or refused whole."""


def waiting(inbox: Path) -> tuple[tuple[Path, ...], ...]:
    """The reports in the inbox, oldest name first: each a file, or the files of a folder."""
    if not inbox.is_dir():
        return ()
    places = sorted(place for place in inbox.iterdir() if place.name not in {TAKEN_IN, RETURNED})
    reports = (_files(place) for place in places if place.name[0] != ".")
    return tuple(files for files in reports if files)


@dataclass(frozen=True, slots=True)
class Emptied:
    """What became of the reports: the answers, and why others could not be read at all."""

    answers: tuple[Answer, ...]
    unreadable: tuple[ReportUnreadable, ...]


def empty(inbox: Path, warehouse: Warehouse, raw_folder: Path, now: dt.datetime) -> Emptied:
    """Take every report in and move it, with its answer, to `taken_in` or `returned`; `now` is UTC."""
    answers, unreadable = list[Answer](), list[ReportUnreadable]()
    for files in waiting(inbox):
        desk = inbox / f".answer-{files[0].stem}"
        try:
            answer = hand_in(files, warehouse, raw_folder, desk, now)
        except ReportUnreadable as error:
            desk.mkdir(exist_ok=True)
            _file_away(files, desk, inbox / RETURNED, now)
            unreadable.append(error)
        else:
            folder = _file_away(files, desk, inbox / (TAKEN_IN if answer.outcome.is_in_order else RETURNED), now)
            returned = folder / answer.returned.name if answer.returned else None
            answers.append(Answer(answer.outcome, folder / answer.receipt.name, returned))
    return Emptied(tuple(answers), tuple(unreadable))


def _file_away(files: tuple[Path, ...], desk: Path, kept: Path, now: dt.datetime) -> Path:
    """Move a report to its answer, and both into a folder of their own; returns that folder."""
    names = numbered(kept / f"{now:%Y%m%d-%H%M%S}-{files[0].stem}")
    target = next(name for name in names if not name.exists())
    target.parent.mkdir(parents=True, exist_ok=True)
    inside = files[0].parent
    for file in files:
        file.replace(desk / file.name)
    if inside != kept.parent and not any(inside.iterdir()):
        inside.rmdir()
    return desk.replace(target)


def _files(place: Path) -> tuple[Path, ...]:
    """The files of a report, without what a spreadsheet or a copy in progress leaves beside them."""
    files = sorted(place.iterdir()) if place.is_dir() else [place]
    return tuple(
        file for file in files if file.is_file() and file.suffix.lower() in SUFFIXES and file.name[0] not in "~."
    )

"""The inbox: a folder that reports are dropped into; each is taken in once and moved out of the way with its answer."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from etl.register.desk import Answer, hand_in
from etl.register.reading import SUFFIXES
from warehouse.store import Warehouse

TAKEN_IN, RETURNED = "taken_in", "returned"
"""Where reports go: those in order, and those with something to correct or refused whole."""


def waiting(inbox: Path) -> tuple[tuple[Path, ...], ...]:
    """The reports in the inbox, oldest name first: each a file, or the files of a folder."""
    if not inbox.is_dir():
        return ()
    places = sorted(place for place in inbox.iterdir() if place.name not in {TAKEN_IN, RETURNED})
    reports = (_files(place) for place in places)
    return tuple(files for files in reports if files)


def empty(inbox: Path, warehouse: Warehouse, raw_folder: Path, now: dt.datetime) -> Iterator[Answer]:
    """Take every report in and move it, with its answer, to `taken_in` or `returned`; `now` is UTC."""
    for files in waiting(inbox):
        answer = hand_in(files, warehouse, raw_folder, inbox / f".answer-{files[0].stem}", now)
        yield _filed(inbox, files, answer, now)


def _filed(inbox: Path, files: tuple[Path, ...], answer: Answer, now: dt.datetime) -> Answer:
    """Move the report and its answer into a folder of their own."""
    kept = inbox / (TAKEN_IN if answer.is_in_order else RETURNED)
    desk = answer.receipt.parent
    target = _free(kept / f"{now:%Y%m%d-%H%M%S}-{files[0].stem}")
    target.parent.mkdir(parents=True, exist_ok=True)
    for file in files:
        file.replace(desk / file.name)
        if file.parent != inbox and not any(file.parent.iterdir()):
            file.parent.rmdir()
    desk.replace(target)
    moved = target / answer.returned.name if answer.returned else None
    return Answer(answer.outcome, target / answer.receipt.name, moved)


def _files(place: Path) -> tuple[Path, ...]:
    """The files of a report, without what a spreadsheet or a copy in progress leaves beside them."""
    files = sorted(place.iterdir()) if place.is_dir() else [place]
    return tuple(
        file for file in files if file.is_file() and file.suffix.lower() in SUFFIXES and file.name[0] not in "~."
    )


def _free(folder: Path) -> Path:
    number = 1
    while folder.with_name(f"{folder.name}{'' if number == 1 else f'-{number}'}").exists():
        number += 1
    return folder.with_name(f"{folder.name}{'' if number == 1 else f'-{number}'}")

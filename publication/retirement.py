"""Retiring a release: its figures are deleted, and what must stay public knowledge is kept with the reason."""

import datetime as dt
import shutil
from pathlib import Path

from publication.errors import NoSuchRelease, NotRetired
from publication.history import FOLDER_NAME, HIERARCHY, MANIFEST, TABLES, TOMBS, History, Retired, read_history
from publication.journal import journal
from publication.release_writer import UNFINISHED, write_folder
from publication.writing import writing

KEPT = (MANIFEST, TABLES, HIERARCHY)
"""What stays of a release: its inputs and checksums, and the tables about persons that were public once, which every
later release has to be protected together with."""

_GOING = ".part-retired-"


def retire(releases: Path, release: str, reason: str, now: dt.datetime) -> Path:
    """Delete the folder of a release that is neither current nor under embargo; returns where the rest is kept.

    First the rest is kept, then the reason is written down, from when on readers are told it, then the folder goes.
    The same command finishes what was cut short. NoSuchRelease, NotRetired; OSError when the disk refuses.
    """
    check_retirable(releases, release, now)
    folder, tomb = releases / release, releases / TOMBS / release
    with writing(releases, UNFINISHED), journal(releases) as held:
        _refuse(held.history, release, now)
        if not tomb.is_dir():
            tomb.parent.mkdir(exist_ok=True)
            kept = [name for name in KEPT if (folder / name).is_file()]
            write_folder(releases, tomb, {name: (folder / name).read_bytes() for name in kept})
        if not _is_retired(held.history, release):
            held.add(Retired(release, now, reason))
        going = folder.rename(releases / f"{_GOING}{release}")
        shutil.rmtree(going)
    return tomb


def check_retirable(releases: Path, release: str, now: dt.datetime) -> None:
    """NotRetired for a release that is current or under embargo, NoSuchRelease for one without a folder."""
    if not FOLDER_NAME.fullmatch(release) or not (releases / release / MANIFEST).is_file():
        raise NoSuchRelease("There is no folder of that release.", "See python -m indicators releases.")
    _refuse(read_history(releases), release, now)


def _refuse(history: History, release: str, now: dt.datetime) -> None:
    current = history.current(now)
    if current is not None and current.release == release:
        raise NotRetired(f"Release {release} is the current one.", "Make another one current first.")
    if release in {each.release for each in history.pending(now)}:
        raise NotRetired(f"Release {release} is under embargo.", "Give the embargo up first, with --lift-embargo.")


def _is_retired(history: History, release: str) -> bool:
    last = next((line for line in reversed(history.lines) if line.release == release), None)
    return isinstance(last, Retired)

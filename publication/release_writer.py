"""The release writer: a folder beside the others, forced to disk, made current by one atomic rename."""

import contextlib
import datetime as dt
import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from publication.catalogue import Manifest
from publication.errors import UnderEmbargo
from publication.history import MANIFEST, POINTER, READERS, History, Lifted, Published, Scheduled, read_history
from publication.journal import Journal, journal
from publication.release import CATALOGUE, CLAIMS, OBSERVATIONS, PROGRESS
from publication.writing import sync_folder, writing

_PART = ".part-"
"""How a folder is called until it is whole."""

UNFINISHED = (f"{_PART}*", f".{POINTER}-*")
"""What a writer that was killed leaves behind."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a release was made from and when: the fields of its manifest that do not follow from its files."""

    policy: str
    inputs: Mapping[str, str]
    created: dt.datetime
    known: Mapping[str, dt.datetime] = field(default_factory=dict)


@dataclass(frozen=True)
class Embargo:
    """From when a release may be shown (None: at once), and whether it takes the place of those that wait."""

    until: dt.datetime | None = None
    lifts_others: bool = False


AT_ONCE = Embargo()


def write_release(releases: Path, files: Mapping[str, bytes], origin: Origin, embargo: Embargo = AT_ONCE) -> Path:
    """Write a release folder and make it current, at once or when its embargo ends.

    The same content again writes no folder. The id follows from the observations, the catalogue, the claims and the
    policy, so that the same inputs give the same id. Raises UnderEmbargo, and OSError with nothing changed when the
    disk refuses.
    """
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    release = release_id(files, origin.policy)
    manifest = Manifest(
        release,
        origin.created,
        origin.policy,
        dict(sorted(origin.inputs.items())),
        dict(sorted(hashes.items())),
        dict(sorted(origin.known.items())),
    )
    folder = releases / release
    check_embargo(releases, embargo, origin.created)
    releases.mkdir(parents=True, exist_ok=True)
    with writing(releases, UNFINISHED):
        _record_what_is_there(releases)
        if not folder.is_dir():
            write_folder(releases, folder, {**files, MANIFEST: encode(manifest)})
        with journal(releases) as held:
            _refuse(held.history, embargo, origin.created)
            _publish(releases, held, release, origin.created, embargo)
    return folder


def check_embargo(releases: Path, embargo: Embargo, now: dt.datetime) -> None:
    """UnderEmbargo when a release at that moment would show early what another keeps until later."""
    _refuse(read_history(releases), embargo, now)


def _refuse(history: History, embargo: Embargo, now: dt.datetime) -> None:
    if embargo.until is not None and embargo.until <= now:
        raise UnderEmbargo("The moment of publication has passed.", "Name a later one, or none to publish at once.")
    later = [each for each in history.pending(now) if embargo.until is None or each.since > embargo.until]
    if later and not embargo.lifts_others:
        waiting = later[-1].since.astimezone(READERS).isoformat(timespec="minutes")
        raise UnderEmbargo(
            f"Release {later[-1].release} is under embargo until {waiting}; this one would show its figures earlier.",
            "Name that moment or a later one with --publish-at, or give up the embargo with --lift-embargo.",
        )


def _record_what_is_there(releases: Path) -> None:
    """Take folders of a home without a journal down before one is added that nobody may see yet."""
    if (releases / POINTER).exists():
        with journal(releases):
            pass


def _publish(releases: Path, held: Journal, release: str, now: dt.datetime, embargo: Embargo) -> None:
    history = held.history
    if embargo.lifts_others:
        held.add(*(Lifted(each.release, now) for each in history.pending(now)))
    if embargo.until is not None:
        held.add(Scheduled(release, embargo.until))
        sync_folder(releases)
        return
    current = history.current(now)
    _write_pointer(releases, release)
    if current is None or current.release != release or current.by_embargo:
        with contextlib.suppress(OSError):  # the pointer has moved, and the next writer records that from it
            held.add(Published(release, now))


def release_id(files: Mapping[str, bytes], policy: str) -> str:
    """The id of the release that these files and this policy make."""
    named = "".join(hashlib.sha256(files[name]).hexdigest() for name in (OBSERVATIONS, CATALOGUE, CLAIMS, PROGRESS))
    return f"r{hashlib.sha256((named + policy).encode()).hexdigest()[:12]}"


def encode(value: object) -> bytes:
    """JSON of a catalogue, claims or quality record: readable, and the same bytes for the same content."""
    return msgspec.json.format(msgspec.json.encode(value, order="deterministic"), indent=1) + b"\n"


def write_folder(releases: Path, folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder, there whole or not at all."""
    part = Path(tempfile.mkdtemp(prefix=_PART, dir=releases))
    try:
        folders = sorted({part, *((part / name).parent for name in files)})
        for each in folders:
            each.mkdir(exist_ok=True)
            each.chmod(0o755)
        for name, content in files.items():
            _write_durably(part / name, content)
        for each in folders:
            sync_folder(each)
        _rename_whole(part, folder)
        sync_folder(folder.parent)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _rename_whole(part: Path, folder: Path) -> None:
    """Make a part the release, unless another writer has just written the same one: its content is its name."""
    try:
        part.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise


def _write_pointer(releases: Path, release: str) -> None:
    part = releases / f".{POINTER}-{os.getpid()}"
    try:
        _write_durably(part, f"{release}\n".encode())
        part.replace(releases / POINTER)
        sync_folder(releases)
    finally:
        part.unlink(missing_ok=True)


def _write_durably(path: Path, content: bytes) -> None:
    with path.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())

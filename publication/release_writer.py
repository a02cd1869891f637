"""The release writer: a folder beside the others, forced to disk, made current by one atomic rename."""

import datetime as dt
import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import msgspec

from publication.catalogue import Manifest
from publication.release import CATALOGUE, CLAIMS, MANIFEST, OBSERVATIONS, POINTER, PROGRESS
from publication.writing import writing

_PART = ".part-"
"""How a folder is called until it is whole."""


def write_release(
    releases: Path,
    files: Mapping[str, bytes],
    *,
    policy: str,
    inputs: Mapping[str, str],
    created: dt.datetime,
) -> Path:
    """Write a release folder and make it current; the same content again only moves the pointer.

    The id follows from the observations, the catalogue, the claims and the policy, so that the same inputs
    give the same id. Raises OSError with nothing changed when the disk refuses.
    """
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    release = release_id(files, policy)
    manifest = Manifest(release, created, policy, dict(sorted(inputs.items())), dict(sorted(hashes.items())))
    folder = releases / release
    releases.mkdir(parents=True, exist_ok=True)
    with writing(releases, (f"{_PART}*", f".{POINTER}-*")):
        if not folder.is_dir():
            _write_folder(releases, folder, {**files, MANIFEST: encode(manifest)})
        _write_pointer(releases, release)
    return folder


def release_id(files: Mapping[str, bytes], policy: str) -> str:
    """The id of the release that these files and this policy make."""
    named = "".join(hashlib.sha256(files[name]).hexdigest() for name in (OBSERVATIONS, CATALOGUE, CLAIMS, PROGRESS))
    return f"r{hashlib.sha256((named + policy).encode()).hexdigest()[:12]}"


def encode(value: object) -> bytes:
    """JSON of a catalogue, claims or quality record: readable, and the same bytes for the same content."""
    return msgspec.json.format(msgspec.json.encode(value, order="deterministic"), indent=1) + b"\n"


def _write_folder(releases: Path, folder: Path, files: Mapping[str, bytes]) -> None:
    part = Path(tempfile.mkdtemp(prefix=_PART, dir=releases))
    try:
        for folder_of_files in sorted({(part / name).parent for name in files}):
            folder_of_files.mkdir(exist_ok=True)
            folder_of_files.chmod(0o755)
        for name, content in files.items():
            _write_durably(part / name, content)
        for folder_of_files in {(part / name).parent for name in files}:
            _sync_folder(folder_of_files)
        _rename_whole(part, folder)
        _sync_folder(releases)
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
        _sync_folder(releases)
    finally:
        part.unlink(missing_ok=True)


def _write_durably(path: Path, content: bytes) -> None:
    with path.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows has no handle on a folder to force to disk
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

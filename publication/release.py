"""The release reader: a folder of files that never changes, and a pointer to the current one."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec
import polars as pl

from publication.catalogue import Catalogue, ClaimEntry, IndicatorEntry, Manifest, Progress, Quality, SourceEntry
from publication.errors import NoRelease, ReleaseDamaged
from publication.history import FOLDER_NAME, MANIFEST, POINTER, read_history
from vocabulary.codes import NOT_APPLICABLE
from vocabulary.dimensions import DIMENSION_NAMES

OBSERVATIONS = "observations.parquet"
CATALOGUE = "catalogue.json"
CLAIMS = "claims.json"
PROGRESS = "progress.json"
QUALITY = "quality.json"
PICTURES = "pictures"
"""The folder of a release that holds its pictures; each is checked when it is read."""

T = TypeVar("T")

_MAKE_ONE = "Make one: python -m etl run --all, then python -m indicators release."
_MAKE_AGAIN = "Move the folder aside and run python -m indicators release."


@dataclass(frozen=True, eq=False)
class Release:
    """One release, read once, equal only to itself; `folder` is where it stands."""

    folder: Path
    manifest: Manifest
    catalogue: Catalogue
    claims: tuple[ClaimEntry, ...]
    progress: Progress
    quality: Quality
    observations: pl.DataFrame

    @property
    def id(self) -> str:
        """The release id, which follows from the content."""
        return self.manifest.release

    @cached_property
    def indicators(self) -> Mapping[str, IndicatorEntry]:
        """The indicators by id."""
        return {entry.id: entry for entry in self.catalogue.indicators}

    @cached_property
    def by_official_code(self) -> Mapping[str, IndicatorEntry]:
        """The official SDG indicators by their code, such as 16.2.2."""
        return {entry.official.code: entry for entry in self.catalogue.indicators if entry.official}

    @cached_property
    def sources(self) -> Mapping[str, SourceEntry]:
        """The sources by id."""
        return {entry.id: entry for entry in self.catalogue.sources}


def current_release(releases: Path, now: dt.datetime | None = None) -> Release:
    """The current release, now or at another moment; a changed pointer is seen at once. NoRelease, ReleaseDamaged."""
    return read_release(current_folder(releases, now))


def released_picture(release: Release, name: str) -> bytes | None:
    """A picture of a release by the name of its file; None for one that it does not have. ReleaseDamaged."""
    checksum = release.manifest.files.get(name)
    return None if checksum is None else _checked(release.folder, name, checksum)


def current_folder(releases: Path, now: dt.datetime | None = None) -> Path:
    """Where the current release stands: the one whose embargo ended last, or a later one that the pointer names.

    NoRelease when nothing does.
    """
    last = read_history(releases).current(now or dt.datetime.now(dt.UTC))
    name = last.release if last is not None and last.by_embargo else _pointed(releases)
    folder = releases / name
    if not FOLDER_NAME.fullmatch(name) or not folder.is_dir():
        raise NoRelease(f"The current release {name!r} does not stand in {releases}.", _MAKE_ONE)
    return folder


def _pointed(releases: Path) -> str:
    try:
        return (releases / POINTER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise NoRelease(f"There is no release in {releases}.", _MAKE_ONE) from error


@lru_cache(maxsize=16)
def read_release(folder: Path) -> Release:
    """The release of a folder, read once. ReleaseDamaged."""
    manifest = _decode(_bytes(folder, MANIFEST), Manifest, folder / MANIFEST)
    content = {
        name: _checked(folder, name, checksum)
        for name, checksum in manifest.files.items()
        if not name.startswith(f"{PICTURES}/")
    }
    return made_of(folder, manifest, content)


def read_claims(folder: Path) -> tuple[ClaimEntry, ...]:
    """The claims alone of the release of a folder. ReleaseDamaged."""
    files = _decode(_bytes(folder, MANIFEST), Manifest, folder / MANIFEST).files
    return _decode(_checked(folder, CLAIMS, files.get(CLAIMS, "")), tuple[ClaimEntry, ...], folder / CLAIMS)


def made_of(folder: Path, manifest: Manifest, content: Mapping[str, bytes]) -> Release:
    """The release that files with this content make, written to the folder or not yet. ReleaseDamaged."""
    absent = {OBSERVATIONS, CATALOGUE, CLAIMS, PROGRESS, QUALITY} - content.keys()
    if absent:
        raise ReleaseDamaged(f"{folder}: the manifest does not name {', '.join(sorted(absent))}.", _MAKE_AGAIN)
    return Release(
        folder,
        manifest,
        _decode(content[CATALOGUE], Catalogue, folder / CATALOGUE),
        _decode(content[CLAIMS], tuple[ClaimEntry, ...], folder / CLAIMS),
        _decode(content[PROGRESS], Progress, folder / PROGRESS),
        _decode(content[QUALITY], Quality, folder / QUALITY),
        _observations(content[OBSERVATIONS]),
    )


def _observations(content: bytes) -> pl.DataFrame:
    """The observations; a dimension that is newer than the release does not apply to any of them."""
    frame = pl.read_parquet(content)
    newer = [name for name in DIMENSION_NAMES if name not in frame.columns]
    return frame.with_columns(pl.lit(NOT_APPLICABLE).alias(name) for name in newer)


def _checked(folder: Path, name: str, checksum: str) -> bytes:
    content = _bytes(folder, name)
    if hashlib.sha256(content).hexdigest() != checksum:
        raise ReleaseDamaged(f"{folder / name} is not the file that was released.", _MAKE_AGAIN)
    return content


def _bytes(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        raise ReleaseDamaged(f"{folder / name} cannot be read: {error.strerror}.", _MAKE_AGAIN) from error


def _decode(content: bytes, kind: type[T], place: Path) -> T:
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.DecodeError as error:
        raise ReleaseDamaged(f"{place} cannot be read: {error}.", _MAKE_AGAIN) from error

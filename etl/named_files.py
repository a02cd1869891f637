"""Files a person downloads and names with the command, taken as one input."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path, PurePath

from etl.errors import EtlError, SourceChanged
from etl.source import Raw

_ARCHIVE = ".zip"
_ONE_TIME = (1980, 1, 1, 0, 0, 0)
"""The time every packed file gets, so that the same files give the same archive."""


def named(paths: tuple[Path, ...], today: dt.date) -> Raw:
    """The files a person names, as received."""
    return as_received(contents(paths), today)


def contents(paths: tuple[Path, ...]) -> dict[str, bytes]:
    """What the files hold, by name. EtlError when one cannot be read or two have the same name."""
    try:
        files = {path.name: path.read_bytes() for path in paths}
    except OSError as error:
        raise EtlError(
            f"{error.filename} cannot be read: {error.strerror}.", "Name a file that can be read; nothing was loaded."
        ) from error
    if len(files) != len(paths):
        raise EtlError("Two of the files have the same name.", "Rename one of them; nothing was loaded.")
    return files


def as_received(files: Mapping[str, bytes], today: dt.date) -> Raw:
    """Files as one input: one as it is, several packed into an archive that depends only on them."""
    if len(files) == 1:
        ((name, content),) = files.items()
        return Raw(content, PurePath(name).suffix.lower(), today)
    return Raw(_packed(files), _ARCHIVE, today)


def members(place: str, raw: Raw) -> tuple[tuple[str, bytes], ...]:
    """The files of an input, each with its suffix; those of an archive in the order of their names."""
    if raw.suffix != _ARCHIVE:
        return ((raw.suffix, raw.content),)
    try:
        with zipfile.ZipFile(io.BytesIO(raw.content)) as archive:
            names = sorted(name for name in archive.namelist() if PurePath(name).suffix)
            found = tuple((PurePath(name).suffix.lower(), archive.read(name)) for name in names)
    except zipfile.BadZipFile as error:
        raise SourceChanged(
            f"{place} is not an archive: {error}.", "Get the file again; nothing was loaded."
        ) from error
    if not found:
        raise SourceChanged(f"{place} is an archive without files.", "Name another file; nothing was loaded.")
    return found


def ask_for_files(source_id: str, where: str) -> Callable[..., Raw]:
    """The `extract` of a feed whose files come from a person: it tells which, and how to name them."""

    def refuse(*_arguments: object) -> Raw:
        raise EtlError(
            f"{source_id} is read from files that you download: {where}.",
            f"Name them: python -m etl run {source_id} --file PATH.",
        )

    return refuse


def _packed(files: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _ONE_TIME), files[name])
    return content.getvalue()

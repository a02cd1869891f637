"""The journal of releases is written here alone: one writer at a time, lines that are only added and forced to disk."""

import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from publication.history import JOURNAL, History, Line, recorded, unrecorded, whole_lines


class Journal:
    """The journal of a folder of releases, held by one writer."""

    def __init__(self, releases: Path) -> None:
        self._place = releases / JOURNAL
        self._add(unrecorded(releases, recorded(releases)))

    @property
    def history(self) -> History:
        """What stands in the journal now."""
        return recorded(self._place.parent)

    def add(self, *lines: Line) -> None:
        """Write lines down. OSError when the disk refuses; then none of them stands in the journal."""
        self._add(lines)

    def _add(self, lines: tuple[Line, ...]) -> None:
        if not lines:
            return
        with self._place.open("r+b", buffering=0) as out:
            end = out.truncate(len(whole_lines(out.readall())))
            try:
                out.seek(end)
                _write(out, msgspec.json.Encoder().encode_lines(lines))
            except OSError:
                with contextlib.suppress(OSError):
                    out.truncate(end)
                raise


@contextlib.contextmanager
def journal(releases: Path) -> Iterator[Journal]:
    """Hold the journal, waiting for whoever holds it; first of all it learns what is not recorded yet.

    The system lets go of it when the process ends, however it ends. On Windows nobody waits.
    """
    with (releases / JOURNAL).open("ab") as handle:
        _lock(handle.fileno())
        yield Journal(releases)


def _write(out: io.FileIO, content: bytes) -> None:
    if out.write(content) != len(content):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.fsync(out.fileno())


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        return
    import fcntl  # noqa: PLC0415  # POSIX only

    with contextlib.suppress(OSError):  # no locks there, as on some network drives
        fcntl.flock(handle, fcntl.LOCK_EX)

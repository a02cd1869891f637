"""Files of lines that are only added: one writer at a time, forced to disk; a line cut short never happened."""

import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec


def whole_lines(content: bytes) -> bytes:
    """Lines without a last one that was cut short."""
    return content[: content.rfind(b"\n") + 1]


def add_lines(place: Path, lines: Sequence[msgspec.Struct]) -> None:
    """Write lines down, while the file is `held`. OSError when the disk refuses; then none of them stands there."""
    if not lines:
        return
    with place.open("r+b", buffering=0) as out:
        end = out.truncate(len(whole_lines(out.readall())))
        try:
            out.seek(end)
            _write(out, msgspec.json.Encoder().encode_lines(lines))
        except OSError:
            with contextlib.suppress(OSError):
                out.truncate(end)
            raise


@contextlib.contextmanager
def held(place: Path) -> Iterator[None]:
    """Hold a file of lines, made if it is not there, waiting for whoever holds it.

    The system lets go of it when the process ends, however it ends. On Windows nobody waits.
    """
    with place.open("ab") as handle:
        _lock(handle.fileno())
        yield


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

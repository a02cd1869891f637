"""Writers of one folder: what a killed one left behind is cleared by the next, and never what a living one writes."""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path


@contextlib.contextmanager
def writing(folder: Path, unfinished: Sequence[str]) -> Iterator[None]:
    """Write into a folder, after clearing what writers that are gone left unfinished (patterns of names).

    Every writer holds a shared lock on the folder, which the system lets go when its process ends, however it ends.
    Who gets the lock alone knows that nobody writes, so that all that is unfinished is stale; who does not leaves it.
    Where a folder cannot be locked (Windows, some network drives) nothing is cleared.
    """
    handle = _opened(folder)
    try:
        if handle is not None and _locked_alone(handle):
            _clear(folder, unfinished)
        if handle is not None:
            _share(handle)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def sync_folder(folder: Path) -> None:
    """Force to disk which files a folder has."""
    if os.name == "nt":
        return  # Windows has no handle on a folder to force to disk
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _opened(folder: Path) -> int | None:
    return None if sys.platform == "win32" else os.open(folder, os.O_RDONLY)


def _locked_alone(handle: int) -> bool:
    if sys.platform == "win32":
        return False
    import fcntl  # noqa: PLC0415  # POSIX only

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _share(handle: int) -> None:
    """Wait for another writer's clearing, if any, and keep others from clearing until this one is done."""
    if sys.platform == "win32":
        return
    import fcntl  # noqa: PLC0415  # POSIX only

    with contextlib.suppress(OSError):  # no locks there: then nobody clears
        fcntl.flock(handle, fcntl.LOCK_SH)


def _clear(folder: Path, unfinished: Sequence[str]) -> None:
    for path in [path for pattern in unfinished for path in folder.glob(pattern)]:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)

"""The journal of releases is written here alone."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from publication.history import JOURNAL, History, Line, recorded, unrecorded
from publication.lines import add_lines, held


class Journal:
    """The journal of a folder of releases, held by one writer."""

    def __init__(self, releases: Path) -> None:
        self._place = releases / JOURNAL
        add_lines(self._place, unrecorded(releases, recorded(releases)))

    @property
    def history(self) -> History:
        """What stands in the journal now."""
        return recorded(self._place.parent)

    def add(self, *lines: Line) -> None:
        """Write lines down. OSError when the disk refuses; then none of them stands in the journal."""
        add_lines(self._place, lines)


@contextlib.contextmanager
def journal(releases: Path) -> Iterator[Journal]:
    """Hold the journal, waiting for whoever holds it; first of all it learns what is not recorded yet."""
    with held(releases / JOURNAL):
        yield Journal(releases)

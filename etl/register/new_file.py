"""Files that a command writes for a person: never over one that is there."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from etl.errors import WorkbookNotWritten


def numbered(place: Path, suffix: str = "") -> Iterator[Path]:
    """The place, then the place with -2, -3 and so on behind its name, for whoever needs a name that is free."""
    yield place.with_name(f"{place.name}{suffix}")
    for number in count(2):
        yield place.with_name(f"{place.name}-{number}{suffix}")


def write_new(place: Path, content: bytes) -> None:
    """Write a workbook under a name that is free; WorkbookNotWritten where it is not, or cannot be written."""
    try:
        with place.open("xb") as out:
            out.write(content)
    except FileExistsError:
        raise WorkbookNotWritten(
            f"{place} is there already.", "Name another file with --out, or move that one away."
        ) from None
    except OSError as error:
        raise WorkbookNotWritten(
            f"{place} cannot be written: {error.strerror}.", "Name a file in a folder you may write to with --out."
        ) from error

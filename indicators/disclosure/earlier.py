"""What releases before have told of the register: their files for auditors, kept or retired."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import polars as pl

from indicators.disclosure.cases import Stretch
from indicators.disclosure.policy import Policy
from indicators.disclosure.published import EarlierCell
from indicators.disclosure.spans import month_number, span
from indicators.errors import DisclosureRefused
from publication.catalogue import Manifest
from publication.history import MANIFEST, TABLES, TOMBS
from vocabulary.codes import TOTAL
from vocabulary.periods import parse_period
from warehouse.loads import source_of_load


@dataclass(frozen=True)
class Earlier:
    """A release before: the sources it was made from, its tables, and as of when each stretch of months was known."""

    release: str
    created: dt.datetime
    sources: frozenset[str]
    frame: pl.DataFrame
    basis: tuple[Stretch, ...]


def read_earlier(releases: Path) -> tuple[Earlier, ...]:
    """The releases with tables of a register, the oldest first. DisclosureRefused when one cannot be read."""
    folders = [path.parent for path in (*releases.glob(f"*/{TABLES}"), *releases.glob(f"{TOMBS}/*/{TABLES}"))]
    whole = [folder for folder in folders if not folder.name.startswith(".")]
    return tuple(sorted(map(_read, whole), key=lambda each: (each.created, each.release)))


def earlier_cells(earlier: Sequence[Earlier], policy: Policy, through: str) -> tuple[EarlierCell, ...]:
    """The cells that releases before showed or hid, of populations, codes and periods there still are."""
    told = (cell for each in earlier for cell in _cells(each.frame, policy, month_number(through)))
    return tuple(dict.fromkeys(told))


def _read(folder: Path) -> Earlier:
    try:
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
        frame = pl.read_parquet((folder / TABLES).read_bytes())
    except (OSError, msgspec.DecodeError, pl.exceptions.PolarsError) as error:
        raise DisclosureRefused(
            f"What release {folder.name} published cannot be read, so nothing can be compared with it.",
            f"Put {folder.name} back from a copy; nothing was written.",
        ) from error
    basis = tuple(Stretch(month, known.replace(tzinfo=None)) for month, known in sorted(manifest.known.items()))
    sources = frozenset(source_of_load(load) for load in manifest.inputs)
    return Earlier(manifest.release, manifest.created, sources, frame, basis)


def _cells(frame: pl.DataFrame, policy: Policy, last: int) -> Iterator[EarlierCell]:
    populations = {each.measure: each.name for each in policy.populations}
    columns = [name for name in policy.columns if name in frame.columns]
    for row in frame.iter_rows(named=True):
        codes = {column: row[column] for column in columns if row[column] != TOTAL}
        named = [_dimension(policy, column, code) for column, code in codes.items()]
        known = row["measure"] in populations and span(parse_period(row["time_period"]))[1] <= last
        if known and None not in named:
            pairs = tuple((str(name), code) for name, code in zip(named, codes.values(), strict=True))
            yield EarlierCell(populations[row["measure"]], row["time_period"], pairs, row["value"])


def _dimension(policy: Policy, column: str, code: str) -> str | None:
    """The dimension of the policy that has a code of a column."""
    return next((each.name for each in policy.dimensions if each.column == column and code in each.codes), None)

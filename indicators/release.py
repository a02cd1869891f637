"""The release: compute every indicator, protect the cells, re-run the claims, draw, and write one folder."""

import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import sqlalchemy as sa

from indicators.assessments import progress
from indicators.claims.earlier import earlier_ledgers
from indicators.claims.ledger import ledger
from indicators.compute import KEY, compute, rounded
from indicators.definition import Indicator
from indicators.disclosure.earlier import read_earlier
from indicators.disclosure.policy import read_policy
from indicators.disclosure.protect import Protected, protect
from indicators.errors import NothingToRelease, ReleaseNotWritten
from indicators.reconciliation import doubts
from indicators.registry import all_indicators
from publication.catalogue import (
    Catalogue,
    ClaimEntry,
    DoubtEntry,
    IndicatorEntry,
    LoadEntry,
    LoadQuality,
    Manifest,
    Protection,
    Quality,
    SourceEntry,
    UnpublishedEntry,
)
from publication.pictures.standard import standard_pictures
from publication.release import CATALOGUE, CLAIMS, OBSERVATIONS, PROGRESS, QUALITY, Release, made_of
from publication.release_writer import AT_ONCE, Embargo, Origin, encode, release_id, write_release
from vocabulary.codes import codelist
from vocabulary.dimensions import CODED_ATTRIBUTES, CODELIST_OF, DIMENSIONS
from vocabulary.statuses import ObsStatus
from vocabulary.text import Text
from warehouse.loads import current_loads, rejected_by_rule
from warehouse.store import Warehouse
from warehouse.tables import SOURCE


@dataclass(frozen=True)
class Draft:
    """A release that is computed and protected, and not written: its files but for the pictures, and its claims."""

    files: Mapping[str, bytes]
    origin: Origin
    claims: tuple[ClaimEntry, ...]


def release(warehouse: Warehouse, releases: Path, created: dt.datetime, embargo: Embargo = AT_ONCE) -> Path:
    """Write the release of what the warehouse holds, current at once or after an embargo; returns its folder."""
    return publish(releases, draft(warehouse, releases, created), embargo)


def draft(warehouse: Warehouse, releases: Path, created: dt.datetime) -> Draft:
    """Compute the release of what the warehouse holds; nothing is written. NothingToRelease, DisclosureRefused."""
    current = current_loads()
    loads = warehouse.fetch(sa.select(*current.c).order_by(current.c.source_id))
    if loads.is_empty():
        raise NothingToRelease("The warehouse holds no load.", "Load first: python -m etl run --all.")
    indicators = list(all_indicators().values())
    policy = read_policy()
    protected = protect(compute(indicators, warehouse), policy, read_earlier(releases), created)
    claims = ledger(protected.frame, earlier_ledgers(releases, created))
    files = {
        OBSERVATIONS: _parquet(rounded(protected.frame.sort(KEY), indicators)),
        CATALOGUE: encode(_catalogue(indicators, protected, warehouse, loads, {each.document for each in claims})),
        CLAIMS: encode(claims),
        PROGRESS: encode(progress(protected.frame, indicators)),
        QUALITY: encode(_quality(protected, warehouse, loads.filter(~pl.col("source_id").is_in(policy.sources)))),
        **(protected.register.files if protected.register else {}),
    }
    inputs = dict(loads.select("load_id", "checksum").iter_rows())
    return Draft(files, Origin(policy.checksum, inputs, created, _known(protected)), claims)


def publish(releases: Path, drafted: Draft, embargo: Embargo = AT_ONCE) -> Path:
    """Draw the pictures of a draft and write it, current at once or after an embargo; returns its folder."""
    files = {**drafted.files, **standard_pictures(_unwritten(releases, drafted.files, drafted.origin))}
    try:
        return write_release(releases, files, drafted.origin, embargo)
    except OSError as error:
        raise ReleaseNotWritten(
            f"The release could not be written to {releases}: {error.strerror}.",
            "Free some space or make the folder writable and run it again; the current release stands.",
        ) from error


def _unwritten(releases: Path, files: Mapping[str, bytes], origin: Origin) -> Release:
    """The release that the files make, to draw its pictures from."""
    named = release_id(files, origin.policy)
    manifest = Manifest(named, origin.created, origin.policy, dict(origin.inputs), {}, dict(origin.known))
    return made_of(releases / named, manifest, files)


def _known(protected: Protected) -> dict[str, dt.datetime]:
    """As of when each month of the register was known that is published."""
    basis = protected.register.basis if protected.register else ()
    return {stretch.through: stretch.known_at.replace(tzinfo=dt.UTC) for stretch in basis}


def _parquet(frame: pl.DataFrame) -> bytes:
    out = io.BytesIO()
    frame.write_parquet(out, compression="zstd", compression_level=9, statistics=True)
    return out.getvalue()


def _catalogue(
    indicators: list[Indicator], protected: Protected, warehouse: Warehouse, loads: pl.DataFrame, documents: set[str]
) -> Catalogue:
    cited = documents | set(protected.frame["source_ids"].explode().unique()) | set(loads["source_id"])
    sources = warehouse.fetch(sa.select(*SOURCE.columns).order_by(SOURCE.c.source_id))
    return Catalogue(
        indicators=tuple(_indicator_entry(indicator) for indicator in indicators),
        sources=tuple(_source_entry(row) for row in sources.iter_rows(named=True) if row["source_id"] in cited),
        loads=tuple(LoadEntry(*row) for row in loads.select("load_id", "source_id", "checksum").iter_rows()),
        dimensions={dimension.name: dimension.codelist for dimension in (*DIMENSIONS, *CODED_ATTRIBUTES)},
        codes=_used_codes(protected.frame),
    )


def _indicator_entry(indicator: Indicator) -> IndicatorEntry:
    shared = {name: getattr(indicator, name) for name in IndicatorEntry.__struct_fields__}
    return IndicatorEntry(**shared)


def _source_entry(row: dict[str, str]) -> SourceEntry:
    return SourceEntry(
        id=row["source_id"],
        producer=Text(row["producer_en"], row["producer_ja"]),
        title=Text(row["title_en"], row["title_ja"]),
        language=row["language"],
        published=row["published"],
        address=row["address"],
        licence=row["licence"],
        cadence=row["cadence"],
        next_update=row["next_update"],
    )


def _used_codes(observations: pl.DataFrame) -> dict[str, dict[str, Text]]:
    """The labels of every code that stands in the observations, by code list."""
    used: dict[str, dict[str, Text]] = {}
    for name, codelist_id in CODELIST_OF.items():
        codes = codelist(codelist_id)
        labels = used.setdefault(codelist_id, {})
        labels |= {code: codes[code].label for code in observations[name].cast(pl.String).unique().sort()}
    return used


def _quality(protected: Protected, warehouse: Warehouse, loads: pl.DataFrame) -> Quality:
    return Quality(
        loads=tuple(_load_quality(row, warehouse) for row in loads.iter_rows(named=True)),
        observations=protected.frame.height,
        withheld=protected.withheld,
        doubts=tuple(DoubtEntry(found.series, found.source_id, found.text) for found in doubts(protected.frame)),
        unpublished=tuple(UnpublishedEntry(*named) for named in protected.unpublished),
        protection=_protection(protected),
    )


def _protection(protected: Protected) -> Protection | None:
    if protected.register is None:
        return None
    status = protected.register.tables.frame["status"]
    hidden = int((status == ObsStatus.SUPPRESSED.value).sum())
    threshold = protected.register.tables.policy.threshold
    return Protection(threshold, status.len(), hidden)


def _load_quality(row: dict[str, object], warehouse: Warehouse) -> LoadQuality:
    load_id = str(row["load_id"])
    broken = dict(warehouse.fetch(rejected_by_rule(load_id)).iter_rows())
    counts = {name: row[name] for name in ("rows_read", "rows_accepted", "rows_rejected", "accessed_on")}
    return LoadQuality(load=load_id, source=str(row["source_id"]), broken_rules=broken, **counts)  # type: ignore[arg-type]  # the columns' declared types

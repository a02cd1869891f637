"""The release: compute every indicator, protect the cells, re-run the claims, draw, and write one folder."""

import datetime as dt
import io
from pathlib import Path

import polars as pl
import sqlalchemy as sa

from indicators.assessments import progress
from indicators.claims.ledger import ledger
from indicators.compute import compute, rounded
from indicators.definition import Indicator
from indicators.disclosure.protect import POLICY, Protected, protect
from indicators.errors import NothingToRelease, ReleaseNotWritten
from indicators.reconciliation import doubts
from indicators.registry import all_indicators
from publication.catalogue import (
    Catalogue,
    DoubtEntry,
    IndicatorEntry,
    LoadEntry,
    LoadQuality,
    Manifest,
    Quality,
    SourceEntry,
)
from publication.pictures.standard import standard_pictures
from publication.release import CATALOGUE, CLAIMS, OBSERVATIONS, PROGRESS, QUALITY, made_of
from publication.release_writer import encode, release_id, write_release
from vocabulary.codes import codelist
from vocabulary.dimensions import CODED_ATTRIBUTES, CODELIST_OF, DIMENSIONS
from vocabulary.text import Text
from warehouse.loads import current_loads, rejected_by_rule
from warehouse.store import Warehouse
from warehouse.tables import SOURCE


def release(warehouse: Warehouse, releases: Path, created: dt.datetime) -> Path:
    """Write the release of what the warehouse holds and make it current; returns its folder."""
    current = current_loads()
    loads = warehouse.fetch(sa.select(*current.c).order_by(current.c.source_id))
    if loads.is_empty():
        raise NothingToRelease("The warehouse holds no load.", "Load first: python -m etl run --all.")
    indicators = list(all_indicators().values())
    protected = protect(compute(indicators, warehouse))
    files = {
        OBSERVATIONS: _parquet(rounded(protected.frame, indicators)),
        CATALOGUE: encode(_catalogue(indicators, protected, warehouse, loads)),
        CLAIMS: encode(ledger(protected.frame)),
        PROGRESS: encode(progress(protected.frame, indicators)),
        QUALITY: encode(_quality(protected, warehouse, loads)),
    }
    inputs = dict(loads.select("load_id", "checksum").iter_rows())
    manifest = Manifest(release_id(files, POLICY), created, POLICY, inputs, {})
    files |= standard_pictures(made_of(releases / manifest.release, manifest, files))
    try:
        return write_release(releases, files, policy=POLICY, inputs=inputs, created=created)
    except OSError as error:
        raise ReleaseNotWritten(
            f"The release could not be written to {releases}: {error.strerror}.",
            "Free some space or make the folder writable and run it again; the current release stands.",
        ) from error


def _parquet(frame: pl.DataFrame) -> bytes:
    out = io.BytesIO()
    frame.write_parquet(out, compression="zstd", compression_level=9, statistics=True)
    return out.getvalue()


def _catalogue(
    indicators: list[Indicator], protected: Protected, warehouse: Warehouse, loads: pl.DataFrame
) -> Catalogue:
    cited = set(protected.frame["source_ids"].explode().unique()) | set(loads["source_id"])
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
    )


def _load_quality(row: dict[str, object], warehouse: Warehouse) -> LoadQuality:
    load_id = str(row["load_id"])
    broken = dict(warehouse.fetch(rejected_by_rule(load_id)).iter_rows())
    counts = {name: row[name] for name in ("rows_read", "rows_accepted", "rows_rejected", "accessed_on")}
    return LoadQuality(load=load_id, source=str(row["source_id"]), broken_rules=broken, **counts)  # type: ignore[arg-type]  # the columns' declared types

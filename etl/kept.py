"""Inputs as they were kept, so that a source can be read again by the rules of today, without its producer."""

import hashlib
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from etl.errors import NothingToReadAgain
from etl.source import Loadable, Raw, Way
from warehouse.loads import select_all
from warehouse.store import Warehouse
from warehouse.tables import LOAD


def loaded_sources(warehouse: Warehouse) -> frozenset[str]:
    """The ids of the sources that have a load."""
    return frozenset(warehouse.fetch(sa.select(LOAD.c.source_id).distinct())["source_id"])


def from_kept(chosen: Loadable, warehouse: Warehouse, raw_folder: Path) -> Loadable:
    """A source with the input of its newest load instead of its producer's; a bundled one has its own at hand."""
    if chosen.way is Way.BUNDLED:
        return chosen
    return replace(chosen, extract=lambda *_asked: kept_input(chosen.source.id, warehouse, raw_folder))


def kept_input(source_id: str, warehouse: Warehouse, raw_folder: Path) -> Raw:
    """What the newest load of a source was made from, byte for byte; NothingToReadAgain when it is not there."""
    newest = select_all(LOAD).where(LOAD.c.source_id == source_id).order_by(LOAD.c.sequence.desc()).limit(1)
    found = warehouse.fetch(newest)
    if found.is_empty():
        raise NothingToReadAgain(f"{source_id} has no load yet.", f"Bring it in: python -m etl run {source_id}.")
    load = found.row(0, named=True)
    place = raw_folder / load["raw_path"]
    try:
        content = place.read_bytes()
    except OSError as error:
        raise NothingToReadAgain(f"{place} cannot be read: {error.strerror}.", _elsewhere(source_id)) from error
    if hashlib.sha256(content).hexdigest() != load["checksum"]:
        raise NothingToReadAgain(f"{place} is not the input that was loaded.", _elsewhere(source_id))
    return Raw(content, place.suffix, load["accessed_on"])


def _elsewhere(source_id: str) -> str:
    return f"Put it back, or bring the source in anew: python -m etl run {source_id}; nothing was changed."

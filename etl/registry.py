"""Every source there is: the files of etl/sources and the documents the bundled facts cite."""

import importlib
import pkgutil
from functools import cache
from types import ModuleType

import polars as pl

import etl.sources
from etl.documents import documents
from etl.errors import UnknownSource
from etl.source import Feed, Loadable, Source, Way


@cache
def feeds() -> dict[str, Feed]:
    """The feeds by id, in alphabetical order: one module in etl/sources declares one FEED."""
    return {name: module.FEED for name, module in _modules().items() if hasattr(module, "FEED")}


@cache
def registers() -> dict[str, Source]:
    """The registers by id: a module in etl/sources that declares a SOURCE with sheets instead of a feed."""
    return {name: module.SOURCE for name, module in _modules().items() if not hasattr(module, "FEED")}


def loadable(*ways: Way) -> dict[str, Loadable]:
    """What can be brought in by its id alone, of these ways or of all: the feeds, then the registers that are ready."""
    ready = {name: module.REGISTER for name, module in _modules().items() if hasattr(module, "REGISTER")}
    return {source_id: each for source_id, each in {**feeds(), **ready}.items() if not ways or each.way in ways}


def _modules() -> dict[str, ModuleType]:
    names = sorted(module.name for module in pkgutil.iter_modules(etl.sources.__path__))
    return {name: importlib.import_module(f"etl.sources.{name}") for name in names}


def feeds_by(way: Way) -> dict[str, Feed]:
    """The feeds whose inputs come that way."""
    return {source_id: each for source_id, each in feeds().items() if each.way is way}


def feed(source_id: str) -> Feed:
    """The feed of that id; KeyError for any other."""
    return feeds()[source_id]


def to_load(source_id: str) -> Loadable:
    """The feed or register of that id; UnknownSource names the nearest way out."""
    known = loadable()
    if source_id in known:
        return known[source_id]
    if source_id in registers():
        raise UnknownSource(f"{source_id} comes in report by report.", f"Use {registers()[source_id].address}.")
    raise UnknownSource(f"There is no source {source_id!r}.", f"Use one of: {', '.join(known)}; or --all.")


def described() -> pl.DataFrame:
    """All sources in the columns of the warehouse's table `source`."""
    sources = (*(feed.source for feed in feeds().values()), *registers().values(), *documents().values())
    return pl.DataFrame([_row(source) for source in sources])


def _row(source: Source) -> dict[str, str]:
    return {
        "source_id": source.id,
        "producer_en": source.producer.en,
        "producer_ja": source.producer.ja,
        "title_en": source.title.en,
        "title_ja": source.title.ja,
        "language": source.language,
        "published": source.published,
        "address": source.address,
        "licence": source.licence,
        "sensitivity": source.sensitivity,
        "cadence": source.cadence,
        "next_update": source.next_update,
        "replaced_by": source.replaced_by,
    }

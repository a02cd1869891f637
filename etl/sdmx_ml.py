"""SDMX-ML 2.1 structure-specific data read as a text table: a row an observation, a column an SDMX id."""

import io
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import polars as pl

from etl.errors import SourceChanged
from etl.named_files import members
from etl.source import Raw
from etl.validate import ROW_NUMBER

_MESSAGE = "StructureSpecificData"
_OTHER = "Name a file with one of our series; nothing was loaded."
_LOOK = "Get the file as SDMX-ML 2.1 structure-specific data; nothing was loaded."


def read_sdmx_ml(place: str, raw: Raw, required: tuple[str, ...], series: tuple[str, ...]) -> pl.DataFrame:
    """The observations of these series with what their series says; an id that an observation lacks is empty.

    SourceChanged when there is no such observation or a required id is nowhere.
    """
    observed = [
        each
        for _, content in members(place, raw)
        for each in _observations(place, content)
        if each.get("SERIES", "").strip() in series or "SERIES" not in each
    ]
    if not observed:
        raise SourceChanged(f"{place}: no observation is of a series we carry.", _OTHER)
    ids = dict.fromkeys(name for each in observed for name in each)
    missing = [name for name in required if name not in ids]
    if missing:
        raise SourceChanged(f"{place}: {', '.join(missing)} stands in no observation of a series we carry.", _LOOK)
    columns = {name: [" ".join(each.get(name, "").split()) for each in observed] for name in ids}
    table = pl.DataFrame(columns, schema=dict.fromkeys(ids, pl.String))
    return table.with_row_index(ROW_NUMBER, offset=1).with_columns(pl.col(ROW_NUMBER).cast(pl.Int64))


def _observations(place: str, content: bytes) -> Iterator[dict[str, str]]:
    """The attributes of each Obs with those of its Series; in flat files an Obs says everything."""
    if b"<!DOCTYPE" in content:
        raise SourceChanged(f"{place} declares a document type, which SDMX-ML does not.", _LOOK)
    series: dict[str, str] = {}
    try:
        for event, element in _elements(place, content):
            name = _local(element.tag)
            if name == "Series":
                series = _said(element) if event == "start" else {}
            elif name == "Obs" and event == "end":
                yield series | _said(element)
            if event == "end":
                element.clear()
    except ET.ParseError as error:
        raise SourceChanged(f"{place} is not whole XML: {error}.", _LOOK) from error


def _elements(place: str, content: bytes) -> Iterator[tuple[str, ET.Element]]:
    # No document type means no entities to expand, and ElementTree fetches nothing from outside.
    walked = ET.iterparse(io.BytesIO(content), events=("start", "end"))  # noqa: S314
    event, root = next(walked)
    if _local(root.tag) != _MESSAGE:
        raise SourceChanged(f"{place} is {_local(root.tag)}, not {_MESSAGE}.", _LOOK)
    yield event, root
    yield from walked


def _said(element: ET.Element) -> dict[str, str]:
    return {name: text for name, text in element.attrib.items() if not name.startswith("{")}


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]

"""SDMX-CSV 2.0 of an export: one line an observation, columns named by the components of its dataflow."""

from collections.abc import Iterator

from publication.formats.columns import Value
from publication.formats.csv import table_text
from publication.formats.export import Export, Format
from publication.formats.sdmx import AGENCY, MEASURE, TIME_PERIOD, VERSION, Flow

_INFORMATION = "I"


def write(export: Export) -> bytes:
    """The observations as information of the dataflow; UTF-8 without a byte order mark, as programs read it."""
    flow = Flow(export)
    return table_text(header(flow), [*cells(flow)]).encode()


def header(flow: Flow) -> list[str]:
    """The names of the columns, the same for every view of the indicator."""
    return ["STRUCTURE", "STRUCTURE_ID", "ACTION", *_key(flow), MEASURE, *(one.id for one in flow.attributes)]


def cells(flow: Flow) -> Iterator[list[Value]]:
    """The observations as cells, in their order."""
    key, attributes = _key(flow), [one.id for one in flow.attributes]
    named = ["dataflow", f"{AGENCY}:{flow.id}({VERSION})", _INFORMATION]
    for each in flow.observations():
        told = (each.attributes.get(name) for name in attributes)
        yield [*named, *(each.key[name] for name in key), each.value, *told]


def _key(flow: Flow) -> list[str]:
    return [*(one.id for one in flow.dimensions), *([TIME_PERIOD] if flow.is_timed else [])]


FORMAT = Format("sdmx.csv", "SDMX-CSV", "application/vnd.sdmx.data+csv;version=2.0.0", write)

"""SDMX-CSV 2.0 of an export: one line an observation, columns named by the components of its dataflow."""

from publication.formats.csv import table_text
from publication.formats.export import Export, Format
from publication.formats.sdmx import AGENCY, MEASURE, TIME_PERIOD, VERSION, Flow

_INFORMATION = "I"


def write(export: Export) -> bytes:
    """The observations as information of the dataflow; UTF-8 without a byte order mark, as programs read it."""
    flow = Flow(export)
    key = [*(one.id for one in flow.dimensions), *([TIME_PERIOD] if flow.is_timed else [])]
    attributes = [one.id for one in flow.attributes]
    named = ["dataflow", f"{AGENCY}:{flow.id}({VERSION})", _INFORMATION]
    return table_text(
        ["STRUCTURE", "STRUCTURE_ID", "ACTION", *key, MEASURE, *attributes],
        [
            [*named, *(each.key[name] for name in key), each.value, *(each.attributes.get(name) for name in attributes)]
            for each in flow.observations()
        ],
    ).encode()


FORMAT = Format("sdmx.csv", "SDMX-CSV", "application/vnd.sdmx.data+csv;version=2.0.0", write)

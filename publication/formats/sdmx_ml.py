"""SDMX-ML 2.1 of an export: generic data that any reader understands without asking for the structure."""

from xml.etree.ElementTree import Element, SubElement

from publication.formats.columns import Value
from publication.formats.export import Export, Format
from publication.formats.sdmx import MEASURE, Flow
from publication.formats.sdmx_message import GENERIC, MESSAGE, document, header, reference


def write(export: Export) -> bytes:
    """The observations, each with its whole key."""
    flow = Flow(export)
    root = Element(f"{MESSAGE}GenericData")
    structure = SubElement(
        header(root, flow),
        f"{MESSAGE}Structure",
        structureID=flow.dsd_id,
        dimensionAtObservation="AllDimensions",
    )
    reference(structure, "StructureUsage", flow.id, kind="Dataflow", package="datastructure")
    held = SubElement(root, f"{MESSAGE}DataSet", structureRef=flow.dsd_id, action="Information")
    for each in flow.observations():
        observed = SubElement(held, f"{GENERIC}Obs")
        _values(SubElement(observed, f"{GENERIC}ObsKey"), each.key)
        if each.value is not None:
            SubElement(observed, f"{GENERIC}ObsValue", id=MEASURE, value=_number(each.value))
        _values(SubElement(observed, f"{GENERIC}Attributes"), each.attributes)
    return document(root, export)


def _values(parent: Element, told: dict[str, str]) -> None:
    for name, text in told.items():
        SubElement(parent, f"{GENERIC}Value", id=name, value=text)


def _number(value: Value) -> str:
    return repr(value)


FORMAT = Format("sdmx.xml", "SDMX-ML", "application/vnd.sdmx.genericdata+xml;version=2.1", write)

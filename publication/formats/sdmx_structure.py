"""SDMX-ML 2.1 structure of an indicator's dataflow: its components and code lists, in both languages."""

from xml.etree.ElementTree import Element, SubElement

from publication.formats.columns import Kind
from publication.formats.export import Export, Format
from publication.formats.sdmx import AGENCY, MEASURE, TIME_PERIOD, VERSION, Component, Flow
from publication.formats.sdmx_message import COMMON, LANG, MESSAGE, STRUCTURE, document, header
from vocabulary.codes import codelist
from vocabulary.text import LANGUAGES, Text

_CONCEPTS = "CS_SHIRUBE"
_WHOLE = ("CL_OBS_STATUS", "CL_CONF_STATUS")
_TEXT_TYPES = {Kind.TEXT: "String", Kind.LIST: "String", Kind.NUMBER: "Double", Kind.WHOLE: "Integer"}


def write(export: Export) -> bytes:
    """Dataflow, code lists, concepts and data structure; the same for every view of the indicator."""
    flow = Flow(export)
    root = Element(f"{MESSAGE}Structure")
    header(root, flow)
    held = SubElement(root, f"{MESSAGE}Structures")
    dataflow = _artefact(SubElement(held, f"{STRUCTURE}Dataflows"), "Dataflow", flow.id, export.table.entry.name)
    _refer(SubElement(dataflow, f"{STRUCTURE}Structure"), flow.dsd_id, kind="DataStructure", package="datastructure")
    _codelists(SubElement(held, f"{STRUCTURE}Codelists"), flow)
    _concepts(SubElement(held, f"{STRUCTURE}Concepts"), flow)
    _data_structure(SubElement(held, f"{STRUCTURE}DataStructures"), flow)
    return document(root, export)


def _codelists(parent: Element, flow: Flow) -> None:
    everything = flow.export.table.everything
    used: dict[str, set[str]] = {}
    for component in (*flow.dimensions, *flow.attributes):
        if component.codelist:
            codes = {str(code) for code in everything[component.id.lower()].unique()}
            used.setdefault(component.codelist, set()).update(codes)
    for name in sorted(used):
        known = codelist(name)
        kept = [code for code in known if name in _WHOLE or code in used[name]]
        whole = {} if len(kept) == len(known) else {"isPartial": "true"}
        listed = _artefact(parent, "Codelist", name, Text(name, name), **whole)
        for code in kept:
            _named(SubElement(listed, f"{STRUCTURE}Code", id=code), known[code].label)


def _concepts(parent: Element, flow: Flow) -> None:
    scheme = _artefact(parent, "ConceptScheme", _CONCEPTS, Text("Concepts of Shirube", "Shirubeの概念"))
    named = {component.id: component.title for component in (*flow.dimensions, *flow.attributes)}
    named |= {TIME_PERIOD: Text("Time period", "期間"), MEASURE: Text("Observed value", "観測値")}
    for name, title in named.items():
        _named(SubElement(scheme, f"{STRUCTURE}Concept", id=name), title)


def _data_structure(parent: Element, flow: Flow) -> None:
    structure = _artefact(parent, "DataStructure", flow.dsd_id, flow.export.table.entry.name)
    held = SubElement(structure, f"{STRUCTURE}DataStructureComponents")
    dimensions = SubElement(held, f"{STRUCTURE}DimensionList", id="DimensionDescriptor")
    for place, component in enumerate(flow.dimensions, start=1):
        _component(SubElement(dimensions, f"{STRUCTURE}Dimension", id=component.id, position=str(place)), component)
    if flow.is_timed:
        last = str(len(flow.dimensions) + 1)
        time = SubElement(dimensions, f"{STRUCTURE}TimeDimension", id=TIME_PERIOD, position=last)
        _concept(time, TIME_PERIOD)
        local = SubElement(time, f"{STRUCTURE}LocalRepresentation")
        SubElement(local, f"{STRUCTURE}TextFormat", textType="ObservationalTimePeriod")
    attributes = SubElement(held, f"{STRUCTURE}AttributeList", id="AttributeDescriptor")
    for component in flow.attributes:
        status = "Mandatory" if component.is_mandatory else "Conditional"
        attribute = SubElement(attributes, f"{STRUCTURE}Attribute", id=component.id, assignmentStatus=status)
        _component(attribute, component)
        related = SubElement(SubElement(attribute, f"{STRUCTURE}AttributeRelationship"), f"{STRUCTURE}PrimaryMeasure")
        SubElement(related, "Ref", id=MEASURE)
    measures = SubElement(held, f"{STRUCTURE}MeasureList", id="MeasureDescriptor")
    _concept(SubElement(measures, f"{STRUCTURE}PrimaryMeasure", id=MEASURE), MEASURE)


def _component(element: Element, component: Component) -> None:
    _concept(element, component.id)
    local = SubElement(element, f"{STRUCTURE}LocalRepresentation")
    if component.codelist:
        listed = SubElement(local, f"{STRUCTURE}Enumeration")
        _refer(listed, component.codelist, kind="Codelist", package="codelist")
    else:
        SubElement(local, f"{STRUCTURE}TextFormat", textType=_TEXT_TYPES[component.kind])


def _concept(element: Element, name: str) -> None:
    identity = SubElement(element, f"{STRUCTURE}ConceptIdentity")
    parts = {"maintainableParentID": _CONCEPTS, "maintainableParentVersion": VERSION, "agencyID": AGENCY}
    SubElement(identity, "Ref", {"id": name, **parts, "class": "Concept", "package": "conceptscheme"})


def _refer(element: Element, wanted: str, *, kind: str, package: str) -> None:
    parts = {"agencyID": AGENCY, "version": VERSION, "class": kind, "package": package}
    SubElement(element, "Ref", {"id": wanted, **parts})


def _artefact(parent: Element, kind: str, name: str, title: Text, **more: str) -> Element:
    told = {"id": name, "agencyID": AGENCY, "version": VERSION, "isFinal": "false", **more}
    made = SubElement(parent, f"{STRUCTURE}{kind}", told)
    _named(made, title)
    return made


def _named(element: Element, title: Text) -> None:
    for lang in LANGUAGES:
        if title[lang]:
            SubElement(element, f"{COMMON}Name", {LANG: lang}).text = title[lang]


FORMAT = Format("structure.xml", "SDMX", "application/vnd.sdmx.structure+xml;version=2.1", write)

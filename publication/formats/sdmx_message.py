"""What every SDMX-ML 2.1 message has: namespaces, a header, references, and text that XML can hold."""

import datetime as dt
import io
import re
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent, register_namespace

from publication.errors import FormatCannotHold
from publication.formats.export import Export
from publication.formats.sdmx import AGENCY, VERSION, Flow

_SCHEMAS = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/"
_PREFIXES = {
    "mes": f"{_SCHEMAS}message",
    "gen": f"{_SCHEMAS}data/generic",
    "str": f"{_SCHEMAS}structure",
    "com": f"{_SCHEMAS}common",
}
MESSAGE, GENERIC, STRUCTURE, COMMON = (f"{{{address}}}" for address in _PREFIXES.values())
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def header(root: Element, flow: Flow) -> Element:
    """The header of a message: as of the release, so that the same content gives the same bytes."""
    made = flow.export.table.release.manifest.created.astimezone(dt.UTC)
    head = SubElement(root, f"{MESSAGE}Header")
    SubElement(head, f"{MESSAGE}ID").text = f"{flow.id}_{flow.export.table.release.id}"
    SubElement(head, f"{MESSAGE}Test").text = "false"
    SubElement(head, f"{MESSAGE}Prepared").text = f"{made:%Y-%m-%dT%H:%M:%SZ}"
    SubElement(head, f"{MESSAGE}Sender", id=AGENCY)
    return head


def reference(parent: Element, role: str, wanted: str, *, kind: str, package: str) -> Element:
    """A reference to an artefact of ours, in the role that it has there."""
    refers = SubElement(parent, f"{COMMON}{role}")
    return SubElement(
        refers,
        "Ref",
        {"id": wanted, "agencyID": AGENCY, "version": VERSION, "class": kind, "package": package},
    )


def document(root: Element, export: Export) -> bytes:
    """The message as UTF-8. FormatCannotHold where a text has a character that XML does not know."""
    for element in root.iter():
        if any(_NOT_XML.search(text) for text in (element.text or "", *element.attrib.values())):
            raise FormatCannotHold(
                f"{export.table.entry.id}: a text has a character that XML does not know.", "Take CSV or JSON."
            )
    for prefix, address in _PREFIXES.items():
        register_namespace(prefix, address)
    indent(root, " ")
    out = io.BytesIO()
    ElementTree(root).write(out, encoding="UTF-8", xml_declaration=True)
    return out.getvalue()

"""Parts of a Word document that its library has no name for: content controls, fields, rows that repeat."""

import zlib

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shape import InlineShape
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from publication.reports.blocks import Blank, Bound

TAGS = {"ja": "ja-JP", "en": "en-GB"}
"""The language of a document as Word writes it."""

MOST_TAG = 64
"""How many characters the tag or the name of a content control may have."""


def add_control(paragraph: Paragraph, part: Bound, *, is_number: bool = False) -> None:
    """A content control with the tag of what its text is; a number in it cannot be typed over, only refreshed."""
    holder = _control(paragraph, part.tag, part.name)
    if is_number:
        holder.properties.append(_element("w:lock", "contentLocked"))
    holder.properties.append(OxmlElement("w:text"))
    holder.run(part.text)


def add_blank(paragraph: Paragraph, part: Blank) -> None:
    """A content control that a person fills in; until then it shows its hint."""
    holder = _control(paragraph, part.tag, part.name)
    holder.properties.append(OxmlElement("w:showingPlcHdr"))
    holder.properties.append(OxmlElement("w:text"))
    holder.run(part.hint).style = "Placeholder"


def add_field(paragraph: Paragraph, code: str) -> None:
    """A field that Word computes, such as the number of the page."""
    field = _element("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001  # the library's own name for the element


def repeat_on_every_page(row: _Row) -> None:
    """Make a row the header that every page of its table begins with."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", "true"))  # noqa: SLF001  # likewise
    keep_whole(row)


def keep_whole(row: _Row) -> None:
    """Let no page end within a row."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit", "true"))  # noqa: SLF001  # likewise


def shade(cell: _Cell, colour: str) -> None:
    """Give a cell a ground."""
    ground = _element("w:shd", "clear")
    ground.set(qn("w:color"), "auto")
    ground.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(ground)  # noqa: SLF001  # likewise


def rule(table: Table, colour: str) -> None:
    """Draw thin lines around the cells of a table."""
    lines = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = _element(f"w:{side}", "single")
        for name, value in (("sz", "4"), ("space", "0"), ("color", colour)):
            line.set(qn(f"w:{name}"), value)
        lines.append(line)
    properties = table._tbl.tblPr  # noqa: SLF001  # likewise
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(lines)


def describe(table: Table, name: str) -> None:
    """Say what a table is to those who hear it."""
    properties = table._tbl.tblPr  # noqa: SLF001  # likewise
    properties.append(_element("w:tblCaption", name))


def tell(shape: InlineShape, name: str) -> None:
    """Say what a picture shows to those who do not see it."""
    properties = shape._inline.docPr  # noqa: SLF001  # likewise
    properties.set("descr", name)
    properties.set("title", name)


class _Control:
    """A content control under construction."""

    def __init__(self, paragraph: Paragraph, properties: BaseOxmlElement, content: BaseOxmlElement) -> None:
        self.paragraph, self.properties, self.content = paragraph, properties, content

    def run(self, text: str) -> Run:
        """Its text."""
        made = self.paragraph.add_run(text)
        self.content.append(made._r)  # noqa: SLF001  # likewise
        return made


def _control(paragraph: Paragraph, tag: str, name: str) -> _Control:
    control, properties, content = (OxmlElement(one) for one in ("w:sdt", "w:sdtPr", "w:sdtContent"))
    place = len(paragraph.part.element.xpath("//w:sdt"))
    properties.append(_element("w:alias", name[:MOST_TAG]))
    properties.append(_element("w:tag", tag[:MOST_TAG]))
    properties.append(_element("w:id", str(zlib.crc32(f"{place} {tag}".encode()) & 0x7FFFFFFF)))
    control.append(properties)
    control.append(content)
    paragraph._p.append(control)  # noqa: SLF001  # likewise
    return _Control(paragraph, properties, content)


def _element(name: str, value: str = "") -> BaseOxmlElement:
    made: BaseOxmlElement = OxmlElement(name)
    if value:
        made.set(qn("w:val"), value)
    return made

"""A report as a Word document: real styles and headings, East Asian type, every number a content control."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from publication.figures import theme
from publication.pictures.raster import png
from publication.reports import word_parts as parts
from publication.reports.binding import RELEASE
from publication.reports.blocks import (
    Blank,
    Block,
    Bound,
    Facts,
    Grid,
    Heading,
    Line,
    NewPage,
    Note,
    Paragraph,
    Picture,
    Reference,
    Report,
)
from publication.reports.widths import widths
from publication.reports.word_styles import BODY_SIZE, set_styles

_PAGE_WIDE, _PAGE_HIGH, _MARGIN = 210, 297, 22
_ROOM = _PAGE_WIDE - 2 * _MARGIN
_NAME_COLUMN = 48
_PICTURE = 122
_SEAL = RGBColor.from_string(theme.SEAL.removeprefix("#"))
_LINE = theme.QUIET.removeprefix("#")
_SHADE = theme.GROUND.removeprefix("#")


def write(report: Report) -> bytes:
    """The document; the same report gives the same text, though not the same bytes. PictureError."""
    document = docx.Document()
    set_styles(document, report.lang)
    _page(document, report)
    _properties(document, report)
    document.add_paragraph(report.title, style="Title")
    for block in report.blocks:
        _set(document, block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set(document: Document, block: Block) -> None:
    match block:
        case Heading():
            document.add_heading(block.text, block.level)
        case Paragraph():
            _line(document.add_paragraph(style="Body Text"), block.line)
        case Note():
            _line(document.add_paragraph(style="Note"), block.line)
        case Facts():
            _facts(document, block)
        case Grid():
            _grid(document, block)
        case Picture():
            _picture(document, block)
        case NewPage():
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _page(document: Document, report: Report) -> None:
    """A4, with the draft's words and the line's name on top of every page, release and page number at its foot."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(_PAGE_WIDE), Mm(_PAGE_HIGH)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin, section.bottom_margin = Mm(24), Mm(20)
    header = section.header.paragraphs[0]
    header.style = document.styles["Header"]
    if report.draft:
        marked = header.add_run(f"{report.draft}　")
        marked.bold, marked.font.size, marked.font.color.rgb = True, Pt(13), _SEAL
    header.add_run(report.running)
    footer = section.footer.paragraphs[0]
    footer.style = document.styles["Footer"]
    parts.add_control(footer, Bound(RELEASE, report.origin, report.origin))
    footer.add_run("\t\t")
    parts.add_field(footer, "PAGE")
    footer.add_run(" / ")
    parts.add_field(footer, "NUMPAGES")


def _properties(document: Document, report: Report) -> None:
    told = document.core_properties
    told.title, told.subject, told.language = report.title, report.running, parts.TAGS[report.lang]
    told.author, told.comments, told.keywords = "Shirube", report.origin, ""
    told.created = told.modified = datetime.fromtimestamp(report.created, UTC).replace(tzinfo=None)
    told.category = report.draft


def _facts(document: Document, block: Facts) -> None:
    table = _table(document, block.name, (_NAME_COLUMN, _ROOM - _NAME_COLUMN), len(block.rows))
    for row, (name, lines) in zip(table.rows, block.rows, strict=True):
        head, said = row.cells
        parts.shade(head, _SHADE)
        _cell(head, ((name,),), bold=True)
        _cell(said, lines)
        parts.keep_whole(row)


def _grid(document: Document, block: Grid) -> None:
    table = _table(document, block.name, [_ROOM * share for share in widths(block)], len(block.rows) + 1)
    head, *rows = table.rows
    parts.repeat_on_every_page(head)
    for place, (cell, name) in enumerate(zip(head.cells, block.headers, strict=True)):
        parts.shade(cell, _SHADE)
        _cell(cell, ((name,),), bold=True, right=place in block.figures)
    for row, lines in zip(rows, block.rows, strict=True):
        parts.keep_whole(row)
        for place, (cell, line) in enumerate(zip(row.cells, lines, strict=True)):
            _cell(cell, (line,), right=place in block.figures)


def _table(document: Document, name: str, widths: Iterable[float], rows: int) -> Table:
    wide = tuple(widths)
    table: Table = document.add_table(rows, len(wide), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    parts.rule(table, _LINE)
    parts.describe(table, name)
    for column, each in zip(table.columns, wide, strict=True):
        column.width = Mm(each)
        for cell in column.cells:
            cell.width = Mm(each)
    document.add_paragraph(style="After")
    return table


def _cell(cell: _Cell, lines: tuple[Line, ...], *, bold: bool = False, right: bool = False) -> None:
    for place, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        paragraph.style = "In Table"
        if right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _line(paragraph, line, bold=bold)


def _line(paragraph: WordParagraph, line: Line, *, bold: bool = False) -> None:
    for part in line:
        match part:
            case str():
                paragraph.add_run(part).bold = bold or None
            case Bound():
                parts.add_control(paragraph, part, is_number=True)
            case Blank():
                parts.add_blank(paragraph, part)
            case Reference():
                mark = paragraph.add_run(part.text)
                mark.font.size = Pt(BODY_SIZE - 3)


def _picture(document: Document, block: Picture) -> None:
    paragraph = document.add_paragraph(style="Picture")
    shown = paragraph.add_run().add_picture(io.BytesIO(png(block.svg)), width=Mm(block.width(_PICTURE)))
    parts.tell(shown, block.name)

"""The styles of our Word documents: type for Latin and East Asian letters alike, headings, tables, notes."""

from typing import cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from publication.figures import theme
from publication.reports.word_parts import TAGS
from vocabulary.text import Language

BODY_SIZE = 10.5

_BODY = {"ja": ("Yu Mincho", "Yu Mincho"), "en": ("Cambria", "Yu Mincho")}
_HEADS = {"ja": ("Yu Gothic", "Yu Gothic"), "en": ("Calibri", "Yu Gothic")}
_SET_IN = ("ascii", "hAnsi", "eastAsia", "cs")
_OF_A_THEME = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_INK, _QUIET, _ACCENT = (RGBColor.from_string(one.removeprefix("#")) for one in (theme.INK, theme.QUIET, theme.ACCENT))
_HEADINGS = {1: (13.0, 16.0, 6.0), 2: (11.5, 12.0, 4.0), 3: (10.5, 8.0, 3.0)}
"""Of each level its size, and the room before and after it, in points."""


def set_styles(document: Document, lang: Language) -> None:
    """Give a new document our styles."""
    body, heads = _BODY[lang], _HEADS[lang]
    _defaults(document, body, lang)
    _style(document, "Normal", BODY_SIZE, body)
    _spaced(_style(document, "Body Text", BODY_SIZE, body), 0, 5, 1.35)
    title = _style(document, "Title", 17, heads, bold=True)
    _spaced(title, 0, 10)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _without_border(title)
    for level, (size, before, after) in _HEADINGS.items():
        heading = _style(document, f"Heading {level}", size, heads, bold=True, colour=_ACCENT if level == 1 else _INK)
        _spaced(heading, before, after)
        heading.paragraph_format.keep_with_next = True
    _spaced(_style(document, "In Table", 9.5, body), 1.5, 1.5, 1.2)
    _spaced(_style(document, "Note", 8.5, body, colour=_QUIET), 0, 3, 1.2)
    _spaced(_style(document, "After", 4, body), 0, 4)
    picture = _style(document, "Picture", BODY_SIZE, body)
    picture.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _spaced(picture, 6, 6)
    hint = document.styles.add_style("Placeholder", WD_STYLE_TYPE.CHARACTER)
    hint.font.color.rgb = _ACCENT
    for name in ("Header", "Footer"):
        edge = _style(document, name, 8.5, heads, colour=_QUIET)
        edge.paragraph_format.tab_stops.clear_all()
        edge.paragraph_format.tab_stops.add_tab_stop(Mm(83), 1)
        edge.paragraph_format.tab_stops.add_tab_stop(Mm(166), 2)


def _style(  # noqa: PLR0913  # all that a style says
    document: Document, name: str, size: float, fonts: tuple[str, str], *, bold: bool = False, colour: RGBColor = _INK
) -> ParagraphStyle:
    known = name in document.styles
    found = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style = cast(ParagraphStyle, found)  # noqa: TC006  # the library types what it makes too widely
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, colour
    style.font.italic = False
    set_fonts(style.element.get_or_add_rPr().get_or_add_rFonts(), fonts)
    return style


def set_fonts(fonts: BaseOxmlElement, named: tuple[str, str]) -> None:
    """Name the Latin and the East Asian font; what a theme says would otherwise win."""
    latin, asian = named
    for name in _OF_A_THEME:
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in _SET_IN:
        fonts.set(qn(f"w:{name}"), asian if name == "eastAsia" else latin)


def _spaced(style: ParagraphStyle, before: float, after: float, leading: float = 1.15) -> None:
    told = style.paragraph_format
    told.space_before, told.space_after, told.line_spacing = Pt(before), Pt(after), leading


def _defaults(document: Document, fonts: tuple[str, str], lang: Language) -> None:
    """What every run has where no style says otherwise, its language too."""
    (defaults,) = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    set_fonts(defaults.get_or_add_rFonts(), fonts)
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    spoken = OxmlElement("w:lang")
    defaults.append(spoken)
    for place in (spoken, *document.settings.element.findall(qn("w:themeFontLang"))):
        place.set(qn("w:val"), TAGS[lang])
        place.set(qn("w:eastAsia"), TAGS["ja"])


def _without_border(style: ParagraphStyle) -> None:
    for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        style.element.get_or_add_pPr().remove(border)

"""Sheets of the bundled release, and what a Word document of one holds."""

import io
import zipfile
from collections.abc import Callable, Mapping

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from publication.release import Release
from publication.reports import word
from publication.reports.blocks import Report
from publication.reports.sheet import Asked, to_file
from vocabulary.text import Language

MakeSheet = Callable[..., Report]


@pytest.fixture(scope="session")
def make_sheet(released: Release) -> MakeSheet:
    """The sheet of a fiscal year as it may be filed, or as a draft."""

    def make(year: int, lang: Language = "ja", line: str = "TIP_RETURN", *, draft: bool = False) -> Report:
        return to_file(released, Asked(year, line, lang, draft))

    return make


@pytest.fixture(scope="session")
def filed(make_sheet: MakeSheet) -> bytes:
    """The sheet of fiscal year 2016 as a Word document."""
    return word.write(make_sheet(2016))


def opened(document: bytes) -> Document:
    """A Word document as its library reads it."""
    return docx.Document(io.BytesIO(document))


def controls(document: Document) -> Mapping[str, tuple[str, BaseOxmlElement]]:
    """The text of every content control in the body by its tag; a tag stands there once."""
    found: dict[str, tuple[str, BaseOxmlElement]] = {}
    for control in document.element.body.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
        assert tag not in found, tag
        found[tag] = ("".join(text.text for text in control.iter(qn("w:t"))), control)
    return found


def parts(document: bytes) -> dict[str, bytes]:
    """The files a document is made of."""
    with zipfile.ZipFile(io.BytesIO(document)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}

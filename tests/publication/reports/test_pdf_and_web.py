"""PDF and HTML of a sheet: text that can be selected and that is never markup, everything inside, drafts marked."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from publication.errors import CharactersMissing, TypesettingFailed
from publication.reports import pdf, web
from publication.reports.blocks import Paragraph, Report, bound
from tests.publication.reports.conftest import MakeSheet

READER = shutil.which("pdftotext")
MARKUP = '#let x = 1 *bold* _thin_ $x$ <label> @ref \\ " <script>alert(1)</script> = no heading'


@pytest.fixture(scope="module")
def marked(make_sheet: MakeSheet) -> Report:
    """A draft with a paragraph full of markup."""
    report = make_sheet(2016, draft=True)
    return replace(report, blocks=(*report.blocks, Paragraph((MARKUP,))))


def read(document: bytes, folder: Path) -> str:
    """The text of a PDF, without the breaks of its lines."""
    if READER is None:
        pytest.skip("no pdftotext on this machine")
    place = folder / "sheet.pdf"
    place.write_bytes(document)
    told = subprocess.run([READER, str(place), "-"], capture_output=True, text=True, check=True)
    return re.sub(r"\s", "", told.stdout)


def test_the_text_of_a_pdf_can_be_read_with_its_figures(make_sheet: MakeSheet, tmp_path: Path) -> None:
    said = read(pdf.write(make_sheet(2016)), tmp_path)
    assert "計276名の人身取引被害者に対し帰国支援を実施した" in said
    assert "14,065" in said
    assert "案（提出不可）" not in said


def test_markup_in_a_text_stays_text_and_every_page_of_a_draft_is_marked(marked: Report, tmp_path: Path) -> None:
    made = pdf.write(marked)
    said = read(made, tmp_path)
    assert re.sub(r"\s", "", MARKUP) in said
    assert said.count("案（提出不可）") >= len(re.findall(rb"/Type\s*/Page\b", made))


def test_a_pdf_says_its_language_and_title_and_is_the_same_again(make_sheet: MakeSheet) -> None:
    report = make_sheet(2016)
    first = pdf.write(report)
    assert re.search(rb"/Lang ?\(ja", first)
    assert b"/StructTreeRoot" in first
    assert pdf.write(report) == first


def test_a_character_without_a_glyph_is_refused_by_its_code(make_sheet: MakeSheet) -> None:
    report = make_sheet(2016)
    with pytest.raises(CharactersMissing, match=r"U\+1F600"):
        pdf.write(replace(report, title="😀"))


def test_a_typesetter_that_fails_or_takes_too_long_is_an_error(
    make_sheet: MakeSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = make_sheet(2016)
    monkeypatch.setattr(pdf, "TYPESETTER", "publication.reports.no_such_module")
    with pytest.raises(TypesettingFailed, match="missing or failed"):
        pdf.write(report)
    monkeypatch.setattr(pdf, "TYPESETTER", "publication.reports.typesetter")
    monkeypatch.setattr(pdf, "PATIENCE", 0.001)
    with pytest.raises(TypesettingFailed, match="did not end"):
        pdf.write(report)


def test_an_html_document_needs_nothing_else_and_escapes_what_it_is_told(marked: Report) -> None:
    said = web.write(marked).decode()
    assert "<script" not in said
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in said
    assert re.findall(r'(?:src|href)="([^"]*)"', said) == []
    assert '<html lang="ja">' in said


def test_a_number_in_html_carries_its_tag(make_sheet: MakeSheet) -> None:
    report = make_sheet(2016)
    said = web.write(report).decode()
    assert re.findall(r'<data class="bound" value="([^"]+)"', said) == [one.tag for one in bound(report.blocks)]


def test_only_a_draft_is_marked_in_html(make_sheet: MakeSheet) -> None:
    assert 'class="watermark"' in web.write(make_sheet(2017, draft=True)).decode()
    assert 'class="watermark"' not in web.write(make_sheet(2016)).decode()

"""Word: fonts for Japanese type, real styles, numbers that stay bound, and a file that an office program opens."""

import io
import shutil
import subprocess
from pathlib import Path

import polars as pl
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from publication.errors import DocumentUnreadable
from publication.release import Release
from publication.reports import word
from publication.reports.blocks import bound
from publication.reports.refresh import refreshed
from publication.reports.word_parts import MOST_TAG
from tests.publication.reports.conftest import MakeSheet, controls, opened, parts
from tests.publication.reports.test_sheet import changed

OFFICE = shutil.which("soffice")
STYLES = ("Normal", "Body Text", "Title", "Heading 1", "Heading 2", "Heading 3", "In Table", "Note", "Header", "Footer")


@pytest.fixture(scope="module")
def document(filed: bytes) -> Document:
    return opened(filed)


@pytest.fixture(scope="module")
def revised(released: Release) -> Release:
    """The release with one more person assisted to return."""
    one_more = (pl.col("indicator") == "PRG-02") & (pl.col("obs_value") == 276)
    return changed(released, one_more, obs_value=pl.lit(277.0))


@pytest.mark.parametrize("name", STYLES)
def test_every_style_names_a_font_for_japanese_and_no_theme_overrules_it(document: Document, name: str) -> None:
    fonts = document.styles[name].element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    assert fonts.get(qn("w:eastAsia")) in {"Yu Mincho", "Yu Gothic"}
    assert {qn(f"w:{each}") for each in ("ascii", "hAnsi", "eastAsia", "cs")} == set(fonts.attrib)


def test_the_document_speaks_japanese(document: Document) -> None:
    (defaults,) = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    spoken, fonts = defaults.find(qn("w:lang")), defaults.find(qn("w:rFonts"))
    assert (spoken.get(qn("w:val")), spoken.get(qn("w:eastAsia"))) == ("ja-JP", "ja-JP")
    assert fonts.get(qn("w:eastAsia")) == "Yu Mincho"
    assert not [name for name in fonts.attrib if "heme" in name]
    assert document.core_properties.language == "ja-JP"
    assert document.core_properties.title == "平成28年度（2016年度）　評価シート"


def test_no_run_undoes_what_the_styles_say_of_fonts(document: Document) -> None:
    assert document.element.body.xpath(".//w:r/w:rPr/w:rFonts") == []


def test_headings_are_headings_and_the_page_is_a4_with_numbers(document: Document) -> None:
    headings = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Heading 2"]
    assert len(headings) == 5
    section = document.sections[0]
    assert [round((length or 0) / Mm(1)) for length in (section.page_width, section.page_height)] == [210, 297]
    fields = [field.get(qn("w:instr")) for field in section.footer._element.iter(qn("w:fldSimple"))]  # noqa: SLF001
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_header_row_of_a_table_is_repeated_on_every_page(document: Document) -> None:
    repeated = [bool(table.rows[0]._tr.xpath("w:trPr/w:tblHeader")) for table in document.tables]  # noqa: SLF001
    assert repeated == [False, False, True]


def test_every_number_is_a_content_control_with_the_tag_and_name_of_what_it_is(
    document: Document, make_sheet: MakeSheet
) -> None:
    found = controls(document)
    for one in bound(make_sheet(2016).blocks):
        text, control = found[one.tag]
        assert text == one.text
        alias = control.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").get(qn("w:val"))
        assert alias == one.name[:MOST_TAG]
    assert found["claim:mofa_evaluation_2016.returns"][0] == "276"


def test_the_numbers_of_controls_are_each_their_own(document: Document) -> None:
    ids = [each.get(qn("w:val")) for each in document.element.body.xpath(".//w:sdtPr/w:id")]
    assert len(ids) == len(set(ids)) > 15


def test_pictures_say_what_they_show(document: Document) -> None:
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == [  # noqa: SLF001
        "帰国支援累計（2005年以降）",
        "日本のIOM拠出金（名目）",
    ]


def test_a_draft_says_so_on_every_page(make_sheet: MakeSheet, document: Document) -> None:
    draft = opened(word.write(make_sheet(2017, draft=True)))
    assert "案（提出不可）" in draft.sections[0].header.paragraphs[0].text
    assert "案" not in document.sections[0].header.paragraphs[0].text


def test_an_edited_document_takes_a_revised_number_and_keeps_every_word(
    filed: bytes, revised: Release, released: Release
) -> None:
    edited = opened(filed)
    edited.paragraphs[5].insert_paragraph_before("担当者が書いた文。")
    out = io.BytesIO()
    edited.save(out)
    made, numbers = refreshed(out.getvalue(), revised, "ja")
    assert [(one.tag, one.old, one.new) for one in numbers if one.is_changed] == [
        ("claim:mofa_evaluation_2016.returns", "276", "277")
    ]
    before, after = (
        ("\n".join(text.text for text in opened(one).element.body.iter(qn("w:t")))) for one in (out.getvalue(), made)
    )
    assert after == before.replace("\n276\n", "\n277\n")
    assert "担当者が書いた文。" in after
    assert released.id in opened(made).sections[0].footer._element.xpath("string(.)")  # noqa: SLF001


def test_only_what_changes_is_written_anew(filed: bytes, revised: Release, released: Release) -> None:
    made, _ = refreshed(filed, revised, "ja")
    before, after = parts(filed), parts(made)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    again, numbers = refreshed(filed, released, "ja")
    assert parts(again) == before
    assert not any(one.is_changed for one in numbers)


def test_a_number_that_a_release_withholds_stays_and_is_named(filed: bytes, released: Release) -> None:
    withheld = changed(
        released,
        (pl.col("indicator") == "PRG-03") & (pl.col("obs_value") == 145),
        obs_value=pl.lit(None),
        obs_status=pl.lit("Q"),
    )
    made, numbers = refreshed(filed, withheld, "ja")
    assert [(one.old, one.new, one.why) for one in numbers if one.new is None] == [("145", None, "withheld")]
    assert parts(made) == parts(filed)


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7"])
def test_what_is_no_word_document_is_refused(released: Release, content: bytes) -> None:
    with pytest.raises(DocumentUnreadable):
        refreshed(content, released, "ja")


def test_a_document_of_others_is_refused(released: Release) -> None:
    out = io.BytesIO()
    import docx  # noqa: PLC0415

    docx.Document().save(out)
    with pytest.raises(DocumentUnreadable):
        refreshed(out.getvalue(), released, "ja")


@pytest.mark.skipif(OFFICE is None, reason="no soffice on this machine")
def test_an_office_program_opens_it_and_sets_its_japanese(filed: bytes, tmp_path: Path) -> None:
    source = tmp_path / "sheet.docx"
    source.write_bytes(filed)
    asked = [
        "--headless",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--convert-to",
        "txt:Text (encoded):UTF8",
    ]
    made = subprocess.run(
        [str(OFFICE), *asked, "--outdir", str(tmp_path), str(source)], capture_output=True, text=True, check=False
    )
    if "could not be loaded" in made.stdout + made.stderr:
        pytest.skip("this soffice has no writer of texts")
    said = (tmp_path / "sheet.txt").read_text(encoding="utf-8-sig")
    assert "計276名" in said
    assert "専門分野における影響力・貢献" in said

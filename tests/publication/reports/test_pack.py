"""Reports on any views: each with picture, citation and table, and pictures for slides with what must be said."""

import csv
import io
import struct
import zipfile

import docx
import pytest

from publication.citation import citation
from publication.errors import NoSuchView, RedistributionRefused
from publication.query import Table
from publication.release import Release
from publication.reports.blocks import Grid, Heading, NewPage, Note, Picture, bound, plain
from publication.reports.kinds import KINDS
from publication.reports.pack import pack, slides
from publication.reports.views import MOST_VIEWS, addresses, shown
from tests.pages.conftest import kept_back as kept_back  # noqa: PLC0414  # a fixture

A_LINE, A_PAGE = 166, 253
"""The room between the margins of A4, in mm."""

ASKED = (
    "/indicator/PRG-02?definition=RETURN",
    "https://example.org/indicator/16.2.2?lang=ja&asof=2020-01-01",
    "INS-01",
)


@pytest.fixture(scope="module")
def views(released: Release) -> tuple[Table, ...]:
    return shown(released, ASKED, "ja")


def test_a_view_is_found_by_the_address_of_its_page_whatever_the_host(views: tuple[Table, ...]) -> None:
    assert [view.entry.id for view in views] == ["PRG-02", "SDG-16.2.2", "INS-01"]
    assert {row["definition"] for row in views[0].rows} == {"RETURN"}


@pytest.mark.parametrize("text", ["INS-01\n\n  FIN-01  \n", '["INS-01", "FIN-01"]'])
def test_addresses_come_one_a_line_or_as_json(text: str) -> None:
    assert addresses(text) == ("INS-01", "FIN-01")


@pytest.mark.parametrize(
    "asked", [(), ("/indicator/NOBODY",), ("",), ("http://[",), ("/indicator/../etc",), ("INS-01",) * (MOST_VIEWS + 1)]
)
def test_what_is_no_view_is_refused(released: Release, asked: tuple[str, ...]) -> None:
    with pytest.raises(NoSuchView):
        shown(released, asked, "ja")


@pytest.mark.parametrize("text", ["[1]", "[", '["a"'])
def test_a_list_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(NoSuchView):
        addresses(text)


def test_figures_that_may_not_be_passed_on_are_refused(kept_back: Release) -> None:
    with pytest.raises(RedistributionRefused):
        shown(kept_back, ("INS-01",), "ja")


def test_every_view_has_its_picture_citation_and_table_on_a_page_of_its_own(views: tuple[Table, ...]) -> None:
    blocks = pack(views, "ja").blocks
    assert [type(block) for block in blocks[:5]] == [Heading, Picture, Note, Grid, NewPage]
    assert sum(isinstance(block, Picture) for block in blocks) == 3
    notes = [plain(block.line) for block in blocks if isinstance(block, Note)]
    assert [citation(view, "ja") for view in views] == [note for note in notes if note.startswith("Shirube")]


def test_the_numbers_of_a_table_are_bound_and_those_beyond_are_counted(views: tuple[Table, ...]) -> None:
    report = pack(views, "ja")
    assert {one.text for one in bound(report.blocks)} >= {"196", "252", "276", "329"}
    rows = [len(block.rows) for block in report.blocks if isinstance(block, Grid)]
    beyond = sum(len(view.rows) for view in views) - sum(rows)
    told = [plain(block.line) for block in report.blocks if isinstance(block, Note)]
    assert beyond > 0
    assert f"ほか{len(views[2].rows) - rows[2]}行" in told


def test_a_picture_higher_than_a_page_is_made_to_fit_it_and_keeps_its_shape(released: Release) -> None:
    """Every membership since 1951 is a picture of five hundred millimetres at the width of the text."""
    report = pack(shown(released, ("INS-09", "PRG-02"), "en"), "en")
    pictures = [block for block in report.blocks if isinstance(block, Picture)]
    drawn = docx.Document(io.BytesIO(KINDS["docx"].write(report))).inline_shapes
    sizes = [(one.width.mm, one.height.mm) for one in drawn]
    assert [high <= A_PAGE and wide <= A_LINE for wide, high in sizes] == [True, True]
    assert sizes[0][1] == pytest.approx(215, abs=1)
    for block, (wide, high) in zip(pictures, sizes, strict=True):
        across, down = (float(part) for part in block.svg.partition('viewBox="0 0 ')[2].split('"')[0].split())
        assert high / wide == pytest.approx(down / across, rel=0.01)


@pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>")])
def test_a_report_is_written_in_every_format(views: tuple[Table, ...], kind: str, begins: bytes) -> None:
    assert KINDS[kind].write(pack(views, "en", "A title <b>")).startswith(begins)


def test_pictures_for_slides_are_full_hd_with_captions_and_the_same_again(views: tuple[Table, ...]) -> None:
    made = slides(views, "ja")
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    pictures = [name for name in files if name.endswith(".png")]
    assert pictures == ["01-PRG-02.png", "02-SDG-16.2.2.png", "03-INS-01.png"]
    assert {struct.unpack(">II", files[name][16:24]) for name in pictures} == {(1920, 1080)}
    rows = list(csv.reader(io.StringIO(files["captions.csv"].decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == pictures
    for view, row in zip(views, rows[1:], strict=True):
        assert citation(view, "ja") in row
        assert view.entry.caveat.ja in files["captions.txt"].decode()
    assert slides(views, "ja") == made

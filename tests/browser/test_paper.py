"""Paper and phone: a page to hand in, and tables that are read without scrolling sideways."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from publication.release import Release
from publication.text import words
from tests.browser.conftest import opened
from tests.pages.conftest import AREA_PAGES, STATIC_PAGES
from vocabulary.text import LANGUAGES, Language

pytestmark = pytest.mark.browser

ONLY_ON_SCREEN = ("Skip to the main part", "Download", "Share and embed", "Colours: ")
PAGE_BREAK = "\f"
TOO_WIDE = """() => [...document.querySelectorAll('.cards')]
  .filter(table => table.scrollWidth > table.clientWidth + 1).map(table => table.getAttribute('aria-label'))"""
CUT = """() => [...document.querySelectorAll('.cards :is(th, td)')]
  .filter(cell => cell.offsetParent && cell.getBoundingClientRect().right > innerWidth).map(cell => cell.innerText)"""

Printed = Callable[[str], list[str]]


@pytest.fixture
def printed(page: Page, tmp_path: Path) -> Printed:
    """The text of each sheet that the page at an address prints on."""
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("no pdftotext (Debian: poppler-utils) to read the printed page with")

    def sheets(address: str) -> list[str]:
        file = tmp_path / "printed.pdf"
        opened(page, address).pdf(path=file, prefer_css_page_size=True)
        told = subprocess.run([reader, "-layout", str(file), "-"], capture_output=True, text=True, check=True).stdout
        return told.split(PAGE_BREAK)[:-1]

    return sheets


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_printed_page_says_its_release_and_address_and_nothing_that_is_pressed(
    printed: Printed, host: str, released: Release, lang: Language
) -> None:
    sheets = printed(f"/indicator/CTX-05?citizenship=PHL&lang={lang}")
    assert released.id in sheets[0]
    assert f"{host}/indicator/CTX-05?citizenship=PHL&lang={lang}" in "".join(sheets[0].split())
    _ = words(lang)
    assert [text for text in ONLY_ON_SCREEN if _(text).strip() in "".join(sheets)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_table_over_several_sheets_has_its_headers_on_each(printed: Printed, lang: Language) -> None:
    _ = words(lang)
    sheets = printed(f"/indicator/INS-01?lang={lang}")
    of_table = [sheet for sheet in sheets if sheet.count("Correlates of War") > 3]
    assert len(of_table) > 2
    assert [sheet for sheet in of_table if not {_("Period"), _("Source")} <= {*sheet.split()}] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", [*STATIC_PAGES, AREA_PAGES[0]])
def test_on_a_phone_no_table_of_figures_is_wider_than_the_screen(page: Page, path: str, lang: Language) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    opened(page, f"{path}?lang={lang}")
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(CUT) == []


def test_on_a_phone_a_cell_says_the_header_it_stands_under(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    opened(page, "/indicator/CTX-05?lang=en")
    told = page.locator(".cards td[data-label]").first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert told == '"Definition "'

"""axe-core finds nothing: on every page, embed and opened menu, in both languages and every theme."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from publication.catalogue import Chart
from publication.figures.themes import THEMES
from publication.release import Release
from tests.browser.conftest import PATIENCE, opened
from tests.pages.conftest import AREA_PAGES, NOWHERE, STATIC_PAGES
from vocabulary.text import LANGUAGES, Language

pytestmark = pytest.mark.browser

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
ALL_RULES = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": [*RULES]}}
OF_COLOUR = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}

ERRORS = (NOWHERE, "/indicator/NONE-01", "/?release=nothing", "/?asof=1999-01-01")
VIEWS = ("PRG-02?citizenship=each&", "SDG-16.2.2?ref_area=each&", "PRG-08?", "FIN-02?", "INS-09?")
EMBEDS = ("PRG-02?citizenship=each&", "SDG-8.7.1?", "INS-09?", "NONE-01?")

MOST_ALIKE = 6
LIKE_A_LONG_PAGE = f"""() => {{
  document.querySelectorAll('details').forEach(each => {{ each.open = true }})
  document.querySelectorAll('.drawn[aria-hidden]').forEach(drawn => drawn.replaceChildren())
  document.querySelectorAll('tbody, ul, section:has(> .document)').forEach(list => {{
    [...list.children].slice({MOST_ALIKE}).forEach(part => part.remove())
  }})
}}"""
"""Everything opened; without what no screen reader meets, and of rows and entries the first, as all are made alike."""

TURN = "theme => { document.documentElement.dataset.theme = theme }"


@pytest.fixture(scope="module")
def reader(browser: Browser, host: str) -> Iterator[Page]:
    """One page for all, on a phone turned sideways: both layouts have their controls there."""
    context: BrowserContext = browser.new_context(base_url=host, viewport={"width": 800, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def _findings(page: Page, options: dict[str, Any]) -> list[str]:
    """Each finding with the elements it is about, short enough to read in the report of a test."""
    found = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def _found(page: Page) -> dict[str, list[str]]:
    """What axe-core finds by theme; only its rule of contrast can differ from one theme to another."""
    page.evaluate(LIKE_A_LONG_PAGE)
    found = {}
    for place, theme in enumerate(THEMES):
        page.evaluate(TURN, theme)
        found[theme] = _findings(page, OF_COLOUR if place else ALL_RULES)
    return {theme: each for theme, each in found.items() if each}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", [*STATIC_PAGES, AREA_PAGES[0]])
def test_a_page_has_no_finding(reader: Page, path: str, lang: Language) -> None:
    opened(reader, f"{path}?lang={lang}")
    assert _found(reader) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_an_indicator_of_every_kind_of_figure_has_no_finding(reader: Page, view: str, lang: Language) -> None:
    """With its menus and the box for sharing opened."""
    opened(reader, f"/indicator/{view}lang={lang}")
    reader.locator("details.share summary").click()
    reader.wait_for_selector("#share-ways dl")
    assert _found(reader) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", ERRORS)
def test_a_page_that_says_why_there_is_nothing_has_no_finding(reader: Page, path: str, lang: Language) -> None:
    opened(reader, f"{path}{'&' if '?' in path else '?'}lang={lang}")
    assert _found(reader) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_of_an_earlier_moment_has_no_finding(reader: Page, released: Release, lang: Language) -> None:
    opened(reader, f"/returns?release={released.id}&lang={lang}")
    assert reader.locator(".banner").count()
    assert _found(reader) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", EMBEDS)
def test_an_embed_has_no_finding(reader: Page, view: str, lang: Language) -> None:
    reader.goto(f"/embed/{view}lang={lang}")
    reader.wait_for_selector("h1")
    assert _found(reader) == {}


def test_the_check_finds_what_is_wrong(reader: Page) -> None:
    """A name, a contrast or a language taken away is found."""
    opened(reader, "/?lang=en")
    reader.evaluate("""() => {
      document.documentElement.removeAttribute('lang')
      document.querySelector('h1').style.color = '#ccc'
      document.querySelector('#theme').parentNode.querySelector('label').remove()
    }""")
    found = {finding.partition(":")[0] for finding in _findings(reader, ALL_RULES)}
    assert {"html-has-lang", "color-contrast", "select-name"} <= found


def test_the_views_have_every_kind_of_figure_that_is_drawn(released: Release) -> None:
    drawn = {released.indicators[view[:10].partition("?")[0]].chart for view in VIEWS}
    shown = {entry.chart for entry in released.catalogue.indicators if entry.chart is not Chart.FLOW}
    assert drawn == shown

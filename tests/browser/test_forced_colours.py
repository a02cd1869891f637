"""Where a device sets the colours or asks for contrast: text is read, marks stand out, controls have an edge."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PATIENCE, opened
from tests.contrast import contrast

pytestmark = pytest.mark.browser

MEDIA: dict[str, dict[str, Any]] = {
    "forced and light": {"forced_colors": "active", "color_scheme": "light"},
    "forced and dark": {"forced_colors": "active", "color_scheme": "dark"},
    "more contrast": {"contrast": "more"},
}
PAGES = ("/?lang=ja", "/indicator/SDG-16.2.2?area=JPN.THA&lang=en", "/programme?lang=ja", "/evaluation-sheet?lang=en")
OF_CONTRAST = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}
OF_A_MARK = 3
"""The least contrast of a mark to its ground (WCAG 2.2, 1.4.11)."""

MARKS = ".scatterlayer .point, .scatterlayer .js-line, .barlayer .point path"
"""Marks that are told from their ground by colour alone; an area of a map has an outline."""

HEX = """colour => '#' + colour.match(/[\\d.]+/g).slice(0, 3)
    .map(part => Number(part).toString(16).padStart(2, '0')).join('')"""
DRAWN = f"""marks => {{
  const hex = {HEX}
  const ground = part => {{
    const colour = getComputedStyle(part).backgroundColor
    return colour.endsWith(', 0)') ? ground(part.parentElement) : hex(colour)
  }}
  return [...document.querySelectorAll('.graph')].flatMap(graph => [...graph.querySelectorAll(marks)].map(mark => {{
    const {{ fill, stroke }} = getComputedStyle(mark)
    return [hex(fill === 'none' ? stroke : fill), ground(graph)]
  }}))
}}"""
"""The colour of each mark and of the ground it is drawn on."""

WITHOUT_AN_EDGE = """() => [...document.querySelectorAll('button, input:not([type=hidden]), textarea, select')]
  .filter(part => part.checkVisibility() && !part.closest('.drawn'))
  .filter(part => {
    const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(part)
    return borderTopStyle === 'none' || parseFloat(borderTopWidth) < 1 || borderTopColor === backgroundColor
  }).map(part => part.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module", params=MEDIA)
def reader(browser: Browser, host: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page on such a device."""
    context = browser.new_context(base_url=host, **MEDIA[request.param])
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_text_marks_and_edges_stay(reader: Page, path: str) -> None:
    opened(reader, path)
    drawn = reader.evaluate(DRAWN, MARKS)
    assert [pair for pair in drawn if contrast(*pair) < OF_A_MARK] == []
    assert reader.evaluate(WITHOUT_AN_EDGE) == []
    found = Axe().run(reader, options=OF_CONTRAST).response["violations"]
    assert [node["html"][:120] for each in found for node in each["nodes"]] == []


def test_a_loss_is_found(reader: Page) -> None:
    """A mark in the colour of its ground, a button without an edge and a word that cannot be read."""
    opened(reader, PAGES[1])
    assert min(contrast(*pair) for pair in reader.evaluate(DRAWN, MARKS)) >= OF_A_MARK
    reader.evaluate("""() => {
      const style = document.createElement('style')
      style.textContent = `.page .graph .scatterlayer .js-line { stroke: rgb(255, 255, 255) !important }
        button { border: 0 !important }
        .page figcaption { forced-color-adjust: none; color: #888 !important; background: #999 !important }`
      document.head.append(style)
    }""")
    assert min(contrast(*pair) for pair in reader.evaluate(DRAWN, MARKS)) < OF_A_MARK
    assert reader.evaluate(WITHOUT_AN_EDGE)
    assert Axe().run(reader, options=OF_CONTRAST).response["violations"]

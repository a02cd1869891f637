"""Every page in a real browser: nothing from elsewhere, no complaint, all charts drawn, at every width."""

import pytest
from playwright.sync_api import Page

from indicators.registry import all_indicators
from tests.browser.conftest import Witness, opened, settled
from tests.pages.conftest import AREA_PAGES, STATIC_PAGES
from vocabulary.text import LANGUAGES, Language

pytestmark = pytest.mark.browser

WIDTHS = (360, 768, 1440)
FITS = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
GO_TO = "address => { history.pushState({}, '', address); dispatchEvent(new PopStateEvent('popstate')) }"
PATIENCE = 5_000
SHAPES = "() => document.querySelectorAll('.choroplethlayer path.choroplethlocation').length"
DOTS = "() => document.querySelectorAll('.geo .scatterlayer path.point').length"


def _fits(page: Page, *widths: int) -> None:
    """The document is nowhere scrolled sideways, once its charts have taken the new width."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(FITS, timeout=PATIENCE)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", [*STATIC_PAGES, AREA_PAGES[0]])
def test_a_page_is_drawn_from_its_own_host_without_complaint(
    page: Page, witness: Witness, path: str, lang: Language
) -> None:
    opened(page, f"{path}?lang={lang}")
    _fits(page, *WIDTHS)
    assert (witness.elsewhere, witness.complaints) == ([], [])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_indicator_is_drawn_from_its_own_host_without_complaint(
    page: Page, witness: Witness, lang: Language
) -> None:
    """One after the other in one document, on the narrowest screen."""
    page.set_viewport_size({"width": min(WIDTHS), "height": 900})
    opened(page, f"/indicators?lang={lang}")
    for indicator_id in all_indicators():
        page.evaluate(GO_TO, f"/indicator/{indicator_id}?lang={lang}")
        page.wait_for_selector(f'main .eyebrow:has-text("{indicator_id}")')
        settled(page)
        _fits(page, min(WIDTHS))
    assert (witness.elsewhere, witness.complaints) == ([], [])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_address_that_leads_nowhere_is_shown_without_sideways_scrolling(
    page: Page, witness: Witness, lang: Language
) -> None:
    """The browser's own note on the status 404 is its only complaint."""
    opened(page, f"/no/such/page?lang={lang}")
    _fits(page, *WIDTHS)
    assert witness.elsewhere == []
    assert all("404" in complaint for complaint in witness.complaints)


def test_the_map_draws_shapes_and_dots(page: Page) -> None:
    opened(page, "/membership?lang=en")
    assert page.evaluate(SHAPES) > 100
    assert page.evaluate(DOTS) > 5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_text_is_drawn_in_the_bundled_font(page: Page, lang: Language) -> None:
    """Latin and Japanese alike, in text and in charts, on a machine that may have no such font."""
    opened(page, f"/indicator/PRG-08?lang={lang}")
    page.evaluate("() => document.fonts.ready")
    protocol = page.context.new_cdp_session(page)
    protocol.send("DOM.enable")
    protocol.send("CSS.enable")
    root = protocol.send("DOM.getDocument")["root"]["nodeId"]
    for place in ("h1", "main", "header nav", "table", ".graph"):
        node = protocol.send("DOM.querySelector", {"nodeId": root, "selector": place})["nodeId"]
        fonts = protocol.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert {(font["familyName"], font["isCustomFont"]) for font in fonts} <= {("Shirube Sans", True)}, place

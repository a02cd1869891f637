"""The address is the view: back, forward, loading again and opening afresh show what was chosen, as it was chosen."""

from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import opened, settled
from vocabulary.text import LANGUAGES, Language

pytestmark = pytest.mark.browser

STEPS = ("area=JPN.THA", "area=JPN.THA&chart=columns", "area=JPN.THA&period=2016&chart=columns")
"""An area is put beside the first, its lines are drawn as columns, and one year of them is looked at."""

DRAWN = (
    "() => document.querySelector('main .js-plotly-plot').data.map(trace => [trace.type, trace.name, trace.x, trace.y])"
)


@dataclass(frozen=True)
class Seen:
    """What a reader sees: the address, the choices made, the table and what is drawn."""

    address: str
    chosen: list[str]
    table: list[str]
    drawn: object


def _seen(page: Page) -> Seen:
    parts = urlsplit(page.url)
    return Seen(
        f"{parts.path}?{parts.query}",
        page.locator(".choices [aria-current]").all_text_contents(),
        page.locator("main table").first.locator("tbody tr").all_inner_texts(),
        page.evaluate(DRAWN),
    )


def _follow(page: Page, query: str) -> Seen:
    """Choose what leads to an address that asks so."""
    link = page.locator(f".choices a[href$='?{query}']").first
    if not link.is_visible():
        link.locator("xpath=ancestor::details/summary").click()
    link.click()
    page.wait_for_function("query => location.search === query", arg=f"?{query}")
    return _settled(page)


def _settled(page: Page) -> Seen:
    """What is seen once the choices shown are those of the address."""
    page.wait_for_function(
        "() => [...document.querySelectorAll('.languages [aria-current]')].some("
        "link => link.getAttribute('href') === location.pathname + location.search)"
    )
    return _seen(settled(page))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_going_back_and_forth_loading_again_and_opening_afresh_show_the_view_of_the_address(
    page: Page, browser: Browser, host: str, lang: Language
) -> None:
    """An area, a chart and a period are chosen one after the other."""
    opened(page, f"/indicator/SDG-16.2.2?lang={lang}")
    seen = [_settled(page), *(_follow(page, f"{query}&lang={lang}") for query in STEPS)]
    assert len({one.address for one in seen}) == len(seen)
    assert all(one.drawn != other.drawn for one, other in pairwise(seen))
    for earlier in reversed(seen[:-1]):
        page.go_back()
        assert _settled(page) == earlier
    for later in seen[1:]:
        page.go_forward()
        assert _settled(page) == later
    page.reload()
    assert _settled(page) == seen[-1]
    with browser.new_context(base_url=host) as elsewhere:
        for one in seen:
            assert _settled(opened(elsewhere.new_page(), one.address)) == one

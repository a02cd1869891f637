"""A figure and its width: names at the ends of lines where there is room, a whole legend on a phone."""

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import opened

pytestmark = pytest.mark.browser

WIDE, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=360, height=800)
NAMES = "() => [...document.querySelectorAll('.annotation-text')].map(text => text.textContent)"
IS_DRAWN = "has => Boolean(document.querySelector('.graph .legend')) === has"
CUT = """() => {
  const frame = document.querySelector('.graph').getBoundingClientRect();
  const texts = [...document.querySelectorAll('.graph .legendtext, .graph .annotation-text')];
  return texts.filter(text => {
    const box = text.getBoundingClientRect();
    return box.left < frame.left - 1 || box.right > frame.right + 1;
  }).map(text => text.textContent);
}"""

COLUMNS = """() => {
  const layout = document.querySelector('.graph .js-plotly-plot')._fullLayout;
  const axes = Object.keys(layout).filter(name => /^xaxis[0-9]*$/.test(name));
  return new Set(axes.map(name => layout[name].domain[0])).size;
}"""


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_names_stand_at_the_lines_on_a_desk_and_in_a_legend_on_a_phone(page: Page, lang: str) -> None:
    page.set_viewport_size(WIDE)
    opened(page, f"/indicator/CTX-05?lang={lang}")
    page.wait_for_function(IS_DRAWN, arg=False)
    assert len(page.evaluate(NAMES)) == 4
    assert page.evaluate(CUT) == []
    page.set_viewport_size(PHONE)
    page.wait_for_function(IS_DRAWN, arg=True)
    assert page.evaluate(NAMES) == []
    assert page.evaluate(CUT) == []
    page.set_viewport_size(WIDE)
    page.wait_for_function(IS_DRAWN, arg=False)


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_long_names_of_a_legend_are_whole_on_a_phone(page: Page, lang: str) -> None:
    page.set_viewport_size(PHONE)
    opened(page, f"/indicator/SDG-02?lang={lang}")
    assert page.locator(".graph .legendtext").count() == 3
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_panels_stand_in_more_columns_on_a_desk_and_none_is_cut(page: Page, lang: str) -> None:
    page.set_viewport_size(PHONE)
    opened(page, f"/indicator/SDG-16.2.2?area=each&lang={lang}")
    assert page.evaluate(COLUMNS) == 2
    assert page.evaluate(CUT) == []
    page.set_viewport_size(WIDE)
    page.wait_for_function(f"() => ({COLUMNS})() === 4")
    assert page.evaluate(CUT) == []


def test_the_keys_show_a_value_in_the_panel_of_its_series(page: Page) -> None:
    page.set_viewport_size(WIDE)
    opened(page, "/indicator/SDG-16.2.2?area=each&lang=en")
    page.locator(".graph").first.focus()
    page.keyboard.press("ArrowRight")
    first = page.locator(".ring").bounding_box()
    page.keyboard.press("ArrowDown")
    second = page.locator(".ring").bounding_box()
    assert first is not None
    assert second is not None
    assert second["x"] > first["x"] + 100

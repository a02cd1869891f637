"""Sharing in a real browser: a text is copied by keyboard and said so, and a code is checked by the form."""

import pytest
from playwright.sync_api import Browser, Page

from publication.release import Release
from publication.text import words
from tests.browser.conftest import PATIENCE, Witness, opened
from vocabulary.text import LANGUAGES, Language

pytestmark = pytest.mark.browser

WIDTHS = (320, 500, 1280)
FITS = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
ONE_BELOW_THE_OTHER = """() => {
  const boxes = [...document.querySelector('main .verdict').children].map(part => part.getBoundingClientRect())
  return boxes.every((box, at) => at === 0 || box.top >= boxes[at - 1].bottom)
}"""
FORBIDDEN = """() => {
  Object.defineProperty(navigator, "clipboard", { value: undefined });
  document.execCommand = () => false;
}"""
"""A browser that lets no page write to the clipboard."""


def _box(page: Page, lang: Language) -> None:
    opened(page, f"/indicator/PRG-02?citizenship=PHL&lang={lang}")
    page.locator(".share summary").click()
    page.wait_for_selector(".citations")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_is_copied_by_keyboard_and_that_is_said(browser: Browser, host: str, lang: Language) -> None:
    context = browser.new_context(base_url=host, permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    _box(page, lang)
    for place, button in enumerate(page.locator("button.copy").all()):
        button.focus()
        page.keyboard.press("Enter")
        page.locator(".copied").nth(place).get_by_text(words(lang)("Copied"), exact=True).wait_for()
        copied = page.evaluate("() => navigator.clipboard.readText()")
        assert copied == page.locator(".taken").nth(place).text_content()
    context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_nothing_may_be_copied_the_text_is_selected_and_that_is_said(page: Page, lang: Language) -> None:
    _box(page, lang)
    page.evaluate(FORBIDDEN)
    page.locator("button.copy").last.click()
    said = words(lang)("Selected: copy it with the keyboard")
    page.locator(".copied").last.get_by_text(said, exact=True).wait_for()
    assert page.evaluate("() => getSelection().toString()") == page.locator(".taken").last.inner_text()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_citation_typed_into_the_form_is_judged(
    page: Page, witness: Witness, released: Release, lang: Language
) -> None:
    opened(page, f"/verify?lang={lang}")
    page.locator("input[name=code]").fill(f"Shirube, PRG-02. Code: {released.id}.PRG-02.")
    page.keyboard.press("Enter")
    page.wait_for_selector(".verdict.current")
    assert page.url.endswith(f"/verify/{released.id}.PRG-02?lang={lang}")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(FITS)
        assert page.evaluate(ONE_BELOW_THE_OTHER)
    assert (witness.elsewhere, witness.complaints) == ([], [])

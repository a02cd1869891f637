"""A figure in the page of another site: its own height, no complaint, no cookie, and all of it by keyboard."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page

from tests.browser.conftest import PATIENCE, Witness, opened
from vocabulary.text import LANGUAGES, Language

pytestmark = pytest.mark.browser

WIDTHS = (320, 480, 768)
VIEWS = ("PRG-02?citizenship=each&", "CTX-07?", "PRG-19?", "INS-09?", "FIN-02?")
NOTHING_TO_SCROLL = """() => {
  const page = document.documentElement
  return page.scrollHeight <= innerHeight + 1 && page.scrollWidth <= innerWidth
}"""
"""Inside a frame: it is as high as what is in it, and nothing is wider."""

NOT_HIGHER = "() => innerHeight - document.body.getBoundingClientRect().height <= 1"


@pytest.fixture
def around(host: str) -> Iterator[str]:
    """A site of somebody else, whose page shows the view that its address names."""

    class Around(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            embed = f'<iframe src="{host}{self.path}" title="figure" width="100%" height="99"></iframe>'
            script = f'<script src="{host}/assets/embed.js" async></script>'
            page = f'<!DOCTYPE html><link rel="icon" href="data:,"><title>x</title>{embed}{script}'
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Around) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture
def stranger(browser: Browser) -> Iterator[BrowserContext]:
    """A reader of that site."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def _embedded(page: Page) -> Frame:
    handle = page.wait_for_selector("iframe")
    assert handle
    frame = handle.content_frame()
    assert frame
    frame.wait_for_selector(".drawing:visible, p")
    return frame


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_a_frame_takes_the_height_of_its_figure_without_complaint_or_cookie(
    stranger: BrowserContext, host: str, around: str, view: str, lang: Language
) -> None:
    witness, page = Witness(around), stranger.new_page()
    witness.watch(page)
    page.goto(f"{around}/embed/{view}lang={lang}")
    frame = _embedded(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        frame.wait_for_function(NOTHING_TO_SCROLL)
        frame.wait_for_function(NOT_HIGHER)
    assert [url for url in witness.elsewhere if not url.startswith(f"{host}/")] == []
    assert witness.complaints == []
    assert stranger.cookies() == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_keyboard_goes_from_figure_to_figure_and_each_is_said(
    stranger: BrowserContext, around: str, lang: Language
) -> None:
    page = stranger.new_page()
    page.goto(f"{around}/embed/SDG-16.2.2?lang={lang}")
    frame = _embedded(page)
    frame.wait_for_selector(".drawing[tabindex]:visible")
    drawing = frame.locator(".drawing:visible")
    drawing.focus()
    said = []
    for key in ("ArrowRight", "ArrowRight", "End", "ArrowRight", "Home"):
        drawing.press(key)
        said.append(frame.locator(".said").inner_text())
    assert said[0] == said[4]
    assert said[2] == said[3]
    assert len(set(said)) == 3
    assert "2016" in said[2]
    assert frame.locator(".tip").is_visible()
    assert frame.locator(".mark.on").count() == 1
    drawing.press("Escape")
    assert frame.locator(".tip").is_hidden()


def test_without_a_script_the_figure_and_its_table_are_there(browser: Browser, host: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 480, "height": 900})
    page = context.new_page()
    page.goto(f"{host}/embed/PRG-02?lang=en")
    assert page.locator(".drawing:visible svg .mark").count() > 3
    assert page.locator(".tip").is_hidden()
    page.locator("summary").click()
    assert page.locator("table tbody tr").first.is_visible()
    context.close()


def test_our_other_pages_stay_out_of_the_frames_of_others(stranger: BrowserContext, around: str) -> None:
    page = stranger.new_page()
    with page.expect_event("console", lambda message: "frame-ancestors" in message.text):
        page.goto(f"{around}/indicator/PRG-02?lang=en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_box_of_a_page_gives_the_code_for_what_is_shown(
    page: Page, witness: Witness, host: str, lang: Language
) -> None:
    opened(page, f"/indicator/PRG-02?citizenship=PHL&lang={lang}")
    page.locator(".share summary").click()
    assert f"{host}/embed/PRG-02?citizenship=PHL&amp;lang={lang}" in page.locator(".taken").nth(1).inner_text()
    opened(page, f"/sources?lang={lang}")
    assert (witness.elsewhere, witness.complaints) == ([], [])

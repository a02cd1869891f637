"""The real program on a free port, and a real browser that tells what it fetched and what it complained of."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import IO, Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.conftest import PROJECT

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WITHOUT_BROWSER = f"no browser: install one of {', '.join(BROWSERS)} to run the browser tests"
PATIENCE = 30_000
TRIES = 1200
MARKS = (
    ".scatterlayer .point, .scatterlayer .js-line, .barlayer .point path, .choroplethlayer .choroplethlocation, "
    ".sankey-node"
)
DRAWN = f"() => [...document.querySelectorAll('.graph')].every(graph => graph.querySelector('{MARKS}'))"


@dataclass
class Witness:
    """What a browser fetched from elsewhere and what it complained of, by page."""

    host: str
    elsewhere: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Take note of every request and every message from now on."""
        page.on("request", lambda request: self._requested(request.url))
        page.on("console", lambda message: self._said(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _requested(self, url: str) -> None:
        if not url.startswith((f"{self.host}/", "data:", "blob:")):
            self.elsewhere.append(url)

    def _said(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium with a profile of its own; without one the test is skipped, in the shared check it fails."""
    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if program is None and os.environ.get("CI") == "true":
        pytest.fail(WITHOUT_BROWSER, pytrace=False)
    if program is None:
        pytest.skip(WITHOUT_BROWSER)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=list(SWITCHES))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def host(bundled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where `python app.py` answers, on the release of the bundled facts."""
    with serving(bundled / "releases", tmp_path_factory.mktemp("compressed")) as (address, _):
        yield address


@contextlib.contextmanager
def serving(
    releases: Path, cache: Path, output: IO[bytes] | None = None
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The program on these releases at a free port of this machine; what it says goes to `output`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {
        "SHIRUBE_RELEASES": str(releases),
        "SHIRUBE_CACHE": str(cache),
        "SHIRUBE_HOST": "127.0.0.1",
        "SHIRUBE_PORT": str(port),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    address, environment = f"http://127.0.0.1:{port}", {**os.environ, **settings}
    said: dict[str, Any] = {"stdout": output, "stderr": subprocess.STDOUT} if output else {}
    with subprocess.Popen([sys.executable, "app.py"], cwd=PROJECT, env=environment, **said) as server:
        try:
            assert _answers(server, address), "the program does not answer"
            yield address, server
        finally:
            server.terminate()


def _answers(server: subprocess.Popen[bytes], address: str) -> bool:
    """Whether the program answers before it ends; waiting for its end is what fills the time between the tries."""
    for _ in range(TRIES):
        try:
            with urlopen(f"{address}/health") as answer:  # noqa: S310 - our own program
                return bool(answer.status == HTTPStatus.OK)
        except URLError:
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(timeout=0.1)
                return False
    return False


@pytest.fixture
def witness(host: str) -> Witness:
    """What the browser of this test does beyond showing the page."""
    return Witness(host)


@pytest.fixture(scope="session")
def profile(browser: Browser, host: str) -> Iterator[BrowserContext]:
    """A fresh profile that keeps the site's files between tests, as a reader's browser does."""
    context = browser.new_context(base_url=host)
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(profile: BrowserContext, witness: Witness) -> Iterator[Page]:
    """An empty page, watched by the witness of the test."""
    empty = profile.new_page()
    empty.set_viewport_size({"width": 1280, "height": 900})
    witness.watch(empty)
    yield empty
    empty.close()


def opened(page: Page, address: str) -> Page:
    """A page once it is laid out and its charts are drawn."""
    page.goto(address)
    return settled(page)


def settled(page: Page) -> Page:
    """The page as it stands when everything has come, and every chart has its marks."""
    page.wait_for_selector("main h1")
    page.wait_for_function(DRAWN)
    return page

"""The pictures of the guide: each shows what the site shows today; SHIRUBE_PICTURES=write takes them anew."""

import base64
import datetime as dt
import functools
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest
from playwright.sync_api import Browser, BrowserContext, FloatRect, Locator, Page, Route

from etl.register.reading import File
from etl.register.receipt import receipt
from publication.manual.contents import PICTURES, TAKEN, pictures
from tests.browser.conftest import PATIENCE, opened, serving
from tests.conftest import revised
from tests.etl.register.answers import CASES_EN, FINDINGS, RULES, SERVICES_EN, outcome_of, report
from vocabulary.text import LANGUAGES, Language

pytestmark = pytest.mark.browser

WRITES = os.environ.get("SHIRUBE_PICTURES") == "write"
ADDRESS = "https://figures.example.org"
WIDTH, SHARPNESS, QUALITY, EDGE, MOST = 800, 2, 80, 10, 60_000
REVISED, AGAIN = (dt.datetime(2026, month, 2, tzinfo=dt.UTC) for month in (2, 3))

VOLATILE = re.compile(r"r[0-9a-f]{12}(\.[\w.-]+)?|[0-9a-f]{64}")
"""Names of releases and checksums of files, which other figures or another minute change."""

IN_JAPANESE = {
    "Case ID": "案件番号",
    "Referral date": "照会日",
    "Nationality": "国籍",
    "Sex ": "性別",
    "Female": "女性",
    "Forms of exploitation": "搾取形態",
    "Departure date": "出国日",
    "Return requested": "帰国希望",
    "Kind of support": "支援の種類",
    "Start date": "開始日",
    "Cost": "費用（円）",
}
SHOWN = """element => {
  const found = []
  const look = style => [style.color, style.backgroundColor, style.borderTopColor, style.fontSize, style.fontWeight]
  const chart = graph => graph.querySelector('.js-plotly-plot').data.map(trace => [trace.type, trace.name ?? ''])
  const walk = node => {
    if (node.nodeType === Node.TEXT_NODE && node.data.trim()) found.push(node.data.trim().replace(/\\s+/g, ' '))
    if (node.nodeType !== Node.ELEMENT_NODE || getComputedStyle(node).display === 'none') return
    found.push([node.localName, [...node.classList].sort(), look(getComputedStyle(node))])
    if (node.classList.contains('graph')) found.push(chart(node))
    else if (node.localName === 'iframe') walk(node.contentDocument.body)
    else node.childNodes.forEach(walk)
  }
  walk(element)
  return JSON.stringify(found)
}"""
"""What an element says and how it looks, but for what differs from machine to machine: places, sizes, drawn lines."""


FRAMED = """() => [...document.querySelectorAll('iframe')].every(
  ({ contentDocument: inner }) => inner && inner.URL !== 'about:blank' && inner.readyState === 'complete')"""
"""Whether the documents in the frames of a page have come."""


def _japanese(table: str) -> str:
    """A report's table under the headings of the Japanese template."""
    return functools.reduce(lambda text, word: text.replace(word, IN_JAPANESE[word]), IN_JAPANESE, table)


@dataclass(frozen=True)
class Pictured:
    """Parts of a page that are one picture, at most so many CSS pixels high; `opens` is clicked before.

    {revision} in the address stands for the id of a release whose figures were revised since.
    """

    address: str
    parts: tuple[str, ...]
    height: int = 460
    opens: str = ""


PAGES = {
    "overview": Pictured("/", ("main h1", ".tiles"), 560),
    "states": Pictured("/programme", (".panel:nth-of-type(2) .grid",)),
    "choices": Pictured("/indicator/PRG-02?citizenship=each", (".choices", ".panel figure")),
    "download": Pictured("/indicator/PRG-02", (".downloads",), opens=".downloads summary"),
    "share": Pictured("/indicator/PRG-02", (".share",), opens=".share summary"),
    "map": Pictured("/indicator/SDG-8.7.1", (".map", ".dash-slider-container"), 560),
    "reports": Pictured("/programme-reports", (".panel.wide",), 420),
    "releases": Pictured("/releases", ("main h1", ".revised"), 700),
    "sheet": Pictured("/evaluation-sheet", (".choices", ".sheet-takes", ".sheet"), 760),
    "verify": Pictured("/verify/{revision}.PRG-02", ("main .verdict",), 620),
    "claims": Pictured("/claims", (".choices", "main .panel"), 760),
}
RECEIPT = "receipt"
REPORTS: dict[Language, dict[str, str]] = {
    "en": {"Cases": CASES_EN, "Services": SERVICES_EN},
    "ja": {"案件": _japanese(CASES_EN), "支援": _japanese(SERVICES_EN)},
}
RETURNED: dict[Language, str] = {"en": "report-2016-03-returned.xlsx", "ja": "report-2016-03-要修正.xlsx"}


@pytest.fixture(scope="module")
def revision(bundled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release with another figure than the one before it and the one after it, which lie beside it."""
    releases = tmp_path_factory.mktemp("guide") / "releases"
    shutil.copytree(bundled / "releases", releases)
    (first,) = releases.glob("r*")
    found = revised(first, REVISED, obs_value=pl.when(pl.col("obs_value") == 276).then(275.0).otherwise("obs_value"))
    revised(first, AGAIN, obs_value=pl.col("obs_value"))
    return found


@pytest.fixture(scope="module")
def site(revision: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """The site at an address of its own, with that release and those beside it."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SHIRUBE_ADDRESS", ADDRESS)
        with serving(revision.parent, tmp_path_factory.mktemp("compressed")) as (host, _):

            def fetched(route: Route) -> None:
                route.fulfill(response=route.fetch(url=route.request.url.replace(ADDRESS, host)))

            context = browser.new_context(
                base_url=ADDRESS,
                viewport={"width": WIDTH, "height": 900},
                device_scale_factor=SHARPNESS,
                reduced_motion="reduce",
            )
            context.set_default_timeout(PATIENCE)
            context.route(f"{ADDRESS}/**", fetched)
            yield context
            context.close()


@pytest.fixture
def page(site: BrowserContext) -> Iterator[Page]:
    """An empty page of that site."""
    empty = site.new_page()
    yield empty
    empty.close()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_picture_of_a_page_shows_the_page_as_it_is(page: Page, revision: Path, name: str, lang: Language) -> None:
    wanted = PAGES[name]
    address = wanted.address.format(revision=revision.name)
    opened(page, f"{address}{'&' if '?' in address else '?'}lang={lang}")
    page.wait_for_function(FRAMED)
    if wanted.opens:
        page.locator(wanted.opens).first.click()
        page.wait_for_function(
            "part => document.querySelector(part).parentElement.querySelector('a, code')", arg=wanted.opens
        )
    _check(page, f"{lang}/{name}.webp", [page.locator(part).first for part in wanted.parts], wanted.height)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_picture_of_a_receipt_shows_a_receipt_as_it_is(page: Page, tmp_path: Path, lang: Language) -> None:
    workbook = File("report-2016-03.xlsx", report(REPORTS[lang]))
    file = tmp_path / "receipt.html"
    file.write_bytes(receipt(outcome_of(workbook, found=FINDINGS), RULES, lang, RETURNED[lang]))
    page.goto(file.as_uri())
    _check(page, f"{lang}/{RECEIPT}.webp", [page.locator("body")], 760)


def test_every_picture_of_the_guide_is_made_here() -> None:
    assert set(pictures()) == {f"{lang}/{name}.webp" for lang in LANGUAGES for name in (*PAGES, RECEIPT)}


def _check(page: Page, name: str, parts: Sequence[Locator], height: int) -> None:
    """That a picture shows these parts as they are now; where pictures are written, it is taken of them."""
    page.evaluate("() => document.fonts.ready")
    said = "".join(str(part.evaluate(SHOWN)) for part in parts)
    shows = hashlib.sha256(VOLATILE.sub("…", said).encode()).hexdigest()[:16]
    if WRITES:
        _take(page, name, parts, height, shows)
    found = json.loads((PICTURES / TAKEN).read_text(encoding="utf-8"))
    assert found.get(name, {}).get("shows") == shows, (
        f"{name}: the page has changed: python docs/guide/take_pictures.py"
    )


def _take(page: Page, name: str, parts: Sequence[Locator], height: int, shows: str) -> None:
    clip = _around(page, [box for part in parts if (box := part.bounding_box())], height)
    asked = {"format": "webp", "quality": QUALITY, "clip": {**clip, "scale": 1}, "captureBeyondViewport": True}
    taken = base64.b64decode(page.context.new_cdp_session(page).send("Page.captureScreenshot", asked)["data"])
    assert len(taken) <= MOST, f"{name} is of {len(taken)} bytes"
    (PICTURES / name).parent.mkdir(exist_ok=True)
    (PICTURES / name).write_bytes(taken)
    known = json.loads((PICTURES / TAKEN).read_text(encoding="utf-8"))
    known[name] = {"width": int(clip["width"]), "height": int(clip["height"]), "shows": shows}
    text = json.dumps(dict(sorted(known.items())), indent=2)
    (PICTURES / TAKEN).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _around(page: Page, boxes: Sequence[FloatRect], height: int) -> dict[str, float]:
    """The part of the page that has all boxes, from the top of the first and not higher than wanted."""
    scrolled = float(page.evaluate("() => scrollY"))
    left, top = min(box["x"] for box in boxes) - EDGE, min(box["y"] for box in boxes) - EDGE
    right, bottom = max(box["x"] + box["width"] for box in boxes), max(box["y"] + box["height"] for box in boxes)
    return {
        "x": max(0, round(left)),
        "y": max(0, round(top + scrolled)),
        "width": round(min(right + EDGE, WIDTH) - max(0, left)),
        "height": round(min(bottom + EDGE - top, height)),
    }

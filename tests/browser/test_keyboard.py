"""The main tasks by keyboard alone, in both languages and at three widths: the focus is never lost, and always seen."""

import csv
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page

from publication import labels
from publication.release import Release
from publication.text import words
from tests.browser.conftest import opened, settled
from vocabulary.text import LANGUAGES, Language

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("width", [360, 768, 1440]),
    pytest.mark.parametrize("lang", LANGUAGES),
]

PICTURES = os.environ.get("SHIRUBE_WALKS", "")
"""A folder for a picture of where each walk ends; without one none is taken."""

MOST_STOPS = 250
SEEN = """() => {
  const box = document.activeElement.getBoundingClientRect()
  return box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
}"""
FOCUSED = f"""() => {{
  const at = document.activeElement
  const isSeen = {SEEN}
  return {{
    name: at.getAttribute('aria-label') || at.labels?.[0]?.innerText || at.innerText || '',
    isSomewhere: at !== document.body && at !== document.documentElement,
    isMarked: at.id === 'main' || getComputedStyle(at).outlineStyle !== 'none',
    isSeen: isSeen(),
  }}
}}"""
STARTED = """start => {
  const main = document.getElementById('main')
  return document.activeElement === (document.getElementById(start) ?? main) && main.contains(document.activeElement)
}"""


@dataclass(frozen=True)
class Reader:
    """Somebody with a keyboard: presses Tab until the stop wanted, and follows it."""

    page: Page

    def go_to(self, name: str) -> None:
        """The next stop whose name begins so, before the end of the page. Every stop on the way is seen and marked."""
        passed: list[str] = []
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate(FOCUSED)
            if not stop["isSomewhere"]:
                break
            if not stop["isSeen"]:
                self.page.wait_for_function(SEEN)
            assert stop["isMarked"], stop
            passed.append(stop["name"].strip())
            if passed[-1].startswith(name):
                return
        pytest.fail(f"{name} is not reached: {passed}")

    def follow(self, name: str) -> None:
        """Go to a stop and press Enter."""
        self.go_to(name)
        self.page.keyboard.press("Enter")

    def arrive(self, title: str, start: str = "") -> None:
        """A page has come; reading goes on at its main part, or at the part of that id, which is seen."""
        self.page.wait_for_selector(f'main h1:has-text("{title}")')
        self.page.wait_for_function(STARTED, arg=start)
        settled(self.page)
        if start:
            self.page.wait_for_function(SEEN)

    def hear(self, key: str) -> str:
        """What is said after a key."""
        self.page.keyboard.press(key)
        return self.page.locator("[aria-live]").last.inner_text()


@pytest.fixture
def reader(page: Page, width: int, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """A reader at a screen of that width; a picture is taken of where the walk ends."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    yield Reader(page)
    if PICTURES:
        page.screenshot(path=Path(PICTURES, f"{re.sub(r'[^a-z0-9]+', '-', request.node.name).strip('-')}.png"))


@pytest.fixture
def take(reader: Reader, tmp_path: Path) -> Callable[[str], Path]:
    """The file that comes when a stop is followed."""

    def follow(name: str) -> Path:
        reader.go_to(name)
        with reader.page.expect_download() as waiting:
            reader.page.keyboard.press("Enter")
        came: Download = waiting.value
        came.save_as(tmp_path / came.suggested_filename)
        return tmp_path / came.suggested_filename

    return follow


def test_an_analyst_finds_an_indicator_chooses_reads_a_value_and_takes_the_csv(
    reader: Reader, take: Callable[[str], Path], lang: Language
) -> None:
    _ = words(lang)
    name = {
        "en": "Detected victims of trafficking in persons (SDG 16.2.2)",
        "ja": "認知された人身取引被害者（SDG 16.2.2）",
    }[lang]
    thailand = {"en": "Thailand", "ja": "タイ"}[lang]
    opened(reader.page, f"/?lang={lang}")
    reader.follow(_("Indicators"))
    reader.arrive(_("All indicators"))
    reader.follow(name)
    reader.arrive(name)
    reader.follow(thailand)
    reader.page.wait_for_selector(f'.choices [aria-current]:has-text("{thailand}")')
    settled(reader.page)
    reader.go_to(_("Chart: {name}. The arrow keys go from figure to figure.").partition("{")[0])
    first, second, last = (reader.hear(key) for key in ("ArrowRight", "ArrowRight", "End"))
    assert len({first, second, last}) == 3
    reader.follow(_("Download"))
    file = take("CSV")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    heard = {row["OBS_VALUE"] for row in rows if row["PERIOD_LABEL"] in last}
    assert any(value in last.replace(",", "") for value in heard)


def test_an_officer_goes_from_the_overview_to_a_figure_its_source_and_the_releases(
    reader: Reader, released: Release, lang: Language
) -> None:
    """The link to a source leads to where it stands, and so does its address when it is opened afresh."""
    _ = words(lang)
    opened(reader.page, f"/?lang={lang}")
    reader.follow(_("Assisted to return home"))
    reader.arrive(labels.say(released.indicators["PRG-02"].name, lang))
    source = released.sources["mofa_evaluation_2016"]
    reader.follow(labels.say(source.title, lang))
    reader.arrive(_("Sources"), source.id)
    reader.page.reload()
    reader.arrive(_("Sources"), source.id)
    reader.go_to(source.address)
    reader.follow(_("All releases and revisions"))
    reader.arrive(_("Releases"))
    reader.go_to(_("Table: {name}").format(name=_("All releases, the latest first")))


def test_an_administrator_takes_the_template_of_the_register(
    reader: Reader, take: Callable[[str], Path], lang: Language
) -> None:
    _ = words(lang)
    opened(reader.page, f"/sources?lang={lang}")
    named = {"en": "Template in English (XLSX)", "ja": "Template in Japanese (XLSX)"}[lang]
    reader.page.locator("#register").evaluate("section => { section.tabIndex = -1; section.focus() }")
    file = take(_(named))
    assert file.name == f"register-template-{lang}.xlsx"


@pytest.fixture
def forgetting(page: Page) -> Iterator[None]:
    """What a browser keeps of the reader's choice is forgotten, however the walk ends."""
    yield
    page.evaluate("() => localStorage.clear()")


@pytest.mark.usefixtures("forgetting")
def test_a_choice_of_theme_is_made_and_kept(reader: Reader, lang: Language) -> None:
    _ = words(lang)
    opened(reader.page, f"/releases?lang={lang}")
    reader.go_to(_("Colours: ").strip())
    reader.page.keyboard.press("End")
    assert reader.page.locator("html").get_attribute("data-theme") == "contrast"
    reader.page.reload()
    settled(reader.page)
    assert reader.page.locator("html").get_attribute("data-theme") == "contrast"
    assert reader.page.locator("#theme").input_value() == "contrast"
    assert reader.page.context.cookies() == []

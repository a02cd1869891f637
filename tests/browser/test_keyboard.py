"""The main tasks by keyboard alone, in both languages and at three widths: the focus is never lost, and always seen."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page

from publication.text import words
from tests.browser.conftest import opened, settled
from vocabulary.text import LANGUAGES, Language

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("width", [360, 768, 1440]),
    pytest.mark.parametrize("lang", LANGUAGES),
]

MOST_STOPS = 250
FOCUSED = """() => {
  const at = document.activeElement
  const style = getComputedStyle(at)
  return {
    name: at.getAttribute('aria-label') || at.labels?.[0]?.innerText || at.innerText,
    isSomewhere: at !== document.body && at !== document.documentElement,
    isMarked: at.id === 'main' || style.outlineStyle !== 'none',
  }
}"""

SEEN = """() => {
  const box = document.activeElement.getBoundingClientRect()
  return box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
}"""
PATIENCE = 5_000


@dataclass(frozen=True)
class Reader:
    """Somebody with a keyboard: presses Tab until the stop wanted, and follows it."""

    page: Page

    def go_to(self, name: str) -> None:
        """The next stop whose name begins so. Every stop on the way has to be seen and marked."""
        passed = []
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate(FOCUSED)
            if not stop["isSomewhere"]:
                continue  # the end of the document, from where the browser's own controls follow
            self.page.wait_for_function(SEEN, timeout=PATIENCE)
            assert stop["isMarked"], stop
            passed.append(stop["name"].strip())
            if passed[-1].startswith(name):
                return
        pytest.fail(f"{name} is not reached: {passed}")

    def follow(self, name: str) -> None:
        """Go to a stop and press Enter."""
        self.go_to(name)
        self.page.keyboard.press("Enter")

    def arrive(self, title: str) -> None:
        """A page has come; reading goes on at its start, not at its end."""
        self.page.wait_for_selector(f'main h1:has-text("{title}")')
        settled(self.page)

    def hear(self, key: str) -> str:
        """What is said after a key."""
        self.page.keyboard.press(key)
        return self.page.locator("[aria-live]").last.inner_text()


@pytest.fixture
def reader(page: Page, width: int) -> Reader:
    """A reader at a screen of that width."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    return Reader(page)


@pytest.fixture
def take(page: Page, tmp_path: Path) -> Callable[[Callable[[], None]], Path]:
    """The file that comes when something is pressed."""

    def press(pressing: Callable[[], None]) -> Path:
        with page.expect_download() as waiting:
            pressing()
        came: Download = waiting.value
        came.save_as(tmp_path / came.suggested_filename)
        return tmp_path / came.suggested_filename

    return press


def test_an_analyst_finds_an_indicator_chooses_reads_a_value_and_takes_the_csv(
    reader: Reader, take: Callable[[Callable[[], None]], Path], lang: Language
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
    file = take(lambda: reader.follow("CSV"))
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    heard = {row["OBS_VALUE"] for row in rows if row["PERIOD_LABEL"] in last}
    assert any(value in last.replace(",", "") for value in heard)


def test_an_officer_goes_from_the_overview_to_a_figure_its_source_and_the_releases(
    reader: Reader, lang: Language
) -> None:
    _ = words(lang)
    opened(reader.page, f"/?lang={lang}")
    reader.follow(_("Assisted to return home"))
    reader.page.wait_for_function("() => location.pathname === '/indicator/PRG-02'")
    settled(reader.page)
    reader.follow(_("All releases and revisions"))
    reader.arrive(_("Releases"))
    reader.go_to(_("Table: {name}").format(name=_("All releases, the latest first")))


def test_an_administrator_takes_the_template_of_the_register(
    reader: Reader, take: Callable[[Callable[[], None]], Path], lang: Language
) -> None:
    _ = words(lang)
    opened(reader.page, f"/sources?lang={lang}")
    named = {"en": "Template in English (XLSX)", "ja": "Template in Japanese (XLSX)"}[lang]
    reader.page.locator("#register").evaluate("section => { section.tabIndex = -1; section.focus() }")
    file = take(lambda: reader.follow(_(named)))
    assert file.name == f"register-template-{lang}.xlsx"


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
    reader.page.evaluate("() => localStorage.clear()")

"""What a reader does: choose, go back, switch language, download, use the keyboard, print."""

import csv
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page

from publication.text import words
from tests.browser.conftest import opened, settled
from vocabulary.text import LANGUAGES, Language

pytestmark = pytest.mark.browser

DRAWN_VALUES = "() => document.querySelector('.js-plotly-plot').data.map(trace => [trace.name, trace.x, trace.y])"
ROWS_ARE = "count => document.querySelector('main table').tBodies[0].rows.length === count"
BOXES = (
    "parts => parts.map(part => part.getBoundingClientRect()).map(({ left, top, bottom }) => ({ left, top, bottom }))"
)
FOCUSED = "() => document.activeElement.getAttribute('href')"
MOST_STOPS = 40


def _table(page: Page) -> list[list[str]]:
    """The first table as it stands on the screen, without the sources."""
    rows = page.locator("main table").first.locator("tbody tr").all()
    return [[cell.strip() for cell in row.locator("th, td").all_inner_texts()][:-1] for row in rows]


def _choice(page: Page, name: str) -> Locator:
    return page.locator(".choices").get_by_role("link", name=name, exact=True)


def _view(page: Page) -> tuple[str, dict[str, list[str]]]:
    """The path and the choices in the address, without the language."""
    parts = urlsplit(page.url)
    return parts.path, {name: codes for name, codes in parse_qs(parts.query).items() if name != "lang"}


def _choose(page: Page, name: str) -> None:
    before = page.url
    _choice(page, name).click()
    page.wait_for_function("before => location.href !== before", arg=before)
    page.wait_for_function(
        "name => [...document.querySelectorAll('.choices [aria-current]')].some(link => link.textContent === name)",
        arg=name,
    )
    settled(page)


def test_a_choice_changes_address_table_and_chart(page: Page) -> None:
    opened(page, "/indicator/PRG-02?lang=en")
    table, drawn = _table(page), page.evaluate(DRAWN_VALUES)
    _choose(page, "Philippines")
    assert _view(page) == ("/indicator/PRG-02", {"citizenship": ["PHL"]})
    assert _table(page) != table
    assert page.evaluate(DRAWN_VALUES) != drawn
    assert {row[-1] for row in _table(page)} == {str(value) for _, x, _ in page.evaluate(DRAWN_VALUES) for value in x}


def test_the_slider_turns_the_map_and_its_table_to_another_year(page: Page) -> None:
    opened(page, "/indicator/SDG-16.2.2?area=each&lang=en")
    said, table = page.locator("#atlas-said"), page.locator("#atlas-table table")
    before = table.inner_text()
    assert said.inner_text().startswith("2017:")
    page.get_by_role("slider").first.press("ArrowLeft")
    page.wait_for_function("() => document.querySelector('#atlas-said').innerText.startsWith('2016:')")
    assert table.inner_text() != before
    assert "2017" not in table.inner_text()


def test_a_second_area_is_put_beside_the_first(page: Page) -> None:
    opened(page, "/indicator/SDG-16.2.2?lang=en")
    _choose(page, "Thailand")
    assert _view(page) == ("/indicator/SDG-16.2.2", {"area": ["JPN.THA"]})
    assert {row[1] for row in _table(page)} == {"Japan", "Thailand"}


def test_both_ends_of_the_periods_are_chosen(page: Page) -> None:
    """From two lists beside the period; the first and the last of all are all again, and the chart shows no other."""
    opened(page, "/indicator/FIN-06?lang=en")
    every = {row[0] for row in _table(page)}
    for folded, period in (("From FY2005", "FY2008"), ("To FY2020", "FY2012")):
        page.get_by_text(folded, exact=True).click()
        _choose(page, period)
    assert _view(page) == ("/indicator/FIN-06", {"period": ["2008-FY..2012-FY"]})
    assert {row[0] for row in _table(page)} == {f"FY{year}" for year in range(2008, 2013)} < every
    assert {len(x) for _, x, _ in page.evaluate(DRAWN_VALUES)} == {5}
    for folded, period in (("From FY2008", "FY2005"), ("To FY2012", "FY2020")):
        page.get_by_text(folded, exact=True).click()
        _choose(page, period)
    assert _view(page) == ("/indicator/FIN-06", {})


def test_going_back_going_on_and_loading_again_keep_the_view(page: Page) -> None:
    opened(page, "/indicator/PRG-02?lang=en")
    usual = _table(page)
    _choose(page, "Philippines")
    address, chosen = page.url, _table(page)
    page.go_back()
    page.wait_for_function(ROWS_ARE, arg=len(usual))
    assert _table(page) == usual
    page.go_forward()
    page.wait_for_function(ROWS_ARE, arg=len(chosen))
    assert (page.url, _table(page)) == (address, chosen)
    page.reload()
    settled(page)
    assert (page.url, _table(page)) == (address, chosen)


@pytest.mark.parametrize("address", ["/indicator/PRG-02?citizenship=PHL&", "/contributions?"])
def test_the_language_switch_keeps_the_view(page: Page, address: str) -> None:
    opened(page, f"{address}lang=en")
    before = _view(page)
    page.get_by_role("link", name="日本語").click()
    page.wait_for_selector(".page-ja main h1")
    assert _view(page) == before
    assert page.locator("html").get_attribute("lang") == "ja"
    page.get_by_role("link", name="English").click()
    page.wait_for_selector(".page-en main h1")
    assert _view(page) == before


@pytest.mark.parametrize(
    ("view", "lang"), [("PRG-02?citizenship=each", "ja"), ("CTX-05?", "en"), ("FIN-03?", "ja"), ("INS-01?", "en")]
)
def test_a_download_has_exactly_the_rows_of_the_table(page: Page, tmp_path: Path, view: str, lang: Language) -> None:
    opened(page, f"/indicator/{view}&lang={lang}")
    with page.expect_download() as waiting:
        page.locator("summary.download").first.click()
        page.get_by_role("link", name="CSV", exact=True).first.click()
    saved = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(saved)
    assert saved.name == f"{view[:6]}.csv"
    with saved.open(encoding="utf-8-sig", newline="") as lines:
        read = list(csv.DictReader(lines))
    table = _table(page)
    assert [line["PERIOD_LABEL"] for line in read] == [row[0] for row in table]
    for line, row in zip(read, table, strict=True):
        shown = {cell.replace(",", "") for cell in row}
        assert line["OBS_VALUE"] in shown or line["OBS_VALUE"] == ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_stop_of_the_keyboard_skips_to_the_main_part(page: Page, lang: Language) -> None:
    opened(page, f"/returns?lang={lang}")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "#main"
    assert page.locator(".skip").is_visible()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'main'")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("width", [360, 1440])
def test_the_keyboard_reaches_every_link_of_the_navigation(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, "/?lang=en")
    links = page.locator("header a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    reached: list[str | None] = []
    while len(reached) < MOST_STOPS and not set(links) <= set(reached):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    assert len(links) > 8
    assert [href for href in reached if href in links] == links
    assert set(links) <= set(reached)


@pytest.mark.parametrize("width", [360, 768, 1280, 1440])
def test_tab_goes_through_the_header_as_it_is_read(page: Page, width: int) -> None:
    """From row to row, and in a row from left to right."""
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, "/?lang=en")
    places = page.locator("header :is(a, input:not([type=hidden]), button)").evaluate_all(BOXES)
    rows = [places[0]]
    for before, after in pairwise(places):
        if after["top"] >= before["bottom"]:
            rows.append(after)
        else:
            assert before["left"] < after["left"]
    assert [row["top"] for row in rows] == sorted(row["top"] for row in rows)
    assert len(rows) > 1


def test_the_keyboard_follows_a_link_of_the_navigation(page: Page) -> None:
    opened(page, "/?lang=en")
    page.get_by_role("navigation").get_by_role("link", name="Contributions").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector('main h1:has-text("Contributions")')
    assert _view(page) == ("/contributions", {})


@pytest.mark.parametrize(
    ("lang", "figures"),
    [
        ("en", ("276", "145", "13 → 21", "155", "14,065", "persons")),
        ("ja", ("276", "145", "13 → 21", "155", "14,065", "外務省")),
    ],
)
def test_the_overview_prints_its_figures_as_text(
    page: Page, tmp_path: Path, lang: Language, figures: tuple[str, ...]
) -> None:
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("no pdftotext (Debian: poppler-utils) to read the printed page with")
    opened(page, f"/?lang={lang}")
    page.pdf(path=tmp_path / "overview.pdf", format="A4")
    printed = subprocess.run(
        [reader, "-layout", str(tmp_path / "overview.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert [figure for figure in figures if figure not in printed] == []
    assert words(lang)("Skip to the main part") not in printed

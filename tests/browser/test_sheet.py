"""Every figure of the FY2016 evaluation sheet that can be computed is read on a page, beside its source."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.conftest import opened
from vocabulary.text import LANGUAGES, Language

pytestmark = pytest.mark.browser

Tables = Callable[[str], list[list[str]]]
Sheet = tuple[str, str, tuple[str, ...], tuple[str, ...]]

MINISTRY: dict[Language, str] = {"en": "Ministry of Foreign Affairs of Japan", "ja": "外務省"}
ROWS = (
    """() => [...document.querySelectorAll('tbody tr')].map(row => [...row.cells].map(cell => cell.innerText.trim()))"""
)

# What the sheet says; where it is read; the cells of the row it stands in, in English and in Japanese.
SHEET: tuple[Sheet, ...] = (
    ("276 persons returned", "/returns", ("276",), ("276",)),
    ("145 persons given reintegration support", "/returns", ("145",), ("145",)),
    (
        "0 of 276 trafficked again, at most 1.1 %",
        "/returns",
        ("0.0", "at most 1.1", "0/276"),
        ("0.0", "最大1.1", "0/276"),
    ),
    ("13 Japanese staff in 2008", "/staff", ("2008", "13"), ("2008年", "13")),
    ("21 Japanese staff in 2012", "/staff", ("2012", "21"), ("2012年", "21")),
    ("61 % more, truncated from 61.5 %", "/staff", ("61 %", "61.5 %"), ("61 %", "61.5 %")),
    ("15 international staff in 2011", "/staff", ("2011", "15"), ("2011年", "15")),
    ("20 international staff in 2015", "/staff", ("2015", "20"), ("2015年", "20")),
    ("33 % more", "/staff", ("33 %", "33.3 %"), ("33 %", "33.3 %")),
    ("4 senior posts", "/staff", ("4 persons", "4 persons"), ("4人", "4人")),
    ("14,065 thousand yen", "/contributions", ("FY2016", "14,065"), ("2016年度", "14,065")),
)


@pytest.fixture(scope="module")
def tables(profile: BrowserContext) -> Iterator[Tables]:
    """The rows of all tables of a page, read from the screen once."""
    page = profile.new_page()
    yield cache(lambda address: opened(page, address).evaluate(ROWS))
    page.close()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("figure", SHEET, ids=lambda figure: figure[0])
def test_a_figure_of_the_sheet_is_read_beside_its_source(tables: Tables, figure: Sheet, lang: Language) -> None:
    """The source is in the last cell, or under the statement in the first."""
    _, path, english, japanese = figure
    wanted = japanese if lang == "ja" else english
    rows = tables(f"{path}?lang={lang}")
    found = [row for row in rows if all(row.count(cell) >= wanted.count(cell) for cell in wanted)]
    assert [row for row in found if MINISTRY[lang] in row[-1] + row[0]], rows


@pytest.mark.parametrize(("lang", "verdict"), [("en", "confirmed as truncated"), ("ja", "切り捨て")])
def test_61_per_cent_is_said_to_be_truncated(tables: Tables, lang: Language, verdict: str) -> None:
    row = next(row for row in tables(f"/staff?lang={lang}") if "61 %" in row)
    assert verdict in row[-1]

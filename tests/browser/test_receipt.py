"""A receipt on paper: one page, however much there is to say."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from etl.register.receipt import receipt
from tests.etl.register.answers import MANY_RULES, crowded
from vocabulary.text import LANGUAGES, Language

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_receipt_prints_on_one_page_of_a4(browser: Browser, tmp_path: Path, lang: Language) -> None:
    file = tmp_path / "receipt.html"
    file.write_bytes(receipt(crowded(), MANY_RULES, lang, "the-report-of-march-returned.xlsx"))
    page = browser.new_page()
    page.goto(file.as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1

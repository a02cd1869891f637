"""What the guide quotes of a page is what the page says: bold is a page's own word, and nothing else quotes one."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from etl.register import codes_tab, receipt_words
from etl.sources.programme_register import SHEETS
from indicators.registry import all_indicators
from publication.manual.contents import GUIDE
from publication.manual.markdown import Leads, rendered
from publication.text import CATALOGUE, TRANSLATIONS, words
from vocabulary.codes import codelist, codelist_ids
from vocabulary.text import LANGUAGES, Language, Text

CHAPTERS = [file for lang in LANGUAGES for file in sorted(GUIDE.glob(f"{lang}/*.md"))]
AS_WRITTEN = Leads(lambda href: href, lambda src: {"src": src})
BLANK = re.compile(r"\{[^{}]*\}")
FULL_STOP = ".。"
NOT_SAID = re.compile(r"<(pre|code|blockquote)\b.*?</\1>", flags=re.DOTALL)
TAG = re.compile(r"<[^>]+>")
BOLD = re.compile(r"<strong>(.*?)</strong>", flags=re.DOTALL)
QUOTED = re.compile(r"<em>.*?</em>|[「“][^」”]*[」”]|\*\*", flags=re.DOTALL)
TO_A_PAGE = re.compile(r'<a href="/[\w-]*(?:#[\w-]*)?">(?P<said>[^</][^<]*)</a>')

of_every_chapter = pytest.mark.parametrize("file", CHAPTERS, ids=lambda file: f"{file.parent.name}-{file.stem}")


@of_every_chapter
def test_every_bold_word_of_a_chapter_is_said_by_a_page(file: Path) -> None:
    """A blank of a message is … in the chapter; a full stop at the end may be left out."""
    said = _said(file.parent.name)
    assert [word for word in _bold(file) if word.rstrip(FULL_STOP) not in said] == []


@of_every_chapter
def test_a_chapter_quotes_a_page_in_bold_alone(file: Path) -> None:
    """No italics, no quotation marks, and no bold that is meant and not shown, as after a full-width bracket."""
    prose = TAG.sub(lambda tag: tag.group() if "em>" in tag.group() else "", NOT_SAID.sub("", _shown(file)))
    assert QUOTED.findall(prose) == []


@of_every_chapter
def test_a_link_to_a_page_is_called_what_a_page_calls_it(file: Path) -> None:
    said = {word.casefold() for word in _said(file.parent.name)}
    assert [name for name in TO_A_PAGE.findall(_shown(file)) if unescape(name).casefold() not in said] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_word_that_no_page_says_is_found(lang: Language) -> None:
    """The tests above can fail: by a word of another language, and by one that was changed."""
    other = next(each for each in LANGUAGES if each != lang)
    share = words(lang)("Share and embed")
    assert any(share in _bold(file) for file in CHAPTERS)
    assert share in _said(lang)
    assert not {words(other)("Share and embed"), f"{share} x"} & _said(lang)


@cache
def _shown(file: Path) -> str:
    """A chapter as a page shows it."""
    return rendered(file.read_text(encoding="utf-8"), AS_WRITTEN).text


def _bold(file: Path) -> list[str]:
    return [" ".join(unescape(word).split()) for word in BOLD.findall(_shown(file))]


@cache
def _said(lang: Language) -> frozenset[str]:
    """Every message, code, indicator and word of the workbook and its receipt, with … for what is filled in."""
    spoken = words(lang)
    texts = [*map(spoken, _messages()), *(text[lang] for text in _names())]
    named_indicators = (f"{each.id} {each.name[lang]}" for each in all_indicators().values())
    return frozenset(BLANK.sub("…", text).rstrip(FULL_STOP) for text in (*texts, *named_indicators) if text)


def _messages() -> Iterator[str]:
    """The English messages of every catalogue, which are those of the code."""
    for place in TRANSLATIONS.glob(f"*/{CATALOGUE.as_posix()}"):
        with place.open("rb") as catalogue:
            yield from (str(each.id) for each in read_po(catalogue) if each.id)


def _names() -> Iterator[Text]:
    """Names that are no messages: codes, indicators, and what stands in the workbook and on its receipt."""
    yield from (code.label for each in codelist_ids() for code in codelist(each).values())
    yield from (each.name for each in all_indicators().values())
    yield from (text for each in SHEETS for text in (each.label, *(field.label for field in each.fields)))
    yield from (text for text in vars(receipt_words).values() if isinstance(text, Text))
    yield codes_tab.TITLE

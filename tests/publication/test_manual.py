"""The manual: both languages have the same chapters, headings, tables and pictures, and every link leads somewhere."""

import re
from pathlib import Path

import pytest

from publication.manual.contents import (
    CONTENTS,
    DOCS,
    GUIDE,
    PATH,
    PICTURES,
    address_of,
    chapter_file,
    guides,
    pictures,
    references,
)
from publication.manual.markdown import Leads, headings, linked, pictured, rendered
from publication.manual.reading import manual_page
from vocabulary.text import DEFAULT_LANGUAGE, LANGUAGES, Language

OTHERS = [lang for lang in LANGUAGES if lang != DEFAULT_LANGUAGE]
CHAPTERS = [chapter.name for guide in guides(DEFAULT_LANGUAGE) for chapter in guide.chapters]
NAMES = ["", *CHAPTERS]
AS_WRITTEN = Leads(lambda href: href, lambda src: {"src": src})
FENCED = re.compile(r"^```.*?^```", flags=re.MULTILINE | re.DOTALL)


def _text(name: str, lang: Language) -> str:
    return chapter_file(name, lang).read_text(encoding="utf-8")


def _shape(text: str) -> list[str]:
    """What each line of a text is: a heading and its depth, a row and its cells, an entry, a line of code."""
    found = []
    for line in re.sub(FENCED, lambda block: "\n".join(["code"] * block.group().count("\n")), text).splitlines():
        if heading := re.match(r"#+ ", line):
            found.append(heading.group())
        elif line.startswith("|"):
            found.append(f"row of {line.count('|')}")
        elif entry := re.match(r"- |\d+\. |> (?=\S)", line):
            found.append(entry.group())
        elif line.startswith("!["):
            found.append("picture")
        elif line == "code":
            found.append(line)
    return [part for at, part in enumerate(found) if part != "> " or found[at - 1 : at] != ["> "]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_of_contents_lists_every_file_of_its_language(lang: Language) -> None:
    listed = {f"{chapter.name}.md" for guide in guides(lang) for chapter in guide.chapters}
    assert {file.name for file in (GUIDE / lang).iterdir()} == {CONTENTS, *listed}


@pytest.mark.parametrize("lang", OTHERS)
def test_every_language_has_the_same_chapters_in_the_same_order(lang: Language) -> None:
    assert [[chapter.name for chapter in guide.chapters] for guide in guides(lang)] == [
        [chapter.name for chapter in guide.chapters] for guide in guides(DEFAULT_LANGUAGE)
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_is_called_what_the_table_of_contents_calls_it(name: str, lang: Language) -> None:
    title = next(each.title for guide in guides(lang) for each in guide.chapters if each.name == name)
    assert headings(_text(name, lang))[0].title == title


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("name", NAMES)
def test_a_chapter_is_built_alike_in_every_language(name: str, lang: Language) -> None:
    """The same headings, rows, entries and lines of code, in the same order."""
    assert _shape(_text(name, lang)) == _shape(_text(name, DEFAULT_LANGUAGE))


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("name", NAMES)
def test_a_chapter_has_the_same_links_and_pictures_in_every_language(name: str, lang: Language) -> None:
    """In any order, for sentences are built otherwise; a picture is that of its language."""
    english, other = _text(name, DEFAULT_LANGUAGE), _text(name, lang)
    assert sorted(linked(other)) == sorted(linked(english))
    assert [src.replace(f"pictures/{lang}/", "") for src in pictured(other)] == [
        src.replace(f"pictures/{DEFAULT_LANGUAGE}/", "") for src in pictured(english)
    ]


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_of_another_language_is_left_in_english(name: str, lang: Language) -> None:
    english = {line for line in _prose(_text(name, DEFAULT_LANGUAGE)) if " " in line}
    assert sorted(english & set(_prose(_text(name, lang)))) == []


@pytest.mark.parametrize(
    "file", [*sorted(references().values()), *sorted(GUIDE.glob("*/*.md"))], ids=lambda file: file.stem
)
def test_every_link_to_a_document_leads_to_a_heading_it_has(file: Path) -> None:
    wrong = []
    for href in linked(file.read_text(encoding="utf-8")):
        path, _, place = href.partition("#")
        if ":" in path or path.startswith("/"):
            continue
        target = (file.parent / path).resolve() if path else file
        if target.suffix != ".md" or address_of(target) is None or (place and place not in _anchors(target)):
            wrong.append(href)
    assert wrong == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_picture_of_the_guide_was_taken_and_says_what_it_shows(lang: Language) -> None:
    shown = {name for chapter in NAMES for name in pictured(_text(chapter, lang))}
    assert shown <= {f"../pictures/{name}" for name in pictures()}
    assert [chapter for chapter in NAMES if re.search(r"!\[\s*\]", _text(chapter, lang))] == []


def test_every_picture_is_shown_and_small() -> None:
    shown = {
        name.removeprefix("../pictures/")
        for lang in LANGUAGES
        for each in NAMES
        for name in pictured(_text(each, lang))
    }
    taken = {file.relative_to(PICTURES).as_posix(): file.stat().st_size for file in PICTURES.glob("*/*")}
    assert set(taken) == set(pictures()) == shown
    assert {name: size for name, size in taken.items() if size > 60_000} == {}


def test_a_heading_is_a_place_and_a_link_to_it() -> None:
    page = rendered("# Title\n\nText.\n\n## One `code`\n\n### Two\n\n## One `code`\n", AS_WRITTEN)
    assert page.title == "Title"
    assert [(section.anchor, section.title) for section in page.sections] == [
        ("one-code", "One code"),
        ("one-code-1", "One code"),
    ]
    assert '<h2 id="one-code"><a href="#one-code">One <code>code</code></a></h2>' in page.text
    assert "Title" not in page.text


def test_html_in_a_document_is_text() -> None:
    page = rendered('# A\n\n<script>x</script> <img src="x"> [x](javascript:x)\n', AS_WRITTEN)
    assert not re.search(r"<(script|img|a)\b", page.text)


def test_a_table_is_a_part_that_scrolls_and_is_named_by_its_heading() -> None:
    page = rendered("# A\n\n## B\n\n| c | d |\n|---|---|\n| 1 | 2 |\n", AS_WRITTEN)
    assert '<div class="grid" tabindex="0" role="region" aria-label="B"><table>' in page.text
    assert page.text.rstrip().endswith("</table></div>")


def test_a_chapter_has_the_anchors_of_english_in_every_language() -> None:
    places = {lang: _places(f"{PATH}/read-a-figure", lang) for lang in LANGUAGES}
    assert "four-states" in places["en"]
    assert places["ja"] == places["en"]


def test_links_between_documents_become_addresses_with_the_language() -> None:
    page = manual_page(f"{PATH}/hand-in", "ja", "lang=ja")
    assert page is not None
    assert 'href="/help/protection?lang=ja"' in page.rendered.text
    reference = manual_page(f"{PATH}/reference/settings", "ja", "lang=ja")
    assert reference is not None
    assert reference.written == "en"
    assert 'href="/help/reference/releases?lang=ja#early-access"' in reference.rendered.text


def test_chapters_follow_one_another_from_the_first_to_the_last() -> None:
    found: list[str] = []
    name = CHAPTERS[0]
    while name:
        page = manual_page(f"{PATH}/{name}", "en", "lang=en")
        assert page is not None
        assert (page.before.name if page.before else None) == (found[-1] if found else None)
        found.append(name)
        name = page.after.name if page.after else ""
    assert found == CHAPTERS


def test_only_our_own_documents_are_served() -> None:
    for path in ("/help/x", "/help/../SECURITY", "/help/README", "/help/reference/x", "/help/reference/../settings"):
        assert manual_page(path, "en", "lang=en") is None
    assert address_of(DOCS / "vendored" / "notes.md") is None


def _places(path: str, lang: Language) -> list[str]:
    page = manual_page(path, lang, f"lang={lang}")
    assert page is not None
    return [section.anchor for section in page.rendered.sections]


def _anchors(file: Path) -> set[str]:
    """The places of a document; a chapter has those of its English file in every language."""
    english = GUIDE / DEFAULT_LANGUAGE / file.name
    return {each.anchor for each in headings((english if file.parent.parent == GUIDE else file).read_text("utf-8"))}


def _prose(text: str) -> list[str]:
    """Lines and cells of a text that are said to a reader: no code, no addresses."""
    return [
        part.strip()
        for line in re.sub(FENCED, "", text).splitlines()
        for part in re.sub(r"`[^`]*`|\([^)]*\)", "", line).split("|")
        if re.search(r"[A-Za-z]{3}", part)
    ]

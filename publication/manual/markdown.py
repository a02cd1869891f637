"""Markdown as HTML: headings that can be linked to, tables that scroll, links and pictures where the site has them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

_NOT_IN_AN_ANCHOR = re.compile(r"[^\w\- ]")
_SECTION = "h2"


@dataclass(frozen=True)
class Section:
    """A part of a page that the list of its contents names."""

    anchor: str
    title: str


@dataclass(frozen=True)
class Rendered:
    """A document as a page shows it: its title, its sections, and its text without the title, as HTML."""

    title: str
    sections: tuple[Section, ...]
    text: str


@dataclass(frozen=True)
class Leads:
    """Where the links of a document lead on the site, and with which attributes it shows a picture."""

    link: Callable[[str], str]
    picture: Callable[[str], dict[str, str]]


def rendered(text: str, leads: Leads, anchors: Sequence[str] = ()) -> Rendered:
    """A document as HTML; `anchors` take the place of those of its own headings."""
    tokens = _parser().parse(text)
    _give_anchors(tokens, anchors or [heading.anchor for heading in headings(text)])
    for inline in _inlines(tokens):
        _lead(inline, leads)
    title, body = _without_title(tokens)
    sections = tuple(
        Section(str(token.attrs["id"]), _plain(inline)) for token, inline in _headings(tokens) if token.tag == _SECTION
    )
    return Rendered(title, sections, _parser().renderer.render(body, _parser().options, {}))


def headings(text: str) -> tuple[Section, ...]:
    """All headings of a document in their order, the title first, each with the anchor that GitHub gives it."""
    titles = [_plain(inline) for _, inline in _headings(_parser().parse(text))]
    return tuple(Section(anchor, title) for anchor, title in zip(_anchors(titles), titles, strict=True))


def linked(text: str) -> tuple[str, ...]:
    """Where the links of a document lead, as it writes them."""
    return tuple(
        str(each.attrs["href"])
        for inline in _inlines(_parser().parse(text))
        for each in inline.children or []
        if each.type == "link_open"
    )


def pictured(text: str) -> tuple[str, ...]:
    """The pictures of a document, as it writes their addresses."""
    return tuple(
        str(each.attrs["src"])
        for inline in _inlines(_parser().parse(text))
        for each in inline.children or []
        if each.type == "image"
    )


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", lambda *_parts: "</table></div>")
    return parser


def _table_open(_renderer: object, tokens: Sequence[Token], at: int, *_parts: object) -> str:
    """A table in a part that can be scrolled, which is named by the heading it stands under."""
    name = [_plain(inline) for _token, inline in _headings(tokens[:at])][-1:]
    label = f' aria-label="{escape(name[0])}"' if name else ""
    return f'<div class="grid" tabindex="0" role="region"{label}><table>'


def _give_anchors(tokens: list[Token], anchors: Sequence[str]) -> None:
    """Make each heading a place to link to, and its words the link; a heading without an anchor stays as it is."""
    for (token, inline), anchor in zip(list(_headings(tokens)), anchors, strict=False):
        token.attrSet("id", anchor)
        if token.tag != "h1":
            opened = Token("link_open", "a", 1, attrs={"href": f"#{anchor}"})
            inline.children = [opened, *(inline.children or []), Token("link_close", "a", -1)]


def _lead(inline: Token, leads: Leads) -> None:
    for token in inline.children or []:
        if token.type == "link_open":
            token.attrSet("href", leads.link(str(token.attrs["href"])))
        elif token.type == "image":
            token.attrs.update({**leads.picture(str(token.attrs["src"])), "loading": "lazy"})


def _without_title(tokens: list[Token]) -> tuple[str, list[Token]]:
    opened = next(token for token, _inline in _headings(tokens) if token.tag == "h1")
    start = tokens.index(opened)
    return _plain(tokens[start + 1]), [*tokens[:start], *tokens[start + 3 :]]


def _headings(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Each heading with the words in it."""
    return ((token, tokens[at + 1]) for at, token in enumerate(tokens) if token.type == "heading_open")


def _inlines(tokens: Sequence[Token]) -> Iterator[Token]:
    return (token for token in tokens if token.type == "inline")


def _plain(inline: Token) -> str:
    """The words of a line without what marks them."""
    return "".join(child.content for child in inline.children or [] if child.type in {"text", "code_inline"})


def _anchors(titles: Sequence[str]) -> Iterator[str]:
    """An anchor for each title, a number making those that stand twice differ."""
    seen: dict[str, int] = {}
    for title in titles:
        anchor = _NOT_IN_AN_ANCHOR.sub("", title.lower()).replace(" ", "-")
        count = seen[anchor] = seen.get(anchor, -1) + 1
        yield f"{anchor}-{count}" if count else anchor

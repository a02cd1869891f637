"""The manual under /help: chapters and reference as plain pages in the site's frame, and their pictures."""

from collections.abc import Callable
from html import escape
from http import HTTPStatus
from urllib.parse import urlencode

import flask
from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from pages.answers import FROZEN, kept, plain
from pages.reading import asked_moment, check_moment, spoken
from pages.shell import Content, address, aria, framed_plainly, not_found
from publication.errors import ReleaseError
from publication.manual.contents import PATH, PICTURES, Chapter, guides, pictures
from publication.manual.reading import ManualPage, manual_page
from publication.moments import PRESENT, Moment
from publication.text import languages, words
from vocabulary.text import Language

HELP = "help"

_KEEPING = "no-cache"
_SEVERAL = 2

Document = Callable[[Language, str, str, str], str]
"""A document of the site: its language, its title, its body, and what its head tells machines."""


def add_help(server: flask.Flask, document: Document) -> None:
    """Add the pages and pictures of the manual."""

    def answer(below: str = "") -> flask.Response:
        """A page of the manual, or that there is none at this address."""
        lang, path, moment = spoken(), f"{PATH}/{below}".rstrip("/"), _moment()
        page = manual_page(path, lang, urlencode({"lang": lang, **moment.parameters()}))
        if page is None:
            body = framed_plainly(PATH, lang, not_found(lang), moment)
            return flask.Response(document(lang, "Shirube", body, ""), status=HTTPStatus.NOT_FOUND)
        body = framed_plainly(path, lang, _content(page, path, lang), moment)
        title = escape(f"{page.rendered.title} – Shirube")
        return kept(document(lang, title, body, _alternates(path)).encode(), "text/html", _KEEPING)

    server.add_url_rule(PATH, HELP, answer)
    server.add_url_rule(f"{PATH}/<path:below>", HELP, answer)
    server.add_url_rule(f"{PATH}/pictures/<path:name>", view_func=manual_picture)


def manual_picture(name: str) -> flask.Response:
    """A picture of the manual; its address changes when it does."""
    if name not in pictures():
        _ = words(spoken())
        return plain(_("There is no such file."), HTTPStatus.NOT_FOUND)
    return kept((PICTURES / name).read_bytes(), "image/webp", FROZEN if "m" in flask.request.args else _KEEPING)


def _moment() -> Moment:
    """The moment the reader came from; the present where it has no release, for the manual is the same at all times."""
    try:
        check_moment()
        return asked_moment()
    except ReleaseError:
        return PRESENT


def _alternates(path: str) -> str:
    """For the head: the same page in each language."""
    site = flask.request.host_url.rstrip("/")
    return "".join(
        f'<link rel="alternate" hreflang="{lang}" href="{escape(site + address(path, lang))}">' for lang in languages()
    )


def _content(page: ManualPage, path: str, lang: Language) -> Content:
    read = page.rendered
    article = html.Article(
        [
            *([html.P(page.guide.title, className="eyebrow")] if page.guide else []),
            html.H1(read.title, lang=page.written),
            *_only_in_english(page, lang),
            *(_sections(page, lang) if path != PATH else []),
            html.Div([Markup(read.text)], className="prose", lang=page.written),  # noqa: S704 - our own documents, HTML off
            *_neighbours(page, lang),
        ]
    )
    return [html.Div([article, *([_contents(path, lang)] if path != PATH else [])], className="manual")]


def _only_in_english(page: ManualPage, lang: Language) -> Content:
    """That the reference has no other language, and that the guides need none of it."""
    if page.written == lang:
        return []
    _ = words(lang)
    return [
        html.P(
            _("This document is in English only. The guides say in your language how each task is done."),
            className="banner past",
            role="note",
        )
    ]


def _sections(page: ManualPage, lang: Language) -> Content:
    """The parts of the page, where it has several."""
    _ = words(lang)
    if len(page.rendered.sections) < _SEVERAL:
        return []
    entries = [
        html.Li(html.A(each.title, href=f"#{each.anchor}", lang=page.written)) for each in page.rendered.sections
    ]
    return [html.Nav(html.Ul(entries), className="on-this-page", **aria(label=_("On this page")))]


def _neighbours(page: ManualPage, lang: Language) -> Content:
    _ = words(lang)
    found = ((page.before, _("Previous: {title}"), "prev"), (page.after, _("Next: {title}"), "next"))
    ways: list[Component] = [
        html.A(said.format(title=chapter.title), href=_address(chapter, lang), rel=kind, className=kind)
        for chapter, said, kind in found
        if chapter
    ]
    return [html.Nav(ways, className="neighbours", **aria(label=_("Neighbouring chapters")))] if ways else []


def _contents(path: str, lang: Language) -> Component:
    """All chapters, the one that is shown marked."""
    _ = words(lang)
    parts: list[Component] = []
    for guide in guides(lang):
        parts += [html.H2(guide.title), html.Ul([html.Li(_entry(each, path, lang)) for each in guide.chapters])]
    whole = html.P(html.A(_("All of the manual"), href=address(PATH, lang)))
    return html.Nav([*parts, whole], className="chapters", **aria(label=_("Chapters")))


def _entry(chapter: Chapter, path: str, lang: Language) -> Component:
    here = aria(current="page") if path == f"{PATH}/{chapter.name}" else {}
    return html.A(chapter.title, href=_address(chapter, lang), **here)


def _address(chapter: Chapter, lang: Language) -> str:
    return address(f"{PATH}/{chapter.name}", lang)

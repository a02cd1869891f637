"""The map of the site: every page, every indicator by its theme, and every area."""

from typing import Any

import dash
from dash import dcc, html
from dash.development.base_component import Component

from pages.indicators import theme_name
from pages.shell import Content, PageTitle, address, framed, heading, title_of
from publication import labels
from publication.areas import described_areas
from publication.catalogue import Theme
from publication.release import Release
from publication.text import words
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path="/site-map", order=12, title=title_of(_("Map of the site")))


@framed("/site-map")
def layout(current: Release, lang: Language, **_asked: str) -> Content:
    """Pages in the order of the navigation, then indicators, then areas."""
    _ = words(lang)
    return [
        *heading(_("Map of the site"), _("Every page of this site, every indicator by its theme, and every area.")),
        html.Div(
            [
                _section(_("Pages"), [_link(words(lang)(title.text), path, lang) for path, title in _pages()]),
                *(_theme(current, theme, lang) for theme in Theme),
                _areas(current, lang),
            ],
            className="sitemap",
        ),
    ]


def _pages() -> list[tuple[str, PageTitle]]:
    """The pages without a part that varies, by their order."""
    registered: list[dict[str, Any]] = sorted(dash.page_registry.values(), key=lambda page: page["order"] or 0)
    return [
        (page["path"], page["title"])
        for page in registered
        if not page["path_template"] and isinstance(page["title"], PageTitle) and page["path"] != "/not-found-404"
    ]


def _theme(current: Release, theme: Theme, lang: Language) -> Component:
    entries = [entry for entry in current.catalogue.indicators if entry.theme == theme]
    links = [_link(labels.say(entry.name, lang), f"/indicator/{entry.id}", lang, entry.id) for entry in entries]
    return _section(theme_name(theme, lang), links)


def _areas(current: Release, lang: Language) -> Component:
    _ = words(lang)
    codes = labels.by_name(described_areas(current), lang)
    links = [_link(labels.label("ref_area", code, lang), f"/area/{code}", lang, code) for code in codes]
    named = _("All areas with figures: {count}").format(count=labels.number(len(links), 0, lang))
    return html.Section([html.H2(_("Areas")), html.Details([html.Summary(named), html.Ul(links)])])


def _section(title: str, links: list[Component]) -> Component:
    return html.Section([html.H2(title), html.Ul(links)])


def _link(name: str, path: str, lang: Language, code: str = "") -> Component:
    shown = [html.Span(code, className="code")] if code else []
    return html.Li([dcc.Link(name, href=address(path, lang)), *shown])

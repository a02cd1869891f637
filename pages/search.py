"""Search: indicators, areas and sources by name, code or alias, in any of the languages."""

import dash
from dash import dcc, html
from dash.development.base_component import Component

from pages.reading import asked_moment
from pages.search_box import QUERY, search_box
from pages.shell import Content, address, framed, heading, source_address, title_of
from publication import labels
from publication.areas import AREA_DIMENSIONS, views_of
from publication.query import Table
from publication.release import Release
from publication.search import LONGEST, Found, Kind, search
from publication.text import words
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path="/search", order=11, title=title_of(_("Search")))

_OPTIONS = "search-options"
_MOST_AREAS, _MOST_OF_AN_AREA = 6, 12


@framed("/search", free=(QUERY,))
def layout(current: Release, lang: Language, q: str = "", **_asked: str) -> Content:
    """The box with what was looked for, then what was found, by kind."""
    _ = words(lang)
    query = q[:LONGEST].strip()
    return [
        *heading(_("Search"), _("Look for a name or a code, such as Philippines, 16.2.2 or PRG-01, in any language.")),
        search_box(lang, asked_moment().parameters(), query, _OPTIONS),
        html.Datalist([html.Option(value=name) for name in _suggested(current, lang)], id=_OPTIONS),
        *(_results(current, query, lang) if query else []),
    ]


def _suggested(current: Release, lang: Language) -> list[str]:
    return [labels.say(entry.name, lang) for entry in current.catalogue.indicators]


def _results(current: Release, query: str, lang: Language) -> Content:
    _ = words(lang)
    found = search(current, query, lang)
    if not found:
        return [
            html.P(_("Nothing was found for “{query}”.").format(query=query), className="empty", role="status"),
            html.P(_("Try fewer or other words, or a code. These pages list everything:")),
            html.Ul(
                [
                    html.Li(dcc.Link(_("All indicators"), href=address("/indicators", lang))),
                    html.Li(dcc.Link(_("Sources"), href=address("/sources", lang))),
                    html.Li(dcc.Link(_("Map of the site"), href=address("/site-map", lang))),
                ]
            ),
        ]
    count = labels.number(len(found), 0, lang)
    said = _("Found for “{query}”: {count}").format(query=query, count=count)
    by_kind = {kind: [each for each in found if each.kind is kind] for kind in Kind}
    sections = {
        _("Indicators"): [_indicator(current, each.id, lang) for each in by_kind[Kind.INDICATOR]],
        _("Areas"): [_area(current, each, lang) for each in by_kind[Kind.AREA][:_MOST_AREAS]],
        _("Sources"): [_source(current, each.id, lang) for each in by_kind[Kind.SOURCE]],
    }
    return [
        html.P(said, className="found", role="status"),
        *(_section(title, entries) for title, entries in sections.items() if entries),
    ]


def _section(title: str, entries: list[list[Component]]) -> Component:
    return html.Section(
        [html.H2(title), html.Dl([part for entry in entries for part in entry], className="entries")],
    )


def _indicator(current: Release, indicator_id: str, lang: Language) -> list[Component]:
    entry = current.indicators[indicator_id]
    link = dcc.Link(labels.say(entry.name, lang), href=address(f"/indicator/{entry.id}", lang))
    return [
        html.Dt([link, html.Span(entry.id, className="code")]),
        html.Dd(labels.say(entry.definition, lang)),
    ]


def _area(current: Release, found: Found, lang: Language) -> list[Component]:
    """An area, which leads to its page, with the first views that have figures about it."""
    _ = words(lang)
    here, views = address(f"/area/{found.id}", lang), _views(current, found.id)
    links = [
        html.Li(dcc.Link(labels.say(view.entry.name, lang), href=view.view(lang).address))
        for view in views[:_MOST_OF_AN_AREA]
    ]
    more = len(views) - _MOST_OF_AN_AREA
    if more > 0:
        rest = _("{more} more on its page").format(more=labels.number(more, 0, lang))
        links.append(html.Li(dcc.Link(rest, href=here)))
    name = dcc.Link(labels.label("ref_area", found.id, lang), href=here)
    return [html.Dt([name, html.Span(found.id, className="code")]), html.Dd(html.Ul(links))]


def _views(current: Release, area: str) -> list[Table]:
    """A view for each indicator with figures about the area, or about persons of its nationality."""
    found = [shown for name in AREA_DIMENSIONS for shown in views_of(current, area, name)]
    by_indicator = {shown.entry.id: shown for shown in reversed(found)}
    return [by_indicator[each.id] for each in current.catalogue.indicators if each.id in by_indicator]


def _source(current: Release, source_id: str, lang: Language) -> list[Component]:
    source = current.sources[source_id]
    dated = f" ({labels.period(source.published, lang)})" if source.published else ""
    return [
        html.Dt(dcc.Link(labels.say(source.title, lang), href=source_address(source_id, lang))),
        html.Dd(f"{labels.say(source.producer, lang)}{dated}"),
    ]

"""The API for people who write programs: its addresses, what may be asked, and what is told when something is wrong."""

import dash
from dash import html
from dash.development.base_component import Component

from pages.shell import Content, framed, heading, title_of
from publication import labels
from publication.api.problems import KINDS
from publication.api.routes import DESCRIBED, DESCRIPTION, ROUTES, Route
from publication.release import Release
from publication.text import words
from publication.view import NAMES
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path="/api", order=10, title=title_of(_("API")))

_EXAMPLE = "/api/v1/indicators/PRG-02/observations?citizenship=each&format=csv"


@framed("/api")
def layout(_current: Release, lang: Language, **_asked: str) -> Content:
    """Addresses, parameters, problems, and how answers may be kept."""
    _ = words(lang)
    return [
        *heading(_("API"), _("The same figures for programs: read-only, without a key, as JSON, CSV or SDMX-CSV.")),
        html.P(html.A(_EXAMPLE, href=_EXAMPLE), className="command"),
        html.Section([html.H2(_("Addresses")), _list([*map(_address, ROUTES), (DESCRIPTION, DESCRIBED, "")], lang)]),
        html.Section([html.H2(_("What may be asked")), _list(_parameters(lang), lang)]),
        html.Section([html.H2(_("Rules")), html.Ul([html.Li(text) for text in _rules(lang)])]),
        html.Section(
            [
                html.H2(_("Problems")),
                _list([(f"{kind.status.value} {kind.id}", kind.title, kind.id) for kind in KINDS], lang),
            ]
        ),
    ]


def _address(route: Route) -> tuple[str, str, str]:
    return route.path, route.title, ""


def _parameters(lang: Language) -> list[tuple[str, str, str]]:
    """Each parameter once; the dimensions, which are all asked alike, as one."""
    found = {one.name: one for route in ROUTES for one in (*route.named, *route.parameters)}
    dimensions = [found.pop(name) for name in NAMES.values()]
    named = labels.listed([one.name for one in dimensions], lang)
    return [(named, dimensions[0].said, ""), *((one.name, one.said, "") for one in found.values())]


def _rules(lang: Language) -> tuple[str, ...]:
    _ = words(lang)
    return (
        _("Every answer names the release it was given from, and links to itself, to the page and to what comes next."),
        _("All rows are given unless a limit is asked for; a withheld observation is a row without a value, status Q."),
        _("With release=… an answer never changes and may be kept for good; ETag spares what has not changed."),
        _("Errors are problem details (RFC 9457) that name the parameter and repeat nothing."),
        _("Pages of other sites may read the API from a browser (CORS)."),
    )


def _list(entries: list[tuple[str, str, str]], lang: Language) -> Component:
    """Names and what they mean, `id` being where an address may lead."""
    _ = words(lang)
    parts: list[Component] = []
    for name, said, place in entries:
        term = html.Dt(html.Code(name), id=place) if place else html.Dt(html.Code(name))
        parts += [term, html.Dd(_(said))]
    return html.Dl(parts, className="about addresses")

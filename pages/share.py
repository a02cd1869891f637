"""Sharing a view: its link, the code that embeds it live or frozen, its pictures, and how to cite it."""

from typing import Any
from urllib.parse import urlencode, urlsplit

from dash import Dash, Input, Output, html
from dash.development.base_component import Component

from pages import embeds
from pages.oembed import view_at
from pages.shell import aria
from publication import labels
from publication.citation import citation
from publication.errors import ReleaseError
from publication.moments import PRESENT, Moment
from publication.query import Table
from publication.redistribution import kept_back
from publication.settings import site_address
from publication.text import words
from vocabulary.text import LANGUAGES, Language

_WAYS = "share-ways"
_OWN_NAMES = {"en": "English", "ja": "日本語"}


def add_sharing(app: Dash) -> None:
    """Fill the box from the address in the reader's browser: only that knows how the site is reached."""
    app.callback(Output(_WAYS, "children"), Input("_pages_location", "href"))(ways_of)


def share(lang: Language) -> Component:
    """A box that opens; what is in it comes for the address of the page."""
    _ = words(lang)
    return html.Details([html.Summary(_("Share and embed")), html.Div(id=_WAYS)], className="share")


def ways_of(href: str) -> list[Component]:
    """The ways to share the view at an address."""
    parts = urlsplit(href)
    host = site_address() or f"{parts.scheme}://{parts.netloc}"
    try:
        found = view_at(href)
    except ReleaseError:
        found = None
    return _ways(*found, host) if found else []


def _ways(shown: Table, lang: Language, moment: Moment, host: str) -> list[Component]:
    _ = words(lang)
    query = embeds.query(shown, lang, moment)
    ways: list[tuple[str, Any]] = [(_("Link"), _taken(f"{host}{shown.view(lang, moment).address}", _("Link"), lang))]
    cited = (_("Citation"), _citations(shown, lang, host))
    if kept_back(shown):
        return [_list([*ways, cited]), html.P(embeds.why_not_elsewhere(shown, lang), className="note")]
    fixed = Moment(release=shown.release.id)
    live = _("Code for a web page, following new releases")
    frozen = _("Code for a web page, keeping release {release}").format(release=shown.release.id)
    if moment == PRESENT:
        ways.append((live, _taken(_code(shown, lang, PRESENT, host), live, lang)))
    ways += [
        (frozen, _taken(_code(shown, lang, fixed, host), frozen, lang)),
        (_("Picture"), [_picture(shown, "svg", query), " · ", _picture(shown, "png", query)]),
        (_("Report"), _to_report(shown, lang, moment)),
        cited,
    ]
    return [_list(ways)]


def _list(ways: list[tuple[str, Any]]) -> Component:
    return html.Dl([part for said, way in ways for part in (html.Dt(said), html.Dd(way))], className="about")


def _code(shown: Table, lang: Language, moment: Moment, host: str) -> str:
    """The element that shows the view of a moment in another page, with the script that gives it its height."""
    address = f"{host}{embeds.PATH}{shown.entry.id}?{embeds.query(shown, lang, moment)}"
    script = f'<script src="{host}/assets/embed.js" async></script>'
    return f"{embeds.frame(address, labels.say(shown.entry.name, lang))}\n{script}"


def _to_report(shown: Table, lang: Language, moment: Moment) -> Component:
    """The way to a report that begins with the view."""
    _ = words(lang)
    begun = {"view": shown.view(lang, PRESENT).address, "lang": lang, **moment.parameters()}
    return html.A(_("A report with this view, as Word, PDF or slides"), href=f"/report?{urlencode(begun)}")


def _citations(shown: Table, lang: Language, host: str) -> Component:
    """The citation in every language, side by side, that of the page first."""
    _ = words(lang)
    each = sorted(LANGUAGES, key=lambda other: other != lang)
    told = [
        html.Div(
            [
                html.P(_OWN_NAMES[other], className="citing", lang=other),
                _taken(citation(shown, other, host), f"{_('Citation')} ({_OWN_NAMES[other]})", lang, spoken=other),
            ]
        )
        for other in each
    ]
    return html.Div(told, className="citations")


def _taken(text: str, name: str, lang: Language, *, spoken: Language | None = None) -> Component:
    """A text that one click selects whole, and a button that copies it and says so; `name` is what is copied."""
    _ = words(lang)
    saying: dict[str, Any] = {
        "data-copied": _("Copied"),
        "data-selected": _("Selected: copy it with the keyboard"),
        **aria(label=_("Copy: {name}").format(name=name)),
    }
    return html.Div(
        [
            html.Code(text, className="taken", lang=spoken or lang),
            html.Button(_("Copy"), type="button", className="copy", **saying),
            html.Span(role="status", className="copied"),
        ],
        className="copying",
    )


def _picture(shown: Table, kind: str, query: str) -> Component:
    address = f"/chart/{shown.entry.id}.{kind}?{query}"
    return html.A(kind.upper(), href=address, download=f"{shown.entry.id}.{kind}", className="download")

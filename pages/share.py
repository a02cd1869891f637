"""Sharing a view: its link, the code that embeds it live or frozen, and its pictures."""

from urllib.parse import urlsplit

from dash import Dash, Input, Output, html
from dash.development.base_component import Component

from pages import embeds
from pages.oembed import view_at
from publication import labels
from publication.errors import ReleaseError
from publication.query import Table
from publication.settings import site_address
from publication.text import words
from vocabulary.text import Language

_WAYS = "share-ways"


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


def _ways(shown: Table, lang: Language, query: str, host: str) -> list[Component]:
    _ = words(lang)
    name = labels.say(shown.entry.name, lang)
    frozen = embeds.query(shown, lang, frozen=True)
    script = f'<script src="{host}/assets/embed.js" async></script>'
    live, fixed = (
        f"{embeds.frame(f'{host}{embeds.PATH}{shown.entry.id}?{asked}', name)}\n{script}" for asked in (query, frozen)
    )
    ways: tuple[tuple[str, str | Component | list[str | Component]], ...] = (
        (_("Link"), _taken(f"{host}/indicator/{shown.entry.id}?{query}")),
        (_("Code for a web page, following new releases"), _taken(live)),
        (_("Code for a web page, keeping release {release}").format(release=shown.release.id), _taken(fixed)),
        (_("Picture"), [_picture(shown, "svg", query), " · ", _picture(shown, "png", query)]),
    )
    return [html.Dl([part for said, way in ways for part in (html.Dt(said), html.Dd(way))], className="about")]


def _taken(text: str) -> Component:
    """A text that one click selects whole."""
    return html.Code(text, className="taken")


def _picture(shown: Table, kind: str, query: str) -> Component:
    address = f"/chart/{shown.entry.id}.{kind}?{query}"
    return html.A(kind.upper(), href=address, download=f"{shown.entry.id}.{kind}", className="download")

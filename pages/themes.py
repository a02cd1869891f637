"""The themes on the site: their style sheet, the script that keeps a reader's choice, and the switch."""

import hashlib
from functools import cache
from pathlib import Path

import flask
from dash import html
from dash.development.base_component import Component

from publication.figures import themes
from publication.text import words
from vocabulary.text import Language

_STYLE = "/assets/themes.css"
_SCRIPT = Path(__file__).parent / "assets" / "theme.js"


def add_themes(server: flask.Flask) -> None:
    """Add the route of the style sheet, which is written from the colours of the figures."""
    server.add_url_rule(_STYLE, "themes", lambda: flask.Response(_style(), mimetype="text/css"))


@cache
def first_of_all() -> str:
    """What a document loads before it shows anything, so that it never flashes up in another theme."""
    script = f'<script src="/assets/{_SCRIPT.name}?m={_checksum(_SCRIPT.read_text("utf-8"))}"></script>'
    return f'<link rel="stylesheet" href="{_STYLE}?m={_checksum(_style())}">\n{script}'


def switch(lang: Language) -> Component:
    """The choice of a theme; the script in the reader's browser says which one it is, and keeps it there."""
    _ = words(lang)
    offered = {"": _("as on this device"), "light": _("light"), "dark": _("dark"), "contrast": _("high contrast")}
    return html.P(
        [
            html.Label(_("Colours: "), htmlFor="theme"),
            html.Select([html.Option(said, value=theme) for theme, said in offered.items()], id="theme"),
        ],
        className="theme",
    )


@cache
def _style() -> str:
    return themes.style_sheet(themes.IN_PAGES)


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]

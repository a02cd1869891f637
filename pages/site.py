"""The site: Dash with its pages, routes and headers, in front of which static files are answered compressed."""

import os
import re
from html import escape
from pathlib import Path
from typing import Any

import dash
import flask
from dash import Dash
from werkzeug.test import Client

from pages.atlas import add_callbacks
from pages.described import described
from pages.embeds import add_embeds
from pages.help import add_help
from pages.oembed import add_oembed, discovery
from pages.pack_routes import add_collecting
from pages.pictures import add_pictures
from pages.precompressed import Precompressed
from pages.reading import spoken
from pages.renamed import add_redirects
from pages.routes import add_routes
from pages.security import add_headers, keep_early_answers
from pages.share import add_sharing
from pages.themes import add_themes, first_of_all
from pages.verify_routes import add_verification
from pages.without_script import without_script
from publication.settings import releases_folder
from publication.text import words
from vocabulary.text import Language

_HERE = Path(__file__).parent

_NOT_BY_DASH = r"(embed.*|theme)\.js$"
"""Scripts that no page of ours loads, or loads before all others."""

_WITHOUT_SCRIPT = frozenset({"/search", "/site-map"})
"""Pages that a reader without JavaScript is shown too: they have links and no figures."""

_NO_SCRIPT_STYLE = "<style>._dash-loading{display:none}</style>"

_INDEX = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
{discovery}<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
{themes}
{css}
{dataset}
</head>
<body>
{noscript}
{app_entry}
{config}{scripts}{renderer}
</body>
</html>"""


class Site(Dash):
    """Dash whose document says its language and carries the theme."""

    def interpolate_index(self, *parts_in_order: Any, **parts: Any) -> str:  # noqa: ANN401 - Dash hands over its own parts
        """The document that starts the site in the reader's language.

        Dash's own `metas` are left out: they repeat the address that was asked for.
        """
        del parts_in_order  # Dash names them all
        lang = spoken()
        _ = words(lang)
        shown = {name: parts.get(name, "") for name in ("title", "css", "app_entry", "config", "scripts", "renderer")}
        asks = _(
            "The charts need JavaScript. Every indicator can be had without it as /csv/ID, for example /csv/PRG-02."
        )
        told = described(flask.request.path) if flask.has_request_context() else ""
        shown["app_entry"] = shown["app_entry"].replace("Loading...", escape(_("Loading …")))
        onward = f'<p class="noscript"><a href="/site-map?lang={lang}">{escape(_("Map of the site"))}</a></p>'
        plain = without_script(_WITHOUT_SCRIPT) or onward
        noscript = f'<noscript><p class="noscript">{asks}</p>{plain}{_NO_SCRIPT_STYLE}</noscript>'
        return self._document(lang, noscript=noscript, dataset=told, discovery=discovery(), **shown)

    def plain(self, lang: Language, title: str, body: str, said: str) -> str:
        """A document of ours that needs no script; `said` is what its head tells machines."""
        css = str(self._generate_css_dist_html())  # type: ignore[no-untyped-call]  # Dash leaves it untyped
        return self._document(lang, title=title, app_entry=body, discovery=said, css=css)

    def _document(self, lang: Language, **parts: str) -> str:
        empty = dict.fromkeys(("noscript", "dataset", "config", "scripts", "renderer"), "")
        return _INDEX.format(**{**empty, **parts}, lang=lang, themes=first_of_all())


def site() -> Dash:
    """The Dash application with all its pages, routes and headers; nothing is read yet."""
    app = Site(
        "app",
        title="Shirube",
        update_title="",
        use_pages=True,
        pages_folder=str(_HERE),
        assets_folder=str(_HERE / "assets"),
        assets_ignore=_NOT_BY_DASH,
        use_async=False,
        suppress_callback_exceptions=True,
        add_log_handler=False,
    )
    app.layout = dash.page_container
    paths = frozenset(page["path"] for page in dash.page_registry.values() if _has_an_address(page))
    add_callbacks(app)
    keep_early_answers(app.server)
    add_sharing(app)
    add_collecting(app)
    add_themes(app.server)
    add_routes(app.server, paths)
    add_verification(app)
    add_pictures(app.server)
    add_embeds(app.server)
    add_oembed(app.server)
    add_redirects(app.server)
    add_help(app.server, app.plain)
    add_headers(app)
    return app


def _has_an_address(page: dict[str, Any]) -> bool:
    """Whether a page stands at one fixed address; the page for no such address has none."""
    return not page.get("path_template") and not page["module"].endswith("not_found_404")


def application() -> Precompressed:
    """The whole site as a WSGI application, for any server."""
    folder = Path(os.environ.get("SHIRUBE_CACHE") or releases_folder().parent / "compressed")
    return Precompressed(site().server, folder)


def prepare() -> None:
    """Compress what every first visit needs, so that no visitor waits for it; quick when it is done already.

    No release is read: the processes that serve are forked from this one, and Polars would stand still in them.
    """
    ready = application()
    start = Client(ready).get("/").get_data(as_text=True)
    for address in re.findall(r'<(?:script|link)[^>]* (?:src|href)="(/[^"]+)"', start):
        ready.prepare(address.partition("?")[0])

"""The search box: a plain form that asks for the page of what was found, without a script."""

from collections.abc import Mapping
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from publication.search import LONGEST
from publication.text import words
from vocabulary.text import Language

PATH = "/search"
QUERY = "q"
"""The parameter that holds what is looked for."""


def search_box(lang: Language, kept: Mapping[str, str], query: str = "", options: str = "") -> Component:
    """A form that keeps the language and the parameters `kept`; `options` names a list of suggestions."""
    _ = words(lang)
    typed: dict[str, Any] = {"list": options} if options else {}
    return html.Form(
        [
            html.Label(
                [
                    html.Span(_("Search"), className="unseen"),
                    dcc.Input(
                        type="search",
                        name=QUERY,
                        value=query,
                        placeholder=_("Indicator, area, source"),
                        maxLength=LONGEST,
                        autoComplete="off" if options else "on",
                        **typed,
                    ),
                ]
            ),
            *(dcc.Input(type="hidden", name=name, value=text) for name, text in {"lang": lang, **kept}.items()),
            html.Button(_("Search"), type="submit"),
        ],
        action=PATH,
        method="get",
        role="search",
        className="search",
    )

"""The first visit: what a fresh install has, what of it is made up, and how one's own figures come in."""

from typing import TypeAlias

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from pages.register import counted
from pages.shell import address
from publication import labels
from publication.release import Release
from publication.text import words
from vocabulary.text import Language

_REPORTED = "REP-04"
"""The indicator that every register has figures of."""

_Part: TypeAlias = tuple[str, str, Component]
"""A title, what is said, and a link."""


def welcome(current: Release, lang: Language) -> list[Component]:
    """On the overview, until the programme's own register is loaded: what the figures are, and how to go on."""
    _ = words(lang)
    shown = counted(current, _REPORTED)
    if shown is not None and not shown.is_synthetic:
        return []
    parts = (_bundled(current, lang), _made_up(lang, is_loaded=shown is not None), *_onward(lang))
    return [
        html.Section(
            [
                html.H2(_("First visit")),
                html.Div(
                    [html.Div([html.H3(name), html.P(said), html.P(link)]) for name, said, link in parts],
                    className="welcome",
                ),
            ],
            className="panel",
        )
    ]


def _bundled(current: Release, lang: Language) -> _Part:
    _ = words(lang)
    published = current.observations.filter(pl.col("definition") != "REGISTER")
    said = _("{figures} published figures from {documents} documents and data sets, as their sources printed them.")
    filled = said.format(
        figures=labels.number(published.height, 0, lang),
        documents=labels.number(published["source_ids"].explode().n_unique(), 0, lang),
    )
    return _("What is here"), filled, _link(_("Sources"), "/sources", lang)


def _made_up(lang: Language, *, is_loaded: bool) -> _Part:
    _ = words(lang)
    said = (
        _(
            "The figures of the programme itself are a sample: they are made up, marked so wherever they stand, and "
            "describe nobody."
        )
        if is_loaded
        else _("Figures of the programme itself are not loaded, so its pages are empty.")
    )
    return _("What is made up"), said, _link(_("Programme"), "/programme", lang)


def _onward(lang: Language) -> tuple[_Part, ...]:
    _ = words(lang)
    return (
        (
            _("Your own figures"),
            _(
                "Monthly reports come in as a workbook without names, by one command; a receipt tells what became of "
                "them."
            ),
            _link(_("Template and command"), "/sources", lang, "#register"),
        ),
        (
            _("Where to begin"),
            _("Look for an indicator, an area or a source in the box above, or see all pages at once."),
            _link(_("Map of the site"), "/site-map", lang),
        ),
    )


def _link(name: str, path: str, lang: Language, place: str = "") -> Component:
    return dcc.Link(name, href=f"{address(path, lang)}{place}", className="onward")

"""Methods: how every number is made, from the definitions of the release itself."""

import dash
from dash import dcc, html
from dash.development.base_component import Component

from pages.printed import section
from pages.shell import Content, address, framed, heading, title_of
from publication import labels
from publication.catalogue import IndicatorEntry
from publication.release import Release
from publication.text import words
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path="/methodology", order=8, title=title_of(_("Methods")))


@framed("/methodology")
def layout(current: Release, lang: Language, **_asked: str) -> Content:
    """The rules of the house, each indicator's method and caveat, and all printed figures recomputed."""
    _ = words(lang)
    return [
        *heading(
            _("Methods"),
            _("What each number means, how it is computed, and what it does not say."),
        ),
        html.Section([html.H2(_("Rules that hold for every figure")), html.Dl(_rules(lang), className="about")]),
        section(current, list(current.claims), lang),
        html.Section([html.H2(_("Indicators")), *(_indicator(entry, lang) for entry in current.catalogue.indicators)]),
    ]


def _rules(lang: Language) -> list[Component]:
    _ = words(lang)
    rules = (
        (
            _("One number"),
            _("Chart, tooltip, table and download show the same observation, rounded once when it is released."),
        ),
        (
            _("Four states"),
            _("A value (zero included), missing, withheld and not applicable are four things and look different."),
        ),
        (
            _("Typed periods"),
            _(
                "A calendar year, a Japanese fiscal year (April to March), a month, a day and a span are kept apart; a "
                "fiscal and a calendar series are never one line."
            ),
        ),
        (
            _("Definitions"),
            _("Figures of different definitions are never joined, averaged or spliced; both stand, each with its own."),
        ),
        (
            _("Intervals"),
            _(
                "Proportions carry Wilson's 95 % interval; where no case is known, the one-sided 95 % Clopper–Pearson "
                "upper bound."
            ),
        ),
        (
            _("Provenance"),
            _("Every observation names its source, the load that brought it in, and the release that published it."),
        ),
    )
    return [part for name, text in rules for part in (html.Dt(name), html.Dd(text))]


def _indicator(entry: IndicatorEntry, lang: Language) -> Component:
    _ = words(lang)
    link = dcc.Link(labels.say(entry.name, lang), href=address(f"/indicator/{entry.id}", lang))
    facts = (
        (_("Definition"), entry.definition),
        (_("Method"), entry.method),
        (_("Caveat"), entry.caveat),
    )
    said = [part for name, text in facts for part in (html.Dt(name), html.Dd(labels.say(text, lang)))]
    return html.Article(
        [html.H3([link, html.Span(entry.id, className="code")]), html.Dl(said, className="about")],
        className="document",
    )

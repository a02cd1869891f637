"""All indicators, by theme."""

import dash
from dash import dcc, html
from dash.development.base_component import Component

from pages.shell import Content, address, framed, heading, title_of
from publication import labels
from publication.catalogue import IndicatorEntry, Theme
from publication.release import Release
from publication.text import words
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path="/indicators", order=6, title=title_of(_("All indicators")))


@framed("/indicators")
def layout(current: Release, lang: Language, **_asked: str) -> Content:
    """A list for each theme: name, definition and a link."""
    _ = words(lang)
    return [
        *heading(_("All indicators"), _("Every indicator of this release, with its definition.")),
        *(_theme(current, theme, lang) for theme in Theme if _entries(current, theme)),
    ]


def theme_name(theme: Theme, lang: Language) -> str:
    """A theme's name for readers."""
    _ = words(lang)
    return {
        Theme.RETURN: _("Return and reintegration"),
        Theme.CONTRIBUTION: _("Contributions"),
        Theme.MEMBERSHIP: _("Membership and organization"),
        Theme.STAFF: _("Japanese staff"),
        Theme.CONTEXT: _("Context: victims and protection in Japan"),
        Theme.SDG: _("Sustainable Development Goals"),
    }[theme]


def _entries(current: Release, theme: Theme) -> list[IndicatorEntry]:
    return [entry for entry in current.catalogue.indicators if entry.theme == theme]


def _theme(current: Release, theme: Theme, lang: Language) -> Component:
    return html.Section(
        [
            html.H2(theme_name(theme, lang)),
            html.Dl(
                [part for entry in _entries(current, theme) for part in _entry(entry, lang)],
                className="entries",
            ),
        ]
    )


def _entry(entry: IndicatorEntry, lang: Language) -> list[Component]:
    link = dcc.Link(labels.say(entry.name, lang), href=address(f"/indicator/{entry.id}", lang))
    return [
        html.Dt([link, html.Span(entry.id, className="code")]),
        html.Dd(labels.say(entry.definition, lang)),
    ]

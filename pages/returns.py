"""Return and reintegration: the programme's figures, from how many returned to what is known afterwards."""

import dash

from pages.panel import panel, panels
from pages.shell import Content, framed, heading, title_of
from publication.query import table
from publication.release import Release
from publication.text import words
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path="/returns", order=1, title=title_of(_("Return and reintegration")))


@framed("/returns")
def layout(current: Release, lang: Language, **_asked: str) -> Content:
    """A panel for each programme indicator, and the nationalities of those who returned."""
    _ = words(lang)
    shown = (
        (table(current, "PRG-02"), ""),
        (table(current, "PRG-01"), ""),
        (
            table(current, "PRG-02", {"citizenship": "each"}),
            _("Victims assisted to return, by nationality"),
        ),
        (table(current, "PRG-03"), ""),
        (table(current, "PRG-04"), ""),
        (table(current, "PRG-08"), ""),
        (table(current, "PRG-06"), ""),
        (table(current, "PRG-14"), ""),
    )
    return [
        *heading(
            _("Return and reintegration"),
            _(
                "Since May 2005 Japan has funded IOM to bring victims of trafficking found in Japan safely home and to "
                "support them there. The programme contributes to SDG targets 5.2, 8.7 and 16.2; its outputs are not "
                "values of their indicators."
            ),
        ),
        panels(panel(each, lang, title=title) for each, title in shown if each is not None),
    ]

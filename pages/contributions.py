"""Contributions: what Japan gives IOM, by line and Japanese fiscal year, at the prices of the year."""

import dash

from pages.panel import panel, panels
from pages.shell import Content, framed, heading, title_of
from publication.query import table
from publication.release import Release
from publication.text import words
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path="/contributions", order=4, title=title_of(_("Contributions")))


@framed("/contributions")
def layout(current: Release, lang: Language, **_asked: str) -> Content:
    """The earmarked lines, the cost per person as far as it is known, the assessed contribution, announcements."""
    _ = words(lang)
    shown = (
        (table(current, "FIN-01"), _("Return assistance for victims of trafficking")),
        (table(current, "FIN-03"), ""),
        (table(current, "FIN-01", {"contribution_line": "RESETTLEMENT"}), _("Resettlement of refugees")),
        (table(current, "FIN-04"), ""),
        (table(current, "CTX-08"), ""),
    )
    return [
        *heading(
            _("Contributions"),
            _(
                "Amounts by Japanese fiscal year (April to March), nominal: prices and exchange rates are not taken "
                "out."
            ),
        ),
        panels(panel(each, lang, title=title) for each, title in shown if each is not None),
    ]

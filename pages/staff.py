"""Japanese staff: nationals of Japan at IOM and in the United Nations system."""

import dash

from pages.panel import panel, panels
from pages.printed import claims_about
from pages.shell import Content, framed, heading, title_of
from publication.query import table
from publication.release import Release
from publication.text import words
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path="/staff", order=3, title=title_of(_("Japanese staff")))


@framed("/staff")
def layout(current: Release, lang: Language, **_asked: str) -> Content:
    """Counts by definition, growth within each, senior posts, and what the evaluation sheet printed."""
    _ = words(lang)
    shown = (
        (table(current, "INS-05"), ""),
        (table(current, "INS-06"), ""),
        (
            table(current, "INS-05", {"definition": "JAPANESE_STAFF_SENIOR", "staff_grade": "each"}),
            _("Japanese staff in senior posts, by grade"),
        ),
        (table(current, "CTX-10", {"staff_grade": "PROFESSIONAL_AND_ABOVE"}), ""),
    )
    return [
        *heading(
            _("Japanese staff"),
            _(
                "Two definitions count the Japanese staff of IOM. They are shown side by side and never joined into "
                "one line."
            ),
        ),
        panels(panel(each, lang, title=title) for each, title in shown if each is not None),
        *claims_about(current, ("INS-05", "INS-06"), lang),
    ]

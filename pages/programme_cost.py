"""What the programme cost beside what it did: spending by line, per returned person, and what Japan gave."""

import dash

from pages.panel import panel, panels
from pages.register import counted, made_up, sections
from pages.shell import Content, framed, heading, title_of
from publication.query import table
from publication.release import Release
from publication.text import words
from publication.view import EACH
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path="/programme-cost", order=2, title=title_of(_("Cost and results")))


@framed("/programme-cost")
def layout(current: Release, lang: Language, **_asked: str) -> Content:
    """Spending by line, spending per returned person, and the published contribution in nominal and constant yen."""
    _ = words(lang)
    spending = counted(current, "FIN-06", {"spending_line": EACH})
    shown = (
        (spending, ""),
        (counted(current, "FIN-03", {"series": "REGISTER_COST_PER_RETURN_YEARS"}), _("Spending per returned person")),
        (table(current, "FIN-03"), _("Published contribution per returned person")),
        (table(current, "FIN-02"), ""),
        (table(current, "FIN-01", {"contribution_line": "TIP_RETURN"}), ""),
    )
    return [
        *heading(
            _("Cost and results"),
            _(
                "Money by Japanese fiscal year beside the persons it helped. The money also pays for counselling, for "
                "support after return and for the office, so a cost per person is no price of a journey, and a lower "
                "one is not better."
            ),
        ),
        sections("/programme-cost", lang),
        *made_up(spending, lang),
        panels(panel(each, lang, title=title) for each, title in shown if each is not None),
    ]

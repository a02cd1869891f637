"""What the pages of the register share: the way between them, and the words that say when it is made up."""

from dash import dcc, html
from dash.development.base_component import Component

from pages.shell import Content, address, aria, link
from publication.query import Table
from publication.text import words
from vocabulary.text import Language


def sections(here: str, lang: Language) -> Component:
    """The pages of the register, with the one that is shown marked."""
    _ = words(lang)
    entries = (
        ("/programme", _("Persons")),
        ("/programme-reports", _("Reports")),
        ("/programme-cost", _("Cost and results")),
    )
    return html.Nav(
        [link(name, address(path, lang), current="page" if path == here else "") for path, name in entries],
        className="sections",
        **aria(label=_("Pages of the programme")),
    )


def made_up(shown: Table | None, lang: Language) -> Content:
    """The banner over figures of the sample register, or where no register is loaded."""
    _ = words(lang)
    if shown is None or not shown.rows:
        return [html.P(_("No register is loaded, or nothing of it may be shown."), className="banner")]
    if not shown.is_synthetic:
        return []
    how = dcc.Link(_("Load your own register"), href=f"{address('/sources', lang)}#register")
    return [
        html.P(
            [
                html.Strong(_("Synthetic sample")),
                " ",
                _("These cases are made up. They agree with the published totals and describe nobody."),
                " ",
                how,
            ],
            className="banner",
            role="note",
        )
    ]

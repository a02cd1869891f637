"""What the pages of the register share: the way between them, and the words that say when it is made up."""

from collections.abc import Mapping

from dash import dcc, html
from dash.development.base_component import Component

from pages.shell import Content, address, aria, link
from publication.query import Table, table
from publication.release import Release
from publication.text import words
from vocabulary.text import Language

_REGISTER = "REGISTER"
"""The definition of figures counted from the register."""


def counted(current: Release, indicator: str, asked: Mapping[str, str] | None = None) -> Table | None:
    """A view of figures counted from the register; None where there are none, never published ones in their place."""
    shown = table(current, indicator, asked)
    if shown is None or not shown.rows or any(row["definition"] != _REGISTER for row in shown.rows):
        return None
    return shown


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
    if shown is None:
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

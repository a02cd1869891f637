"""A report of one's own: views collected by their addresses, taken as Word, PDF, HTML or pictures for slides."""

import dash
from dash import dcc, html
from dash.development.base_component import Component

from pages.pack_routes import VIEWS
from pages.reading import asked_moment
from pages.shell import Content, aria, framed, heading, title_of
from publication.query import table
from publication.release import Release
from publication.reports.kinds import KINDS
from publication.reports.pack import MOST_TITLE
from publication.text import words
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path="/report", order=2, title=title_of(_("Report of your own")))

_BEGUN_WITH: tuple[tuple[str, dict[str, str]], ...] = (
    ("PRG-02", {"definition": "RETURN"}),
    ("FIN-01", {}),
    ("INS-01", {}),
)
"""What the list begins with where the address names no view."""


@framed("/report")
def layout(current: Release, lang: Language, **_asked: str) -> Content:
    """A title, a list of views, and the formats."""
    _ = words(lang)
    return [
        *heading(
            _("Report of your own"),
            _(
                "Any views together, each with its picture, caveat, sources, citation and table. Copy the address of a "
                "view from your browser, or from “Share and embed” on its page, and put it on a line of its own."
            ),
        ),
        html.Form(
            [
                html.Div([html.Label(_("Title"), htmlFor="report-title"), _title(lang)], className="sheet-field"),
                html.Div(
                    [html.Label(_("Views, one a line"), htmlFor=VIEWS), _list(current, lang)], className="sheet-field"
                ),
                *(_hidden(name, said) for name, said in {"lang": lang, **asked_moment().parameters()}.items()),
                _takes(lang),
            ],
            method="GET",
            action="/report.docx",
            className="panel sheet-form",
        ),
    ]


def _title(lang: Language) -> Component:
    _ = words(lang)
    return dcc.Input(
        id="report-title", name="title", type="text", maxLength=MOST_TITLE, placeholder=_("Figures and tables")
    )


def _list(current: Release, lang: Language) -> Component:
    begun = (table(current, indicator, asked) for indicator, asked in _BEGUN_WITH)
    addresses = [f"/indicator/{one.entry.id}?{one.parameters(lang)}" for one in begun if one is not None]
    return dcc.Textarea(id=VIEWS, name="views", value="\n".join(addresses), rows=8, spellCheck=False)


def _hidden(name: str, said: str) -> Component:
    return dcc.Input(id=f"report-{name}", name=name, type="hidden", value=said)


def _takes(lang: Language) -> Component:
    _ = words(lang)
    ways = {extension: kind.name for extension, kind in KINDS.items()} | {"zip": _("Pictures for slides (zip)")}
    buttons = [
        html.Button(name, type="submit", formAction=f"/report.{extension}", className="download")
        for extension, name in ways.items()
    ]
    return html.Div(buttons, className="actions", role="group", **aria(label=_("Download")))

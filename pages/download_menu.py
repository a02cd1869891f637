"""The menu of downloads under a figure: the view, or all observations of its indicator, in every format."""

from dash import html
from dash.development.base_component import Component

from publication.formats import bundle
from publication.formats.export import Content, Encoding
from publication.formats.kinds import FORMATS
from publication.query import Table
from publication.redistribution import kept_back, titles_kept_back
from publication.text import words
from vocabulary.text import Language

_FULL = ("csv", "xlsx", "zip")
"""The formats in which all observations are offered in one click; the address gives every one."""


def download_menu(table: Table, lang: Language) -> Component:
    """The menu, which opens without a script; or why there is none."""
    _ = words(lang)
    if kept_back(table):
        titles = titles_kept_back(table, lang)
        return html.P(_("Not offered for download, as the terms of use of {titles} forbid it.").format(titles=titles))
    everything = _("All formats, with a readme (zip)")
    named = {extension: each.name for extension, each in FORMATS.items()} | {bundle.FORMAT.extension: everything}
    view = [_link(table, extension, name, lang) for extension, name in named.items()]
    older = _link(table, "csv", _("CSV in CP932 (Shift_JIS)"), lang, encoding=Encoding.CP932.value)
    full = [_link(table, extension, named[extension], lang, content=Content.FULL.value) for extension in _FULL]
    return html.Details(
        [
            html.Summary(_("Download"), className="download"),
            html.Div(
                [
                    html.P(_("This view")),
                    html.Ul([html.Li(each) for each in (*view[:1], older, *view[1:])]),
                    html.P(_("All observations of the indicator")),
                    html.Ul([html.Li(each) for each in full]),
                ]
            ),
        ],
        className="downloads",
    )


def _link(table: Table, extension: str, name: str, lang: Language, **more: str) -> Component:
    query = "&".join([table.parameters(lang), *(f"{key}={value}" for key, value in more.items())])
    part = "-full" if more.get("content") else ""
    return html.A(
        name,
        href=f"/download/{table.entry.id}.{extension}?{query}",
        download=f"{table.entry.id}{part}.{extension}",
    )

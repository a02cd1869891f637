"""The form for a code that ends a citation, which leads to what became of the number."""

import dash
from dash import dcc, html
from dash.development.base_component import Component

from pages.shell import Content, framed, heading, title_of
from publication.release import Release
from publication.text import words
from publication.verification import Code
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path="/verify", order=11, title=title_of(_("Check a quoted number")))

_EXAMPLE = str(Code("r0123456789ab", "PRG-02", "0123456789ab"))


@framed("/verify")
def layout(_current: Release, lang: Language, **_asked: str) -> Content:
    """The form, and what a code is."""
    return [*introduction(lang), code_form(lang)]


def introduction(lang: Language) -> Content:
    """What the page is for."""
    _ = words(lang)
    return heading(
        _("Check a quoted number"),
        _(
            "A citation ends with a code. It names the release, the indicator and, where one figure is quoted, that "
            "observation. Here you see whether what was quoted still holds."
        ),
    )


def code_form(lang: Language) -> Component:
    """The form; it needs no script of ours."""
    _ = words(lang)
    return html.Form(
        [
            html.Label(_("Code, or the whole citation"), htmlFor="verify-code"),
            dcc.Input(id="verify-code", name="code", type="text", required=True, autoComplete="off", maxLength=2000),
            dcc.Input(id="verify-lang", name="lang", type="hidden", value=lang),
            html.Button(_("Check"), type="submit"),
            html.P([_("It looks like this:"), " ", html.Code(_EXAMPLE)], className="note"),
        ],
        action="/verify",
        method="get",
        className="panel verify-form",
    )

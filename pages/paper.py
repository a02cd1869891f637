"""The head of a printed page: which release it is from and where it is read, as paper has no links."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from publication.release import Release
from publication.settings import site_address
from publication.text import words
from vocabulary.text import Language

_UNHEARD: dict[str, Any] = {"aria-hidden": "true"}


def printed(current: Release | None, onward: str, lang: Language) -> list[Component]:
    """The line, seen on paper only; `onward` is the address within the site, to which the browser adds its own.

    Nothing where there is no release.
    """
    if current is None:
        return []
    _ = words(lang)
    made = _("Release {release}, made {day}").format(
        release=current.id, day=current.manifest.created.strftime("%Y-%m-%d")
    )
    address = html.Span(f"{site_address() or ''}{onward}", className="address")
    return [html.P(["Shirube", " · ", made, " · ", address], className="printed", **_UNHEARD)]

"""The frame around every page: header, navigation, language switch, main part and footer."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache, reduce, wraps
from typing import Any
from urllib.parse import urlencode

from dash import dcc, html
from dash.development.base_component import Component

from pages.past import STATUS, banner, kept_in, no_such_moment
from pages.printed import printed
from pages.reading import asked_moment, publications, release, spoken
from pages.themes import switch
from publication.errors import ReleaseError
from publication.history import Publication
from publication.moments import PRESENT, Moment
from publication.query import CHOSEN, is_code
from publication.release import Release
from publication.text import words
from vocabulary.text import LANGUAGES, Language

_KEPT_VIEWS = 128
"""How many views of a page are kept ready; a new release is another view."""

_A_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,29}")
"""What a page's own parameter may hold: the name of a release or an indicator."""

_OWN_NAMES = {"en": "English", "ja": "日本語"}

Content = list[Component]
Build = Callable[..., Content | None]


def address(path: str, lang: Language, query: str = "") -> str:
    """The address of a page of ours in a language; `query` may carry the language already."""
    return f"{path}?{query or urlencode({'lang': lang})}"


def source_address(source_id: str, lang: Language) -> str:
    """Where a source stands on our page of sources."""
    return f"{address('/sources', lang)}#{source_id}"


def framed(path: str, *, also: tuple[str, ...] = ()) -> Callable[[Build], Callable[..., Component]]:
    """Make a layout of a function (release, lang, **asked) that gives the main part, or None for no such page.

    `path` is the page's address, with the names of asked-for parts in angle brackets as Dash writes them; `also` names
    parameters that this page alone understands.
    """

    def decorate(build: Build) -> Callable[..., Component]:
        @lru_cache(maxsize=_KEPT_VIEWS)
        def built(
            current: Release,
            lang: Language,
            asked: tuple[tuple[str, str], ...],
            moment: Moment,
            _published: tuple[Publication, ...],
        ) -> Content | None:
            content = build(current, lang, **dict(asked))
            kept_in(content, moment)
            return content

        @wraps(build)
        def layout(lang: str | None = None, **everything: object) -> Component:
            speaking = spoken(lang)
            asked = _understood(path, also, everything)
            here = reduce(lambda part, name: part.replace(f"<{name}>", asked[name]), asked, path)
            try:
                moment = asked_moment()
                current = release(moment)
            except ReleaseError as error:
                said = no_such_moment if type(error) in STATUS else _no_release
                return _frame(here, speaking, {}, said(error, speaking), None)
            content = built(current, speaking, tuple(sorted(asked.items())), moment, publications())
            if content is None:
                return _frame("/", speaking, {}, not_found(speaking), current, moment)
            kept = {name: code for name, code in asked.items() if f"<{name}>" not in path}
            return _frame(here, speaking, kept, content, current, moment)

        return layout

    return decorate


def _understood(path: str, also: tuple[str, ...], everything: Mapping[str, object]) -> dict[str, str]:
    """What an address asks for that a page may understand; the rest is ignored and never shown again."""
    return {
        name: code
        for name, code in everything.items()
        if isinstance(code, str)
        and (
            f"<{name}>" in path
            or (name in CHOSEN and is_code(name, code))
            or (name in also and _A_NAME.fullmatch(code))
        )
    }


def title_of(text: str) -> Callable[..., str]:
    """A page's title in the language of the request; `text` is marked for translation where it is written."""

    def title(**_asked: str) -> str:
        return f"{words(spoken())(text)} – Shirube"

    return title


def not_found(lang: Language) -> Content:
    """What a reader meets at an address that leads nowhere."""
    _ = words(lang)
    return [
        html.H1(_("There is no such page")),
        html.P(_("The address may be mistyped, or the page may have moved.")),
        html.P(dcc.Link(_("To the overview"), href=address("/", lang), className="onward")),
    ]


def heading(title: str, lead: str) -> Content:
    """A page's title and the sentence that says what the page is for."""
    return [html.H1(title), html.P(lead, className="lead")]


def aria(**said: str) -> dict[str, Any]:
    """What a screen reader is told; each name becomes the attribute aria-name."""
    return {f"aria-{name}": text for name, text in said.items()}


def link(text: str, href: str, *, current: str = "") -> Component:
    """A link within the site; the one that leads to what is shown says so to a screen reader."""
    return html.A(text, href=href, **aria(current=current)) if current else dcc.Link(text, href=href)


def _frame(  # noqa: PLR0913, PLR0917  # all that surrounds a page
    path: str,
    lang: Language,
    kept: dict[str, Any],
    content: Content,
    current: Release | None,
    moment: Moment = PRESENT,
) -> Component:
    _ = words(lang)
    header, footer = _header(path, lang, kept), _footer(lang, current)
    kept_in([header, footer], moment)
    onward = address(path, lang, urlencode({**kept, "lang": lang}))
    return html.Div(
        [
            html.A(_("Skip to the main part"), href="#main", className="skip"),
            header,
            html.Main(
                [*printed(current, onward, lang), *banner(moment, onward, lang), *content], id="main", tabIndex=-1
            ),
            footer,
        ],
        lang=lang,
        className=f"page page-{lang}",
    )


def _header(path: str, lang: Language, kept: dict[str, Any]) -> Component:
    _ = words(lang)
    entries = (
        ("/", _("Overview")),
        ("/returns", _("Returns")),
        ("/programme", _("Programme")),
        ("/membership", _("Membership")),
        ("/staff", _("Staff")),
        ("/contributions", _("Contributions")),
        ("/sdg", _("SDGs")),
        ("/indicators", _("Indicators")),
        ("/sources", _("Sources")),
        ("/methodology", _("Methods")),
    )
    return html.Header(
        [
            dcc.Link(
                [
                    html.Img(src="/assets/icon.svg", alt="", className="seal"),
                    html.Span("Shirube"),
                ],
                href=address("/", lang),
                className="brand",
            ),
            html.Nav(
                [_entry(target, name, path, lang) for target, name in entries],
                **aria(label=_("Pages")),
            ),
            html.Div(
                [_switch(other, path, kept, current=other == lang) for other in LANGUAGES],
                className="languages",
                role="group",
                **aria(label=_("Language")),
            ),
        ],
        className="masthead",
    )


def _entry(target: str, name: str, path: str, lang: Language) -> Component:
    return link(name, address(target, lang), current="page" if target == path else "")


def _switch(other: Language, path: str, kept: dict[str, Any], *, current: bool) -> Component:
    """A plain link, so that the whole document comes again in the other language."""
    query = urlencode({**kept, "lang": other})
    here = aria(current="true") if current else {}
    return html.A(_OWN_NAMES[other], href=f"{path}?{query}", lang=other, hrefLang=other, **here)


def _footer(lang: Language, current: Release | None) -> Component:
    _ = words(lang)
    said = [
        html.P(
            _(
                "Figures are shown as their sources published them. Shirube is not a publication of IOM or of the "
                "Government of Japan."
            )
        ),
    ]
    if current is not None:
        made = _("Release {release}, made {day}").format(
            release=current.id, day=current.manifest.created.strftime("%Y-%m-%d")
        )
        link = dcc.Link(_("All releases and revisions"), href=address("/releases", lang))
        programs = dcc.Link(_("For programs: API"), href=address("/api", lang))
        said.insert(0, html.P([made, " · ", link, " · ", programs], className="release"))
    return html.Footer([*said, switch(lang)])


def _no_release(error: ReleaseError, lang: Language) -> Content:
    _ = words(lang)
    return [
        html.H1(_("There is nothing to show yet")),
        html.P(_("No release can be read. The person who runs this site can mend it:")),
        html.P(error.next_step, className="command", lang="en"),
    ]

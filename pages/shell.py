"""The frame around every page: header, navigation, language switch, main part and footer."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce, wraps
from typing import Any
from urllib.parse import urlencode

from dash import dcc, html
from dash.development.base_component import Component

from pages.first_visit import nothing_yet
from pages.markup import markup
from pages.paper import printed
from pages.past import STATUS, banner, kept_in, no_such_moment
from pages.reading import asked_moment, publications, release, spoken
from pages.search_box import PATH, search_box
from pages.themes import switch
from publication.errors import ReleaseError
from publication.history import Publication
from publication.manual.contents import PATH as HELP
from publication.moments import PRESENT, Moment
from publication.release import Release
from publication.text import document_language, languages, own_name, words
from publication.view import asked_by, named, written
from vocabulary.text import Language

_KEPT_VIEWS = 128
"""How many views of a page are kept ready; a new release is another view."""

_WITHIN = {"/programme": "/programme-", "/indicators": "/indicator/"}
"""Entries of the navigation that have pages below them, and how the addresses of these begin."""

_CODES = ("indicator_id", "area_code")
"""Parts of addresses that are codes."""

Content = list[Component]
Build = Callable[..., Content | None]


def address(path: str, lang: Language, query: str = "") -> str:
    """The address of a page of ours in a language; `query` may carry the language already."""
    return f"{path}?{query or urlencode({'lang': lang})}"


def source_address(source_id: str, lang: Language) -> str:
    """Where a source stands on our page of sources."""
    return f"{address('/sources', lang)}#{source_id}"


def framed(
    path: str, *, also: Mapping[str, re.Pattern[str]] | None = None, free: tuple[str, ...] = ()
) -> Callable[[Build], Callable[..., Component]]:
    """Make a layout of a function (release, lang, **asked) that gives the main part, or None for no such page.

    `path` is the page's address, with the names of asked-for parts in angle brackets as Dash writes them; `also` says
    what the parameters that this page alone understands may hold; those of `free` may hold any text a reader types.
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
        def layout(lang: object = None, **everything: object) -> Component:
            speaking = spoken(lang if isinstance(lang, str) else None)  # asked twice, Dash hands over a list
            typed = {name: text for name in free if isinstance(text := everything.get(name), str)}
            asked = _understood(path, also or {}, everything) | typed
            here = reduce(lambda part, name: part.replace(f"<{name}>", asked[name]), asked, path)
            try:
                moment = asked_moment()
                current = release(moment)
            except ReleaseError as error:
                said = no_such_moment if type(error) in STATUS else nothing_yet
                return _frame(here, speaking, {}, said(error, speaking), None)
            make = built.__wrapped__ if typed else built  # what is typed is kept nowhere
            content = make(current, speaking, tuple(sorted(asked.items())), moment, publications())
            if content is None:
                return _frame("/", speaking, {}, not_found(speaking), current, moment)
            kept = named({name: code for name, code in asked.items() if f"<{name}>" not in path})
            return _frame(here, speaking, kept, content, current, moment)

        return layout

    return decorate


def _understood(path: str, also: Mapping[str, re.Pattern[str]], everything: Mapping[str, object]) -> dict[str, str]:
    """What an address asks for that a page may understand, by dimension; the rest is ignored and never shown again."""
    said = {name: code for name, code in everything.items() if isinstance(code, str)}
    own = {
        name: code
        for name, code in said.items()
        if f"<{name}>" in path or (name in also and also[name].fullmatch(code))
    }
    codes = {name: own[name].upper() for name in _CODES if name in own}  # small letters do, but the address is one
    return own | codes | asked_by(said)


def framed_plainly(path: str, lang: Language, content: Content, moment: Moment) -> str:
    """The frame around a page that is not Dash's, as HTML; such a page stands without a release, too."""
    try:
        current = release(moment)
    except ReleaseError:
        current = None
    kept_in(content, moment)
    return markup(_frame(path, lang, {}, content, current, moment if current else PRESENT))


@dataclass(frozen=True)
class PageTitle:
    """A page's title; called, it is that of its document in the language of the request."""

    text: str

    def __call__(self, **_asked: str) -> str:
        """The title with the name of the site."""
        return f"{words(spoken())(self.text)} – Shirube"


def title_of(text: str) -> PageTitle:
    """The title of a page; `text` is marked for translation where it is written."""
    return PageTitle(text)


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


def in_documents(lang: Language) -> dict[str, Any]:
    """What a part in the language of documents says of itself to a reader of another."""
    return {} if (spoken_there := document_language(lang)) == lang else {"lang": spoken_there}


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
    header, footer = _header(path, lang, kept, moment), _footer(lang, current)
    kept_in([header, footer], moment)
    onward = address(path, lang, written({**kept, "lang": lang}))
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


def _header(path: str, lang: Language, kept: dict[str, Any], moment: Moment) -> Component:
    _ = words(lang)
    entries = (
        ("/", _("Overview")),
        ("/returns", _("Returns")),
        ("/programme", _("Programme")),
        ("/membership", _("Membership")),
        ("/staff", _("Staff")),
        ("/contributions", _("Contributions")),
        ("/evaluation-sheet", _("Evaluation sheet")),
        ("/sdg", _("SDGs")),
        ("/indicators", _("Indicators")),
        ("/claims", _("Printed figures")),
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
            html.Div(
                [_switch(other, path, kept, current=other == lang) for other in languages()],
                className="languages",
                role="group",
                **aria(label=_("Language")),
            ),
            *([] if path == PATH else [search_box(lang, moment.parameters())]),
            html.Nav(
                [*(_entry(target, name, path, lang) for target, name in entries), _help(path, lang)],
                **aria(label=_("Pages")),
            ),
        ],
        className="masthead",
    )


def _entry(target: str, name: str, path: str, lang: Language) -> Component:
    is_within = target in _WITHIN and path.startswith(_WITHIN[target])
    return link(name, address(target, lang), current="page" if target == path else "true" if is_within else "")


def _help(path: str, lang: Language) -> Component:
    """A plain link: the manual is served without Dash."""
    here = aria(current="page") if path.startswith(HELP) else {}
    _ = words(lang)
    return html.A(_("Help"), href=address(HELP, lang), **here)


def _switch(other: Language, path: str, kept: dict[str, Any], *, current: bool) -> Component:
    """A plain link, so that the whole document comes again in the other language."""
    query = written({**kept, "lang": other})
    here = aria(current="true") if current else {}
    return html.A(own_name(other), href=f"{path}?{query}", lang=other, hrefLang=other, **here)


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
        check = dcc.Link(_("Check a quoted number"), href=address("/verify", lang))
        every = dcc.Link(_("Map of the site"), href=address("/site-map", lang))
        said.insert(0, html.P([made, " · ", link, " · ", check, " · ", programs, " · ", every], className="release"))
    return html.Footer([*said, switch(lang)])

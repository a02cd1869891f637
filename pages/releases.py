"""Releases: which one was current from when, and what one says otherwise than another."""

import re
from collections import Counter
from collections.abc import Sequence

import dash
from dash import dcc, html
from dash.development.base_component import Component

from pages.panel import grid, under
from pages.reading import publications, release
from pages.revision_table import change_name, revision_table
from pages.shell import Content, address, aria, framed, heading, title_of
from publication import labels
from publication.errors import ReleaseError
from publication.history import Publication, day_of
from publication.moments import A_RELEASE, moment_of
from publication.release import Release
from publication.revisions import Change, Revision, revisions
from publication.text import words
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path="/releases", order=9, title=title_of(_("Releases")))

_MOST_ROWS = 300
"""How many revisions stand in one table; more are told by indicator first."""


_AN_INDICATOR = re.compile(r"[A-Z]{3}-[0-9.]{1,10}")


@framed("/releases", also={"old": A_RELEASE, "new": A_RELEASE, "indicator": _AN_INDICATOR})
def layout(
    current: Release, lang: Language, old: str = "", new: str = "", indicator: str = "", **_asked: str
) -> Content:
    """The releases, the latest first, and the revisions between two of them."""
    _ = words(lang)
    published = publications()
    return [
        *heading(
            _("Releases"),
            _("A release never changes. Here is which one was current from when, and what was revised between two."),
        ),
        _list(published, lang),
        *_comparison(_pair(published, old, new or current.id), indicator, lang),
    ]


def _pair(published: Sequence[Publication], old: str, new: str) -> tuple[Release, Release] | None:
    """The releases to compare: as named, else the one before the later one; None where there is no such pair."""
    known = list(dict.fromkeys(each.release for each in published if each.gone is None))
    before = known[known.index(new) - 1] if not old and new in known[1:] else old
    if before == new or not {before, new} <= {*known}:
        return None
    try:
        return release(moment_of(before)), release(moment_of(new))
    except ReleaseError:
        return None


def _list(published: Sequence[Publication], lang: Language) -> Component:
    _ = words(lang)
    name = _("All releases, the latest first")
    headers = (_("Release"), _("Current from (day in Japan)"), _("Until"), _("What was revised"))
    ends = [*(day_of(each.since).isoformat() for each in published[1:]), _("now")]
    kept = [each.release for each in published if each.gone is None]
    rows = [_row(each, end, kept, headers, lang) for each, end in zip(published, ends, strict=True)]
    head = html.Thead(html.Tr([html.Th(text, scope="col") for text in headers]))
    return html.Section(
        [
            html.H2(name),
            html.Div(
                html.Table([html.Caption(name, className="unseen"), head, html.Tbody(rows[::-1])]),
                className="grid cards long",
                tabIndex=0,
                role="region",
                **aria(label=_("Table: {name}").format(name=name)),
            ),
        ],
        className="panel wide",
    )


def _row(
    each: Publication, end: str, kept: Sequence[str], headers: tuple[str, str, str, str], lang: Language
) -> Component:
    _ = words(lang)
    since = html.Td(day_of(each.since).isoformat(), **under(headers[1]))
    until = html.Td(end, **under(headers[2]))
    if each.gone is not None:
        retired = _("retired on {day}: {reason}").format(day=day_of(each.gone.at).isoformat(), reason=each.gone.reason)
        return html.Tr([html.Th(each.release, scope="row"), since, until, html.Td(retired, **under(headers[3]))])
    named = dcc.Link(each.release, href=f"{address('/', lang)}&release={each.release}")
    found: list[tuple[str, str]] = []
    if each.release != kept[0]:
        found.append((_("against the one before"), f"&new={each.release}"))
    if each.release != kept[-1]:
        found.append((_("since then"), f"&old={each.release}&new={kept[-1]}"))
    ways = [part for text, query in found for part in (dcc.Link(text, href=_here(query, lang)), " ")]
    return html.Tr([html.Th(named, scope="row"), since, until, html.Td(ways, **under(headers[3]))])


def _here(query: str, lang: Language) -> str:
    return f"{address('/releases', lang)}{query}"


def _comparison(pair: tuple[Release, Release] | None, indicator: str, lang: Language) -> Content:
    _ = words(lang)
    if pair is None:
        return []
    found = revisions(*pair)
    named = _("Revisions from {old} to {new}").format(old=pair[0].id, new=pair[1].id)
    if not found:
        return [html.Section([html.H2(named), html.P(_("No observation differs."), className="empty")])]
    chosen = [each for each in found if indicator in {"", each.entry.id}]
    shown = chosen[:_MOST_ROWS] if indicator or len(found) <= _MOST_ROWS else []
    return [
        html.Section(
            [
                html.H2(named),
                html.P(
                    _(
                        "A value that one of the two releases withholds is not shown, nor that of an observation which "
                        "is not published any more."
                    ),
                    className="note",
                ),
                _by_indicator(found, pair, lang),
                *([grid(revision_table(shown, lang), named, lang)] if shown else []),
                *([html.P(_more(len(shown), len(chosen), lang), className="note")] if shown != chosen else []),
            ],
            className="panel wide",
        )
    ]


def _more(shown: int, found: int, lang: Language) -> str:
    _ = words(lang)
    if not shown:
        return _("There are many revisions: choose an indicator to see them one by one.")
    said = _("The first {shown} of {found} are shown; python -m indicators compare lists all.")
    return said.format(shown=labels.number(shown, 0, lang), found=labels.number(found, 0, lang))


def _by_indicator(found: Sequence[Revision], pair: tuple[Release, Release], lang: Language) -> Component:
    """Each indicator with revisions, with how many of which kind; a link shows only those."""
    counts: dict[str, Counter[Change]] = {}
    names = {each.entry.id: labels.say(each.entry.name, lang) for each in found}
    for each in found:
        counts.setdefault(each.entry.id, Counter())[each.change] += 1
    query = f"&old={pair[0].id}&new={pair[1].id}"
    return html.Ul(
        [
            html.Li(
                [
                    dcc.Link(f"{one} {names[one]}", href=_here(f"{query}&indicator={one}", lang)),
                    f" – {_counted(counts[one], lang)}",
                ]
            )
            for one in sorted(counts)
        ],
        className="revised",
    )


def _counted(counts: Counter[Change], lang: Language) -> str:
    kinds = (change for change in Change if counts[change])
    return labels.listed((f"{change_name(kind, lang)} {labels.number(counts[kind], 0, lang)}" for kind in kinds), lang)

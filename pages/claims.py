"""Every figure that documents printed, beside what the release gives, with a verdict and the way down to its load."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import dash
from dash import dcc, html
from dash.development.base_component import Component

from pages.panel import cited_as
from pages.shell import Content, address, aria, framed, heading, in_documents, link, source_address, title_of
from publication import labels
from publication.catalogue import Agreement, ClaimEntry, FigureEntry
from publication.claims import address as observed
from publication.claims import measured, observation, verdict, why
from publication.errors import SentenceNotWritten
from publication.query import Row, table
from publication.release import Release
from publication.reports.sentences import sentence
from publication.tabular import cited
from publication.text import words
from publication.view import written
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path="/claims", order=10, title=title_of(_("Printed figures, recomputed")))

_SIGNS = {
    Agreement.EXACT: "○",
    Agreement.ROUNDED: "～",
    Agreement.TRUNCATED: "↓",
    Agreement.WHOLE_NUMBER: "△",
    Agreement.CONTRADICTED: "×",
    Agreement.NOT_REPRODUCIBLE: "？",
    Agreement.SUPERSEDED: "→",
}
"""What a verdict is told by besides its words and its frame; never by colour alone."""


_A_NAME = re.compile(r"[a-z0-9_]{1,40}")
"""What names a document or a verdict."""


@framed("/claims", also={"document": _A_NAME, "verdict": _A_NAME})
def layout(current: Release, lang: Language, document: str = "", verdict: str = "", **_asked: str) -> Content:
    """The claims of each document, or those of one document or one verdict."""
    _ = words(lang)
    chosen = {
        "document": document if any(claim.document == document for claim in current.claims) else "",
        "verdict": verdict if verdict in {*Agreement} else "",
    }
    shown = [claim for claim in current.claims if _fits(claim, **chosen)]
    documents = dict.fromkeys(claim.document for claim in shown)
    return [
        *heading(
            _("Printed figures, recomputed"),
            _(
                "What documents printed, beside what this release computes from its observations, with a verdict on "
                "each."
            ),
        ),
        _filters(current, chosen, lang),
        *(_document(current, one, [claim for claim in shown if claim.document == one], lang) for one in documents),
        *([] if shown else [html.P(_("No printed figure fits this choice."), className="empty")]),
    ]


def _fits(claim: ClaimEntry, document: str, verdict: str) -> bool:
    return document in {"", claim.document} and verdict in {"", claim.agreement}


def _filters(current: Release, chosen: dict[str, str], lang: Language) -> Component:
    """Links that show the claims of one document, or with one verdict; each says how many there are."""
    _ = words(lang)
    documents = Counter(claim.document for claim in current.claims if _fits(claim, "", chosen["verdict"]))
    verdicts = Counter(claim.agreement for claim in current.claims if _fits(claim, chosen["document"], ""))
    titles = {one: (labels.say(current.sources[one].title, lang), count) for one, count in documents.items()}
    said = {
        each.value: (f"{_SIGNS[each]} {verdict(each, lang)}", verdicts[each]) for each in Agreement if verdicts[each]
    }
    return html.Div(
        [
            _filter(_("Document"), "document", titles, chosen, lang),
            _filter(_("Verdict"), "verdict", said, chosen, lang),
        ],
        className="choices",
    )


def _filter(
    name: str, parameter: str, said: dict[str, tuple[str, int]], chosen: dict[str, str], lang: Language
) -> Component:
    _ = words(lang)
    offered = {"": (_("all"), sum(count for _text, count in said.values())), **said}
    links = [
        link(
            f"{text} ({labels.number(count, 0, lang)})",
            _here({**chosen, parameter: code}, lang),
            current="true" if chosen[parameter] == code else "",
        )
        for code, (text, count) in offered.items()
    ]
    shown = [html.Span(name, className="dimension"), html.Div(links, className="codes")]
    return html.Div(shown, role="group", **aria(label=name))


def _here(chosen: dict[str, str], lang: Language, **more: str) -> str:
    asked = {name: code for name, code in chosen.items() if code}
    return address("/claims", lang, written({**asked, "lang": lang, **more}))


def _document(current: Release, document: str, claims: Sequence[ClaimEntry], lang: Language) -> Component:
    """A document with its claims, section by section."""
    source = current.sources[document]
    filed = f" ({labels.period(source.published, lang)})" if source.published else ""
    sections = dict.fromkeys(claim.section for claim in claims)
    return html.Section(
        [
            html.H2(dcc.Link(labels.say(source.title, lang), href=source_address(document, lang))),
            html.P(f"{labels.say(source.producer, lang)}{filed}", className="subtitle"),
            *(part for each in sections for part in _section(current, labels.say(each, lang), claims, lang)),
        ],
        className="panel wide",
    )


def _section(current: Release, name: str, claims: Iterable[ClaimEntry], lang: Language) -> list[Component]:
    found = [_claim(current, claim, lang) for claim in claims if labels.say(claim.section, lang) == name]
    return [html.H3(name), html.Ul(found, className="claims")]


def _claim(current: Release, claim: ClaimEntry, lang: Language) -> Component:
    _ = words(lang)
    reason = why(claim, lang)
    return html.Li(
        [
            html.P(labels.say(claim.statement, lang), className="statement"),
            html.Dl(
                [
                    html.Div([html.Dt(_("Printed")), _as_printed(current, claim, lang)]),
                    html.Div([html.Dt(_("Recomputed")), html.Dd(measured(claim, claim.computed, lang))]),
                ],
                className="beside",
            ),
            _verdict(claim.agreement, lang),
            *([html.P([reason, *_former(claim, lang)], className="note")] if reason else []),
            *([_below(current, claim, lang)] if claim.figures else []),
        ],
        id=claim.quotable_id,
        className=f"claim {claim.agreement}",
    )


def _as_printed(current: Release, claim: ClaimEntry, lang: Language) -> Component:
    """The figure in the document's own words; a release of before has its number alone."""
    if claim.as_printed:
        return html.Dd(claim.as_printed, lang=current.sources[claim.document].language)
    return html.Dd(measured(claim, claim.printed, lang))


def _verdict(found: Agreement, lang: Language) -> Component:
    sign = html.Span(_SIGNS[found], className="sign", **aria(hidden="true"))
    return html.P([sign, verdict(found, lang)], className=f"verdict {found}")


def _former(claim: ClaimEntry, lang: Language) -> list[str | Component]:
    """The way to the release in which a superseded claim held."""
    _ = words(lang)
    if claim.was is None:
        return []
    return [" ", dcc.Link(_("As it was then"), href=_here({}, lang, release=claim.was.release))]


def _below(current: Release, claim: ClaimEntry, lang: Language) -> Component:
    """What the verdict rests on, opened by a click: observation, source, place in it, load; and the sentence."""
    _ = words(lang)
    rows = [(each, observation(current.observations, each, claim.document)) for each in claim.figures]
    alone = [_("Rests on this document alone.")] if _is_alone(claim, [row for _each, row in rows]) else []
    return html.Details(
        [
            html.Summary(_("What it rests on")),
            html.Ul([_figure(current, each, row, lang) for each, row in rows]),
            *(html.P(text, className="note") for text in alone),
            *_sentence(current, claim, lang),
            html.P(f"{_('Release {release}').format(release=current.id)} · {claim.quotable_id}", className="source"),
        ]
    )


def _is_alone(claim: ClaimEntry, rows: Sequence[Row | None]) -> bool:
    return all(row is not None and set(row["source_ids"]) == {claim.document} for row in rows)


def _figure(current: Release, figure: FigureEntry, row: Row | None, lang: Language) -> Component:
    """An observation with the way to its page, its sources with the places in them, and its loads."""
    shown = table(current, figure.indicator, {**figure.key, "time_period": figure.time_period})
    named = observed(figure, lang)
    way = named if shown is None else dcc.Link(named, href=shown.view(lang).address)
    return html.Li([way, *(part for part in (_sources(current, row, lang), _loads(current, row, lang)) if part)])


def _sources(current: Release, row: Row | None, lang: Language) -> Component | None:
    if row is None:
        return None
    return html.Span([cited_as(each, lang) for each in cited(current, row, lang)])


def _loads(current: Release, row: Row | None, lang: Language) -> Component | None:
    """The vintages behind an observation, each by its load and the day it was read."""
    _ = words(lang)
    days = {each.load: each.accessed_on.isoformat() for each in current.quality.loads}
    loads = [] if row is None else row["load_ids"] or []
    said = [_("{load}, read on {day}").format(load=one, day=days[one]) if one in days else one for one in loads]
    return html.Span(_("Load: {loads}").format(loads="; ".join(said)), className="cited") if said else None


def _sentence(current: Release, claim: ClaimEntry, lang: Language) -> list[Component]:
    """The statement in words with this release's figures; nothing where it cannot be written."""
    _ = words(lang)
    try:
        said = sentence(current, claim, lang)
    except SentenceNotWritten:
        return []
    return [html.P([html.Span(_("In words: ")), html.Span(said, **in_documents(lang))], className="sentence")]

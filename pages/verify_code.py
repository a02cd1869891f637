"""What became of a quoted number: still current, superseded by which values and why, or unknown."""

import dash
from dash import dcc, html
from dash.development.base_component import Component

from pages.panel import grid
from pages.past import explained
from pages.revision_table import revision_table
from pages.shell import Content, address, framed, title_of
from pages.verify import code_form, introduction
from pages.verify_routes import published
from publication import labels
from publication.errors import ReleaseGone
from publication.query import Row, Table, table
from publication.release import Release
from publication.text import words
from publication.verification import Code, Verdict, Verification, code_of, verify
from publication.view import CHOSEN
from vocabulary.codes import NOT_APPLICABLE, TOTAL
from vocabulary.dimensions import DIMENSION_NAMES
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path_template="/verify/<code>", title=title_of(_("Check a quoted number")))

_MOST_ROWS = 100


def layout(code: str = "", **everything: object) -> Component:
    """The verdict on a code; what is no code is not repeated."""
    known = code_of(code)
    return _of_code(code=str(known), **everything) if known else _of_none(**everything)


@framed("/verify/<code>")
def _of_code(current: Release, lang: Language, code: str = "", **_asked: str) -> Content:
    found = code_of(code)
    try:
        verdict = verify(found, current, published)
    except ReleaseGone as gone:
        title, said = explained(gone, lang)
        return [*introduction(lang), _verdict(title, said, "unknown"), code_form(lang)]
    if found is None or verdict.quoted is None:
        return _nothing(lang)
    return [*introduction(lang), _section(found, verdict, current, lang), code_form(lang)]


@framed("/verify")
def _of_none(_current: Release, lang: Language, **_asked: str) -> Content:
    return _nothing(lang)


def _nothing(lang: Language) -> Content:
    _ = words(lang)
    why = _("It may be mistyped, or the release it names has not been published here.")
    return [*introduction(lang), _verdict(_("Unknown: there is no such code"), why, "unknown"), code_form(lang)]


def _verdict(title: str, said: str, kind: str) -> Component:
    return html.Section([html.H2(title), html.P(said)], className=f"panel verdict {kind}")


def _section(code: Code, found: Verification, current: Release, lang: Language) -> Component:
    _ = words(lang)
    told, why = _told(found, lang)
    quoted = found.quoted or current
    facts: list[tuple[str, str | Component]] = [
        (_("Code of the citation"), html.Code(str(code))),
        (_("Indicator"), f"{code.indicator} {labels.say(quoted.indicators[code.indicator].name, lang)}"),
        *_observed(code, found, quoted, lang),
        (_("Quoted from"), _dated(quoted, lang)),
        (_("Compared with"), _dated(current, lang)),
    ]
    return html.Section(
        [
            html.H2(told),
            html.P(why),
            html.Dl([part for name, what in facts for part in (html.Dt(name), html.Dd(what))], className="about"),
            *_differences(code, found, current, lang),
            html.Div(_onward(code, found, current, lang), className="actions"),
        ],
        className=f"panel wide verdict {found.verdict.value}",
    )


def _told(found: Verification, lang: Language) -> tuple[str, str]:
    """The verdict as a title and a sentence."""
    _ = words(lang)
    counts = {
        "changed": labels.number(len(found.changed), 0, lang),
        "quoted": labels.number(len(found.rows), 0, lang),
    }
    if found.verdict is Verdict.SUPERSEDED:
        said = _("Observations that were quoted: {quoted}; of these, now otherwise: {changed}.")
        return _("Superseded: what was quoted has changed"), said.format(**counts)
    said = _("Observations that were quoted: {quoted}; all are the same now.")
    return _("Current: what was quoted still holds"), said.format(**counts)


def _observed(code: Code, found: Verification, quoted: Release, lang: Language) -> list[tuple[str, str]]:
    """The one observation that is quoted; its value only where that holds, as it may be withheld now."""
    if code.key is None or not found.rows:
        return []
    _ = words(lang)
    row = found.rows[0]
    told = [(_("Observation"), _named(row, lang))]
    if found.verdict is Verdict.CURRENT:
        decimals = quoted.indicators[code.indicator].decimals
        told.append((_("Value"), labels.listed((labels.quantity(each, decimals, lang) for each in found.rows), lang)))
    return told


def _named(row: Row, lang: Language) -> str:
    names = (name for name in DIMENSION_NAMES if row[name] not in {TOTAL, NOT_APPLICABLE})
    return labels.joined(
        [labels.period(row["time_period"], lang), *(labels.label(name, row[name], lang) for name in names)]
    )


def _dated(release: Release, lang: Language) -> str:
    _ = words(lang)
    made = release.manifest.created.strftime("%Y-%m-%d")
    return _("Release {release}, made {day}").format(release=release.id, day=made)


def _differences(code: Code, found: Verification, current: Release, lang: Language) -> Content:
    if not found.changed:
        return []
    _ = words(lang)
    shown = found.changed[:_MOST_ROWS]
    query = f"{address('/releases', lang)}&old={code.release}&new={current.id}&indicator={code.indicator}"
    note = _(
        "A value that one of the two releases withholds is not shown, nor that of an observation which "
        "is not published any more."
    )
    return [
        grid(revision_table(shown, lang), _("What has changed"), lang),
        html.P([note, " ", dcc.Link(_("All revisions between the two releases"), href=query)], className="note"),
    ]


def _onward(code: Code, found: Verification, current: Release, lang: Language) -> Content:
    """To the indicator as it was quoted and as it is now, showing the one observation where one is quoted."""
    _ = words(lang)
    links: Content = []
    for said, release, named in (
        (_("The indicator as it was quoted"), found.quoted or current, f"&release={code.release}"),
        (_("The indicator as it is now"), current, ""),
    ):
        shown = _view(code, found, release)
        if shown is not None:
            query = f"{shown.parameters(lang)}{named}"
            links.append(dcc.Link(said, href=f"/indicator/{code.indicator}?{query}", className="onward"))
    return links


def _view(code: Code, found: Verification, release: Release) -> Table | None:
    """What of the indicator is quoted, as a release has it; None where that has no such indicator."""
    chosen = {name: found.rows[0][name] for name in CHOSEN} if code.key and found.rows else None
    return table(release, code.indicator, chosen)

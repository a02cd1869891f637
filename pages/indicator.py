"""One page for each indicator: choices, chart, table, definition, method, caveat, sources, citation, download."""

import dash
from dash import dcc, html
from dash.development.base_component import Component

from pages.atlas import world_map
from pages.choice import choices
from pages.going import progress_of
from pages.panel import downloads, graph, grid, marks_notes, sourced, withheld_note
from pages.printed import claims_about
from pages.revised import revision_history
from pages.share import share
from pages.shell import Content, address, framed, source_address
from publication import labels
from publication.catalogue import Chart, Direction, IomArea, Official
from publication.citation import citation
from publication.figures.kinds import figure
from publication.query import Table, table
from publication.release import Release
from publication.settings import site_address
from publication.summary import summary
from publication.tabular import tabular, units
from publication.text import words
from vocabulary.text import Language

dash.register_page(
    __name__,
    path_template="/indicator/<indicator_id>",
    title=lambda indicator_id="", **_asked: f"{indicator_id} – Shirube",
)


@framed("/indicator/<indicator_id>")
def layout(current: Release, lang: Language, indicator_id: str = "", **asked: str) -> Content | None:
    """The view the address asks for; None when there is no such indicator."""
    shown = table(current, indicator_id, asked)
    if shown is None:
        return None
    on_map = world_map(shown, lang)
    return [
        html.P([html.Span(shown.entry.id, className="code")], className="eyebrow"),
        html.H1(labels.say(shown.entry.name, lang)),
        html.P(labels.say(shown.entry.definition, lang), className="lead"),
        choices(shown, lang),
        *(on_map if shown.chart is Chart.MAP else []),
        *_view(shown, lang),
        *revision_history(shown, lang),
        *([] if shown.chart is Chart.MAP else on_map),
        *progress_of(shown, lang),
        *claims_about(current, (shown.entry.id,), lang),
        _about(shown, lang),
    ]


def _view(shown: Table, lang: Language) -> list[Component]:
    _ = words(lang)
    name = labels.say(shown.entry.name, lang)
    if shown.everything.is_empty():
        return [html.P(_why_nothing(shown, lang), className="empty")]
    if not shown.rows:
        return [html.P(_("No observation fits this choice."), className="empty")]
    measured = labels.joined(text for text in units(shown, lang) if text)
    on_map = shown.chart is Chart.MAP
    drawn = None if on_map else figure(shown, lang)
    return [
        html.Section(
            [
                html.P(measured, className="subtitle"),
                *([] if on_map else [graph(drawn, name, lang, told=summary(shown, lang))]),
                *marks_notes(shown, drawn, lang),
                html.P(labels.say(shown.entry.caveat, lang), className="note"),
                *withheld_note(shown, lang),
                sourced(shown, lang),
                downloads(shown, lang, onward=False),
                share(lang),
                grid(tabular(shown, lang), name, lang),
            ],
            className="panel",
        )
    ]


def _why_nothing(shown: Table, lang: Language) -> list[str | Component]:
    _ = words(lang)
    if not any(each.indicator == shown.entry.id for each in shown.release.quality.unpublished):
        return [_("This release has no figure of this indicator.")]
    how = dcc.Link(_("Protection of persons"), href=f"{address('/sources', lang)}#protection")
    return [_("What this indicator counts in the register is not published, so that no person can be found."), " ", how]


def _about(shown: Table, lang: Language) -> Component:
    _ = words(lang)
    entry = shown.entry
    facts = (
        (_("Method"), labels.say(entry.method, lang)),
        (_("Caveat"), labels.say(entry.caveat, lang)),
        (_("Direction"), _direction(entry.direction, lang)),
        (_("SDG targets it contributes to"), labels.joined(entry.sdg) or "–"),
        (_("IOM area of work"), labels.joined(_area(area, lang) for area in entry.iom_areas)),
        *_official(entry.official, lang),
        (_("Cite as"), citation(shown, lang, site_address())),
    )
    return html.Section(
        [
            html.H2(_("About this indicator")),
            html.Dl([part for name, text in facts for part in (html.Dt(name), html.Dd(text))], className="about"),
            html.H3(_("Sources")),
            html.Ul([_source(shown, one, lang) for one in _cited(shown)] or [html.Li(_("none"))]),
        ],
        className="panel",
    )


def _official(official: Official | None, lang: Language) -> tuple[tuple[str, str], ...]:
    """What the official metadata say: who keeps the indicator, and how far its method and data have come."""
    _ = words(lang)
    if official is None:
        return ()
    tier = _("{tier} (according to {source}, {period})").format(
        tier=official.tier, source=official.tier_source, period=labels.period(official.tier_as_of, lang)
    )
    return (
        (_("Custodian agencies"), labels.listed(official.custodians, lang)),
        (_("Tier of the indicator"), tier),
        (_("Target year"), labels.period(str(official.target_year), lang)),
    )


def _cited(shown: Table) -> list[str]:
    return sorted({one for row in shown.everything["source_ids"].to_list() for one in row})


def _source(shown: Table, source_id: str, lang: Language) -> Component:
    source = shown.release.sources[source_id]
    dated = f" ({labels.period(source.published, lang)})" if source.published else ""
    return html.Li(
        [
            f"{labels.say(source.producer, lang)}: ",
            dcc.Link(labels.say(source.title, lang), href=source_address(source_id, lang)),
            dated,
        ]
    )


def _direction(direction: Direction, lang: Language) -> str:
    _ = words(lang)
    return {
        Direction.HIGHER: _("higher is better"),
        Direction.LOWER: _("lower is better"),
        Direction.ZERO: _("nearer to zero is better"),
        Direction.CONTEXT: _("context: neither higher nor lower is better"),
        Direction.AMBIGUOUS: _("ambiguous: a change may mean more cases or better detection"),
    }[direction]


def _area(area: IomArea, lang: Language) -> str:
    _ = words(lang)
    return {
        IomArea.DEVELOPMENT: _("migration and development"),
        IomArea.FACILITATION: _("facilitating migration"),
        IomArea.MANAGEMENT: _("migration management"),
        IomArea.FORCED: _("forced migration"),
        IomArea.CROSS: _("across all areas"),
    }[area]

"""Membership: IOM's member states from 1951 on, as a line, a map by accession, and who joined and left."""

from collections.abc import Iterable

import dash
from dash import html
from dash.development.base_component import Component

from pages.panel import graph, grid, panel, panels, sourced
from pages.printed import section
from pages.shapes import disclaimer, dots
from pages.shell import Content, framed, heading, title_of
from publication import labels
from publication.figures import map as world
from publication.query import Row, Table, table
from publication.release import Release
from publication.tabular import Cell, TableRow, Tabular, cite
from publication.text import words
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path="/membership", order=2, title=title_of(_("Membership")))

_DECADES = ((1951, 1959), (1960, 1979), (1980, 1989), (1990, 1999), (2000, 2009), (2010, 2014))


@framed("/membership")
def layout(current: Release, lang: Language, **_asked: str) -> Content:
    """The number of members, where they joined when, each joining and leaving, and what was printed of it."""
    _ = words(lang)
    episodes = table(current, "INS-09")
    shown = tuple(table(current, one) for one in ("INS-01", "INS-02", "INS-03", "INS-04", "CTX-09"))
    charts = [panel(each, lang) for each in shown if each is not None]
    joined = [_map(episodes, lang), _moves(episodes, lang)] if episodes is not None and episodes.rows else []
    printed = [claim for claim in current.claims if claim.id in {"members_tripled", "offices_tripled"}]
    return [
        *heading(
            _("Membership"),
            _(
                "IOM began in 1951 as a committee of a few governments. The line counts the States whose membership is "
                "open in a year; the points are counts that others published."
            ),
        ),
        panels([*charts[:1], *joined, section(current, printed, lang), *charts[1:]]),
    ]


def _map(episodes: Table, lang: Language) -> Component:
    _ = words(lang)
    present = [row for row in episodes.rows if row["period_end"] is None]
    classes = [_joined_between(present, first, last, lang) for first, last in _DECADES]
    name = _("Member States by year of accession")
    return html.Section(
        [
            html.H2(name),
            html.P(
                _("States with an open membership in 2014, by its first year. Grey: not a member in 2014."),
                className="subtitle",
            ),
            html.Div(graph(world.coloured(classes), name, lang, told=_told(classes, lang)), className="map"),
            disclaimer(lang),
            dots(lang),
            sourced(episodes, lang),
        ],
        className="panel wide",
    )


def _joined_between(rows: Iterable[Row], first: int, last: int, lang: Language) -> world.AreaClass:
    said = {
        row[
            "ref_area"
        ]: f"<b>{labels.label('ref_area', row['ref_area'], lang)}</b><br>{labels.period(row['time_period'], lang)}"
        for row in rows
        if first <= row["period_start"].year <= last
    }
    return world.AreaClass(f"{first}–{last}", said)


def _told(classes: Iterable[world.AreaClass], lang: Language) -> str:
    """The map in words: how many States of each class there are."""
    _ = words(lang)
    counted = [
        _("{years}: {count} States").format(years=each.name, count=labels.number(len(each.said), 0, lang))
        for each in classes
    ]
    return _("{said}.").format(said=labels.listed(counted, lang))


def _moves(episodes: Table, lang: Language) -> Component:
    """Who joined and who left, by year, the latest first."""
    _ = words(lang)
    rows = episodes.rows
    joined = _by_year(((row["period_start"].year, row) for row in rows), lang)
    left = _by_year(((row["period_end"].year, row) for row in rows if row["period_end"]), lang)
    years = sorted({*joined, *left}, reverse=True)
    sources = tuple(cite(episodes.release, one, lang) for one in rows[0]["source_ids"])
    body = tuple(
        TableRow(
            (
                Cell(labels.period(str(year), lang)),
                Cell(labels.listed(joined.get(year, []), lang)),
                Cell(labels.listed(left.get(year, []), lang)),
            ),
            sources,
        )
        for year in years
    )
    name = _("Joined and left, by year")
    headers = (_("Year"), _("First year of membership"), _("Last year of membership"), _("Source"))
    return html.Section([html.H2(name), grid(Tabular(headers, body), name, lang)], className="panel wide")


def _by_year(dated: Iterable[tuple[int, Row]], lang: Language) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for year, row in dated:
        found.setdefault(year, []).append(labels.label("ref_area", row["ref_area"], lang))
    return found

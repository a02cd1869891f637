"""A world map of an indicator with a slider of years; the year a figure is of is always said."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qs, urlencode

from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from pages.panel import graph, grid
from pages.past import no_such_moment
from pages.reading import asked_moment, release
from pages.shapes import disclaimer, dots
from publication import atlas, labels, summary
from publication.errors import ReleaseError
from publication.figures import map as world
from publication.moments import moment_asked
from publication.query import Table, table
from publication.tabular import Cell, TableRow, Tabular, cite
from publication.text import language, words
from vocabulary.text import Language

_MOST_STEPS = 8
"""How many marks of the slider stand side by side on a phone, after the first."""


def world_map(shown: Table, lang: Language) -> list[Component]:
    """The map with its slider, at the latest year; nothing where an area would have several values."""
    if not atlas.is_mappable(shown):
        return []
    _ = words(lang)
    years = atlas.years(shown)
    name = labels.say(shown.entry.name, lang)
    drawn, said, listed = _drawn(shown, years[-1], lang)
    slider = dcc.Slider(
        id="atlas-year",
        min=years[0],
        max=years[-1],
        step=1,
        value=years[-1],
        marks={year: str(year) for year in marked(years)},
        updatemode="mouseup",
    )
    moment = urlencode(asked_moment().parameters())
    view = {"indicator": shown.entry.id, "asked": dict(shown.chosen), "lang": lang, "moment": moment}
    return [
        html.Section(
            [
                html.H2(_("World map")),
                html.P(said, id="atlas-said", className="subtitle", role="status"),
                html.Div(graph(drawn, name, lang, graph_id="atlas-map"), className="map"),
                html.P(_("Grey: no figure."), className="note"),
                html.Label(_("Year"), htmlFor="atlas-year", className="dimension"),
                slider if len(years) > 1 else html.Div(),
                dcc.Store(id="atlas-view", data=view),
                disclaimer(lang),
                dots(lang),
                html.Div(listed, id="atlas-table"),
            ],
            className="panel wide",
        )
    ]


def marked(years: Sequence[int]) -> list[int]:
    """The years that are named under the slider: the latest, and before it those that leave room between them."""
    room = (years[-1] - years[0]) / _MOST_STEPS
    kept = [years[-1]]
    for year in reversed(years):
        if kept[-1] - year >= max(room, 1):
            kept.append(year)
    return sorted(kept)


def add_callbacks(app: Dash) -> None:
    """Let the slider turn the map to another year; said of each application, for one process may build several."""
    app.callback(
        Output("atlas-map", "figure"),
        Output("atlas-said", "children"),
        Output("atlas-table", "children"),
        Input("atlas-year", "value"),
        State("atlas-view", "data"),
        prevent_initial_call=True,
    )(turn_to)


def turn_to(year: int, view: dict[str, Any]) -> tuple[dict[str, Any], str, Component]:
    """The map of another year of the same view, of the same moment."""
    lang = language(str(view["lang"]))
    indicator, moment = str(view["indicator"]), moment_asked(parse_qs(str(view["moment"])))
    try:
        shown = table(release(moment, f"/indicator/{indicator}"), indicator, view["asked"])
    except ReleaseError as error:
        return {}, "", html.Div(no_such_moment(error, lang))
    return _drawn(shown, year, lang) if shown is not None else ({}, "", html.Div())


def _drawn(shown: Table, year: int, lang: Language) -> tuple[dict[str, Any], str, Component]:
    sheet = atlas.sheet(shown, year)
    return world.of_sheet(shown, sheet, lang), summary.of_map(shown, sheet, lang), _listed(shown, sheet, lang)


def _listed(shown: Table, sheet: atlas.Sheet, lang: Language) -> Component:
    """What the map shows, as a table: the area, its figure or why there is none, the year it is of, the source."""
    _ = words(lang)
    every = [*sheet.rows.values(), *sheet.without_value.values()]
    rows = sorted(every, key=lambda row: labels.label("ref_area", row["ref_area"], lang))
    cells = (
        (
            Cell(labels.label("ref_area", row["ref_area"], lang)),
            Cell(labels.quantity(row, shown.entry.decimals, lang), is_figure=True, state=labels.state_of(row)),
            Cell(labels.period(row["time_period"], lang)),
        )
        for row in rows
    )
    cited = (tuple(cite(shown.release, one, lang) for one in row["source_ids"]) for row in rows)
    headers = (_("Area"), _("Value"), _("Year"), _("Source"))
    return grid(Tabular(headers, tuple(map(TableRow, cells, cited))), _("World map"), lang)

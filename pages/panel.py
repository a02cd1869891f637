"""A panel: a figure that is never alone, with title, unit, period, note, source and a real table under it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from pages.download_menu import download_menu
from pages.shell import aria, source_address
from publication import labels
from publication.catalogue import Chart
from publication.figures.kinds import figure, marks_explained
from publication.figures.withheld import SIGN
from publication.headline import headline
from publication.query import Table
from publication.summary import summary
from publication.tabular import Cell, Citation, TableRow, Tabular, tabular
from publication.text import words
from publication.withholding import why_withheld
from vocabulary.text import Language

GRAPH: dict[str, Any] = {
    "displaylogo": False,
    "displayModeBar": False,
    "responsive": True,
    "showSendToCloud": False,
    "topojsonURL": "/assets/topo/",
    "scrollZoom": False,
}
"""The settings of every graph; nothing is ever sent to or fetched from another host."""

_LONG_TABLE = 14
_NAMED_SOURCES = 4
_SHORT_LEGEND = 4
_MOST_COLUMNS, _MOST_ROWS = 5, 3
_WIDE = (Chart.LINE, Chart.COLUMNS, Chart.SPANS, Chart.FLOW, Chart.MAP)


def panel(
    table: Table,
    lang: Language,
    *,
    title: str = "",
    drawn: dict[str, Any] | None = None,
    chosen: Component | None = None,
) -> Component:
    """The view as figure and table; `drawn` replaces the indicator's own figure of the same rows.

    `chosen` is the choice of what is shown, where the page offers one.
    """
    _ = words(lang)
    name = title or labels.say(table.entry.name, lang)
    if not table.rows:
        return html.Section([html.H2(name), html.P(_("No observation fits this choice."), className="empty")])
    shown = tabular(table, lang)
    shown_as = drawn or figure(table, lang)
    return html.Section(
        [
            html.H2(dcc.Link(name, href=table.view(lang).address)),
            html.P(headline(table, lang), className="subtitle"),
            *([chosen] if chosen else []),
            graph(shown_as, name, lang, told=summary(table, lang)),
            *marks_notes(table, shown_as, lang),
            html.P(labels.say(table.entry.caveat, lang), className="note"),
            *withheld_note(table, lang),
            sourced(table, lang),
            grid(shown, name, lang),
            downloads(table, lang),
        ],
        className="panel wide" if _is_wide(table, shown) else "panel",
    )


def panels(shown: Iterable[Component]) -> Component:
    """Panels side by side where there is room; wide ones have a row of their own."""
    return html.Div(list(shown), className="panels")


def _is_wide(table: Table, shown: Tabular) -> bool:
    many = len(shown.headers) > _MOST_COLUMNS or len(shown.rows) > _MOST_ROWS
    return many or table.chart in _WIDE


def graph(drawn: dict[str, Any] | None, name: str, lang: Language, *, graph_id: str = "", told: str = "") -> Component:
    """A figure with its name, and what it shows `told` in words; the arrow keys go through its values.

    What plotly.js draws is kept from screen readers: the words, the keys and the table that follows have all of it.
    """
    _ = words(lang)
    if drawn is None:
        return html.P(
            _("These rows have no value or different units, so nothing is drawn. The table has what there is."),
            className="empty",
        )
    height = drawn["layout"].get("height")
    named = _("Chart: {name}. The arrow keys go from figure to figure.").format(name=name)
    shown = html.Div(
        html.Div(_graph(drawn, lang, graph_id), className="drawn", **aria(hidden="true")),
        className="graph many" if _has_long_legend(drawn) else "graph",
        style={"height": f"{height}px"} if height else {},
        tabIndex=0,
        role="application",
        **aria(label=named, roledescription=_("chart")),
    )
    return html.Figure([shown, *([html.Figcaption(told)] if told else [])])


def _has_long_legend(drawn: dict[str, Any]) -> bool:
    """Whether the legend takes so many lines on a phone that the figure has to be higher for it."""
    named = [trace.get("name", "") for trace in drawn["data"] if trace.get("showlegend", True)]
    return bool(drawn["layout"]["showlegend"]) and sum(1 + name.count("<br>") for name in named) > _SHORT_LEGEND


def _graph(drawn: dict[str, Any], lang: Language, graph_id: str) -> Component:
    named: dict[str, Any] = {"id": graph_id} if graph_id else {}
    worded = drawn | {"layout": drawn["layout"] | {"separators": labels.separators(lang)}}
    return dcc.Graph(figure=worded, config=_config(lang), style={"height": "100%"}, **named)


def _config(lang: Language) -> Any:  # noqa: ANN401 - Dash knows only some of plotly.js' settings
    return {**GRAPH, "locale": lang}


def sourced(table: Table, lang: Language) -> Component:
    """The sources of the rows shown, each leading to its description, and the release."""
    _ = words(lang)
    ids = table.source_ids
    named = [
        part for place, one in enumerate(ids[:_NAMED_SOURCES]) for part in _source(table, one, lang, first=place == 0)
    ]
    more = len(ids) - _NAMED_SOURCES
    rest = _(" and {more} more, named in the table").format(more=more) if more > 0 else ""
    made = _("Release {release}").format(release=table.release.id)
    return html.P([html.Span(_("Source: ")), *named, f"{rest} · {made}"], className="source")


def marks_notes(table: Table, drawn: dict[str, Any] | None, lang: Language) -> list[Component]:
    """What the bars through the marks of a figure and the letters over them mean; nothing where there are none."""
    return [html.P(said, className="note") for said in marks_explained(table, drawn, lang)]


def withheld_note(table: Table, lang: Language) -> list[Component]:
    """Why a figure that exists is not shown; nothing where all are."""
    said = why_withheld(table, lang, SIGN)
    return [html.P(said, className="note")] if said else []


def grid(
    shown: Tabular, name: str, lang: Language, *, sources_first: bool = False, ways: Mapping[str, str] | None = None
) -> Component:
    """A table of headers and rows; long ones scroll inside their frame and print whole.

    On a phone each row is a card, in which every cell carries the header it stands under.
    The sources stand in the last column, or under the first cell, where no reader has to scroll for them. `ways` are
    the addresses that first cells lead to, by their text.
    """
    _ = words(lang)
    figures = {place for row in shown.rows for place, cell in enumerate(row.cells) if cell.is_figure}
    head = html.Thead(
        html.Tr(
            [
                html.Th(text, scope="col", className="figure" if place in figures else "")
                for place, text in enumerate(shown.headers)
            ]
        )
    )
    body = html.Tbody([_row(row, shown.headers, lang, ways or {}, sources_first=sources_first) for row in shown.rows])
    return html.Div(
        html.Table([html.Caption(name, className="unseen"), head, body]),
        className="grid cards long" if len(shown.rows) > _LONG_TABLE else "grid cards",
        tabIndex=0,
        role="region",
        **aria(label=_("Table: {name}").format(name=name)),
    )


def downloads(table: Table, lang: Language, *, onward: bool = True) -> Component:
    """The ways to take the view away, and on to everything about its indicator."""
    _ = words(lang)
    offered: list[Component] = [download_menu(table, lang)]
    if onward:
        about = table.view(lang).address
        offered.append(dcc.Link(_("Definition, method and citation"), href=about, className="onward"))
    return html.Div(offered, className="actions")


def _source(table: Table, source_id: str, lang: Language, *, first: bool) -> Sequence[str | Component]:
    link = dcc.Link(labels.say(table.release.sources[source_id].title, lang), href=source_address(source_id, lang))
    return [link] if first else [labels.between(lang), link]


def under(header: str) -> dict[str, Any]:
    """Which header a cell stands under, for a screen too narrow for columns."""
    return {"data-label": header}


def _row(
    row: TableRow, headers: Sequence[str], lang: Language, ways: Mapping[str, str], *, sources_first: bool
) -> Component:
    cited = [cited_as(each, lang) for each in row.sources]
    first, *rest = row.cells
    head = dcc.Link(first.text, href=ways[first.text]) if first.text in ways else first.text
    cells = [_cell(cell, header) for cell, header in zip(rest, headers[1:], strict=False)]
    if sources_first:
        return html.Tr([html.Th([head, *cited], scope="row"), *cells])
    last = [html.Td(cited, **under(headers[-1]))] if cited else []
    return html.Tr([html.Th(head, scope="row"), *cells, *last])


def cited_as(cited: Citation, lang: Language) -> Component:
    """A source in short that leads to where it is described, with the place in it."""
    link = dcc.Link(cited.name, href=source_address(cited.source_id, lang))
    place = [html.Span(cited.place, className="place")] if cited.place else []
    return html.Span([link, *place], className="cited")


def _cell(cell: Cell, header: str) -> Component:
    if cell.is_figure:
        return html.Td(cell.text, className=f"figure {cell.state}", **under(header))
    return html.Td(cell.text, **under(header))

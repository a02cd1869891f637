"""Choosing a view: links that change one dimension at a time, so that every view has its address."""

from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

from pages.shell import address, aria, link
from publication import labels
from publication.catalogue import Chart
from publication.query import SEVERAL, TOTALS, Table
from publication.text import words
from publication.view import AND, EACH, PERIOD, divided
from vocabulary.text import Language

_MOST_LINKS = 30


def choices(table: Table, lang: Language, *, path: str = "", without: tuple[str, ...] = ()) -> Component:
    """For each dimension with a choice its codes as links, and the kinds of figure; the one shown is marked.

    The links lead to the indicator's page unless another path is named; `without` names dimensions to leave out.
    """
    here = path or f"/indicator/{table.entry.id}"
    offered = {name: codes for name, codes in table.choices().items() if name not in without}
    groups = [_group(table, name, codes, lang, here) for name, codes in offered.items()]
    if not path and len(table.charts) > 1:
        groups.append(_charts(table, lang, here))
    return html.Div(groups, className="choices") if groups else html.Div()


def _charts(table: Table, lang: Language, path: str) -> Component:
    """The kinds of figure that the rows shown can be drawn with."""
    _ = words(lang)
    links = [
        link(
            _chart_name(each, lang),
            address(path, lang, table.parameters(lang, chart=each.value)),
            current="true" if each is table.chart else "",
        )
        for each in table.charts
    ]
    return html.Div(
        [html.Span(_("Kind of chart"), className="dimension"), html.Div(links, className="codes")],
        role="group",
        **aria(label=_("Kind of chart")),
    )


def _chart_name(chart: Chart, lang: Language) -> str:
    _ = words(lang)
    return {
        Chart.LINE: _("Line chart"),
        Chart.COLUMNS: _("Column chart"),
        Chart.DOTS: _("Dot chart"),
        Chart.SPANS: _("Bars from year to year"),
        Chart.FLOW: _("Flow chart"),
        Chart.MAP: _("World map"),
    }[chart]


def _group(table: Table, name: str, codes: tuple[str, ...], lang: Language, path: str) -> Component:
    named = labels.dimension_label(name, lang)
    links = [_link(table, name, code, lang, path) for code in codes]
    shown = labels.listed([_code_name(name, one, lang) for one in divided(name, table.chosen[name])], lang)
    offered: Component
    if name == PERIOD:
        offered = html.Div([_folded(shown, links), *_reaches(table, lang, path)], className="folded")
    else:
        offered = _codes(links) if len(codes) <= _MOST_LINKS else _folded(shown, links)
    return html.Div([html.Span(named, className="dimension"), offered], role="group", **aria(label=named))


def _reaches(table: Table, lang: Language, path: str) -> Iterator[Component]:
    """The first and the last period shown, each with the others that could be."""
    _ = words(lang)
    for said, end in zip((_("From {period}"), _("To {period}")), table.reaches() or (), strict=False):
        links = [
            link(
                labels.period(period, lang),
                address(path, lang, table.parameters(lang, **{PERIOD: asked})),
                current="true" if period == end.period else "",
            )
            for period, asked in end.asked.items()
        ]
        yield _folded(said.format(period=labels.period(end.period, lang)), links)


def _codes(links: list[Component]) -> Component:
    return html.Div(links, className="codes")


def _folded(shown: str, links: list[Component]) -> Component:
    return html.Details([html.Summary(shown), _codes(links)])


def _link(table: Table, name: str, code: str, lang: Language, path: str) -> Component:
    text = _code_name(name, code, lang)
    query = table.parameters(lang, **{name: _asked_with(table, name, code)})
    current = "true" if code in divided(name, table.chosen[name]) else ""
    return link(text, address(path, lang, query), current=current)


def _asked_with(table: Table, name: str, code: str) -> str:
    """What a link asks for: its code; an area is put beside those shown, or taken away again."""
    shown = [one for one in divided(name, table.chosen[name]) if one not in {EACH, *TOTALS}]
    if name not in SEVERAL or code in {EACH, *TOTALS} or not shown:
        return code
    if code not in shown:
        return AND.join([*shown, code])
    return AND.join(one for one in shown if one != code) or code


def _code_name(name: str, code: str, lang: Language) -> str:
    _ = words(lang)
    return _("Each") if code == EACH else labels.label(name, code, lang)

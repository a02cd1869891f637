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
    ways = [
        _way(table, _chart_name(each, lang), lang, path, is_shown=each is table.chart, chart=each.value)
        for each in table.charts
    ]
    return _named(_("Kind of chart"), _codes(ways))


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
    ways = [_to_code(table, name, code, lang, path) for code in codes]
    shown = labels.listed([_code_name(name, one, lang) for one in divided(name, table.chosen[name])], lang)
    offered: Component
    if name == PERIOD:
        offered = html.Div([_folded(shown, ways), *_reaches(table, lang, path)], className="folded")
    else:
        offered = _codes(ways) if len(codes) <= _MOST_LINKS else _folded(shown, ways)
    return _named(labels.dimension_label(name, lang), offered)


def _reaches(table: Table, lang: Language, path: str) -> Iterator[Component]:
    """The first and the last period shown, each with the others that could be."""
    _ = words(lang)
    for said, end in zip((_("From {period}"), _("To {period}")), table.reaches() or (), strict=False):
        ways = [
            _way(table, labels.period(one, lang), lang, path, is_shown=one == end.period, **{PERIOD: asked})
            for one, asked in end.asked.items()
        ]
        yield _folded(said.format(period=labels.period(end.period, lang)), ways)


def _named(name: str, offered: Component) -> Component:
    return html.Div([html.Span(name, className="dimension"), offered], role="group", **aria(label=name))


def _codes(ways: list[Component]) -> Component:
    return html.Div(ways, className="codes")


def _folded(shown: str, ways: list[Component]) -> Component:
    return html.Details([html.Summary(shown), _codes(ways)])


def _to_code(table: Table, name: str, code: str, lang: Language, path: str) -> Component:
    is_shown = code in divided(name, table.chosen[name])
    asked = _asked_with(table, name, code)
    return _way(table, _code_name(name, code, lang), lang, path, is_shown=is_shown, **{name: asked})


def _way(table: Table, text: str, lang: Language, path: str, *, is_shown: bool, **changed: str) -> Component:
    """A link to the view with one thing changed."""
    return link(text, address(path, lang, table.parameters(lang, **changed)), current="true" if is_shown else "")


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

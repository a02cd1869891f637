"""Choosing a view: links that change one dimension at a time, so that every view has its address."""

from dash import html
from dash.development.base_component import Component

from pages.shell import address, aria, link
from publication import labels
from publication.query import AND, EACH, PERIOD, SEVERAL, TOTALS, Table
from publication.text import words
from vocabulary.text import Language

_MOST_LINKS = 30


def choices(table: Table, lang: Language) -> Component:
    """For each dimension with a choice its codes as links; the one shown is marked."""
    groups = [_group(table, name, codes, lang) for name, codes in table.choices().items()]
    return html.Div(groups, className="choices") if groups else html.Div()


def _group(table: Table, name: str, codes: tuple[str, ...], lang: Language) -> Component:
    named = labels.dimension_label(name, lang)
    links = html.Div([_link(table, name, code, lang) for code in codes], className="codes")
    shown = html.Details(
        [
            html.Summary(labels.listed([_code_name(name, one, lang) for one in table.chosen[name].split(AND)], lang)),
            links,
        ]
    )
    return html.Div(
        [
            html.Span(named, className="dimension"),
            links if len(codes) <= _MOST_LINKS and name != PERIOD else shown,
        ],
        role="group",
        **aria(label=named),
    )


def _link(table: Table, name: str, code: str, lang: Language) -> Component:
    text = _code_name(name, code, lang)
    query = table.parameters(lang, **{name: _asked_with(table, name, code)})
    current = "true" if code in table.chosen[name].split(AND) else ""
    return link(text, address(f"/indicator/{table.entry.id}", lang, query), current=current)


def _asked_with(table: Table, name: str, code: str) -> str:
    """What a link asks for: its code; an area is put beside those shown, or taken away again."""
    shown = [one for one in table.chosen[name].split(AND) if one not in {EACH, *TOTALS}]
    if name not in SEVERAL or code in {EACH, *TOTALS} or not shown:
        return code
    if code not in shown:
        return AND.join([*shown, code])
    return AND.join(one for one in shown if one != code) or code


def _code_name(name: str, code: str, lang: Language) -> str:
    _ = words(lang)
    return _("Each") if code == EACH else labels.label(name, code, lang)

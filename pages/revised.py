"""The revision history of the observations of a view, drawn where there is one."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from pages.panel import graph, grid
from pages.reading import publications, release
from pages.shell import address
from publication import labels
from publication.figures import revisions as drawn
from publication.moments import moment_of
from publication.query import Table
from publication.revision_history import Revised, named_moments, revised
from publication.tabular import Cell, TableRow, Tabular
from publication.text import words
from vocabulary.text import Language

_MOST_LINES, _MOST_ROWS = 6, 30


def revision_history(shown: Table, lang: Language) -> list[Component]:
    """What the observations shown were in earlier releases; nothing where none was revised."""
    found = revised(shown, publications(), lambda name: release(moment_of(name)))
    if not found:
        return []
    _ = words(lang)
    name = _("Revision history")
    latest = found[::-1][:_MOST_ROWS]
    named = [(_observed(each, shown, lang), each) for each in latest]
    said = _("Figures shown here that earlier releases had otherwise, by the day of the release (in Japan).")
    more = _("{shown} of {found} revised figures are shown here.").format(shown=len(latest), found=len(found))
    return [
        html.Section(
            [
                html.H2(name),
                html.P(said, className="subtitle"),
                graph(drawn.figure(named[:_MOST_LINES], shown.entry.decimals, lang), name, lang),
                grid(_tabular(named, shown, lang), name, lang),
                *([html.P(more, className="note")] if len(latest) < len(found) else []),
                html.P(
                    dcc.Link(_("All releases and revisions"), href=address("/releases", lang), className="onward"),
                    className="actions",
                ),
            ],
            className="panel wide",
        )
    ]


def _observed(each: Revised, shown: Table, lang: Language) -> str:
    codes = [labels.label(name, each.row[name], lang) for name in shown.varying]
    return labels.joined([labels.period(each.row["time_period"], lang), *codes])


def _tabular(named: Sequence[tuple[str, Revised]], shown: Table, lang: Language) -> Tabular:
    """A row for each observation, a column for each release that revised one of them; empty where it stayed."""
    _ = words(lang)
    days = named_moments([each for _name, each in named])
    rows = []
    for name, each in named:
        values = {step.since: labels.quantity(step.row, shown.entry.decimals, lang) for step in each.steps}
        rows.append(TableRow((Cell(name), *(Cell(values.get(moment, ""), is_figure=True) for moment in days)), ()))
    return Tabular((_("Observation"), *days.values()), tuple(rows))

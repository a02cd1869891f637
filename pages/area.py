"""One page for each area: the latest figures about it, and about persons of its nationality, each with its source."""

from collections.abc import Sequence
from dataclasses import replace

import dash
from dash import html
from dash.development.base_component import Component

from pages.indicators import theme_name
from pages.panel import grid, withheld_note
from pages.reading import spoken
from pages.shell import Content, framed, heading
from publication import labels
from publication.areas import AREA_DIMENSIONS, described_areas, views_of
from publication.catalogue import Chart, Theme
from publication.figures.marks import lines
from publication.query import Row, Table
from publication.release import Release
from publication.tabular import Cell, cited, sparse
from publication.text import words
from vocabulary.codes import areas
from vocabulary.statuses import State
from vocabulary.text import Language


def _title(area_code: str = "", **_asked: str) -> str:
    known = area_code.upper() in areas()
    return f"{labels.label('ref_area', area_code.upper(), spoken())} – Shirube" if known else "Shirube"


dash.register_page(__name__, path_template="/area/<area_code>", title=_title)


@framed("/area/<area_code>")
def layout(current: Release, lang: Language, area_code: str = "", **_asked: str) -> Content | None:
    """The latest figure of each series by theme, then those by nationality; None for an area without figures."""
    _ = words(lang)
    if area_code not in described_areas(current):
        return None
    own, of_nationals = (views_of(current, area_code, dimension) for dimension in AREA_DIMENSIONS)
    by_theme = {theme: [shown for shown in own if shown.entry.theme == theme] for theme in Theme}
    return [
        html.P([html.Span(area_code, className="code")], className="eyebrow"),
        *heading(
            labels.label("ref_area", area_code, lang),
            _("The latest figure of each series. An indicator leads to its earlier ones."),
        ),
        *(_panel(theme_name(theme, lang), found, lang) for theme, found in by_theme.items() if found),
        *([_panel(_("Persons of this nationality"), of_nationals, lang)] if of_nationals else []),
    ]


def _panel(name: str, found: Sequence[Table], lang: Language) -> Component:
    """A row for each line of the views; a column stands only where it says something."""
    _ = words(lang)
    latest = [(shown, line.name, line.rows[-1]) for shown in found for line in lines(shown, lang)]
    told = sparse(
        [_cells(*each, lang) for each in latest], [cited(shown.release, row, lang) for shown, _line, row in latest]
    )
    told = replace(told, headers=(*told.headers, _("Source")))
    ways = {labels.say(shown.entry.name, lang): shown.view(lang).address for shown in found}
    withheld = [shown for shown, _line, row in latest if labels.state_of(row) is State.WITHHELD]
    why = [note for shown in withheld[:1] for note in withheld_note(shown, lang)]
    return html.Section([html.H2(name), *why, grid(told, name, lang, ways=ways)], className="panel wide")


def _cells(shown: Table, line: str, row: Row, lang: Language) -> dict[str, Cell]:
    _ = words(lang)
    is_span = shown.entry.chart is Chart.SPANS  # what it says is its period
    figure = "" if is_span else labels.quantity(row, shown.entry.decimals, lang)
    said = (labels.status(row, lang), labels.note(row, lang))
    return {
        _("Indicator"): Cell(labels.say(shown.entry.name, lang)),
        _("Series"): Cell(line),
        _("Period"): Cell(labels.period(row["time_period"], lang)),
        _("Latest"): Cell(figure, is_figure=True, state=labels.state_of(row)),
        _("Note"): Cell(labels.joined(text for text in said if text)),
    }

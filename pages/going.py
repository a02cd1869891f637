"""Progress towards the target: the assessment of each line shown with its method, or plainly why there is none."""

from dash import html
from dash.development.base_component import Component

from pages.panel import grid
from publication import labels
from publication.catalogue import ProgressEntry
from publication.query import Table
from publication.tabular import Cell, TableRow, Tabular
from publication.text import words
from vocabulary.dimensions import DIMENSION_NAMES
from vocabulary.text import Language


def progress_of(shown: Table, lang: Language) -> list[Component]:
    """A section for official indicators; nothing for others."""
    if shown.entry.official is None:
        return []
    _ = words(lang)
    keys = {tuple(row[name] for name in DIMENSION_NAMES) for row in shown.rows}
    found = [
        entry
        for entry in shown.release.progress
        if entry.indicator == shown.entry.id and tuple(entry.key[name] for name in DIMENSION_NAMES) in keys
    ]
    name = _("Progress towards the target")
    if not found:
        return [html.Section([html.H2(name), html.P(_("There is no series to assess."))], className="panel wide")]
    return [
        html.Section(
            [
                html.H2(name),
                html.P(_method(found[0], lang), className="subtitle"),
                grid(Tabular(_headers(shown, lang), tuple(_row(shown, entry, lang) for entry in found)), name, lang),
            ],
            className="panel wide",
        )
    ]


def _method(entry: ProgressEntry, lang: Language) -> str:
    _ = words(lang)
    epsilon = _("none") if entry.epsilon is None else f"{entry.epsilon:g}"
    return _("Method: {method}, version {version}; epsilon: {epsilon}").format(
        method=entry.method, version=entry.version, epsilon=epsilon
    )


def _headers(shown: Table, lang: Language) -> tuple[str, ...]:
    _ = words(lang)
    dimensions = (labels.dimension_label(name, lang) for name in _told_apart(shown))
    return (
        *dimensions,
        _("Base"),
        _("Latest"),
        _("Target"),
        _("Share of the needed change"),
        _("Counts compared"),
        _("Assessment"),
    )


def _row(shown: Table, entry: ProgressEntry, lang: Language) -> TableRow:
    share = "" if entry.share_or_ratio is None else labels.number(entry.share_or_ratio, 2, lang)
    return TableRow(
        (
            *(Cell(labels.label(name, entry.key[name], lang)) for name in _told_apart(shown)),
            Cell(_at(shown, entry.base, entry.base_year, lang), is_figure=True),
            Cell(_at(shown, entry.latest, entry.latest_year, lang), is_figure=True),
            Cell(_at(shown, entry.target, entry.target_year, lang), is_figure=True),
            Cell(share, is_figure=True),
            Cell(labels.say(entry.change, lang)),
            Cell(labels.sentence(labels.say(entry.outcome, lang), labels.say(entry.reason, lang), lang)),
        ),
        (),
    )


def _told_apart(shown: Table) -> tuple[str, ...]:
    return shown.varying or ("ref_area",)


def _at(shown: Table, figure: float | None, year: int | None, lang: Language) -> str:
    if figure is None or year is None:
        return ""
    return f"{labels.number(figure, shown.entry.decimals, lang)} ({labels.period(str(year), lang)})"

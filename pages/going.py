"""Progress towards the target: each line by the release's own method, then by others, or plainly why not."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from pages.panel import grid
from publication import labels
from publication.catalogue import AssessmentEntry, MethodEntry, Progress, ProgressEntry
from publication.query import Table
from publication.tabular import Cell, Tabular, sparse
from publication.text import words
from vocabulary.codes import NOT_APPLICABLE
from vocabulary.dimensions import DIMENSION_NAMES
from vocabulary.text import Language, Text

Assessed = tuple[ProgressEntry, AssessmentEntry]


def progress_of(shown: Table, lang: Language) -> list[Component]:
    """A section for official indicators; nothing for others."""
    if shown.entry.official is None:
        return []
    _ = words(lang)
    name = _("Progress towards the target")
    found = _lines(shown)
    if not found:
        return [
            html.Section([html.H2(name), html.P(_("There is no series to assess."))], className="panel wide progress")
        ]
    first = [(line, line.assessments[0]) for line in found]
    return [
        html.Section(
            [
                html.H2(name),
                html.P(_method(shown.release.progress.methods[0], first, lang), className="subtitle"),
                grid(_tabular(shown, first, lang), name, lang),
                *_by_others(shown, [(line, each) for line in found for each in line.assessments[1:]], lang),
            ],
            className="panel wide progress",
        )
    ]


def _lines(shown: Table) -> list[ProgressEntry]:
    """The lines of the view, in the order of the release."""
    keys = {tuple(row[name] for name in DIMENSION_NAMES) for row in shown.rows}
    return [
        line
        for line in shown.release.progress.lines
        if line.indicator == shown.entry.id
        and tuple(line.key.get(name, NOT_APPLICABLE) for name in DIMENSION_NAMES) in keys
    ]


def _method(method: MethodEntry, found: list[Assessed], lang: Language) -> str:
    _ = words(lang)
    used = sorted({each.epsilon for _line, each in found if each.epsilon is not None})
    return _("Method: {method}, version {version}; epsilon: {epsilon}").format(
        method=method.name,
        version=method.version,
        epsilon=labels.listed([f"{epsilon:g}" for epsilon in used], lang) or _("none"),
    )


def _by_others(shown: Table, found: list[Assessed], lang: Language) -> list[Component]:
    """A table that opens, with a row for each line and method, after what has to be said of each method."""
    _ = words(lang)
    if not found:
        return []
    name = _("By other methods")
    others = shown.release.progress.methods[1:]
    return [
        html.Details(
            [
                html.Summary(name),
                html.P(
                    _("Each method has classes of its own; they cannot be compared with those of another."),
                    className="note",
                ),
                html.Ul([html.Li(_described(method, lang)) for method in others], className="note"),
                grid(_tabular(shown, found, lang, by_others=True), name, lang),
            ],
            className="others",
        )
    ]


def _described(method: MethodEntry, lang: Language) -> str:
    return f"{_named(method)}: {_sentences((method.source, *method.warnings), lang)}"


def _named(method: MethodEntry) -> str:
    return f"{method.name} ({method.version})"


def _tabular(shown: Table, found: list[Assessed], lang: Language, *, by_others: bool = False) -> Tabular:
    """A row for each line and method; a column stands only where it says something."""
    return sparse([_cells(shown, line, each, lang, by_others=by_others) for line, each in found])


def _cells(
    shown: Table, line: ProgressEntry, each: AssessmentEntry, lang: Language, *, by_others: bool
) -> dict[str, Cell]:
    """What there is to say of a line by a method, by the header it stands under."""
    _ = words(lang)
    progress = shown.release.progress
    method = next(method for method in progress.methods if method.name == each.method)
    share = "" if each.share_or_ratio is None else labels.number(each.share_or_ratio, 2, lang)
    concluded = {_("Assessment"): Cell(_concluded(progress, method, each, lang))}
    epsilon = Cell("" if each.epsilon is None else f"{each.epsilon:g}", is_figure=True)
    aimed = None if shown.entry.official and shown.entry.official.is_detection else line.target
    target = Cell(_at(shown, aimed, line.target_year, lang), is_figure=True)
    own = {**concluded, _("Share of the needed change"): Cell(share, is_figure=True)}
    others = {
        _("Method"): Cell(_named(method)),
        **concluded,
        _("Share or ratio"): Cell(share, is_figure=True),
        _("Epsilon"): epsilon,
    }
    return {
        **_codes(shown, line, lang),
        **(others if by_others else own),
        _("Base"): Cell(_at(shown, each.base, each.base_year, lang), is_figure=True),
        _("Latest"): Cell(_at(shown, each.latest, each.latest_year, lang), is_figure=True),
        **({} if by_others else {_("Target"): target}),
        _("Counts compared"): Cell(labels.say(each.change, lang) if each.change else ""),
        _("Warnings"): Cell(_sentences(each.warnings, lang)),
    }


def _codes(shown: Table, line: ProgressEntry, lang: Language) -> dict[str, Cell]:
    """What tells the line from the others of the view."""
    return {
        labels.dimension_label(name, lang): Cell(labels.label(name, line.key.get(name, NOT_APPLICABLE), lang))
        for name in shown.varying or ("ref_area",)
    }


def _concluded(progress: Progress, method: MethodEntry, each: AssessmentEntry, lang: Language) -> str:
    """The class, in the method's own words, or that there is none, and why."""
    _ = words(lang)
    outcome = labels.say(method.classes[each.outcome], lang) if each.outcome else _("No assessment")
    return labels.sentence(outcome, labels.say(progress.reasons[each.reason], lang) if each.reason else "", lang)


def _sentences(texts: Sequence[Text], lang: Language) -> str:
    return labels.space(lang).join(labels.say(text, lang) for text in texts)


def _at(shown: Table, figure: float | None, year: int | None, lang: Language) -> str:
    if figure is None or year is None:
        return ""
    return f"{labels.number(figure, shown.entry.decimals, lang)} ({labels.period(str(year), lang)})"

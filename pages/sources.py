"""Sources: every document and feed behind the figures, and how each load went."""

import dash
from dash import html
from dash.development.base_component import Component

from pages.panel import grid
from pages.shell import Content, framed, heading, title_of
from publication import labels
from publication.catalogue import LoadQuality, SourceEntry
from publication.release import Release
from publication.tabular import Cell, TableRow, Tabular, cite
from publication.text import words
from vocabulary.codes import codelist
from vocabulary.text import LANGUAGES, Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path="/sources", order=7, title=title_of(_("Sources")))


@framed("/sources")
def layout(current: Release, lang: Language, **_asked: str) -> Content:
    """The documents cited, each at an address of its own, and the loads of this release."""
    _ = words(lang)
    named = {*current.observations["source_ids"].explode()}
    cited = [source for source in current.catalogue.sources if source.id in named]
    return [
        *heading(
            _("Sources"),
            _("Figures are cited, texts are not reproduced. Where two sources disagree, both stand."),
        ),
        html.Section([html.H2(_("Documents")), *(_document(current, source, lang) for source in cited)]),
        _loads(current, lang),
        *_doubts(current, lang),
        *_protected(current, lang),
        _register(lang),
    ]


def _register(lang: Language) -> Component:
    """The workbook that the programme's own figures come in, in the reader's language first."""
    _ = words(lang)
    named = {"en": _("Template in English (XLSX)"), "ja": _("Template in Japanese (XLSX)")}
    offered = sorted(LANGUAGES, key=lambda other: other != lang)
    files = {other: f"register-template-{other}.xlsx" for other in offered}
    return html.Section(
        [
            html.H2(_("The register of the programme")),
            html.P(
                _(
                    "The return and reintegration programme reports month by month in a workbook without names. Fill "
                    "in the template, then run the command; a receipt comes back, or the workbook with each wrong cell "
                    "marked."
                )
            ),
            html.P("python -m etl intake FILE", className="command", lang="en"),
            html.P(
                [
                    html.A(named[other], href=f"/assets/{file}", download=file, className="download")
                    for other, file in files.items()
                ],
                className="actions",
            ),
        ],
        id="register",
        className="panel",
    )


def _protected(current: Release, lang: Language) -> list[Component]:
    """What is not shown so that no person can be found, how much that is, and why; nothing where all is shown."""
    _ = words(lang)
    found = current.quality.protection
    if found is None:
        return []
    shown = labels.number(100 * (found.cells - found.hidden) / found.cells, 0, lang)
    count, hidden, least = (labels.number(each, 0, lang) for each in (found.cells, found.hidden, found.threshold))
    return [
        html.Section(
            [
                html.H2(_("Protection of persons")),
                html.P(
                    _(
                        "The register describes few persons. Of the {count} cells of its published tables {hidden} are "
                        "withheld; {shown} % are shown. A cell is withheld where it has fewer than {least} persons, or "
                        "where such a cell could be worked out from it. Which of the two it is, nobody is told."
                    ).format(count=count, hidden=hidden, shown=shown, least=least)
                ),
                html.P(
                    _(
                        "Corrections to periods that are published already wait until they are of enough persons: the "
                        "difference between two releases would tell of a single case."
                    )
                ),
                html.P(
                    _(
                        "Before a release is written it is attacked with everything the public knows. Its files for "
                        "auditors, protected_tables.parquet and hierarchy.json, let anybody do the same."
                    )
                ),
                html.P(_("What the register counts besides stands in no published table, so it is not published:")),
                html.Ul([html.Li(labels.label("series", each.series, lang)) for each in current.quality.unpublished]),
            ],
            id="protection",
            className="panel",
        )
    ]


def _document(current: Release, source: SourceEntry, lang: Language) -> Component:
    _ = words(lang)
    facts = (
        (_("Producer"), labels.say(source.producer, lang)),
        (_("Published"), labels.period(source.published, lang) if source.published else _("not stated")),
        (_("Licence"), labels.say(codelist("CL_LICENCE")[source.licence].label, lang)),
        (_("Figures in this release"), labels.number(_uses(current, source), 0, lang)),
    )
    said = [part for name, text in facts for part in (html.Dt(name), html.Dd(text))]
    where = [
        html.Dt(_("Address")),
        html.Dd(html.A(source.address, href=source.address, rel="noopener noreferrer")),
    ]
    return html.Article(
        [html.H3(labels.say(source.title, lang), id=source.id), html.Dl([*said, *where], className="about")],
        className="document",
    )


def _uses(current: Release, source: SourceEntry) -> int:
    return int(current.observations["source_ids"].list.contains(source.id).sum())


def _loads(current: Release, lang: Language) -> Component:
    _ = words(lang)
    headers = (_("Table"), _("Rows read"), _("Accepted"), _("Rejected"), _("Brought in on"), _("Load"))
    rows = tuple(_load(current, load, lang) for load in current.quality.loads)
    name = _("Loads of this release")
    return html.Section(
        [
            html.H2(name),
            html.P(_("What was read for this release, and how many rows broke a rule."), className="subtitle"),
            grid(Tabular(headers, rows), name, lang),
        ],
        className="panel",
    )


def _doubts(current: Release, lang: Language) -> list[Component]:
    """What the checks between sources found; nothing when they found nothing."""
    _ = words(lang)
    if not current.quality.doubts:
        return []
    name = _("Figures to look at")
    rows = tuple(
        TableRow(
            (Cell(labels.label("series", doubt.series, lang)), Cell(labels.say(doubt.text, lang))),
            (cite(current, doubt.source, lang),),
        )
        for doubt in current.quality.doubts
    )
    headers = (_("Series"), _("What looks wrong"), _("Source"))
    said = _("Checks between sources found these; they are shown as published.")
    return [
        html.Section(
            [html.H2(name), html.P(said, className="subtitle"), grid(Tabular(headers, rows), name, lang)],
            className="panel",
        )
    ]


def _load(current: Release, load: LoadQuality, lang: Language) -> TableRow:
    counts = (load.rows_read, load.rows_accepted, load.rows_rejected)
    return TableRow(
        (
            Cell(labels.say(current.sources[load.source].title, lang)),
            *(Cell(labels.number(count, 0, lang), is_figure=True) for count in counts),
            Cell(load.accessed_on.isoformat()),
            Cell(load.load),
        ),
        (),
    )

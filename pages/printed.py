"""Printed figures beside recomputed ones: what a filed document says and what the release gives."""

from dash import html
from dash.development.base_component import Component

from pages.panel import grid
from publication import labels
from publication.catalogue import ClaimEntry
from publication.claims import verdict
from publication.release import Release
from publication.tabular import Cell, TableRow, Tabular, cite
from publication.text import words
from vocabulary.text import Language

_NOT_COUNTED = ("PT", "RATIO")


def claims_about(current: Release, indicators: tuple[str, ...], lang: Language) -> list[Component]:
    """A section on the printed figures these indicators give; nothing when there are none."""
    _ = words(lang)
    found = [claim for claim in current.claims if claim.indicator in indicators]
    return [section(current, found, lang)] if found else []


def section(current: Release, claims: list[ClaimEntry], lang: Language) -> Component:
    """Claims as a table: statement with its document, printed, recomputed, verdict."""
    _ = words(lang)
    headers = (_("Statement and source"), _("Printed"), _("Recomputed"), _("Verdict"))
    rows = tuple(_row(current, claim, lang) for claim in claims)
    return html.Section(
        [
            html.H2(_("Printed figures, recomputed")),
            html.P(_("What a document printed, beside what this release computes."), className="subtitle"),
            grid(Tabular(headers, rows), _("Printed figures, recomputed"), lang, sources_first=True),
        ],
        className="panel wide",
    )


def _row(current: Release, claim: ClaimEntry, lang: Language) -> TableRow:
    return TableRow(
        (
            Cell(labels.say(claim.statement, lang)),
            Cell(_measured(claim, claim.printed, 0, lang), is_figure=True),
            Cell(_recomputed(current, claim, lang), is_figure=True),
            Cell(labels.sentence(verdict(claim.agreement, lang), labels.say(claim.reason, lang), lang)),
        ),
        (cite(current, claim.document, lang, [f"{claim.document}: {labels.say(claim.section, lang)}"]),),
    )


def _recomputed(current: Release, claim: ClaimEntry, lang: Language) -> str:
    if claim.computed is None or claim.indicator is None:
        return "–"
    decimals = current.indicators[claim.indicator].decimals if claim.unit in _NOT_COUNTED else 0
    return _measured(claim, claim.computed, decimals, lang)


def _measured(claim: ClaimEntry, figure: float, decimals: int, lang: Language) -> str:
    row = {"unit_measure": claim.unit, "unit_mult": claim.unit_mult}
    return labels.with_unit(labels.number(figure, decimals, lang), row, lang)

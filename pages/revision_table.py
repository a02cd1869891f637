"""Revisions as a table: what one release says otherwise than another, for every page that tells it."""

from collections.abc import Sequence

from publication import labels
from publication.revisions import Cause, Change, Revision
from publication.tabular import Cell, TableRow, Tabular
from publication.text import words
from vocabulary.codes import NOT_APPLICABLE, TOTAL
from vocabulary.dimensions import DIMENSION_NAMES
from vocabulary.text import Language


def revision_table(found: Sequence[Revision], lang: Language) -> Tabular:
    """A row for each revision: what it is of, both values, their difference, and the cause."""
    _ = words(lang)
    headers = (
        _("Indicator"),
        _("Period"),
        _("Of"),
        _("Change"),
        _("Earlier value"),
        _("Later value"),
        _("Difference"),
        _("Difference in %"),
        _("Cause"),
    )
    return Tabular(headers, tuple(TableRow(_cells(each, lang), ()) for each in found))


def _cells(each: Revision, lang: Language) -> tuple[Cell, ...]:
    decimals = each.entry.decimals
    values = (labels.quantity(row, decimals, lang) if row else "–" for row in (each.old, each.new))
    sizes = ((each.difference, decimals), (each.percent, 1))
    return (
        Cell(each.entry.id),
        Cell(labels.period(each.row["time_period"], lang)),
        Cell(observed(each, lang)),
        Cell(change_name(each.change, lang)),
        *(Cell(text, is_figure=True) for text in values),
        *(Cell("" if size is None else labels.signed(size, many, lang), is_figure=True) for size, many in sizes),
        Cell(_why(each, lang)),
    )


def observed(each: Revision, lang: Language) -> str:
    """What tells the observation from others of its indicator and period."""
    names = (name for name in DIMENSION_NAMES if each.row[name] not in {TOTAL, NOT_APPLICABLE})
    return labels.joined(labels.label(name, each.row[name], lang) for name in names)


def change_name(change: Change, lang: Language) -> str:
    """What became of an observation, in a word."""
    _ = words(lang)
    return {
        Change.REVISED: _("revised"),
        Change.ADDED: _("added"),
        Change.REMOVED: _("no longer published"),
        Change.WITHHELD: _("withheld"),
        Change.SHOWN: _("no longer withheld"),
    }[change]


def _why(each: Revision, lang: Language) -> str:
    _ = words(lang)
    said = {
        Cause.VINTAGE: _("new vintage of the source: {sources}").format(sources=labels.listed(each.sources, lang)),
        Cause.METHOD: _("definition or method changed"),
        Cause.POLICY: _("disclosure policy changed"),
        Cause.NOT_KNOWN: _("read or computed anew from the same inputs"),
    }
    return labels.listed((said[cause] for cause in each.causes), lang)

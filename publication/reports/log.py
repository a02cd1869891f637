"""The log of monthly reports in a sheet: the receipt of each month of the fiscal year before."""

from collections.abc import Iterator

import polars as pl

from publication import labels
from publication.reports.binding import of_row
from publication.reports.blocks import Bound, Grid, Line, Note
from publication.reports.needs import is_made_up
from publication.reports.quoted import Scope
from publication.text import words
from vocabulary.periods import APRIL, Month


def monthly_receipts(scope: Scope) -> Iterator[Grid | Note]:
    """Twelve months with the days after the due date; nothing where no log is loaded, or for other lines."""
    _ = words(scope.lang)
    months = [Month(scope.year - (number >= APRIL), number) for number in (*range(APRIL, 13), *range(1, APRIL))]
    found = scope.release.observations.filter(
        pl.col("indicator") == "REP-04", pl.col("time_period").is_in([str(month) for month in months])
    )
    if scope.line != "TIP_RETURN" or found.is_empty():
        return
    rows = {row["time_period"]: row for row in found.iter_rows(named=True)}
    lines: list[tuple[Line, ...]] = []
    for month in months:
        given = of_row(scope.release, rows[str(month)], scope.lang) if str(month) in rows else None
        shown = given if isinstance(given, Bound) else _("never received")
        lines.append(((labels.period(str(month), scope.lang),), (shown,)))
    name = _("Monthly reports: days after the due date")
    yield Grid(name, (_("Month"), _("Days")), tuple(lines), frozenset({1}))
    if any(is_made_up(scope.release, row) for row in rows.values()):
        yield Note((labels.label("note", "SYNTHETIC", scope.lang),))

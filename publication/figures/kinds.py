"""Which figure an indicator is drawn with."""

from typing import Any

from publication.catalogue import Chart
from publication.figures import columns, dots, flow, line, spans
from publication.query import Table
from vocabulary.text import Language

KINDS = {
    Chart.LINE: line.figure,
    Chart.COLUMNS: columns.figure,
    Chart.DOTS: dots.figure,
    Chart.SPANS: spans.figure,
    Chart.FLOW: flow.figure,
}


def figure(table: Table, lang: Language) -> dict[str, Any] | None:
    """The figure of a table, of the kind its indicator declares; a single period has no time to draw along.

    None where the rows have different units, which do not belong on one axis, or nothing that can be drawn.
    """
    if not table.has_one_unit or not (table.entry.chart is Chart.SPANS or any(map(dots.is_drawable, table.rows))):
        return None
    if table.entry.chart in {Chart.LINE, Chart.COLUMNS} and len(table.periods) == 1:
        return dots.figure(table, lang)
    return KINDS[table.entry.chart](table, lang)

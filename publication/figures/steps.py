"""Steps: what is said of every value of a figure in turn, the withheld and missing ones too, for the arrow keys."""

from collections.abc import Iterator
from typing import Any

from publication import labels
from publication.catalogue import Chart
from publication.figures.marks import Line, hover, lines
from publication.figures.positions import position, slot_of
from publication.query import Row, Table
from publication.text import words
from vocabulary.statuses import State
from vocabulary.text import Language

Step = dict[str, Any]
Marks = dict[tuple[str, str], tuple[int, int]]

_IN_LINES = (Chart.LINE, Chart.COLUMNS, Chart.DOTS)
"""The kinds of figure whose marks are observations of lines; of others the marks themselves say what they are."""

_LAST = float("inf")


def steps(table: Table, drawn: dict[str, Any], lang: Language) -> list[Step]:
    """For each line its name, its panel, if it has one, and its values: what is said, and which mark stands for it.

    Empty for a figure whose marks are not those of lines.
    """
    if table.chart not in _IN_LINES:
        return []
    marks = dict(_marks(drawn))
    noted = len({row["note"] for row in table.rows}) > 1
    found = [_line(table, line, marks, lang, noted=noted) for line in lines(table, lang)]
    panels = {name: number for number, name in enumerate(drawn["layout"].get("meta", {}).get("panels", ()), start=1)}
    found = [line | ({"panel": panels[line["name"]]} if line["name"] in panels else {}) for line in found]
    return sorted(found, key=lambda line: min((point.get("trace", _LAST) for point in line["points"]), default=_LAST))


def said(table: Table, row: Row, lang: Language, *, noted: bool = True) -> str:
    """A period with its value in words: limits, status and, where it is to be said, the note follow the figure."""
    _ = words(lang)
    told = [*_measured(table, row, lang), labels.note(row, lang) if noted else ""]
    shown = labels.listed([text for text in told if text], lang)
    return _("{period}: {said}").format(period=labels.period(row["time_period"], lang), said=shown)


def has_limits_only(row: Row) -> bool:
    """Whether a row has no value of its own but limits, which are drawn."""
    return labels.state_of(row) is State.MISSING and row["upper_bound"] is not None


def _measured(table: Table, row: Row, lang: Language) -> tuple[str, ...]:
    """The value or the word for its state, then what qualifies it; a withheld one is nothing but withheld."""
    decimals = table.entry.decimals
    value = () if has_limits_only(row) else (labels.quantity(row, decimals, lang),)
    if labels.state_of(row) is State.WITHHELD:
        return value
    return (*value, labels.limits(row, decimals, lang), labels.parts(row, lang), labels.status(row, lang))


def _line(table: Table, line: Line, marks: Marks, lang: Language, *, noted: bool) -> Step:
    points = []
    for row in line.rows:
        point: Step = {"said": said(table, row, lang, noted=noted), "period": row["time_period"], "at": _at(table, row)}
        mark = marks.get((line.name, hover(table, row, line.name, lang)))
        points.append(point if mark is None else {**point, "trace": mark[0], "point": mark[1]})
    return {"name": line.name, "points": points}


def _at(table: Table, row: Row) -> str | int | None:
    """The place of the row's period on the axis of time, for a value that has no mark."""
    places = {Chart.LINE: position, Chart.COLUMNS: slot_of}
    return places[table.chart](table, row) if table.chart in places else None


def _marks(drawn: dict[str, Any]) -> Iterator[tuple[tuple[str, str], tuple[int, int]]]:
    """The marks of a figure: the line they belong to and what they say when pointed at, with trace and place in it."""
    for place, trace in enumerate(drawn["data"]):
        if trace.get("hoverinfo") != "skip":
            for point, text in enumerate(trace.get("hovertext") or trace["text"]):
                yield (trace["name"], text), (place, point)

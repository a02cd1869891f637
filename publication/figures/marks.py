"""What every kind of figure draws: lines of marks, each mark one observation with what there is to say of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publication import labels
from publication.figures.wrapping import wrapped
from publication.query import Row, Table
from publication.text import words
from vocabulary.dimensions import DIMENSION_NAMES
from vocabulary.statuses import State
from vocabulary.text import Language

_WIDTH, _WIDTH_JA = 46, 24


@dataclass(frozen=True)
class Line:
    """Observations that belong together: one series and definition, one code of every breakdown."""

    name: str
    rows: tuple[Row, ...]


def lines(table: Table, lang: Language) -> list[Line]:
    """The lines of a table, the longest first; equal figures of one period are one mark."""
    grouped: dict[tuple[str, ...], list[Row]] = {}
    for row in table.rows:
        grouped.setdefault(tuple(row[name] for name in DIMENSION_NAMES), []).append(row)
    found = [Line(_name(table, rows[0], lang), tuple(_merged(rows))) for rows in grouped.values()]
    return sorted(found, key=lambda line: -len(line.rows))


def hover(table: Table, row: Row, name: str, lang: Language) -> str:
    """What is said of a mark: line, period, value with unit and limits, note, sources."""
    decimals = table.entry.decimals
    said = [
        f"<b>{labels.quantity(row, decimals, lang)}</b>",
        _bounds(row, decimals, lang),
        labels.parts(row, lang),
        labels.period(row["time_period"], lang),
        name,
        labels.note(row, lang),
        "" if row["obs_status"] == "A" else labels.label("obs_status", row["obs_status"], lang),
        *(_source(table, source_id, lang) for source_id in row["source_ids"]),
    ]
    return "<br>".join(_wrapped(text, lang) for text in said if text)


def with_value(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows that have a value to draw."""
    return tuple(row for row in rows if labels.state_of(row) is State.VALUE)


def _name(table: Table, row: Row, lang: Language) -> str:
    return labels.joined(labels.label(name, row[name], lang) for name in table.varying)


def _merged(rows: Iterable[Row]) -> Iterator[Row]:
    """One row for equal values of one period, citing all their sources."""
    merged: dict[tuple[str, float | None], Row] = {}
    for row in rows:
        key = (row["time_period"], row["obs_value"])
        if key in merged:
            merged[key]["source_ids"] = sorted({*merged[key]["source_ids"], *row["source_ids"]})
        else:
            merged[key] = dict(row)
    yield from merged.values()


def _bounds(row: Row, decimals: int, lang: Language) -> str:
    said = labels.limits(row, decimals, lang)
    return f"{said} ({labels.label('bound_method', row['bound_method'], lang)})" if said else ""


def _source(table: Table, source_id: str, lang: Language) -> str:
    _ = words(lang)
    source = table.release.sources.get(source_id)
    return _("Source: ") + (labels.say(source.title, lang) if source else source_id)


def _wrapped(text: str, lang: Language) -> str:
    """Break a long text so that a tooltip stays on a phone's screen."""
    if "<b>" in text:
        return text
    return "<br>".join(wrapped(text, _WIDTH if labels.space(lang) else _WIDTH_JA, lang))

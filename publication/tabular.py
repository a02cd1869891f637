"""A table in words: the headers and cells that the page, a document and a reader's eyes share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publication import labels
from publication.query import Row, Table
from publication.release import Release
from publication.text import words
from vocabulary.statuses import State
from vocabulary.text import Language


@dataclass(frozen=True)
class Cell:
    """One cell: its text, whether it is a figure, and the state of that figure."""

    text: str
    is_figure: bool = False
    state: State = State.VALUE


@dataclass(frozen=True)
class Citation:
    """A source in short, with the place in it (page, section)."""

    source_id: str
    name: str
    place: str


@dataclass(frozen=True)
class TableRow:
    """A row of cells with the sources behind it."""

    cells: tuple[Cell, ...]
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class Tabular:
    """Headers (the last is that of the sources) and rows."""

    headers: tuple[str, ...]
    rows: tuple[TableRow, ...]


def tabular(table: Table, lang: Language) -> Tabular:
    """The rows of a table in its order; a column stands only where it says something."""
    _ = words(lang)
    more = _said_of_some(table, lang)
    headers = (
        _("Period"),
        *(labels.dimension_label(name, lang) for name in table.varying),
        _value_header(table, lang),
        *more,
        _("Source"),
    )
    rows = [_row(table, row, [texts[place] for texts in more.values()], lang) for place, row in enumerate(table.rows)]
    return Tabular(headers, tuple(rows))


def _said_of_some(table: Table, lang: Language) -> dict[str, list[str]]:
    """Columns that only some tables need, by header: a text for each row."""
    _ = words(lang)
    said = {
        _("Limits"): [labels.limits(row, table.entry.decimals, lang) for row in table.rows],
        "n": [labels.parts(row, lang) for row in table.rows],
        _("Status"): [labels.status(row, lang) for row in table.rows],
        _("Note"): [labels.note(row, lang) for row in table.rows],
    }
    return {header: texts for header, texts in said.items() if any(texts)}


def _row(table: Table, row: Row, more: list[str], lang: Language) -> TableRow:
    return TableRow(
        (
            Cell(labels.period(row["time_period"], lang)),
            *(Cell(labels.label(name, row[name], lang)) for name in table.varying),
            _value(table, row, lang),
            *(Cell(text) for text in more),
        ),
        cited(table.release, row, lang),
    )


def sparse(rows: Sequence[Mapping[str, Cell]], sources: Sequence[tuple[Citation, ...]] = ()) -> Tabular:
    """Rows of cells by their header, with the sources behind each; a column stands only where it says something."""
    kept = [header for header in rows[0] if any(row[header].text for row in rows)]
    behind = sources or [()] * len(rows)
    return Tabular(
        tuple(kept),
        tuple(TableRow(tuple(row[header] for header in kept), each) for row, each in zip(rows, behind, strict=True)),
    )


def cited(release: Release, row: Row, lang: Language) -> tuple[Citation, ...]:
    """The sources of an observation, each with the places in it."""
    return tuple(cite(release, one, lang, row["source_details"]) for one in row["source_ids"])


def cite(release: Release, source_id: str, lang: Language, details: Sequence[str] = ()) -> Citation:
    """Who published a source and when, with the places in it that `details` name."""
    source = release.sources[source_id]
    year = f" {source.published[:4]}" if source.published else ""
    led = f"{source_id}: "
    places = [labels.place(detail.removeprefix(led), lang) for detail in details if detail.startswith(led)]
    return Citation(source_id, f"{labels.say(source.producer, lang)}{year}", labels.listed(places, lang))


def units(table: Table, lang: Language) -> tuple[str, ...]:
    """The units of the rows shown, each once."""
    return tuple(dict.fromkeys(labels.unit(row, lang) for row in table.rows))


def _value_header(table: Table, lang: Language) -> str:
    _ = words(lang)
    unit = "".join(units(table, lang)[:1]) if table.has_one_unit else ""
    return _("Value ({unit})").format(unit=unit) if unit else _("Value")


def _value(table: Table, row: Row, lang: Language) -> Cell:
    say = labels.value if table.has_one_unit else labels.quantity
    return Cell(say(row, table.entry.decimals, lang), is_figure=True, state=labels.state_of(row))

"""What an export says about its numbers, for programs, in both languages: in JSON and in the footer of Parquet."""

import datetime as dt

import msgspec

from publication.catalogue import IndicatorEntry, SourceEntry
from publication.citation import citation
from publication.formats.columns import joined
from publication.formats.described import filters
from publication.formats.export import Export
from publication.verification import code_for
from vocabulary.codes import codelist
from vocabulary.statuses import ConfStatus
from vocabulary.text import LANGUAGES, Text


class ColumnEntry(msgspec.Struct, frozen=True):
    """A column: what it holds, and the code list of its codes if it has one."""

    id: str
    kind: str
    title: Text
    codelist: str


class CodeEntry(msgspec.Struct, frozen=True):
    """A code of a code list, in words."""

    label: Text
    description: Text


class Metadata(msgspec.Struct, frozen=True):
    """The description of an export; `view` has the codes chosen and `filters` the words, both empty for all rows.

    `code` can be quoted and verified.
    """

    release: str
    release_date: dt.date
    content: str
    language: str
    rows: int
    periods: tuple[str, ...]
    view: dict[str, str]
    filters: dict[str, Text]
    code: str
    citation: Text
    indicator: IndicatorEntry
    sources: tuple[SourceEntry, ...]
    columns: tuple[ColumnEntry, ...]
    codelists: dict[str, dict[str, CodeEntry]]


def metadata(export: Export) -> Metadata:
    """The description of an export."""
    table = export.table
    return Metadata(
        release=table.release.id,
        release_date=table.release.manifest.created.date(),
        content=export.content.value,
        language=export.lang,
        rows=len(table.rows),
        periods=table.periods,
        view=dict(table.chosen),
        filters=filters(export),
        code=str(code_for(table)),
        citation=Text(*(citation(table, lang, export.site) for lang in LANGUAGES)),
        indicator=table.entry,
        sources=tuple(table.release.sources[one] for one in table.source_ids),
        columns=tuple(ColumnEntry(each.id, each.kind.value, each.title, each.codelist) for each in export.columns),
        codelists=_codelists(export),
    )


def _codelists(export: Export) -> dict[str, dict[str, CodeEntry]]:
    """Each code that stands in the rows; of the status lists, every code that the public may meet."""
    used: dict[str, set[str]] = {
        "CL_OBS_STATUS": {*codelist("CL_OBS_STATUS")},
        "CL_CONF_STATUS": {status.value for status in ConfStatus},
    }
    for place, column in enumerate(export.columns):
        if column.codelist:
            cells = {str(joined(column, record[place])) for record in export.records}
            used.setdefault(column.codelist, set()).update(code for cell in cells for code in cell.split())
    return {name: _codes(name, codes) for name, codes in sorted(used.items())}


def _codes(name: str, used: set[str]) -> dict[str, CodeEntry]:
    known = codelist(name)
    return {code: CodeEntry(known[code].label, known[code].description) for code in known if code in used}

"""JSON of an export: what its numbers mean, and its rows with a name for every value."""

import msgspec

from publication.formats.columns import Value, plain
from publication.formats.export import Export, Format
from publication.formats.metadata import Metadata, metadata


class Document(msgspec.Struct, frozen=True):
    """The file: a list stays a list, and no value is null."""

    metadata: Metadata
    observations: tuple[dict[str, Value], ...]


def write(export: Export) -> bytes:
    """The export as UTF-8 without a byte order mark, as JSON is; the same bytes for the same content."""
    names = [column.id for column in export.columns]
    rows = tuple({name: plain(value) for name, value in zip(names, record, strict=True)} for record in export.records)
    return msgspec.json.format(msgspec.json.encode(Document(metadata(export), rows)), indent=1) + b"\n"


FORMAT = Format("json", "JSON", "application/json", write)

"""Parquet of an export: typed columns, and what they mean in the footer of the file."""

import io

import msgspec
import polars as pl

from publication.formats.columns import Kind
from publication.formats.export import Export, Format
from publication.formats.metadata import metadata

FOOTER = "shirube"
"""The key of the description, as JSON, among the file's own metadata."""

_TYPES: dict[Kind, pl.DataType] = {
    Kind.TEXT: pl.String(),
    Kind.NUMBER: pl.Float64(),
    Kind.WHOLE: pl.Int64(),
    Kind.LIST: pl.List(pl.String()),
}


def write(export: Export) -> bytes:
    """The rows, numbers as numbers and lists as lists; the same bytes for the same content."""
    schema = {column.id: _TYPES[column.kind] for column in export.columns}
    out = io.BytesIO()
    pl.DataFrame(list(export.records), schema=schema, orient="row").write_parquet(
        out, compression="zstd", metadata={FOOTER: msgspec.json.encode(metadata(export)).decode()}
    )
    return out.getvalue()


FORMAT = Format("parquet", "Parquet", "application/vnd.apache.parquet", write)

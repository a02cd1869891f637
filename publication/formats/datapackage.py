"""Descriptions that stand beside a CSV: a Data Package (datapackage.json) and the W3C's CSV on the Web."""

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from publication import labels
from publication.formats.columns import Column, Kind
from publication.formats.export import Encoding, Export
from publication.formats.kinds import FORMATS
from vocabulary.codes import codelist

_DATA_PACKAGE_TYPES = {Kind.TEXT: "string", Kind.LIST: "string", Kind.NUMBER: "number", Kind.WHOLE: "integer"}
_CSVW_TYPES = {Kind.TEXT: "string", Kind.LIST: "string", Kind.NUMBER: "double", Kind.WHOLE: "integer"}


def datapackage(export: Export, files: Mapping[str, bytes]) -> bytes:
    """The Data Package of files by name, the CSV with its columns; checksums are SHA-256."""
    table, lang = export.table, export.lang
    described = {
        "name": table.entry.id.lower(),
        "title": labels.say(table.entry.name, lang),
        "description": f"{labels.say(table.entry.definition, lang)} {labels.say(table.entry.caveat, lang)}",
        "version": table.release.id,
        "created": f"{table.release.manifest.created:%Y-%m-%dT%H:%M:%SZ}",
        "sources": [_source(export, one) for one in table.source_ids],
        "resources": [_resource(export, name, content) for name, content in files.items()],
    }
    terms = codelist("CL_LICENCE")
    licences = [{"name": one, "title": labels.say(terms[one].label, lang)} for one in _licences(export)]
    return _json({**described, **({"licenses": licences} if licences else {})})


def csvw(export: Export, name: str) -> bytes:
    """The CSV on the Web description of the CSV of that name."""
    table, lang = export.table, export.lang
    columns = [
        {
            "name": column.id,
            "titles": column.id,
            "dc:description": labels.say(column.title, lang),
            "datatype": _CSVW_TYPES[column.kind],
        }
        for column in export.columns
    ]
    return _json(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": lang}],
            "url": name,
            "dc:title": labels.say(table.entry.name, lang),
            "dc:description": labels.say(table.entry.definition, lang),
            "dc:identifier": f"{table.entry.id} {table.release.id}",
            "dc:issued": table.release.manifest.created.date().isoformat(),
            "dc:source": [labels.say(table.release.sources[one].title, lang) for one in table.source_ids],
            "dc:rights": [labels.say(codelist("CL_LICENCE")[one].label, lang) for one in _licences(export)],
            "dialect": {"encoding": _encoding(export), "lineTerminators": ["\r\n"], "header": True},
            "tableSchema": {"columns": columns},
        }
    )


def _resource(export: Export, name: str, content: bytes) -> dict[str, Any]:
    """A file of the package; the CSV is a table with a schema."""
    extension = max((one for one in FORMATS if name.endswith(f".{one}")), key=len, default="")
    told = {
        "name": name.lower().replace(".", "-"),
        "path": name,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    if extension != "csv":
        return {**told, "type": "file", "profile": "data-resource", "format": name.rpartition(".")[2]}
    fields = [_field(column, export) for column in export.columns]
    return {
        **told,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": FORMATS["csv"].media_type,
        "encoding": _encoding(export),
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _field(column: Column, export: Export) -> dict[str, str]:
    return {"name": column.id, "type": _DATA_PACKAGE_TYPES[column.kind], "title": labels.say(column.title, export.lang)}


def _source(export: Export, source_id: str) -> dict[str, str]:
    source = export.table.release.sources[source_id]
    told = {"title": labels.say(source.title, export.lang)}
    return {**told, "path": source.address} if source.address.startswith("http") else told


def _licences(export: Export) -> list[str]:
    return sorted({export.table.release.sources[one].licence for one in export.table.source_ids})


def _encoding(export: Export) -> str:
    return "cp932" if export.encoding is Encoding.CP932 else "utf-8"


def _json(described: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(described), indent=1) + b"\n"

"""A zip of an export in every format, with its structure, its descriptions and a readme."""

from publication.errors import FormatCannotHold
from publication.formats.archive import archive
from publication.formats.datapackage import csvw, datapackage
from publication.formats.export import Export, Format
from publication.formats.kinds import DESCRIPTIONS, FORMATS
from publication.formats.readme import readme


def write(export: Export) -> bytes:
    """The archive, its files dated the day of the release; the readme names a format that cannot hold the rows."""
    written: dict[str, bytes] = {}
    left_out: dict[str, str] = {}
    for extension, each in (FORMATS | DESCRIPTIONS).items():
        name = f"{export.table.entry.id}.{extension}"
        try:
            written[name] = each.write(export)
        except FormatCannotHold as refused:
            left_out[name] = str(refused)
    table = f"{export.table.entry.id}.csv"
    files = {
        **written,
        "datapackage.json": datapackage(export, written),
        f"{table}-metadata.json": csvw(export, table),
    }
    whole = {"README.txt": readme(export, files, left_out), **files}
    return archive(whole, export.table.release.manifest.created.date())


FORMAT = Format("zip", "zip", "application/zip", write)

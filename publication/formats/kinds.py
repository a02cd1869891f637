"""The formats an export can be written in, in the order of the menu."""

from publication.formats import csv, json, parquet, xlsx
from publication.formats.export import Format

FORMATS: dict[str, Format] = {one.extension: one for one in (csv.FORMAT, xlsx.FORMAT, parquet.FORMAT, json.FORMAT)}
"""By extension."""

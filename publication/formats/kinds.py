"""The formats an export can be written in, in the order of the menu."""

from publication.formats import csv, json, parquet, sdmx_csv, sdmx_ml, sdmx_structure, xlsx
from publication.formats.export import Format

_FORMATS = (csv.FORMAT, xlsx.FORMAT, parquet.FORMAT, json.FORMAT, sdmx_csv.FORMAT, sdmx_ml.FORMAT)

FORMATS: dict[str, Format] = {one.extension: one for one in _FORMATS}
"""Those that carry rows, by extension."""

DESCRIPTIONS: dict[str, Format] = {one.extension: one for one in (sdmx_structure.FORMAT,)}
"""Those that say how the rows of others are built."""

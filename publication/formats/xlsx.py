"""XLSX of an export; what writes workbooks is loaded with the first one, which takes most of a second."""

from publication.formats.export import Export, Format


def write(export: Export) -> bytes:
    """The workbook; FormatCannotHold where a sheet or a cell would be cut off."""
    from publication.formats import workbook  # noqa: PLC0415  # workbooks

    return workbook.write(export)


FORMAT = Format("xlsx", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write)

"""Zip archives whose bytes follow from their content: files in order, all of one day."""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping

_READABLE = 0o644 << 16
_UNIX = 3


def archive(files: Mapping[str, bytes], day: dt.date) -> bytes:
    """An archive of files by name, each dated midnight of that day."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archived:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            archived.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()

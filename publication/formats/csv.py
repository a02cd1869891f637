"""CSV of exactly what is shown: SDMX column names, codes with their labels, UTF-8 with a byte order mark."""

import csv
import io
from typing import Any

from publication import labels
from publication.query import Table
from vocabulary.codes import NOT_APPLICABLE
from vocabulary.dimensions import DIMENSION_NAMES
from vocabulary.text import Language

BYTE_ORDER_MARK = "\ufeff"

_AFTER = (
    "qualifier",
    "obs_status",
    "conf_status",
    "nature",
    "unit_measure",
    "unit_mult",
    "lower_bound",
    "upper_bound",
    "bound_method",
    "numerator",
    "denominator",
    "note",
    "base_period",
    "comment",
)


def write(table: Table, lang: Language) -> bytes:
    """The rows of a table; labels and period names are in `lang`, numbers as published with a point."""
    frame = table.frame
    names = [name for name in DIMENSION_NAMES if set(frame[name].unique()) != {NOT_APPLICABLE}]
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(_header(names))
    for row in table.rows:
        rows.writerow([_safe(cell) for cell in _cells(table, row, names, lang)])
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def _header(names: list[str]) -> list[str]:
    coded = [column for name in names for column in (name.upper(), f"{name.upper()}_LABEL")]
    after = [name.upper() for name in _AFTER]
    return [
        "INDICATOR",
        *coded,
        "TIME_PERIOD",
        "PERIOD_LABEL",
        "OBS_VALUE",
        *after,
        "SOURCE",
        "SOURCE_TITLE",
        "SOURCE_DETAIL",
        "LOAD",
        "RELEASE",
    ]


def _cells(table: Table, row: dict[str, Any], names: list[str], lang: Language) -> list[str]:
    coded = [text for name in names for text in (row[name], labels.label(name, row[name], lang))]
    titles = [_title(table, source_id, lang) for source_id in row["source_ids"]]
    return [
        table.entry.id,
        *coded,
        row["time_period"],
        labels.period(row["time_period"], lang),
        _plain(row["obs_value"]),
        *(_plain(row[name]) for name in _AFTER),
        " ".join(row["source_ids"]),
        "; ".join(titles),
        "; ".join(row["source_details"]),
        " ".join(row["load_ids"]),
        table.release.id,
    ]


def _title(table: Table, source_id: str, lang: Language) -> str:
    source = table.release.sources.get(source_id)
    return labels.say(source.title, lang) if source else source_id


def _plain(found: float | str | None) -> str:
    """A number without a superfluous point, as it was published; nothing for no value."""
    if isinstance(found, float):
        return str(int(found)) if found.is_integer() else repr(found)
    return "" if found is None else str(found)


def _safe(cell: str) -> str:
    """A text that a spreadsheet would run as a formula is led by an apostrophe; a number stays a number."""
    if cell[:1] not in {"=", "+", "-", "@", "\t", "\r"}:
        return cell
    try:
        float(cell)
    except ValueError:
        return f"'{cell}"
    return cell

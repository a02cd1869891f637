"""The United Nations SDG database, asked series by series through its API (version 5)."""

import datetime as dt
from functools import partial
from itertools import count as numbers

import polars as pl

from etl.answers import count, field, joined, pages, parse, record, sequence, text
from etl.errors import SourceChanged, SourceUnreachable
from etl.recorded import place_of
from etl.source import Cadence, Feed, Fetch, Raw, Source, Way
from etl.unsd import COLUMNS, FORMER_CODES, SERIES, corrections, rules, to_observations
from etl.validate import ROW_NUMBER
from vocabulary.statuses import Sensitivity
from vocabulary.text import Text
from warehouse.tables import OBSERVATION

API = "https://unstats.un.org/sdgs/UNSDGAPIV5/v1/sdg"
PAGE_SIZE = 1000
"""Some thousands are answered; tens of thousands time out."""

REQUIRED = ("VC_VAW_MARR", "SL_TLF_CHLDEA", "SL_TLF_CHLDEC", "VC_VAW_PHYPYV", "VC_VAW_SXVLN", "VC_HTF_DETV")
"""One series or more of every indicator but 5.2.2: without one of these the database has been laid out anew."""

_ATTRIBUTES = {"Nature": "nature", "Units": "unit", "Observation Status": "obs_status"}
_DIMENSIONS = {"Reporting Type": "reporting_type", "Sex": "sex", "Age": "age", "Location": "urbanisation"}
_TOTALS = frozenset({"", "_T", "_Z", "TOTAL", "ALL"})
_PLACE = "unsd_sdg"
_LOOK = "Look at the producer's answer, then correct etl/sources/unsd_sdg.py; nothing was loaded."


def _extract(fetch: Fetch, today: dt.date) -> Raw:
    listed = _listed(fetch)
    gone = [code for code in REQUIRED if code not in listed]
    if gone:
        raise SourceChanged(f"{_PLACE}: series {', '.join(gone)} is not in the list of series any more.", _LOOK)
    asked = [code for code in dict.fromkeys((*SERIES, *FORMER_CODES)) if code in listed]
    absent = [code for code in SERIES if code not in listed]
    remarks = (f"the producer does not list {', '.join(absent)}",) if absent else ()
    return Raw(joined(page for code in asked for page in _pages(fetch, code)), ".jsonl", today, remarks)


def _listed(fetch: Fetch) -> set[str]:
    address, params = f"{API}/Series/List", {"allreleases": "false"}
    place = place_of(address, params)
    series = sequence(place, parse(place, fetch(address, params)))
    return {text(field(place, record(place, each), "code")) or "" for each in series}


def _pages(fetch: Fetch, series: str) -> list[bytes]:
    """Every page of a series; an error when there are none or they do not make a whole."""
    address, bodies, read = f"{API}/Series/Data", [], 0
    for number in numbers(1):
        params = {"seriesCode": series, "page": str(number), "pageSize": str(PAGE_SIZE)}
        place = place_of(address, params)
        bodies.append(fetch(address, params))
        page = record(place, parse(place, bodies[-1]))
        rows, total = len(sequence(place, field(place, page, "data"))), count(place, page, "totalElements")
        read += rows
        if number >= count(place, page, "totalPages") or not rows:
            break
    if not total:
        raise SourceChanged(f"{place}: the series is listed and has no rows.", _LOOK)
    if read != total:
        raise SourceUnreachable(
            f"{place}: {read} of {total} rows of the series came; it may have changed while it was read.",
            "Nothing was loaded; run the same command again.",
        )
    return bodies


def _read(raw: Raw) -> pl.DataFrame:
    rows = [
        _row(place, record(place, each))
        for number, page in enumerate(pages(_PLACE, raw.content), 1)
        for place in [f"{_PLACE} page {number}"]
        for each in sequence(place, field(place, record(place, page), "data"))
    ]
    return (
        pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")
        .with_row_index(ROW_NUMBER, offset=1)
        .with_columns(pl.col(ROW_NUMBER).cast(pl.Int64))
    )


def _row(place: str, row: dict[str, object]) -> dict[str, str | None]:
    attributes = record(place, field(place, row, "attributes"))
    dimensions = record(place, field(place, row, "dimensions"))
    _refuse_new_dimensions(place, dimensions)
    field(place, attributes, "Units")
    return {
        "series": text(field(place, row, "series")),
        "area": text(field(place, row, "geoAreaCode")),
        "year": text(field(place, row, "timePeriodStart")),
        "value": text(field(place, row, "value")),
        "lower_bound": text(row.get("lowerBound")),
        "upper_bound": text(row.get("upperBound")),
        "base_period": text(row.get("basePeriod")),
        "footnotes": text(row.get("footnotes")),
        "locator": text(row.get("source")),
        **{name: text(attributes.get(theirs)) for theirs, name in _ATTRIBUTES.items()},
        **{name: text(dimensions.get(theirs)) for theirs, name in _DIMENSIONS.items()},
    }


def _refuse_new_dimensions(place: str, dimensions: dict[str, object]) -> None:
    broken_down = [
        name
        for name, word in dimensions.items()
        if name not in _DIMENSIONS and (text(word) or "").strip().upper() not in _TOTALS
    ]
    if broken_down:
        raise SourceChanged(f"{place}: dimension {', '.join(map(repr, broken_down))} is new.", _LOOK)


FEED = Feed(
    source=Source(
        id="unsd_sdg",
        producer=Text("United Nations Statistics Division", "国際連合統計部"),
        title=Text("Global SDG Indicators Database", "SDGグローバル指標データベース"),
        address=f"{API}/Series/Data",
        licence="UN_CITATION",
        language="en",
        sensitivity=Sensitivity.PUBLISHED,
        cadence=Cadence.IRREGULAR,
        next_update="2027",
    ),
    extract=_extract,
    read=_read,
    rules=rules(),
    corrections=corrections(),
    to_table=partial(to_observations, "unsd_sdg"),
    table=OBSERVATION,
    way=Way.LIVE,
)

"""Japan's consumer price index, all items by month, from e-Stat: what money of different years is compared by.

https://www.e-stat.go.jp/api/api-info/e-stat-manual3-0. The table has the base of 2020; e-Stat opens a table of its own
for every base.
"""

import datetime as dt
from itertools import count as numbers

import polars as pl

from etl.answers import count, field, joined, pages, parse, record, text
from etl.errors import SourceChanged, SourceUnreachable
from etl.printed_numbers import number
from etl.recorded import place_of
from etl.source import Cadence, Feed, Fetch, KeyWanted, Raw, Rule, Source, Way
from etl.validate import ROW_NUMBER
from etl.wording import clean, coded, words
from vocabulary.codes import NOT_APPLICABLE
from vocabulary.dimensions import DIMENSION_NAMES
from vocabulary.periods import FIRST_YEAR, LAST_YEAR
from vocabulary.statuses import NATURE_UNKNOWN, ObsStatus, Sensitivity
from vocabulary.text import Text
from warehouse.tables import OBSERVATION

ADDRESS = "https://api.e-stat.go.jp/rest/3.0/app/json/getStatsData"
TABLE = "0003427113"
BASE = "2020"
LIMIT = 100_000

_CHOSEN = {"tab": ("1", "指数"), "cat01": ("0001", "総合"), "area": ("00000", "全国")}
"""Of each class the code asked for and how its name must end: the index, all items, all Japan."""

_PARAMETER = {"tab": "cdTab", "cat01": "cdCat01", "area": "cdArea"}
_COLUMNS = (*_CHOSEN, "time", "value", "locator")
_PLACE = "estat_cpi"
_LOOK = "Look at the producer's answer, then correct etl/sources/estat_cpi.py; nothing was loaded."
_REFUSED = "100"
_TIME = "^([0-9]{4})([01]0)([0-9]{2})([0-9]{2})$"
"""Year, 00 or (a fiscal year) 10, first and last month: 2026000606 is June, 2026000406 a quarter, 2026000000 a year."""


def _extract(fetch: Fetch, today: dt.date) -> Raw:
    """Every page; an error when there are none or they do not make a whole of one day."""
    asked = {"statsDataId": TABLE, "limit": str(LIMIT)}
    asked |= {_PARAMETER[name]: code for name, (code, _) in _CHOSEN.items()}
    bodies, read, updated, start = [], 0, set(), 1
    for _ in numbers():
        params = {**asked, "startPosition": str(start)}
        place = place_of(ADDRESS, params)
        bodies.append(fetch(ADDRESS, params))
        found = _statistics(place, parse(place, bodies[-1]))
        _refuse_other_classes(place, found)
        read += len(_values(place, found))
        result, table = (record(place, field(place, found, name)) for name in ("RESULT_INF", "TABLE_INF"))
        total = count(place, result, "TOTAL_NUMBER")
        updated.add(text(table.get("UPDATED_DATE")))
        if "NEXT_KEY" not in result:
            break
        start = _later(place, start, count(place, result, "NEXT_KEY"))
    if read != total or len(updated) > 1:
        raise SourceUnreachable(
            f"{place}: {read} of {total} rows came; the producer may have changed them while they were read.",
            "Nothing was loaded; run the same command again.",
        )
    return Raw(joined(bodies), ".jsonl", today)


def _statistics(place: str, answer: object) -> dict[str, object]:
    """The statistics of an answer; an error says what the producer says instead of them."""
    whole = record(place, field(place, record(place, answer), "GET_STATS_DATA"))
    result = record(place, field(place, whole, "RESULT"))
    status, said = text(field(place, result, "STATUS")), text(result.get("ERROR_MSG"))
    if status == _REFUSED:
        raise SourceChanged(f"{place} refuses the key: {said}", "Correct ESTAT_APP_ID; nothing was loaded.")
    if status != "0":
        raise SourceChanged(f"{place} answered with status {status} instead of rows: {said}", _LOOK)
    return record(place, field(place, whole, "STATISTICAL_DATA"))


def _refuse_other_classes(place: str, found: dict[str, object]) -> None:
    """A code must still mean what we ask it for."""
    inside = record(place, field(place, found, "CLASS_INF"))
    named = {}
    for each in _several(field(place, inside, "CLASS_OBJ")):
        kind = record(place, each)
        for member in _several(field(place, kind, "CLASS")):
            one = record(place, member)
            named[text(field(place, kind, "@id")), text(field(place, one, "@code"))] = text(field(place, one, "@name"))
    for kind_id, (code, name) in _CHOSEN.items():
        if not (named.get((kind_id, code)) or "").endswith(name):
            raise SourceChanged(f"{place}: code {code} of {kind_id!r} is no longer {name}.", _LOOK)


def _values(place: str, found: dict[str, object]) -> list[object]:
    return _several(field(place, record(place, field(place, found, "DATA_INF")), "VALUE"))


def _several(value: object) -> list[object]:
    """The members of a list, of which e-Stat gives a single one without the list."""
    return value if isinstance(value, list) else [value]


def _later(place: str, start: int, following: int) -> int:
    if following <= start:
        raise SourceChanged(f"{place}: the next page does not come after this one.", _LOOK)
    return following


def _read(raw: Raw) -> pl.DataFrame:
    rows = [
        _row(place, record(place, each))
        for number_of_page, page in enumerate(pages(_PLACE, raw.content), 1)
        for place in [f"{_PLACE} page {number_of_page}"]
        for each in _values(place, _statistics(place, page))
    ]
    return (
        pl.DataFrame(rows, schema=dict.fromkeys(_COLUMNS, pl.String), orient="row")
        .with_row_index(ROW_NUMBER, offset=1)
        .with_columns(pl.col(ROW_NUMBER).cast(pl.Int64))
    )


def _row(place: str, row: dict[str, object]) -> dict[str, str | None]:
    return {
        **{name: text(field(place, row, f"@{name}")) for name in (*_CHOSEN, "time")},
        "value": text(field(place, row, "$")),
        "locator": text(row.get("@annotation")),
    }


def _year() -> pl.Expr:
    return clean("time").str.extract(_TIME, 1).cast(pl.Int32)


def _month() -> pl.Expr:
    return clean("time").str.extract(_TIME, 4).cast(pl.Int8)


def _is_month() -> pl.Expr:
    half, first = clean("time").str.extract(_TIME, 2), clean("time").str.extract(_TIME, 3).cast(pl.Int8)
    return (half == "00") & (first == _month()) & _month().is_between(1, 12)


def _rules() -> tuple[Rule, ...]:
    known = words("estat")["obs_status"]
    return (
        *(_is_chosen(name, code) for name, (code, _) in _CHOSEN.items()),
        Rule(
            "time_is_known",
            Text("the time is a code of the producer that we know", "時点が既知の符号である"),
            _year().is_between(FIRST_YEAR, LAST_YEAR) & (_month() <= 12),  # noqa: PLR2004 - months of a year
        ),
        Rule(
            "period_is_a_month",
            Text("the period is a month, not a quarter or a year", "期間が月である（四半期、年でない）"),
            _is_month() | ~clean("time").str.contains(_TIME),
            sets_aside=True,
        ),
        Rule(
            "value_is_a_number_or_missing",
            Text("the value is a number, or a sign for no number", "値が数値又は数値のないことを示す記号である"),
            number("value").is_finite().fill_null(value=False) | clean("value").is_in(tuple(known)),
        ),
        Rule(
            "value_is_positive",
            Text("the value is above zero", "値が正である"),
            number("value").fill_null(1) > 0,
        ),
        Rule(
            "key_stands_once",
            Text("no other row has the same time", "同じ時点を持つ行がほかにない"),
            pl.struct(*(clean(name) for name in (*_CHOSEN, "time"))).is_unique(),
        ),
    )


def _is_chosen(name: str, code: str) -> Rule:
    said = f"{name} is the code asked for", f"{name}が取得対象の符号である"
    return Rule(f"{name}_is_the_one_asked_for", Text(*said), clean(name) == code)


def _to_observations(records: pl.DataFrame) -> pl.DataFrame:
    first = pl.date(_year(), _month(), 1)
    in_use = {
        "series": pl.lit("CONSUMER_PRICE_INDEX"),
        "definition": pl.lit("STATISTICS_BUREAU"),
        "ref_area": pl.lit("JPN"),
    }
    status = coded("value", words("estat")["obs_status"]).fill_null(ObsStatus.NORMAL.value)
    return records.select(
        ROW_NUMBER,
        *(in_use.get(name, pl.lit(NOT_APPLICABLE)).alias(name) for name in DIMENSION_NAMES),
        first.dt.strftime("%Y-%m").alias("time_period"),
        first.alias("period_start"),
        first.dt.month_end().alias("period_end"),
        number("value").alias("obs_value"),
        pl.lit("EXACT").alias("qualifier"),
        status.alias("obs_status"),
        pl.lit("INDEX").alias("unit_measure"),
        pl.lit(0, dtype=pl.Int32).alias("unit_mult"),
        *(pl.lit(None, dtype=pl.Float64).alias(name) for name in ("lower_bound", "upper_bound")),
        pl.lit(NATURE_UNKNOWN).alias("nature"),
        pl.lit(BASE).alias("base_period"),
        pl.lit("").alias("comment"),
        pl.lit("estat_cpi").alias("source_id"),
        pl.format(
            f"statsDataId {TABLE}, tab {{}}, cat01 {{}}, area {{}}, time {{}}", *map(clean, (*_CHOSEN, "time"))
        ).alias("locator"),
    )


FEED = Feed(
    source=Source(
        id="estat_cpi",
        producer=Text("Statistics Bureau of Japan, through e-Stat", "総務省統計局（e-Stat）"),
        title=Text("Consumer price index of Japan, 2020 base", "消費者物価指数（2020年基準）"),
        address=f"{ADDRESS}?statsDataId={TABLE}",
        licence="JP_GOV",
        language="ja",
        sensitivity=Sensitivity.PUBLISHED,
        cadence=Cadence.MONTHLY,
    ),
    extract=_extract,
    read=_read,
    rules=_rules(),
    to_table=_to_observations,
    table=OBSERVATION,
    way=Way.LIVE,
    key=KeyWanted(setting="ESTAT_APP_ID", host="api.e-stat.go.jp", parameter="appId"),
)

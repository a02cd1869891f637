"""Population of every country and area from the World Bank, the denominator of rates."""

import datetime as dt
from collections.abc import Mapping
from itertools import count as numbers

import polars as pl

from etl.answers import count, field, joined, pages, parse, record, sequence, text
from etl.errors import SourceChanged, SourceUnreachable
from etl.printed_numbers import is_number_or_missing, number
from etl.recorded import place_of
from etl.source import Cadence, Feed, Fetch, Raw, Rule, Source, Way
from etl.validate import ROW_NUMBER
from etl.wording import area_is_carried, clean, coded, is_known, without_line_breaks, words
from vocabulary.codes import NOT_APPLICABLE, TOTAL, areas
from vocabulary.dimensions import DIMENSION_NAMES
from vocabulary.periods import FIRST_YEAR, LAST_YEAR
from vocabulary.statuses import NATURE_UNKNOWN, ObsStatus, Sensitivity
from vocabulary.text import Text
from warehouse.tables import OBSERVATION

ADDRESS = "https://api.worldbank.org/v2/en/country/all/indicator/SP.POP.TOTL"
PER_PAGE = 1000

_INDICATOR = "SP.POP.TOTL"
_COLUMNS = ("indicator", "area", "year", "value", "obs_status", "locator")
_PLACE = "worldbank_population"
_LOOK = "Look at the producer's answer, then correct etl/sources/worldbank_population.py; nothing was loaded."


def _extract(fetch: Fetch, today: dt.date) -> Raw:
    """Every page; an error when there are none or they do not make a whole of one day."""
    bodies, read, updated = [], 0, set()
    for number_of_page in numbers(1):
        params = {"format": "json", "per_page": str(PER_PAGE), "page": str(number_of_page)}
        place = place_of(ADDRESS, params)
        bodies.append(fetch(ADDRESS, params))
        head, rows = _halves(place, parse(place, bodies[-1]))
        read += len(rows)
        total = count(place, head, "total")
        updated.add(text(field(place, head, "lastupdated")))
        if read >= total or not rows:
            break
    if not total:
        raise SourceChanged(f"{place}: there are no rows.", _LOOK)
    if read != total or len(updated) > 1:
        raise SourceUnreachable(
            f"{place}: {read} of {total} rows came; the producer may have changed them while they were read.",
            "Nothing was loaded; run the same command again.",
        )
    return Raw(joined(bodies), ".jsonl", today)


def _halves(place: str, answer: object) -> tuple[dict[str, object], list[object]]:
    """What an answer says of itself, and its rows; an answer of one part is an error message."""
    parts = sequence(place, answer)
    if len(parts) != 2:  # noqa: PLR2004  # the format: what it says of itself, and its rows
        raise SourceChanged(f"{place} answered with a message instead of rows: {_message(place, parts)}.", _LOOK)
    return record(place, parts[0]), [] if parts[1] is None else sequence(place, parts[1])


def _message(place: str, parts: list[object]) -> str:
    told = [record(place, part).get("message") for part in parts]
    return "; ".join(str(record(place, each).get("key")) for some in told if isinstance(some, list) for each in some)


def _read(raw: Raw) -> pl.DataFrame:
    rows = [
        _row(place, record(place, each))
        for number_of_page, page in enumerate(pages(_PLACE, raw.content), 1)
        for place in [f"{_PLACE} page {number_of_page}"]
        for each in _halves(place, page)[1]
    ]
    return (
        pl.DataFrame(rows, schema=dict.fromkeys(_COLUMNS, pl.String), orient="row")
        .with_row_index(ROW_NUMBER, offset=1)
        .with_columns(pl.col(ROW_NUMBER).cast(pl.Int64))
    )


def _row(place: str, row: dict[str, object]) -> dict[str, str | None]:
    country = record(place, field(place, row, "country"))
    return {
        "indicator": text(field(place, record(place, field(place, row, "indicator")), "id")),
        "area": text(field(place, row, "countryiso3code")),
        "year": text(field(place, row, "date")),
        "value": text(field(place, row, "value")),
        "obs_status": text(field(place, row, "obs_status")),
        "locator": text(field(place, country, "value")),
    }


def _known() -> Mapping[str, Mapping[str, str]]:
    told = words("worldbank")
    return {**told, "area": {**{code: code for code, area in areas().items() if area.iso2}, **told["area"]}}


def _year() -> pl.Expr:
    return clean("year").str.extract("^([0-9]{4})$").cast(pl.Int32)


def _rules() -> tuple[Rule, ...]:
    known = _known()
    return (
        Rule(
            "indicator_is_population",
            Text("the indicator is the one asked for", "指標が取得対象である"),
            clean("indicator") == _INDICATOR,
        ),
        area_is_carried(known["area"], pl.lit(value=False)),
        *(is_known(name, known[name]) for name in ("area", "obs_status")),
        Rule(
            "period_is_a_year",
            Text("the period is a calendar year", "期間が暦年である"),
            _year().is_between(FIRST_YEAR, LAST_YEAR),
        ),
        Rule(
            "value_is_a_number_or_missing",
            Text("the value is a number or missing", "値が数値又は欠測である"),
            is_number_or_missing("value"),
        ),
        Rule(
            "value_is_not_negative",
            Text("the value is not negative", "値が負でない"),
            number("value").fill_null(0) >= 0,
        ),
        Rule(
            "key_stands_once",
            Text("no other row has the same area and year", "同じ地域と年を持つ行がほかにない"),
            pl.struct(clean("area"), clean("locator"), clean("year")).is_unique(),
        ),
    )


def _to_observations(records: pl.DataFrame) -> pl.DataFrame:
    known, year, population = _known(), _year(), number("value")
    in_use = {
        "series": pl.lit("SP_POP_TOTL"),
        "definition": pl.lit("WORLD_BANK"),
        "ref_area": coded("area", known["area"]),
        **dict.fromkeys(("sex", "age", "urbanisation"), pl.lit(TOTAL)),
    }
    status = coded("obs_status", known["obs_status"])
    return records.select(
        ROW_NUMBER,
        *(in_use.get(name, pl.lit(NOT_APPLICABLE)).alias(name) for name in DIMENSION_NAMES),
        year.cast(pl.String).alias("time_period"),
        pl.date(year, 1, 1).alias("period_start"),
        pl.date(year, 12, 31).alias("period_end"),
        population.alias("obs_value"),
        pl.lit("EXACT").alias("qualifier"),
        pl.when(population.is_not_null()).then(status).otherwise(pl.lit(ObsStatus.MISSING.value)).alias("obs_status"),
        pl.lit("PERSONS").alias("unit_measure"),
        pl.lit(0, dtype=pl.Int32).alias("unit_mult"),
        *(pl.lit(None, dtype=pl.Float64).alias(name) for name in ("lower_bound", "upper_bound")),
        pl.lit(NATURE_UNKNOWN).alias("nature"),
        *(pl.lit("").alias(name) for name in ("base_period", "comment")),
        pl.lit("worldbank_population").alias("source_id"),
        pl.format("indicator {}, {}, {}", pl.lit(_INDICATOR), clean("area"), year).alias("locator"),
    )


FEED = Feed(
    source=Source(
        id="worldbank_population",
        producer=Text("World Bank", "世界銀行"),
        title=Text("World Development Indicators: population, total", "世界開発指標：総人口"),
        address=ADDRESS,
        licence="CC_BY_4_0",
        language="en",
        sensitivity=Sensitivity.PUBLISHED,
        cadence=Cadence.ANNUAL,
        next_update="2027",
    ),
    extract=_extract,
    read=_read,
    rules=_rules(),
    corrections=(without_line_breaks(("area", "year", "obs_status")),),
    to_table=_to_observations,
    table=OBSERVATION,
    way=Way.LIVE,
)

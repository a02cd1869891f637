"""Rows of the United Nations SDG database: the rules they keep and how they stand in the warehouse.

Whatever the layout they came in, rows have the columns COLUMNS as text, in the words of the producer.
"""

from collections.abc import Mapping

import polars as pl

from etl.printed_numbers import is_number_or_missing, limit, number
from etl.source import Correction, Rule
from etl.validate import ROW_NUMBER
from etl.wording import SET_ASIDE, area_is_carried, clean, coded, is_known, without_line_breaks, words
from etl.yearly_rows import value_rules, year
from vocabulary.codes import NOT_APPLICABLE, areas
from vocabulary.dimensions import DIMENSION_NAMES
from vocabulary.statuses import ObsStatus
from vocabulary.text import Text

SERIES = (
    *("VC_VAW_MARR", "VC_VAW_PHYV", "VC_VAW_SEXV", "VC_VAW_PSYV", "VC_VAW_NONMARR"),
    *("SL_TLF_CHLDEA", "SL_TLF_CHLDEC", "SL_TLF_CHLDEAN", "SL_TLF_CHLDECN"),
    *("VC_VAW_PHYPYV", "VC_VAW_SXVLN", "VC_VAW_DIST"),
    *("VC_HTF_DETV", "VC_HTF_DETVSX", "VC_HTF_DETVFL", "VC_HTF_DETVOG", "VC_HTF_DETVOP"),
    *("VC_HTF_DETVR", "VC_HTF_DETVSXR", "VC_HTF_DETVFLR", "VC_HTF_DETVOGR", "VC_HTF_DETVOPR"),
)
"""The series of indicators 5.2.1, 5.2.2, 8.7.1, 16.2.1, 16.2.2 and 16.2.3."""

FORMER_CODES = {"VC_VAW_HMTRAF": "VC_HTF_DETV", "VC_VAW_DIST": "VC_HTF_DETV"}
"""Former codes of series that count persons. In per cent VC_VAW_DIST is a series of its own: the age and sex
distribution of detected victims."""

_CODES = (*("series", "area", "nature", "unit", "obs_status", "reporting_type", "sex", "age", "urbanisation"),)
COLUMNS = (
    *_CODES,
    *("year", "value", "lower_bound", "upper_bound", "base_period", "footnotes", "locator"),
)
"""What a row has; `locator` is the producer's own source."""

_COUNT = "NUMBER"
_MISSING_STATUSES = ("H", "J", "K", "L", "M", "O", "Q", "S")


def rules() -> tuple[Rule, ...]:
    """What every row must keep."""
    return (*_rules_of_codes(), *_rules_of_values(), *_rules_of_keys())


def corrections() -> tuple[Correction, ...]:
    """What reading puts right."""
    return (
        without_line_breaks((*_CODES, "year", "value")),
        Correction(
            "series_is_renamed",
            Text("a series under its former code", "旧コードの系列を現行のコードに改めた"),
            _is_renamed(),
        ),
    )


def to_observations(source_id: str, records: pl.DataFrame) -> pl.DataFrame:
    """Accepted rows in the columns of the table `observation`.

    A value given as "<5" is no value: the limit is the upper bound, and the comment says how it was given. Of a
    count the producer knows the number and withholds it, status Q; of a share or rate it is only missing.
    """
    known = _known()
    on = year()
    in_use = {
        "series": _series(),
        "definition": pl.lit("UNSD"),
        "ref_area": _area(),
        **{name: coded(name, known[name]) for name in ("reporting_type", "sex", "age", "urbanisation")},
    }
    return records.select(
        ROW_NUMBER,
        *(in_use.get(name, pl.lit(NOT_APPLICABLE)).alias(name) for name in DIMENSION_NAMES),
        on.cast(pl.String).alias("time_period"),
        pl.date(on, 1, 1).alias("period_start"),
        pl.date(on, 12, 31).alias("period_end"),
        number("value").alias("obs_value"),
        pl.lit("EXACT").alias("qualifier"),
        _obs_status().alias("obs_status"),
        coded("unit", known["unit"]).alias("unit_measure"),
        pl.lit(0, dtype=pl.Int32).alias("unit_mult"),
        number("lower_bound").alias("lower_bound"),
        pl.coalesce(limit("value"), number("upper_bound")).alias("upper_bound"),
        coded("nature", known["nature"]).alias("nature"),
        clean("base_period").alias("base_period"),
        _comment().alias("comment"),
        pl.lit(source_id).alias("source_id"),
        _locator().alias("locator"),
    )


def _rules_of_codes() -> tuple[Rule, ...]:
    known, agencies_group = _known(), clean("area").str.contains("^99[0-9]{3}$")
    return (
        area_is_carried(known["area"], agencies_group),
        Rule(
            "area_is_known",
            Text(
                "the area is an M49 code of CL_AREA or a known group", "地域がCL_AREAのM49コードか既知の集計区分である"
            ),
            _area().is_not_null() | agencies_group,
        ),
        Rule(
            "series_is_carried",
            Text("the series is one of those asked for", "系列が取得対象である"),
            _series().is_not_null(),
        ),
        *(is_known(field, known[field]) for field in _CODES if field not in {"series", "area"}),
    )


def _rules_of_values() -> tuple[Rule, ...]:
    return (
        *value_rules(),
        Rule(
            "bounds_are_numbers",
            Text("the bounds are numbers or left out", "上限と下限が数値であるか、ない"),
            is_number_or_missing("lower_bound") & is_number_or_missing("upper_bound"),
        ),
    )


def _rules_of_keys() -> tuple[Rule, ...]:
    return (
        Rule(
            "key_has_one_value",
            Text("rows with the same key say the same", "同じキーの行は同じ内容である"),
            pl.struct(*_content()).n_unique().over(*_key()) == 1,
        ),
        Rule(
            "row_is_not_repeated",
            Text(
                "no earlier row says the same, as when a series stands under two indicators",
                "同じ内容の行が前にない（一つの系列が二つの指標に掲げられる場合など）",
            ),
            pl.struct(*_key(), *_content()).is_first_distinct(),
            sets_aside=True,
        ),
    )


def _known() -> Mapping[str, Mapping[str, str]]:
    told = words("unsd")
    m49 = {area.m49: area.code for area in areas().values() if area.m49}
    return {**told, "area": {**m49, **{code.lstrip("0"): area for code, area in m49.items()}, **told["area"]}}


def _area() -> pl.Expr:
    return coded("area", _known()["area"])


def _series() -> pl.Expr:
    former = coded("series", FORMER_CODES)
    current = coded("series", {code: code for code in SERIES})
    return pl.when(_is_count()).then(pl.coalesce(former, current)).otherwise(current)


def _is_count() -> pl.Expr:
    return coded("unit", _known()["unit"]).eq_missing(_COUNT)


def _is_renamed() -> pl.Expr:
    return _is_count() & clean("series").is_in(tuple(FORMER_CODES))


def _obs_status() -> pl.Expr:
    told = coded("obs_status", _known()["obs_status"])
    below = pl.when(_is_count()).then(pl.lit(ObsStatus.SUPPRESSED.value)).otherwise(pl.lit(ObsStatus.MISSING.value))
    missing = pl.when(told.is_in(_MISSING_STATUSES)).then(told).otherwise(pl.lit(ObsStatus.MISSING.value))
    return (
        pl.when(number("value").is_not_null())
        .then(told)
        .when(limit("value").is_not_null())
        .then(below)
        .otherwise(missing)
    )


def _comment() -> pl.Expr:
    footnotes = pl.col("footnotes").fill_null("").str.replace_all(r"\s+", " ").str.strip_chars()
    given = pl.when(limit("value").is_not_null()).then(pl.format("Given as {}.", clean("value")))
    renamed = pl.when(_is_renamed()).then(pl.format("Given as series {}.", clean("series")))
    return pl.concat_str(footnotes.replace("", None), given, renamed, separator=" ", ignore_nulls=True)


def _locator() -> pl.Expr:
    place = pl.format("series {}, area {}, {}", clean("series"), clean("area"), year())
    source = pl.col("locator").fill_null("").str.replace_all(r"\s+", " ").str.strip_chars().replace("", None)
    return pl.concat_str(place, source, separator="; ", ignore_nulls=True)


def _key() -> tuple[pl.Expr, ...]:
    """What two rows of one observation share; an unknown word is the same as itself alone."""
    known = _known()
    as_coded = {name: coded(name, known[name]) for name in ("reporting_type", "sex", "age", "urbanisation")}
    as_coded |= {"series": _series(), "area": _area().replace(SET_ASIDE, None)}
    return (*(pl.coalesce(code, clean(name)).alias(name) for name, code in as_coded.items()), clean("year"))


def _content() -> tuple[pl.Expr, ...]:
    known = _known()
    return (
        *(number(name).alias(name) for name in ("value", "lower_bound", "upper_bound")),
        limit("value").alias("limit"),
        *(coded(name, known[name]).alias(name) for name in ("unit", "nature", "obs_status")),
        clean("base_period"),
    )

"""Show observations at a terminal, as a table with period, value, limits, parts and source."""

import datetime as dt
from typing import Any

import polars as pl
from rich.table import Table

from indicators.errors import BadRequest
from publication.catalogue import AssessmentEntry, MethodEntry, Progress, ProgressEntry
from vocabulary.codes import NOT_APPLICABLE, areas, codelist
from vocabulary.dimensions import CODELIST_OF, DIMENSION_NAMES
from vocabulary.period_labels import period_label
from vocabulary.periods import PeriodError, parse_period

_WORDS = {
    "_Z": "{number}",
    "WILSON": "{number} ({low}–{high})",
    "IMPLIED": "{number} between {low} and {high} {unit}",
    "POISSON_UPPER": "{number}, at most {high} {unit} (one-sided 95 %)",
    "QUARTILES": "{number} ({low}–{high} for the middle half)",
    "CLOPPER_PEARSON_UPPER": "{part} of {whole} ({number}), at most {high} {unit} (one-sided 95 %)",
}
"""How a value is said with its limits, by CL_BOUND_METHOD; where parts are not said here they follow."""


def as_of(observations: pl.DataFrame, day: dt.date) -> pl.DataFrame:
    """The latest observation of every line whose period ends on or before a day."""
    known = observations.filter(pl.col("period_end") <= day)
    return known.filter(pl.col("period_end") == pl.col("period_end").max().over(DIMENSION_NAMES))


def chosen(
    observations: pl.DataFrame, *, area: str | None, period: str | None = None, day: str | None = None
) -> pl.DataFrame:
    """The observations a person asked for; BadRequest names what cannot be read."""
    found = observations
    if area is not None:
        if area.upper() not in areas():
            raise BadRequest(f"--area: {area!r} is not a code of CL_AREA.", "Use ISO3 such as JPN, or M49 such as 035.")
        found = found.filter(pl.any_horizontal(pl.col("ref_area", "citizenship") == area.upper()))
    if period is not None:
        found = found.filter(pl.col("time_period") == _canonical(period))
    if day is not None:
        found = as_of(found, _day(day))
    return found


def table(observations: pl.DataFrame, decimals: int) -> Table:
    """A table for a terminal: period, value with limits and parts, and only columns that tell rows apart."""
    told_apart = [name for name in DIMENSION_NAMES if observations[name].n_unique() > 1]
    shown = Table("period", *told_apart, "value", "source")
    for row in observations.iter_rows(named=True):
        codes = (_label(name, row[name]) for name in told_apart)
        period = period_label(parse_period(row["time_period"]), "en", "short")
        shown.add_row(period, *codes, _value(row, decimals), ", ".join(row["source_ids"]))
    return shown


def progress_table(found: Progress) -> Table:
    """A table for a terminal: what was compared, by which method, and the class or the reason for none."""
    told_apart = [name for name in DIMENSION_NAMES if len({line.key.get(name) for line in found.lines}) > 1]
    methods = {method.name: method for method in found.methods}
    shown = Table(*told_apart, "method", "base", "latest", "target", "share or ratio", "counts", "assessment")
    for line in found.lines:
        codes = [_label(name, line.key.get(name, NOT_APPLICABLE)) for name in told_apart]
        for each in line.assessments:
            method = methods[each.method]
            outcome = method.classes[each.outcome].en if each.outcome else "no assessment"
            reason = f": {found.reasons[each.reason].en}" if each.reason else ""
            shown.add_row(*codes, *_compared(line, each, method), f"{outcome}{reason}")
    return shown


def _compared(line: ProgressEntry, each: AssessmentEntry, method: MethodEntry) -> tuple[str, ...]:
    epsilon = "" if each.epsilon is None else f", epsilon {each.epsilon:g}"
    return (
        f"{method.name} ({method.version}){epsilon}",
        _at(each.base, each.base_year),
        _at(each.latest, each.latest_year),
        _at(line.target, line.target_year),
        "" if each.share_or_ratio is None else f"{each.share_or_ratio:.2f}",
        each.change.en if each.change else "",
    )


def _at(figure: float | None, year: int | None) -> str:
    return "" if figure is None else f"{figure:g} ({year})"


def _canonical(text: str) -> str:
    try:
        return str(parse_period(text))
    except PeriodError as error:
        raise BadRequest(f"--period: {error}", "Use 2016, 2016-FY, 2016-03, 2016-03-31 or 2005-05/2016-03.") from error


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise BadRequest(f"--asof: {text!r} is not a day.", "Write it as 2016-03-31.") from error


def moment(text: str, option: str) -> dt.datetime:
    """A moment with its zone, as a person writes it; BadRequest for anything else."""
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise BadRequest(
            f"{option}: {text!r} is not a moment with its time zone.", "Write it as 2026-12-01T08:50+09:00."
        )
    return found


def _label(name: str, code: str) -> str:
    return codelist(CODELIST_OF[name])[code].label.en


def _value(row: dict[str, Any], decimals: int) -> str:
    words = _WORDS[row["bound_method"]]
    low, high = (_figure(row[name], decimals) for name in ("lower_bound", "upper_bound"))
    part, whole = (_figure(row[name], 0) for name in ("numerator", "denominator"))
    said = words.format(number=_number(row, decimals), low=low, high=high, unit=_unit(row), part=part, whole=whole)
    said = said.strip(" ;")
    return said if "{part}" in words or not (part and whole) else f"{said}, n = {part}/{whole}"


def _number(row: dict[str, Any], decimals: int) -> str:
    if row["obs_value"] is None:
        note = row["note"]
        return "missing" if note == NOT_APPLICABLE else f"missing: {_label('note', note)};"
    words = (_label("qualifier", row["qualifier"]), _figure(row["obs_value"], decimals), _unit(row))
    return " ".join(word for word in words if word)


def _unit(row: dict[str, Any]) -> str:
    words = (_label(name, str(row[name])) for name in ("unit_mult", "unit_measure"))
    return " ".join(word for word in words if word)


def _figure(number: float | None, decimals: int) -> str:
    return "" if number is None else f"{number:,.{decimals}f}"

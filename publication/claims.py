"""What a release gives for a claim: its observations found, put together and rounded as the document rounds."""

import math
from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import polars as pl

from publication import labels
from publication.catalogue import Agreement, ClaimEntry, FigureEntry, Operation, Part, Rounding
from publication.query import Row
from publication.release import Release
from publication.text import words
from vocabulary.codes import NOT_APPLICABLE, TOTAL, WORLD
from vocabulary.dimensions import BREAKDOWN_NAMES, DIMENSION_NAMES
from vocabulary.periods import parse_period
from vocabulary.statuses import State, state
from vocabulary.text import Language

_TOTALS = (TOTAL, NOT_APPLICABLE, WORLD, "JPN")
"""What a claim is about unless it says otherwise: everybody, in the world or in Japan."""

_MADE_UP = "SYNTHETIC"
"""The note of an observation that describes nobody; no claim rests on it."""

_MODES = {Rounding.HALF_UP: ROUND_HALF_UP, Rounding.DOWN: ROUND_DOWN}
_TRUE_DIGITS = 10


def recomputed(
    observations: pl.DataFrame, operation: Operation, figures: Sequence[FigureEntry], document: str
) -> float | None:
    """What observations give for a claim of a document; None where one is missing, withheld or made up."""
    if not figures:
        return None
    if operation is Operation.COUNT:
        return _count(observations, figures[0])
    values = [number(observation(observations, each, document), each.part) for each in figures]
    known = [value for value in values if value is not None]
    return None if len(known) < len(values) else _combined(operation, known)


def observation(observations: pl.DataFrame, figure: FigureEntry, document: str) -> Row | None:
    """The observation at an address; of several the one that the document gave itself, else the first."""
    found = _of(observations, figure).filter(pl.col("time_period") == figure.time_period)
    rows = sorted(found.iter_rows(named=True), key=lambda row: document not in row["source_ids"])
    return rows[0] if rows else None


def number(row: Row | None, part: Part) -> float | None:
    """The number of an observation that is meant; None where there is none, or it is withheld."""
    if row is None or state(row["obs_status"], has_value=row["obs_value"] is not None) is not State.VALUE:
        return None
    found: float | None = row["obs_value" if part is Part.VALUE else part.value]
    return found


def given(current: Release, claim: ClaimEntry) -> float | None:
    """What the observations of a release give for a claim: before rounding where its ledger has that."""
    seen = recomputed(current.observations, claim.operation, claim.figures, claim.document)
    if seen is None or claim.computed is None:
        return seen
    decimals = min(current.indicators[each.indicator].decimals for each in claim.figures)
    near = math.isclose(seen, claim.computed, rel_tol=0, abs_tol=len(claim.figures) * 0.500001 * 10.0**-decimals)
    return claim.computed if near else seen


def rounded(value: float, decimals: int, rounding: Rounding) -> float:
    """A value as a document rounds it."""
    step = Decimal(1).scaleb(-decimals)
    return float(Decimal(str(round(value, _TRUE_DIGITS))).quantize(step, rounding=_MODES[rounding]))


def verdict(found: Agreement, lang: Language) -> str:
    """A verdict in words."""
    _ = words(lang)
    return {
        Agreement.EXACT: _("confirmed"),
        Agreement.ROUNDED: _("confirmed, rounded"),
        Agreement.TRUNCATED: _("confirmed as truncated"),
        Agreement.WHOLE_NUMBER: _("confirmed only when rounded to a whole number"),
        Agreement.CONTRADICTED: _("contradicted"),
        Agreement.NOT_REPRODUCIBLE: _("not reproducible"),
        Agreement.SUPERSEDED: _("superseded"),
    }[found]


def measured(claim: ClaimEntry, value: float | None, lang: Language) -> str:
    """A recomputed value with the unit of its claim, with one decimal more where it is not as round as the print."""
    _ = words(lang)
    if value is None:
        return _("no figure")
    is_round = math.isclose(value, round(value, claim.decimals), rel_tol=0, abs_tol=1e-9)
    figure = labels.number(value, claim.decimals + (not is_round), lang)
    return labels.with_unit(figure, {"unit_measure": claim.unit, "unit_mult": claim.unit_mult}, lang)


def address(figure: FigureEntry, lang: Language) -> str:
    """The observation a claim rests on: indicator, series, codes and period in words."""
    codes = (labels.label(name, figure.key[name], lang) for name in DIMENSION_NAMES if name in figure.key)
    return labels.joined((figure.indicator, *codes, labels.period(figure.time_period, lang)))


def why(claim: ClaimEntry, lang: Language) -> str:
    """What has to be said of a verdict: what it was, which observation contradicts it or is missing, and the reason."""
    _ = words(lang)
    said = ""
    figures = labels.listed((address(each, lang) for each in claim.figures), lang)
    if claim.was is not None:
        said = _("{old} in release {release}, {new} now").format(
            old=measured(claim, claim.was.computed, lang),
            release=claim.was.release,
            new=measured(claim, claim.computed, lang),
        )
    elif claim.agreement is Agreement.CONTRADICTED:
        said = _("contradicted by {figures}").format(figures=figures)
    elif claim.agreement is Agreement.NOT_REPRODUCIBLE and figures:
        said = _("this release has no figure of {figures}").format(figures=figures)
    reason = labels.say(claim.reason, lang)
    return labels.sentence(said, reason, lang) if said else reason


def _of(observations: pl.DataFrame, figure: FigureEntry) -> pl.DataFrame:
    """The observations of an address, whatever their period."""
    unnamed = [name for name in BREAKDOWN_NAMES if name not in figure.key]
    return observations.filter(
        pl.col("indicator") == figure.indicator,
        pl.col("note") != _MADE_UP,
        *(pl.col(name) == code for name, code in figure.key.items()),
        *(pl.col(name).is_in(_TOTALS) for name in unnamed),
    )


def _combined(operation: Operation, values: list[float]) -> float | None:
    if operation is Operation.DIFFERENCE:
        return values[0] - values[1]
    if operation is Operation.RATIO:
        return values[0] / values[1] if values[1] else None
    return math.fsum(values)


def _count(observations: pl.DataFrame, figure: FigureEntry) -> float | None:
    """How many observations within the period have a value; None where there are none, or one is withheld."""
    period = parse_period(figure.time_period)
    found = _of(observations, figure).filter(pl.col("period_start") >= period.start, pl.col("period_end") <= period.end)
    states = [
        state(status, has_value=value is not None) for status, value in found.select("obs_status", "obs_value").rows()
    ]
    if not states or State.WITHHELD in states:
        return None
    return float(states.count(State.VALUE))

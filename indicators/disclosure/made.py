"""What each figure about persons is made of: cells of the protected tables, by series."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.disclosure.policy import TimeBasis


@dataclass(frozen=True, slots=True)
class Counted:
    """Persons of a population with these codes, added or, with a negative sign, taken away."""

    population: str
    codes: frozenset[tuple[str, str]] = frozenset()
    sign: int = 1
    without: tuple[str, ...] = ()
    """Columns whose code does not matter here."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a series is made of: persons, or persons in percent of others, over kinds of periods, broken down `by`."""

    part: Counted
    whole: tuple[Counted, ...] = ()
    times: tuple[TimeBasis, ...] = (TimeBasis.YEARS, TimeBasis.WHOLE)
    by: tuple[str, ...] = ()


_WOMEN, _MEN = frozenset({("sex", "F")}), frozenset({("sex", "M")})
_CHILDREN, _ADULTS = frozenset({("age", "Y0T17")}), frozenset({("age", "Y_GE18")})
_FORCED, _UNKNOWN = frozenset({("exploitation", "FORCED_LABOUR")}), frozenset({("exploitation", "_U")})
_EVERYBODY = Counted("returned")

MADE: Mapping[str, Made] = {
    "REGISTER_SDG_5_2": Made(Counted("returned", _WOMEN)),
    "REGISTER_SDG_8_7": Made(_EVERYBODY),
    "REGISTER_SDG_16_2": Made(Counted("returned", _CHILDREN)),
    "REGISTER_WOMEN_SHARE": Made(
        Counted("returned", _WOMEN), (Counted("returned", _WOMEN), Counted("returned", _MEN)), by=("age",)
    ),
    "REGISTER_CHILDREN_SHARE": Made(
        Counted("returned", _CHILDREN), (Counted("returned", _CHILDREN), Counted("returned", _ADULTS)), by=("sex",)
    ),
    "REGISTER_FORCED_LABOUR_SHARE": Made(
        Counted("returned", _FORCED), (_EVERYBODY, Counted("returned", _UNKNOWN, sign=-1)), by=("sex",)
    ),
    "REGISTER_REINTEGRATION_MIX": Made(
        Counted("reintegrated"),
        (Counted("reintegrated", without=("reintegration_kind",)),),
        by=("sex", "reintegration_kind"),
    ),
    "REGISTER_REINTEGRATION_UPTAKE": Made(
        Counted("reintegrated"), (_EVERYBODY,), times=(TimeBasis.TO_YEAR, TimeBasis.WHOLE), by=("citizenship",)
    ),
}
"""Series that are computed from cells of the tables."""

MEDIANS: Mapping[str, str] = {"REGISTER_DAYS_TO_DEPARTURE_YEARS": "returned"}
"""Medians and quartiles, with whose they are: published where each quarter is as many persons as the threshold."""

NOBODY: Mapping[str, str] = {"REGISTER_RETRAFFICKING_KNOWN": "returned"}
"""Shares of a population that are published while they are nought, and withheld as soon as they are not."""

PER_PERSON: Mapping[str, str] = {
    "REGISTER_COST_PER_RETURN": "returned",
    "REGISTER_COST_PER_RETURN_YEARS": "returned",
    "REGISTER_COST_PER_RETURN_REAL": "returned",
    "REGISTER_COST_PER_RETURN_REAL_YEARS": "returned",
}
"""Money by fiscal years, with by whom it is divided: published where the number of persons of every year is."""

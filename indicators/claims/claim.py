"""A claim: a printed figure, where it stands, and which observations should give it."""

from dataclasses import dataclass

from publication.catalogue import Operation, Part, Rounding, ToldEntry
from vocabulary.text import Text

_NONE_GIVEN = Text("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Which observation a claim is about; `breakdowns` name codes that are not the total."""

    indicator: str
    series: str
    definition: str
    time_period: str
    breakdowns: tuple[tuple[str, str], ...] = ()
    part: Part = Part.VALUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure as printed in `document` (a source id): `as_printed` with its own words, in its own language.

    `printed` is its value in `unit` (a code of CL_UNIT_MEASURE) times ten to the power `unit_mult`; `qualifiers` are
    words such as about or in total as codes of CL_QUALIFIER; `cut_off` is the last period it counts. `operation` on the
    observations `of` should give it; without them `reason` says which concept is missing.
    """

    id: str
    document: str
    section: Text
    statement: Text
    printed: float
    as_printed: str
    unit: str
    cut_off: str
    told: ToldEntry
    unit_mult: int = 0
    decimals: int = 0
    qualifiers: tuple[str, ...] = ()
    rounding: Rounding = Rounding.HALF_UP
    operation: Operation = Operation.OBSERVATION
    of: tuple[Address, ...] = ()
    reason: Text = _NONE_GIVEN

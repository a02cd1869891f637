"""A claim: a printed figure, where it stands, and which observation should give it."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure as printed in `document` (a source id).

    It is in `unit` (a code of CL_UNIT_MEASURE) times ten to the power `unit_mult`. `of` is the observation that
    should give it; without one, `reason` says which concept is missing.
    """

    id: str
    document: str
    section: Text
    statement: Text
    printed: float
    unit: str
    unit_mult: int = 0
    of: Address | None = None
    reason: Text = _NONE_GIVEN

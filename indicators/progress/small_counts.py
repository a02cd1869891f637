"""Whether two small counts or rates differ at all: exact tests, from SciPy."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from indicators.errors import IndicatorError
from indicators.intervals import CONFIDENCE
from vocabulary.text import Text

RULE = Text(
    f"A change is told where its exact two-sided p-value is below {1 - CONFIDENCE:.2g} ({CONFIDENCE:.0%}).",
    f"正確検定の両側p値が{1 - CONFIDENCE:.2g}未満（{CONFIDENCE:.0%}）の場合に限り、変化ありとする。",
)


class Change(StrEnum):
    """What can be said of two counts."""

    ROSE = "rose"
    FELL = "fell"
    CANNOT_TELL = "cannot_tell"


class ExactTest(StrEnum):
    """The exact test that was made."""

    POISSON = "conditional_binomial"
    FISHER = "fisher"


@dataclass(frozen=True, slots=True)
class Count:
    """Events, and what they are counted among: a population, person-years, or the total of a proportion."""

    events: int
    among: float = 1.0

    def __post_init__(self) -> None:
        if self.events < 0 or not (math.isfinite(self.among) and self.among > 0):
            raise IndicatorError(
                "A count is below zero, or what it is counted among is not above zero.",
                "Correct the numerator or the denominator.",
            )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two counts compared, with the test and the rule it was told by."""

    change: Change
    p_value: float
    test: ExactTest
    rule: Text = RULE


def compare_rates(earlier: Count, later: Count) -> Comparison:
    """Two counts of rare events, each among its own population.

    Under equal rates, and given the sum of both, the later count is binomial with its share of the populations
    (Przyborowski and Wilenski 1940).
    """
    from scipy.stats import binomtest  # noqa: PLC0415  # takes a second to load, and only computing needs it

    both = earlier.events + later.events
    share = later.among / (earlier.among + later.among)
    p_value = float(binomtest(later.events, both, share).pvalue) if both else 1.0
    return Comparison(_change(earlier, later, p_value), p_value, ExactTest.POISSON)


def compare_proportions(earlier: Count, later: Count) -> Comparison:
    """Two proportions, each of its own whole number of persons, by Fisher's exact test."""
    from scipy.stats import fisher_exact  # noqa: PLC0415  # likewise

    table: Any = [_with_and_without(earlier), _with_and_without(later)]  # SciPy takes lists, its stub only arrays
    p_value = float(fisher_exact(table).pvalue)
    return Comparison(_change(earlier, later, p_value), p_value, ExactTest.FISHER)


def _with_and_without(count: Count) -> list[int]:
    if count.among != int(count.among) or count.events > count.among:
        raise IndicatorError(
            "A proportion has a part above its total, or a total that is not whole.",
            "Correct the numerator or the denominator, or compare the two as rates.",
        )
    return [count.events, int(count.among) - count.events]


def _change(earlier: Count, later: Count, p_value: float) -> Change:
    if p_value >= 1 - CONFIDENCE:
        return Change.CANNOT_TELL
    return Change.ROSE if later.events / later.among > earlier.events / earlier.among else Change.FELL

"""Compound growth between two years, and where a number stands among cut-offs."""

import math
from collections.abc import Mapping

from indicators.progress.assessment import Goal, ProgressClass
from publication.catalogue import Direction

SIGNS: Mapping[Direction | None, int] = {Direction.HIGHER: 1, Direction.LOWER: -1}
"""The directions that can be assessed, and the sign of a change for the better."""

SAME = 1e-9
"""How near to a cut-off counts as reaching it: 201/200 - 1 is 0.005, and a little less in binary."""

Steps = tuple[tuple[float, ProgressClass], ...]


def annual_growth(earlier: float, later: float, years: int) -> float:
    """The compound annual growth rate between two values of one sign."""
    return float((later / earlier) ** (1 / years)) - 1


def extrapolated(value: float, growth: float, years: int) -> float:
    """The value after so many more years of the same growth."""
    try:
        return float(value * (1 + growth) ** years)
    except OverflowError:
        return math.copysign(math.inf, value)


def desired_growth(goal: Goal, base: float, growth: float) -> float:
    """Growth counted upwards when it is for the better; a fall from below zero is growth of the number."""
    return sign(goal) * growth * math.copysign(1, base)


def meets(value: float, target: float, goal: Goal) -> bool:
    """Whether a value is at the target, or beyond it in the desired direction."""
    return sign(goal) * (value - target) >= 0


def sign(goal: Goal) -> int:
    """1 where more is better, -1 where less is."""
    return SIGNS[goal.direction]


def graded(number: float, steps: Steps, below: ProgressClass) -> ProgressClass:
    """The class of the first cut-off that a number reaches, from the highest down."""
    return next((reached for cutoff, reached in steps if number >= cutoff - SAME), below)

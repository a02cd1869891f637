"""Confidence intervals of proportions and of rates over time, from SciPy."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from scipy.stats._result_classes import BinomTestResult

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits of a proportion, as shares between 0 and 1, or of a rate; `method` is a code of CL_BOUND_METHOD."""

    lower: float
    upper: float
    method: str


Interval = Callable[[int, float], Bounds]
"""From a count and what it is taken of: a number of persons, or a time."""


def wilson(count: int, total: float) -> Bounds:
    """The two-sided 95 % Wilson score interval of count/total."""
    found = _test(count, total, "two-sided").proportion_ci(CONFIDENCE, method="wilson")
    return Bounds(float(found.low), float(found.high), "WILSON")


def at_most(count: int, total: float) -> Bounds:
    """The one-sided 95 % Clopper-Pearson upper bound of count/total, which holds for a count of zero too."""
    found = _test(count, total, "less").proportion_ci(CONFIDENCE, method="exact")
    return Bounds(0.0, float(found.high), "CLOPPER_PEARSON_UPPER")


def rate_at_most(count: int, time: float) -> Bounds:
    """The one-sided 95 % exact Poisson upper bound of count/time: 2.996/time when the count is zero."""
    from scipy.stats import chi2  # noqa: PLC0415  # takes a second to load, and only computing needs it

    return Bounds(0.0, float(chi2.ppf(CONFIDENCE, 2 * (count + 1))) / 2 / time, "POISSON_UPPER")


def _test(count: int, total: float, alternative: Literal["two-sided", "less"]) -> "BinomTestResult":
    from scipy.stats import binomtest  # noqa: PLC0415  # takes a second to load, and only computing needs it

    return binomtest(count, int(total), alternative=alternative)

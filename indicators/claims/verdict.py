"""The verdict on a claim: how a printed figure agrees with the one computed from its parts."""

import math

from publication.catalogue import Agreement


def agreement(printed: float, computed: float | None, *, decimals: int = 0) -> Agreement:
    """How `printed`, a figure with so many decimals, agrees with `computed` before any rounding.

    A figure that agrees only after rounding by more than a tenth of itself is told apart from ordinary
    rounding: 2.6 printed as 3 is a different message.
    """
    if computed is None:
        return Agreement.NOT_REPRODUCIBLE
    step = 10.0**-decimals
    if math.isclose(printed, computed, rel_tol=1e-12, abs_tol=1e-12):
        return Agreement.EXACT
    if math.isclose(printed, _half_away_from_zero(computed / step) * step, rel_tol=1e-12):
        far = abs(printed - computed) > abs(printed) / 10
        return Agreement.WHOLE_NUMBER if far else Agreement.ROUNDED
    if math.isclose(printed, math.trunc(computed / step) * step, rel_tol=1e-12):
        return Agreement.TRUNCATED
    return Agreement.CONTRADICTED


def _half_away_from_zero(number: float) -> float:
    return math.copysign(math.floor(abs(number) + 0.5), number)

"""The verdict on a claim: how a printed figure agrees with the one computed from its parts."""

import math
from collections.abc import Collection

from publication.catalogue import Agreement

_ABOUT = 0.1
"""How far what is printed as about may be from what is computed, as a share of what is printed."""


def agreement(
    printed: float, computed: float | None, *, decimals: int = 0, qualifiers: Collection[str] = ()
) -> Agreement:
    """How `printed`, a figure with so many decimals, agrees with `computed` before any rounding.

    A figure that agrees only after rounding by more than a tenth of itself is told apart from ordinary
    rounding: 2.6 printed as 3 is a different message. A figure printed as about may be a tenth away; one printed as
    more than has to be less than what is computed.
    """
    if computed is None:
        return Agreement.NOT_REPRODUCIBLE
    if "MORE_THAN" in qualifiers:
        return Agreement.EXACT if computed > printed else Agreement.CONTRADICTED
    plain = _plain(printed, computed, 10.0**-decimals)
    is_near = abs(printed - computed) <= abs(printed) * _ABOUT
    if "ABOUT" in qualifiers and is_near and plain in {Agreement.TRUNCATED, Agreement.CONTRADICTED}:
        return Agreement.ROUNDED
    return plain


def _plain(printed: float, computed: float, step: float) -> Agreement:
    """The agreement of a figure without words."""
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

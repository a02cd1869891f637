"""When no progress is assessed, and why."""

import math
from collections import Counter
from collections.abc import Sequence

from indicators.progress.assessment import Goal, Point, Reason, Refusal
from publication.catalogue import Direction
from vocabulary.text import Text

BREAK = "B"
"""The status of the first value after a break in the series."""

_TEXTS = {
    Reason.DETECTION_SERIES: Text(
        "The series counts what authorities detected; a rise may mean more cases or better detection.",
        "当局が認知した件数の系列であり、増加は事案の増加とも認知の改善とも解し得る。",
    ),
    Reason.AMBIGUOUS_DIRECTION: Text(
        "Neither a rise nor a fall is clearly better.", "増加と減少のどちらが望ましいか定まらない。"
    ),
    Reason.NO_DIRECTION: Text(
        "No direction is declared: neither higher nor lower is said to be better.", "望ましい方向が定められていない。"
    ),
    Reason.NOT_FINITE: Text(
        "A value, or what is computed from it, is not a finite number.", "値またはその計算結果が有限の数でない。"
    ),
    Reason.YEAR_TWICE: Text("A year has more than one value.", "同じ年に複数の値がある。"),
    Reason.TOO_FEW_POINTS: Text(
        "There are fewer than three values from the base on; two are indicative only.",
        "基準年以降の値が3つに満たない。2つでは参考にとどまる。",
    ),
    Reason.NO_VALUE_AFTER_BASE: Text("There is no value after the base year.", "基準年より後の値がない。"),
    Reason.BREAK_IN_SERIES: Text(
        "The series breaks between the base and the latest value.", "基準値と直近値の間に系列の断絶がある。"
    ),
    Reason.BASE_ZERO: Text(
        "The base value is zero: no growth can be computed from it.", "基準値がゼロのため、伸び率を計算できない。"
    ),
    Reason.BASE_MEETS_TARGET: Text(
        "The base value already meets the target, so no change was needed; the latest value does not meet it.",
        "基準値が既に目標を満たし、必要な変化がない。直近値は目標を満たしていない。",
    ),
    Reason.DIFFERENT_SIGNS: Text(
        "Two of the values lie on different sides of zero: no growth rate leads from one to the other.",
        "値の符号が異なり、伸び率を計算できない。",
    ),
    Reason.TARGET_YEAR_UNOBSERVED: Text(
        "The target year is over and no value reaches it yet; nothing is extrapolated to a year that has passed.",
        "目標年は過ぎたが、その年の値がまだない。過ぎた年への外挿は行わない。",
    ),
}


def refused(reason: Reason) -> Refusal:
    """The refusal for that reason, in words."""
    return Refusal(reason, _TEXTS[reason])


def refusal_of_goal(goal: Goal) -> Refusal | None:
    """Why no series with that goal is assessed: it has no way that is better."""
    if goal.is_detection:
        return refused(Reason.DETECTION_SERIES)
    if goal.direction is Direction.AMBIGUOUS:
        return refused(Reason.AMBIGUOUS_DIRECTION)
    if goal.direction not in {Direction.HIGHER, Direction.LOWER}:
        return refused(Reason.NO_DIRECTION)
    return None if math.isfinite(goal.target_value or 0) else refused(Reason.NOT_FINITE)


def refusal_of_points(points: Sequence[Point]) -> Refusal | None:
    """Why those points are no series."""
    if not all(math.isfinite(point.value) for point in points):
        return refused(Reason.NOT_FINITE)
    if any(times > 1 for times in Counter(point.year for point in points).values()):
        return refused(Reason.YEAR_TWICE)
    return None


def refusal_of_break(points: Sequence[Point]) -> Refusal | None:
    """Why a span is not comparable throughout; a break at its first value lies before it."""
    return refused(Reason.BREAK_IN_SERIES) if any(point.obs_status == BREAK for point in points[1:]) else None


def refusal_of_growth(earlier: float, later: float) -> Refusal | None:
    """Why no compound growth leads from one value to the other; to zero it can, from zero it cannot."""
    if earlier == 0:
        return refused(Reason.BASE_ZERO)
    return refused(Reason.DIFFERENT_SIGNS) if (earlier > 0 > later) or (earlier < 0 < later) else None

"""The method of Statistics Canada and Open SDG: actual growth as a ratio of required growth."""

from indicators.progress.assessment import Goal, ProgressClass, Refusal
from indicators.progress.growth import SAME, annual_growth, desired_growth, graded, sign
from indicators.progress.method import MISSED, Finding, Method, settled
from indicators.progress.ratio import EPSILON, ratio_to_required, without_zero
from indicators.progress.refusals import refusal_of_growth
from indicators.progress.span import Span, first_from
from vocabulary.text import Text

VERSION = "Open SDG 2.4.0"
SOURCE = Text(
    "Statistics Canada, Progress Measurement Methodology for the SDGs, in Open SDG "
    "(github.com/open-sdg/open-sdg, docs/progress-methodology.md; open-sdg/sdg-build, sdg/ProgressMeasure.py).",
    "カナダ統計局のSDGs進捗測定方法。Open SDG（open-sdg/open-sdg、open-sdg/sdg-build）による。",
)

ON_TRACK_RATIO, MODERATE_RATIO, LIMITED_RATIO = 0.95, 0.60, 0.0
ON_TRACK_GROWTH, MODERATE_GROWTH, LIMITED_GROWTH = 0.015, 0.005, 0.0
SHRINK_POWER = 4.44
BEST_SCORE, WORST_SCORE = 5.0, -5.0


def judge(span: Span, goal: Goal, *, epsilon: float = EPSILON, limit: float | None = None) -> Finding | Refusal:
    """Compare growth to what the target requires, or to fixed cut-offs where there is no target.

    Near a natural `limit` in the desired direction, such as 100 percent, the fixed cut-offs shrink.
    """
    zero = without_zero(span, goal, epsilon)
    if zero.target is None:
        return zero.said_of(_by_growth(span, goal, zero.base, limit))
    level = settled(span, goal, zero.target, best=BEST_SCORE)
    return zero.said_of(level or _by_ratio(span, goal, zero.base, zero.target))


def class_of_ratio(ratio: float) -> ProgressClass:
    """The class of a ratio of growth to required growth."""
    return _graded(ratio, (ON_TRACK_RATIO, MODERATE_RATIO, LIMITED_RATIO))


def class_of_growth(growth: float, shrunk: float = 1.0) -> ProgressClass:
    """The class of annual growth in the desired direction."""
    return _graded(growth, (ON_TRACK_GROWTH * shrunk, MODERATE_GROWTH * shrunk, LIMITED_GROWTH))


def score_of_ratio(ratio: float) -> float:
    """The score of a ratio: 0 at 60 %, 5 from 130 %, -5 from -60 %."""
    return _clamped(7.1429 * ratio - 4.2857 if ratio >= MODERATE_RATIO else 4.1667 * ratio - 2.5)


def score_of_growth(growth: float, shrunk: float = 1.0) -> float:
    """The score of annual growth: 0 at 0.5 %, 5 from 2 %, -5 from -2 %."""
    if growth < LIMITED_GROWTH - SAME:
        return _clamped(125 * growth - 2.5)
    if shrunk == 0:
        return BEST_SCORE
    part = growth / shrunk
    if part >= ON_TRACK_GROWTH:
        return _clamped(500 * part - 5)
    return 250 * part - 1.25 if part >= MODERATE_GROWTH else 500 * part - 2.5


def shrink_factor(base: float, limit: float, *, is_higher_better: bool) -> float:
    """How far the cut-offs above zero shrink near a limit: from 1 far away to 0 at it; 1 where it is no limit."""
    if (base > limit) if is_higher_better else (base < limit):
        return 1.0
    base, limit = abs(base), abs(limit)
    if base >= 2 * limit:
        return 1.0
    nearness = base / limit if base <= limit else (2 * limit - base) / limit
    return float(1 - nearness**SHRINK_POWER)


def _by_ratio(span: Span, goal: Goal, base: float, target: float) -> Finding | Refusal:
    found = ratio_to_required(span, goal, base, target)
    if isinstance(found, Refusal):
        return found
    return Finding(
        progress_class=class_of_ratio(found.ratio),
        annual_growth=found.growth,
        share_or_ratio=found.ratio,
        score=score_of_ratio(found.ratio),
    )


def _by_growth(span: Span, goal: Goal, base: float, limit: float | None) -> Finding | Refusal:
    reason = refusal_of_growth(base, span.latest.value)
    if reason is not None:
        return reason
    shrunk = 1.0 if limit is None else shrink_factor(base, limit, is_higher_better=sign(goal) > 0)
    growth = annual_growth(base, span.latest.value, span.years)
    desired = desired_growth(goal, base, growth)
    return Finding(
        progress_class=class_of_growth(desired, shrunk),
        annual_growth=growth,
        score=score_of_growth(desired, shrunk),
        warnings=() if limit is None else (_shrunk_near(limit, shrunk),),
    )


def _graded(number: float, cutoffs: tuple[float, float, float]) -> ProgressClass:
    classes = (ProgressClass.ON_TRACK, ProgressClass.MODERATE, ProgressClass.LIMITED)
    return graded(number, tuple(zip(cutoffs, classes, strict=True)), ProgressClass.DETERIORATION)


def _clamped(score: float) -> float:
    return max(WORST_SCORE, min(BEST_SCORE, score))


def _shrunk_near(limit: float, shrunk: float) -> Text:
    return Text(
        f"The cut-offs above zero are multiplied by {shrunk:.3g}, for the limit {limit:g}.",
        f"限界値{limit:g}のため、正の区分点に{shrunk:.3g}を乗じた。",
    )


METHOD = Method(
    name="cagr_ratio",
    version=VERSION,
    source=SOURCE,
    labels={
        ProgressClass.TARGET_MISSED: MISSED,
        ProgressClass.DETERIORATION: Text("Deterioration", "悪化"),
        ProgressClass.LIMITED: Text("Limited progress", "限定的な進捗"),
        ProgressClass.MODERATE: Text("Progress made but acceleration needed", "進捗あり（加速が必要）"),
        ProgressClass.ON_TRACK: Text("On track", "順調"),
        ProgressClass.TARGET_MET: Text("Target achieved", "目標達成"),
    },
    base_year=first_from,
    judge=judge,
    options=("epsilon", "limit"),
)

"""The method of Eurostat's reports on the SDGs: the same ratio of growth, with classes of its own."""

from indicators.progress.assessment import Goal, ProgressClass, Refusal
from indicators.progress.growth import annual_growth, desired_growth, graded
from indicators.progress.method import MET, MISSED, Finding, Method, settled
from indicators.progress.ratio import EPSILON, ratio_to_required, without_zero
from indicators.progress.refusals import refusal_of_growth
from indicators.progress.span import Span, first_from
from vocabulary.text import Text

VERSION = "cut-offs second-hand"
SOURCE = Text(
    "Eurostat, Sustainable development in the European Union: monitoring report on progress towards the SDGs. "
    "The annex with the method was not seen; the cut-offs with a target are those of Statistics Canada, which follows "
    "Eurostat's report of 2021 (github.com/open-sdg/open-sdg, docs/progress-methodology.md).",
    "欧州統計局「EUにおける持続可能な開発：SDGs進捗モニタリング報告」。方法を記す付録は未確認で、目標値がある場合の区分点は、"
    "同報告（2021年）に倣うカナダ統計局の方法による（open-sdg/open-sdg）。",
)
UNVERIFIED = Text(
    "Eurostat's own text was not seen. The cut-offs with a target (95, 60 and 0 %) are second-hand, from Statistics "
    "Canada, which follows Eurostat. Those without a target (1, 0 and -1 % a year), the base year and what is done "
    "with zeros were found in no text.",
    "欧州統計局の原文は確認していない。目標値がある場合の区分点（95・60・0%）は、欧州統計局に倣うカナダ統計局の文書による間接的な情報。"
    "目標値がない場合の区分点（年1・0・-1%）、基準年、ゼロの扱いは、いずれの文書でも確認できていない。",
)

SIGNIFICANT_RATIO, MODERATE_RATIO, INSUFFICIENT_RATIO = 0.95, 0.60, 0.0
SIGNIFICANT_GROWTH, MODERATE_GROWTH, MODERATE_FALL = 0.01, 0.0, -0.01


def judge(span: Span, goal: Goal, *, epsilon: float = EPSILON) -> Finding | Refusal:
    """Compare growth to what the target requires, or to one percent a year where there is no target."""
    zero = without_zero(span, goal, epsilon)
    if zero.target is None:
        return zero.said_of(_by_growth(span, goal, zero.base))
    return zero.said_of(settled(span, goal, zero.target) or _by_ratio(span, goal, zero.base, zero.target))


def class_of_ratio(ratio: float) -> ProgressClass:
    """The class of a ratio of growth to required growth."""
    steps = (
        (SIGNIFICANT_RATIO, ProgressClass.SIGNIFICANT),
        (MODERATE_RATIO, ProgressClass.MODERATE),
        (INSUFFICIENT_RATIO, ProgressClass.INSUFFICIENT),
    )
    return graded(ratio, steps, ProgressClass.MOVEMENT_AWAY)


def class_of_growth(growth: float) -> ProgressClass:
    """The class of annual growth in the desired direction."""
    steps = (
        (SIGNIFICANT_GROWTH, ProgressClass.SIGNIFICANT),
        (MODERATE_GROWTH, ProgressClass.MODERATE),
        (MODERATE_FALL, ProgressClass.MODERATE_MOVEMENT_AWAY),
    )
    return graded(growth, steps, ProgressClass.SIGNIFICANT_MOVEMENT_AWAY)


def _by_ratio(span: Span, goal: Goal, base: float, target: float) -> Finding | Refusal:
    found = ratio_to_required(span, goal, base, target)
    if isinstance(found, Refusal):
        return found
    return Finding(
        progress_class=class_of_ratio(found.ratio),
        annual_growth=found.growth,
        share_or_ratio=found.ratio,
    )


def _by_growth(span: Span, goal: Goal, base: float) -> Finding | Refusal:
    reason = refusal_of_growth(base, span.latest.value)
    if reason is not None:
        return reason
    growth = annual_growth(base, span.latest.value, span.years)
    return Finding(
        progress_class=class_of_growth(desired_growth(goal, base, growth)),
        annual_growth=growth,
    )


METHOD = Method(
    name="eurostat",
    version=VERSION,
    source=SOURCE,
    labels={
        ProgressClass.TARGET_MISSED: MISSED,
        ProgressClass.SIGNIFICANT_MOVEMENT_AWAY: Text("Significant movement away", "目標から大きく後退"),
        ProgressClass.MODERATE_MOVEMENT_AWAY: Text("Moderate movement away", "目標からやや後退"),
        ProgressClass.MOVEMENT_AWAY: Text("Movement away from the target", "目標から後退"),
        ProgressClass.INSUFFICIENT: Text("Insufficient progress", "不十分な進捗"),
        ProgressClass.MODERATE: Text("Moderate progress", "ある程度の進捗"),
        ProgressClass.SIGNIFICANT: Text("Significant progress", "著しい進捗"),
        ProgressClass.TARGET_MET: MET,
    },
    base_year=first_from,
    judge=judge,
    options=("epsilon",),
    warnings=(UNVERIFIED,),
)

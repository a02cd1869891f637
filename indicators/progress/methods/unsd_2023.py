"""The method of UNSD's SDG Progress Chart 2023: the share of the needed change if growth goes on as it is."""

from indicators.progress.assessment import Goal, ProgressClass, Reason, Refusal
from indicators.progress.growth import annual_growth, desired_growth, extrapolated, graded, meets
from indicators.progress.method import MET, MISSED, Finding, Method, settled
from indicators.progress.refusals import refusal_of_growth, refused
from indicators.progress.span import Span, nearest
from vocabulary.text import Text

VERSION = "2023"
SOURCE = Text(
    "UN Statistics Division, SDG Progress Chart 2023, Technical Note, as applied and reproduced by Eustat "
    "(eustat.eus); the note itself was not seen. That a latest value at the target counts as met is Eustat's rule.",
    "国連統計部「SDG Progress Chart 2023 技術ノート」。バスク統計局（Eustat）による適用・再掲による（原文は未確認）。"
    "直近値が目標を満たせば達成とする規則はEustatによる。",
)

ON_TRACK_SHARE, FAIR_SHARE = 0.95, 0.10
ON_TRACK_GROWTH, FAIR_GROWTH = 0.02, 0.005

SCORES = {ProgressClass.ON_TRACK: 3, ProgressClass.FAIR: 2, ProgressClass.STAGNATION_OR_REGRESSION: 1}
"""UNSD's own numbers of the classes; a target that is met is in class 3."""


def judge(span: Span, goal: Goal) -> Finding | Refusal:
    """Extrapolate to the target year, or grade the growth where there is no target; never with an epsilon."""
    if goal.target_value is None:
        return refusal_of_growth(span.base.value, span.latest.value) or _by_growth(span, goal)
    return (
        settled(span, goal, goal.target_value, best=SCORES[ProgressClass.ON_TRACK])
        or refusal_of_growth(span.base.value, span.latest.value)
        or _by_share(span, goal, goal.target_value)
    )


def class_of_share(share: float) -> ProgressClass:
    """The class of a share of the needed change."""
    steps = ((ON_TRACK_SHARE, ProgressClass.ON_TRACK), (FAIR_SHARE, ProgressClass.FAIR))
    return graded(share, steps, ProgressClass.STAGNATION_OR_REGRESSION)


def class_of_growth(growth: float) -> ProgressClass:
    """The class of annual growth in the desired direction."""
    steps = ((ON_TRACK_GROWTH, ProgressClass.ON_TRACK), (FAIR_GROWTH, ProgressClass.FAIR))
    return graded(growth, steps, ProgressClass.STAGNATION_OR_REGRESSION)


def _by_share(span: Span, goal: Goal, target: float) -> Finding | Refusal:
    base, latest = span.base.value, span.latest.value
    if meets(base, target, goal):
        return refused(Reason.BASE_MEETS_TARGET)
    growth = annual_growth(base, latest, span.years)
    expected = extrapolated(latest, growth, goal.target_year - span.latest.year)
    share = (expected - base) / (target - base)
    reached = class_of_share(share)
    return Finding(progress_class=reached, annual_growth=growth, share_or_ratio=share, score=SCORES[reached])


def _by_growth(span: Span, goal: Goal) -> Finding:
    growth = annual_growth(span.base.value, span.latest.value, span.years)
    reached = class_of_growth(desired_growth(goal, span.base.value, growth))
    return Finding(progress_class=reached, annual_growth=growth, score=SCORES[reached])


METHOD = Method(
    name="unsd_2023",
    version=VERSION,
    source=SOURCE,
    labels={
        ProgressClass.TARGET_MISSED: MISSED,
        ProgressClass.STAGNATION_OR_REGRESSION: Text("Stagnation or regression", "停滞または後退"),
        ProgressClass.FAIR: Text("Fair progress, but acceleration needed", "一定の進捗（加速が必要）"),
        ProgressClass.ON_TRACK: Text("On track", "順調"),
        ProgressClass.TARGET_MET: MET,
    },
    base_year=nearest,
    judge=judge,
)

"""What a method of progress assessment declares, and what it finds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from indicators.progress.assessment import Goal, ProgressClass, Reason, Refusal
from indicators.progress.growth import meets
from indicators.progress.refusals import refused
from indicators.progress.span import BaseYear, Span, TargetYear
from vocabulary.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The class a method gives a span, and the numbers that led to it."""

    progress_class: ProgressClass
    annual_growth: float | None = None
    share_or_ratio: float | None = None
    score: float | None = None
    epsilon: float | None = None
    warnings: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A method, named as its file is.

    `judge` takes a span, a goal and the options named; `labels` are its classes in its own words, from the
    worst to the best; `warnings` hold for each of its assessments.
    """

    name: str
    version: str
    source: Text
    labels: Mapping[ProgressClass, Text]
    base_year: BaseYear
    judge: Callable[..., Finding | Refusal]
    options: tuple[str, ...] = ()
    warnings: tuple[Text, ...] = ()


MET = Text("Target met", "目標達成")
MISSED = Text("Target missed", "目標未達成")


def settled(span: Span, goal: Goal, target: float, *, best: float | None = None) -> Finding | Refusal | None:
    """What the level alone decides, without any trend: a target that is met, or whose year has passed.

    `best` is the score a method gives a target that is met.
    """
    if meets(span.latest.value, target, goal):
        return Finding(progress_class=ProgressClass.TARGET_MET, score=best)
    if span.target_year is TargetYear.PASSED:
        return Finding(progress_class=ProgressClass.TARGET_MISSED)
    if span.target_year is TargetYear.UNOBSERVED:
        return refused(Reason.TARGET_YEAR_UNOBSERVED)
    return None

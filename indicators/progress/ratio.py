"""The ratio of actual to required growth, which needs something in place of every zero."""

import math
from dataclasses import dataclass, replace

from indicators.errors import IndicatorError
from indicators.progress.assessment import Goal, Reason, Refusal
from indicators.progress.growth import annual_growth, desired_growth
from indicators.progress.method import Finding
from indicators.progress.refusals import refusal_of_growth, refused
from indicators.progress.span import Span
from vocabulary.text import Text

EPSILON = 0.001
"""What Open SDG and Statistics Canada put in place of a zero unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Actual annual growth, and how much of the required growth it is; above zero is for the better."""

    growth: float
    ratio: float


@dataclass(frozen=True, slots=True)
class WithoutZero:
    """Base and target with an epsilon in place of zero, and the names of what was replaced."""

    base: float
    target: float | None
    epsilon: float
    replaced: tuple[Text, ...]

    def said_of(self, found: Finding | Refusal) -> Finding | Refusal:
        """The finding with epsilon and a warning where one played a part; a level alone needs no base."""
        if isinstance(found, Refusal):
            return found
        used = [name for name in self.replaced if name is _TARGET or found.annual_growth is not None]
        warnings = (*found.warnings, *(_said(name, self.epsilon) for name in used))
        return replace(found, epsilon=self.epsilon if used else None, warnings=warnings)


def without_zero(span: Span, goal: Goal, epsilon: float) -> WithoutZero:
    """Put epsilon in place of a base or a target of zero, and say so."""
    if not (math.isfinite(epsilon) and epsilon > 0):
        raise IndicatorError("Epsilon stands in for a zero and must be above it.", f"Use one such as {EPSILON:g}.")
    base, target = span.base.value, goal.target_value
    replaced = tuple(name for name, value in ((_BASE, base), (_TARGET, target)) if value == 0)
    return WithoutZero(base or epsilon, epsilon if target == 0 else target, epsilon, replaced)


def ratio_to_required(span: Span, goal: Goal, base: float, target: float) -> Ratio | Refusal:
    """Growth since the base beside the growth that leads from the base to the target in time."""
    reason = refusal_of_growth(base, span.latest.value) or refusal_of_growth(base, target)
    if reason is not None:
        return reason
    growth = annual_growth(base, span.latest.value, span.years)
    required = annual_growth(base, target, goal.target_year - span.base.year)
    if required == 0:
        return refused(Reason.BASE_MEETS_TARGET)
    return Ratio(growth, desired_growth(goal, base, growth) / abs(required))


_BASE, _TARGET = Text("base value", "基準値"), Text("target", "目標値")


def _said(name: Text, epsilon: float) -> Text:
    return Text(
        f"The {name.en} is zero; epsilon {epsilon:g} stands in for it, and that choice alone can decide the class.",
        f"{name.ja}はゼロであり、イプシロン{epsilon:g}で置き換えた。この選択だけで評価が変わり得る。",
    )

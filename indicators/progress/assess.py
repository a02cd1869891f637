"""The assessment of a series: one method, everything it used, and the class, or the reason why there is none."""

import math
from collections.abc import Sequence

from indicators.errors import IndicatorError
from indicators.progress.assessment import Assessment, Goal, Point, ProgressClass, Reason, Refusal
from indicators.progress.method import Finding, Method
from indicators.progress.refusals import refusal_of_break, refusal_of_goal, refused
from indicators.progress.registry import DEFAULT_METHOD, method_named
from indicators.progress.small_counts import Change, Comparison, Count, compare_rates
from indicators.progress.span import Span, TargetYear, span_of
from vocabulary.text import Text

FEWEST_PUBLISHED = 3
_NOTHING = Finding(progress_class=ProgressClass.NOT_ASSESSABLE)


def assess(
    points: Sequence[Point],
    goal: Goal,
    method: str = DEFAULT_METHOD,
    *,
    as_of_year: int | None = None,
    **options: float,
) -> Assessment:
    """Assess a series by a method, with that method's options, such as `epsilon`.

    `as_of_year` is the year in which the question is asked: a target year that is over by then is not
    extrapolated to.
    """
    chosen = _with_those_options(method_named(method), options)
    span = span_of(points, goal, chosen.base_year, as_of_year)
    if isinstance(span, Refusal):
        return _record(chosen, goal, None, _NOTHING, refusal_of_goal(goal) or span)
    found = refusal_of_goal(goal) or refusal_of_break(span.points) or chosen.judge(span, goal, **options)
    if isinstance(found, Refusal):
        return _record(chosen, goal, span, _NOTHING, found)
    return _record(chosen, goal, span, found, _refusal_of_finding(span, found))


def _with_those_options(method: Method, options: dict[str, float]) -> Method:
    for name in options:
        if name not in method.options:
            named = ", ".join(method.options) or "none"
            raise IndicatorError(f"Method {method.name} has no option {name!r}.", f"It takes: {named}.")
    return method


def _refusal_of_finding(span: Span, found: Finding) -> Refusal | None:
    """Why a class that was found is not given out."""
    if not all(math.isfinite(number) for number in (found.annual_growth or 0, found.share_or_ratio or 0)):
        return refused(Reason.NOT_FINITE)
    return refused(Reason.TOO_FEW_POINTS) if len(span.points) < FEWEST_PUBLISHED else None


def _record(method: Method, goal: Goal, span: Span | None, found: Finding, refusal: Refusal | None) -> Assessment:
    comparison = None if span is None else _comparison(span)
    is_indicative = refusal is not None and refusal.reason is Reason.TOO_FEW_POINTS and found is not _NOTHING
    is_finite = refusal is None or refusal.reason is not Reason.NOT_FINITE
    return Assessment(
        method=method.name,
        version=method.version,
        base_year=span.base.year if span else None,
        latest_year=span.latest.year if span else None,
        target_year=None if goal.target_value is None else goal.target_year,
        base=span.base.value if span else None,
        latest=span.latest.value if span else None,
        target=goal.target_value,
        epsilon=found.epsilon,
        annual_growth=found.annual_growth if is_finite else None,
        share_or_ratio=found.share_or_ratio if is_finite else None,
        score=None if refusal else found.score,
        progress_class=ProgressClass.NOT_ASSESSABLE if refusal else found.progress_class,
        warnings=method.warnings + found.warnings + (_warnings(span, goal, comparison) if span else ()),
        refusal=refusal,
        indicative_class=found.progress_class if is_indicative else None,
        comparison=comparison,
    )


def _comparison(span: Span) -> Comparison | None:
    """Base and latest as rates of counted cases; for proportions that errs towards "cannot tell"."""
    base, latest = span.base, span.latest
    if base.numerator is None or latest.numerator is None or not base.denominator or not latest.denominator:
        return None
    return compare_rates(Count(base.numerator, base.denominator), Count(latest.numerator, latest.denominator))


def _warnings(span: Span, goal: Goal, comparison: Comparison | None) -> tuple[Text, ...]:
    base, latest = span.base.year, span.latest.year
    said = {
        Text(
            f"There is no usable value for {goal.base_year}; {base} is the base year.",
            f"{goal.base_year}年の使える値がないため、{base}年を基準年とした。",
        ): base != goal.base_year,
        Text(
            f"The target year {goal.target_year} has passed: the value of {latest} is held against the target, "
            "nothing is extrapolated.",
            f"目標年{goal.target_year}年は過ぎており、{latest}年の値を目標値と比べた。外挿は行わない。",
        ): span.target_year is TargetYear.PASSED,
        Text(f"Values after {latest} are not looked at.", f"{latest}年より後の値は用いていない。"): bool(span.later),
        Text(
            f"The counts behind {base} and {latest} are too small to tell a change.",
            f"{base}年と{latest}年の件数が少なく、変化の有無を判断できない。",
        ): comparison is not None and comparison.change is Change.CANNOT_TELL,
    }
    return tuple(text for text, holds in said.items() if holds)

"""The published cells as sets of persons: which codes they take in on each axis, and which answer they count.

An axis is a dimension in its finest parts: months between any two period ends, codes, countries within regions. Two
cells that take in the same parts are one row, wherever they are published.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from indicators.disclosure.policy import (
    Policy,
    PolicyDimension,
    Population,
    PublicTotal,
    PublishedTable,
    Unlisted,
)
from indicators.disclosure.spans import closed_periods, month_number, month_text, span
from vocabulary.codes import TOTAL, codelist
from vocabulary.dimensions import CODELIST_OF
from vocabulary.periods import Period, parse_period

TIME, JOINED = "time_period", "joined"
"""The axis of the month in which a person is counted, and that of the month in which the person joined the smaller
population: the same parts, and a last one for who did not."""

OTHER, NEVER = "other", "never"


@dataclass(frozen=True, slots=True)
class CellSet:
    """The persons behind a number: parts of each axis that is not whole, and the answer that is counted."""

    parts: frozenset[tuple[str, frozenset[int]]]
    answer: tuple[str, str] | None = None

    def on(self, axis: str) -> frozenset[int] | None:
        """The parts of that axis, None for all of it."""
        return dict(self.parts).get(axis)

    def axes(self) -> frozenset[str]:
        """The axes on which it is not whole."""
        return frozenset(axis for axis, _ in self.parts)


@dataclass(frozen=True, slots=True)
class PublishedCell:
    """One cell of a published table, by its codes; `_T` is a total."""

    table: str
    population: str
    period: str
    codes: tuple[tuple[str, str], ...]
    """Dimension and code, in the policy's order; a dimension that is not named is whole."""


@dataclass(frozen=True, slots=True)
class EarlierCell:
    """A cell of a release before: its number, None where it is hidden."""

    population: str
    period: str
    codes: tuple[tuple[str, str], ...]
    value: int | None


@dataclass(frozen=True, slots=True)
class Axes:
    """The parts of each axis, and which of them a code or a period takes in."""

    parts: Mapping[str, tuple[str, ...]]
    codes: Mapping[tuple[str, str], frozenset[int]]
    periods: Mapping[str, frozenset[int]]
    months: tuple[tuple[int, int], ...]
    """First and last month of each part of the time axis."""

    known: tuple[PublicTotal, ...]
    """The public totals of periods that the register covers."""

    earlier: tuple[EarlierCell, ...] = ()
    """What releases before told of the same persons."""


def axis_of(policy: Policy, dimension: PolicyDimension) -> str:
    """The axis a dimension lies on: its own, or that of the dimension it lies within."""
    return axis_of(policy, policy.dimension(dimension.within)) if dimension.within else dimension.name


def axes_of(policy: Policy, through: str, earlier: Sequence[EarlierCell] = ()) -> Axes:
    """All axes of the policy's tables, over the periods closed by the month `through`, and those of releases before."""
    parts: dict[str, tuple[str, ...]] = {}
    codes: dict[tuple[str, str], frozenset[int]] = {}
    for dimension in policy.dimensions:
        if not dimension.several and dimension.within is None:
            parts[dimension.name], taken = _axis(policy, dimension)
            codes |= taken
    before = (parse_period(cell.period) for cell in earlier)
    periods = {str(period): span(period) for period in (*_all_periods(policy, through), *before)}
    ends = sorted({first for first, _ in periods.values()} | {last + 1 for _, last in periods.values()})
    months = tuple((first, after - 1) for first, after in pairwise(ends))
    taken_in = {
        text: frozenset(at for at, (a, b) in enumerate(months) if first <= a and b <= last)
        for text, (first, last) in periods.items()
    }
    named = tuple(f"{month_text(first)}/{month_text(last)}" for first, last in months)
    joined = (*named, NEVER) if len(policy.populations) > 1 else (NEVER,)
    known = tuple(known_totals(policy, through))
    return Axes({TIME: named, JOINED: joined} | parts, codes, taken_in, months, known, tuple(earlier))


def published_cells(policy: Policy, through: str) -> Iterator[PublishedCell]:
    """Every cell of every published table, totals and zeros too, in the policy's order."""
    every = ((table, name) for table in policy.tables for name in table.populations)
    for table, name in every:
        lists = [(*policy.codes(table, one), TOTAL) for one in table.by]
        for period, codes in product(closed_periods(table.time, through), product(*lists)):
            yield PublishedCell(table.id, name, str(period), tuple(zip(table.by, codes, strict=True)))


def cell_set(policy: Policy, axes: Axes, population: Population, period: str, codes: Mapping[str, str]) -> CellSet:
    """The persons of that population, period and codes."""
    parts = {JOINED if population.within else TIME: axes.periods[period]}
    answer = None
    for name, code in codes.items():
        dimension = policy.dimension(name)
        if code == TOTAL:
            continue
        if dimension.several:
            answer = (name, code)
        else:
            parts[axis_of(policy, dimension)] = axes.codes[name, code]
    return CellSet(_not_whole(axes, parts), answer)


def table_weight(policy: Policy, table: PublishedTable, cell: PublishedCell) -> int:
    """What hiding a cell of that table costs."""
    broken_down = sum(code != TOTAL for _, code in cell.codes)
    weights = policy.weights
    general = (weights.total, weights.margin, weights.crossing)[min(broken_down, 2)]
    return table.weight or general


def _not_whole(axes: Axes, parts: Mapping[str, frozenset[int]]) -> frozenset[tuple[str, frozenset[int]]]:
    return frozenset((axis, taken) for axis, taken in parts.items() if len(taken) < len(axes.parts[axis]))


def _all_periods(policy: Policy, through: str) -> list[Period]:
    published = [period for table in policy.tables for period in closed_periods(table.time, through)]
    return [*published, *(parse_period(total.period) for total in known_totals(policy, through))]


def known_totals(policy: Policy, through: str) -> list[PublicTotal]:
    """The public totals of periods that the register covers."""
    last = month_number(through)
    return [total for total in policy.public if span(parse_period(total.period))[1] <= last]


def _axis(policy: Policy, root: PolicyDimension) -> tuple[tuple[str, ...], dict[tuple[str, str], frozenset[int]]]:
    """The parts of the axis of a dimension, and those of each code of it and of what lies within it."""
    inner = next((each for each in policy.dimensions if each.within == root.name), None)
    above = {code: code_above(root, code) for code in inner.codes} if inner else {}
    rest = [f"{OTHER} {code}" if inner else code for code in root.codes]
    parts = (*above, *rest, *((OTHER,) if root.unlisted is Unlisted.TOGETHER else ()))
    taken = {
        (root.name, code): frozenset(
            at for at, part in enumerate(parts) if above.get(part) == code or part in {code, f"{OTHER} {code}"}
        )
        for code in root.codes
    }
    if inner:
        taken |= {(inner.name, code): frozenset({parts.index(code)}) for code in inner.codes}
    return parts, taken


def code_above(root: PolicyDimension, code: str) -> str:
    """The code of the outer dimension that a code of the inner one lies in, by the code list; OTHER when in none."""
    codes = codelist(CODELIST_OF[root.column])
    at = codes[code].parent
    while at and at not in root.codes:
        at = codes[at].parent if at in codes else ""
    return at or OTHER

"""What is owed protection: hidden cells, small pieces that can be worked out, groups that would share an answer.

Each is a sum of rows. It is protected when whole registers that look the same in public give it at least `threshold`
persons and numbers at least `width` apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indicators.disclosure.alternatives import Row
from indicators.disclosure.policy import Policy, PolicyDimension
from indicators.disclosure.published import JOINED, TIME, Axes, CellSet, PublishedCell, code_above
from indicators.disclosure.spans import month_number, span
from indicators.register import FIRST_MONTH
from vocabulary.codes import TOTAL
from vocabulary.periods import parse_period

_Key = tuple[str, str, frozenset[tuple[str, str]]]
"""Population, period, and the codes that are not totals."""


@dataclass(frozen=True, slots=True)
class Family:
    """A row and rows that are parts of it, which have nobody in common unless one is named inside another."""

    whole: int
    parts: tuple[int, ...]
    inside: tuple[tuple[int, int], ...] = ()
    """Of parts that lie in other parts: the inner one and the outer one."""

    def shown(self, hidden: frozenset[int]) -> Iterator[list[int]]:
        """The shown parts that can be taken away together: the outer ones where they can be, and the inner ones."""
        there = [part for part in self.parts if part not in hidden]
        outer_of = {inner: outer for inner, outer in self.inside if inner in there and outer in there}
        yield [part for part in there if part not in outer_of]
        yield [part for part in there if part not in outer_of.values()]


@dataclass(frozen=True, slots=True)
class Relations:
    """How the published rows hang together: what subtraction can reach."""

    families: tuple[Family, ...]
    """A total and its parts: what is left when the shown parts are taken away is known."""

    remainders: tuple[tuple[int, int, bool], ...]
    """A row, a row within it, and whether nobody left would tell an answer of the whole group."""


def relations(policy: Policy, published: Sequence[tuple[PublishedCell, int]]) -> Relations:
    """The families and remainders among published cells, each given with the number of its row."""
    rows = {_key(cell): row for cell, row in published}
    families: dict[Family, None] = {}
    remainders: dict[tuple[int, int, bool], None] = {}
    for key, row in rows.items():
        for dimension in policy.dimensions:
            parts = tuple(rows[part] for part in _parts(policy, key, dimension) if part in rows)
            if not dimension.several:
                families[Family(row, parts)] = None
            if dimension.several or dimension.sensitive:
                remainders |= {(row, part, dimension.sensitive): None for part in parts}
            if dimension.within:
                families[_nested(policy, key, dimension, rows)] = None
    families |= dict.fromkeys(_in_time(rows))
    remainders |= dict.fromkeys(_within(policy, rows))
    return Relations(
        tuple(family for family in families if family.parts),
        tuple(pair for pair in remainders if pair[0] != pair[1]),
    )


def stretches(axes: Axes) -> Iterator[CellSet]:
    """All runs of months between period ends, of each population: what subtraction of periods can reach."""
    count = len(axes.parts[TIME])
    for axis in (TIME, JOINED) if len(axes.parts[JOINED]) > 1 else (TIME,):
        for first in range(count):
            for after in range(first + 1, count + 1):
                if axis == JOINED or after - first < count:
                    yield CellSet(frozenset({(axis, frozenset(range(first, after)))}))


def owed(
    threshold: int, numbers: Sequence[int], found: Relations, hidden: frozenset[int], implied: Sequence[int]
) -> list[Row]:
    """The sums of rows that are owed protection while these rows are hidden, each once, cells first."""
    small = range(1, threshold)
    sums: dict[tuple[tuple[int, int], ...], None] = {((row, 1),): None for row in sorted(hidden)}
    sums |= {((row, 1),): None for row in implied if numbers[row] in small}
    for family in found.families:
        for shown in family.shown(hidden):
            if numbers[family.whole] - sum(numbers[part] for part in shown) in small:
                sums[_sum(family.whole, shown)] = None
    for whole, part, tells in found.remainders:
        left = numbers[whole] - numbers[part]
        if left in small or (tells and left == 0 and numbers[whole] > 0):
            sums[_sum(whole, [part])] = None
    return [dict(each) for each in sums]


def _sum(whole: int, less: Sequence[int]) -> tuple[tuple[int, int], ...]:
    return ((whole, 1), *((part, -1) for part in less))


def _key(cell: PublishedCell) -> _Key:
    return cell.population, cell.period, frozenset(pair for pair in cell.codes if pair[1] != TOTAL)


def _parts(policy: Policy, key: _Key, dimension: PolicyDimension) -> Iterator[_Key]:
    """The cells that divide a cell by one more dimension, or by what lies within one."""
    population, period, codes = key
    named = dict(codes)
    taken = {policy.dimension(name).column for name in named}
    if dimension.within in named:
        outer = policy.dimension(dimension.within)
        inner = [code for code in dimension.codes if code_above(outer, code) == named[outer.name]]
        rest = codes - {(outer.name, named[outer.name])}
        yield from ((population, period, rest | {(dimension.name, code)}) for code in inner)
    elif dimension.column not in taken:
        yield from ((population, period, codes | {(dimension.name, code)}) for code in dimension.codes)


def _nested(policy: Policy, key: _Key, dimension: PolicyDimension, rows: Mapping[_Key, int]) -> Family:
    """A cell with its parts by a dimension and by the one that lies within it, both at once."""
    outer = policy.dimension(dimension.within or "")
    codes = {
        each: {dict(part[2])[each.name]: rows[part] for part in _parts(policy, key, each) if part in rows}
        for each in (outer, dimension)
    }
    if not codes[outer]:
        return Family(rows[key], ())
    above = {code: code_above(outer, code) for code in codes[dimension]}
    inside = [(row, codes[outer][above[code]]) for code, row in codes[dimension].items() if above[code] in codes[outer]]
    return Family(rows[key], (*codes[outer].values(), *codes[dimension].values()), tuple(inside))


def _in_time(rows: Mapping[_Key, int]) -> Iterator[Family]:
    """Each cell with the cells of one kind of shorter period inside it."""
    same: dict[tuple[str, frozenset[tuple[str, str]]], list[tuple[str, int]]] = {}
    for (population, period, codes), row in rows.items():
        same.setdefault((population, codes), []).append((period, row))
    for listed in same.values():
        spans = {period: span(parse_period(period)) for period, _ in listed}
        for period, row in listed:
            first, last = spans[period]
            inside = [
                (str(parse_period(other).type), part)
                for other, part in listed
                if other != period and first <= spans[other][0] and spans[other][1] <= last
            ]
            for kind in sorted({kind for kind, _ in inside}):
                yield Family(row, tuple(part for each, part in inside if each == kind))


def _within(policy: Policy, rows: Mapping[_Key, int]) -> Iterator[tuple[int, int, bool]]:
    """Each cell from the programme's first month on with that of the population within it: who has not joined yet."""
    start = month_number(FIRST_MONTH)
    for population in policy.populations:
        for (name, period, codes), row in rows.items():
            begins = span(parse_period(period))[0]
            if name == population.name and begins == start and (population.within or "", period, codes) in rows:
                yield rows[population.within or "", period, codes], row, False

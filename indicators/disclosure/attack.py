"""Tries to learn from a release what it hides: bounds by linear and whole-number programmes, from public files alone.

It shares no code with the protection. A finding names a cell by its key and never says a number.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import Any

import highspy
import numpy as np
import polars as pl

from indicators.disclosure.attacker import TIME, Cell, Codes, Knowledge, Terms, World, knowledge, sorted_parts

_CLOSE = 1e-6
_BRANCHES = 400


class Weakness(StrEnum):
    """What can be learnt."""

    SMALL_SHOWN = "a small number is shown"
    VALUE_KEPT = "a hidden cell carries its number"
    SHOWN_ELSEWHERE = "a cell hidden in one table is shown in another, or was before"
    TOO_SMALL = "a hidden cell is known to be small"
    TOO_NARROW = "a hidden cell is known too closely"
    PIECE = "a small group can be worked out"
    GROUP = "a whole group is known to share an answer"
    INCREMENT = "the change since an earlier release tells of a small group"
    CONTRADICTION = "the published numbers contradict each other, or it cannot be told whether they are safe"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that can be learnt of a cell; `less` names the parts taken away from it, if any."""

    weakness: Weakness
    measure: str
    codes: Codes
    less: tuple[Codes, ...] = ()

    def __str__(self) -> str:
        cell = ", ".join([self.measure, *(code for _, code in self.codes)])
        less = "".join(f" less {', '.join(code for _, code in codes)}" for codes in self.less)
        return f"{self.weakness} ({cell}{less})"


def attack(
    tables: pl.DataFrame, hierarchy: Mapping[str, Any], earlier: Sequence[pl.DataFrame] = ()
) -> tuple[Finding, ...]:
    """All that can be learnt from the tables of a release, and of those before it; nothing found is an empty tuple."""
    return tuple(dict.fromkeys(weaknesses(tables, hierarchy, earlier)))


def weaknesses(
    tables: pl.DataFrame, hierarchy: Mapping[str, Any], earlier: Sequence[pl.DataFrame] = ()
) -> Iterator[Finding]:
    """What can be learnt, one after the other, the easiest first."""
    if not _can_be_read(tables, hierarchy):
        yield Finding(Weakness.CONTRADICTION, "", ())
        return
    known = knowledge(tables, hierarchy)
    before = [cell for frame in earlier for cell in knowledge(frame, hierarchy).cells]
    yield from _plain(known)
    yield from _since(known, before)
    attacker = _Attacker(known, _told_besides(known, before))
    if attacker.holds():
        yield from attacker.findings()
    else:
        yield Finding(Weakness.CONTRADICTION, "", ())


def _can_be_read(tables: pl.DataFrame, hierarchy: Mapping[str, Any]) -> bool:
    """Tell whether every column, code and status is one the hierarchy explains; what is not could hide anything."""
    dimensions = hierarchy["dimensions"]
    totals, statuses = hierarchy["total_codes"], {*hierarchy["shown_status"], *hierarchy["suppressed_status"]}
    explained = {"table_id", *hierarchy["population_columns"], *dimensions, "value", "status"}
    return (
        set(tables.columns) <= explained
        and set(tables["status"]) <= statuses
        and all(
            set(tables[name]) <= {*each["nodes"], *totals}
            for name, each in dimensions.items()
            if name in tables.columns
        )
    )


def _plain(known: Knowledge) -> Iterator[Finding]:
    """What needs no calculation."""
    shown = {_same(known, cell) for cell in known.cells if not cell.hidden}
    public = {_same(known, cell) for cell in known.public}
    for cell in known.cells:
        if cell.hidden and cell.value is not None:
            yield _of(Weakness.VALUE_KEPT, cell)
        if cell.hidden and _same(known, cell) in shown - public:
            yield _of(Weakness.SHOWN_ELSEWHERE, cell)
        if not cell.hidden and cell.value is None:
            yield _of(Weakness.CONTRADICTION, cell)
        if not cell.hidden and cell.value in range(1, known.threshold) and _same(known, cell) not in public:
            yield _of(Weakness.SMALL_SHOWN, cell)


def _since(known: Knowledge, before: Iterable[Cell]) -> Iterator[Finding]:
    """What comparing with an earlier release tells of the same cells."""
    now = {cell.key: cell for cell in known.cells}
    for cell in before:
        here = now.get(cell.key)
        if here is None or cell.value is None:
            continue
        if here.hidden:
            yield _of(Weakness.SHOWN_ELSEWHERE, here)
        elif here.value is not None and abs(here.value - cell.value) in range(1, known.threshold):
            yield _of(Weakness.INCREMENT, here)


def _can_be_used(known: Knowledge, cell: Cell) -> bool:
    """Tell whether an earlier cell is about codes there still are."""
    return all(pair in known.nodes for pair in cell.codes)


def _told_besides(known: Knowledge, before: Iterable[Cell]) -> list[Cell]:
    """The earlier cells that can be used and that the release itself does not have, each once, shown where it was."""
    named = {cell.key for cell in known.cells}
    shown = {cell.key for cell in known.cells if not cell.hidden}
    told = [cell for cell in before if cell.key not in (named if cell.hidden else shown) and _can_be_used(known, cell)]
    return list({cell.key: cell for cell in sorted(told, key=lambda cell: not cell.hidden)}.values())


class _Attacker:
    """Asks how small and how large a sum of unknowns can be."""

    def __init__(self, known: Knowledge, before: Sequence[Cell]) -> None:
        self._known = known
        self._before = before
        self._world = World(known, before)
        self._rows = {cell.key: cell for cell in (*before, *known.cells, *known.public)}
        self._terms = {key: self._world.terms(*key) for key in self._rows}
        shown = [cell for cell in (*known.cells, *before) if not cell.hidden and cell.value is not None]
        self._fixed = [(self._world.terms(*cell.key), cell.value or 0) for cell in (*known.public, *shown)]
        self._known_anyway = len(known.public)
        self._solver = self._linear(len(self._fixed))
        self._tables: list[np.ndarray[Any, np.dtype[np.float64]]] = []
        """Whole tables found: each shows what no longer needs to be asked."""

    def holds(self) -> bool:
        """Tell whether there is any table that fits what is published."""
        return self._bound({}, 1) is not None

    def findings(self) -> Iterator[Finding]:
        """All hidden cells that can be bound too closely, pieces, and groups that share an answer."""
        every = (*self._known.cells, *self._before)
        done: set[object] = {_same(self._known, cell) for cell in every if not cell.hidden}
        for cell in every:
            if cell.hidden and _same(self._known, cell) not in done:
                done.add(_same(self._known, cell))
                yield from self._hidden(cell)
        yield from self._stretches()
        yield from self._families()
        yield from self._remainders()

    def _hidden(self, cell: Cell) -> Iterator[Finding]:
        terms, known = self._terms[cell.key], self._known
        lowest, highest = self._seen(terms)
        if highest >= known.threshold and highest - lowest >= known.width:
            return
        low, high = self._bounds(terms)
        if high < known.threshold or not self._whole(terms, at_least=known.threshold):
            yield from self._unless_public(_of(Weakness.TOO_SMALL, cell), terms)
        elif high - low < known.width or not self._wide(terms, low, high):
            yield from self._unless_public(_of(Weakness.TOO_NARROW, cell), terms)

    def _wide(self, terms: Terms, low: int, high: int) -> bool:
        """Tell whether whole tables exist as far apart as hidden cells must be."""
        lowest, highest = self._seen(terms)
        for start in range(low, high - self._known.width + 1):
            if (lowest <= start or self._whole(terms, at_most=start)) and (
                highest >= start + self._known.width or self._whole(terms, at_least=start + self._known.width)
            ):
                return True
        return False

    def _small(self, finding: Finding, terms: Terms) -> Iterator[Finding]:
        """The finding, when the sum is known to be somebody and less than the threshold."""
        lowest, highest = self._seen(terms)
        if lowest <= 0 or highest >= self._known.threshold:
            return
        low, high = self._bounds(terms)
        if low >= 1 and (high < self._known.threshold or not self._whole(terms, at_least=self._known.threshold)):
            yield from self._unless_public(finding, terms)

    def _stretches(self) -> Iterator[Finding]:
        """Months between two ends of periods."""
        atoms = self._known.atoms[TIME]
        for measure in sorted({cell.measure for cell in self._known.cells}):
            months = [self._world.equations.unknown(("month", measure, part)) for part in range(len(atoms))]
            for first in range(len(atoms)):
                for after in range(first + 1, len(atoms) + 1):
                    text = f"{atoms[first].split('/')[0]}/{atoms[after - 1].split('/')[1]}"
                    finding = Finding(Weakness.PIECE, measure, ((TIME, text),))
                    yield from self._small(finding, dict.fromkeys(months[first:after], 1.0))

    def _families(self) -> Iterator[Finding]:
        """What is left of a cell when parts of it are taken away that have nobody in common."""
        for key, group in _families(self._known, self._rows):
            if shown := [part for part in group if not self._rows[part].hidden]:
                yield from self._small(_left(Weakness.PIECE, key, shown), self._less(key, shown))

    def _remainders(self) -> Iterator[Finding]:
        """Who did not give an answer, and who has not joined a part yet."""
        for key, part, name in _answered(self._known, self._rows):
            terms = self._less(key, [part])
            yield from self._small(_left(Weakness.PIECE, key, [part]), terms)
            if name in self._known.sensitive:
                yield from self._shared(_left(Weakness.GROUP, key, [part]), key, terms)
        yield from self._not_joined()

    def _not_joined(self) -> Iterator[Finding]:
        """Who is in a whole and, up to the same month, not in the part of it."""
        for part, whole in self._known.subsets:
            for key in [key for key in self._rows if key[0] == whole and _from_the_start(self._known, key[1])]:
                if (part, key[1]) in self._rows:
                    yield from self._small(
                        _left(Weakness.PIECE, key, [(part, key[1])]), self._less(key, [(part, key[1])])
                    )

    def _shared(self, finding: Finding, key: tuple[str, Codes], others: Terms) -> Iterator[Finding]:
        """The finding, when nobody of a group that has somebody can have another answer."""
        if self._seen(others)[1] >= 1 or self._bounds(self._terms[key])[0] < 1:
            return
        if self._bounds(others)[1] < 1 or not self._whole(others, at_least=1):
            yield from self._unless_public(finding, others)

    def _less(self, key: tuple[str, Codes], parts: Iterable[tuple[str, Codes]]) -> Terms:
        terms = dict(self._terms[key])
        for part in parts:
            for unknown, factor in self._terms[part].items():
                terms[unknown] = terms.get(unknown, 0) - factor
        return terms

    def _unless_public(self, finding: Finding, terms: Terms) -> Iterator[Finding]:
        """The finding, unless it follows from what others have published."""
        solver = self._linear(self._known_anyway)
        low, high = (_optimum(solver, terms, sense) for sense in (-1, 1))
        assert low is not None  # noqa: S101 - fewer conditions than those that hold
        assert high is not None  # noqa: S101 - likewise
        if high >= self._known.threshold and high - low >= self._known.width:
            yield finding

    def _bounds(self, terms: Terms) -> tuple[int, int]:
        low, high = self._bound(terms, -1), self._bound(terms, 1)
        assert low is not None  # noqa: S101 - the equations hold
        assert high is not None  # noqa: S101 - likewise
        return int(np.ceil(low - _CLOSE)), int(min(np.floor(high + _CLOSE), 1e9))

    def _bound(self, terms: Terms, sense: int) -> float | None:
        found = _optimum(self._solver, terms, sense)
        if found is not None and np.isfinite(found):
            self._keep(self._solver)
        return found

    def _seen(self, terms: Terms) -> tuple[float, float]:
        """The least and most the sum has in whole tables found so far."""
        if not self._tables:
            return inf, -inf
        unknowns, factors = list(terms), np.array(list(terms.values()))
        sums = [float(table[unknowns] @ factors) for table in self._tables]
        return min(sums), max(sums)

    def _whole(self, terms: Terms, at_least: int | None = None, at_most: int | None = None) -> bool:
        """Tell whether a table of whole numbers has such a sum; when the search gives up, none has."""
        lowest, highest = self._seen(terms)
        if (at_least is not None and highest >= at_least) or (at_most is not None and lowest <= at_most):
            return True
        solver = self._linear(len(self._fixed))
        count = solver.getNumCol()
        kinds = np.full(count, int(highspy.HighsVarType.kInteger), dtype=np.uint8)
        solver.changeColsIntegrality(count, np.arange(count, dtype=np.int32), kinds)
        _add(solver, terms, -inf if at_least is None else at_least, inf if at_most is None else at_most)
        solver.setOptionValue("mip_max_nodes", _BRANCHES)
        solver.setOptionValue("presolve", "on")
        solver.run()
        if solver.getInfo().primal_solution_status != highspy.kSolutionStatusFeasible:
            return False
        self._keep(solver)
        return True

    def _keep(self, solver: highspy.Highs) -> None:
        values = np.asarray(solver.getSolution().col_value)
        if np.all(np.abs(values - np.rint(values)) < _CLOSE):
            self._tables.append(np.rint(values))

    def _linear(self, fixed: int) -> highspy.Highs:
        solver = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy leaves it untyped
        for option, value in (("output_flag", False), ("threads", 1), ("random_seed", 1), ("presolve", "off")):
            solver.setOptionValue(option, value)
        equations = self._world.equations
        count = len(equations.unknowns)
        solver.addVars(count, np.zeros(count), np.full(count, inf))
        for terms, lower, upper in equations.rows:
            _add(solver, terms, lower, upper)
        for terms, number in self._fixed[:fixed]:
            _add(solver, terms, number, number)
        return solver


def _add(solver: highspy.Highs, terms: Terms, lower: float, upper: float) -> None:
    solver.addRow(lower, upper, len(terms), np.array(list(terms), dtype=np.int32), np.array(list(terms.values())))


def _optimum(solver: highspy.Highs, terms: Terms, sense: int) -> float | None:
    """The most (1) or the least (-1) the sum can be; infinity when there is no limit, None when there is no table."""
    count = solver.getNumCol()
    costs = np.zeros(count)
    for unknown, factor in terms.items():
        costs[unknown] = factor
    solver.changeColsCost(count, np.arange(count, dtype=np.int32), costs)
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize if sense > 0 else highspy.ObjSense.kMinimize)
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kOptimal:
        return float(solver.getInfo().objective_function_value)
    unbounded = {highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible}
    return sense * inf if status in unbounded else None


def _of(weakness: Weakness, cell: Cell) -> Finding:
    return Finding(weakness, cell.measure, cell.codes)


def _left(weakness: Weakness, key: tuple[str, Codes], parts: Sequence[tuple[str, Codes]]) -> Finding:
    return Finding(weakness, *key, tuple(codes for _, codes in parts))


def _same(known: Knowledge, cell: Cell) -> object:
    """What cells of the same persons have in common, whatever their codes are called."""
    parts = []
    for name, code in cell.codes:
        taken = (code,) if name in known.questions else sorted_parts(known, name, cell)
        if name in known.questions or len(taken) < len(known.atoms[name]):
            parts.append((name, taken))
    return cell.measure, tuple(sorted(parts))


def _from_the_start(known: Knowledge, codes: Codes) -> bool:
    named = dict(codes)
    return TIME not in named or 0 in known.nodes[TIME, named[TIME]]


def _families(
    known: Knowledge, rows: Mapping[tuple[str, Codes], Cell]
) -> Iterator[tuple[tuple[str, Codes], list[tuple[str, Codes]]]]:
    """Each cell with cells that have its codes but for one dimension, where theirs lie inside its own."""
    for key in rows:
        measure, codes = key
        for name in (name for name in known.atoms if name not in known.questions):
            rest = tuple(pair for pair in codes if pair[0] != name)
            whole = known.nodes[name, dict(codes)[name]] if name in dict(codes) else None
            inside = [
                (other, known.nodes[name, dict(other[1])[name]])
                for other in rows
                if other[0] == measure and name in dict(other[1]) and tuple(p for p in other[1] if p[0] != name) == rest
            ]
            inside = [(other, parts) for other, parts in inside if other != key and (whole is None or parts < whole)]
            shown = [(other, parts) for other, parts in inside if not rows[other].hidden]
            for apart in (*_apart(inside), *_apart(shown)):
                yield key, apart


def _apart(inside: Sequence[tuple[tuple[str, Codes], frozenset[int]]]) -> Iterator[list[tuple[str, Codes]]]:
    """Lists of cells without common parts, the finest and the coarsest."""
    for order in (sorted(inside, key=lambda each: len(each[1])), sorted(inside, key=lambda each: -len(each[1]))):
        taken: set[int] = set()
        chosen = []
        for other, parts in order:
            if not parts & taken:
                chosen.append(other)
                taken |= parts
        if chosen:
            yield chosen


def _answered(
    known: Knowledge, rows: Mapping[tuple[str, Codes], Cell]
) -> Iterator[tuple[tuple[str, Codes], tuple[str, Codes], str]]:
    """Each cell with those of its members who gave an answer."""
    for measure, codes in rows:
        for name, _ in codes:
            whole = (measure, tuple(pair for pair in codes if pair[0] != name))
            if name in known.questions and whole in rows:
                yield whole, (measure, codes), name

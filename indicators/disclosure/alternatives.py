"""Other registers that the public could not tell from the true one: found by linear programming, in whole numbers.

The unknowns are changes: persons added to a cell of the model or taken from it. A published cell that changes costs its
weight for every person, unless it is hidden; so the cheapest change tells which cells to hide.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

import highspy
import numpy as np
import numpy.typing as npt
from scipy import sparse

from indicators.disclosure.model import Model, Numbers

Row = Mapping[int, int]
"""A sum of rows: number of the row and factor."""

Changes = npt.NDArray[np.float64] | Numbers

_WHOLE = 1e-6
_LITTLE = 0.05
_ROUNDS = 2
_MOVE = 1e-3
"""What moving a person costs beside the weights: small changes are nearer to whole numbers."""

_NODES = 400
"""How many branches a whole-number search may take: a limit in steps, not in seconds, gives the same everywhere."""

_ANY, _NEAR = 1.0, 0.2
"""How far from the cheapest a whole table may be: any will do, or nearly the cheapest."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A sum of rows that shall be at least so much more, or less, than it truly is."""

    row: Row
    change: int
    """How many more (positive) or fewer (negative)."""


@dataclass(frozen=True, slots=True)
class Found:
    """By how much each row changes in a table that was found, what that costs, and whether persons stay whole."""

    changes: Changes
    cost: float
    """The weight of the rows that change and are not hidden yet."""

    whole: bool

    def changed(self) -> frozenset[int]:
        """The rows that change."""
        return frozenset(map(int, np.flatnonzero(np.abs(self.changes) > _WHOLE)))


class Alternatives:
    """Searches alternative tables of one model; which rows may change, and at what cost, is told step by step."""

    def __init__(self, model: Model, rows: Sequence[Numbers], weights: Sequence[int], fixed: frozenset[int]) -> None:
        self._size = len(rows)
        self._matrix, lower, upper = _matrix(model, rows)
        self._first = self._matrix.shape[1] - 2 * self._size
        self._lower_rows, self._upper_rows = lower, upper
        taken = np.flatnonzero(model.truth)
        self._most = np.concatenate([np.full(model.truth.size, inf), model.truth[taken], np.full(2 * self._size, inf)])
        for row in fixed:
            self._most[[self._first + row, self._first + self._size + row]] = 0
        self._cost = np.concatenate([np.full(self._first, _MOVE), np.asarray([*weights, *weights], dtype=float)])
        self._linear = self._solver()

    def hide(self, row: int) -> None:
        """Let that row change at no cost."""
        self._price(row, 0)

    def show(self, row: int, weight: float) -> None:
        """Let that row change at this cost again."""
        self._price(row, weight)

    def cheapest(self, wanted: Wanted, rounds: int = _ROUNDS) -> Found | None:
        """About the cheapest table that has what is wanted, perhaps with parts of persons; None when there is none.

        A cell is hidden once however much it changes. So after the first table rows that changed little are made dear
        and rows that changed much cheap, which gathers the change in fewer of them.
        """
        row = self._want(self._linear, wanted)
        best = found = self._solved(self._cost)
        for _ in range(rounds):
            if found is None or best is None or not best.cost:
                break
            found = self._solved(self._gathering(found.changes))
            best = min((each for each in (best, found) if each), key=lambda each: each.cost)
        self._linear.deleteRows(1, np.array([row], dtype=np.int32))
        return best

    def _gathering(self, changes: Changes) -> npt.NDArray[np.float64]:
        size = np.abs(np.concatenate([changes, changes]))
        costs = self._cost.copy()
        costs[self._first :] /= size + _LITTLE
        return costs

    def _solved(self, costs: npt.NDArray[np.float64]) -> Found | None:
        every = np.arange(len(costs), dtype=np.int32)
        self._linear.changeColsCost(len(costs), every, costs)
        self._linear.setBasis()
        self._linear.run()
        return self._found(self._linear)

    def whole(self, wanted: Wanted, free: frozenset[int] | None = None) -> Found | None:
        """A table of whole numbers that has what is wanted; None when none was found.

        It changes rows of `free` only or, when none are named, is about the cheapest.
        """
        solver = self._solver(presolve="on")
        if free is not None:
            kept = np.array([row for row in range(self._size) if row not in free], dtype=np.int32) + self._first
            held = np.concatenate([kept, kept + self._size]).astype(np.int32)
            solver.changeColsBounds(len(held), held, np.zeros(len(held)), np.zeros(len(held)))
        every = np.arange(self._first, dtype=np.int32)
        kind = np.full(len(every), int(highspy.HighsVarType.kInteger), dtype=np.uint8)
        solver.changeColsIntegrality(len(every), every, kind)
        self._want(solver, wanted)
        solver.setOptionValue("mip_max_nodes", _NODES)
        solver.setOptionValue("mip_rel_gap", _ANY if free is not None else _NEAR)
        solver.run()
        return self._found(solver)

    def _price(self, row: int, weight: float) -> None:
        for column in (self._first + row, self._first + self._size + row):
            self._cost[column] = weight

    def _want(self, solver: highspy.Highs, wanted: Wanted) -> int:
        columns = [self._first + row + side * self._size for row in wanted.row for side in (0, 1)]
        factors = [factor * sign for factor in wanted.row.values() for sign in (1.0, -1.0)]
        lower, upper = (wanted.change, inf) if wanted.change > 0 else (-inf, wanted.change)
        solver.addRow(lower, upper, len(columns), np.array(columns, dtype=np.int32), np.array(factors))
        return int(solver.getNumRow()) - 1

    def _found(self, solver: highspy.Highs) -> Found | None:
        if solver.getInfo().primal_solution_status != highspy.kSolutionStatusFeasible:
            return None
        values = np.asarray(solver.getSolution().col_value)
        whole = bool(np.all(np.abs(values - np.rint(values)) < _WHOLE))
        changes = values[self._first : self._first + self._size] - values[self._first + self._size :]
        hidden = self._cost[self._first : self._first + self._size][np.abs(changes) > _WHOLE]
        return Found(np.rint(changes).astype(np.int64) if whole else changes, float(hidden.sum()), whole)

    def _solver(self, presolve: str = "off") -> highspy.Highs:
        lp = highspy.HighsLp()
        lp.num_row_, lp.num_col_ = self._matrix.shape
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = self._cost, np.zeros(len(self._cost)), self._most
        lp.row_lower_, lp.row_upper_ = self._lower_rows, self._upper_rows
        lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        lp.a_matrix_.start_, lp.a_matrix_.index_ = self._matrix.indptr, self._matrix.indices
        lp.a_matrix_.value_ = self._matrix.data
        solver = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy leaves it untyped
        for option, value in (("output_flag", False), ("threads", 1), ("random_seed", 1), ("presolve", presolve)):
            solver.setOptionValue(option, value)
        solver.passModel(lp)
        return solver


def _matrix(
    model: Model, rows: Sequence[Numbers]
) -> tuple[sparse.csc_array, npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Conditions and rows over: persons added, persons taken, and how much each row rises and falls."""
    lines = [*((bound.columns, bound.factors) for bound in model.bounds), *((row, np.ones(len(row))) for row in rows)]
    number = np.repeat(np.arange(len(lines)), [len(columns) for columns, _ in lines])
    columns, factors = (np.concatenate([line[side] for line in lines]) for side in (0, 1))
    added = sparse.csc_array((factors.astype(float), (number, columns)), shape=(len(lines), model.truth.size))
    taken = -added[:, np.flatnonzero(model.truth)]
    rows_only = sparse.vstack([sparse.csc_array((len(model.bounds), len(rows))), sparse.eye_array(len(rows))])
    matrix = sparse.csc_array(sparse.hstack([added, taken, -rows_only, rows_only]))
    now = added[: len(model.bounds)] @ model.truth
    lower = np.concatenate([np.array([bound.lower for bound in model.bounds]) - now, np.zeros(len(rows))])
    upper = np.concatenate([np.array([bound.upper for bound in model.bounds]) - now, np.zeros(len(rows))])
    return matrix, lower, upper

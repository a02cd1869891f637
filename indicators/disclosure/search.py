"""Chooses the cells to hide: as few and as cheap as can be, so that everything owed protection has it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from indicators.disclosure.alternatives import Alternatives, Found, Row, Wanted
from indicators.disclosure.model import Model, Numbers
from indicators.disclosure.owed import Relations, owed
from indicators.disclosure.policy import Policy
from indicators.errors import DisclosureRefused


@dataclass(frozen=True, slots=True)
class Problem:
    """What the search is given: the published rows come first, rows that only subtraction reaches follow."""

    policy: Policy
    model: Model
    rows: Sequence[Numbers]
    published: int
    weights: Sequence[int]
    fixed: frozenset[int]
    """Rows that everybody knows: they cannot change."""

    concealed: frozenset[int]
    """Rows that a release before hid."""

    relations: Relations

    @property
    def numbers(self) -> list[int]:
        """The true number of persons of each row."""
        return [int(self.model.truth[row].sum()) for row in self.rows]


@dataclass(slots=True)
class _Search:
    problem: Problem
    numbers: list[int]
    alternatives: Alternatives
    hidden: set[int] = field(default_factory=set)
    witnesses: list[Numbers] = field(default_factory=list)
    """By how much each row changes in every whole table found so far; the first is the true one."""

    known: list[Row] = field(default_factory=list)
    """What nothing could protect any more: everybody can work it out from the public totals alone."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The rows to hide, and the sums of rows that nothing protects: the public totals alone tell them."""

    hidden: frozenset[int]
    exempt: tuple[Row, ...]


def chosen(problem: Problem) -> Choice:
    """What to hide. DisclosureRefused when something cannot be protected however much is hidden."""
    numbers = problem.numbers
    found = Alternatives(problem.model, problem.rows, problem.weights, problem.fixed)
    search = _Search(problem, numbers, found, witnesses=[np.zeros(len(problem.rows), dtype=np.int64)])
    for row in range(problem.published):
        if _is_small(search, row) and row not in problem.fixed:
            _hide(search, row)
    _protect(search)
    _show_what_can_be(search)
    shown = [{row: 1} for row in sorted(problem.fixed) if row < problem.published and _is_small(search, row)]
    return Choice(frozenset(search.hidden), (*shown, *search.known))


def _is_small(search: _Search, row: int) -> bool:
    return 0 < search.numbers[row] < search.problem.policy.threshold


def _protect(search: _Search) -> None:
    """Find whole tables until nothing is owed; each may hide more, which is owed protection then."""
    while unprotected := [row for row in _owed(search) if _next(search, row)]:
        for row in unprotected:
            while wanted := _next(search, row):
                found = _cheapest(search, wanted)
                if found is None:
                    search.known.append(row)
                    break
                _add(search, found)


def _owed(search: _Search) -> list[Row]:
    problem = search.problem
    implied = range(problem.published, len(problem.rows))
    hidden = frozenset(search.hidden | {row for row in problem.concealed if row >= problem.published})
    every = owed(problem.policy.threshold, search.numbers, problem.relations, hidden, implied)
    return [row for row in every if row not in search.known]


def _next(search: _Search, row: Row) -> list[Wanted]:
    """What has to be found still for a sum of rows: one of these; nothing when it is protected."""
    policy = search.problem.policy
    now = sum(factor * search.numbers[at] for at, factor in row.items())
    changes = np.stack(search.witnesses)[:, list(row)] @ np.array(list(row.values()))
    lowest, highest = int(changes.min()), int(changes.max())
    if now + highest < policy.threshold:
        return [Wanted(row, policy.threshold - now)]
    if highest - lowest >= policy.width:
        return []
    fewer = [Wanted(row, highest - policy.width)] if now + highest >= policy.width else []
    return [Wanted(row, lowest + policy.width), *fewer]


def _cheapest(search: _Search, wanted: list[Wanted]) -> Found | None:
    """The cheapest whole table that has one of these; None when the public totals alone leave no such table."""
    tried = [
        (found.cost, number, found)
        for number, each in enumerate(wanted)
        if (found := search.alternatives.cheapest(each))
    ]
    for _, number, found in sorted(tried, key=lambda each: each[:2]):
        if found.whole:
            return found
        free = found.changed() | search.hidden | set(range(search.problem.published, len(search.problem.rows)))
        whole = search.alternatives.whole(wanted[number], frozenset(free)) or search.alternatives.whole(wanted[number])
        if whole:
            return whole
    if not tried:
        return None
    raise DisclosureRefused(
        "A published table cannot be protected however many of its cells are hidden.",
        "Take a table or a public total out of the policy, or lengthen its periods; nothing was written.",
    )


def _add(search: _Search, found: Found) -> None:
    changes = np.rint(found.changes).astype(np.int64)
    search.witnesses.append(changes)
    for row in np.flatnonzero(changes[: search.problem.published]):
        if int(row) not in search.hidden:
            _hide(search, int(row))


def _show_what_can_be(search: _Search) -> None:
    """Show again, dearest first, each cell that need not be hidden now that the others are."""
    policy, weights = search.problem.policy, search.problem.weights
    candidates = [row for row in search.hidden if not 0 < search.numbers[row] < policy.threshold]
    for row in sorted(candidates, key=lambda each: (-weights[each], each)):
        kept = search.hidden, search.witnesses
        search.hidden = search.hidden - {row}
        search.witnesses = [table for table in search.witnesses if table[row] == 0]
        search.alternatives.show(row, weights[row])
        if not _holds(search):
            search.hidden, search.witnesses = kept
            search.alternatives.hide(row)


def _holds(search: _Search) -> bool:
    """Tell whether everything owed is protected with the cells hidden as they are; keeps the whole tables found."""
    for row in _owed(search):
        while wanted := _next(search, row):
            found = next((table for each in wanted if (table := _without_cost(search, each))), None)
            if found is None:
                return False
            search.witnesses.append(np.rint(found.changes).astype(np.int64))
    return True


def _without_cost(search: _Search, wanted: Wanted) -> Found | None:
    """A whole table that has what is wanted and changes hidden cells only."""
    free = search.hidden | set(range(search.problem.published, len(search.problem.rows)))
    found = search.alternatives.cheapest(wanted, rounds=0)
    if found is None or found.cost > 0:
        return None
    return found if found.whole else search.alternatives.whole(wanted, frozenset(free))


def _hide(search: _Search, row: int) -> None:
    search.hidden.add(row)
    search.alternatives.hide(row)

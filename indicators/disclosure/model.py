"""All registers that could be: unknown whole numbers of persons, and what binds them whatever is published.

Were the unknowns the joint cells of all axes, there would be hundreds of thousands. Most are needed by no published
cell, so the model keeps the joint cells of what published cells cross, the finer parts of each axis beside them, and
the answers to each question beside those. Whole numbers that fit together here are always those of some register: two
such tables share nothing but the sums they are made to agree on.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import inf

import numpy as np
import numpy.typing as npt
import polars as pl

from indicators.disclosure.policy import Policy, PolicyDimension
from indicators.disclosure.published import JOINED, TIME, Axes, CellSet

Numbers = npt.NDArray[np.int64]
_ABSENT = -1
_SEED = 20050501
_TIMES = frozenset({TIME, JOINED})


@dataclass(frozen=True, slots=True)
class Bound:
    """A condition that every register keeps: a sum of unknowns, each times its factor, between two limits."""

    columns: Numbers
    factors: Numbers
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Model:
    """The unknowns with their true values, the conditions on them, and where each of them stands."""

    axes: Axes
    truth: Numbers
    bounds: tuple[Bound, ...]
    places: "Places"

    def columns(self, cell: CellSet) -> Numbers:
        """The unknowns that add up to the persons of a cell."""
        places = self.places
        if cell.answer is not None:
            question, code = cell.answer
            asked = places.asked[question]
            return places.taken(asked.ids[asked.codes.index(code)], asked.axes, cell)
        crossed = sorted(cell.axes() - {JOINED, TIME})
        if len(crossed) > 1:
            return places.taken(places.joint, places.order, cell)
        if crossed:
            return places.taken(places.fine[crossed[0]], (crossed[0], TIME, JOINED), cell, parts=crossed[0])
        if cell.on(TIME) is None and cell.on(JOINED) is not None:
            return places.taken(places.joined, (JOINED, TIME), cell, parts=JOINED)
        return places.taken(places.months, (TIME, JOINED), cell, parts=TIME)


@dataclass(frozen=True, slots=True)
class Asked:
    """The unknowns of a question of several answers: persons by answer, and all asked, by class of each axis."""

    axes: tuple[str, ...]
    codes: tuple[str, ...]
    ids: Numbers
    everybody: Numbers


@dataclass(frozen=True, slots=True)
class Places:
    """Which unknown stands where; -1 where there can be none."""

    order: tuple[str, ...]
    classes: Mapping[str, Numbers]
    """For each axis the class of each of its parts: parts that no crossed cell tells apart are one class."""

    joint: Numbers
    months: Numbers
    """By part of the time axis and class of the month of joining."""

    joined: Numbers
    """By part of the axis of joining and class of time."""

    fine: Mapping[str, Numbers]
    """For each other axis by its parts, class of time, and class of joining."""

    asked: Mapping[str, Asked]

    def taken(self, ids: Numbers, axes: Sequence[str], cell: CellSet, parts: str = "") -> Numbers:
        """The unknowns of a cell in an array by the classes of these axes; of the axis `parts` by its parts."""
        chosen = [self._chosen(axis, cell.on(axis), by_part=axis == parts) for axis in axes]
        return _there(ids[np.ix_(*chosen)])

    def _chosen(self, axis: str, taken: frozenset[int] | None, *, by_part: bool) -> Numbers:
        every = range(len(self.classes[axis])) if taken is None else sorted(taken)
        return np.array(every) if by_part else np.unique(self.classes[axis][every])


def build(policy: Policy, axes: Axes, cells: Sequence[CellSet], persons: pl.DataFrame) -> Model:
    """The model of these cells, filled with the persons as they are placed on the axes."""
    classes = _time_classes(axes, cells) | {
        axis: _classes(len(parts), _crossing(cells, axis)) for axis, parts in axes.parts.items() if axis not in _TIMES
    }
    order = tuple(axes.parts)
    sizes = {axis: int(of.max()) + 1 for axis, of in classes.items()}
    at = np.stack([classes[axis][persons[axis].to_numpy()] for axis in order], axis=1)
    numbering = _Numbering()
    joint = numbering.of(_kept(sizes, at, policy.joint_cells))
    possible = _in_order(sizes)
    months = numbering.of(possible[classes[TIME]])
    joined = numbering.of(possible.T[classes[JOINED]])
    fine = {
        axis: numbering.of(np.broadcast_to(possible, (len(axes.parts[axis]), *possible.shape)))
        for axis in order
        if axis not in _TIMES
    }
    asked = {each.name: _asked(each, cells, sizes, numbering) for each in policy.dimensions if each.several}
    places = Places(order, classes, joint, months, joined, fine, asked)
    return Model(axes, _truth(places, persons, numbering.next), tuple(_bounds(places)), places)


class _Numbering:
    """Gives the unknowns their numbers, one after the other."""

    def __init__(self) -> None:
        self.next = 0

    def of(self, possible: npt.NDArray[np.bool_]) -> Numbers:
        """A number for every place where there can be somebody."""
        ids = np.full(possible.shape, _ABSENT)
        count = int(possible.sum())
        ids[possible] = np.arange(self.next, self.next + count)
        self.next += count
        return ids


def _crossing(cells: Iterable[CellSet], *axes: str) -> list[frozenset[int]]:
    """What cells that cross these axes with others take in of them."""
    alone = _TIMES | set(axes)
    crossed = [cell for cell in cells if cell.answer or cell.axes() - alone]
    return [taken for axis in axes for cell in crossed if (taken := cell.on(axis)) is not None]


def _classes(parts: int, nodes: Iterable[frozenset[int]]) -> Numbers:
    """The class of each part: parts that the same nodes take in are one."""
    every = sorted({tuple(sorted(node)) for node in nodes})
    signatures = [tuple(part in node for node in every) for part in range(parts)]
    numbers = {signature: number for number, signature in enumerate(dict.fromkeys(signatures))}
    return np.array([numbers[signature] for signature in signatures])


def _time_classes(axes: Axes, cells: Sequence[CellSet]) -> dict[str, Numbers]:
    """One division of time for both axes, in runs, so that earlier and later can be told; who never joined is last."""
    count = len(axes.parts[TIME])
    nodes = _crossing(cells, TIME, JOINED)
    signatures = [tuple(part in node for node in nodes) for part in range(count)]
    steps = [at > 0 and signature != signatures[at - 1] for at, signature in enumerate(signatures)]
    runs = np.cumsum(steps)
    never = np.array([runs[-1] + 1])
    return {TIME: runs, JOINED: np.concatenate([runs, never]) if len(axes.parts[JOINED]) > 1 else np.array([0])}


def _in_order(sizes: Mapping[str, int]) -> npt.NDArray[np.bool_]:
    """By class of time and of joining: nobody joins before being counted."""
    if sizes[JOINED] == 1:
        return np.ones((sizes[TIME], 1), dtype=bool)
    return np.arange(sizes[TIME])[:, None] <= np.arange(sizes[JOINED])[None, :]


def _kept(sizes: Mapping[str, int], occupied: Numbers, most: int) -> npt.NDArray[np.bool_]:
    """The joint cells the model has: all that are possible, or when there are too many those near somebody."""
    shape = tuple(sizes.values())
    every = np.broadcast_to(_in_order(sizes).reshape(shape[0], shape[1], *[1] * (len(shape) - 2)), shape)
    if int(every.sum()) <= most:
        return every
    kept = np.zeros(shape, dtype=bool)
    for cell in _near(shape, sorted({tuple(map(int, row)) for row in occupied}), most):
        kept[cell] = every[cell]
    return kept


def _near(shape: tuple[int, ...], occupied: list[tuple[int, ...]], most: int) -> set[tuple[int, ...]]:
    """Occupied cells, those one step from them, and as many at random two steps away as there is room for."""
    kept = {cell for one in occupied for cell in (one, *_changed(one, shape, 1))}
    two_steps = sorted({cell for one in occupied for cell in _changed(one, shape, 2)} - kept)
    room = max(0, min(most - len(kept), len(two_steps)))
    chosen = np.random.default_rng(_SEED).permutation(len(two_steps))[:room]
    return kept | {two_steps[int(number)] for number in chosen}


def _changed(cell: tuple[int, ...], shape: tuple[int, ...], steps: int) -> Iterator[tuple[int, ...]]:
    for axes in combinations(range(len(shape)), steps):
        for values in product(*(range(shape[axis]) for axis in axes)):
            given = dict(zip(axes, values, strict=True))
            yield tuple(given.get(axis, value) for axis, value in enumerate(cell))


def _asked(
    dimension: PolicyDimension, cells: Sequence[CellSet], sizes: Mapping[str, int], numbering: _Numbering
) -> Asked:
    crossed = {axis for cell in cells if cell.answer and cell.answer[0] == dimension.name for axis in cell.axes()}
    on = tuple(axis for axis in sizes if axis in crossed | _TIMES)
    shape = tuple(sizes[axis] for axis in on)
    possible = np.broadcast_to(_in_order(sizes).reshape(shape[0], shape[1], *[1] * (len(shape) - 2)), shape).copy()
    if dimension.only:
        possible[:, -1] = False  # who never joined is not asked
    ids = numbering.of(np.broadcast_to(possible, (len(dimension.codes), *shape)))
    return Asked(on, dimension.codes, ids, numbering.of(possible))


def _truth(places: Places, persons: pl.DataFrame, count: int) -> Numbers:
    truth = np.zeros(count, dtype=np.int64)
    parts = {axis: persons[axis].to_numpy() for axis in places.order}
    at = {axis: places.classes[axis][parts[axis]] for axis in places.order}
    np.add.at(truth, places.joint[tuple(at[axis] for axis in places.order)], 1)
    np.add.at(truth, places.months[parts[TIME], at[JOINED]], 1)
    np.add.at(truth, places.joined[parts[JOINED], at[TIME]], 1)
    for axis, ids in places.fine.items():
        np.add.at(truth, ids[parts[axis], at[TIME], at[JOINED]], 1)
    for question, asked in places.asked.items():
        here = tuple(at[axis] for axis in asked.axes)
        np.add.at(truth, _there(asked.everybody[here]), 1)
        answers = persons[question].to_list()
        for number, code in enumerate(asked.codes):
            gave = np.array([code in given for given in answers], dtype=bool)
            np.add.at(truth, _there(asked.ids[number][here][gave]), 1)
    return truth


def _bounds(places: Places) -> Iterator[Bound]:
    times = range(int(places.classes[TIME].max()) + 1), range(int(places.classes[JOINED].max()) + 1)
    for time, joining in product(*times):
        here = {TIME: time, JOINED: joining}
        yield from _equal(places.months[places.classes[TIME] == time, joining], places.joint, places.order, here)
        yield from _equal(places.joined[places.classes[JOINED] == joining, time], places.joint, places.order, here)
        if time == joining and len(places.classes[JOINED]) > 1:
            yield from _one_after_the_other(places, time)
        for axis, ids in places.fine.items():
            for part in range(int(places.classes[axis].max()) + 1):
                finer = ids[places.classes[axis] == part, time, joining]
                yield from _equal(finer, places.joint, places.order, here | {axis: part})
    for asked in places.asked.values():
        for at in np.ndindex(asked.everybody.shape):
            if asked.everybody[at] != _ABSENT:
                everybody = np.array([asked.everybody[at]])
                yield from _equal(everybody, places.joint, places.order, dict(zip(asked.axes, at, strict=True)))
                yield from _answered(asked.ids[(slice(None), *at)], everybody)


def _one_after_the_other(places: Places, time: int) -> Iterator[Bound]:
    """Within a class of time: up to no month have more persons joined than been counted."""
    parts = np.flatnonzero(places.classes[TIME] == time)
    for upto in range(1, len(parts)):
        joined, counted = places.joined[parts[:upto], time], places.months[parts[:upto], time]
        yield Bound(np.concatenate([joined, counted]), np.repeat([1, -1], upto), -inf, 0)


def _answered(answers: Numbers, everybody: Numbers) -> Iterator[Bound]:
    """No answer has more persons than were asked, and everybody gave one at least."""
    for answer in answers.reshape(-1, 1):
        yield Bound(np.concatenate([answer, everybody]), np.array([1, -1]), -inf, 0)
    factors = np.concatenate([np.ones(len(answers), dtype=np.int64), [-1]])
    yield Bound(np.concatenate([answers, everybody]), factors, 0, inf)


def _equal(finer: Numbers, joint: Numbers, order: Sequence[str], here: Mapping[str, int]) -> Iterator[Bound]:
    """Finer parts have together what the joint cells of their classes have."""
    left, right = _there(finer), _there(joint[tuple(here.get(axis, slice(None)) for axis in order)])
    if len(left) + len(right):
        factors = np.concatenate([np.ones(len(left), dtype=np.int64), -np.ones(len(right), dtype=np.int64)])
        yield Bound(np.concatenate([left, right]), factors, 0, 0)


def _there(ids: Numbers) -> Numbers:
    found: Numbers = ids.ravel()
    return np.asarray(found[found != _ABSENT], dtype=np.int64)

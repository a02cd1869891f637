"""What anybody can know from the files for auditors: cells, hidden cells, and every equation that binds them.

This module and `attack` share no code with the protection they try to break. It keeps one set of unknowns for each
measure, and of a part of a measure it knows only that it is no larger, up to any month and for any code.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any

import polars as pl

TIME = "time_period"
Codes = tuple[tuple[str, str], ...]
Terms = dict[int, float]
"""Unknowns and their factors."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table as it was found: by measure, and the code of every dimension that is not a total."""

    table: str
    measure: str
    codes: Codes
    value: int | None
    hidden: bool

    @property
    def key(self) -> tuple[str, Codes]:
        """What the number is about, wherever it stands."""
        return self.measure, self.codes


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The tables and how their codes hang together, as the two files say."""

    cells: tuple[Cell, ...]
    atoms: Mapping[str, tuple[str, ...]]
    nodes: Mapping[tuple[str, str], frozenset[int]]
    questions: frozenset[str]
    answered: frozenset[str]
    sensitive: frozenset[str]
    subsets: tuple[tuple[str, str], ...]
    public: tuple[Cell, ...]
    threshold: int
    width: int


def knowledge(tables: pl.DataFrame, hierarchy: Mapping[str, Any]) -> Knowledge:
    """Read the two files."""
    dimensions = hierarchy["dimensions"]
    totals, hidden = set(hierarchy["total_codes"]), set(hierarchy["suppressed_status"])
    atoms = {name: tuple(each["atoms"]) for name, each in dimensions.items()}
    nodes = {
        (name, code): frozenset(map(atoms[name].index, parts))
        for name, each in dimensions.items()
        for code, parts in each["nodes"].items()
    }

    def cell(row: Mapping[str, Any], *, is_hidden: bool) -> Cell:
        codes = tuple((name, str(row[name])) for name in atoms if row.get(name) is not None and row[name] not in totals)
        return Cell(str(row.get("table_id", "")), str(row["measure"]), codes, row["value"], is_hidden)

    return Knowledge(
        cells=tuple(cell(row, is_hidden=row["status"] in hidden) for row in tables.iter_rows(named=True)),
        atoms=atoms,
        nodes=nodes,
        questions=frozenset(name for name, each in dimensions.items() if each["multi_response"]),
        answered=frozenset(name for name, each in dimensions.items() if each.get("answered_by_all")),
        sensitive=frozenset(hierarchy["sensitive_dimensions"]),
        subsets=tuple((each["measure"], each["of"]) for each in hierarchy["subset"]),
        public=tuple(cell(row, is_hidden=False) for row in hierarchy["public_cells"]),
        threshold=int(hierarchy["threshold"]),
        width=int(hierarchy["width"]),
    )


@dataclass(slots=True)
class Equations:
    """Unknowns, numbered, and rows of terms between two limits."""

    unknowns: dict[object, int] = field(default_factory=dict)
    rows: list[tuple[Terms, float, float]] = field(default_factory=list)

    def unknown(self, name: object) -> int:
        """The number of an unknown, a new one when it has none."""
        return self.unknowns.setdefault(name, len(self.unknowns))

    def bind(self, more: Terms, less: Terms, lower: float = 0, upper: float = 0) -> None:
        """The first sum less the second lies between the limits."""
        terms = dict(more)
        for unknown, factor in less.items():
            terms[unknown] = terms.get(unknown, 0) - factor
        if terms:
            self.rows.append((terms, lower, upper))


class World:
    """The unknowns behind all cells, those of releases `before` too, and what holds between them."""

    def __init__(self, known: Knowledge, before: Iterable[Cell] = ()) -> None:
        self.known = known
        self.equations = Equations()
        self._single = tuple(name for name in known.atoms if name != TIME and name not in known.questions)
        every = [*known.cells, *known.public, *before]
        self._groups = {TIME: self._runs(every)} | {name: self._divided(name, every) for name in self._single}
        self._asked = {name: self._asked_with(name, every) for name in sorted(known.questions)}
        measures = sorted({cell.measure for cell in every})
        for measure in measures:
            self._hold_together(measure)
        for part, whole in known.subsets:
            self._inside(part, whole)

    def terms(self, measure: str, codes: Codes) -> Terms:
        """The unknowns that make up the persons of these codes."""
        named = dict(codes)
        asked = next((name for name in named if name in self.known.questions), None)
        if asked is not None:
            return self._answers(measure, asked, named)
        crossed = [name for name in self._single if name in named]
        if not crossed:
            return self._sum(("month", measure, part) for part in sorted(self._parts(TIME, named)))
        if len(crossed) > 1:
            return self._joint(measure, {name: self._classes(name, named) for name in (TIME, *self._single)})
        name = crossed[0]
        pairs = itertools.product(sorted(self._parts(name, named)), self._classes(TIME, named))
        return self._sum(("fine", measure, name, part, time) for part, time in pairs)

    def _answers(self, measure: str, asked: str, named: Mapping[str, str]) -> Terms:
        lists = [self._classes(name, named) for name in self._asked[asked]]
        return self._sum(("answer", measure, asked, named[asked], at) for at in itertools.product(*lists))

    def _hold_together(self, measure: str) -> None:
        """Finer parts and answers add up to, or stay within, the joint unknowns."""
        for time in sorted(set(self._groups[TIME])):
            months = self._sum(
                ("month", measure, part) for part, group in enumerate(self._groups[TIME]) if group == time
            )
            self.equations.bind(months, self._joint(measure, {TIME: [time]}))
            for name in self._single:
                for group in sorted(set(self._groups[name])):
                    parts = [part for part, of in enumerate(self._groups[name]) if of == group]
                    fine = self._sum(("fine", measure, name, part, time) for part in parts)
                    self.equations.bind(fine, self._joint(measure, {TIME: [time], name: [group]}))
        for asked, axes in self._asked.items():
            if self._is_asked(asked, measure):
                for at in self._places(axes):
                    self._bind_answers(measure, asked, at)

    def _bind_answers(self, measure: str, asked: str, at: tuple[int, ...]) -> None:
        everybody = self._everybody(measure, asked, at)
        self.equations.bind(
            {everybody: 1}, self._joint(measure, {n: [g] for n, g in zip(self._asked[asked], at, strict=True)})
        )
        answers = [self.equations.unknown(("answer", measure, asked, code, at)) for code in self.known.atoms[asked]]
        for answer in answers:
            self.equations.bind({answer: 1}, {everybody: 1}, -inf, 0)
        if asked in self.known.answered:
            self.equations.bind(dict.fromkeys(answers, 1.0), {everybody: 1}, 0, inf)

    def _inside(self, part: str, whole: str) -> None:
        """Up to any time the part is no larger than the whole: of any joint class, finer part, month and answer."""
        times = sorted(set(self._groups[TIME]))
        for last in range(len(self.known.atoms[TIME])):
            first, second = (self._sum(("month", each, at) for at in range(last + 1)) for each in (part, whole))
            self.equations.bind(first, second, -inf, 0)
        for last in times:
            upto = [time for time in times if time <= last]
            for at in self._places(self._single):
                here = {name: [group] for name, group in zip(self._single, at, strict=True)} | {TIME: upto}
                self.equations.bind(self._joint(part, here), self._joint(whole, here), -inf, 0)
            for name in self._single:
                for fine in range(len(self.known.atoms[name])):
                    one, other = (self._sum(("fine", of, name, fine, time) for time in upto) for of in (part, whole))
                    self.equations.bind(one, other, -inf, 0)
            for asked, axes in self._asked.items():
                if self._is_asked(asked, part) and self._is_asked(asked, whole):
                    self._answers_inside(part, whole, asked, list(self._places(axes[1:])), upto)

    def _answers_inside(
        self, part: str, whole: str, asked: str, places: Iterable[tuple[int, ...]], upto: list[int]
    ) -> None:
        """Who gave an answer is inside who gave it, and who did not inside who did not."""
        for at, code in itertools.product(places, self.known.atoms[asked]):
            gave = [self._sum(("answer", of, asked, code, (time, *at)) for time in upto) for of in (part, whole)]
            all_of = [
                dict.fromkeys((self._everybody(of, asked, (time, *at)) for time in upto), 1.0) for of in (part, whole)
            ]
            self.equations.bind(gave[0], gave[1], -inf, 0)
            self.equations.bind(_plus(all_of[0], gave[1]), _plus(all_of[1], gave[0]), -inf, 0)

    def _everybody(self, measure: str, asked: str, at: tuple[int, ...]) -> int:
        return self.equations.unknown(("asked", measure, asked, at))

    def _joint(self, measure: str, classes: Mapping[str, Iterable[int]]) -> Terms:
        lists = [list(classes.get(name, sorted(set(self._groups[name])))) for name in (TIME, *self._single)]
        return self._sum(("joint", measure, at) for at in itertools.product(*lists))

    def _sum(self, names: Iterable[object]) -> Terms:
        return dict.fromkeys(map(self.equations.unknown, names), 1.0)

    def _places(self, axes: Iterable[str]) -> Iterator[tuple[int, ...]]:
        return itertools.product(*(sorted(set(self._groups[name])) for name in axes))

    def _parts(self, name: str, codes: Mapping[str, str]) -> frozenset[int]:
        return self.known.nodes[name, codes[name]] if name in codes else frozenset(range(len(self.known.atoms[name])))

    def _classes(self, name: str, codes: Mapping[str, str]) -> list[int]:
        return sorted({self._groups[name][part] for part in self._parts(name, codes)})

    def _is_asked(self, question: str, measure: str) -> bool:
        return any(cell.measure == measure and question in dict(cell.codes) for cell in self.known.cells)

    def _asked_with(self, question: str, cells: Iterable[Cell]) -> tuple[str, ...]:
        named = {name for cell in cells if question in dict(cell.codes) for name, _ in cell.codes}
        return (TIME, *(name for name in self._single if name in named))

    def _divided(self, name: str, cells: Iterable[Cell]) -> tuple[int, ...]:
        """The class of each atom: atoms that no cell tells apart while it names another dimension are one."""
        told = sorted(
            {
                sorted_parts(self.known, name, cell)
                for cell in cells
                if name in dict(cell.codes) and len(dict(cell.codes).keys() - {TIME}) > 1
            }
        )
        return _grouped([tuple(part in node for node in told) for part in range(len(self.known.atoms[name]))])

    def _runs(self, cells: Iterable[Cell]) -> tuple[int, ...]:
        told = sorted(
            {
                sorted_parts(self.known, TIME, cell)
                for cell in cells
                if dict(cell.codes).keys() - {TIME} and TIME in dict(cell.codes)
            }
        )
        signatures = [tuple(part in node for node in told) for part in range(len(self.known.atoms[TIME]))]
        return tuple(itertools.accumulate((int(a != b) for a, b in itertools.pairwise(signatures)), initial=0))


def sorted_parts(known: Knowledge, name: str, cell: Cell) -> tuple[int, ...]:
    """The atoms of the code a cell has for a dimension."""
    return tuple(sorted(known.nodes[name, dict(cell.codes)[name]]))


def _grouped(signatures: list[tuple[bool, ...]]) -> tuple[int, ...]:
    numbers: dict[tuple[bool, ...], int] = {}
    return tuple(numbers.setdefault(signature, len(numbers)) for signature in signatures)


def _plus(one: Terms, other: Terms) -> Terms:
    return {unknown: one.get(unknown, 0) + other.get(unknown, 0) for unknown in {**one, **other}}

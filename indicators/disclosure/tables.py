"""The register's tables after protection: each cell with its number, or hidden; made by `protect_register` alone."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from indicators.disclosure.alternatives import Row
from indicators.disclosure.model import build
from indicators.disclosure.owed import relations, stretches
from indicators.disclosure.persons import persons_in, placed
from indicators.disclosure.policy import Policy, TimeBasis
from indicators.disclosure.published import (
    Axes,
    CellSet,
    EarlierCell,
    PublishedCell,
    axes_of,
    cell_set,
    published_cells,
    table_weight,
)
from indicators.disclosure.search import Problem, chosen
from indicators.disclosure.spans import closed_periods, month_text, span
from indicators.errors import DisclosureRefused
from vocabulary.codes import NOT_APPLICABLE, TOTAL
from vocabulary.statuses import ObsStatus


@dataclass(frozen=True, slots=True)
class Key:
    """Which cell is meant: series, period and the codes of its dimensions; one that is not named is a total."""

    series: str
    time_period: str
    codes: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, series: str, time_period: str, codes: Mapping[str, str]) -> "Key":
        """The key of an observation: totals, and dimensions that do not apply, are left out."""
        named = {name: code for name, code in codes.items() if code not in {TOTAL, NOT_APPLICABLE}}
        return cls(series, time_period, frozenset(named.items()))


@dataclass(frozen=True, slots=True)
class ProtectedCell:
    """A published cell: whose it is, over which kind of period, and its number, or nothing when it is hidden."""

    population: str
    time: TimeBasis
    value: int | None


@dataclass(frozen=True, slots=True)
class TableLoss:
    """Of a table of a population its cells, those hidden because they are small, and those hidden with them."""

    table: str
    population: str
    cells: int
    small: int
    others: int


@dataclass(frozen=True, slots=True)
class Loss:
    """What protection took, for the steward alone: which cells are small is half of an attack.

    `cells` and `hidden` count each set of persons once, by population. `exempt` names what is not protected because
    public totals alone tell it.
    """

    cells: Mapping[str, int]
    hidden: Mapping[str, int]
    tables: tuple[TableLoss, ...]
    exempt: tuple[str, ...]
    seconds: float

    def published(self, population: str) -> float:
        """The share of a population's cells that are shown."""
        return 1 - self.hidden[population] / self.cells[population]


@dataclass(frozen=True)
class ProtectedTables:
    """Every cell of every published table, totals and zeros too, and what an auditor needs to attack them.

    Made by `protect_register` alone. `frame`: table_id, measure, time_period, a column a dimension, value, status.
    """

    frame: pl.DataFrame
    policy: Policy
    axes: Axes
    through: str
    public: tuple[Mapping[str, Any], ...]
    loss: Loss

    @cached_property
    def cells(self) -> Mapping[Key, ProtectedCell]:
        """The cells of all tables by their key in observations, in the policy's order, each once."""
        populations = {each.measure: each for each in self.policy.populations}
        times = {each.id: each.time for each in self.policy.tables}
        found: dict[Key, ProtectedCell] = {}
        for row in self.frame.iter_rows(named=True):
            population, time_basis = populations[row["measure"]], times[row["table_id"]]
            codes = {column: row[column] for column in self.policy.columns}
            key = Key.of(population.series[time_basis], row["time_period"], codes)
            found.setdefault(key, ProtectedCell(population.name, time_basis, row["value"]))
        return found


def protect_register(
    persons: pl.DataFrame, policy: Policy, *, through: str, earlier: Sequence[EarlierCell] = ()
) -> ProtectedTables:
    """Choose what to hide in all tables of the policy at once, and hide it.

    `persons` has one row a person: the months the policy counts them by ("2016-03"; null for who never joined), a code
    or a list of codes for each dimension. `through` is the last month the register covers. What `earlier` releases
    showed and is still true stays shown, and what they hid stays hidden from who has them too.
    DisclosureRefused when a person, a code or a table is not as the policy says, or cannot be protected.
    """
    began = time.perf_counter()
    axes = axes_of(policy, through, earlier)
    published = list(published_cells(policy, through))
    if not published:
        raise DisclosureRefused("No period of a published table is over yet.", "Publish when one is.")
    rows: dict[CellSet, int] = {}
    numbers = [rows.setdefault(_set(policy, axes, cell), len(rows)) for cell in published]
    there = placed(persons, policy, axes)
    problem = _problem(there, policy, axes, rows, list(zip(published, numbers, strict=True)))
    choice, values = chosen(problem), problem.numbers
    hidden = choice.hidden
    frame = _frame(policy, published, [None if row in hidden else values[row] for row in numbers])
    listed = list(zip(published, numbers, strict=True))
    small = frozenset(row for row in hidden if 0 < values[row] < policy.threshold)
    named = {row: cell for cell, row in reversed(listed)}
    exempt = tuple(_said(row, named) for row in choice.exempt)
    loss = Loss(*_loss(listed, hidden, small), exempt, time.perf_counter() - began)
    return ProtectedTables(frame, policy, axes, through, tuple(_public(policy, axes, rows, values)), loss)


def last_published(policy: Policy, through: str) -> str | None:
    """The last month of the last period that is published when `through` is the last known; None when none is over."""
    every = (period for table in policy.tables for period in closed_periods(table.time, through))
    last = max((span(period)[1] for period in every), default=None)
    return None if last is None else month_text(last)


def changes(persons: pl.DataFrame, policy: Policy, through: str, earlier: Sequence[EarlierCell]) -> tuple[int, ...]:
    """By how many persons each cell that a release before showed has changed since."""
    axes = axes_of(policy, through, earlier)
    there = placed(persons, policy, axes)
    shown = ((_told(policy, axes, cell), cell.value) for cell in earlier if cell.value is not None)
    return tuple(persons_in(cell, there) - value for cell, value in shown)


def _problem(
    there: pl.DataFrame,
    policy: Policy,
    axes: Axes,
    rows: dict[CellSet, int],
    published: Sequence[tuple[PublishedCell, int]],
) -> Problem:
    """The rows get public totals and small stretches of time added, which are not published but can be worked out."""
    count = len(rows)
    known = [cell_set(policy, axes, policy.population(each.population), each.period, each.codes) for each in axes.known]
    told = {_told(policy, axes, cell): cell.value for cell in axes.earlier}
    shown = [cell for cell, value in told.items() if value is not None and value == persons_in(cell, there)]
    fixed = frozenset(rows.setdefault(total, len(rows)) for total in (*known, *shown))
    concealed = frozenset(rows.setdefault(cell, len(rows)) for cell, value in told.items() if value is None)
    for stretch in stretches(axes):
        if 0 < persons_in(stretch, there) < policy.threshold:
            rows.setdefault(stretch, len(rows))
    model = build(policy, axes, list(rows), there)
    columns = [model.columns(cell) for cell in rows]
    weights = [0] * len(rows)
    tables = {table.id: table for table in policy.tables}
    for cell, row in published:
        empty = not model.truth[columns[row]].any()
        weight = policy.weights.zero if empty else table_weight(policy, tables[cell.table], cell)
        weights[row] = max(weights[row], weight)
    return Problem(policy, model, columns, count, weights, fixed, concealed, relations(policy, published))


def _told(policy: Policy, axes: Axes, cell: EarlierCell) -> CellSet:
    return cell_set(policy, axes, policy.population(cell.population), cell.period, dict(cell.codes))


def _set(policy: Policy, axes: Axes, cell: PublishedCell) -> CellSet:
    return cell_set(policy, axes, policy.population(cell.population), cell.period, dict(cell.codes))


def _frame(policy: Policy, published: Sequence[PublishedCell], values: Sequence[int | None]) -> pl.DataFrame:
    records = [
        {
            "table_id": cell.table,
            "measure": policy.population(cell.population).measure,
            "time_period": cell.period,
            **dict.fromkeys(policy.columns, TOTAL),
            **{policy.dimension(name).column: code for name, code in cell.codes if code != TOTAL},
            "value": value,
            "status": (ObsStatus.SUPPRESSED if value is None else ObsStatus.NORMAL).value,
        }
        for cell, value in zip(published, values, strict=True)
    ]
    return pl.DataFrame(records, schema_overrides={"value": pl.Int64})


def _loss(
    published: Sequence[tuple[PublishedCell, int]], hidden: frozenset[int], small: frozenset[int]
) -> tuple[dict[str, int], dict[str, int], tuple[TableLoss, ...]]:
    """Cells and hidden cells by population, each set of persons once; and what each table lost."""
    of: dict[str, set[int]] = {}
    in_table: dict[tuple[str, str], list[int]] = {}
    for cell, row in published:
        of.setdefault(cell.population, set()).add(row)
        in_table.setdefault((cell.table, cell.population), []).append(row)
    tables = tuple(
        TableLoss(*named, len(rows), sum(row in small for row in rows), sum(row in hidden - small for row in rows))
        for named, rows in in_table.items()
    )
    return ({name: len(every) for name, every in of.items()}, {n: len(each & hidden) for n, each in of.items()}, tables)


def _said(row: Row, named: Mapping[int, PublishedCell]) -> str:
    """A sum of rows in words: which cells, and which are taken away from them."""
    words = {
        number: " ".join([cell.population, cell.period, *(code for _, code in cell.codes if code != TOTAL)])
        for number, cell in named.items()
    }
    parts = [f"{'less ' if factor < 0 else ''}{words.get(number, 'months between')}" for number, factor in row.items()]
    return " ".join(parts)


def _public(
    policy: Policy, axes: Axes, rows: Mapping[CellSet, int], values: Sequence[int]
) -> Iterator[Mapping[str, Any]]:
    """The public totals that the register agrees with; the others bind it no less, but would not fit its tables."""
    for total in axes.known:
        population = policy.population(total.population)
        if values[rows[cell_set(policy, axes, population, total.period, total.codes)]] == total.value:
            codes = {policy.dimension(name).column: code for name, code in total.codes.items()}
            yield {"measure": population.measure, "time_period": total.period, **codes, "value": total.value}

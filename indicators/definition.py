"""What an indicator is: a frozen declaration with names, method, caveat, its cells in SQL and an example."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from indicators.intervals import Interval
from publication.catalogue import Chart, Direction, IomArea, Official, Theme
from vocabulary.text import Text


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example that is the definition's test: small tables, one line a row, columns divided by |.

    `given` are rows of the warehouse's observations (unnamed columns take the defaults of a count of
    persons), `episodes` of its membership episodes, `expect` the published observations; only the columns
    named in `expect` are compared (`-` is no value), and no row may be missing or left over; where `periods`
    are named, only rows of those periods are looked at, where `series`, only rows of those.

    `cases`, `services`, `follow_ups`, `reports` and `spending` are rows of a register that has come in up to the
    month of the newest report (March 2021 where none is named); several forms of exploitation are divided by `;`.
    """

    expect: str
    given: str = ""
    episodes: str = ""
    cases: str = ""
    services: str = ""
    follow_ups: str = ""
    reports: str = ""
    spending: str = ""
    periods: tuple[str, ...] = ()
    series: tuple[str, ...] = ()

    @property
    def tables(self) -> dict[str, str]:
        """The tables that are put into a warehouse, by name."""
        return {name: getattr(self, name) for name in _TABLES if getattr(self, name)}


_TABLES = ("given", "episodes", "cases", "services", "follow_ups", "reports", "spending")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator; the file is named by its id (PRG-04 is prg_04.py).

    `cells` selects the columns of `indicators.cells.CELL`. `dimensions` are the breakdowns in use,
    `decimals` how many the published value has, `sources` the feeds it reads, `sdg` targets or indicators
    it contributes to (never a value of them, unless the id says SDG), `view` codes that are shown first where
    that is not the total.
    """

    id: str
    name: Text
    definition: Text
    method: Text
    caveat: Text
    theme: Theme
    direction: Direction
    decimals: int
    dimensions: tuple[str, ...]
    sdg: tuple[str, ...]
    iom_areas: tuple[IomArea, ...]
    sources: tuple[str, ...]
    chart: Chart
    cells: sa.Select[Any]
    example: Example
    interval: Interval | None = None
    view: tuple[tuple[str, str], ...] = ()
    official: Official | None = None

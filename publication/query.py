"""One view, one result: what a chart, its table and its downloads show comes from the same observations."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import polars as pl

from publication.catalogue import IndicatorEntry
from publication.release import Release
from vocabulary.codes import NOT_APPLICABLE, TOTAL, WORLD
from vocabulary.dimensions import BREAKDOWN_NAMES, DIMENSION_NAMES

Row = dict[str, Any]

EACH = "each"
"""Asks for every code of a dimension that is not a total."""

_TOTALS = (TOTAL, WORLD, NOT_APPLICABLE)


@dataclass(frozen=True)
class Table:
    """The observations of an indicator that a view shows, in the order of their key.

    `chosen` says for each dimension which code is shown (or EACH); `frame` has the columns of the release.
    """

    release: Release
    entry: IndicatorEntry
    chosen: Mapping[str, str]
    frame: pl.DataFrame

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows shown, by the end of their period: the order of every output."""
        ordered = self.frame.sort("period_end", "period_start", nulls_last=True, maintain_order=True)
        return tuple(ordered.iter_rows(named=True))

    @cached_property
    def everything(self) -> pl.DataFrame:
        """All observations of the indicator."""
        return self.release.observations.filter(pl.col("indicator") == self.entry.id)

    @cached_property
    def varying(self) -> tuple[str, ...]:
        """The dimensions that tell the rows shown apart, without a series that its definition tells already."""
        names = [name for name in DIMENSION_NAMES if self.frame[name].n_unique() > 1]
        pairs = self.frame.select("series", "definition").n_unique()
        for spare, telling in (("series", "definition"), ("definition", "series")):
            if {spare, telling} <= {*names} and self.frame[telling].n_unique() == pairs:
                names.remove(spare)
        return tuple(names)

    @property
    def has_one_unit(self) -> bool:
        """Whether all rows are measured alike, so that they may be drawn on one axis."""
        return self.frame.select("unit_measure", "unit_mult").n_unique() <= 1

    @cached_property
    def fixed(self) -> dict[str, str]:
        """The codes that all rows share though the indicator has others: what narrows the view."""
        return {
            name: self.frame[name][0]
            for name in DIMENSION_NAMES
            if not self.frame.is_empty()
            and self.frame[name].n_unique() == 1
            and self.frame[name][0] not in _TOTALS
            and self.everything[name].n_unique() > 1
        }

    def choices(self) -> dict[str, tuple[str, ...]]:
        """For each dimension with a choice: the total or EACH first, then its codes."""
        return {name: offered for name in DIMENSION_NAMES if len(offered := _offered(self.everything, name)) > 1}

    def parameters(self, lang: str, **changed: str) -> str:
        """The view as a query string: only what differs from the indicator's own view."""
        usual = _usual(self.everything, self.entry)
        wanted = {name: code for name, code in {**self.chosen, **changed}.items() if usual.get(name) != code}
        return urlencode({**{name: wanted[name] for name in DIMENSION_NAMES if name in wanted}, "lang": lang})


def table(release: Release, indicator_id: str, asked: Mapping[str, str] | None = None) -> Table | None:
    """The table of a view; None for an unknown indicator. Unknown dimensions and codes are ignored."""
    entry = release.indicators.get(indicator_id.upper())
    if entry is None:
        return None
    everything = release.observations.filter(pl.col("indicator") == entry.id)
    chosen = _usual(everything, entry)
    for name, code in (asked or {}).items():
        if name in chosen and code in _offered(everything, name):
            chosen[name] = code
    return Table(release, entry, chosen, everything.filter(*_conditions(everything, chosen)))


def _usual(everything: pl.DataFrame, entry: IndicatorEntry) -> dict[str, str]:
    """What is shown when nobody asks for anything: totals, and each series and definition of one unit."""
    usual = {name: _usual_code(everything, name) for name in DIMENSION_NAMES}
    return usual | dict(entry.view)


def _usual_code(everything: pl.DataFrame, name: str) -> str:
    codes = everything[name].unique()
    if name in BREAKDOWN_NAMES:
        return next((total for total in _TOTALS if total in codes), EACH)
    return EACH


def _offered(everything: pl.DataFrame, name: str) -> tuple[str, ...]:
    codes = tuple(everything[name].unique(maintain_order=True).sort())
    totals = tuple(code for code in codes if code in _TOTALS)
    single = tuple(code for code in codes if code not in _TOTALS)
    return (*totals, *((EACH,) if len(single) > 1 else ()), *single)


def _conditions(everything: pl.DataFrame, chosen: Mapping[str, str]) -> list[pl.Expr]:
    return [_condition(name, code, set(everything[name].unique())) for name, code in chosen.items()]


def _condition(name: str, code: str, codes: set[str]) -> pl.Expr:
    if code != EACH:
        return pl.col(name) == code
    single = codes - set(_TOTALS)
    return pl.col(name).is_in(single or codes)


def only(shown: Table | None, **codes: str) -> dict[str, Any] | None:
    """The one observation of a table with these codes, as a row; None when there is none."""
    if shown is None:
        return None
    found = shown.everything.filter(*(pl.col(name) == code for name, code in codes.items()))
    return found.row(0, named=True) if found.height else None

"""An indicator's observations as SDMX sees them: a dataflow with dimensions, a measure and attributes.

SDMX wants a key of its own for every observation. Where two sources give the same figure, SOURCE is part of it. A
period is written as SDMX writes time; where it cannot be, because a range goes on or two notations are one time, the
period in our own notation, PERIOD, is a dimension instead; everywhere else it is an attribute.
"""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from publication.formats.columns import Column, Kind, Value, columns, joined, plain
from publication.formats.export import Export
from publication.query import Row
from vocabulary.codes import NOT_APPLICABLE
from vocabulary.dimensions import DIMENSION_NAMES
from vocabulary.periods import PeriodError, parse_period, sdmx_time_period
from vocabulary.text import Text

AGENCY = "SHIRUBE"
VERSION = "1.0"
PERIOD, SOURCE, TIME_PERIOD, MEASURE = "PERIOD", "SOURCE", "TIME_PERIOD", "OBS_VALUE"

_SOURCES = "sources"
_OTHERWISE = {"INDICATOR", TIME_PERIOD, MEASURE}
_ALWAYS = frozenset({"OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE", "UNIT_MULT"})


@dataclass(frozen=True)
class Component:
    """A dimension or attribute: `codelist` names the list of its codes, `is_mandatory` that it is never absent."""

    id: str
    title: Text
    codelist: str = ""
    is_mandatory: bool = False
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Observation:
    """An observation: its key by dimension, its value or None, and its attributes that say something."""

    key: dict[str, str]
    value: Value
    attributes: dict[str, str]


class Flow:
    """The dataflow of an export's indicator, the same for every view of it."""

    def __init__(self, export: Export) -> None:
        self.export = export
        table = export.table
        self.id = f"DF_{table.entry.id}".replace("-", "_").replace(".", "_")
        self.dsd_id = self.id.replace("DF_", "DSD_", 1)

    def over(self, part: Export) -> "Flow":
        """The same dataflow for some of its rows; what all its rows share is not looked for again."""
        found = copy(self)
        found.export = part
        return found

    @cached_property
    def is_timed(self) -> bool:
        """Whether SDMX can write the time of every observation of the indicator, and tells all of them apart by it."""
        try:
            times = {text: _time(text) for text in self._everything["time_period"].unique()}
        except PeriodError:
            return False
        written = pl.col("time_period").replace_strict(times, return_dtype=pl.String)
        return not self._everything.select(written, *DIMENSION_NAMES, _SOURCES).is_duplicated().any()

    @cached_property
    def is_sourced(self) -> bool:
        """Whether some observations of the indicator differ by nothing but their source."""
        return self._everything.select(*DIMENSION_NAMES, "time_period").is_duplicated().any()

    @cached_property
    def dimensions(self) -> tuple[Component, ...]:
        """The dimensions in the order of the key, but for time."""
        whole = self._everything
        applying = {name.upper() for name in DIMENSION_NAMES if set(whole[name].unique()) != {NOT_APPLICABLE}}
        wanted = applying | ({SOURCE} if self.is_sourced else set())
        told = [_component(column) for column in self._columns if column.id in wanted]
        return tuple(told) if self.is_timed else (*told, Component(PERIOD, _PERIOD, is_mandatory=True))

    @cached_property
    def attributes(self) -> tuple[Component, ...]:
        """What qualifies an observation."""
        names = {component.id for component in self.dimensions}
        said = [_component(column) for column in self._attributes if column.id not in names]
        return (*said, Component(PERIOD, _PERIOD, is_mandatory=True)) if self.is_timed else tuple(said)

    def observations(self) -> Iterator[Observation]:
        """The export's rows in their order."""
        for row in self.export.table.rows:
            yield Observation(self._key(row), plain(row["obs_value"]), self._said(row))

    def _key(self, row: Row) -> dict[str, str]:
        coded = {one.id: row[one.id.lower()] for one in self.dimensions if one.id not in {PERIOD, SOURCE}}
        sourced = {SOURCE: " ".join(row["source_ids"])} if self.is_sourced else {}
        period = row["time_period"]
        return {**coded, **sourced, **({TIME_PERIOD: _time(period)} if self.is_timed else {PERIOD: period})}

    def _said(self, row: Row) -> dict[str, str]:
        names = {component.id for component in self.attributes}
        table, lang = self.export.table, self.export.lang
        told = {one.id: _text(one, one.of(table, row, lang)) for one in self._attributes if one.id in names}
        if self.is_timed:
            told[PERIOD] = row["time_period"]
        return {name: text for name, text in told.items() if text}

    @cached_property
    def _everything(self) -> pl.DataFrame:
        """All observations of the indicator, with their sources as one text."""
        joint = pl.col("source_ids").list.join(" ").alias(_SOURCES)
        return self.export.table.everything.with_columns(joint)

    @cached_property
    def _columns(self) -> Sequence[Column]:
        """Every column that a row of the indicator can have."""
        return columns(self.export.table, whole=True)

    @cached_property
    def _attributes(self) -> Sequence[Column]:
        dimensions = {name.upper() for name in DIMENSION_NAMES}
        return [
            column
            for column in self._columns
            if column.id not in dimensions | _OTHERWISE and not column.id.endswith("_LABEL")
        ]


_PERIOD = Text("Period as Shirube writes it", "Shirubeの表記による期間")


def _component(column: Column) -> Component:
    listed = "" if column.kind is Kind.LIST else column.codelist
    return Component(column.id, column.title, listed, column.id in _ALWAYS, column.kind)


def _text(column: Column, value: Value) -> str:
    cell = plain(joined(column, value))
    return "" if cell is None else str(cell)


def _time(period: str) -> str:
    return sdmx_time_period(parse_period(period))

"""One view, one result: what a chart, its table and its downloads show comes from the same observations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

import polars as pl

from publication import mapped
from publication.catalogue import Chart, IndicatorEntry
from publication.moments import PRESENT, Moment
from publication.release import Release
from publication.view import CHART, CHOSEN, EACH, PERIOD, TO, View, divided, reach
from vocabulary.codes import NOT_APPLICABLE, TOTAL, WORLD, is_several
from vocabulary.dimensions import BREAKDOWN_NAMES, CODELIST_OF, DEFINITION, DIMENSION_NAMES, SERIES
from vocabulary.periods import PeriodType, parse_period
from vocabulary.statuses import ObsStatus
from vocabulary.text import Language

Row = dict[str, Any]

SEVERAL = ("ref_area", "citizenship")
"""The dimensions of which several codes may be shown side by side."""

TOTALS = (TOTAL, WORLD, NOT_APPLICABLE)

_FEWEST_ENDS = 3
"""Of how many periods a first and a last can be chosen: of two there would be each or one."""

_MADE_UP = "SYNTHETIC"
"""The licence of a source that describes nobody."""

_THROUGH_TIME = (Chart.LINE, Chart.COLUMNS)
_MOST_LINES = 8
"""How many lines of an indicator drawn as lines may stand side by side as columns: as many as there are colours."""


@dataclass(frozen=True, eq=False)
class _Whole:
    """All observations of an indicator, and the codes and periods that stand in them, sorted."""

    frame: pl.DataFrame
    codes: Mapping[str, tuple[str, ...]]

    def offered(self, name: str) -> tuple[str, ...]:
        """What may be asked of a dimension: totals, EACH where there are several other codes, those codes."""
        codes = self.codes[name]
        parts = tuple(code for code in codes if code not in TOTALS)
        totals = tuple(code for code in codes if code in TOTALS)
        return (*totals, *((EACH,) if len(self.each(name)) > 1 else ()), *parts)

    def each(self, name: str) -> tuple[str, ...]:
        """What EACH stands for: no total, and no region of areas but where there are regions only."""
        parts = tuple(code for code in self.codes[name] if code not in TOTALS)
        if CODELIST_OF.get(name) != "CL_AREA":
            return parts
        return tuple(code for code in parts if not is_several(code)) or parts

    def beside(self, name: str, chosen: Mapping[str, str]) -> tuple[str, ...]:
        """What may be asked of a dimension while the others stay as chosen."""
        others = [self.condition(other, code) for other, code in chosen.items() if other != name]
        present = {*self.frame.filter(*others)[name].unique()}
        several = len(present & {*self.each(name)}) > 1
        return tuple(code for code in self.offered(name) if code in present or (code == EACH and several))

    def usual(self, entry: IndicatorEntry) -> dict[str, str]:
        """What is shown when nobody asks: totals, each series and definition, and what the indicator's view says."""
        totals = {name: next((one for one in TOTALS if one in self.codes[name]), EACH) for name in BREAKDOWN_NAMES}
        return {SERIES.name: EACH, DEFINITION.name: EACH} | totals | {PERIOD: EACH} | dict(entry.view)

    def understands(self, name: str, asked: str) -> bool:
        """Whether a dimension can be asked that: one code offered, several areas, or from one period to a later one."""
        known = self.offered(name)
        if name == PERIOD and (ends := reach(asked)):
            return {*ends} <= {*known} and _end(ends[0]) < _end(ends[1]) < date.max
        codes = divided(name, asked)
        return set(codes) <= {*known} and (len(codes) == 1 or (name in SEVERAL and EACH not in codes))

    def condition(self, name: str, code: str) -> pl.Expr:
        """The rows a choice keeps; from one period to another those whose own ends neither before nor after."""
        if name == PERIOD and (ends := reach(code)):
            return pl.col("period_end").is_between(_end(ends[0]), _end(ends[1]))
        if code != EACH:
            return pl.col(name).is_in(divided(name, code))
        return pl.col(name).is_in(self.each(name) or self.codes[name])


@dataclass(frozen=True)
class Reach:
    """One end of the periods shown: the period there, and for each period that could be, what a reader asks for it."""

    period: str
    asked: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """The observations of an indicator that a view shows, in the order of their key.

    `chosen` says for each dimension which code, and which period, is shown (or EACH); `frame` has the columns of the
    release; `drawn_as` is the kind of figure that was asked for, if any.
    """

    release: Release
    entry: IndicatorEntry
    chosen: Mapping[str, str]
    frame: pl.DataFrame
    drawn_as: Chart | None = None

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows shown, in their order."""
        return tuple(self.ordered.iter_rows(named=True))

    @cached_property
    def ordered(self) -> pl.DataFrame:
        """The observations shown, by the end of their period: the order of every output."""
        return self.frame.sort("period_end", "period_start", nulls_last=True, maintain_order=True)

    @property
    def everything(self) -> pl.DataFrame:
        """All observations of the indicator."""
        return _whole(self.release, self.entry.id).frame

    @cached_property
    def varying(self) -> tuple[str, ...]:
        """The dimensions that tell the rows shown apart, without a series that its definition tells already."""
        names = [name for name in DIMENSION_NAMES if len(self._shown(name)) > 1]
        pairs = len({(row[SERIES.name], row[DEFINITION.name]) for row in self.rows})
        for spare, telling in ((SERIES.name, DEFINITION.name), (DEFINITION.name, SERIES.name)):
            if {spare, telling} <= {*names} and len(self._shown(telling)) == pairs:
                names.remove(spare)
        return tuple(names)

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """The periods of the rows, each once, in their order."""
        return tuple(dict.fromkeys(row["time_period"] for row in self.rows))

    @cached_property
    def period_types(self) -> frozenset[str]:
        """The kinds of period among the rows."""
        return frozenset(row["period_type"] for row in self.rows)

    @cached_property
    def source_ids(self) -> tuple[str, ...]:
        """The sources of the rows, each once, in the rows' order."""
        return tuple(self.ordered["source_ids"].explode().drop_nulls().unique(maintain_order=True))

    @property
    def is_synthetic(self) -> bool:
        """Whether a row comes from a made-up source."""
        return any(self.release.sources[one].licence == _MADE_UP for one in self.source_ids)

    @property
    def has_withheld(self) -> bool:
        """Whether a figure that exists is not shown."""
        return any(row["obs_status"] == ObsStatus.SUPPRESSED for row in self.rows)

    @property
    def has_one_unit(self) -> bool:
        """Whether all rows are measured alike, so that they may be drawn on one axis."""
        return len({(row["unit_measure"], row["unit_mult"]) for row in self.rows}) <= 1

    @property
    def fixed(self) -> dict[str, str]:
        """The codes that all rows share though the indicator has others: what narrows the view."""
        known = _whole(self.release, self.entry.id).codes
        shared = {name: next(iter(self._shown(name))) for name in DIMENSION_NAMES if len(self._shown(name)) == 1}
        return {name: code for name, code in shared.items() if code not in TOTALS and len(known[name]) > 1}

    @cached_property
    def charts(self) -> tuple[Chart, ...]:
        """The kinds of figure its rows can be drawn with, that of its indicator first."""
        own = self.entry.chart
        if not self.has_one_unit:
            return (own,)
        is_timed = own in _THROUGH_TIME and len(self.periods) > 1
        is_open = is_timed and self.frame.select(DIMENSION_NAMES).n_unique() <= _MOST_LINES
        on_map = (Chart.MAP,) if mapped.is_mappable(self.rows) else ()
        return tuple(dict.fromkeys((own, *(_THROUGH_TIME if is_open else ()), *on_map)))

    @property
    def chart(self) -> Chart:
        """The kind of figure it is drawn with: the one asked for where its rows can be, else its indicator's own."""
        own = self.entry.chart
        return self.drawn_as if self.drawn_as not in {None, own} and self.drawn_as in self.charts else own

    @property
    def is_usual(self) -> bool:
        """Whether it is what is shown when nobody chooses."""
        usual = _whole(self.release, self.entry.id).usual(self.entry)
        return dict(self.chosen) == usual and self.chart is self.entry.chart

    def offered(self) -> dict[str, tuple[str, ...]]:
        """For each dimension and the period everything that may be asked, whatever the others are."""
        whole = _whole(self.release, self.entry.id)
        return {name: whole.offered(name) for name in CHOSEN}

    def choices(self) -> dict[str, tuple[str, ...]]:
        """For each dimension with a choice: the total or EACH first, then its codes.

        Only codes that have an observation beside what is chosen of the other dimensions.
        """
        whole = _whole(self.release, self.entry.id)
        several = [name for name in CHOSEN if len(whole.offered(name)) > 1]
        offered = {name: whole.beside(name, self.chosen) for name in several}
        return {name: codes for name, codes in offered.items() if len(codes) > 1}

    def reaches(self) -> tuple[Reach, Reach] | None:
        """From which and to which period a reader may ask; None where there is nothing between.

        Offered are years, months and days with an observation beside what is chosen of the dimensions; of several with
        one end the shortest. Periods of other lengths may be asked for and are not offered.
        """
        beside = {*_whole(self.release, self.entry.id).beside(PERIOD, self.chosen)} - {EACH}
        single = (period for period in map(parse_period, beside) if period.type is not PeriodType.RANGE)
        shortest = {_end(code): code for code in map(str, sorted(single))}
        ends = [shortest[day] for day in sorted(shortest)]
        if len(ends) < _FEWEST_ENDS:
            return None
        asked = self.chosen[PERIOD]
        is_one = asked != EACH and not reach(asked) and _end(asked) < date.max
        first, last = (asked, asked) if is_one else reach(asked) or (ends[0], ends[-1])

        def both(start: str, stop: str) -> str:
            return EACH if (start, stop) == (ends[0], ends[-1]) else f"{start}{TO}{stop}"

        return (
            Reach(first, {one: both(one, last) for one in ends if _end(one) < _end(last)}),
            Reach(last, {one: both(first, one) for one in ends if _end(one) > _end(first)}),
        )

    def view(self, lang: Language, moment: Moment = PRESENT, **changed: str) -> View:
        """What is shown as a view that an address can say; `changed` are codes, or a chart, chosen instead."""
        usual = _whole(self.release, self.entry.id).usual(self.entry)
        wanted = {**self.chosen, CHART: self.chart.value, **changed}
        chart = Chart(wanted.pop(CHART))
        chosen = tuple((name, wanted[name]) for name in CHOSEN if name in wanted and wanted[name] != usual[name])
        return View(self.entry.id, lang, chosen, None if chart is self.entry.chart else chart, moment)

    def parameters(self, lang: Language, **changed: str) -> str:
        """The view as a query string: only what differs from the indicator's own view."""
        return self.view(lang, PRESENT, **changed).query

    def _shown(self, name: str) -> set[str]:
        return {row[name] for row in self.rows}


def table(release: Release, indicator_id: str, asked: Mapping[str, str] | None = None) -> Table | None:
    """The table of a view, of an indicator by its id or official code; None for an unknown one.

    `asked` is by dimension, with the period and the chart. Unknown dimensions, codes, periods and charts are ignored.
    """
    entry = release.indicators.get(indicator_id.upper()) or release.by_official_code.get(indicator_id)
    if entry is None:
        return None
    whole = _whole(release, entry.id)
    chosen, wanted = whole.usual(entry), asked or {}
    for name, code in wanted.items():
        if name in chosen and whole.understands(name, code):
            chosen[name] = code
    conditions = [whole.condition(name, code) for name, code in chosen.items()]
    chart = wanted.get(CHART, "")
    drawn_as = Chart(chart) if chart in {*Chart} else None
    return Table(release, entry, chosen, whole.frame.filter(*conditions), drawn_as)


def only(shown: Table | None, **codes: str) -> Row | None:
    """The one observation of a table with these codes, as a row; None when there is none."""
    if shown is None:
        return None
    found = shown.everything.filter(*(pl.col(name) == code for name, code in codes.items()))
    return found.row(0, named=True) if found.height else None


@lru_cache(maxsize=256)
def _whole(release: Release, indicator_id: str) -> _Whole:
    frame = release.observations.filter(pl.col("indicator") == indicator_id)
    return _Whole(frame, {name: tuple(frame[name].unique().sort()) for name in CHOSEN})


def _end(code: str) -> date:
    """The last day of a period; the last of all for one that goes on."""
    return parse_period(code).end or date.max

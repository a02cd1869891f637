"""A figure in words: what it shows, from the same rows as its marks, for those who do not see it or have no time."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from publication import atlas, labels
from publication.atlas import Sheet
from publication.catalogue import Chart
from publication.figures.breaks import is_broken
from publication.figures.flow import stage_name, stages_of
from publication.figures.marks import Line, lines, with_value
from publication.figures.steps import has_limits_only, said
from publication.figures.target import target_of
from publication.query import Row, Table
from publication.text import words
from vocabulary.statuses import State
from vocabulary.text import Language

_MOST_LINES = 4
_FEWEST_FOR_ENDS = 3
_MOST_PERIODS = 4


def summary(table: Table, lang: Language) -> str:
    """A few sentences on the figure of a table; a withheld value is only said to be withheld.

    Every number in it stands in the table too. Empty where nothing is drawn.
    """
    if not table.has_one_unit or not table.rows:
        return ""
    if table.chart is Chart.MAP:
        return of_map(table, atlas.latest(table), lang)
    told = _KINDS.get(table.chart, _values)(table, lang)
    return labels.sentences((*told, *_target(table, lang), *_not_shown(table, lang), *_made_up(table, lang)), lang)


def of_map(table: Table, sheet: Sheet, lang: Language) -> str:
    """A few sentences on the map of one year: how many areas it shows, and the highest and the lowest of them."""
    _ = words(lang)
    told = [_("{said}.").format(said=atlas.said(sheet, lang))]
    if len(sheet.rows) > 1:
        highest, lowest = max(sheet.rows.values(), key=_size), min(sheet.rows.values(), key=_size)
        told.append(
            _("Highest: {highest}; lowest: {lowest}.").format(
                highest=_placed(table, highest, lang), lowest=_placed(table, lowest, lang)
            )
        )
    return labels.sentences((*told, *_without_value(sheet, lang), *_made_up(table, lang)), lang)


def _values(table: Table, lang: Language) -> Iterator[str]:
    """Lines of values: one in full, a few by their ends, many by the highest and the lowest of the latest period."""
    _ = words(lang)
    found = [line for line in lines(table, lang) if with_value(line.rows)]
    if len(found) == 1:
        yield from _one(table, found[0], lang)
    elif len(table.periods) > 1 and 0 < len(found) <= _MOST_LINES:
        yield _("{count} series, {span}.").format(count=len(found), span=labels.covered(table.periods, lang))
        yield from (
            _("{name}: {said}.").format(name=line.name, said=_course(table, with_value(line.rows), lang))
            for line in found
        )
    elif found:
        yield from _many(table, found, lang)
    limited = [row for row in table.rows if has_limits_only(row)]
    yield from (_("{said}.").format(said=said(table, row, lang)) for row in limited[:_MOST_LINES])


def _one(table: Table, line: Line, lang: Language) -> Iterator[str]:
    _ = words(lang)
    rows = with_value(line.rows)
    course = _course(table, rows, lang) if len(rows) > 1 else said(table, rows[0], lang)
    yield _("{said}.").format(said=course[0].upper() + course[1:])
    broken = [labels.period(row["time_period"], lang) for before, row in pairwise(rows) if is_broken(before, row)]
    if len(rows) >= _FEWEST_FOR_ENDS:
        yield _("Highest: {highest}; lowest: {lowest}.").format(
            highest=_dated(table, max(rows, key=_size), lang), lowest=_dated(table, min(rows, key=_size), lang)
        )
    if broken:
        yield _("The series breaks before {periods}: what stands before and after cannot be compared.").format(
            periods=labels.listed(broken, lang)
        )


def _course(table: Table, rows: Sequence[Row], lang: Language) -> str:
    """From the first value to the last: whether it rose or fell is said only where the two can be compared."""
    _ = words(lang)
    first, last = rows[0], rows[-1]
    if len(rows) == 1:
        return _dated(table, first, lang)
    ends = {"first": _dated(table, first, lang), "last": _dated(table, last, lang)}
    if not _can_be_compared(rows):
        return _("first {first}, latest {last}").format(**ends)
    if first["obs_value"] == last["obs_value"]:
        return _("the same at both ends, {first} and {last}").format(**ends)
    if first["obs_value"] < last["obs_value"]:
        return _("rose from {first} to {last}").format(**ends)
    return _("fell from {first} to {last}").format(**ends)


def _can_be_compared(rows: Sequence[Row]) -> bool:
    """Whether a line has no break, exact values at its ends, and years, or totals since one start, at both."""
    first, last = rows[0], rows[-1]
    is_exact = {first["qualifier"], last["qualifier"]} == {"EXACT"}
    is_whole = not any(is_broken(before, row) for before, row in pairwise(rows))
    is_yearly = {row["period_type"] for row in rows} in ({"CY"}, {"FY"})
    return is_exact and is_whole and (is_yearly or len({row["period_start"] for row in rows}) == 1)


def _many(table: Table, found: Sequence[Line], lang: Language) -> Iterator[str]:
    _ = words(lang)
    latest = max((with_value(line.rows)[-1] for line in found), key=_end)["time_period"]
    named = [(line.name, row) for line in found for row in with_value(line.rows) if row["time_period"] == latest]
    highest, lowest = max(named, key=lambda each: _size(each[1])), min(named, key=lambda each: _size(each[1]))
    yield _("{count} series, {span}.").format(count=len(found), span=labels.covered(table.periods, lang))
    if len(named) == 1:
        yield _("{name}: {said}.").format(name=named[0][0], said=said(table, named[0][1], lang))
        return
    yield _("Of those with a value for {period}, the highest is {highest}, the lowest {lowest}.").format(
        period=labels.period(latest, lang), highest=_named(table, *highest, lang), lowest=_named(table, *lowest, lang)
    )


def _flow(table: Table, lang: Language) -> Iterator[str]:
    _ = words(lang)
    stages = stages_of(table)
    if stages:
        told = [
            _("{name} {value}").format(name=stage_name(row, lang), value=_quantity(table, row, lang)) for row in stages
        ]
        yield _("{period}: {said}.").format(
            period=labels.period(stages[0]["time_period"], lang), said=labels.listed(told, lang)
        )


def _spans(table: Table, lang: Language) -> Iterator[str]:
    _ = words(lang)
    years = [row["period_start"].year for row in table.rows]
    yield _("{areas} areas; the first from {first}, the latest from {last}. {ended} of {all} spans have ended.").format(
        areas=labels.number(len({row["ref_area"] for row in table.rows}), 0, lang),
        first=labels.period(str(min(years)), lang),
        last=labels.period(str(max(years)), lang),
        ended=labels.number(sum(row["period_end"] is not None for row in table.rows), 0, lang),
        all=labels.number(len(table.rows), 0, lang),
    )


_KINDS: dict[Chart, Callable[[Table, Language], Iterator[str]]] = {Chart.FLOW: _flow, Chart.SPANS: _spans}


def _target(table: Table, lang: Language) -> Iterator[str]:
    _ = words(lang)
    found = target_of(table)
    if found is not None:
        year, value = found
        aimed = labels.with_unit(labels.number(value, 0, lang), table.rows[0], lang)
        yield _("The target for {year} is {value}.").format(year=labels.period(str(year), lang), value=aimed)


def _not_shown(table: Table, lang: Language) -> Iterator[str]:
    """How many values are withheld and how many missing, and of which periods where those are few."""
    _ = words(lang)
    said_of = {State.WITHHELD: _("Withheld: {periods}."), State.MISSING: _("Missing: {periods}.")}
    for state, few in said_of.items():
        rows = [row for row in table.rows if labels.state_of(row) is state and not has_limits_only(row)]
        periods = [labels.period(one, lang) for one in dict.fromkeys(row["time_period"] for row in rows)]
        if rows and len(rows) == len(periods) <= _MOST_PERIODS:
            yield few.format(periods=labels.listed(periods, lang))
        elif rows:
            yield _counted(len(rows), state, lang)


def _without_value(sheet: Sheet, lang: Language) -> Iterator[str]:
    """How many areas of a map are withheld and how many missing."""
    states = [labels.state_of(row) for row in sheet.without_value.values()]
    yield from (_counted(states.count(state), state, lang) for state in dict.fromkeys(states))


def _counted(count: int, state: State, lang: Language) -> str:
    _ = words(lang)
    told = _("Values withheld: {count}.") if state is State.WITHHELD else _("Values missing: {count}.")
    return told.format(count=labels.number(count, 0, lang))


def _made_up(table: Table, lang: Language) -> Iterator[str]:
    _ = words(lang)
    if table.is_synthetic:
        yield _("These figures are made up: a synthetic sample.")


def _dated(table: Table, row: Row, lang: Language) -> str:
    _ = words(lang)
    return _("{value} ({period})").format(
        value=_quantity(table, row, lang), period=labels.period(row["time_period"], lang)
    )


def _placed(table: Table, row: Row, lang: Language) -> str:
    """An area of a map with its value and the year that is of, which may be an earlier one."""
    _ = words(lang)
    return _("{name}, {said}").format(
        name=labels.label("ref_area", row["ref_area"], lang), said=_dated(table, row, lang)
    )


def _named(table: Table, name: str, row: Row, lang: Language) -> str:
    _ = words(lang)
    return _("{name} ({value})").format(name=name, value=_quantity(table, row, lang))


def _quantity(table: Table, row: Row, lang: Language) -> str:
    return labels.quantity(row, table.entry.decimals, lang)


def _end(row: Row) -> dt.date:
    return row["period_end"] or row["period_start"]  # type: ignore[no-any-return]  # rows are of any column


def _size(row: Row) -> float:
    return float(row["obs_value"])

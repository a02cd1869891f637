"""Axes: where a value, a period or a name stands in pixels, and which places are named."""

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from publication import labels
from publication.pictures import letters
from vocabulary.text import Language

TICK = 12
"""The size of the texts of an axis."""

_APART = 12
_STEPS = (1, 2, 5, 10)
_DAYS_BESIDE = 0.03
_FEWEST_YEARS = 2

Value = float | str


@dataclass(frozen=True)
class Scale:
    """From values to pixels; names stand at the places of their order, days (ISO 8601) by their number."""

    low: float
    high: float
    start: float
    end: float
    names: Mapping[str, int] = field(default_factory=dict)

    def at(self, value: Value) -> float:
        """The pixel of a value."""
        return self.start + (self.measured(value) - self.low) / (self.high - self.low) * (self.end - self.start)

    def measured(self, value: Value) -> float:
        """A value as the number it stands at."""
        return _measured(value, self.names)

    @property
    def slot(self) -> float:
        """How many pixels lie between two neighbours."""
        return abs((self.end - self.start) / (self.high - self.low))


@dataclass(frozen=True)
class Tick:
    """A place on an axis and its name."""

    at: float
    name: str


def scale(axis: Mapping[str, Any], values: Sequence[Value], start: float, end: float) -> Scale:
    """The scale of a figure's axis for the values drawn along it."""
    names = {name: place for place, name in enumerate(axis.get("categoryarray", ()))}
    low, high = axis.get("range") or _reach(axis, [_measured(value, names) for value in values], names)
    if axis.get("autorange") == "reversed":
        low, high = high, low
    return Scale(float(low), float(high), start, end, names)


def numbered(axis: Mapping[str, Any], along: Scale, lang: Language, most: int) -> list[Tick]:
    """Round numbers, grouped as the language does; as many as the axis wants and the room allows."""
    low, high = sorted((along.low, along.high))
    step = axis.get("dtick") or _step(high - low, max(1, min(most, int(axis.get("nticks", 6)))))
    decimals = max(0, -math.floor(math.log10(step))) if step < 1 else 0
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    plain = axis.get("tickformat") == "d"
    return [
        Tick(along.at(place * step), _year(place * step) if plain else labels.number(place * step, decimals, lang))
        for place in range(first, last + 1)
    ]


def named(axis: Mapping[str, Any], along: Scale) -> list[Tick]:
    """The names of an axis of names."""
    places = axis.get("tickvals", list(along.names))
    return [Tick(along.at(place), text) for place, text in zip(places, axis.get("ticktext", places), strict=True)]


def dated(along: Scale) -> list[Tick]:
    """The beginnings of years; where there are too few, the first and the last day."""
    first, last = (dt.date.fromordinal(round(end)) for end in (along.low, along.high))
    years = [Tick(along.at(f"{year}-01-01"), str(year)) for year in range(first.year + 1, last.year + 1)]
    if len(years) >= _FEWEST_YEARS:
        return years
    return [Tick(along.at(day.isoformat()), day.isoformat()[:7]) for day in (first, last)]


def thinned(ticks: Sequence[Tick]) -> list[Tick]:
    """Every so many of them that no two names meet."""
    if len(ticks) <= 1:
        return list(ticks)
    apart = abs(ticks[1].at - ticks[0].at) or 1.0
    widest = max(letters.width(tick.name, TICK) for tick in ticks) + _APART
    return list(ticks[:: max(1, math.ceil(widest / apart))])


def _measured(value: Value, names: Mapping[str, int]) -> float:
    if not isinstance(value, str):
        return float(value)
    return float(names[value]) if value in names else float(dt.date.fromisoformat(value).toordinal())


def _reach(axis: Mapping[str, Any], numbers: list[float], names: Mapping[str, int]) -> tuple[float, float]:
    if names:
        return (-0.5, len(names) - 0.5)
    low, high = min(numbers), max(numbers)
    if axis.get("type") == "date":
        beside = max(1.0, (high - low) * _DAYS_BESIDE)
        return (low - beside, high + beside)
    if axis.get("rangemode") == "tozero":
        low, high = min(0.0, low), max(0.0, high) or 1.0
        step = _step(high - low, int(axis.get("nticks", 6)))
        return (math.floor(low / step) * step, math.ceil(high / step) * step)
    return (low, high) if low < high else (low - 1, high + 1)


def _step(span: float, most: int) -> float:
    """The smallest of 1, 2, 5, 10 … that divides the span into no more parts than asked for."""
    return next(step for step in _steps(span / most) if span / step <= most)


def _steps(least: float) -> Iterator[float]:
    power = 10.0 ** math.floor(math.log10(least))
    yield from (power * step for step in _STEPS)
    yield power * _STEPS[-1] * 2


def _year(value: float) -> str:
    return str(round(value))

"""A flow as stages: a bar for each as wide as it has persons, beside it how many did not go on so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from publication.figures import theme
from publication.pictures import letters, marks
from publication.pictures.marks import Trace
from publication.pictures.svg import Block, element, moved, number, paragraph, text

_SIZE, _BAR, _APART = 13, 20, 12
_LEAST = 1.5
_BESIDE = 8


@dataclass(frozen=True)
class _Stage:
    """A stage: its name, its number as a figure and in words, with what did not go on, and its place in the trace."""

    place: int
    name: str
    value: float
    said: str


def stages(figure: dict[str, Any], width: float, *, told: bool) -> Block:
    """The stages from top to bottom; a faint shape leads from each to the next."""
    trace = figure["data"][0]
    shown = _stages(trace)
    title = paragraph(figure["layout"]["annotations"][0]["text"], width, _SIZE, fill=theme.QUIET)
    room = width - _BESIDE - max(letters.width(stage.said, _SIZE) for stage in shown)
    most = shown[0].value
    drawn, bars, down = [title.drawing], [], title.height + _BESIDE
    for stage in shown:
        name = paragraph(stage.name, width, _SIZE)
        wide, top = max(_LEAST, room * stage.value / most), down + name.height
        bar = {"x": 0, "y": top, "width": wide, "height": _BAR}
        drawn += [
            moved(name.drawing, 0, down),
            marks.mark(
                "rect",
                trace["node"]["customdata"][stage.place],
                (stage.name, stage.value),
                told=told,
                fill=theme.LINES[0],
                **bar,
            ),
            text(stage.said, wide + _BESIDE, top + _BAR * 0.7, _SIZE, fill=theme.INK),
        ]
        bars.append((wide, top))
        down = top + _BAR + _APART
    leads = [_lead(*one, *other) for one, other in pairwise(bars)]
    return Block(down, "".join([*leads, *drawn]))


def _stages(trace: Trace) -> list[_Stage]:
    """The stages of a figure, whose nodes are the stages and then, for all but the last, what did not go on."""
    labels, values = trace["node"]["label"], trace["link"]["value"]
    last = len(values) // 2
    onward, spent = values[:last], values[last:]
    counts = [*(on + off for on, off in zip(onward, spent, strict=True)), onward[-1]]
    return [_Stage(place, _name(labels[place]), counts[place], _said(labels, place, last)) for place in range(last + 1)]


def _said(labels: Sequence[str], place: int, last: int) -> str:
    """The number of a stage and, where some stay behind, what they are called and how many they are."""
    own = _number(labels[place])
    if place == last:
        return own
    behind = labels[last + 1 + place]
    return f"{own} ({_name(behind)} {_number(behind)})"


def _name(label: str) -> str:
    return label.partition("<br>")[0]


def _number(label: str) -> str:
    return label.partition("<b>")[2].removesuffix("</b>")


def _lead(wide: float, top: float, next_wide: float, next_top: float) -> str:
    path = f"M0 {number(top + _BAR)}H{number(wide)}L{number(next_wide)} {number(next_top)}H0Z"
    return element("path", d=path, fill=theme.LINES[0], fill_opacity="0.12")

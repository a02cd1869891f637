"""The legend: the names of the lines or columns of a plot, each after its mark."""

from collections.abc import Sequence

from publication.pictures import fills, letters
from publication.pictures.fills import Box
from publication.pictures.marks import DASHES, Trace, symbol
from publication.pictures.svg import LEADING, Block, element, moved, paragraph

_SIZE, _SAMPLE, _APART, _AFTER = 13, 30, 18, 8


def legend(traces: Sequence[Trace], width: float) -> Block:
    """Names side by side as long as there is room; a name too long for a row breaks."""
    drawn, across, down, high = [], 0.0, 0.0, 0.0
    for trace in traces:
        taken = _SAMPLE + letters.width(trace["name"], _SIZE)
        if across and across + taken > width:
            across, down, high = 0.0, down + high, 0.0
        said = paragraph(trace["name"], width - _SAMPLE, _SIZE)
        drawn += [moved(_sample(trace), across, down + _SIZE * 0.68), moved(said.drawing, across + _SAMPLE, down)]
        across, high = across + taken + _APART, max(high, said.height, _SIZE * LEADING)
    return Block(down + high + _AFTER, "".join(drawn))


def _sample(trace: Trace) -> str:
    """A piece of the line with its mark, or a piece of the column."""
    colour = trace["marker"]["color"]
    if trace["type"] == "bar":
        box = Box(5, -6, 17, 13)
        look = fills.ground(trace["marker"])
        square = element("rect", x=box.left, y=box.top, width=box.width, height=box.height, **look)
        return square + fills.pattern(trace["marker"], box)
    dash = DASHES.get(trace["line"].get("dash", ""), "")
    line = element("line", x1=0, x2=24, y1=0, y2=0, stroke=colour, stroke_width=2.25, stroke_dasharray=dash)
    mark = element("path", d=symbol(trace["marker"]["symbol"], 12, 0, 4.5), fill=colour)
    return "".join([line] * ("lines" in trace["mode"]) + [mark] * ("markers" in trace["mode"]))

"""What stands in a plot beside its marks: breaks and targets as lines, their names, and rings."""

import re
from collections.abc import Mapping
from typing import Any

from publication.figures import theme
from publication.pictures import letters
from publication.pictures.scales import Scale
from publication.pictures.svg import element, text

_LEADING = 1.3
_TAGS = re.compile(r"</?b>")
_LEFT_OF = {"left": 0.0, "center": 0.5, "right": 1.0}
_ABOVE = {"top": 0.0, "middle": 0.5, "bottom": 1.0}


def shape(drawn: Mapping[str, Any], x: Scale, y: Scale) -> str:
    """A line or a ring of a figure's layout."""
    look = drawn["line"]
    stroke = {"stroke": look["color"], "stroke_width": look["width"]}
    if drawn["type"] == "circle":
        across, down, radius = x.at(drawn["xanchor"]), y.at(drawn["yanchor"]), drawn["x1"]
        return element("circle", cx=across, cy=down, r=radius, fill=drawn["fillcolor"], **stroke)
    return element(
        "line",
        x1=x.at(drawn["x0"]),
        x2=x.at(drawn["x1"]),
        y1=_down(drawn, "y0", y),
        y2=_down(drawn, "y1", y),
        stroke_dasharray=look.get("dash", "").replace("px,", " ").removesuffix("px"),
        **stroke,
    )


def annotation(drawn: Mapping[str, Any], x: Scale, y: Scale, room: float) -> str:
    """A name in a plot, made as small as it has to be to fit into `room` pixels."""
    lines = _TAGS.sub("", drawn["text"]).split("<br>")
    size = float(drawn["font"]["size"])
    widest = max(letters.width(line, size) for line in lines)
    if widest > room:
        size, widest = size * room / widest, room
    high = len(lines) * size * _LEADING
    left = _across(drawn, x) + drawn.get("xshift", 0) - _LEFT_OF[drawn.get("xanchor", "center")] * widest
    left = min(max(left, 0.0), room - widest)
    top = _down(drawn, "y", y) - drawn.get("yshift", 0) - _ABOVE[drawn.get("yanchor", "middle")] * high
    ground = [element("rect", x=left, y=top, width=widest, height=high, fill=theme.PAPER)] if "bgcolor" in drawn else []
    said = [
        text(line, left, top + size + place * size * _LEADING, size, fill=drawn["font"]["color"])
        for place, line in enumerate(lines)
    ]
    return "".join([*ground, *said])


def _across(drawn: Mapping[str, Any], x: Scale) -> float:
    if drawn.get("xref") == "paper":
        return x.start + float(drawn["x"]) * (x.end - x.start)
    return x.at(drawn["x"])


def _down(drawn: Mapping[str, Any], name: str, y: Scale) -> float:
    if drawn.get("yref") == "paper":
        return y.start + float(drawn[name]) * (y.end - y.start)
    return y.at(drawn[name])

"""The one theme: colours with a meaning and type, for figures and, through `themes`, for pages.

The line colours keep apart for readers with protanopia, deuteranopia and tritanopia and have at least 3:1
contrast on paper; lines also differ by mark and dash, columns by pattern, so that colour is never alone.
"""

from typing import Any

INK = "#1d2733"
QUIET = "#5b6673"
HAIRLINE = "#d9d5cb"
GRID = "#e9e6de"
PAPER = "#ffffff"
GROUND = "#f7f5f0"
ACCENT = "#1f4f7a"
SEAL = "#b5402a"
NO_FIGURE = "#e4e1d9"
NOTICE = "#fff5d6"
WARNING = "#f6e3dc"

TARGET = SEAL
WITHHELD = QUIET
BREAK = QUIET
MADE_UP = SEAL
"""What is drawn beside the values, by its meaning."""

LINES = ("#1f5f99", "#c8541c", "#17806d", "#8c4a8f", "#a87400", "#4f6fae", "#7a3b2e", "#5d6b2d")
DASHES = ("solid", "solid", "dash", "dot", "dashdot", "longdash", "dash", "dot")
MARKS = ("circle", "square", "diamond", "triangle-up", "x", "star", "cross", "triangle-down")
PATTERNS = ("", ".", "|", "-", "+", ".", "|", "-")
"""The patterns of columns, as plotly.js names them; none runs aslant: hatching means withheld."""

FILLED = 5
"""How many patterns lie in the colour of the paper on a filled column; the others are of the colour on paper."""

SEQUENCE = ("#f1dc8c", "#aed196", "#67b69f", "#3890ab", "#2a649b", "#2b3570")

FONT = '"Shirube Sans", "Noto Sans", "Hiragino Sans", "Yu Gothic", Meiryo, system-ui, sans-serif'


def axis(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - a plotly.js attribute may be anything
    """An axis in the house's hand: a hairline, quiet ticks, no zero line."""
    quiet = {
        "color": QUIET,
        "gridcolor": GRID,
        "linecolor": HAIRLINE,
        "tickfont": {"size": 13},
        "zeroline": False,
        "automargin": True,
        "fixedrange": True,
    }
    return {**quiet, **changed}


def column(place: int) -> dict[str, Any]:
    """The fill of the columns of the line at that place: a colour and a pattern, the first one plain.

    No two of as many lines as there are colours times patterns have the same.
    """
    colour, turn = LINES[place % len(LINES)], (place + place // len(LINES)) % len(PATTERNS)
    shape, is_filled = PATTERNS[turn], turn < FILLED
    if not shape:
        return {"color": colour}
    ground, drawn = (colour, PAPER) if is_filled else (PAPER, colour)
    pattern = {"shape": shape, "bgcolor": ground, "fgcolor": drawn, "fgopacity": 1, "size": 6, "solidity": 0.25}
    return {"color": colour, "pattern": pattern, "line": {"color": colour, "width": 0 if is_filled else 1}}


def layout(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - likewise
    """A figure's layout in the house's hand."""
    quiet = {
        "font": {"family": FONT, "size": 14, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 8, "t": 12, "b": 8},
        "hoverlabel": {
            "bgcolor": PAPER,
            "bordercolor": HAIRLINE,
            "font": {"family": FONT, "size": 13, "color": INK},
            "align": "left",
        },
        "showlegend": False,
        "legend": {"orientation": "h", "yanchor": "bottom", "y": 1.02, "x": 0, "font": {"size": 13}},
        "hovermode": "closest",
        "dragmode": False,
        "separators": ".,",
    }
    return {**quiet, **changed}

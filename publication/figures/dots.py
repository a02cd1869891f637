"""Dots: one row for each observation with its limits, for figures too few or too different to join."""

from typing import Any

from publication import labels
from publication.figures import limits, theme
from publication.figures.marks import Line, hover, lines
from publication.figures.wrapping import wrapped
from publication.query import Row, Table
from publication.tabular import cite
from vocabulary.statuses import State
from vocabulary.text import Language

_ROW_HEIGHT, _FRAME_HEIGHT, _LINE_HEIGHT = 50, 60, 16
_FEWEST_ROWS = 2
_ROOM_FOR_TEXT = 1.3
"""How much longer than the greatest value the axis is, so that its figure fits beside its mark."""

_WIDTH, _WIDTH_JA = 34, 18


def figure(table: Table, lang: Language) -> dict[str, Any]:
    """A figure with a row for each observation that has a value or limits, its name above it."""
    drawn = [Line(line.name, rows) for line in lines(table, lang) if (rows := _drawable(line))]
    if len(table.periods) == 1:
        drawn.sort(key=lambda line: -_middle(line.rows[0]))
    traces = [_trace(table, line, lang) | _hand(line, place) for place, line in enumerate(drawn)]
    places = list(dict.fromkeys(name for trace in traces for name in trace["y"]))
    return {
        "data": traces,
        "layout": theme.layout(
            xaxis=theme.axis(tickformat=",", nticks=6, range=[0, _farthest(drawn) * _ROOM_FOR_TEXT]),
            yaxis=theme.axis(
                type="category",
                autorange="reversed",
                categoryarray=places,
                showticklabels=False,
                ticks="",
                automargin=False,
            ),
            annotations=[_name_above(place, name) for place, name in enumerate(places)],
            margin={"l": 14, "r": 26, "t": _LINE_HEIGHT * 2, "b": 8},
            height=_FRAME_HEIGHT + _row_height(places) * max(len(places), _FEWEST_ROWS),
        ),
    }


def is_drawable(row: Row) -> bool:
    """Whether a row has a value or limits."""
    return _has_value(row) or row["upper_bound"] is not None


def _name_above(place: int, name: str) -> dict[str, Any]:
    """The name of the row at that place, at the left edge over its line: long names leave the figure its room."""
    return {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "yref": "y",
        "y": place,
        "yanchor": "bottom",
        "yshift": 7,
        "text": name,
        "align": "left",
        "showarrow": False,
        "font": {"size": 12, "color": theme.QUIET},
    }


def _farthest(drawn: list[Line]) -> float:
    """The greatest value or limit; 1 where all are zero."""
    ends = [
        end for line in drawn for row in line.rows for end in (row["obs_value"], row["upper_bound"]) if end is not None
    ]
    return max(ends, default=1.0) or 1.0


def _row_height(places: list[str]) -> int:
    """High enough for the mark and the name with the most lines."""
    return _ROW_HEIGHT + _LINE_HEIGHT * max(name.count("<br>") for name in places)


def _drawable(line: Line) -> tuple[Row, ...]:
    return tuple(row for row in line.rows if is_drawable(row))


def _trace(table: Table, line: Line, lang: Language) -> dict[str, Any]:
    middles = [_middle(row) for row in line.rows]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": line.name,
        "x": middles,
        "y": [_place(table, line, row, lang) for row in line.rows],
        "text": [
            f"  {_shown(table, row, lang)}" if row["upper_bound"] is None else _shown(table, row, lang)
            for row in line.rows
        ],
        "textposition": ["middle right" if row["upper_bound"] is None else "bottom center" for row in line.rows],
        "textfont": {"size": 13, "color": theme.INK},
        "cliponaxis": False,
        "hovertext": [hover(table, row, line.name, lang) for row in line.rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "error_x": limits.bars(line.rows, middles) | {"thickness": 2, "width": 5},
    }


def _hand(line: Line, place: int) -> dict[str, Any]:
    """The colour and mark of a line; a row without a value of its own has limits only."""
    return {
        "marker": {
            "color": theme.LINES[place % len(theme.LINES)],
            "size": [12 if _has_value(row) else 1 for row in line.rows],
            "symbol": theme.MARKS[place % len(theme.MARKS)],
        }
    }


def _place(table: Table, line: Line, row: Row, lang: Language) -> str:
    """What tells a row from the others: its line, its period, and its source where both are the same."""
    period = labels.period(row["time_period"], lang)
    dated = len(table.periods) > 1 or not line.name
    twice = sum(other["time_period"] == row["time_period"] for other in line.rows) > 1
    sources = [cite(table.release, one, lang).name for one in row["source_ids"]] if twice else []
    width = _WIDTH if labels.space(lang) else _WIDTH_JA
    named = "<br>".join(wrapped(line.name, width, lang))
    said = [*([named] if named else []), *([period] if dated else []), *sources]
    return ("<br>" if "<br>" in named or len("".join(said)) > width else " · ").join(said)


def _shown(table: Table, row: Row, lang: Language) -> str:
    """The figure itself beside its mark, or its limits where there is no single figure."""
    decimals = table.entry.decimals
    return labels.value(row, decimals, lang) if _has_value(row) else labels.limits(row, decimals, lang)


def _middle(row: Row) -> float:
    """Where the mark stands; limits alone are drawn about their middle."""
    if _has_value(row):
        return float(row["obs_value"])
    return (float(row["lower_bound"]) + float(row["upper_bound"])) / 2


def _has_value(row: Row) -> bool:
    return labels.state_of(row) is State.VALUE

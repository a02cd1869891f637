"""Lines through time: a yearly series is joined, points of other days and periods stand by themselves."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from publication.figures import limits, target, theme
from publication.figures.breaks import breaks, is_broken
from publication.figures.flags import flags
from publication.figures.marks import Line, hover, lines, with_value
from publication.figures.positions import axis_for, before, position, reach
from publication.figures.target import target_of
from publication.query import Row, Table
from vocabulary.text import Language

_MANY = 30
_MARGIN = 0.05
"""The part of its height that a figure leaves free under and over its values."""


def figure(table: Table, lang: Language) -> dict[str, Any]:
    """A figure of the table's lines; where years are missing only faint dots lead from point to point."""
    return of_lines(table, [line for line in lines(table, lang) if with_value(line.rows)], lang)


def of_lines(table: Table, drawn: Sequence[Line], lang: Language) -> dict[str, Any]:
    """The same of some of the table's lines, on the axis of time that all of them have."""
    bridges = [_bridge(table, line, place) for place, line in enumerate(drawn) if _may_be_joined(line)]
    traces = [_trace(table, line, place, lang) for place, line in enumerate(drawn)]
    aimed = target_of(table)
    found = breaks(drawn, partial(before, table), lang, aimed[0] if aimed else None)
    return {
        "data": [*bridges, *traces],
        "layout": theme.layout(
            xaxis=axis_for(table, lang) | ({"ticklabelstandoff": target.ROOM} if aimed else {}),
            yaxis=theme.axis(
                **reach(drawn, aimed[1] if aimed else None, found.headroom, _MARGIN), tickformat=",", nticks=6
            ),
            showlegend=len(drawn) > 1,
            shapes=[*target.shapes(table), *found.shapes],
            annotations=[*target.annotations(table, lang), *found.annotations, *flags(drawn, partial(position, table))],
        ),
    }


def _trace(table: Table, line: Line, place: int, lang: Language) -> dict[str, Any]:
    rows = with_value(line.rows)
    colour = theme.LINES[place % len(theme.LINES)]
    joined = _may_be_joined(line)
    many = joined and len(rows) > _MANY
    points = list(_with_gaps(rows, _is_apart)) if joined else list(rows)
    return {
        "type": "scatter",
        "mode": "lines" if many else "lines+markers" if joined else "markers",
        "name": line.name,
        "x": [position(table, row) if row else None for row in points],
        "y": [row["obs_value"] if row else None for row in points],
        "text": [hover(table, row, line.name, lang) if row else "" for row in points],
        "hovertemplate": "%{text}<extra></extra>",
        "line": {"color": colour, "width": 2.25, "dash": theme.DASHES[place % len(theme.DASHES)]},
        "marker": {"color": colour, "size": 9, "symbol": theme.MARKS[place % len(theme.MARKS)]},
        "connectgaps": False,
        **limits.upright(points),
    }


def _bridge(table: Table, line: Line, place: int) -> dict[str, Any]:
    """A faint dotted line under the points: they belong together, but nothing is known in between."""
    points = list(_with_gaps(with_value(line.rows), is_broken))
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [position(table, row) if row else None for row in points],
        "y": [row["obs_value"] if row else None for row in points],
        "line": {"color": theme.LINES[place % len(theme.LINES)], "width": 1.5, "dash": "dot"},
        "opacity": 0.45,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _may_be_joined(line: Line) -> bool:
    """Whether the points are years of one kind, or totals since a start, of which a line can be made."""
    kinds = {row["period_type"] for row in line.rows}
    return kinds in ({"CY"}, {"FY"}, {"R"}) and len(line.rows) > 1


def _with_gaps(rows: tuple[Row, ...], is_gap: Callable[[Row | None, Row], bool]) -> Iterator[Row | None]:
    """The points with a None wherever there is a gap, so that no line runs over it."""
    earlier: Row | None = None
    for row in rows:
        if is_gap(earlier, row):
            yield None
        yield row
        earlier = row


def _is_apart(earlier: Row | None, row: Row) -> bool:
    """Whether a year is missing between two points, by the years they end in, or the series breaks."""
    missing = earlier is not None and row["period_end"].year - earlier["period_end"].year > 1
    return missing or is_broken(earlier, row)

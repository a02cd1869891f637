"""Lines through time: a yearly series is joined, points of other days and periods stand by themselves."""

from collections.abc import Iterator
from typing import Any

from publication import labels
from publication.figures import theme
from publication.figures.marks import Line, hover, lines, with_value
from publication.figures.positions import axis_for, position
from publication.query import Row, Table
from publication.text import words
from vocabulary.text import Language

_MANY = 30
_BREAK = "B"


def figure(table: Table, lang: Language) -> dict[str, Any]:
    """A figure of the table's lines; where years are missing only faint dots lead from point to point."""
    drawn = [line for line in lines(table, lang) if with_value(line.rows)]
    bridges = [_bridge(table, line, place) for place, line in enumerate(drawn) if _may_be_joined(line)]
    traces = [_trace(table, line, place, lang) for place, line in enumerate(drawn)]
    return {
        "data": [*bridges, *traces],
        "layout": theme.layout(
            xaxis=axis_for(table, lang),
            yaxis=theme.axis(rangemode="tozero", tickformat=",", nticks=6),
            showlegend=len(drawn) > 1,
            annotations=_target(table, lang),
        ),
    }


def _trace(table: Table, line: Line, place: int, lang: Language) -> dict[str, Any]:
    rows = with_value(line.rows)
    colour = theme.LINES[place % len(theme.LINES)]
    joined = _may_be_joined(line)
    many = joined and len(rows) > _MANY
    points = list(_with_gaps(rows)) if joined else list(rows)
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
    }


def _target(table: Table, lang: Language) -> list[dict[str, Any]]:
    """The target in its year, where the series is one that is to reach it and years are its axis."""
    official = table.entry.official
    if official is None or official.is_detection or official.target_value is None or table.period_types != {"CY"}:
        return []
    if table.rows[0]["unit_measure"] != "PT":
        return []
    _ = words(lang)
    name = _("Target {year}").format(year=labels.period(str(official.target_year), lang))
    return [
        {
            "x": official.target_year,
            "y": official.target_value,
            "xanchor": "right",
            "yanchor": "bottom",
            "text": f"{name}: {labels.number(official.target_value, 0, lang)} % ○",
            "showarrow": False,
            "font": {"size": 13, "color": theme.SEAL},
        }
    ]


def _bridge(table: Table, line: Line, place: int) -> dict[str, Any]:
    """A faint dotted line under the points: they belong together, but nothing is known in between."""
    rows = with_value(line.rows)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [position(table, row) for row in rows],
        "y": [row["obs_value"] for row in rows],
        "line": {"color": theme.LINES[place % len(theme.LINES)], "width": 1.5, "dash": "dot"},
        "opacity": 0.45,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _may_be_joined(line: Line) -> bool:
    """Whether the points are years of one kind, or totals since a start, of which a line can be made."""
    kinds = {row["period_type"] for row in line.rows}
    return kinds in ({"CY"}, {"FY"}, {"R"}) and len(line.rows) > 1


def _with_gaps(rows: tuple[Row, ...]) -> Iterator[Row | None]:
    """The points with a None wherever a year is missing or the series breaks, so that no line runs over it."""
    before: Row | None = None
    for row in rows:
        if before is not None and (_years_apart(before, row) > 1 or row["obs_status"] == _BREAK):
            yield None
        yield row
        before = row


def _years_apart(before: Row, row: Row) -> int:
    """How many years on a point is: by the years the periods end in."""
    return int(row["period_end"].year - before["period_end"].year)

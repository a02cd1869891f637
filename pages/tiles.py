"""Tiles: one figure each, with its period, what changed, its source and a way to everything behind it."""

from collections.abc import Iterable
from dataclasses import dataclass

from dash import dcc, html
from dash.development.base_component import Component

from pages.shell import address, source_address
from publication import labels
from publication.figures import spark
from publication.query import Row, Table
from publication.text import words
from vocabulary.text import Language


@dataclass(frozen=True)
class Tile:
    """What a tile says: a name, the figure with its unit, its period, more about it, the rows it comes from."""

    name: str
    figure: tuple[str, str]
    when: str
    more: tuple[str, ...]
    rows: tuple[Row, ...]
    table: Table
    trend: tuple[tuple[float, float], ...] = ()


def tile(shown: Tile, lang: Language) -> Component:
    """A tile that leads to its indicator."""
    _ = words(lang)
    figure, unit = shown.figure
    image = spark.data_uri(list(shown.trend))
    return html.Article(
        [
            html.H2(dcc.Link(shown.name, href=address(f"/indicator/{shown.table.entry.id}", lang))),
            html.P([html.Strong(figure), labels.space(lang), html.Span(unit)], className="big"),
            html.P(shown.when, className="when"),
            *(html.P(text, className="more") for text in shown.more),
            html.Img(src=image, alt="", className="spark") if image else html.Div(className="spark"),
            html.P(_sources(shown, lang), className="source"),
        ],
        className="tile",
    )


def trend(rows: Iterable[Row]) -> tuple[tuple[float, float], ...]:
    """The points of a spark: the day a period ends, and the value."""
    return tuple((float(row["period_end"].toordinal()), float(row["obs_value"])) for row in rows)


def _sources(shown: Tile, lang: Language) -> list[str | Component]:
    """Each source once, with the day or year it was published: how fresh the figure is."""
    _ = words(lang)
    ids = list(dict.fromkeys(one for row in shown.rows for one in row["source_ids"]))
    said: list[str | Component] = [_("Source: ")]
    for place, one in enumerate(ids):
        source = shown.table.release.sources[one]
        dated = f" ({labels.period(source.published, lang)})" if source.published else ""
        link = dcc.Link(labels.say(source.producer, lang) + dated, href=source_address(one, lang))
        said += [link] if place == 0 else [_("; "), link]
    return said

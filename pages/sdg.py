"""Sustainable Development Goals: targets 5.2, 8.7 and 16.2, and for which areas and years there are figures."""

from itertools import groupby

import dash
import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from pages.panel import grid
from pages.shell import Content, address, framed, heading, title_of
from publication import labels
from publication.catalogue import IndicatorEntry
from publication.query import table
from publication.release import Release
from publication.tabular import Cell, TableRow, Tabular
from publication.text import words
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path="/sdg", order=5, title=title_of(_("Sustainable Development Goals")))

JAPAN = "JPN"
_NATIONAL = ("NPA", "GOV")
_PRODUCERS = ("NPA", "GOV", "MOJ", "TIP_REPORT", "UNSD", "UNODC")


@framed("/sdg")
def layout(current: Release, lang: Language, **_asked: str) -> Content:
    """Each target with its indicators, Japan first, and the coverage board."""
    _ = words(lang)
    official = sorted((entry for entry in current.catalogue.indicators if entry.official), key=_by_code)
    return [
        *heading(
            _("Sustainable Development Goals"),
            _(
                "Official series of targets 5.2, 8.7 and 16.2 for Japan and the countries of origin. The programme "
                "contributes to these targets; its own figures are not values of their indicators."
            ),
        ),
        *(_target(current, target, list(entries), lang) for target, entries in groupby(official, _target_of)),
        _coverage(current, official, lang),
        _side_by_side(current, lang),
    ]


def _by_code(entry: IndicatorEntry) -> list[int]:
    """5.2.1 before 16.2.1: by number, not by letter."""
    return [int(part) for part in entry.official.code.split(".")] if entry.official else []


def _target_of(entry: IndicatorEntry) -> str:
    code = entry.official.code if entry.official else ""
    return code.rpartition(".")[0]


def _target(current: Release, target: str, entries: list[IndicatorEntry], lang: Language) -> Component:
    _ = words(lang)
    parts = [part for entry in entries for part in _indicator(current, entry, lang)]
    return html.Section([html.H2(_("Target {target}").format(target=target)), html.Dl(parts, className="entries")])


def _indicator(current: Release, entry: IndicatorEntry, lang: Language) -> list[Component]:
    link = dcc.Link(labels.say(entry.name, lang), href=address(f"/indicator/{entry.id}", lang))
    return [html.Dt(link), html.Dd(labels.say(entry.definition, lang)), _japan(current, entry, lang)]


def _japan(current: Release, entry: IndicatorEntry, lang: Language) -> Component:
    """Japan's latest figure, or plainly that there is none; the two look different."""
    _ = words(lang)
    shown = table(current, entry.id, {"ref_area": JAPAN})
    if shown is None or shown.chosen.get("ref_area") != JAPAN or not shown.rows:
        return html.Dd(_("No data for Japan"), className="state")
    latest = shown.rows[-1]
    said = _("Japan: {value}, {period}").format(
        value=labels.quantity(latest, entry.decimals, lang), period=labels.period(latest["time_period"], lang)
    )
    return html.Dd(said, className="state known")


def _coverage(current: Release, official: list[IndicatorEntry], lang: Language) -> Component:
    """Indicators by areas: the years that have a figure; Japan first, regions last."""
    _ = words(lang)
    years = {entry.id: _years_by_area(current, entry.id) for entry in official}
    named = labels.by_name({area for found in years.values() for area in found}, lang)
    covered = sorted(named, key=lambda area: area != JAPAN)
    headers = (_("Area"), *(entry.official.code for entry in official if entry.official))
    rows = tuple(
        TableRow(
            (
                Cell(labels.label("ref_area", area, lang)),
                *(Cell(_span(years[entry.id].get(area), lang)) for entry in official),
            ),
            (),
        )
        for area in covered
    )
    name = _("Coverage: areas and years with a figure")
    return html.Section([html.H2(name), grid(Tabular(headers, rows), name, lang)], className="panel")


def _side_by_side(current: Release, lang: Language) -> Component:
    """Japan's victims as each producer counts them, year by year; years in which they differ are marked."""
    _ = words(lang)
    counts = {**_counts(current, "CTX-05"), **_counts(current, "SDG-16.2.2")}
    columns = [name for name in _PRODUCERS if name in counts]
    rows = tuple(
        TableRow(
            (
                Cell(labels.period(year, lang)),
                *(Cell(_together(counts[name].get(year), lang), is_figure=True) for name in columns),
                Cell(_differences(counts, year, lang)),
            ),
            (),
        )
        for year in sorted({year for found in counts.values() for year in found})
    )
    name = _("Victims in Japan, producer by producer")
    headers = (_("Year"), *(labels.label("definition", name, lang) for name in columns), _("Differences from the UN"))
    said = _(
        "The same persons in part, counted by different rules. The last column shows where the police or the "
        "Government (first) and the UN (second) differ."
    )
    return html.Section(
        [html.H2(name), html.P(said, className="subtitle"), grid(Tabular(headers, rows), name, lang)],
        className="panel",
    )


def _counts(current: Release, indicator_id: str) -> dict[str, dict[str, set[float]]]:
    """The totals for Japan by definition and year; several sources of one definition stand together."""
    found: dict[str, dict[str, set[float]]] = {}
    shown = table(current, indicator_id, {"ref_area": JAPAN})
    for row in shown.rows if shown else ():
        if row["obs_value"] is not None:
            found.setdefault(row["definition"], {}).setdefault(row["time_period"], set()).add(row["obs_value"])
    return found


def _differences(counts: dict[str, dict[str, set[float]]], year: str, lang: Language) -> str:
    """Where the UN's figure is another than a national total: 37/43; several divided."""
    international = counts.get("UNSD", {}).get(year)
    if not international:
        return ""
    national = (counts.get(name, {}).get(year) for name in _NATIONAL)
    pairs = (f"{_together(found, lang)}/{_together(international, lang)}" for found in national if found)
    same = f"{_together(international, lang)}/{_together(international, lang)}"
    return labels.listed([pair for pair in dict.fromkeys(pairs) if pair != same], lang)


def _together(found: set[float] | None, lang: Language) -> str:
    return labels.listed([labels.number(one, 0, lang) for one in sorted(found)], lang) if found else "–"


def _years_by_area(current: Release, indicator_id: str) -> dict[str, list[str]]:
    found = current.observations.filter(pl.col("indicator") == indicator_id, pl.col("obs_value").is_not_null())
    grouped = found.group_by("ref_area").agg(pl.col("time_period").unique().sort())
    return {area: list(periods) for area, periods in grouped.iter_rows()}


def _span(periods: list[str] | None, lang: Language) -> str:
    _ = words(lang)
    if not periods:
        return "–"
    count = labels.number(len(periods), 0, lang)
    return _("{span} ({count})").format(span=labels.covered(periods, lang), count=count)

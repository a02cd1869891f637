"""The overview: the figures a desk officer asks for first, each with period, change, source and freshness."""

import dash
from dash import html

from pages.panel import panel, panels
from pages.shell import Content, framed, heading, title_of
from pages.tiles import Tile, tile, trend
from pages.welcome import welcome
from publication import labels
from publication.query import Row, only, table
from publication.release import Release
from publication.text import words
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path="/", order=0, title=title_of(_("Overview")))

_MARCH_2016 = "2005-05/2016-03"


@framed("/")
def layout(current: Release, lang: Language, **_asked: str) -> Content:
    """Tiles, then the two charts they most often lead to."""
    _ = words(lang)
    made = (_returns, _reintegration, _retrafficking, _staff, _members, _contribution)
    tiles = [tile(shown, lang) for shown in (make(current, lang) for make in made) if shown is not None]
    return [
        *heading(
            _("Migration statistics whose every number can be checked"),
            _(
                "Japan's support through IOM for victims of trafficking in persons, the organization behind it, and "
                "what both cost. Each figure leads to its source."
            ),
        ),
        html.Div(tiles, className="tiles"),
        *welcome(current, lang),
        panels(panel(each, lang) for each in (table(current, "PRG-02"), table(current, "CTX-05")) if each is not None),
    ]


def _returns(current: Release, lang: Language) -> Tile | None:
    _ = words(lang)
    shown = table(current, "PRG-02", {"definition": "RETURN"})
    found = only(shown, definition="RETURN", citizenship="_T", time_period=_MARCH_2016)
    before = only(shown, definition="RETURN", citizenship="_T", time_period="2005/2013")
    if shown is None or found is None or before is None:
        return None
    latest = shown.rows[-1]
    return Tile(
        _("Assisted to return home"),
        (labels.value(found, 0, lang), labels.unit(found, lang)),
        labels.period(found["time_period"], lang, "full"),
        (
            _("{change} more than at the end of 2013 ({before})").format(
                change=labels.number(found["obs_value"] - before["obs_value"], 0, lang),
                before=labels.value(before, 0, lang),
            ),
            _("Latest figure of this definition: {value}, {period}").format(
                value=labels.value(latest, 0, lang), period=labels.period(latest["time_period"], lang)
            ),
        ),
        (found, before),
        shown,
        trend(shown.rows),
    )


def _reintegration(current: Release, lang: Language) -> Tile | None:
    _ = words(lang)
    shown = table(current, "PRG-03")
    found = only(shown, definition="REINTEGRATION", time_period=_MARCH_2016)
    uptake = only(table(current, "PRG-04"), definition="RETURN", time_period=_MARCH_2016)
    if shown is None or found is None or uptake is None:
        return None
    return Tile(
        _("Given reintegration support"),
        (labels.value(found, 0, lang), labels.unit(found, lang)),
        labels.period(found["time_period"], lang, "full"),
        (
            _("{share} of those who returned, {parts}").format(
                share=labels.quantity(uptake, 1, lang), parts=labels.parts(uptake, lang)
            ),
            _("95 % interval: {limits} %").format(limits=labels.limits(uptake, 1, lang)),
        ),
        (found,),
        shown,
    )


def _retrafficking(current: Release, lang: Language) -> Tile | None:
    _ = words(lang)
    shown = table(current, "PRG-08")
    found = only(shown, definition="RETURN", time_period=_MARCH_2016)
    if shown is None or found is None:
        return None
    return Tile(
        _("Known to have been trafficked again"),
        (
            labels.number(found["numerator"], 0, lang),
            _("of {total} persons").format(total=labels.number(found["denominator"], 0, lang)),
        ),
        labels.period(found["time_period"], lang, "full"),
        (
            _("{limits} % at 95 % confidence (one-sided)").format(limits=labels.limits(found, 1, lang)),
            _("Known cases only: nobody is followed up actively."),
        ),
        (found,),
        shown,
    )


def _staff(current: Release, lang: Language) -> Tile | None:
    _ = words(lang)
    shown = table(current, "INS-06")
    every = only(shown, series="JAPANESE_STAFF_CHANGE", definition="JAPANESE_STAFF_ALL")
    international = only(shown, series="JAPANESE_STAFF_CHANGE", definition="JAPANESE_STAFF_INTERNATIONAL")
    if shown is None or every is None or international is None:
        return None
    return Tile(
        _("Japanese staff of IOM"),
        (_from_to(every, lang), labels.label("unit_measure", "PERSONS", lang)),
        _period_and_definition(every, lang),
        (
            _("Growth: {value}").format(value=labels.quantity(every, 1, lang)),
            labels.joined(
                [
                    _from_to(international, lang),
                    _period_and_definition(international, lang),
                    labels.quantity(international, 1, lang),
                ]
            ),
            _("Two definitions, never one line."),
        ),
        (every, international),
        shown,
    )


def _members(current: Release, lang: Language) -> Tile | None:
    _ = words(lang)
    shown = table(current, "INS-01", {"definition": "STATE_YEAR"})
    factor = only(
        table(current, "INS-02"),
        definition="STATE_YEAR",
        time_period="1996/2013",
        series="MEMBER_STATES_FACTOR",
    )
    if shown is None or factor is None:
        return None
    rows = shown.rows
    return Tile(
        _("IOM Member States"),
        (labels.value(rows[-1], 0, lang), labels.unit(rows[-1], lang)),
        labels.period(rows[-1]["time_period"], lang, "full"),
        (
            _("From {first} in {year}").format(
                first=labels.value(rows[0], 0, lang), year=labels.period(rows[0]["time_period"], lang)
            ),
            _("1996 to 2013: {after} from {before}, {factor}").format(
                after=labels.number(factor["numerator"], 0, lang),
                before=labels.number(factor["denominator"], 0, lang),
                factor=labels.quantity(factor, 1, lang),
            ),
            *_latest_published(current, lang),
        ),
        (rows[-1],),
        shown,
        trend(rows),
    )


def _latest_published(current: Release, lang: Language) -> tuple[str, ...]:
    _ = words(lang)
    shown = table(current, "INS-01", {"definition": "PUBLISHED"})
    if shown is None or not shown.rows:
        return ()
    latest = shown.rows[-1]
    return (
        _("Latest published count: {value}, {period}").format(
            value=labels.value(latest, 0, lang), period=labels.period(latest["time_period"], lang)
        ),
    )


def _contribution(current: Release, lang: Language) -> Tile | None:
    _ = words(lang)
    shown = table(current, "FIN-01")
    line = {"contribution_line": "TIP_RETURN", "contribution_stage": "INITIAL"}
    found = only(shown, definition="EVALUATION_SHEET", time_period="2016-FY", **line)
    before = only(shown, definition="BUDGET_REVIEW", time_period="2015-FY", **line)
    if shown is None or found is None or before is None:
        return None
    return Tile(
        _("Contribution for return assistance"),
        (labels.value(found, 0, lang), labels.unit(found, lang)),
        labels.period(found["time_period"], lang, "full"),
        (
            _("Initial budget, nominal."),
            _("{period}: {before} (whole million yen)").format(
                period=labels.period(before["time_period"], lang), before=labels.quantity(before, 0, lang)
            ),
        ),
        (found, before),
        shown,
        trend(row for row in shown.rows if row["definition"] == "BUDGET_REVIEW"),
    )


def _from_to(change: Row, lang: Language) -> str:
    before, after = (labels.number(change[name], 0, lang) for name in ("denominator", "numerator"))
    return f"{before} → {after}"


def _period_and_definition(change: Row, lang: Language) -> str:
    definition = labels.label("definition", change["definition"], lang)
    return labels.joined([labels.period(change["time_period"], lang), definition])

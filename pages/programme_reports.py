"""The programme's reports: whether they came on time and how full they were, month by month."""

import datetime as dt
from collections.abc import Mapping

import dash
from babel.dates import format_date
from dash import html
from dash.development.base_component import Component

from pages.panel import panel, panels, sourced
from pages.register import counted, made_up, sections
from pages.shell import Content, framed, heading, title_of
from publication import labels
from publication.query import Row, Table
from publication.release import Release
from publication.text import locale, words
from vocabulary.periods import APRIL, fiscal_year_of
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path="/programme-reports", order=2, title=title_of(_("Reports of the programme")))

_MONTHS = (*range(APRIL, 13), *range(1, APRIL))
"""The months of a Japanese fiscal year, April first."""


@framed("/programme-reports")
def layout(current: Release, lang: Language, **_asked: str) -> Content:
    """The calendar of monthly reports, the share on time, completeness, and delay of yearly reports."""
    _ = words(lang)
    months = counted(current, "REP-04")
    shown = (counted(current, indicator) for indicator in ("REP-01", "REP-02", "REP-03"))
    return [
        *heading(
            _("Reports of the programme"),
            _("Every month a report is due. Here is when each came, and how much of what it must hold was filled in."),
        ),
        sections("/programme-reports", lang),
        *made_up(months, lang),
        *([_calendar(months, lang)] if months is not None else []),
        panels(panel(each, lang) for each in shown if each is not None),
    ]


def _calendar(months: Table, lang: Language) -> Component:
    """A row for each fiscal year, the newest first, with its twelve months from April to March."""
    _ = words(lang)
    by_year: dict[str, dict[int, Row]] = {}
    for row in months.rows:
        year = str(fiscal_year_of(row["period_start"]))
        by_year.setdefault(year, {})[row["period_start"].month] = row
    name = _("Monthly reports: days after the due date")
    head = [html.Th(_("Fiscal year"), scope="col"), *(html.Th(_month(number, lang), scope="col") for number in _MONTHS)]
    return html.Section(
        [
            html.H2(name),
            html.Div(
                html.Table(
                    [
                        html.Caption(name, className="unseen"),
                        html.Thead(html.Tr(head)),
                        html.Tbody([_year(year, by_year[year], lang) for year in sorted(by_year, reverse=True)]),
                    ]
                ),
                className="grid calendar",
                tabIndex=0,
                role="region",
            ),
            html.P(
                _("0: on time; + days late; ×: never received. Months before the programme began are empty."),
                className="note",
            ),
            sourced(months, lang),
        ],
        className="panel wide",
    )


def _year(year: str, months: Mapping[int, Row], lang: Language) -> Component:
    cells = [_month_cell(months.get(number), lang) for number in _MONTHS]
    return html.Tr([html.Th(labels.period(year, lang), scope="row"), *cells])


def _month_cell(row: Row | None, lang: Language) -> Component:
    """How a month's report came, in a sign and in words for those who hear the table."""
    _ = words(lang)
    if row is None:
        return html.Td("")
    days = row["obs_value"]
    if days is None:
        return _signed("×", _("never received"), "never")
    if days <= 0:
        return _signed("0", _("on time"), "on-time")
    return _signed(f"+{labels.number(days, 0, lang)}", _("days late"), "late")


def _signed(sign: str, said: str, name: str) -> Component:
    return html.Td([sign, html.Span(f" {said}", className="unseen")], className=name, title=said)


def _month(number: int, lang: Language) -> str:
    return format_date(dt.date(2000, number, 1), "LLL", locale=locale(lang))

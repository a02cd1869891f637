"""The programme as its register counts it: from referral to return to reintegration, and who the persons are."""

from collections.abc import Iterator

import dash
from dash import html
from dash.development.base_component import Component

from pages.choice import choices
from pages.panel import panel, panels
from pages.register import counted, made_up, sections
from pages.shell import Content, framed, heading, title_of
from publication.release import Release
from publication.text import words
from publication.view import EACH
from vocabulary.text import Language

_ = str  # marks the title for translation; it is spoken when asked for
dash.register_page(__name__, path="/programme", order=2, title=title_of(_("Programme")))

_HERE = "/programme"
_CHOICES = ("citizenship", "sex", "age", "exploitation", "time_period")


@framed("/programme")
def layout(current: Release, lang: Language, **asked: str) -> Content:
    """The flow, returns and support by year, who returned with a choice of breakdown, support, time, follow-up."""
    _ = words(lang)
    period = {name: code for name, code in asked.items() if name == "time_period"}
    years = counted(current, "PRG-01", {"series": "REGISTER_RETURNED", "time_period": EACH})
    return [
        *heading(
            _("Programme"),
            _(
                "What the programme's register counts, case by case without names: persons returned and supported, and "
                "how long it took. What would tell of single persons is withheld. Periods are shown when they are over."
            ),
        ),
        sections("/programme", lang),
        *made_up(years, lang),
        panels(_shown(current, lang, period)),
        *_who(current, lang, asked),
        panels(_afterwards(current, lang)),
    ]


def _shown(current: Release, lang: Language, period: dict[str, str]) -> Iterator[Component]:
    """The flow of a period, and returns and support by calendar year, fiscal year and month."""
    _ = words(lang)
    flow = counted(current, "PRG-19", period)
    if flow is not None:
        yield panel(flow, lang, chosen=choices(flow, lang, path=_HERE, without=("series",)))
    for indicator, series, title in (
        ("PRG-01", "REGISTER_RETURNED", _("Returned, by calendar year")),
        ("PRG-01", "REGISTER_RETURNED_FISCAL", _("Returned, by fiscal year")),
        ("PRG-03", "REGISTER_REINTEGRATED", _("Given reintegration support for the first time, by calendar year")),
        ("PRG-02", "REGISTER_RETURNED_CUM", _("Returned, cumulative")),
    ):
        shown = counted(current, indicator, {"series": series})
        if shown is not None:
            yield panel(shown, lang, title=title)


def _who(current: Release, lang: Language, asked: dict[str, str]) -> Content:
    """Returned persons over periods of three years, by what the reader chooses."""
    _ = words(lang)
    wanted = {"series": "REGISTER_RETURNED_YEARS"} | {name: asked[name] for name in _CHOICES if name in asked}
    shown = counted(current, "PRG-01", wanted)
    if shown is None:
        return []
    return [
        html.Section(
            [
                html.H2(_("Who returned")),
                html.P(
                    _(
                        "Over closed periods of three calendar years. Only combinations that are published can be "
                        "chosen: fewer crossings show more."
                    ),
                    className="note",
                ),
                panel(
                    shown,
                    lang,
                    title=_("Returned, over three years"),
                    chosen=choices(shown, lang, path=_HERE, without=("series", "definition")),
                ),
            ],
            id="who",
        )
    ]


def _afterwards(current: Release, lang: Language) -> Iterator[Component]:
    """The kinds of support, the time it took, and what is known after return."""
    _ = words(lang)
    for indicator, asked, title in (
        ("PRG-10", {"reintegration_kind": EACH, "sex": "_T"}, ""),
        ("PRG-11", {"series": "REGISTER_DAYS_TO_DEPARTURE_YEARS"}, ""),
        ("PRG-12", {"series": "REGISTER_FOLLOW_UP_COVERAGE", "follow_up_window": EACH}, ""),
        ("PRG-09", {}, ""),
        ("PRG-05", {}, ""),
        ("PRG-07", {}, ""),
        ("PRG-15", {}, ""),
        ("PRG-16", {}, ""),
        ("PRG-17", {}, ""),
        ("PRG-18", {}, ""),
    ):
        shown = counted(current, indicator, asked)
        if shown is not None:
            yield panel(shown, lang, title=title)

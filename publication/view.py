"""A view as an address says it: short names in a fixed order, what is usual left out, former names understood."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from publication.catalogue import Chart
from publication.moments import PRESENT, Moment
from vocabulary.codes import codelist
from vocabulary.dimensions import CODELIST_OF, DIMENSION_NAMES
from vocabulary.periods import PeriodError, parse_period
from vocabulary.text import Language

EACH = "each"
"""Asks for every code of a dimension that is not a total; of areas, for those that are not made of others."""

AND = "."
"""Divides the codes of several areas that are asked for together: JPN.THA."""

TO = ".."
"""Divides the two periods between which a reader asks for all that end: 2005..2013."""

PERIOD = "time_period"
CHOSEN = (*DIMENSION_NAMES, PERIOD)
"""What a reader chooses: a code of each dimension, and one period, each, or those from one to another."""

CHART, LANG = "chart", "lang"

FORMER: dict[str, str] = {
    "ref_area": "area",
    "residence_status": "residence",
    "contribution_line": "contribution",
    "contribution_stage": "stage",
    "staff_grade": "grade",
    "reporting_type": "reporting",
    "reintegration_kind": "support",
    "follow_up_window": "window",
    "spending_line": "spending",
    "time_period": "period",
}
"""Names that parameters of addresses once had, each with the present one: an address with them is redirected."""

NAMES: dict[str, str] = {name: FORMER.get(name, name) for name in CHOSEN}
"""What each dimension and the period is called in an address, in the order in which they stand there."""

_CHOSEN_BY = {written: name for name, written in NAMES.items()}


@dataclass(frozen=True)
class View:
    """What an address shows; the same view has one address.

    `chosen` has the codes that differ from what the indicator shows by itself, in the order of CHOSEN; `chart` is None
    for the indicator's own kind of figure. The language is always written: without it a reader's browser decides.
    """

    indicator: str
    lang: Language
    chosen: tuple[tuple[str, str], ...] = ()
    chart: Chart | None = None
    moment: Moment = PRESENT

    @property
    def query(self) -> str:
        """The query string of the view's page, downloads, pictures and frames."""
        drawn = {CHART: self.chart.value} if self.chart else {}
        codes = {NAMES[name]: code for name, code in self.chosen}
        return written({**codes, **drawn, LANG: self.lang, **self.moment.parameters()})

    @property
    def address(self) -> str:
        """The path and query string of the view's page."""
        return f"/indicator/{self.indicator}?{self.query}"


def written(parameters: Mapping[str, str] | Iterable[tuple[str, str]]) -> str:
    """A query string that people can read: the stroke of a period, 2005/2013, stands as it is."""
    return urlencode([*(parameters.items() if isinstance(parameters, Mapping) else parameters)], safe="/")


def named(asked: Mapping[str, str]) -> dict[str, str]:
    """What is chosen by dimension, by the names of parameters; other names stay."""
    return {NAMES.get(name, name): code for name, code in asked.items()}


def asked_by(parameters: Mapping[str, str]) -> dict[str, str]:
    """What the parameters of an address choose, by dimension, with the period and the chart; in order.

    What is no parameter of a view or no code is left out; small letters do for capitals, and a former name does where
    the present one is not there.
    """
    present = {FORMER[name]: text for name, text in parameters.items() if name in FORMER} | dict(parameters)
    codes = {name: _as_code(name, present[said]) for said, name in _CHOSEN_BY.items() if said in present}
    chart = present.get(CHART, "").lower()
    return {name: code for name, code in codes.items() if code} | ({CHART: chart} if chart in {*Chart} else {})


def renamed(query: str) -> str | None:
    """The query string with present names for former ones; None where it has no former name with a code.

    Of a former name and the present one the latter stays.
    """
    asked = parse_qsl(query, keep_blank_values=True)
    found = {name for name, text in asked if name in FORMER and _as_code(_CHOSEN_BY[FORMER[name]], text)}
    if not found:
        return None
    there = {name for name, _text in asked}
    kept = [
        (FORMER.get(name, name), text)
        for name, text in asked
        if name not in FORMER or (name in found and FORMER[name] not in there)
    ]
    return written(kept)


def is_code(name: str, asked: str) -> bool:
    """Whether a dimension could be asked that, or the period, in any release: what is no code is never shown again."""
    codes = [code for code in divided(name, asked) if code != EACH]
    if name != PERIOD:
        return all(code in codelist(CODELIST_OF[name]) for code in codes)
    periods = [end for code in codes for end in reach(code) or (code,)]
    try:
        return [str(parse_period(period)) for period in periods] == periods
    except PeriodError:
        return False


def reach(asked: str) -> tuple[str, str] | None:
    """The first and the last period of those asked for, 2005..2013; None for one period, also for one that goes on."""
    first, _to, last = asked.partition(TO)
    return (first, last) if first and last else None


def divided(name: str, asked: str) -> tuple[str, ...]:
    """The codes that are asked for together; what is asked of the period is always one."""
    return (asked,) if name == PERIOD else tuple(asked.split(AND))


def _as_code(name: str, text: str) -> str:
    """The code that a text is, empty for none."""
    return next((code for code in (text, text.upper()) if is_code(name, code)), "")

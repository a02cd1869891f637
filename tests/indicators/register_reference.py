"""The register's indicators once more, as loops over cases in plain Python: what the SQL must agree with."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

REGIONS = {"PHL": "035", "THA": "035", "COL": "419", "CHN": "030", "_U": "_U"}
KINDS = ("MED", "EDU", "VOC", "PSY", "MICRO", "HOUS", "SUBS", "LEGAL", "REF", "OTH")
LISTS = {
    "sex": {"F", "M"},
    "age": {"Y0T17", "Y_GE18"},
    "exploitation": {"SEXUAL", "FORCED_LABOUR", "HOSTESS", "ORGAN", "OTHER"},
    "kind": {*KINDS},
}
DIMENSIONS = ("citizenship", "sex", "age", "exploitation", "kind")
RETURNED = ("citizenship", "sex", "age", "exploitation")
MARGINS = [("sex",), ("age",), ("region",), ("exploitation",)]
CROSSINGS: list[tuple[str, ...]] = [("citizenship",), ("sex",), ("age",), ("exploitation",)]
CROSSINGS += [("region", "sex"), ("region", "exploitation"), ("sex", "age"), ("sex", "exploitation")]

Key = tuple[str, ...]
"""Series, period, and the codes of DIMENSIONS."""


@dataclass(frozen=True)
class Case:
    """A case as a test makes it up."""

    case_id: str
    referral: dt.date
    departure: dt.date | None
    citizenship: str
    sex: str
    age: int | None
    forms: frozenset[str]
    return_requested: str
    reintegration_requested: str
    services: tuple[tuple[str, dt.date], ...]
    learnt: dt.date | None


@dataclass(frozen=True)
class Span:
    """A period, and whether a day counts in it."""

    label: str
    holds: Callable[[dt.date], bool]


@dataclass(frozen=True)
class Counted:
    """A person with the day that counts, and the codes the person has."""

    case: Case
    day: dt.date

    def codes(self, key: str) -> set[str]:
        """The codes of a key; several where there may be several."""
        case = self.case
        if key == "age":
            return {"_U" if case.age is None else "Y0T17" if case.age < 18 else "Y_GE18"}
        if key == "kind":
            return {kind for kind, start in _after(case) if _three_years(start) <= _three_years(self.day)}
        return {
            "citizenship": {case.citizenship},
            "region": {REGIONS[case.citizenship]},
            "sex": {case.sex},
            "exploitation": {*case.forms},
        }[key]


def returned(cases: list[Case]) -> list[Counted]:
    """Whoever departed."""
    return [Counted(case, case.departure) for case in cases if case.departure]


def reintegrated(cases: list[Case]) -> list[Counted]:
    """Whoever departed and had a service on that day or later."""
    return [Counted(case, min(start for _, start in _after(case))) for case in cases if _after(case)]


def counts(cases: list[Case], month: str) -> dict[Key, float]:
    """What the indicators that count persons, or countries, publish of these cases in a register up to a month."""
    back, helped, periods = returned(cases), reintegrated(cases), Periods(cases, month)
    found: dict[Key, float] = {}
    for series, people, by, margins, crossings in (
        ("REGISTER_RETURNED", back, RETURNED, MARGINS, CROSSINGS),
        (
            "REGISTER_REINTEGRATED",
            helped,
            DIMENSIONS,
            [*MARGINS, ("kind",)],
            [*CROSSINGS, ("kind",), ("sex", "kind")],
        ),
    ):
        found |= _table(series, people, periods.years, by)
        found |= _table(f"{series}_FISCAL", people, periods.fiscal_years, by)
        for keys in [(), *margins]:
            found |= _table(f"{series}_YEARS", people, periods.three_years, by, keys)
        found |= _table(f"{series}_CUM", people, periods.until("-12", "-03", month), by)
        for keys in crossings:
            found |= _table(f"{series}_CUM", people, periods.closed, by, keys)
    women, children = ([each for each in back if each.codes(key) == {code}] for key, code in _TAGS)
    for series, people in (("5_2", women), ("8_7", back), ("16_2", children)):
        for spans in (periods.three_years, periods.closed):
            found |= _table(f"REGISTER_SDG_{series}", people, spans, ())
    return found | _countries(back, periods)


_TAGS = (("sex", "F"), ("age", "Y0T17"))


def shares(cases: list[Case], month: str) -> dict[Key, tuple[float, float]]:
    """Numerator and denominator of every share these cases give in a register up to a month."""
    back, helped, periods = returned(cases), reintegrated(cases), Periods(cases, month)
    asked = [case for case in cases if case.return_requested == "Y"]
    wished = [each for each in back if each.case.reintegration_requested == "Y"]
    given = [each for each in helped if each.case.reintegration_requested == "Y"]
    home = [Counted(each.case, max(each.day, each.case.referral)) for each in returned(asked)]
    again = [Counted(one.case, max(one.day, one.case.learnt)) for one in back if one.case.learnt]
    waiting = [Counted(case, case.referral) for case in asked]
    nation, fiscal = ("citizenship",), periods.until("-03")
    found = _shares("REINTEGRATION_UPTAKE", (helped, back), periods.until("-12", "-03", month), nation)
    found |= _shares("REINTEGRATION_UPTAKE", (helped, back), periods.closed, (), nation)
    found |= _shares("RETURN_COVERAGE", (home, waiting), fiscal, nation)
    found |= _shares("REINTEGRATION_COVERAGE", (given, wished), fiscal, nation)
    found |= _shares("RETRAFFICKING_KNOWN", (again, back), periods.until("-12"), nation)
    found |= _shares("REINTEGRATION_MIX", (helped, helped), periods.three_years, ("sex",), ("kind",))
    found |= _shares("REINTEGRATION_MIX", (helped, helped), periods.three_years, (), ("sex", "kind"))
    for series, key, code, by in (
        ("WOMEN_SHARE", "sex", "F", "age"),
        ("CHILDREN_SHARE", "age", "Y0T17", "sex"),
        ("FORCED_LABOUR_SHARE", "exploitation", "FORCED_LABOUR", "sex"),
    ):
        whole = [each for each in back if each.codes(key) - {"_U"}]
        part = [each for each in whole if code in each.codes(key)]
        found |= _shares(series, (part, whole), periods.three_years, (by,))
        found |= _shares(series, (part, whole), periods.three_years, (), (by,))
        found |= _shares(series, (part, whole), periods.closed, (by,))
    return found


class Periods:
    """The periods that are over in a register that starts with its first referral and reaches to a month."""

    def __init__(self, cases: list[Case], month: str) -> None:
        first = min((f"{case.referral:%Y-%m}" for case in cases), default="9999-12")
        years = range(2005, int(month[:4]) + 1)
        every = [f"{year}-{number:02}" for year in years for number in range(1, 13)]
        self._known = [each for each in every if max(first, "2005-05") <= each <= month]
        self._month = month

    @property
    def months(self) -> list[Span]:
        """Each month."""
        return [Span(each, lambda day, each=each: f"{day:%Y-%m}" == each) for each in self._known]  # type: ignore[misc]

    @property
    def years(self) -> list[Span]:
        """Calendar years whose December has come."""
        found = sorted({each[:4] for each in self._known if f"{each[:4]}-12" <= self._month})
        return [Span(year, lambda day, year=year: str(day.year) == year) for year in found]  # type: ignore[misc]

    @property
    def fiscal_years(self) -> list[Span]:
        """Fiscal years whose March has come."""
        found = sorted({_fiscal(int(each[:4]), int(each[5:])) for each in self._known})
        over = [year for year in found if f"{year + 1}-03" <= self._month]
        return [Span(f"{year}-FY", lambda day, year=year: _fiscal(day.year, day.month) == year) for year in over]  # type: ignore[misc]

    @property
    def three_years(self) -> list[Span]:
        """Three calendar years together whose last December has come."""
        found = sorted({_three_years(dt.date(int(each[:4]), 1, 1)) for each in self._known})
        over = [year for year in found if f"{year + 2}-12" <= self._month]
        return [Span(f"{year}/{year + 2}", lambda day, year=year: _three_years(day) == year) for year in over]  # type: ignore[misc]

    @property
    def closed(self) -> list[Span]:
        """From the start to the end of the last three years that are over."""
        return [_until(f"{span.label[5:]}-12") for span in self.three_years[-1:]]

    def until(self, *endings: str) -> list[Span]:
        """From the start to each month with one of these endings."""
        return [_until(each) for each in self._known if each.endswith(endings)]


def _until(month: str) -> Span:
    return Span(f"2005-05/{month}", lambda day: f"{day:%Y-%m}" <= month)


def _fiscal(year: int, month: int) -> int:
    return year if month > 3 else year - 1


def _three_years(day: dt.date) -> int:
    return 2005 + (day.year - 2005) // 3 * 3


def _after(case: Case) -> list[tuple[str, dt.date]]:
    return [(kind, start) for kind, start in case.services if case.departure and start >= case.departure]


def _cells(
    people: list[Counted], spans: list[Span], keys: tuple[str, ...]
) -> Iterator[tuple[str, dict[str, str], list[Counted]]]:
    """For each period and each crossing of codes that are listed, or occur in one of the periods: who is in it."""
    seen = [person for person in people if any(span.holds(person.day) for span in spans)]
    lists = [sorted(LISTS.get(key, set()).union(*(person.codes(key) for person in seen))) for key in keys]
    for span, codes in product(spans, product(*lists)):
        wanted = dict(zip(keys, codes, strict=True))
        inside = [p for p in seen if span.holds(p.day) and all(code in p.codes(key) for key, code in wanted.items())]
        yield span.label, wanted, inside


def _key(series: str, period: str, by: tuple[str, ...], codes: dict[str, str]) -> Key:
    named = dict.fromkeys(DIMENSIONS, "_Z") | dict.fromkeys(by, "_T") | codes
    named["citizenship"] = named.pop("region", named["citizenship"])
    return (series, period, *(named[name] for name in DIMENSIONS))


def _table(
    series: str, people: list[Counted], spans: list[Span], by: tuple[str, ...], keys: tuple[str, ...] = ()
) -> dict[Key, float]:
    return {_key(series, label, by, codes): len(inside) for label, codes, inside in _cells(people, spans, keys)}


def _countries(back: list[Counted], periods: Periods) -> dict[Key, float]:
    known = [person for person in back if person.case.citizenship != "_U"]
    series, by = "REGISTER_ORIGIN_COUNTRIES", ("citizenship",)
    tables = (
        (series, periods.years, ()),
        (f"{series}_CUM", periods.until("-12"), ()),
        (f"{series}_CUM", periods.closed, ("region",)),
    )
    return {
        _key(name, label, by, codes): len({person.case.citizenship for person in inside})
        for name, spans, keys in tables
        for label, codes, inside in _cells(known, spans, keys)
    }


def _shares(
    series: str,
    pair: tuple[list[Counted], list[Counted]],
    spans: list[Span],
    by: tuple[str, ...],
    keys: tuple[str, ...] = (),
) -> dict[Key, tuple[float, float]]:
    """How many of the part and of the whole; for kinds of support the whole is everybody."""
    (part, whole), found = pair, {}
    for label, codes, _ in _cells(whole, spans, keys):
        inside = {span.label: span for span in spans}[label].holds
        shared = {key: code for key, code in codes.items() if key != "kind"}
        of = [p for p in whole if inside(p.day) and all(code in p.codes(key) for key, code in shared.items())]
        above = [p for p in part if inside(p.day) and all(code in p.codes(key) for key, code in codes.items())]
        if of:
            found[_key(f"REGISTER_{series}", label, by, codes)] = (float(len(above)), float(len(of)))
    return found

"""A made-up register with the programme's published totals, and plain counting to compare protected tables with."""

import random
from collections.abc import Mapping

import polars as pl

from vocabulary.periods import parse_period

SCHEMA = {
    "departed": pl.String(),
    "supported": pl.String(),
    "sex": pl.String(),
    "age": pl.String(),
    "region": pl.String(),
    "nationality": pl.String(),
    "forms": pl.List(pl.String),
    "kinds": pl.List(pl.String),
}
_RETURNS = {
    ("2005-05", "2005-12"): 25,
    ("2006-01", "2006-12"): 45,
    ("2007-01", "2007-12"): 41,
    ("2008-01", "2008-12"): 35,
    ("2009-01", "2009-12"): 30,
    ("2010-01", "2010-12"): 20,
    ("2011-01", "2011-12"): 24,
    ("2012-01", "2012-12"): 20,
    ("2013-01", "2013-12"): 12,
    ("2014-01", "2014-12"): 10,
    ("2015-01", "2015-12"): 11,
    ("2016-01", "2016-03"): 3,
    ("2016-04", "2016-12"): 11,
    ("2017-01", "2017-12"): 17,
    ("2018-01", "2018-12"): 16,
    ("2019-01", "2019-06"): 9,
    ("2019-07", "2019-12"): 2,
    ("2020-01", "2020-12"): 12,
}
_BY_JUNE_2019 = {"PHL": 149, "THA": 88, "IDN": 61, "KOR": 9, "COL": 7, "KHM": 6, "CHN": 4, "LKA": 3, "RUS": 2}
_AFTER = {"PHL": 12, "THA": 2}
_REGION = {"KOR": "030", "COL": "419", "CHN": "030", "LKA": "034", "RUS": "151"}
_FORMS = {"SEXUAL": 62, "HOSTESS": 22, "FORCED_LABOUR": 10, "OTHER": 3, "_U": 3}
_KINDS = {"MED": 20, "EDU": 6, "VOC": 14, "PSY": 18, "MICRO": 16, "HOUS": 8, "SUBS": 14, "LEGAL": 5, "REF": 4, "OTH": 1}
_SUPPORTED, _SUPPORTED_BY = 145, "2016-03"
MONTH_OF = {"REGISTER_RETURNED": "departed", "REGISTER_REINTEGRATED": "supported"}
_PERSONS = {"exploitation": "forms", "reintegration_kind": "kinds"}


def made_up_register(seed: int = 1) -> pl.DataFrame:
    """Persons from May 2005 to December 2020, another register for every seed."""
    dice = random.Random(seed)  # noqa: S311 - a made-up register, the same every time
    months = sorted(_month_between(dice, *span) for span, persons in _RETURNS.items() for _ in range(persons))
    countries = [code for code, persons in _BY_JUNE_2019.items() for _ in range(persons)]
    dice.shuffle(countries)
    countries += [code for code, persons in _AFTER.items() for _ in range(persons)]
    early = sum(month <= _SUPPORTED_BY for month in months)
    supported = {*dice.sample(range(early), _SUPPORTED), *range(early, len(months), 2)}
    rows = [
        _person(dice, month, country, number in supported)
        for number, (month, country) in enumerate(zip(months, countries, strict=True))
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def count(persons: pl.DataFrame, cell: Mapping[str, str]) -> int:
    """How many persons a cell of the protected tables counts, by filtering the register."""
    month = MONTH_OF[cell["measure"]]
    period = parse_period(cell["time_period"])
    there = persons.filter(pl.col(month).is_between(pl.lit(f"{period.start:%Y-%m}"), pl.lit(f"{period.end:%Y-%m}")))
    for column in ("sex", "age", "citizenship", *_PERSONS):
        code = cell.get(column, "_T")
        if code == "_T":
            continue
        if column in _PERSONS:
            there = there.filter(pl.col(_PERSONS[column]).list.contains(code))
        elif column == "citizenship":
            there = there.filter(pl.col("region" if code.isdigit() else "nationality") == code)
        else:
            there = there.filter(pl.col(column) == code)
    return there.height


def _person(dice: random.Random, month: str, country: str, supported: bool) -> tuple[object, ...]:  # noqa: FBT001
    sex = "M" if dice.random() < 0.06 else "F"
    age = dice.choices(["Y0T17", "Y_GE18", "_U"], [9, 88, 3])[0]
    forms = {dice.choices(list(_FORMS), list(_FORMS.values()))[0] if sex == "F" else "FORCED_LABOUR"}
    if "_U" not in forms and dice.random() < 0.12:
        forms.add(dice.choice(["SEXUAL", "HOSTESS", "FORCED_LABOUR"]))
    kinds = set(dice.choices(list(_KINDS), list(_KINDS.values()), k=dice.choice([1, 1, 2, 3]))) if supported else set()
    begun = _later(dice, month) if supported else None
    return month, begun, sex, age, _REGION.get(country, "035"), country, sorted(forms), sorted(kinds)


def _later(dice: random.Random, month: str) -> str:
    number = int(month[:4]) * 12 + int(month[5:]) - 1 + dice.choice([0, 0, 1, 1, 2, 3, 5])
    return min(f"{number // 12}-{number % 12 + 1:02}", _SUPPORTED_BY if month <= _SUPPORTED_BY else "2020-12")


def _month_between(dice: random.Random, first: str, last: str) -> str:
    return f"{first[:4]}-{dice.randint(int(first[5:]), int(last[5:])):02}"

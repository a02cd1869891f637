"""What every sample register has in common: the totals that were published, and how often the rest is drawn.

How many returned, when and of which nationality is set so that all published totals hold; between them the years
follow the foreign victims identified in Japan (`etl/facts/japan_trafficking_victims.csv`). All else is invented.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

FIRST_DAY, LAST_DAY = dt.date(2005, 5, 1), dt.date(2021, 3, 31)
"""The programme began in May 2005; the sample ends with the fiscal year 2020."""


@dataclass(frozen=True, slots=True)
class Returns:
    """How many of each nationality returned between two days."""

    first: dt.date
    last: dt.date
    persons: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class NotReturned:
    """Cases referred in a year without a return: return was not asked for, asked for, or nobody knows."""

    year: int
    not_asked: int = 0
    asked: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Supported:
    """How many persons had been given reintegration support by a day."""

    day: dt.date
    persons: int


RETURNS = (
    Returns(dt.date(2005, 5, 18), dt.date(2005, 12, 31), {"IDN": 20, "PHL": 16, "THA": 9, "COL": 3, "KOR": 2}),
    Returns(dt.date(2006, 1, 1), dt.date(2006, 12, 31), {"PHL": 20, "IDN": 19, "THA": 5, "COL": 3, "KOR": 2}),
    Returns(dt.date(2007, 1, 1), dt.date(2007, 12, 31), {"PHL": 15, "IDN": 14, "THA": 4, "KOR": 3}),
    Returns(dt.date(2008, 1, 1), dt.date(2008, 12, 31), {"THA": 13, "PHL": 5, "IDN": 4, "KOR": 2, "CHN": 1}),
    Returns(dt.date(2009, 1, 1), dt.date(2009, 12, 31), {"PHL": 7, "THA": 6, "IDN": 2, "CHN": 1}),
    Returns(dt.date(2010, 1, 1), dt.date(2010, 12, 31), {"PHL": 18, "THA": 1, "KOR": 1}),
    Returns(dt.date(2011, 1, 1), dt.date(2011, 12, 31), {"PHL": 12, "THA": 10, "IDN": 1, "KOR": 1, "CHN": 1}),
    Returns(dt.date(2012, 1, 1), dt.date(2012, 12, 31), {"PHL": 10, "THA": 5, "KOR": 2, "IDN": 1, "CHN": 1}),
    Returns(dt.date(2013, 1, 1), dt.date(2013, 12, 31), {"PHL": 7, "THA": 5}),
    Returns(dt.date(2014, 1, 1), dt.date(2014, 12, 31), {"PHL": 6, "THA": 2}),
    Returns(dt.date(2015, 1, 1), dt.date(2015, 12, 31), {"PHL": 8, "THA": 3, "LKA": 1}),
    Returns(dt.date(2016, 1, 1), dt.date(2016, 3, 31), {"PHL": 3, "THA": 1}),
    Returns(dt.date(2016, 4, 1), dt.date(2016, 12, 31), {"PHL": 9, "THA": 6, "KHM": 5}),
    Returns(dt.date(2017, 1, 1), dt.date(2017, 12, 31), {"THA": 9, "PHL": 7, "KHM": 1, "VNM": 1}),
    Returns(dt.date(2018, 1, 1), dt.date(2018, 12, 31), {"THA": 6, "PHL": 4}),
    Returns(dt.date(2019, 1, 1), dt.date(2019, 6, 18), {"THA": 3, "PHL": 2}),
    Returns(dt.date(2019, 7, 1), dt.date(2019, 12, 31), {"PHL": 2}),
    Returns(dt.date(2020, 1, 1), dt.date(2020, 12, 31), {"PHL": 12}),
    Returns(dt.date(2021, 1, 1), dt.date(2021, 3, 31), {"PHL": 2}),
)
"""The 329 of June 2019 were printed on the 19th: no one returns between that day and the end of the month."""

NOT_RETURNED = (
    NotReturned(2005, not_asked=4, asked=1),
    NotReturned(2006, not_asked=3, asked=1),
    NotReturned(2007, not_asked=2, unknown=1),
    NotReturned(2008, not_asked=2, asked=1),
    NotReturned(2009, not_asked=1),
    NotReturned(2010, not_asked=2, asked=1),
    NotReturned(2011, not_asked=2),
    NotReturned(2012, not_asked=1, unknown=1),
    NotReturned(2013, not_asked=1),
    NotReturned(2014, not_asked=1),
    NotReturned(2015, not_asked=4, asked=1),
    NotReturned(2016, not_asked=3, unknown=1),
    NotReturned(2017, not_asked=2, asked=1),
    NotReturned(2018, not_asked=1),
    NotReturned(2019, not_asked=1),
    NotReturned(2020, not_asked=1, asked=2),
    NotReturned(2021, asked=3),
)

SUPPORTED = (Supported(dt.date(2016, 3, 31), 145), Supported(LAST_DAY, 188))
"""The 145 were published; the 188 were not."""

DAYS_TO_DEPARTURE = ((0, 6), (10, 16), (25, 26), (50, 42), (75, 70), (90, 122), (100, 290))
DAYS_FROM_IDENTIFICATION = ((0, 0), (40, 3), (70, 12), (90, 30), (100, 75))
DAYS_TO_SUPPORT = ((0, 5), (25, 18), (50, 32), (75, 58), (100, 150))
AGES = ((0, 14), (6, 18), (22, 21), (52, 26), (74, 31), (88, 36), (97, 46), (100, 57))
"""Quantiles: percent and value."""

MEN = {2005: 1, 2013: 7}
"""Percent of the cases referred from that year on."""

EXPLOITATION: Mapping[int, Mapping[tuple[str, ...], int]] = {
    2005: {
        ("SEXUAL",): 68,
        ("HOSTESS",): 12,
        ("SEXUAL", "HOSTESS"): 9,
        ("FORCED_LABOUR",): 5,
        ("SEXUAL", "FORCED_LABOUR"): 3,
        ("OTHER",): 1,
        ("_U",): 2,
    },
    2010: {
        ("SEXUAL",): 58,
        ("HOSTESS",): 18,
        ("SEXUAL", "HOSTESS"): 10,
        ("FORCED_LABOUR",): 8,
        ("SEXUAL", "FORCED_LABOUR"): 3,
        ("OTHER",): 1,
        ("_U",): 2,
    },
    2013: {
        ("SEXUAL",): 38,
        ("FORCED_LABOUR",): 21,
        ("HOSTESS",): 19,
        ("SEXUAL", "HOSTESS"): 8,
        ("SEXUAL", "FORCED_LABOUR"): 7,
        ("HOSTESS", "FORCED_LABOUR"): 4,
        ("OTHER",): 2,
        ("_U",): 1,
    },
}
"""Forms of a case referred from that year on, several of some; of men there are only forced labour and unknown."""

EXPLOITATION_OF_MEN: Mapping[tuple[str, ...], int] = {("FORCED_LABOUR",): 9, ("_U",): 1}

REFERRERS = {
    "IMMIGRATION": 36,
    "WOMENS_COUNSELLING_OFFICE": 32,
    "POLICE": 15,
    "EMBASSY": 7,
    "NGO": 6,
    "OTHER": 2,
    "_U": 2,
}
REFERRERS_OF_CHILDREN = {"CHILD_GUIDANCE_CENTRE": 6, "WOMENS_COUNSELLING_OFFICE": 2, "POLICE": 1, "IMMIGRATION": 1}
ADULT = 18

SUPPORT_BY_CHOICE = {"Y": 12, "N": 80, "_U": 8}
"""Whether one who was not given reintegration support had asked for it."""

KINDS = {
    "MICRO": 32,
    "MED": 30,
    "SUBS": 22,
    "VOC": 18,
    "PSY": 16,
    "EDU": 10,
    "REF": 8,
    "HOUS": 6,
    "LEGAL": 3,
    "OTH": 3,
}
NUMBER_OF_KINDS = {1: 36, 2: 40, 3: 18, 4: 6}
COSTS = {
    "MICRO": (90, 220),
    "MED": (8, 120),
    "SUBS": (20, 90),
    "VOC": (40, 160),
    "PSY": (10, 60),
    "EDU": (30, 150),
    "REF": (0, 0),
    "HOUS": (40, 130),
    "LEGAL": (15, 80),
    "OTH": (5, 50),
}
"""Thousands of yen, from and to."""

FOLLOWED_UP = {"M3": (52, 92), "M6": (45, 86), "M12": (34, 80)}
"""Percent of follow-ups that are done, of those due in the first and in the last year."""
MONTHS_TO_FOLLOW_UP = {"M3": 3, "M6": 6, "M12": 12}

SPENT = {
    2005: 20_440_000,
    2006: 33_870_000,
    2007: 32_510_000,
    2008: 30_960_000,
    2009: 28_730_000,
    2010: 27_980_000,
    2011: 26_840_000,
    2012: 25_120_000,
    2013: 22_913_000,
    2014: 16_958_000,
    2015: 14_021_000,
    2016: 14_065_000,
    2017: 22_780_000,
    2018: 15_240_000,
    2019: 14_030_000,
    2020: 13_860_000,
}
"""Yen by fiscal year; 2013 to 2016 are the published millions (2016: thousands), and so is the budget of 2017."""

SHARES = {
    "COUNSELLING": 12,
    "TRAVEL": 26,
    "REINTEGRATION": 25,
    "MONITORING": 5,
    "STAFF_OFFICE": 23,
    "OVERHEAD": 6,
    "OTHER": 3,
}
"""Percent of a fiscal year's spending."""

LATE = {2005: 24, 2010: 11, 2015: 6}
"""Percent of the reports due from that year on that come late."""
FILLED = {2005: 93, 2009: 96, 2013: 98, 2017: 99}
"""Percent of the required fields that reports from that year on fill."""
NEVER_RECEIVED, SURELY_RECEIVED = 2, 24
"""How many monthly reports never came, and how many of the latest all did."""

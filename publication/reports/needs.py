"""Which observations a sheet speaks of where the ledger has no printed figures of its year, and how old they may be."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import polars as pl

from publication.query import Row
from publication.release import Release
from publication.reports.form import Canon
from vocabulary.text import Text

_MADE_UP = "SYNTHETIC"
_TIP = frozenset({"TIP_RETURN"})
_ALL = frozenset({"TIP_RETURN", "ASSESSED", "RESETTLEMENT"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A figure that a sheet needs: which observations give it, of which the latest to the sheet's last day is taken.

    `of_year` asks for that of the fiscal year before the sheet's instead. It is stale when it ends more than `months`
    before the sheet's last day. `sentence` says it, with {figure} and the {period} it is about.
    """

    key: str
    canon: Canon
    lines: frozenset[str]
    indicator: str
    series: tuple[str, ...]
    definitions: tuple[str, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)
    of_year: bool = False
    months: int = 0
    sentence: Text


NEEDS = (
    Need(
        key="members",
        canon=Canon.MANAGEMENT,
        lines=_ALL,
        indicator="INS-01",
        series=("MEMBER_STATES",),
        definitions=("PUBLISHED",),
        months=24,
        sentence=Text("IOM had {figure} Member States ({period}).", "IOMの加盟国数は{figure}か国（{period}）である。"),
    ),
    Need(
        key="returned",
        canon=Canon.OUTCOME,
        lines=_TIP,
        indicator="PRG-02",
        series=("RETURN_ASSISTED_CUM", "REGISTER_RETURNED_CUM"),
        definitions=("RETURN", "RETURN_AND_REINTEGRATION", "REGISTER"),
        months=6,
        sentence=Text(
            "In all {figure} victims of trafficking in persons were assisted to return ({period}).",
            "これまでに計{figure}名の人身取引被害者の帰国を支援した（{period}）。",
        ),
    ),
    Need(
        key="reintegrated",
        canon=Canon.OUTCOME,
        lines=_TIP,
        indicator="PRG-03",
        series=("REINTEGRATION_ASSISTED_CUM", "REGISTER_REINTEGRATED_CUM"),
        definitions=("REINTEGRATION", "REGISTER"),
        months=6,
        sentence=Text(
            "Of these, {figure} were given reintegration support after their return ({period}).",
            "このうち計{figure}名に対し、帰国後の社会復帰（自立）支援を行った（{period}）。",
        ),
    ),
    Need(
        key="dg_visits",
        canon=Canon.POLICY,
        lines=_ALL,
        indicator="CTX-09",
        series=("DG_VISITS_TO_JAPAN",),
        months=12,
        sentence=Text(
            "The Director General of IOM visited Japan {figure} times ({period}).",
            "IOM事務局長は計{figure}回訪日した（{period}）。",
        ),
    ),
    Need(
        key="japanese_staff",
        canon=Canon.STAFF,
        lines=_ALL,
        indicator="INS-05",
        series=("JAPANESE_STAFF",),
        definitions=("JAPANESE_STAFF_INTERNATIONAL",),
        codes={"staff_grade": "_T"},
        months=24,
        sentence=Text(
            "IOM had {figure} Japanese nationals on its international staff ({period}).",
            "IOMの邦人職員（国際職員）は{figure}名（{period}）である。",
        ),
    ),
)

LOG = (
    Need(
        key="on_time",
        canon=Canon.PDCA,
        lines=_TIP,
        indicator="REP-01",
        series=("REGISTER_REPORTS_ON_TIME",),
        of_year=True,
        sentence=Text(
            "{figure} % of the monthly reports of {period} were received by their due date.",
            "{period}の月次報告のうち期限内に受領したものは{figure} %である。",
        ),
    ),
    Need(
        key="complete",
        canon=Canon.PDCA,
        lines=_TIP,
        indicator="REP-02",
        series=("REGISTER_REPORT_COMPLETENESS",),
        of_year=True,
        sentence=Text(
            "{figure} % of the required fields of the monthly reports of {period} were filled in.",
            "{period}の月次報告における必須項目の充足率は{figure} %である。",
        ),
    ),
    Need(
        key="annual_delay",
        canon=Canon.PDCA,
        lines=_TIP,
        indicator="REP-03",
        series=("REGISTER_ANNUAL_REPORT_DELAY",),
        of_year=True,
        sentence=Text(
            "The annual report of {period} was received {figure} days after its due date.",
            "{period}の年次報告の受領は期限から{figure}日後である。",
        ),
    ),
    Need(
        key="accounts_delay",
        canon=Canon.PDCA,
        lines=_TIP,
        indicator="REP-03",
        series=("REGISTER_FINANCIAL_REPORT_DELAY",),
        of_year=True,
        sentence=Text(
            "The financial report of {period} was received {figure} days after its due date.",
            "{period}の会計報告の受領は期限から{figure}日後である。",
        ),
    ),
)
"""What the log of reports says: how far the programme does as it undertook, and whether that is known."""


def latest(current: Release, need: Need, year: int, until: dt.date, *, made_up: bool) -> Row | None:
    """The observation that a sheet needs; None where there is none. A withheld one is found too.

    Made-up ones are passed over unless they are asked for, and then taken only where there is no other.
    """
    rows = sorted(_rows(current, need, year, until), key=lambda row: (row["period_end"], row["period_start"]))
    real = [row for row in rows if not is_made_up(current, row)]
    found = real or (rows if made_up else [])
    return found[-1] if found else None


def is_made_up(current: Release, row: Row) -> bool:
    """Whether a source of an observation describes nobody."""
    return any(current.sources[one].licence == _MADE_UP for one in row["source_ids"])


def is_stale(need: Need, row: Row, until: dt.date) -> bool:
    """Whether an observation ends too long before the sheet's last day."""
    ends: dt.date = row["period_end"]
    apart = (until.year - ends.year) * 12 + until.month - ends.month
    return not need.of_year and apart > need.months


def _rows(current: Release, need: Need, year: int, until: dt.date) -> Iterator[Row]:
    conditions = [
        pl.col("indicator") == need.indicator,
        pl.col("series").is_in(need.series),
        *((pl.col("definition").is_in(need.definitions),) if need.definitions else ()),
        *(pl.col(name) == code for name, code in need.codes.items()),
        *(pl.col(name).is_in(("_T", "_Z")) for name in ("citizenship", "sex", "age", "exploitation")),
        pl.col("ref_area").is_in(("_T", "_Z", "001", "JPN")),
    ]
    if need.of_year:
        conditions.append(pl.col("time_period") == f"{year - 1}-FY")
    else:
        conditions.append(pl.col("period_end").is_not_null() & (pl.col("period_end") <= until))
    yield from current.observations.filter(*conditions).iter_rows(named=True)

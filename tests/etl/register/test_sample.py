"""The sample register: whatever the seed, it agrees with every published total and with itself."""

import csv
import hashlib
from dataclasses import dataclass
from functools import cache

import polars as pl
import pytest

from etl.documents import FACTS
from etl.register.sample import LAST_MONTH, SEED, archived, columns, sample_register
from etl.register.sheet import Field, Sheet
from etl.sources.programme_register import SHEETS
from vocabulary.periods import Month, fiscal_year_of, parse_period

SEEDS = (SEED, 1, 20_260_101)
EVERY_SEED = pytest.mark.parametrize("seed", SEEDS)
LAST_DAY = Month(*map(int, LAST_MONTH.split("-"))).end

RETURNED, SUPPORTED = "departure_date", "first_support"
"""The day that makes a person count as returned, and as given reintegration support."""

COUNTED = {
    "RETURN_ASSISTED": RETURNED,
    "RETURN_ASSISTED_CUM": RETURNED,
    "REINTEGRATION_ASSISTED_CUM": SUPPORTED,
    "RETRAFFICKED_KNOWN_CUM": "retrafficked",
    "ORIGIN_COUNTRIES": RETURNED,
    "ORIGIN_COUNTRIES_CUM": RETURNED,
}
"""The published series that a register can be counted for, with the day that is counted."""


@dataclass(frozen=True)
class Published:
    """A published total."""

    series: str
    period: str
    citizenship: str
    value: int


def _published() -> list[Published]:
    with (FACTS / "iom_return_assistance.csv").open(encoding="utf-8", newline="") as lines:
        return [
            Published(row["series"], row["period"], row["citizenship"], int(row["value"]))
            for row in csv.DictReader(lines)
            if row["series"] in COUNTED and row["definition"] != "BENEFICIARIES"
        ]


PUBLISHED = _published()


@cache
def sample(seed: int) -> dict[str, pl.DataFrame]:
    return sample_register(seed)


@cache
def persons(seed: int) -> pl.DataFrame:
    """The cases, with the day support began and the day a person was known to be trafficked again."""
    sheets = sample(seed)
    support = sheets["services"].group_by("case_id").agg(pl.col("start_date").min().alias(SUPPORTED))
    again = sheets["follow_ups"].filter(retrafficked="Y").group_by("case_id").agg(pl.col("done_date").min())
    known = again.rename({"done_date": "retrafficked"})
    return sheets["cases"].join(support, on="case_id", how="left").join(known, on="case_id", how="left")


@EVERY_SEED
@pytest.mark.parametrize("published", PUBLISHED, ids=str)
def test_counting_the_sample_gives_every_published_total(seed: int, published: Published) -> None:
    """Read from the facts: a total that is published later fails here until the sample agrees."""
    period = parse_period(published.period)
    counted = persons(seed).filter(pl.col(COUNTED[published.series]).is_between(period.start, period.end))
    if published.series.startswith("ORIGIN_COUNTRIES"):
        assert counted["citizenship"].n_unique() == published.value
    elif published.citizenship == "_O":
        named = {other.citizenship for other in PUBLISHED if other.period == published.period}
        assert counted.filter(~pl.col("citizenship").is_in(named)).height == published.value
    else:
        chosen = pl.lit(published.citizenship == "_T") | (pl.col("citizenship") == published.citizenship)
        assert counted.filter(chosen).height == published.value


@EVERY_SEED
def test_the_sheets_are_those_of_the_register_with_the_types_of_its_tables(seed: int) -> None:
    assert [(sheet.name, columns(sheet)) for sheet in SHEETS] == [
        (name, dict(rows.schema)) for name, rows in sample(seed).items()
    ]


@EVERY_SEED
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_key_is_there_once_and_nothing_required_is_empty(seed: int, sheet: Sheet) -> None:
    rows = sample(seed)[sheet.name]
    assert rows.height > 0
    assert rows.select(sheet.key).is_unique().all()
    assert rows.select(sheet.required).null_count().sum_horizontal().item() == 0


@EVERY_SEED
@pytest.mark.parametrize(
    ("sheet", "field"),
    [(sheet, field) for sheet in SHEETS for field in sheet.fields if field.codelist],
    ids=lambda part: part.name,
)
def test_every_code_is_one_that_may_be_entered(seed: int, sheet: Sheet, field: Field) -> None:
    """Or the one an empty cell stands for."""
    column = sample(seed)[sheet.name][field.name]
    codes = set(column.explode() if column.dtype == pl.List else column)
    assert codes <= {*field.codes, *filter(None, [field.empty])}


@EVERY_SEED
def test_referral_departure_and_arrival_are_in_order_and_within_the_programme(seed: int) -> None:
    cases = sample(seed)["cases"]
    in_order = cases.select(
        (pl.col("referral_date") >= pl.date(2005, 5, 1)).alias("the programme began in May 2005"),
        (pl.col("referral_date") <= pl.col("departure_date").fill_null(LAST_DAY)).alias("referral, departure"),
        (pl.col("departure_date") <= pl.col("arrival_date")).fill_null(value=True).alias("departure, arrival"),
        (pl.col("departure_date").is_null() == pl.col("arrival_date").is_null()).alias("who departed arrived"),
        (pl.col("identification_date") <= pl.col("departure_date").fill_null(LAST_DAY))
        .fill_null(value=True)
        .alias("identification, departure"),
        (pl.col("arrival_date") <= LAST_DAY).fill_null(value=True).alias("the sample ends"),
    )
    assert in_order.select(pl.all().all()).row(0, named=True) == dict.fromkeys(in_order.columns, True)
    later = cases.filter(pl.col("identification_date") > pl.col("referral_date"))
    assert later.height < cases.height / 10


@EVERY_SEED
def test_who_returned_had_asked_for_it_and_who_was_supported_had_returned(seed: int) -> None:
    everyone = persons(seed)
    returned = everyone.filter(pl.col(RETURNED).is_not_null())
    assert set(returned["return_requested"]) == {"Y"}
    assert everyone.filter(return_requested="Y").height > returned.height, "some wait or changed their minds"
    assert set(everyone.filter(return_requested="N")["country_of_return"]) == {"_Z"}
    supported = everyone.filter(pl.col(SUPPORTED).is_not_null())
    assert (supported[SUPPORTED] > supported["arrival_date"]).all()
    assert set(supported["reintegration_requested"]) == {"Y"}
    assert returned.filter(reintegration_requested="Y").height > supported.height


@EVERY_SEED
def test_the_totals_that_reports_state_are_those_of_the_cases(seed: int) -> None:
    """A report that never came states nothing, and the next one goes on from there."""
    everyone, reports = persons(seed), sample(seed)["report"]
    stated = reports.filter(pl.col("report_kind") != "FINANCIAL", pl.col("returned").is_not_null())
    periods = [parse_period(period) for period in stated["period"]]
    for day, within, until in (
        (RETURNED, "returned", "returned_cumulative"),
        (SUPPORTED, "reintegrated", "reintegrated_cumulative"),
    ):
        days = everyone[day].drop_nulls()
        assert stated[within].to_list() == [days.is_between(each.start, each.end).sum() for each in periods]
        assert stated[until].to_list() == [(days <= each.end).sum() for each in periods]


@EVERY_SEED
def test_there_is_a_monthly_report_for_every_month_most_in_time_and_two_never(seed: int) -> None:
    monthly = sample(seed)["report"].filter(report_kind="MONTHLY")
    months = pl.date_range(pl.date(2005, 5, 1), LAST_DAY, "1mo", eager=True)
    assert monthly["period"].to_list() == months.dt.to_string("%Y-%m").to_list()
    assert (monthly["due_date"] == months.dt.offset_by("1mo").dt.offset_by("9d")).all()
    late = (monthly["received_date"] > monthly["due_date"]).sum()
    assert 0 < late < monthly.height / 5
    never = monthly.filter(pl.col("received_date").is_null())
    assert never.height == 2
    assert never.select("returned", "returned_cumulative", "filled_fields").null_count().row(0) == (2, 2, 2)
    assert (monthly["filled_fields"] <= monthly["required_fields"]).all()


@EVERY_SEED
def test_each_fiscal_year_whose_reports_are_due_has_an_annual_and_a_financial_one(seed: int) -> None:
    yearly = sample(seed)["report"].filter(pl.col("report_kind") != "MONTHLY")
    expected = [(f"{year}-FY", kind) for year in range(2005, 2020) for kind in ("ANNUAL", "FINANCIAL")]
    assert yearly.select("period", "report_kind").rows() == expected
    assert (yearly["due_date"] <= LAST_DAY).all()


@EVERY_SEED
def test_each_return_is_followed_up_three_times_and_more_often_in_later_years(seed: int) -> None:
    cases, follow_ups = sample(seed)["cases"], sample(seed)["follow_ups"]
    returned = cases.filter(pl.col("arrival_date").is_not_null())
    assert follow_ups.height == 3 * returned.height
    due = follow_ups.join(returned, on="case_id").with_columns(
        pl.col("follow_up_window").str.slice(1).add("mo").alias("after")
    )
    assert (due["due_date"] == due.select(pl.col("arrival_date").dt.offset_by(pl.col("after"))).to_series()).all()
    assert (follow_ups["done_date"].drop_nulls() <= LAST_DAY).all()
    over = follow_ups.filter(pl.col("due_date") < pl.date(2020, 12, 31))
    done = over.group_by((pl.col("due_date").dt.year() < 2010).alias("early")).agg(
        pl.col("done_date").is_not_null().mean().alias("share")
    )
    early, later = done.sort("early", descending=True)["share"]
    assert early < 0.6 < later < 0.95


@EVERY_SEED
def test_what_was_not_learnt_is_unknown_and_nobody_is_known_to_be_trafficked_again(seed: int) -> None:
    follow_ups = sample(seed)["follow_ups"]
    assert set(follow_ups.filter(pl.col("done_date").is_null())["retrafficked"]) == {"_U"}
    assert set(follow_ups["retrafficked"]) == {"N", "_U"}


@EVERY_SEED
def test_spending_rounds_to_what_was_published_as_executed(seed: int) -> None:
    """Millions of yen by fiscal year; every month has every line."""
    spending = sample(seed)["spending"]
    assert spending.height == 191 * len(set(spending["spending_line"]))
    assert (spending["amount_jpy"] >= 0).all()
    years = [str(fiscal_year_of(parse_period(month).start)) for month in spending["month"]]
    spent = spending.group_by(pl.Series("year", years)).agg(pl.col("amount_jpy").sum() / 1_000_000)
    by_year = dict(spent.iter_rows())
    assert {year: round(by_year[year]) for year in _executed()} == _executed()
    assert by_year["2016-FY"] == 14.065


def _executed() -> dict[str, int]:
    with (FACTS / "japan_iom_contributions.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["contribution_line"] == "TIP_RETURN"]
    return {row["period"]: int(row["value"]) for row in rows if row["contribution_stage"] == "EXECUTED"}


@EVERY_SEED
def test_fewer_persons_return_than_were_identified_until_then(seed: int) -> None:
    """Against the Government's count of all victims, from 2005 on."""
    with (FACTS / "japan_trafficking_victims.csv").open(encoding="utf-8", newline="") as lines:
        identified = {
            int(row["period"]): int(row["value"])
            for row in csv.DictReader(lines)
            if row["series"] == "VICTIMS" and row["definition"] == "GOV" and _is_total(row)
        }
    returned = persons(seed)[RETURNED].drop_nulls().dt.year()
    for last in range(2005, 2019):
        assert (returned <= last).sum() < sum(identified[year] for year in range(2005, last + 1))


def _is_total(row: dict[str, str]) -> bool:
    return {row[name] for name in ("citizenship", "sex", "age", "exploitation")} == {"_T"}


def test_the_sample_is_the_same_bytes_everywhere() -> None:
    """Its load has one id in every warehouse; a sample that changes changes this line."""
    assert hashlib.sha256(archived(sample_register())).hexdigest()[:12] == "bd43d210e93f"


@EVERY_SEED
def test_the_same_seed_gives_the_same_bytes_and_another_seed_other_cases(seed: int) -> None:
    assert archived(sample_register(seed)) == archived(sample(seed))
    others = [sample(other)["cases"] for other in SEEDS if other != seed]
    assert not any(sample(seed)["cases"].equals(other) for other in others)

"""A release of the sample register: what it shows of persons comes from the protected tables, and nothing is learnt."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Any

import msgspec
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.compute import compute
from indicators.disclosure.attack import attack, weaknesses
from indicators.disclosure.figures import figures
from indicators.disclosure.policy import read_policy
from indicators.disclosure.protect import Cells
from indicators.disclosure.tables import ProtectedTables, protect_register
from indicators.registry import all_indicators
from publication.history import HIERARCHY, TABLES
from publication.query import Table, table
from publication.release import Release
from tests.conftest import load_facts
from tests.indicators.made_up_register import made_up_register
from vocabulary.dimensions import DIMENSION_NAMES
from warehouse.store import open_warehouse

POLICY = read_policy()
COUNTS = {series for each in POLICY.populations for series in each.series.values()}
SHARES = (
    "REGISTER_WOMEN_SHARE",
    "REGISTER_CHILDREN_SHARE",
    "REGISTER_FORCED_LABOUR_SHARE",
    "REGISTER_REINTEGRATION_MIX",
    "REGISTER_REINTEGRATION_UPTAKE",
)
FEW = ("calendar_year", "fiscal_year", "to_calendar_year", "years_sex", "years_age", "sex_age", "nationality")
SOUTH_EASTERN_ASIA = "035"
HALF_A_DIGIT = 0.0501
KEY = ("indicator", *DIMENSION_NAMES, "time_period")
CELL = ("measure", "time_period", *POLICY.columns)
LEAST_PROVEN = 30
FIGURES = ("obs_value", "numerator", "denominator", "lower_bound", "upper_bound")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Cells:
    """The cells that definitions compute from the sample, before protection."""
    folder = tmp_path_factory.mktemp("sample")
    with open_warehouse(f"duckdb:///{folder}/warehouse.duckdb") as warehouse:
        load_facts(warehouse, folder / "raw", "programme_register_sample")
        return compute(list(all_indicators().values()), warehouse)


@pytest.fixture(scope="module")
def of_register(released: Release) -> pl.DataFrame:
    """The observations of the register in the release."""
    return released.observations.filter(definition="REGISTER")


def _numbers(tables: pl.DataFrame, sample: Cells) -> pl.Series:
    """The true number of every row of the tables, as definitions compute it; none for the region they divide."""
    computed = sample.frame.filter(pl.col("series").is_in(COUNTS)).select(
        "time_period",
        pl.col("series").str.contains("REINTEGRATED").alias("is_part"),
        *(pl.col(name).replace("_Z", "_T") for name in POLICY.columns),
        pl.col("obs_value").cast(pl.Int64).alias("number"),
    )
    on = [name for name in computed.columns if name != "number"]
    rows = tables.with_columns(pl.col("measure").str.contains("REINTEGRATED").alias("is_part"))
    found = rows.join(computed.unique(on), on=on, how="left", maintain_order="left")
    return found.select(
        pl.when(pl.col("citizenship") != SOUTH_EASTERN_ASIA).then(pl.col("number").fill_null(0))
    ).to_series()


def _tables(released: Release) -> pl.DataFrame:
    return pl.read_parquet((released.folder / TABLES).read_bytes())


def test_nothing_can_be_learnt_from_the_files_of_the_release(released: Release) -> None:
    hierarchy = json.loads((released.folder / HIERARCHY).read_bytes())
    assert attack(_tables(released), hierarchy) == ()
    assert hierarchy["policy"] == released.manifest.policy == POLICY.checksum


def test_three_quarters_of_the_cells_of_the_tables_are_shown(released: Release) -> None:
    shown = _tables(released)["status"] == "A"
    assert shown.sum() >= 0.75 * shown.len()


def test_cells_hidden_beside_the_small_ones_protect_them(released: Release, sample: Cells) -> None:
    """One of them shown with its number, all others hidden as they are, and the attacker gets in."""
    hierarchy = json.loads((released.folder / HIERARCHY).read_bytes())
    tables = _tables(released).with_columns(_numbers(_tables(released), sample).alias("number"))
    assert tables.filter(pl.col("value") != pl.col("number")).is_empty()
    large = (pl.col("number") == 0) | (pl.col("number") >= POLICY.threshold)
    beside = sorted({*tables.filter(large, status="Q").select(CELL).rows()})
    let_in = (cell for cell in beside if any(weaknesses(_with(cell, tables), hierarchy)))
    assert len([*islice(let_in, LEAST_PROVEN)]) == LEAST_PROVEN


def _with(cell: tuple[str, ...], tables: pl.DataFrame) -> pl.DataFrame:
    """The tables with this hidden cell shown, wherever they have it."""
    spared = pl.Series([key == cell for key in tables.select(CELL).rows()])
    return tables.select(
        pl.exclude("value", "status", "number"),
        pl.when(spared).then("number").otherwise("value").alias("value"),
        pl.when(spared).then(pl.lit("A")).otherwise("status").alias("status"),
    )


def test_what_is_shown_is_what_the_definitions_compute(of_register: pl.DataFrame, sample: Cells) -> None:
    """Each from its own code: SQL over the warehouse, and the tables. A code no definition has is one nobody has."""
    computed = sample.frame.select(*KEY, pl.col("obs_value").alias("computed"))
    shown = of_register.filter(pl.col("obs_value").is_not_null()).join(computed, on=KEY, how="left")
    counted = shown.filter(pl.col("series").is_in(COUNTS), pl.col("citizenship") != SOUTH_EASTERN_ASIA)
    assert counted.filter(pl.col("obs_value") != pl.col("computed").fill_null(0)).is_empty()
    assert counted.filter(pl.col("computed") > 0).height > 150
    rates = shown.filter(pl.col("series").is_in(SHARES), pl.col("computed").is_not_null())
    assert rates.filter((pl.col("obs_value") - pl.col("computed")).abs() > HALF_A_DIGIT).is_empty()
    assert rates.height > 30


def test_a_withheld_figure_leaves_nothing_behind(of_register: pl.DataFrame) -> None:
    withheld = of_register.filter(obs_status="Q")
    assert withheld.height > 100
    assert withheld.select(FIGURES).null_count().row(0) == (withheld.height,) * len(FIGURES)
    assert set(withheld["conf_status"]) == {"C"}
    assert set(withheld["bound_method"]) == {"_Z"}
    assert set(withheld["note"]) == {"SYNTHETIC"}
    assert set(of_register.filter(pl.col("obs_status") != "Q")["conf_status"]) == {"F"}


def test_every_cell_of_the_tables_is_an_observation(of_register: pl.DataFrame, released: Release) -> None:
    """Hidden ones too: that one is missing would tell that nobody is in it."""
    observed = of_register.filter(pl.col("series").is_in(COUNTS))
    wide = observed.select(
        "time_period",
        pl.col("series").str.contains("REINTEGRATED").alias("is_part"),
        *(pl.col(name).replace("_Z", "_T") for name in POLICY.columns),
        pl.col("obs_value").cast(pl.Int64).alias("value"),
    )
    tables = _tables(released).with_columns(pl.col("measure").str.contains("REINTEGRATED").alias("is_part"))
    cells = tables.select(wide.columns).unique()
    assert cells.height == wide.unique().height
    assert cells.join(wide, on=wide.columns, nulls_equal=True, how="anti").is_empty()


def test_a_series_without_a_table_is_not_published_and_counted(of_register: pl.DataFrame, released: Release) -> None:
    unpublished = {each.series for each in released.quality.unpublished}
    assert {"REGISTER_FLOW_RETURNED", "REGISTER_FOLLOW_UP_COVERAGE"} <= unpublished
    assert not unpublished & set(of_register["series"])


@cache
def tables_of(seed: int) -> ProtectedTables:
    """Protected tables of another register than the sample."""
    few = tuple(each for each in POLICY.tables if each.id in FEW)
    policy = msgspec.structs.replace(POLICY, tables=few)
    return protect_register(made_up_register(seed), policy, through="2016-12")


def _of_register(cells: Cells, *series: str) -> pl.DataFrame:
    return cells.frame.filter(pl.col("series").is_in(series))


def test_numbers_of_persons_come_from_the_tables_alone(sample: Cells) -> None:
    """Whatever the definitions compute: with other numbers in their cells the published ones are the same."""
    cells = _of_register(sample, *COUNTS, *SHARES)
    garbled = cells.with_columns(pl.lit(17.0).alias(name) for name in ("obs_value", "numerator", "denominator"))
    first, second = (figures(each, POLICY, tables_of(1), sample.intervals).frame for each in (cells, garbled))
    assert first.height > 200
    assert first.equals(second)


def test_a_median_of_few_and_a_share_of_somebody_are_withheld(sample: Cells) -> None:
    """Quartiles of 19 persons are waits of single ones; so is one person of all who is known to be trafficked again."""
    tables = tables_of(1)
    median = _of_register(sample, "REGISTER_DAYS_TO_DEPARTURE_YEARS").filter(time_period="2005/2007")
    for persons, statuses in ((111, {"A"}), (19, {"Q"}), (110, {"Q"})):
        told = figures(median.with_columns(pl.lit(float(persons)).alias("denominator")), POLICY, tables, {}).frame
        assert set(told["obs_status"]) == statuses
    known = _of_register(sample, "REGISTER_RETRAFFICKING_KNOWN").filter(time_period="2005-05/2007-12")
    for number, statuses in ((0, {"A"}), (1, {"Q"}), (30, {"Q"})):
        row = known.with_columns(pl.lit(float(number)).alias("numerator"), pl.lit(111.0).alias("denominator"))
        assert set(figures(row, POLICY, tables, {}).frame["obs_status"]) == statuses


def test_money_per_person_is_withheld_where_a_year_of_it_is(sample: Cells) -> None:
    """Where the number of persons is hidden, that there is none because they are few would tell of it."""
    tables = tables_of(1)
    money = _of_register(sample, "REGISTER_COST_PER_RETURN", "REGISTER_COST_PER_RETURN_YEARS")
    hidden = {
        key.time_period for key, cell in tables.cells.items() if cell.time == "fiscal year" and cell.value is None
    }
    assert hidden
    told = figures(money, POLICY, tables, {}).frame
    for row in told.iter_rows(named=True):
        behind = {f"{year}-FY" for year in range(row["period_start"].year, row["period_end"].year)}
        assert (row["obs_status"] == "Q") >= bool(behind & hidden)
        assert row["obs_status"] != "Q" or row["note"] == "SYNTHETIC"


WHOLE = {"REGISTER_WOMEN_SHARE": ("sex", ("F", "M")), "REGISTER_CHILDREN_SHARE": ("age", ("Y0T17", "Y_GE18"))}


def test_whatever_a_reader_asks_for_is_told_by_the_tables(released: Release, sample: Cells) -> None:
    """Of any register, by any choice of codes and periods."""

    @settings(max_examples=60, deadline=None)
    @given(data=st.data(), seed=st.sampled_from((1, 2)))
    def told(data: st.DataObject, seed: int) -> None:
        view = _view(_with_register(released, sample, seed), data)
        tables = _told(seed)
        for row in view.rows:
            if row["series"] in COUNTS:
                assert row["obs_value"] == tables[_place(row)]
            elif row["series"] in WHOLE and row["obs_value"] is not None:
                column, codes = WHOLE[row["series"]]
                parts = [tables[_place(row | {column: code})] for code in codes]
                assert None not in parts
                assert (row["numerator"], row["denominator"]) == (parts[0], sum(part or 0 for part in parts))

    told()


def _told(seed: int) -> dict[tuple[object, ...], int | None]:
    return {_place(row): row["value"] for row in tables_of(seed).frame.iter_rows(named=True)}


def _place(row: Mapping[str, Any]) -> tuple[object, ...]:
    """Where a number stands, in the tables and in observations."""
    is_part = "REINTEGRATED" in (row.get("measure") or row["series"])
    return (is_part, row["time_period"], *(row[name].replace("_Z", "_T") for name in POLICY.columns))


def _with_register(released: Release, sample: Cells, seed: int) -> Release:
    """The release with the figures of another register in the place of the sample's."""
    cells = _of_register(sample, *COUNTS, *SHARES)
    made = figures(cells, POLICY, tables_of(seed), sample.intervals).frame
    return replace(released, observations=made.select(released.observations.columns))


def _view(release: Release, data: st.DataObject) -> Table:
    indicator = data.draw(st.sampled_from(("PRG-01", "PRG-02", "PRG-03", "PRG-04", "PRG-15", "PRG-16")))
    asked: dict[str, str] = {}
    for _ in range(data.draw(st.integers(0, 4))):
        shown = table(release, indicator, asked)
        assert shown is not None
        if not (offered := shown.choices()):
            break
        name = data.draw(st.sampled_from(sorted(offered)))
        asked[name] = data.draw(st.sampled_from(offered[name]))
    found = table(release, indicator, asked)
    assert found is not None
    return found

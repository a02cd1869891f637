"""Releases one after the other: what was published of a month stays, and no change tells of a single case."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import polars as pl
import pytest

from indicators.disclosure.attack import Weakness, attack
from indicators.disclosure.cases import PERSON, Register, Stretch, registers
from indicators.disclosure.earlier import Earlier, read_earlier
from indicators.disclosure.policy import read_policy
from indicators.disclosure.protect import Attacked, Cells, attacked_tables, protect
from indicators.errors import DisclosureRefused
from indicators.release import release
from indicators.steward import steward_report
from publication.history import HIERARCHY, TABLES
from tests.conftest import load_facts
from tests.indicators.made_up_register import made_up_register
from tests.register_tables import Row, add_report, put_register
from warehouse.store import open_warehouse
from warehouse.tables import REGISTER_CASE, REGISTER_REPORT, REGISTER_SERVICE

FEW = ("calendar_year", "fiscal_year", "to_calendar_year", "years_sex", "years_age")
EVERY = read_policy()
POLICY = msgspec.structs.replace(EVERY, tables=tuple(each for each in EVERY.tables if each.id in FEW), public=())
SOURCE = EVERY.sources[0]
TIMES = [dt.datetime(2018, month, 5) for month in range(1, 5)]  # noqa: DTZ001  # the warehouse keeps UTC without a zone


def person(name: str, departed: str) -> pl.DataFrame:
    """A boy subjected to the removal of organs: what no other person of the register has."""
    row = {"departed": departed, "supported": None, "sex": "M", "age": "Y0T17", "region": "035", "nationality": "IDN"}
    lists = {"forms": ["ORGAN"], "kinds": []}
    schema = {PERSON: pl.String()} | made_up_register().schema
    return pl.DataFrame([{PERSON: name} | row | lists], schema=schema)


def first_known() -> pl.DataFrame:
    known = made_up_register()
    return known.select(pl.format("case {}", pl.int_range(pl.len())).alias(PERSON), pl.all())


def released(known: Mapping[dt.datetime, pl.DataFrame], through: Sequence[str]) -> list[Attacked]:
    """Releases of what was known at each time, up to each month, the later ones after the earlier ones."""
    made: list[Attacked] = []
    earlier: list[Earlier] = []
    for now, month in zip(known, through, strict=True):
        register = Register(SOURCE, month, lambda at, now=now: known[at or now])  # type: ignore[misc]
        cells = Cells(_no_cells(), {}, {}, (register,))
        attacked = protect(cells, POLICY, earlier, now).register
        assert attacked is not None
        made.append(attacked)
        told = (f"r{len(made)}", now.replace(tzinfo=dt.UTC), frozenset({SOURCE}), attacked.tables.frame, attacked.basis)
        earlier.append(Earlier(*told))
    return made


def _no_cells() -> pl.DataFrame:
    texts = dict.fromkeys(("indicator", "series"), pl.String)
    return pl.DataFrame(schema={**texts, "source_ids": pl.List(pl.String), "load_ids": pl.List(pl.String)})


def test_three_monthly_releases_with_a_new_case_each_show_nothing_of_it() -> None:
    before, one, other = first_known(), person("one", "2016-04"), person("other", "2016-05")
    known = {TIMES[0]: before, TIMES[1]: pl.concat([before, one]), TIMES[2]: pl.concat([before, one, other])}
    first, *later = released(known, ("2016-04", "2016-05", "2016-06"))
    assert all(each.tables.frame.equals(first.tables.frame) for each in later)
    assert all(each.files == first.files for each in later)


def test_a_naive_release_of_the_same_is_broken() -> None:
    """The running total of the year, month by month: each new case is a difference of one."""
    (made,) = released({TIMES[0]: first_known()}, ("2016-12",))
    running = made.tables.frame.filter(time_period="2016", measure="REGISTER_RETURNED")
    other = made.tables.frame.join(running, on=["table_id", "measure", "time_period"], how="anti")
    so_far = [pl.concat([other, running.with_columns(value=pl.lit(n, pl.Int64), status=pl.lit("A"))]) for n in (8, 9)]
    found = attack(so_far[1], msgspec.json.decode(made.files[HIERARCHY]), so_far[:1])
    assert Weakness.INCREMENT in {each.weakness for each in found}


def test_a_correction_of_one_case_waits_and_what_was_published_stays() -> None:
    late = pl.concat([first_known(), person("late", "2009-05")])
    first, second = released({TIMES[0]: first_known(), TIMES[1]: late}, ("2016-12", "2016-12"))
    assert second.waiting
    assert second.files == first.files
    assert not first.waiting


def test_what_is_published_first_after_a_correction_waits_counts_as_known_now() -> None:
    """A case of 2009 that came late waits; those of 2017 are all counted, and stay as they were when 2018 comes."""
    late = pl.concat([first_known(), person("late", "2009-05")])
    corrected = pl.concat([late, person("later", "2017-02")])
    known = {TIMES[0]: first_known(), TIMES[1]: late, TIMES[2]: corrected}
    first, second, third = released(known, ("2016-12", "2017-12", "2018-12"))
    shown = {
        (row["table_id"], row["measure"], row["time_period"], row["sex"], row["age"]): row["value"]
        for row in first.tables.frame.iter_rows(named=True)
        if row["value"] is not None
    }
    for after in (second, third):
        now = {
            (row["table_id"], row["measure"], row["time_period"], row["sex"], row["age"]): row["value"]
            for row in after.tables.frame.iter_rows(named=True)
        }
        assert {key: now[key] for key in shown} == shown
    assert [each.through for each in third.basis] == ["2016-12", "2017-12", "2018-12"]


def test_a_register_that_takes_the_place_of_the_sample_is_about_other_persons() -> None:
    """What was released of made-up persons binds nothing."""
    (sample,) = released({TIMES[0]: first_known()}, ("2016-12",))
    told = Earlier("r1", TIMES[0].replace(tzinfo=dt.UTC), frozenset({"sample"}), sample.tables.frame, sample.basis)
    own = first_known().filter(pl.int_range(pl.len()) % 3 != 0)
    register = Register(SOURCE, "2016-12", lambda _at: own)
    after, alone = (attacked_tables((register,), POLICY, earlier, TIMES[1]) for earlier in ([told], []))
    assert after is not None
    assert alone is not None
    assert not after.waiting
    assert after.files == alone.files


def test_a_correction_of_many_is_a_revision() -> None:
    """Twelve women of 2009 that came in late: enough that none of them is found in the difference."""
    many = [
        person(f"late {number}", "2009-05").with_columns(sex=pl.lit("F"), age=pl.lit("Y_GE18")) for number in range(12)
    ]
    corrected = pl.concat([first_known(), *many])
    first, second = released({TIMES[0]: first_known(), TIMES[1]: corrected}, ("2016-12", "2016-12"))
    assert not second.waiting
    year = {"table_id": "calendar_year", "measure": "REGISTER_RETURNED", "time_period": "2009"}
    values = [each.tables.frame.filter(**year)["value"].item() for each in (first, second)]
    assert values[1] == values[0] + 12


def test_months_are_those_that_were_known_then(tmp_path: Path) -> None:
    """A case moved from 2016 to 2017 stays in 2016; support told of later than its month waits; others count."""
    case: Row = {"age": "30", "exploitation": "SEXUAL", "sex": "F"}
    first = [
        case | {"case_id": "A", "departure_date": "2016-02-01", "citizenship": "PHL"},
        case | {"case_id": "B", "departure_date": "2016-03-01", "citizenship": "THA"},
    ]
    second = [
        case | {"case_id": "A", "departure_date": "2017-02-01", "citizenship": "IDN"},
        case | {"case_id": "C", "departure_date": "2016-11-01", "citizenship": "PHL"},
        case | {"case_id": "D", "departure_date": "2017-11-01", "citizenship": "PHL"},
    ]
    services: list[Row] = [
        {"case_id": "B", "start_date": "2016-05-01"},
        {"case_id": "D", "start_date": "2017-12-01"},
    ]
    with open_warehouse(f"sqlite:///{tmp_path}/warehouse.sqlite") as warehouse:
        put_register(warehouse, {REGISTER_CASE: first, REGISTER_REPORT: [{"period": "2016-12"}]})
        then, now = dt.datetime(2026, 1, 1), dt.datetime(2026, 2, 1)  # noqa: DTZ001  # the warehouse's UTC
        reported: list[Row] = [{"period": "2017-12"}]
        tables = {REGISTER_CASE: second, REGISTER_SERVICE: services, REGISTER_REPORT: reported}
        add_report(warehouse, tables, "1" * 64, now)
        (register,) = registers(warehouse)
        as_known = register.persons()
        published = register.persons([Stretch("2016-12", then), Stretch("2017-12", now)])
    columns = (PERSON, "departed", "supported", "nationality")
    assert register.through == "2017-12"
    assert as_known.select(columns).rows() == [
        ("A", "2017-02", None, "IDN"),
        ("B", "2016-03", "2016-05", "THA"),
        ("C", "2016-11", None, "PHL"),
        ("D", "2017-11", "2017-12", "PHL"),
    ]
    assert published.select(columns).rows() == [
        ("A", "2016-02", None, "PHL"),
        ("B", "2016-03", None, "THA"),
        ("D", "2017-11", "2017-12", "PHL"),
    ]


def test_a_release_whose_tables_are_damaged_stops_the_next(tmp_path: Path) -> None:
    """Nobody can tell any more what it told."""
    damaged = tmp_path / "releases" / "r0"
    damaged.mkdir(parents=True)
    (damaged / TABLES).write_bytes(b"PAR1")
    with pytest.raises(DisclosureRefused, match="r0"):
        read_earlier(tmp_path / "releases")
    with open_warehouse(f"sqlite:///{tmp_path}/warehouse.sqlite") as warehouse:
        load_facts(warehouse, tmp_path / "raw", "iom_return_assistance")
        with pytest.raises(DisclosureRefused, match="r0"):
            release(warehouse, tmp_path / "releases", TIMES[0].replace(tzinfo=dt.UTC))
    assert [path.name for path in (tmp_path / "releases").iterdir()] == ["r0"]


def test_the_stewards_report_accounts_for_every_cell_and_says_what_waits() -> None:
    late = pl.concat([first_known(), person("late", "2009-05")])
    first, second = released({TIMES[0]: first_known(), TIMES[1]: late}, ("2016-12", "2016-12"))
    frame, loss = first.tables.frame, first.tables.loss
    assert sum(each.cells for each in loss.tables) == frame.height
    assert sum(each.small + each.others for each in loss.tables) == (frame["status"] == "Q").sum()
    assert all(each.small > 0 for each in loss.tables if each.table == "years_age")
    said = [part for part in steward_report(second) if isinstance(part, str)]
    assert any("published cells wait" in part for part in said)
    assert not any("wait" in part for part in steward_report(first) if isinstance(part, str))

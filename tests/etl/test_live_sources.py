"""Live sources against a producer that goes wrong: a load ends right or not at all."""

import datetime as dt
import json
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa

from etl.__main__ import main
from etl.errors import EtlError, SourceChanged, SourceUnreachable
from etl.fetch import Key, LiveFetch, Manners
from etl.recorded import RecordingFetch
from etl.registry import feed, feeds_by
from etl.run import Outcome, run
from etl.source import Fetch, Way
from tests.conftest import NOW
from tests.etl.replay_server import Fault, ReplayServer, recorded_pages, without
from warehouse.store import Warehouse, open_warehouse
from warehouse.tables import METADATA, OBSERVATION, REJECTED

UNSD, WORLD_BANK, E_STAT = "unsd_sdg", "worldbank_population", "estat_cpi"
HOSTS = {
    UNSD: "https://unstats.un.org",
    WORLD_BANK: "https://api.worldbank.org",
    E_STAT: "https://api.e-stat.go.jp",
}
FIRST_ROWS = {UNSD: 1, WORLD_BANK: 0, E_STAT: 0}
"""How many answers come before the first page of rows: of UNSD, the list of series."""

LATER = NOW + dt.timedelta(days=30)
EVERY = pytest.mark.parametrize("source_id", HOSTS)

Bring = Callable[..., Outcome]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ReplayServer]:
    """A producer that plays the recorded pages."""
    monkeypatch.setenv("NO_PROXY", "*")
    with ReplayServer(recorded_pages) as opened:
        yield opened


@pytest.fixture
def asking(server: ReplayServer) -> Iterator[Callable[[str], Fetch]]:
    """The Fetch that asks the server instead of the producer of a source; no test sleeps."""
    with LiveFetch(manners=Manners(timeout=0.4, interval=0), wait=lambda _seconds: None) as live:
        yield lambda source_id: server.instead_of(HOSTS[source_id], live)


@pytest.fixture
def own() -> Iterator[Warehouse]:
    """A warehouse of the test's own."""
    with open_warehouse("sqlite:///:memory:") as opened:
        yield opened


@pytest.fixture
def bring(own: Warehouse, asking: Callable[[str], Fetch], tmp_path: Path) -> Bring:
    """Load a source from the server."""
    return lambda source_id, now=NOW: run(feed(source_id), own, tmp_path / "raw", now, asking(source_id))


def test_every_live_source_is_tried_here() -> None:
    assert set(HOSTS) == set(feeds_by(Way.LIVE))


def test_all_pages_of_all_series_come_in(own: Warehouse, bring: Bring) -> None:
    outcome = bring(UNSD)
    assert (outcome.load.rows_read, outcome.load.rows_accepted) == (20, 19)
    japan = _observed(own, "VC_HTF_DETV", "JPN")
    assert japan == dict(zip(map(str, range(2007, 2017)), (43, 36, 17, 43, 45, 27, 17, 25, 54, 50), strict=True))
    assert _observed(own, "VC_VAW_MARR", "AFG") == {"2015": 46.1}
    assert _observed(own, "SL_TLF_CHLDEA", "199") == {"2020": 22.1}
    assert _observed(own, "SL_TLF_CHLDEC", "NPL", sex="F") == {"2014": 23.07}
    assert _observed(own, "SL_TLF_CHLDEC", "NPL", sex="_T") == {"2014": 21.71}
    assert "the producer does not list VC_VAW_PHYV, " in outcome.remarks[0]


def test_the_population_comes_in_without_the_groups_of_countries(own: Warehouse, bring: Bring) -> None:
    """A year without a number is missing, not zero."""
    bring(WORLD_BANK)
    assert _observed(own, "SP_POP_TOTL", "JPN") == {"2016": 127076000}
    assert _observed(own, "SP_POP_TOTL", "THA") == {"2016": None}
    assert own.fetch(sa.select(REJECTED.c.rule))["rule"].to_list() == ["area_is_carried"]


def test_the_price_index_comes_in_by_month(own: Warehouse, bring: Bring) -> None:
    """A sign for no number is missing, and a year's mean is no month; one row alone comes without a list."""
    outcome = bring(E_STAT)
    assert (outcome.load.rows_read, outcome.load.rows_accepted) == (4, 3)
    index = _observed(own, "CONSUMER_PRICE_INDEX", "JPN", definition="STATISTICS_BUREAU")
    assert index == {"2020-04": 100.1, "2020-05": None, "2020-06": 99.9}
    assert own.fetch(sa.select(REJECTED.c.rule))["rule"].to_list() == ["period_is_a_month"]


def test_a_row_of_the_price_index_that_went_missing_while_reading_stops_the_load(
    server: ReplayServer, bring: Bring
) -> None:
    server.faults = [None, Fault(body=lambda body: body.replace(b'"TOTAL_NUMBER": 4', b'"TOTAL_NUMBER": 9'))]
    with pytest.raises(SourceUnreachable, match="4 of 9 rows came"):
        bring(E_STAT)


@EVERY
def test_the_pages_are_one_vintage_and_the_same_pages_change_nothing(
    own: Warehouse, bring: Bring, tmp_path: Path, source_id: str
) -> None:
    first = bring(source_id)
    before = _everything(own)
    assert not bring(source_id, now=LATER).load.changed
    assert _everything(own) == before
    (kept,) = (tmp_path / "raw" / source_id).glob("*.jsonl")
    assert first.load.load_id.endswith(kept.stem)


PASSING = [
    ("a server error", Fault(status=500)),
    ("too many questions", Fault(status=429, headers={"Retry-After": "7"})),
    ("an answer too slow", Fault(drip=True)),
    ("a body cut off", Fault(cut=True)),
    ("a connection reset", Fault(reset=True)),
]


@EVERY
@pytest.mark.parametrize("fault", [fault for _, fault in PASSING], ids=[name for name, _ in PASSING])
def test_a_fault_that_passes_leaves_no_trace(  # noqa: PLR0913, PLR0917  # fixtures
    own: Warehouse,
    server: ReplayServer,
    asking: Callable[[str], Fetch],
    tmp_path: Path,
    source_id: str,
    fault: Fault,
) -> None:
    """The load is the one that a producer in good health gives."""
    load = partial(run, feed(source_id), raw_folder=tmp_path, now=NOW, fetch=asking(source_id))
    server.faults = [*[None] * FIRST_ROWS[source_id], None, fault]
    load(warehouse=own)
    assert server.faults == []
    with open_warehouse("sqlite:///:memory:") as healthy:
        load(warehouse=healthy)
        assert _everything(own) == _everything(healthy)


def _said(status: int, message: str) -> Fault:
    """An answer of e-Stat without statistics: HTTP says 200 all the same."""
    answer = {"GET_STATS_DATA": {"RESULT": {"STATUS": status, "ERROR_MSG": message}, "PARAMETER": {}}}
    return Fault(body=json.dumps(answer).encode())


HTML = Fault(body=b"<!DOCTYPE html><title>Service unavailable</title>")
LASTING = [
    # source, what goes wrong, with the how-manieth page of rows and later ones, the error, what it says
    (UNSD, "a server error", Fault(status=500), SourceUnreachable, r"Series/Data \(seriesCode=VC_VAW_MARR, page=1"),
    (UNSD, "too slow", Fault(drip=True), SourceUnreachable, "longer than 0.4 seconds"),
    (UNSD, "a body cut off", Fault(cut=True), SourceUnreachable, "cut off"),
    (UNSD, "a reset", Fault(reset=True), SourceUnreachable, "4 times"),
    (UNSD, "a web page", HTML, SourceUnreachable, "a web page where JSON was expected"),
    (UNSD, "half an answer", Fault(body=b'{"data": [{"goal"'), SourceUnreachable, "whole JSON"),
    (UNSD, "a refusal", Fault(status=403), SourceChanged, "answered 403"),
    (UNSD, "a field gone", Fault(body=without("geoAreaCode")), SourceChanged, "field 'geoAreaCode' is missing"),
    (UNSD, "an attribute gone", Fault(body=without("Units")), SourceChanged, "field 'Units' is missing"),
    (UNSD, "a list gone", Fault(body=without("data")), SourceChanged, "field 'data' is missing"),
    (UNSD, "an error object", Fault(body=b"[]"), SourceChanged, "an object was expected"),
    (WORLD_BANK, "a server error", Fault(status=503), SourceUnreachable, r"SP.POP.TOTL \(format=json.*page=1"),
    (WORLD_BANK, "a web page", HTML, SourceUnreachable, "a web page where JSON was expected"),
    (WORLD_BANK, "a field gone", Fault(body=without("countryiso3code")), SourceChanged, "'countryiso3code' is missing"),
    (
        WORLD_BANK,
        "a message",
        Fault(body=b'[{"message": [{"id": "120", "key": "Invalid value", "value": "..."}]}]'),
        SourceChanged,
        "a message instead of rows: Invalid value",
    ),
    (
        WORLD_BANK,
        "no rows",
        Fault(body=b'[{"page": 0, "total": 0, "lastupdated": ""}, null]'),
        SourceChanged,
        "there are no rows",
    ),
    (E_STAT, "a server error", Fault(status=503), SourceUnreachable, "statsDataId=0003427113.*startPosition=1"),
    (E_STAT, "a web page", HTML, SourceUnreachable, "a web page where JSON was expected"),
    (E_STAT, "a field gone", Fault(body=without("@time")), SourceChanged, "'@time' is missing"),
    (E_STAT, "the rows gone", Fault(body=without("VALUE")), SourceChanged, "'VALUE' is missing"),
    (E_STAT, "no rows", _said(1, "該当データはありませんでした。"), SourceChanged, "status 1 instead of rows"),
    (E_STAT, "a wrong key", _said(100, "認証に失敗しました。"), SourceChanged, "refuses the key.*Correct ESTAT_APP_ID"),
    (
        E_STAT,
        "a code with another meaning",
        Fault(body=lambda body: body.replace("総合".encode(), "食料".encode())),
        SourceChanged,
        "code 0001 of 'cat01' is no longer 総合",
    ),
    (
        E_STAT,
        "pages in a circle",
        Fault(body=lambda body: body.replace(b'"NEXT_KEY": 4', b'"NEXT_KEY": 1')),
        SourceChanged,
        "does not come after this one",
    ),
]


@pytest.mark.parametrize(
    ("source_id", "fault", "error", "said"),
    [(source_id, fault, error, said) for source_id, _, fault, error, said in LASTING],
    ids=[f"{source_id}: {name}" for source_id, name, *_ in LASTING],
)
def test_a_fault_that_lasts_leaves_the_warehouse_as_before(  # noqa: PLR0913, PLR0917  # a table's columns
    own: Warehouse,
    server: ReplayServer,
    bring: Bring,
    tmp_path: Path,
    source_id: str,
    fault: Fault,
    error: type[EtlError],
    said: str,
) -> None:
    """The message names the place, and whether to try again."""
    bring(source_id)
    before, kept = _everything(own), sorted(tmp_path.rglob("*"))
    server.faults = [*[None] * FIRST_ROWS[source_id], *[fault] * 99]
    with pytest.raises(error, match=said) as refused:
        bring(source_id, now=LATER)
    assert refused.value.retry is (error is SourceUnreachable)
    assert ("again" in refused.value.next_step) is refused.value.retry
    assert _everything(own) == before
    assert sorted(tmp_path.rglob("*")) == kept


def test_a_page_that_went_missing_while_reading_stops_the_load(server: ReplayServer, bring: Bring) -> None:
    server.play = _changed(lambda page: {**page, "totalElements": 12})
    with pytest.raises(SourceUnreachable, match=r"1 of 12 rows of the series came"):
        bring(UNSD)


def test_a_series_that_is_listed_and_empty_stops_the_load(server: ReplayServer, bring: Bring) -> None:
    server.play = _changed(lambda page: {**page, "totalElements": 0, "totalPages": 0, "data": []})
    with pytest.raises(SourceChanged, match=r"VC_VAW_MARR.*is listed and has no rows"):
        bring(UNSD)


def test_a_series_that_is_not_listed_any_more_is_named(server: ReplayServer, bring: Bring) -> None:
    server.faults = [Fault(body=lambda body: body.replace(b"VC_HTF_DETV", b"VC_HTF_OTHER"))]
    with pytest.raises(SourceChanged, match="series VC_HTF_DETV is not in the list"):
        bring(UNSD)


def test_a_dimension_nobody_told_us_of_is_named(server: ReplayServer, bring: Bring) -> None:
    """Unless it is broken down no further than to its total."""
    server.play = _changed(lambda page: _with_dimension(page, "TOTAL"))
    assert bring(UNSD).load.rows_accepted == 19
    server.play = _changed(lambda page: _with_dimension(page, "PD"))
    with pytest.raises(SourceChanged, match="dimension 'Disability status' is new"):
        bring(UNSD)


@pytest.mark.usefixtures("home")
def test_the_command_plays_recorded_answers_back_without_a_network(
    asking: Callable[[str], Fetch],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Rows set aside are told and are nothing to correct."""
    for source_id in HOSTS:
        feed(source_id).extract(RecordingFetch(asking(source_id), tmp_path / "recorded"), NOW.date())
    monkeypatch.setenv("SHIRUBE_REPLAY", str(tmp_path / "recorded"))
    assert main(["run", "--live"]) == 0
    said = capsys.readouterr().out
    assert "unsd_sdg: 19 of 20 rows" in said
    assert "unsd_sdg: 1 rows are set aside by area_is_carried" in said
    assert "worldbank_population: 2 of 3 rows" in said
    assert main(["run", *HOSTS]) == 0
    assert "unsd_sdg: unchanged" in capsys.readouterr().out


@pytest.mark.usefixtures("home")
def test_the_command_says_which_answer_was_not_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHIRUBE_REPLAY", str(tmp_path))
    assert main(["run", UNSD]) == 16
    assert "Series/List (allreleases=false)" in capsys.readouterr().err


@EVERY
def test_the_command_says_when_a_producer_is_not_there(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], source_id: str
) -> None:
    """Here the way out is a proxy that is not there."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{closed.getsockname()[1]}")
    for name in ("NO_PROXY", "no_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("etl.fetch.LiveFetch", partial(LiveFetch, manners=Manners(attempts=1)))
    monkeypatch.setenv("SHIRUBE_RECORD", str(home / "recorded"))
    monkeypatch.setenv("ESTAT_APP_ID", "an-app-id")
    assert main(["run", source_id]) == 15
    told = capsys.readouterr().err
    assert told.startswith(f"Stopped (trying again can help): {HOSTS[source_id]}")
    assert "it cannot be reached" in told
    assert told.count("\n") == 1
    assert "an-app-id" not in told
    assert not (home / "recorded").exists()


@pytest.mark.usefixtures("home")
def test_the_command_names_the_setting_of_a_key_that_is_not_set(capsys: pytest.CaptureFixture[str]) -> None:
    """Before anybody is asked."""
    assert main(["run", E_STAT]) == 19
    assert "ESTAT_APP_ID is not set" in capsys.readouterr().err


@pytest.mark.usefixtures("home")
def test_without_its_key_a_source_is_left_out_of_all_live_ones_and_named(
    server: ReplayServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("etl.fetch.LiveFetch", _standing_in(server))
    assert main(["run", "--live"]) == 0
    said = capsys.readouterr().out
    assert "estat_cpi: not asked, because ESTAT_APP_ID is not set" in said
    assert "worldbank_population: 2 of 3 rows" in said
    assert {"statsDataId" in params for _, params, _ in server.asked} == {False}


def test_the_key_is_sent_to_e_stat_and_stands_in_nothing_that_is_kept(
    home: Path, server: ReplayServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """e-Stat repeats the key in its answer: neither the raw input nor the recorded answer nor the warehouse has it."""
    monkeypatch.setenv("ESTAT_APP_ID", "an-app-id")
    monkeypatch.setenv("SHIRUBE_RECORD", str(home / "recorded"))
    monkeypatch.setattr("etl.fetch.LiveFetch", _standing_in(server))
    server.faults = [Fault(body=lambda body: body.replace(b'"APP_ID": "***"', b'"APP_ID": "an-app-id"'))] * 2
    assert main(["run", E_STAT]) == 0
    assert [params["appId"] for _, params, _ in server.asked] == ["an-app-id"] * 2
    kept = [path for path in home.rglob("*") if path.is_file()]
    assert {"warehouse.duckdb", "index.json"} <= {path.name for path in kept}
    assert [path for path in kept if b"an-app-id" in path.read_bytes()] == []
    assert "an-app-id" not in "".join(capsys.readouterr())


def _standing_in(server: ReplayServer) -> Callable[[tuple[Key, ...]], AbstractContextManager[Fetch]]:
    """A LiveFetch for which the server stands where the producers do, and that sends it their keys."""

    @contextmanager
    def opened(keys: tuple[Key, ...]) -> Iterator[Fetch]:
        moved = tuple(replace(key, host="127.0.0.1") for key in keys)
        with LiveFetch(moved, Manners(interval=0), wait=lambda _seconds: None) as live:
            yield lambda address, params: live(server.address + urlsplit(address).path, params)

    return opened


def _changed(change: Callable[[dict[str, object]], dict[str, object]]) -> Callable[[str, Mapping[str, str]], bytes]:
    def play(path: str, params: Mapping[str, str]) -> bytes:
        body = recorded_pages(path, params) or b""
        return body if path.endswith("List") else json.dumps(change(json.loads(body))).encode()

    return play


def _with_dimension(page: dict[str, object], word: str) -> dict[str, object]:
    rows = json.loads(json.dumps(page["data"]))
    for row in rows:
        row["dimensions"]["Disability status"] = word
    return {**page, "data": rows}


def _observed(warehouse: Warehouse, series: str, area: str, **dimensions: str) -> dict[str, float | None]:
    wanted = {"series": series, "ref_area": area, **dimensions}
    chosen = sa.select(OBSERVATION.c.time_period, OBSERVATION.c.obs_value).where(
        *(OBSERVATION.c[name] == code for name, code in wanted.items())
    )
    return dict(warehouse.fetch(chosen.order_by(OBSERVATION.c.time_period)).iter_rows())


def _everything(warehouse: Warehouse) -> dict[str, list[tuple[object, ...]]]:
    tables = {each.name: warehouse.fetch(sa.select(*each.columns)) for each in METADATA.sorted_tables}
    return {name: sorted(rows.rows(), key=repr) for name, rows in tables.items()}

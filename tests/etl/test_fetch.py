"""Asking a producer: patient with what passes, plain about what does not, silent about keys."""

import ast
import logging
import socket
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from etl.errors import EtlError, NotRecorded, RawNotKept, SourceChanged, SourceUnreachable
from etl.fetch import Key, LiveFetch, Manners
from etl.recorded import INDEX, RecordingFetch, ReplayFetch, offline
from tests.conftest import PROJECT
from tests.etl.replay_server import Fault, ReplayServer

BODY = b'{"data": [1, 2, 3]}'
QUICK = Manners(timeout=0.4, interval=0)
SECRET = "k3y-that-nobody-may-see"  # noqa: S105  # a made-up one
EVERY_TIME = 4


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ReplayServer]:
    """A producer that answers BODY to everything."""
    monkeypatch.setenv("NO_PROXY", "*")
    with ReplayServer(lambda _path, _params: BODY) as opened:
        yield opened


Ask = Callable[..., bytes]


@pytest.fixture
def waits() -> list[float]:
    """The seconds that were waited, in order."""
    return []


@pytest.fixture
def ask(server: ReplayServer, waits: list[float]) -> Iterator[Ask]:
    """Ask the producer for one page; no test sleeps."""
    with LiveFetch(manners=QUICK, wait=waits.append) as fetch:
        yield lambda: fetch(f"{server.address}/Series/Data", {"page": "1"})


def test_an_answer_comes_as_it_was_sent(server: ReplayServer, ask: Ask, waits: list[float]) -> None:
    assert ask() == BODY
    path, params, headers = server.asked[0]
    assert (path, params) == ("/Series/Data", {"page": "1"})
    assert headers["User-Agent"].startswith("Mozilla/5.0 (compatible; Shirube")
    assert waits == []


PASSING = [
    ("a server error", Fault(status=500)),
    ("a gateway without a server", Fault(status=502)),
    ("an answer that is cut off", Fault(cut=True)),
    ("a connection that is reset", Fault(reset=True)),
    ("an answer that drips in too slowly", Fault(drip=True)),
]
EVERY_PASSING = pytest.mark.parametrize("fault", [fault for _, fault in PASSING], ids=[name for name, _ in PASSING])


@EVERY_PASSING
def test_what_passes_is_waited_for(server: ReplayServer, ask: Ask, waits: list[float], fault: Fault) -> None:
    server.faults = [fault]
    assert ask() == BODY
    assert waits == [2]


@EVERY_PASSING
def test_patience_ends_and_says_where_and_that_trying_again_can_help(
    server: ReplayServer, ask: Ask, waits: list[float], fault: Fault
) -> None:
    """Waits double and are the same every time."""
    server.faults = [fault] * EVERY_TIME
    with pytest.raises(SourceUnreachable, match=r"/Series/Data \(page=1\): .*, 4 times\..*again later") as refused:
        ask()
    assert refused.value.retry
    assert waits == [2, 4, 8]


def test_a_producer_who_is_not_there_is_unreachable(waits: list[float]) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
    with (
        LiveFetch(manners=QUICK, wait=waits.append) as fetch,
        pytest.raises(SourceUnreachable, match="it cannot be reached"),
    ):
        fetch(address, {})


def test_a_producer_who_says_how_long_to_wait_is_heeded(server: ReplayServer, ask: Ask, waits: list[float]) -> None:
    server.faults = [Fault(status=429, headers={"Retry-After": "17"}), Fault(status=503)]
    assert ask() == BODY
    assert waits == [17, 4]


def test_a_time_to_come_back_counts_from_the_answers_own_date(
    server: ReplayServer, ask: Ask, waits: list[float]
) -> None:
    now, then = "Fri, 02 Jan 2026 10:00:00 GMT", "Fri, 02 Jan 2026 10:00:30 GMT"
    server.faults = [Fault(status=429, headers={"Date": now, "Retry-After": then})]
    assert ask() == BODY
    assert waits == [30]


def test_a_wait_longer_than_our_patience_is_told_at_once(server: ReplayServer, ask: Ask, waits: list[float]) -> None:
    server.faults = [Fault(status=429, headers={"Retry-After": "3600"})]
    with pytest.raises(SourceUnreachable, match="asks to wait 3600 seconds"):
        ask()
    assert waits == []


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 204])
def test_a_refusal_is_not_repeated_and_needs_a_person(server: ReplayServer, ask: Ask, status: int) -> None:
    server.faults = [Fault(status=status)]
    with pytest.raises(SourceChanged, match=f"answered {status}") as refused:
        ask()
    assert not refused.value.retry
    assert len(server.asked) == 1


def test_an_answer_without_end_is_refused(server: ReplayServer, waits: list[float]) -> None:
    small = Manners(timeout=0.4, interval=0, most_bytes=len(BODY) - 1)
    with LiveFetch(manners=small, wait=waits.append) as fetch, pytest.raises(SourceChanged, match="longer than"):
        fetch(server.address, {})


def test_one_host_is_asked_at_a_polite_distance(server: ReplayServer, waits: list[float]) -> None:
    with LiveFetch(manners=Manners(interval=5), wait=waits.append, clock=lambda: 100.0) as fetch:
        fetch(server.address, {})
        fetch(server.address, {})
    assert waits == [5]


def test_a_moved_address_is_followed_a_few_times(server: ReplayServer, ask: Ask) -> None:
    moved = Fault(status=301, headers={"Location": "/elsewhere"})
    server.faults = [moved]
    assert ask() == BODY
    assert [path for path, _, _ in server.asked] == ["/Series/Data", "/elsewhere"]
    server.faults = [moved] * 9
    with pytest.raises(SourceChanged, match="redirects more than 3 times"):
        ask()


def test_a_key_goes_to_its_host_alone_and_nowhere_else(
    server: ReplayServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Not into the address, a log, a message or a kept answer, even when the producer repeats it."""
    caplog.set_level(logging.DEBUG)
    server.play = lambda _path, _params: f'{{"appId": "{SECRET}"}}'.encode()
    key = Key("127.0.0.1", "X-Api-Key", SECRET)
    with LiveFetch((key,), QUICK, wait=lambda _seconds: None) as live:
        fetch = RecordingFetch(live, tmp_path)
        answer = fetch(server.address, {"page": "1"})
        server.faults = [Fault(status=500)] * EVERY_TIME
        with pytest.raises(SourceUnreachable) as refused:
            fetch(server.address, {"page": "2"})
    path, params, headers = server.asked[0]
    assert headers["X-Api-Key"] == SECRET
    written = [file.read_bytes() for file in tmp_path.iterdir()]
    seen = [answer, *written, path.encode(), repr((params, key, refused.value, caplog.text)).encode()]
    assert [each for each in seen if SECRET.encode() in each] == []
    assert caplog.text
    assert written


def test_a_key_is_not_taken_along_to_another_host(server: ReplayServer) -> None:
    port = server.address.rpartition(":")[2]
    server.faults = [Fault(status=302, headers={"Location": f"http://localhost:{port}/"})]
    with LiveFetch((Key("127.0.0.1", "X-Api-Key", SECRET),), QUICK) as fetch:
        fetch(server.address, {})
    assert ["X-Api-Key" in headers for _, _, headers in server.asked] == [True, False]


def test_a_key_in_the_address_is_in_no_log_and_not_taken_along(
    server: ReplayServer, caplog: pytest.LogCaptureFixture
) -> None:
    """Even when the producer sends us on with an address that repeats it."""
    caplog.set_level(logging.DEBUG)
    port = server.address.rpartition(":")[2]
    server.faults = [Fault(status=302, headers={"Location": f"http://localhost:{port}/?appId={SECRET}&page=1"})]
    with LiveFetch((Key("127.0.0.1", "appId", SECRET, in_address=True),), QUICK) as fetch:
        fetch(server.address, {"page": "1"})
    assert [params for _, params, _ in server.asked] == [{"page": "1", "appId": SECRET}, {"page": "1"}]
    written = [record.getMessage() for record in caplog.records if "receive_response_headers" not in record.message]
    assert written
    assert [each for each in written if SECRET in each] == []


def test_only_one_module_speaks_to_the_network() -> None:
    speaking = {"httpx", "http", "urllib", "urllib3", "requests", "socket", "aiohttp"}
    importing = {
        path.name
        for path in (PROJECT / "etl").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        if speaking & {name.partition(".")[0] for name in _imported(node)}
    }
    assert importing == {"fetch.py"}


def test_a_recorded_answer_is_played_back_and_asks_nobody(server: ReplayServer, ask: Ask, tmp_path: Path) -> None:
    asked = {"page": "1", "series": "A"}
    recording = RecordingFetch(lambda _address, _params: ask(), tmp_path)
    assert recording("https://example.org/", asked) == BODY
    server.asked.clear()
    replay = ReplayFetch(tmp_path)
    assert replay("https://example.org/", dict(reversed(asked.items()))) == BODY
    assert server.asked == []


def test_an_answer_that_was_not_recorded_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotRecorded, match=r"has no answer of https://example.org/ \(page=2\).*SHIRUBE_REPLAY"):
        ReplayFetch(tmp_path)("https://example.org/", {"page": "2"})


def test_a_recorded_answer_that_was_changed_is_refused(tmp_path: Path) -> None:
    RecordingFetch(_always, tmp_path)("https://example.org/", {})
    (answer,) = tmp_path.glob("*.answer")
    answer.write_bytes(BODY + b" ")
    with pytest.raises(NotRecorded, match="is not the file that was recorded"):
        ReplayFetch(tmp_path)("https://example.org/", {})


def test_an_index_that_is_not_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / INDEX).write_text("<html>")
    with pytest.raises(NotRecorded, match="is not the index"):
        ReplayFetch(tmp_path)("https://example.org/", {})


def test_answers_that_cannot_be_kept_stop_the_load(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("in the way")
    with pytest.raises(RawNotKept, match="could not be recorded"):
        RecordingFetch(_always, tmp_path / "folder")("https://example.org/", {})


def test_a_load_without_a_network_asks_nobody() -> None:
    with pytest.raises(EtlError, match="this load has no network"):
        offline("https://example.org/", {})


def _always(_address: str, _params: Mapping[str, str]) -> bytes:
    return BODY


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]

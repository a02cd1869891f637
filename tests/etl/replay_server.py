"""A producer on loopback: it plays recorded pages of three APIs, and goes wrong on request."""

import json
import socket
import struct
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

from etl.source import Fetch

RECORDED = Path(__file__).parent / "recorded"
Play = Callable[[str, Mapping[str, str]], bytes | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What goes wrong with one answer: another status, headers or body, a slow drip, a cut or a reset."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | Callable[[bytes], bytes] | None = None
    drip: bool = False
    cut: bool = False
    reset: bool = False


class ReplayServer:
    """Answers what `play` gives, 404 for the rest; `faults` befall the next answers, one each, None for none."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.faults: list[Fault | None] = []
        self.asked: list[tuple[str, dict[str, str], dict[str, str]]] = []
        self.stopped = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.stopped.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def instead_of(self, host: str, fetch: Fetch) -> Fetch:
        """A Fetch that asks this server where a source asks `host`."""
        return lambda address, params: fetch(address.replace(host, self.address), params)


def recorded_pages(path: str, params: Mapping[str, str]) -> bytes | None:
    """The pages in the folder `recorded`: `<series or table>.<page or position>.json`, and the list of series."""
    if path.endswith("/Series/List"):
        return (RECORDED / "Series.List.json").read_bytes()
    series = params.get("seriesCode") or params.get("statsDataId") or path.rpartition("/")[2]
    page = RECORDED / f"{series}.{params.get('page') or params.get('startPosition', '1')}.json"
    return page.read_bytes() if page.is_file() else None


def without(*names: str) -> Callable[[bytes], bytes]:
    """A change of layout: fields of these names are gone from every row."""

    def change(body: bytes) -> bytes:
        return json.dumps(_without(json.loads(body), names)).encode()

    return change


def _without(value: Any, names: tuple[str, ...]) -> Any:  # noqa: ANN401  # JSON is anything
    if isinstance(value, dict):
        return {name: _without(part, names) for name, part in value.items() if name not in names}
    return [_without(part, names) for part in value] if isinstance(value, list) else value


def _handler(server: ReplayServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name http.server looks for
            asked = urlsplit(self.path)
            params = dict(parse_qsl(asked.query))
            server.asked.append((asked.path, params, dict(self.headers)))
            fault = (server.faults.pop(0) if server.faults else None) or Fault()
            played = server.play(asked.path, params)
            body = fault.body(played or b"") if callable(fault.body) else fault.body or played
            status = fault.status if body is not None else 404
            if fault.reset:
                _reset(self.connection)
            else:
                self._answer(status, body or b"", fault)

        def _answer(self, status: int, body: bytes, fault: Fault) -> None:
            self.send_response_only(status)
            for name, text in {"Content-Length": str(len(body)), **fault.headers}.items():
                self.send_header(name, text)
            self.end_headers()
            sent = body[: len(body) // 2] if fault.cut else body
            if not fault.drip:
                self.wfile.write(sent)
                return
            for byte in sent:
                if server.stopped.wait(0.05):
                    return
                try:
                    self.wfile.write(bytes([byte]))
                except OSError:  # the asker has hung up, as it should
                    return

        def log_message(self, *_arguments: object) -> None:
            """Stay quiet in the test report."""

    return Handler


def _reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()

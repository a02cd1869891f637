"""Static files compressed once and kept by browsers: brotli or gzip, a strong ETag, a year where the name is unique."""

import gzip
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import brotli
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

STATIC = ("/_dash-component-suites/", "/assets/")
_FOREVER = "public, max-age=31536000, immutable"
_FOR_NOW = "public, max-age=3600, stale-while-revalidate=86400"
_ALREADY_SMALL = (".woff2", ".png", ".xlsx")


@dataclass(frozen=True)
class _File:
    etag: str
    content_type: str
    plain: bytes
    brotli: bytes
    gzip: bytes


class Precompressed:
    """A WSGI application in front of another that answers for its static files.

    `folder` keeps what was compressed, named by checksum, so that it is done once for all processes.
    """

    def __init__(self, application: "WSGIApplication", folder: Path) -> None:
        self._application = application
        self._folder = folder
        self._files: dict[str, _File] = {}
        self._lock = Lock()

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request as WSGI wants it."""
        path = environ["PATH_INFO"]
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or not path.startswith(STATIC):
            return self._application(environ, start_response)
        found = self.prepare(path)
        if found is None:
            return self._application(environ, start_response)
        return _answer(found, Request(environ))(environ, start_response)

    def prepare(self, path: str) -> _File | None:
        """Read and compress a static file; None when the application has none of that name."""
        with self._lock:
            found = self._files.get(path) or self._read(path)
            if found is not None:
                self._files[path] = found
            return found

    def _read(self, path: str) -> _File | None:
        with Client(self._application).get(path) as answer:
            if answer.status_code != HTTPStatus.OK:
                return None
            content = answer.get_data()
        checksum = hashlib.sha256(content).hexdigest()[:24]
        small = path.endswith(_ALREADY_SMALL)
        return _File(
            checksum,
            answer.headers.get("Content-Type", "application/octet-stream"),
            content,
            content if small else self._kept(f"{checksum}.br", content, brotli.compress),
            content if small else self._kept(f"{checksum}.gz", content, _gzipped),
        )

    def _kept(self, name: str, content: bytes, compress: Callable[[bytes], bytes]) -> bytes:
        file = self._folder / name
        if file.is_file():
            return file.read_bytes()
        compressed = compress(content)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part = file.with_suffix(f"{file.suffix}.part")
            part.write_bytes(compressed)
            part.replace(file)
        except OSError:
            return compressed  # a folder that cannot be written only costs the next start its time
        return compressed


def _gzipped(content: bytes) -> bytes:
    return gzip.compress(content, compresslevel=9, mtime=0)


def _answer(found: _File, request: Request) -> Response:
    encoding = request.accept_encodings.best_match(["br", "gzip"])
    body = {"br": found.brotli, "gzip": found.gzip}.get(encoding or "", found.plain)
    answer = Response(body, content_type=found.content_type)
    if body is not found.plain:
        answer.headers["Content-Encoding"] = encoding or ""
    answer.headers["Vary"] = "Accept-Encoding"
    answer.headers["Cache-Control"] = _FOREVER if _is_unique(request) else _FOR_NOW
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.set_etag(found.etag)
    return answer.make_conditional(request)


def _is_unique(request: Request) -> bool:
    """Whether the address changes with the content: Dash puts versions and times of change into addresses."""
    return "m" in request.args or ".v" in request.path

"""Answers that stay the same as long as their release: a strong ETag, compressed, kept as long as they hold."""

import gzip
import hashlib
from functools import lru_cache

import brotli
import flask

FROZEN = "public, max-age=31536000, immutable"
"""For what belongs to a release that the address names."""

LIVE = "public, max-age=300, stale-while-revalidate=86400"
"""For what follows the current release."""

_QUALITY = 5
_KEPT = 64


def kept(body: bytes, mimetype: str, keeping: str) -> flask.Response:
    """A body as the answer to the present request, or that the reader has it already."""
    checksum = hashlib.sha256(body).hexdigest()[:24]
    encoding = flask.request.accept_encodings.best_match(["br", "gzip"]) if _can_be_smaller(mimetype) else None
    answer = flask.Response(_compressed(body, encoding) if encoding else body, mimetype=mimetype)
    if encoding:
        answer.headers["Content-Encoding"] = encoding
    answer.headers["Vary"] = "Accept-Encoding, Accept-Language"
    answer.headers["Cache-Control"] = keeping
    answer.set_etag(f"{checksum}-{encoding}" if encoding else checksum)
    answer.make_conditional(flask.request)
    return answer


def plain(text: str, status: int) -> flask.Response:
    """One line for a machine."""
    return flask.Response(f"{text}\n", status=status, mimetype="text/plain")


def _can_be_smaller(mimetype: str) -> bool:
    return mimetype != "image/png"


@lru_cache(maxsize=_KEPT)
def _compressed(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(body, quality=_QUALITY))
    return gzip.compress(body, mtime=0)

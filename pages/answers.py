"""Answers beside the pages: how long they hold, how they are compressed, and what is said instead of one."""

import gzip
import hashlib
from functools import lru_cache
from http import HTTPStatus

import brotli
import flask

from pages import past
from publication.errors import (
    CharactersMissing,
    FormatCannotHold,
    NoForm,
    NoSuchView,
    ProseRefused,
    RedistributionRefused,
    SheetRefused,
)
from publication.moments import Moment
from vocabulary.errors import ShirubeError

STATUS: dict[type[ShirubeError], HTTPStatus] = {
    **past.STATUS,
    RedistributionRefused: HTTPStatus.FORBIDDEN,
    FormatCannotHold: HTTPStatus.UNPROCESSABLE_ENTITY,
    CharactersMissing: HTTPStatus.NOT_IMPLEMENTED,
    SheetRefused: HTTPStatus.CONFLICT,
    NoForm: HTTPStatus.NOT_FOUND,
    NoSuchView: HTTPStatus.NOT_FOUND,
    ProseRefused: HTTPStatus.BAD_REQUEST,
}
"""What an answer's status says of an error; of any other, that there is nothing to give for now."""

FROZEN = "public, max-age=31536000, immutable"
"""For what belongs to a release that the address names."""

LIVE = "public, max-age=300, stale-while-revalidate=86400"
"""For what follows the current release, or that of a day."""

NO_SUCH_INDICATOR = "There is no such indicator. See /indicators for the ones there are."

_QUALITY = 5
_KEPT = 64


def keeping(moment: Moment) -> str:
    """How long an answer of a moment holds."""
    return LIVE if moment.release is None else FROZEN


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


def refused(error: ShirubeError) -> flask.Response:
    """One line that says why there is no answer."""
    return plain(str(error), STATUS.get(type(error), HTTPStatus.SERVICE_UNAVAILABLE))


def plain(text: str, status: int) -> flask.Response:
    """One line for a person or a machine."""
    return flask.Response(f"{text}\n", status=status, mimetype="text/plain")


def _can_be_smaller(mimetype: str) -> bool:
    return mimetype not in {"image/png", "image/webp"}


@lru_cache(maxsize=_KEPT)
def _compressed(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(body, quality=_QUALITY))
    return gzip.compress(body, mtime=0)

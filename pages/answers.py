"""Answers beside the pages: how long they hold, how they are compressed, and what is said instead of one."""

import gzip
import hashlib
from collections.abc import Mapping
from functools import lru_cache
from http import HTTPStatus

import brotli
import flask

from pages import past
from pages.reading import spoken
from publication import labels
from publication.errors import (
    CharactersMissing,
    FormatCannotHold,
    NoForm,
    NoSuchView,
    PictureError,
    ProseRefused,
    RedistributionRefused,
    ReleaseError,
    ReportError,
    SheetRefused,
)
from publication.moments import Moment
from publication.text import words
from vocabulary.errors import ShirubeError
from vocabulary.text import Language

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

_ = str  # marks a text for translation; it is spoken when shown to a reader

_SAID: Mapping[type[ShirubeError], str] = {
    FormatCannotHold: _(
        "This format cannot hold the rows asked for, and nothing is cut off. Take CSV, JSON or Parquet."
    ),
    CharactersMissing: _("The picture cannot be drawn: a text has a character that the bundled font lacks."),
    PictureError: _("The picture cannot be drawn now. Try again later, or take the SVG."),
    NoForm: _("There is no such evaluation sheet. See /evaluation-sheet for the years and lines there are."),
    NoSuchView: _("The list has no views, too many, or an address that is no indicator's page here."),
    ProseRefused: _("The text is too long, or names a section or figure that the sheet does not have."),
    ReportError: _("The document cannot be made now. Try again later, or take it as HTML."),
}
"""What is said of an error; of several that fit, the first."""

_NOTHING = _("There is nothing to show yet")
_UNFILED, _UNFILED_YET = _("The sheet cannot be filed."), _("Take it as a draft, or have that mended first.")

FROZEN = "public, max-age=31536000, immutable"
"""For what belongs to a release that the address names."""

LIVE = "public, max-age=300, stale-while-revalidate=86400"
"""For what follows the current release, or that of a day."""

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
    """One line that says to the reader why there is no answer."""
    said = plain(explained(error, spoken()), STATUS.get(type(error), HTTPStatus.SERVICE_UNAVAILABLE))
    said.headers["Vary"] = "Accept-Language"
    return said


def no_such_indicator(lang: Language) -> str:
    """What is said of an indicator that there is not."""
    _ = words(lang)
    return _("There is no such indicator. See /indicators for the ones there are.")


def explained(error: ShirubeError, lang: Language) -> str:
    """Why there is no answer, in a reader's words; where a release stands on the disk is the owner's business."""
    if type(error) in past.STATUS and isinstance(error, ReleaseError):
        return labels.sentence(*past.explained(error, lang), lang)
    if isinstance(error, RedistributionRefused):
        return str(error)
    speak = words(lang)
    if isinstance(error, SheetRefused):
        return labels.sentences([speak(_UNFILED), *error.reasons, speak(_UNFILED_YET)], lang)
    return speak(next((said for kind, said in _SAID.items() if isinstance(error, kind)), _NOTHING))


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

"""Downloads: a view, or all observations of its indicator, in every format; errors in a line of plain text."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from http import HTTPStatus
from typing import TypeVar

import flask

from pages.answers import FROZEN, NO_SUCH_INDICATOR, plain, refused
from pages.reading import release, spoken
from publication.errors import ReleaseError
from publication.formats import bundle, csv
from publication.formats.export import Content, Encoding, Format, export
from publication.formats.kinds import DESCRIPTIONS, FORMATS
from publication.query import table
from publication.release import Release
from publication.settings import site_address
from publication.view import CHART, asked_by
from vocabulary.text import Language

_KEPT_FILES = 32
"""How many files are kept ready; a new release is another file."""

_OFFERED = FORMATS | DESCRIPTIONS | {bundle.FORMAT.extension: bundle.FORMAT}

Choice = TypeVar("Choice", bound=Enum)


@dataclass(frozen=True)
class _Asked:
    """All that a file follows from."""

    release: Release
    indicator_id: str
    view: tuple[tuple[str, str], ...]
    lang: Language
    content: Content
    encoding: Encoding
    wanted: Format
    site: str


@dataclass(frozen=True)
class _File:
    """A file as it is sent; `replaced` are the characters that its encoding lacks."""

    name: str
    content: bytes
    checksum: str
    content_type: str
    replaced: tuple[str, ...]
    release: str


class Refused(Exception):
    """A download that is not given, with the status and the line that say why."""

    def __init__(self, status: HTTPStatus, line: str) -> None:
        super().__init__(status, line)
        self.status = status
        self.line = line


def add_downloads(server: flask.Flask) -> None:
    """Add the addresses of downloads: /download/ID.EXTENSION, and /csv/ID, which is short for CSV."""
    server.add_url_rule("/download/<name>", view_func=download)
    server.add_url_rule("/csv/<indicator_id>", view_func=download_csv)


def download(name: str) -> flask.Response:
    """A file of a view: the query string is that of the page, with `content` and `encoding` beside it.

    `content` is filtered (the view) or full; `encoding` is utf-8-sig, utf-8 or cp932, for CSV. Where a `release` is
    named the answer may be kept for good.
    """
    known = [extension for extension in _OFFERED if name.endswith(f".{extension}")]
    if not known:
        offered = ", ".join(_OFFERED)
        return plain(f"There is no such file. Formats: {offered}. Try /download/PRG-02.csv", HTTPStatus.NOT_FOUND)
    extension = max(known, key=len)
    return _answer(name.removesuffix(f".{extension}"), _OFFERED[extension])


def download_csv(indicator_id: str) -> flask.Response:
    """The rows of a view as CSV."""
    return _answer(indicator_id, csv.FORMAT)


def _answer(indicator_id: str, wanted: Format) -> flask.Response:
    asked = flask.request.args.to_dict()
    try:
        found = _file(_asked(indicator_id, asked, wanted))
    except Refused as told:
        return plain(told.line, told.status)
    except ReleaseError as error:
        return refused(error)
    answer = flask.Response(found.content, content_type=found.content_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.name}"'
    answer.headers["Cache-Control"] = FROZEN if {"release", "lang"} <= asked.keys() else "no-cache"
    answer.headers["Shirube-Release"] = found.release
    if found.replaced:
        answer.headers["Shirube-Characters-Replaced"] = " ".join(f"U+{ord(one):04X}" for one in found.replaced)
    if "lang" not in asked:
        answer.headers["Vary"] = "Accept-Language"
    answer.set_etag(found.checksum)
    answer.make_conditional(flask.request)
    return answer


def _asked(indicator_id: str, asked: Mapping[str, str], wanted: Format) -> _Asked:
    """What an address asks for; Refused where it cannot be had."""
    return _Asked(
        release(),
        indicator_id,
        tuple((name, code) for name, code in asked_by(asked).items() if name != CHART),
        spoken(),
        _chosen(Content, asked.get("content"), Content.FILTERED),
        _chosen(Encoding, asked.get("encoding"), Encoding.MARKED),
        wanted,
        site_address(),
    )


def _chosen(kind: type[Choice], asked: str | None, usual: Choice) -> Choice:
    if asked is None:
        return usual
    for one in kind:
        if asked == one.value:
            return one
    offered = ", ".join(one.value for one in kind)
    raise Refused(HTTPStatus.BAD_REQUEST, f"{kind.__name__.lower()} is one of: {offered}.")


@lru_cache(maxsize=_KEPT_FILES)
def _file(asked: _Asked) -> _File:
    shown = table(asked.release, asked.indicator_id, dict(asked.view))
    if shown is None:
        raise Refused(HTTPStatus.NOT_FOUND, NO_SUCH_INDICATOR)
    made = export(shown, asked.lang, asked.content, asked.encoding, asked.site)
    content = asked.wanted.write(made)
    part = "" if asked.content is Content.FILTERED else "-full"
    return _File(
        f"{shown.entry.id}{part}.{asked.wanted.extension}",
        content,
        hashlib.sha256(content).hexdigest()[:32],
        _content_type(asked.wanted, asked.encoding),
        csv.characters_lacking(made) if asked.wanted in {csv.FORMAT, bundle.FORMAT} else (),
        asked.release.id,
    )


def _content_type(wanted: Format, encoding: Encoding) -> str:
    if wanted is not csv.FORMAT:
        return wanted.media_type
    return f"{wanted.media_type}; charset={'Shift_JIS' if encoding is Encoding.CP932 else 'utf-8'}"

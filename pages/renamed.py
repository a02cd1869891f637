"""Addresses with former names of parameters lead on to those with the present ones, whatever they are of."""

from http import HTTPStatus
from urllib.parse import quote

import flask

from publication.moments import ACCESS
from publication.view import renamed

_METHODS = frozenset({"GET", "HEAD"})
_KEPT = "public, max-age=86400"


def add_redirects(server: flask.Flask) -> None:
    """Lead every request for an address with a former name on: pages, downloads, pictures, frames and API."""
    server.before_request(onward)


def onward() -> flask.Response | None:
    """Where the address asked for stands now; None where it stands there still."""
    asked = flask.request
    query = renamed(asked.query_string.decode("ascii", "replace")) if asked.method in _METHODS else None
    if query is None:
        return None
    answer = flask.Response(status=HTTPStatus.MOVED_PERMANENTLY)
    path = quote(asked.path.lstrip("/"))  # an address that begins with two strokes would lead to another host
    answer.headers["Location"] = f"{asked.script_root}/{path}?{query}"
    answer.headers["Cache-Control"] = "no-store" if ACCESS in asked.args else _KEPT
    del answer.headers["Content-Type"]
    return answer

"""The address of a quoted code: a page for people, the API's document for programs, and the form that leads there."""

from functools import partial
from http import HTTPStatus
from urllib.parse import urlencode

import flask
from dash import Dash

from pages.reading import release, spoken
from publication.api.asked import JSON
from publication.errors import ReleaseError, ReleaseGone
from publication.moments import PRESENT, Moment
from publication.release import Release
from publication.verification import PATH, code_in, code_of, verify

_HTML = "text/html"
_NO_CODE = "-"


def add_verification(app: Dash) -> None:
    """Add the addresses for people; the API has the one for programs, /verify/CODE.json."""
    server: flask.Flask = app.server
    server.add_url_rule(PATH.rstrip("/"), "verify", partial(_typed, app))
    server.add_url_rule(f"{PATH}<code>", "verify_code", partial(_told, app))


def published(name: str) -> Release:
    """A release that has been published, by its id. NoSuchRelease, ReleaseGone."""
    return release(Moment(release=name))


def status_of(text: str) -> HTTPStatus:
    """What the status of the page says: whether the code is known, and whether its release is still there."""
    try:
        found = verify(code_of(text), release(PRESENT), published)
    except ReleaseGone:
        return HTTPStatus.GONE
    except ReleaseError:
        return HTTPStatus.OK
    return HTTPStatus.OK if found.quoted else HTTPStatus.NOT_FOUND


def _typed(app: Dash) -> flask.typing.ResponseReturnValue:
    """The page with the form; what was typed into it leads to the address of its code."""
    typed = flask.request.args.get("code")
    if typed is None:
        return str(app.index())
    found = f"{PATH}{code_in(typed) or _NO_CODE}?{urlencode({'lang': spoken()})}"
    return flask.redirect(found, HTTPStatus.SEE_OTHER)


def _told(app: Dash, code: str) -> flask.typing.ResponseReturnValue:
    """JSON where the program rather reads that; a page for everybody else."""
    wants_json = flask.request.accept_mimetypes.best_match([_HTML, JSON]) == JSON
    if wants_json:
        answer = flask.make_response(flask.current_app.view_functions["api_verification"](code=code))
    else:
        answer = flask.make_response(str(app.index()))
    answer.vary.add("Accept")
    return answer

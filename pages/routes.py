"""Plain HTTP routes beside the pages: downloads, health, and the status of an address that leads nowhere."""

from http import HTTPStatus

import flask
from dash.exceptions import DependencyException

from pages import embeds
from pages.answers import plain, refused
from pages.api_routes import add_api
from pages.downloads import add_downloads
from pages.help import HELP
from pages.pack_routes import ENDPOINT as REPORT
from pages.pack_routes import add_reports
from pages.past import STATUS
from pages.reading import check_moment, has_area, has_indicator, release, spoken
from pages.sheet_routes import ENDPOINT as SHEET
from pages.sheet_routes import add_sheets
from pages.verify_routes import status_of
from publication.errors import ReleaseError
from publication.moments import PRESENT
from publication.text import words
from publication.verification import PATH

_NAMED = {"/indicator/": has_indicator, "/area/": has_area}
"""Addresses with a part that varies, each with what tells whether the release has it."""


def add_routes(server: flask.Flask, paths: frozenset[str]) -> None:
    """Add the routes; `paths` are the addresses that pages have without a part that varies."""
    add_downloads(server)
    add_api(server)
    add_sheets(server)
    add_reports(server)
    server.add_url_rule("/health", view_func=health)
    server.add_url_rule("/healthz", view_func=alive)
    server.add_url_rule("/readyz", "readyz", health)
    server.register_error_handler(DependencyException, no_such_file)

    @server.before_request
    def without_slash() -> flask.typing.ResponseReturnValue | None:
        """The address of a page has no slash at its end; with one it leads there."""
        path, query = flask.request.path.rstrip("/"), flask.request.query_string.decode("ascii", "replace")
        if flask.request.path == path or path not in paths:
            return None
        return flask.redirect(f"{path}?{query}" if query else path, HTTPStatus.PERMANENT_REDIRECT)

    @server.after_request
    def say_not_found(answer: flask.Response) -> flask.Response:
        """A page of ours always answers; an unknown address says so in its status too, the manual by itself."""
        is_page = answer.status_code == HTTPStatus.OK and answer.mimetype == "text/html"
        is_page = is_page and flask.request.endpoint != HELP
        if is_page:
            answer.status_code = _status(flask.request.path, paths)
        return answer


def health() -> flask.Response:
    """Whether there is a release to show, and which is the current one."""
    try:
        return plain(release(PRESENT).id, HTTPStatus.OK)
    except ReleaseError as error:
        return refused(error)


def alive() -> flask.Response:
    """That the process answers, whether there is a release or not."""
    return plain("ok", HTTPStatus.OK)


def no_such_file(_error: Exception) -> flask.Response:
    """Dash raises where a file of its components is asked for that does not exist."""
    _ = words(spoken())
    return plain(_("There is no such file."), HTTPStatus.NOT_FOUND)


def _status(path: str, paths: frozenset[str]) -> int:
    """What the status of a page says: whether its address leads somewhere, and whether its moment does."""
    found = HTTPStatus.OK
    try:
        check_moment()
    except ReleaseError as error:
        found = STATUS.get(type(error), HTTPStatus.OK)
    if found is HTTPStatus.OK and path.startswith(PATH):
        return status_of(path.removeprefix(PATH))
    return found if _leads_somewhere(path, paths) else HTTPStatus.NOT_FOUND


def _leads_somewhere(path: str, paths: frozenset[str]) -> bool:
    if path in paths or path.startswith(embeds.PATH) or flask.request.endpoint in {SHEET, REPORT}:
        return True
    try:
        return any(path.startswith(below) and has(path.removeprefix(below).upper()) for below, has in _NAMED.items())
    except ReleaseError:
        return True

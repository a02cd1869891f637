"""Plain HTTP routes beside the pages: downloads, health, and the status of an address that leads nowhere."""

from http import HTTPStatus

import flask
from dash.exceptions import DependencyException

from pages import embeds
from pages.reading import release, spoken
from publication.errors import ReleaseError
from publication.formats import csv
from publication.query import table


def add_routes(server: flask.Flask, paths: frozenset[str]) -> None:
    """Add the routes; `paths` are the addresses that pages have without a part that varies."""
    server.add_url_rule("/csv/<indicator_id>", view_func=download_csv)
    server.add_url_rule("/health", view_func=health)
    server.register_error_handler(DependencyException, no_such_file)

    @server.after_request
    def say_not_found(answer: flask.Response) -> flask.Response:
        """A page of ours always answers; an unknown address says so in its status too."""
        is_page = answer.status_code == HTTPStatus.OK and answer.mimetype == "text/html"
        if is_page and not _leads_somewhere(flask.request.path, paths):
            answer.status_code = HTTPStatus.NOT_FOUND
        return answer


def download_csv(indicator_id: str) -> flask.Response:
    """The rows of a view as CSV; the query string is that of the page."""
    try:
        shown = table(release(), indicator_id, flask.request.args.to_dict())
    except ReleaseError as error:
        return _plain(f"{error}\n", HTTPStatus.SERVICE_UNAVAILABLE)
    if shown is None:
        return _plain("There is no such indicator. See /indicators for the ones there are.\n", HTTPStatus.NOT_FOUND)
    answer = flask.Response(csv.write(shown, spoken()), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{shown.entry.id}.csv"'
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def health() -> flask.Response:
    """Whether there is a release to show, and which."""
    try:
        return _plain(f"{release().id}\n", HTTPStatus.OK)
    except ReleaseError as error:
        return _plain(f"{error}\n", HTTPStatus.SERVICE_UNAVAILABLE)


def no_such_file(_error: Exception) -> flask.Response:
    """Dash raises where a file of its components is asked for that does not exist."""
    return _plain("There is no such file.\n", HTTPStatus.NOT_FOUND)


def _leads_somewhere(path: str, paths: frozenset[str]) -> bool:
    if path in paths or path.startswith(embeds.PATH):
        return True
    indicator_id = path.removeprefix("/indicator/")
    try:
        return indicator_id != path and indicator_id.upper() in release().indicators
    except ReleaseError:
        return True


def _plain(text: str, status: int) -> flask.Response:
    return flask.Response(text, status=status, mimetype="text/plain")

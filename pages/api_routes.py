"""The API over HTTP: requests are understood, answers streamed and compressed, errors told as problem details."""

import re
from collections.abc import Iterable
from functools import partial
from http import HTTPStatus

import flask
import msgspec
from werkzeug.exceptions import HTTPException

from pages.answers import FROZEN, explained
from pages.compressed import compressed
from pages.reading import asked_moment, now, publications, release, spoken
from publication.api import problems
from publication.api.asked import JSON, Asked, Given
from publication.api.openapi import openapi
from publication.api.parameters import understood
from publication.api.problems import Problem, Refused, Said, problem_of
from publication.api.routes import DESCRIPTION, ROOT, ROUTES, Route
from publication.errors import NoSuchRelease, ReleaseError
from publication.history import Publication
from publication.moments import ASOF, PRESENT, RELEASE, Moment, publication_at
from publication.release import Release
from publication.settings import releases_folder, site_address
from publication.verification import PATH

PREFIX = "/api/"

_ = str  # marks a text for translation; it is spoken when shown to a reader

_FOR_PROGRAMS = re.compile(rf"{PREFIX}.*|{PATH}[^/]*\.json")
"""The paths at which programs are spoken to, even where something is wrong."""

_FOR_NOW = "public, max-age=60, must-revalidate"
_METHODS = ("GET", "OPTIONS")

_OF_STATUS = {
    HTTPStatus.NOT_FOUND: (
        problems.NOT_FOUND,
        Said(_("See {address} for the addresses there are."), {"address": f"{ROOT}/"}),
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: (problems.NOT_ALLOWED, Said(_("Ask with GET or HEAD."))),
}
_ANY_OTHER = (problems.BROKEN, Said(_("Ask again later, and tell the person who runs this site.")))


def add_api(server: flask.Flask) -> None:
    """Add every address of the API, and what is said under /api/ where something is wrong."""
    for route in ROUTES:
        rule = route.path.replace("{", "<").replace("}", ">")
        _add(server, rule, route.id, _view(route))
    _add(server, DESCRIPTION, "openapi", describe)
    _add(server, f"{PREFIX}<path:_path>", "nowhere", nowhere)
    server.register_error_handler(HTTPException, told)
    server.after_request(open_to_all)


def describe() -> flask.Response:
    """The description of the API; it is the same for every release."""
    understood((), flask.request.args.to_dict(flat=False))
    answer = _answered(JSON, (openapi(),))
    answer.headers["Cache-Control"] = _FOR_NOW
    answer.add_etag(weak=True)
    answer.make_conditional(flask.request)
    return answer


def nowhere(_path: str) -> flask.Response:
    """What is said at an address of the API that leads nowhere."""
    return refusal(Refused(*_OF_STATUS[HTTPStatus.NOT_FOUND]).problem(spoken()))


def told(error: HTTPException) -> flask.Response | HTTPException:
    """An error of HTTP as a problem where programs ask; elsewhere as it is."""
    if not _is_for_programs():
        return error
    found = Refused(*_OF_STATUS.get(HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR), _ANY_OTHER))
    answer = refusal(found.problem(spoken()))
    if found.kind is problems.NOT_ALLOWED:
        answer.headers["Allow"] = "GET, HEAD, OPTIONS"
    return answer


def refusal(found: Problem) -> flask.Response:
    """A problem, which nobody keeps: it may be mended any time."""
    answer = flask.Response(msgspec.json.encode(found) + b"\n", status=found.status, mimetype=problems.MEDIA_TYPE)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Content-Language"] = spoken()
    answer.headers["Vary"] = "Accept-Language"
    return answer


def open_to_all(answer: flask.Response) -> flask.Response:
    """Let pages of other sites read the API, which knows no readers and sets no cookies."""
    if _is_for_programs():
        answer.headers["Access-Control-Allow-Origin"] = "*"
        answer.headers["Access-Control-Expose-Headers"] = "ETag, Link, Shirube-Release"
    return answer


def _add(server: flask.Flask, rule: str, name: str, view: "flask.typing.RouteCallable") -> None:
    def answer(**named: str) -> flask.typing.ResponseReturnValue:
        flask.g.is_for_programs = True
        if flask.request.method == "OPTIONS":
            return _allowed()
        try:
            return view(**named)  # type: ignore[return-value]  # none of them is a coroutine
        except Refused as refused:
            return refusal(refused.problem(spoken()))
        except ReleaseError as error:
            named_by = ASOF if ASOF in flask.request.args else RELEASE
            return refusal(problem_of(error, explained(error, spoken()), spoken(), named_by))

    server.add_url_rule(
        rule, f"api_{name}", answer, methods=_METHODS, strict_slashes=False, provide_automatic_options=False
    )


def _is_for_programs() -> bool:
    return bool(flask.g.get("is_for_programs")) or _FOR_PROGRAMS.fullmatch(flask.request.path) is not None


def _allowed() -> flask.Response:
    answer = flask.Response(status=HTTPStatus.NO_CONTENT)
    answer.headers["Allow"] = answer.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
    answer.headers["Access-Control-Allow-Headers"] = "If-None-Match"
    answer.headers["Access-Control-Max-Age"] = "86400"
    del answer.headers["Content-Type"]
    return answer


def _view(route: Route) -> "flask.typing.RouteCallable":
    def view(**named: str) -> flask.Response:
        asked = _asked(route, named)
        found = route.answer(asked)
        is_known = found.status is HTTPStatus.OK and flask.request.if_none_match.contains_weak(found.tag)
        answer = _unchanged() if is_known else _answer(found)
        answer.set_etag(found.tag, weak=True)
        is_named = RELEASE in asked.parameters
        answer.headers["Cache-Control"] = FROZEN if is_named and route.is_fixed else _FOR_NOW
        answer.headers["Shirube-Release"] = asked.release.id
        answer.headers["Link"] = _link(found)
        answer.vary.add("Accept-Encoding")
        return answer

    return view


def _asked(route: Route, named: dict[str, str]) -> Asked:
    """The request as the route understands it. Refused, ReleaseError."""
    for one in route.named:
        try:
            one.check(named[one.name])
        except Refused:
            raise Refused(*_OF_STATUS[HTTPStatus.NOT_FOUND]) from None
    parameters = understood(route.parameters, flask.request.args.to_dict(flat=False))
    published = _published()
    return Asked(release(), flask.request.path, named, parameters, published, partial(_read, published), site_address())


def _read(published: tuple[Publication, ...], name: str) -> Release:
    """One of these releases. NoSuchRelease, ReleaseGone."""
    if name not in {each.release for each in published}:
        raise NoSuchRelease("No release of that name had been published.", "See /releases for those there are.")
    return release(Moment(release=name))


def _published() -> tuple[Publication, ...]:
    """The publications up to the moment asked for."""
    moment = asked_moment()
    if moment == PRESENT:
        return publications()
    until = publication_at(releases_folder(), moment, now()).since
    return tuple(each for each in publications() if each.since <= until)


def _answer(found: Given) -> flask.Response:
    answer = _answered(found.media_type, found.parts)
    answer.status_code = found.status
    return answer


def _answered(media_type: str, parts: Iterable[bytes]) -> flask.Response:
    """An answer compressed as the program likes, part by part."""
    encoding, sent = compressed(parts, flask.request.accept_encodings)
    answer = flask.Response(sent, content_type=media_type)
    if encoding:
        answer.headers["Content-Encoding"] = encoding
    answer.vary.add("Accept-Encoding")
    return answer


def _unchanged() -> flask.Response:
    answer = flask.Response(status=HTTPStatus.NOT_MODIFIED)
    del answer.headers["Content-Type"]
    return answer


def _link(found: Given) -> str:
    links = found.links
    told = {"self": links.self, "alternate": links.html, "next": links.next}
    return ", ".join(f'<{address}>; rel="{name}"' for name, address in told.items() if address)

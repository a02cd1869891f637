"""The description of the API as OpenAPI 3.1, made from the declaration of its addresses."""

from functools import cache
from http import HTTPStatus
from itertools import groupby
from typing import Any

import msgspec

from publication.api.asked import JSON
from publication.api.documents import Answer
from publication.api.parameters import Parameter
from publication.api.problems import MEDIA_TYPE, Kind, Problem
from publication.api.routes import ROUTES, Route

_SCHEMAS = "#/components/schemas/"
_STREAMED = {"type": "string"}


@cache
def openapi() -> bytes:
    """The description as JSON; the same bytes every time."""
    return msgspec.json.encode(description()) + b"\n"


def description() -> dict[str, Any]:
    """The description as plain values."""
    documents: list[type[Answer | Problem]] = [*(route.document for route in ROUTES), Problem]
    schemas, named = msgspec.json.schema_components(documents, ref_template=_SCHEMAS + "{name}")
    of = dict(zip(documents, schemas, strict=True))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Shirube",
            "version": "1",
            "summary": "Migration statistics and indicators whose every number can be checked",
            "license": {"name": "Each source has terms of use of its own: see /api/v1/sources"},
        },
        "servers": [{"url": "/"}],
        "paths": {route.path: {"get": _operation(route, of)} for route in ROUTES},
        "components": {"schemas": named},
    }


def _operation(route: Route, of: dict[type[Answer | Problem], dict[str, Any]]) -> dict[str, Any]:
    content = {JSON: {"schema": of[route.document]}} | {one: {"schema": _STREAMED} for one in route.other_types}
    answers = {"200": {"description": route.title, "headers": _HEADERS, "content": content}}
    unchanged = {"304": {"description": "What If-None-Match names has not changed"}}
    problems = _problems(route.problems, of[Problem])
    if route.tells_unknown:
        problems["404"]["content"] |= {JSON: {"schema": of[route.document]}}
    return {
        "operationId": route.id,
        "summary": route.title,
        "parameters": [
            *(_parameter(one, "path") for one in route.named),
            *(_parameter(one, "query") for one in route.parameters),
        ],
        "responses": answers | unchanged | problems,
    }


def _parameter(parameter: Parameter, place: str) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": place,
        "description": parameter.said,
        "required": place == "path",
        "schema": parameter.schema(),
    }


def _problems(kinds: tuple[Kind, ...], schema: dict[str, Any]) -> dict[str, Any]:
    """The problems by their status."""
    sorted_kinds = sorted(kinds, key=lambda kind: kind.status)
    return {
        str(HTTPStatus(status).value): {
            "description": "; ".join(kind.title for kind in same),
            "content": {MEDIA_TYPE: {"schema": schema}},
        }
        for status, same in groupby(sorted_kinds, key=lambda kind: kind.status)
    }


_HEADERS = {
    "ETag": {"description": "The answer's tag, for If-None-Match", "schema": {"type": "string"}},
    "Shirube-Release": {"description": "The release the answer was given from", "schema": {"type": "string"}},
    "Link": {"description": "The same links as in JSON", "schema": {"type": "string"}},
}

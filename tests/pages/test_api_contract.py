"""The description of the API is valid, and whatever a program asks by it is answered as it says."""

import json
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from openapi_spec_validator import validate
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from werkzeug.test import Client

from publication.api.openapi import openapi
from publication.api.routes import DESCRIPTION, ROUTES, Route

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
]
"""Every check but that whatever looks right is accepted: which codes there are only the release knows."""


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.id)
def test_every_request_is_answered_as_described(client: Client, route: Route, mode: GenerationMode) -> None:
    """Requests that fit the description and requests that do not, drawn at random."""
    described = schemathesis.openapi.from_wsgi(DESCRIPTION, client.application)

    @given(case=described[route.path]["GET"].as_strategy(generation_mode=mode))
    @settings(max_examples=25, deadline=None, derandomize=True, database=None, suppress_health_check=[*HealthCheck])
    def ask(case: Case[Any]) -> None:
        case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})

    ask()


def test_the_description_is_valid_openapi() -> None:
    described = json.loads(openapi())
    validate(described)
    assert described["openapi"].startswith("3.1.")
    assert [*described["paths"]] == [route.path for route in ROUTES]

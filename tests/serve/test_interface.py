"""The interface for programs is what its description says, for requests that nobody would think of."""

from importlib import import_module
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from tests.serve.served import TestClient, example

from tadmor.serve.addresses import API
from tadmor.serve.openapi import document, path
from tadmor.serve.screens import Screen
from tadmor.serve.table import ACTIONS, SCREENS

IN_API = [screen for screen in SCREENS if screen.api]
FEW = settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def test_every_screen_and_action_is_described() -> None:
    """Under its path, each form by itself."""
    described = msgspec.json.decode(document())["paths"]
    wanted = {API + path(screen) for screen in IN_API} | {API + action.path for action in ACTIONS}
    assert wanted <= set(described)
    assert "3.1.0" == msgspec.json.decode(document())["openapi"]


@pytest.mark.parametrize("screen", IN_API, ids=lambda screen: screen.name)
def test_answers_have_the_shape_that_is_described(page: TestClient, screen: Screen) -> None:
    """Every field, of its type, and none besides."""
    answer = page.get(API + example(page, path(screen)))
    decoded = msgspec.json.decode(answer.content, type=screen.shape)
    assert msgspec.json.decode(answer.content) == msgspec.json.decode(msgspec.json.encode(decoded))


@pytest.mark.parametrize("operation", sorted(msgspec.json.decode(document())["paths"]))
def test_requests_that_nobody_would_think_of(page: TestClient, operation: str) -> None:
    """Schemathesis finds no answer that is not described, and no failure."""
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is a tool for developers")
    checks = import_module("schemathesis.specs.openapi.checks")
    wanted = [
        schemathesis.checks.not_a_server_error,
        checks.status_code_conformance,
        checks.content_type_conformance,
        checks.response_schema_conformance,
    ]
    described = schemathesis.openapi.from_dict(msgspec.json.decode(document()))
    if "get" not in msgspec.json.decode(document())["paths"][operation]:
        pytest.skip("a write: tested by hand")

    @FEW
    @given(case=described[operation]["GET"].as_strategy())
    def ask(case: Any) -> None:
        answer = page.get(case.formatted_path, params=case.query)
        case.validate_response(answer, checks=wanted)

    ask()

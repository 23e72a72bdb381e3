"""Every screen answers in every form that it says it has, and says what the store says."""

import pytest
from tests.serve.served import TestClient, example

from tadmor.serve.addresses import in_form
from tadmor.serve.forms import MEDIA
from tadmor.serve.openapi import SCREEN
from tadmor.serve.screens import Form, Screen
from tadmor.serve.table import SCREENS

ALL = [(screen, form) for screen in (*SCREENS, SCREEN) for form in screen.forms]


@pytest.mark.parametrize(("screen", "form"), ALL, ids=lambda one: getattr(one, "name", one))
def test_every_screen_answers_in_every_form(page: TestClient, screen: Screen, form: Form) -> None:
    """With its media type."""
    answer = page.get(in_form(example(page, screen.path), form))
    assert (200, MEDIA[form].partition(";")[0]) == (
        answer.status_code,
        answer.headers["content-type"].partition(";")[0],
    )
    assert answer.content

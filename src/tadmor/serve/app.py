"""The application: every route comes from the table of screens and actions, and every request passes the guard."""

from collections.abc import Iterator

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from tadmor.serve import openapi, static
from tadmor.serve.addresses import API, in_form
from tadmor.serve.answering import acting, answering
from tadmor.serve.entering import logging_in, logging_out, login_page, session_of
from tadmor.serve.exporting import exporting
from tadmor.serve.guard import Guard, TooLarge
from tadmor.serve.house import House
from tadmor.serve.problems import Problem, problem, respond
from tadmor.serve.screens import LARGEST_BODY, Screen
from tadmor.serve.sessions import Keys
from tadmor.serve.sharing import sharing
from tadmor.serve.table import ACTIONS, SCREENS
from tadmor.serve.workers import Workers

__all__ = ["create_app"]


def create_app(
    house: House,
    *,
    token: str = "",
    hosts: frozenset[str] = frozenset(),
    any_address: bool = False,
    workers: Workers | None = None,
) -> ASGIApp:
    """The application over a house. With a `token` nobody enters without it; `hosts` are more names that it has.

    `workers` help to make answers; without them this process makes all.
    """
    keys = Keys.of(token, house.store.path)
    inner = Starlette(
        routes=[*_own(house, keys), *_screens(house, keys, workers or Workers(house)), *_actions(house)],
        exception_handlers={HTTPException: _told, TooLarge: _too_large, Exception: _told},
    )
    inner.router.redirect_slashes = False
    return Guard(inner, keys, largest, hosts, any_address)


def largest(path: str) -> int:
    """How many bytes may be sent to a path."""
    return _LARGEST.get(path.removeprefix(API), LARGEST_BODY)


_LARGEST = {action.path: action.largest for action in ACTIONS}


def _own(house: House, keys: Keys) -> Iterator[Route]:
    """What is no screen: files, the door, the description of the interface."""
    yield Route("/static/{release}/{name:path}", static.serve)
    yield Route("/login", login_page(keys), methods=["GET"])
    yield Route("/login", logging_in(keys), methods=["POST"])
    yield Route("/logout", logging_out(keys), methods=["POST"])
    yield Route("/export/{format}", exporting(house))
    yield Route("/incidents/{id}/share.html", sharing(house))
    yield Route(f"{API}/session", session_of(keys))
    yield Route(f"{API}/openapi.json", openapi.serve)


def _screens(house: House, keys: Keys, workers: Workers) -> Iterator[Route]:
    """Every screen in every form, longest paths first, so that no `{id}` swallows what follows it."""
    for screen in sorted((*SCREENS, openapi.SCREEN), key=lambda screen: (-screen.path.count("/"), "{" in screen.path)):
        yield from _forms(house, keys, workers, screen)


def _forms(house: House, keys: Keys, workers: Workers, screen: Screen) -> Iterator[Route]:
    for form in reversed(screen.forms):
        yield Route(in_form(screen.path, form), answering(house, keys, workers, screen, form))
        if screen.api and form != "html":
            path = API + (in_form(screen.path, form) if form != "json" else openapi.path(screen))
            yield Route(path, answering(house, keys, workers, screen, form))


def _actions(house: House) -> Iterator[Route]:
    for action in ACTIONS:
        for path in (action.path, API + action.path):
            yield Route(path, acting(house, action), methods=["POST"])


async def _told(request: Request, error: Exception) -> Response:
    answer = respond(request.scope, problem(error))
    if isinstance(error, HTTPException) and error.headers:
        answer.headers.update(error.headers)
    return answer


async def _too_large(request: Request, error: Exception) -> Response:
    return respond(request.scope, Problem(413, "Too large", str(error)))

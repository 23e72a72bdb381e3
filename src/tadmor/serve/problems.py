"""What went wrong, and who can mend it: one page for people, the same as problem+json (RFC 9457) for programs."""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import msgspec
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.types import Scope

from tadmor.errors import (
    BadDecision,
    BadFilter,
    CannotKeep,
    IntegrityError,
    QueryStopped,
    ReadOnly,
    StoreError,
    TadmorError,
    UnknownName,
    UnknownValue,
)
from tadmor.serve.addresses import API, SUFFIXES
from tadmor.serve.rendering import page

__all__ = ["Problem", "problem", "problem_at", "respond", "wants_page"]

_log = logging.getLogger("tadmor.serve")
_STOPPED = (
    "It would have taken longer than the limit. "
    "Narrow it: a shorter span of days, a place, an outlet, rarer words, fewer rows."
)
_TITLES: Mapping[int, str] = {
    404: "Nothing here",
    405: "Not in this way",
    400: "This cannot be understood",
    413: "Too large",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. `valid` are the words that would have been right, where there is such a list; `see` is
    an address of ours where the thing can be looked at as it stands; `instead` are words that may have been meant, each
    with the address that has them."""

    status: int
    title: str
    detail: str
    valid: tuple[str, ...] = ()
    see: str = ""
    instead: tuple[tuple[str, str], ...] = ()


def problem(error: Exception) -> Problem:
    """What an error is to the person who asked. Unexpected ones are logged, and say nothing of our insides."""
    match error:
        case UnknownName():
            return Problem(
                400, f"No {error.kind} is called {error.name!r}", f"Known: {', '.join(error.known)}", error.known
            )
        case BadFilter():
            return Problem(400, "This filter cannot be understood", str(error))
        case QueryStopped():
            return Problem(503, "Stopped: this takes too long", _STOPPED)
        case BadDecision():
            return Problem(409, "This decision cannot be taken", str(error))
        case CannotKeep():
            return Problem(409, "This cannot be kept", str(error))
        case msgspec.MsgspecError():
            return Problem(422, "What was sent cannot be understood", str(error))
        case HTTPException(status_code=status, detail=detail):
            return Problem(status, _TITLES.get(status, detail), detail)
        case ReadOnly():
            return Problem(409, "This store can only be read", str(error))
        case IntegrityError():
            return Problem(500, "What is stored does not hold", f"{error}. Run tadmor verify.")
        case StoreError() | TadmorError():
            return Problem(503, "The store cannot answer", str(error))
    _log.error("unexpected", exc_info=error)
    return Problem(500, "Something here is broken", "It is our mistake; the server's log says more.")


def problem_at(error: Exception, path: str, words: Sequence[tuple[str, str]]) -> Problem:
    """What an error is to the person who asked at an address; after a slip also what may have been meant."""
    return replace(problem(error), instead=_corrected(error, path, words))


def _corrected(error: Exception, path: str, words: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """For a slip in a word or a value of an address: what may have been meant, and the address with it."""
    match error:
        case UnknownName(kind="parameter"):
            other = [(near, [(near if name == error.name else name, value) for name, value in words])
                     for near in error.near]  # fmt: skip
        case UnknownValue():
            other = [(f"{error.word}={near}", [(name, _put(near, name, value, error)) for name, value in words])
                     for near in error.near]  # fmt: skip
        case _:
            return ()
    return tuple((told, f"{path}?{urlencode(query)}") for told, query in other)


def _put(near: str, name: str, value: str, error: UnknownValue) -> str:
    """A value with the part that nobody knows replaced: several may stand in one, with commas."""
    if name != error.word:
        return value
    return ",".join(near if part.strip() == error.value.strip() else part for part in value.split(","))


def wants_page(scope: Scope) -> bool:
    """Whether the request is for a page: else a program gets JSON."""
    path = scope["path"]
    return not path.startswith(API + "/") and not path.endswith(tuple(f".{form}" for form in SUFFIXES))


def respond(scope: Scope, told: Problem) -> Response:
    """The answer that tells a problem. Who has to log in is led to where one can."""
    if told.status == 401 and wants_page(scope) and scope["method"] in ("GET", "HEAD"):
        return RedirectResponse(f"/login?{_next(scope)}", 303)
    if wants_page(scope):
        return Response(page("problem.html", problem=told), told.status, media_type="text/html")
    body = {"type": "about:blank", "title": told.title, "status": told.status, "detail": told.detail}
    if told.valid:
        body["valid"] = list(told.valid)
    if told.instead:
        body["instead"] = [near for near, _ in told.instead]
    headers = {"www-authenticate": "Bearer"} if told.status == 401 else None
    content = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    return Response(content, told.status, headers, media_type="application/problem+json")


def _next(scope: Scope) -> str:
    query = scope["query_string"].decode("latin-1")
    return urlencode({"next": scope["path"] + (f"?{query}" if query else "")})

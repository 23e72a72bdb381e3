"""The door of a team's server: a token in, a session out."""

import asyncio
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from tadmor.serve.answering import Endpoint
from tadmor.serve.rendering import page
from tadmor.serve.sessions import Keys, Session, cookie

__all__ = ["logging_in", "logging_out", "login_page", "session_of"]

_WRONG_SECONDS = 0.5


def _inside(address: str) -> str:
    """An address of ours to go on to; the first page for anything else."""
    parts = urlsplit(address.replace("\\", "/"))
    ours = not parts.scheme and not parts.netloc and address.startswith("/") and not address.startswith("//")
    return address if ours and address.isprintable() else "/"


def login_page(keys: Keys) -> Endpoint:
    """Where the token is asked for."""

    async def endpoint(request: Request) -> Response:
        following = _inside(request.query_params.get("next", "/"))
        if not keys.token:
            return RedirectResponse(following, 303)
        return Response(page("login.html", next=following, wrong=False), media_type="text/html")

    return endpoint


def logging_in(keys: Keys) -> Endpoint:
    """Where the token is checked; a wrong one costs half a second."""

    async def endpoint(request: Request) -> Response:
        form = await request.form(max_files=0, max_fields=10)
        token, following = form.get("token", ""), _inside(str(form.get("next", "/")))
        if not isinstance(token, str) or not keys.admits(token.strip()):
            await asyncio.sleep(_WRONG_SECONDS)
            return Response(page("login.html", next=following, wrong=True), 403, media_type="text/html")
        answer = RedirectResponse(following, 303)
        answer.headers.append("set-cookie", cookie(keys.cookie, keys.value(keys.begun())))
        return answer

    return endpoint


def logging_out(keys: Keys) -> Endpoint:
    """Where the session's cookie is taken away."""

    async def endpoint(_: Request) -> Response:
        answer = RedirectResponse("/login", 303)
        answer.headers.append("set-cookie", cookie(keys.cookie, ""))
        return answer

    return endpoint


def session_of(keys: Keys) -> Endpoint:
    """What a program without a page needs to write: the session's token against forgery, and its cookie."""

    async def endpoint(request: Request) -> Response:
        session: Session = request.scope["tadmor"]["session"]
        answer = JSONResponse({"csrf": session.csrf, "person": session.person})
        if session.fresh:
            answer.headers.append("set-cookie", cookie(keys.cookie, keys.value(session)))
        return answer

    return endpoint

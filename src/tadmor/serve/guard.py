"""Every request passes here: which names we answer to, who may write, how much may be sent, what answers forbid."""

import asyncio
import ipaddress
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tadmor.serve.problems import Problem, respond
from tadmor.serve.sessions import Keys, Session, cookies

__all__ = ["HEADERS", "Guard", "TooLarge"]

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "content-security-policy": (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        # Not no-referrer: with it a browser sends "Origin: null" with our own forms, which the check below refuses.
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
    }
)
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN = ("/login", "/static/")
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_WRONG_TOKEN_SECONDS = 0.5


class TooLarge(Exception):
    """A body with more bytes than its action takes."""


@dataclass(frozen=True, slots=True)
class Guard:
    """An application behind its guard. `hosts` are names that it answers to besides those of this machine's loopback.

    `any_address`: it also answers to any literal IP address, which no other site's name can be made to lead to.
    `largest` says how many bytes the body of a request to a path may have.
    """

    app: ASGIApp
    keys: Keys
    largest: Callable[[str], int]
    hosts: frozenset[str] = field(default_factory=frozenset)
    any_address: bool = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer why not."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        session, bearer = self._who(headers)
        scope["tadmor"] = {"session": session or self.keys.begun(), "bearer": bearer}
        refused = self._refused(scope, headers, session, bearer)
        answered = _armoured(send)
        if refused is None:
            await self.app(scope, _measured(receive, self.largest(scope["path"])), answered)
            return
        if refused.status == 401 and "authorization" in headers:
            await asyncio.sleep(_WRONG_TOKEN_SECONDS)
        await respond(scope, refused)(scope, receive, answered)

    def _who(self, headers: Headers) -> tuple[Session | None, bool]:
        scheme, _, token = headers.get("authorization", "").partition(" ")
        session = self.keys.session(cookies(headers.get("cookie", "")))
        return session, scheme.lower() == "bearer" and self.keys.admits(token.strip())

    def _refused(self, scope: Scope, headers: Headers, session: Session | None, bearer: bool) -> Problem | None:
        """Why a request goes no further."""
        if not self._ours(headers.get("host", "")):
            return Problem(421, "Not our name", "This server does not answer to the name in the request's Host header.")
        if scope["method"] not in _SAFE and not _same_origin(headers):
            return Problem(403, "From another site", "A write has to come from one of this server's own pages.")
        if self.keys.token and not (session or bearer or scope["path"].startswith(_OPEN)):
            return Problem(401, "A token is needed", "Log in, or send the header 'Authorization: Bearer TOKEN'.")
        if int(length if (length := headers.get("content-length", "0")).isdigit() else 0) > self.largest(scope["path"]):
            return Problem(413, "Too large", f"At most {self.largest(scope['path']):,} bytes may be sent here.")
        return None

    def _ours(self, host: str) -> bool:
        """Whether a Host header names us: else another site's name was made to lead here (DNS rebinding)."""
        name = _name(host)
        return name in _LOCAL | self.hosts or (self.any_address and _is_address(name))


def _name(host: str) -> str:
    """The name in a Host header, small, without its port and closing dot; "" where it cannot be read."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _same_origin(headers: Headers) -> bool:
    """Whether the request may write: of our own origin, or from a program that is no browser and says none."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    if origin is None:
        return True
    parts = urlsplit(origin)
    return parts.scheme in ("http", "https") and parts.netloc == headers.get("host")


def _measured(receive: Receive, largest: int) -> Receive:
    """A request's body, cut off where it becomes too long, whatever its headers said."""
    seen = 0

    async def measured() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > largest:
            raise TooLarge(f"At most {largest:,} bytes may be sent here.")
        return message

    return measured


def _armoured(send: Send) -> Callable[[Message], Awaitable[None]]:
    """Answers with the headers that forbid everything that no page of ours does."""

    async def armoured(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return armoured

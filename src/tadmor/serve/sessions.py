"""Who is at the keyboard: a signed cookie, a token that answers writes, and a token that lets in.

The cookie is HttpOnly and SameSite=Strict. What signs it comes from the team's token, so that a restart logs nobody
out; without a token it is made anew with each server.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from starlette.requests import cookie_parser

__all__ = ["PERSON", "Keys", "Session", "cookie", "cookies"]

PERSON = "tadmor_person"
_LONGEST_NAME = 80
_WEEK = 7 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Session:
    """A browser's session. `fresh`: it was made by this very request, and the answer has to set its cookie."""

    id: str
    csrf: str
    person: str
    fresh: bool


@dataclass(frozen=True, slots=True)
class Keys:
    """What signs and what lets in. `token` is "" for a server that only this machine reaches."""

    token: str = field(default="", repr=False)
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    cookie: str = "tadmor"

    @classmethod
    def of(cls, token: str, store: str) -> "Keys":
        """The keys of a server with a token, which are the same after a restart; or of one without.

        The cookie is named after the store: browsers share cookies between the ports of one machine.
        """
        name = f"tadmor_{hashlib.sha256(store.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"
        if not token:
            return cls(cookie=name)
        return cls(token, hashlib.sha256(b"tadmor session key\0" + token.encode()).digest(), name)

    def sign(self, what: str, value: str) -> str:
        """The signature of a value for one purpose."""
        return hmac.new(self.secret, f"{what}\0{value}".encode(), hashlib.sha256).hexdigest()

    def session(self, cookies: Mapping[str, str]) -> Session | None:
        """The session that a browser's cookies prove."""
        id, _, signature = cookies.get(self.cookie, "").partition(".")
        if not hmac.compare_digest(self.sign("session", id).encode(), signature.encode()):
            return None
        return Session(id, self.sign("csrf", id), unquote(cookies.get(PERSON, ""))[:_LONGEST_NAME], False)

    def begun(self, person: str = "") -> Session:
        """A new session."""
        id = secrets.token_urlsafe(18)
        return Session(id, self.sign("csrf", id), person, True)

    def admits(self, token: str) -> bool:
        """Whether this is the token that lets in; in constant time."""
        return bool(self.token) and hmac.compare_digest(self.token.encode(), token.encode("utf-8", "replace"))

    def value(self, session: Session) -> str:
        """The cookie of a session."""
        return f"{session.id}.{self.sign('session', session.id)}"


def cookie(name: str, value: str) -> str:
    """A Set-Cookie header's value; an empty value takes the cookie away."""
    age = _WEEK if value else 0
    return f"{name}={quote(value, safe='.-_~')}; Path=/; Max-Age={age}; HttpOnly; SameSite=Strict"


def cookies(header: str) -> Mapping[str, str]:
    """The cookies of a request's header."""
    return cookie_parser(header)

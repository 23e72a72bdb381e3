"""Ids in paths, and addresses in reports. An id may hold anything; a path must not be misread, a link must not run."""

import re
from typing import Literal
from urllib.parse import quote, unquote, urlsplit

__all__ = ["API", "SUFFIXES", "Form", "in_form", "outside", "segment", "told"]

Form = Literal["html", "json", "csv", "geojson", "atom"]
API = "/api/v1"
SUFFIXES: tuple[Form, ...] = ("json", "csv", "geojson", "atom")
_ENDS = re.compile(r"\.(?=(?:json|csv|geojson|atom)$)|^\.(?=\.?$)|(?<=^\.)\.$")
_ODD = re.compile(r"[/\\~%?#\x00-\x20\x7f]")
_ESCAPED = re.compile(r"~([0-9A-F]{2})")


def segment(id: str) -> str:
    """An id as one segment of a path: what would end or steer it is written as `~2F`."""
    told = _ODD.sub(lambda found: f"~{ord(found[0]):02X}", id)
    return quote(_ENDS.sub("~2E", told), safe="~:@")


def told(segment: str) -> str:
    """The id that a segment, its percent signs already decoded, stands for."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), segment)


def in_form(path: str, form: Form) -> str:
    """A page's path in another form: `/claims.csv`; the first page is `/today.json`."""
    if form == "html":
        return path
    return f"{'/today' if path == '/' else path}.{form}"


def outside(url: str | None) -> str | None:
    """A report's address if it is safe to make it a link: http or https with a host; else None."""
    if not url or any(ord(character) <= 32 or character == "\\" for character in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and host and unquote(host).strip() else None

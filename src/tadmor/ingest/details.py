"""What surrounds a text: dates, outlet, language, id. What the person said wins over what the bytes say."""

import hashlib
import html
import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from tadmor.ingest.language import guess
from tadmor.model import Document, Raw, Reason, Rejected, document_id

__all__ = ["BadDate", "day", "host_name", "is_blank", "is_future", "make_document", "reject", "storable"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HOST = re.compile(r"https?://(?:[^/?#@]*@)?(?:www\.)?([^/:?#\s]+)", re.IGNORECASE)
_FIRST_YEAR = 1605  # of the first weekly newspaper
_SURROGATE = re.compile("[\ud800-\udfff]")


class BadDate(ValueError):
    """A date that is none; never leaves the room."""


def day(value: str, today: date | None) -> date:
    """The day of "2016-12-12" or of a full ISO date-time, as written (no change of time zone).

    Raises `BadDate` for anything else, for a day after tomorrow, and for one before there were newspapers.
    """
    written = value.strip()
    try:
        found = _iso(written)
    except ValueError:
        raise BadDate(f"{value[:40]!r} is no date; write YYYY-MM-DD") from None
    if is_future(found, today):
        raise BadDate(f"{written[:10]} lies in the future")
    if is_blank(found):
        raise BadDate(f"{written[:10]} lies before the first newspaper: it is a program's way of saying nothing")
    return found


def _iso(written: str) -> date:
    if not _DAY.match(written):
        raise ValueError(written)
    return date.fromisoformat(written) if len(written) == len("2016-12-12") else datetime.fromisoformat(written).date()


def is_future(when: date, today: date | None) -> bool:
    """Whether a day lies after tomorrow: tomorrow may already have begun where the report was written."""
    return when > (today or date.today()) + timedelta(days=1)


def is_blank(when: date) -> bool:
    """Whether a day lies before anything was published daily: programs write 0001-01-01 where they know none."""
    return when.year < _FIRST_YEAR


def host_name(url: str | None) -> str | None:
    """The host of a URL without "www.", the outlet's name for want of a better one."""
    found = _HOST.match(url or "")
    return found.group(1).lower() if found else None


def storable(text: str) -> str:
    """The text with every lone surrogate replaced: no store, file or hash takes one. Its length stays."""
    return _SURROGATE.sub("\ufffd", text)


def reject(raw: Raw, reason: Reason, detail: str = "") -> Rejected:
    """Why an input is none, with the hash of its bytes."""
    return Rejected(name=raw.name, reason=reason, detail=detail, sha256=hashlib.sha256(raw.content).hexdigest())


def make_document(
    raw: Raw,
    text: str,
    *,
    today: date | None,
    id: str | None = None,
    outlet: str | None = None,
    published: date | None = None,
    title: str | None = None,
    authors: Iterable[str] = (),
    url: str | None = None,
    lang: str | None = None,
    composed: bool = False,
) -> Document | Rejected:
    """The document of a text and of what its bytes say about it; `lang` is guessed where they say nothing."""
    text = storable(text)
    if not text.strip():
        return reject(raw, "empty", "only white space")
    if raw.published and is_future(raw.published, today):
        return reject(raw, "bad-date", f"{raw.published} lies in the future")
    if raw.published and is_blank(raw.published):
        return reject(raw, "bad-date", f"{raw.published} lies before the first newspaper")
    outlet, published, url = _name(raw.outlet or outlet), raw.published or published, _line(raw.url or url)
    return Document(
        id=_line(id) or document_id(outlet, url, published, text),
        text=text,
        outlet=outlet,
        published=published,
        title=_name(raw.title or title),
        authors=tuple(filter(None, map(_name, authors))),
        url=url,
        lang=lang or guess(text),
        composed=composed,
    )


def _line(value: str | None) -> str | None:
    """A value of one line, or None when nothing is in it."""
    return " ".join(storable(value).split()) or None if value else None


def _name(value: str | None) -> str | None:
    """As `_line`, without the entities ("&#039;") that feeds leave in titles."""
    return _line(html.unescape(value)) if value else None

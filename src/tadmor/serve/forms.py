"""One answer in each of its forms: page, JSON, CSV, GeoJSON, Atom."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time
from xml.sax.saxutils import escape, quoteattr

import msgspec

from tadmor.export.tables import cell
from tadmor.serve.addresses import Form
from tadmor.serve.rendering import page
from tadmor.serve.screens import Answer, Asked, Entry, Screen
from tadmor.serve.sessions import Session

__all__ = ["MEDIA", "written"]

MEDIA: Mapping[Form, str] = {
    "html": "text/html",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
    "atom": "application/atom+xml; charset=utf-8",
}
_EPOCH = date(1970, 1, 1)
_UNWRITABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(screen: Screen, asked: Asked, answer: Answer, session: Session) -> bytes:
    """The answer in the form that was asked for."""
    if asked.form == "html":
        return _page(screen, asked, answer, session)
    return _FILES[asked.form](screen, asked, answer)


def _page(screen: Screen, asked: Asked, answer: Answer, session: Session) -> bytes:
    return page(
        screen.template,
        **answer.more,
        screen=screen,
        asked=asked,
        answer=answer,
        data=answer.data,
        title=answer.title or screen.title,
        session=session,
    )


def _json(_screen: Screen, _asked: Asked, answer: Answer) -> bytes:
    return msgspec.json.encode(answer.data)


def _csv(screen: Screen, asked: Asked, answer: Answer) -> bytes:
    """RFC 4180, UTF-8 with its mark (without it a spreadsheet spoils every accent), no cell that it would run."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    rows = list(screen.table(asked, answer)) if screen.table else []
    if rows:
        writer.writerow(rows[0])
    for row in rows:
        writer.writerow([cell(value) for value in row.values()])
    return out.getvalue().encode("utf-8-sig", "replace")


def _geojson(screen: Screen, asked: Asked, answer: Answer) -> bytes:
    features = screen.features(asked, answer) if screen.features else {}
    return json.dumps(features, ensure_ascii=False, allow_nan=False, default=str).encode("utf-8", "replace")


def _atom(screen: Screen, asked: Asked, answer: Answer) -> bytes:
    entries = list(screen.entries(asked, answer)) if screen.entries else []
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_xml(f'Tadmor: {screen.title}')}</title>",
        f"<id>{_xml(f'urn:tadmor:{screen.name}')}</id>",
        f"<updated>{_moment(max((entry.day for entry in entries if entry.day), default=None))}</updated>",
        f'<link rel="alternate" href={quoteattr(_clean(asked.here()))}/>',
        "<author><name>Tadmor</name></author>",  # of entries whose author nobody names: each has to have one
        *(part for entry in entries for part in _entry(entry)),
        "</feed>",
    ]
    return "\n".join(parts).encode("utf-8", "replace")


def _entry(entry: Entry) -> Iterable[str]:
    yield "<entry>"
    yield f"<title>{_xml(entry.title)}</title>"
    yield f"<id>{_xml(f'urn:tadmor:{entry.id}')}</id>"
    yield f"<updated>{_moment(entry.day)}</updated>"
    yield f'<link rel="alternate" href={quoteattr(_clean(entry.link))}/>'
    if entry.author:
        yield f"<author><name>{_xml(entry.author)}</name></author>"
    yield f"<summary>{_xml(entry.summary)}</summary>"
    yield "</entry>"


def _moment(day: date | None) -> str:
    return datetime.combine(day or _EPOCH, time(), UTC).isoformat()


def _clean(text: str) -> str:
    """Text without the characters that XML has no way to write."""
    return _UNWRITABLE.sub("?", text)


def _xml(text: str) -> str:
    return escape(_clean(text))


_FILES: Mapping[Form, Callable[[Screen, Asked, Answer], bytes]] = {
    "json": _json,
    "csv": _csv,
    "geojson": _geojson,
    "atom": _atom,
}

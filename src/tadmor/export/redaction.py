"""What every default export withholds: private names, exact coordinates, the ways of civilians.

The text keeps its length: what is withheld becomes "█", so that every offset still holds. Ids and outlets stay.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import reduce
from typing import Any
from urllib.parse import unquote

from tadmor.export import coordinates
from tadmor.export.civilians import Routes, by_province, routes
from tadmor.export.names import PRIVATE, Names, names
from tadmor.export.privacy import mask
from tadmor.model import SCAFFOLDING, Actor, Attribution, Document, Place, Reading, Span, Speaker, characters

__all__ = ["FREE", "PRIVATE", "masking", "redact"]

FREE = frozenset(
    {"title", "url", "unit", "scope", "role", "organisation", "hindrance", "means", "relation", "name", "admin1"}
)
"""Fields of any record that hold words of the report: the rest are ids, codes and vocabulary, and stay."""


_PASSES = 4  # withholding one thing can make another doubtful; the second pass mostly finds nothing


@dataclass(frozen=True, slots=True)
class _Withheld:
    """What one reading withholds, and its text without it. `hidden` are the offsets that became "█"."""

    names: Names
    routes: Routes
    text: str
    named: frozenset[int]
    exact: frozenset[int]
    routed: frozenset[int]

    def words(self, value: str) -> str:
        """Any words of the report, outside its text."""
        return mask(value, (*self.names.find(value), *coordinates.find(value), *self.routes.find(value)))

    def person(self, value: str) -> str:
        """The name of a person or of a body: places in it stay."""
        return mask(value, (*self.names.find(value), *coordinates.find(value)))


def redact(reading: Reading) -> Reading:
    """The reading without private names, with coordinates no finer than the text, civilians' ways by province.

    Idempotent. Every span is still its text, every offset and id stays. What falls away: places that are really a
    part of a withheld name, quantities and times that are really a part of withheld coordinates.
    """
    for _ in range(_PASSES):
        before, reading = reading, _redacted(reading)
        if before == reading:
            break
    return reading


def masking(reading: Reading) -> Callable[[str], str]:
    """What cleans words that were made from a reading (a finding's reason, a title) of all that `redact` withholds."""
    found: list[_Withheld] = []
    for _ in range(_PASSES):
        found.append(_withheld(reading))
        before, reading = reading, _redacted(reading)
        if before == reading:
            break
    return lambda words: reduce(lambda told, withheld: withheld.words(told), found, words)


def _redacted(reading: Reading) -> Reading:
    withheld = _withheld(reading)
    lost = {q.id for q in reading.quantities if _touches(q.span, withheld.exact)}
    layers: dict[str, Any] = {
        f.name: _clean(getattr(reading, f.name), withheld)
        for f in fields(Reading)
        if f.name not in {*SCAFFOLDING, "document", "made_by", "places", "quantities", "times"}
    }
    layers["quantities"] = _clean(tuple(q for q in reading.quantities if q.id not in lost), withheld)
    layers["times"] = _clean(tuple(t for t in reading.times if not _touches(t.span, withheld.exact)), withheld)
    layers["places"] = tuple(_place(p, withheld) for p in reading.places if not _touches(p.span, withheld.named))
    layers["events"] = _without(layers["events"], lost)
    layers["claims"] = _without(layers["claims"], lost)
    return Reading(document=_document(reading.document, withheld), made_by=reading.made_by, **layers)


def _withheld(reading: Reading) -> _Withheld:
    text, private = reading.document.text, names(reading)
    ways = routes(reading, private)
    named, exact = _offsets(private.find(text)), _offsets(coordinates.find(text))
    routed = _offsets(ways.find(text)) | characters(ways.spans)
    hidden = mask(text, ((offset, offset + 1) for offset in named | exact | routed))
    return _Withheld(private, ways, hidden, frozenset(named), frozenset(exact), frozenset(routed))


def _offsets(stretches: Iterable[tuple[int, int]]) -> set[int]:
    return {offset for start, end in stretches for offset in range(start, end)}


def _touches(span: Span, offsets: frozenset[int]) -> bool:
    return not offsets.isdisjoint(range(span.start, span.end))


def _clean(value: Any, withheld: _Withheld) -> Any:
    """Any record, or tuple of records, with its spans cut from the new text and its free words cleaned."""
    if isinstance(value, Span):
        return Span(value.start, value.end, withheld.text[value.start : value.end])
    if isinstance(value, tuple):
        return tuple(_clean(item, withheld) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {f.name: _field(f.name, getattr(value, f.name), withheld) for f in fields(value)}
    return _person(replace(value, **parts), value, withheld)


def _field(name: str, value: Any, withheld: _Withheld) -> Any:
    if isinstance(value, str):
        return withheld.words(value) if name in FREE else value
    return _clean(value, withheld)


def _person(cleaned: Any, record: Any, withheld: _Withheld) -> Any:
    """The record with the people and bodies that it names: whole, as one place in a body's name is no route."""
    match record:
        case Actor():
            return _actor(cleaned, record, withheld)
        case Speaker():
            return _speaker(cleaned, record, withheld)
        case Attribution():
            return replace(cleaned, chain=tuple(_link(name, withheld) for name in record.chain))
        case _:
            return cleaned


def _actor(cleaned: Actor, actor: Actor, withheld: _Withheld) -> Actor:
    if withheld.names.has(actor):
        return replace(cleaned, name=PRIVATE, id=None, private=True)
    return replace(cleaned, name=withheld.person(actor.name), organisation=_body(actor.organisation, withheld))


def _speaker(cleaned: Speaker, speaker: Speaker, withheld: _Withheld) -> Speaker:
    if speaker.kind == "person" and withheld.names.hold(speaker.name):
        return replace(cleaned, name=PRIVATE)
    return replace(cleaned, name=_body(speaker.name, withheld), organisation=_body(speaker.organisation, withheld))


def _body(name: str | None, withheld: _Withheld) -> str | None:
    return None if name is None else withheld.person(name)


def _link(name: str, withheld: _Withheld) -> str:
    """A name in the chain from outlet to holder."""
    return PRIVATE if withheld.names.hold(name) else withheld.person(name)


def _place(place: Place, withheld: _Withheld) -> Place:
    cleaned: Place = replace(coordinates.coarse(place), span=_clean(place.span, withheld))
    if _touches(place.span, withheld.routed):
        return by_province(cleaned)
    name = None if place.name is None else withheld.person(place.name)
    relation = None if place.relation is None else withheld.words(place.relation)
    return replace(cleaned, name=name, relation=relation)


def _without(records: Any, lost: set[str]) -> Any:
    """The records without references to quantities that fell away."""
    return tuple(replace(r, quantities=tuple(q for q in r.quantities if q not in lost)) for r in records)


def _document(document: Document, withheld: _Withheld) -> Document:
    def byline(name: str) -> str:
        return mask(name, withheld.names.find_whole(name))

    return replace(
        document,
        text=withheld.text,
        outlet=None if document.outlet is None else byline(document.outlet),
        title=None if document.title is None else withheld.words(document.title),
        authors=tuple(byline(author) for author in document.authors),
        url=None if document.url is None else _address(document.url, withheld),
    )


def _address(url: str, withheld: _Withheld) -> str:
    """An address as it stands, unless something in it, written out, is withheld; a town in a site's name stays."""
    written = unquote(url)
    site, slash, path = written.partition("/") if "://" not in written else _site(written)
    cleaned = withheld.person(site) + slash + withheld.words(path)
    return url if cleaned == written else cleaned


def _site(url: str) -> tuple[str, str, str]:
    scheme, _, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host}", slash, path

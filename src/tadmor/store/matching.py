"""Whether a row or a document answers a filter, one at a time: what the indexes of faster stores must equal."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Protocol

from tadmor.model import Reading
from tadmor.store.filters import Filter, Lacks
from tadmor.store.index import COLUMNS, SEARCHED, Entry, key
from tadmor.store.places import Located, asks_for_place
from tadmor.store.places import answers as place_answers
from tadmor.store.query import Query, holds, parse_query
from tadmor.store.rows import Dated, Review
from tadmor.store.words import words

__all__ = ["Listed", "answers", "is_about", "overlaps", "pointed", "weight"]

_ACTOR_COLUMNS = {None: ("doers", "receivers", "mentioned"), "actor": ("doers",), "recipient": ("receivers",)}


class Listed(Protocol):
    """What a filter asks a row itself: a claim's, an event's, a movement's."""

    @property
    def earliest(self) -> date | None: ...

    @property
    def latest(self) -> date | None: ...

    @property
    def dated(self) -> Dated | None: ...

    @property
    def places(self) -> Sequence[Located]: ...

    @property
    def review(self) -> Review: ...


def answers(entry: Entry[Any], row: Listed, filter: Filter) -> bool:
    """Whether a row, as people have reviewed it, answers every word of a filter with its entry."""
    return (
        (filter.q is None or holds(filter.q, [words(_column(entry, name)) for name in SEARCHED]))
        and _says(entry, ("speaker",), filter.speaker)
        and _says(entry, ("outlet",), filter.outlet)
        and _says(entry, _ACTOR_COLUMNS[filter.role], filter.actor)
        and _keyed(entry, "event", filter.event)
        and _keyed(entry, "certainty", filter.certainty)
        and _keyed(entry, "kind", filter.kind)
        and _keyed(entry, "lang", filter.lang)
        and all(key("has", name) in entry.keys for name in filter.has)
        and not any(_present(entry, row, name) for name in filter.lacks)
        and (not filter.review or row.review in filter.review)
        and overlaps(row, filter.from_, filter.to)
        and (not asks_for_place(filter) or any(place_answers(place, filter) for place in row.places))
    )


def _column(entry: Entry[Any], name: str) -> str:
    return entry.words[COLUMNS.index(name)]


def _says(entry: Entry[Any], columns: Iterable[str], wanted: Iterable[str]) -> bool:
    """Whether one of the wanted phrases stands in one of the columns; so it does when none is wanted."""
    phrases = [parse_query(f'"{phrase}"') for phrase in wanted]
    texts = [words(_column(entry, name)) for name in columns]
    return not phrases or any(holds(phrase, texts) for phrase in phrases)


def _keyed(entry: Entry[Any], name: str, wanted: Iterable[str]) -> bool:
    keys = [key(name, value) for value in wanted]
    return not keys or any(key in entry.keys for key in keys)


def _present(entry: Entry[Any], row: Listed, name: Lacks) -> bool:
    return pointed(row) if name == "point" else key("has", name) in entry.keys


def pointed(row: Listed) -> bool:
    """Whether a map could draw one of a row's places."""
    return any(place.lat is not None and place.lon is not None for place in row.places)


def overlaps(row: Listed, from_: date | None, to: date | None) -> bool:
    """Whether a row's days share one with an interval; an undated row shares none with any."""
    if from_ is None and to is None:
        return True
    if row.dated is None:
        return False
    return (from_ is None or row.latest is None or row.latest >= from_) and (
        to is None or row.earliest is None or row.earliest <= to
    )


def is_about(reading: Reading, filter: Filter) -> bool:
    """Whether a document by itself answers the document's part of a filter."""
    document = reading.document
    published = document.published
    if (filter.from_ or filter.to) and published is None:
        return False
    return (
        (filter.from_ is None or published is None or published >= filter.from_)
        and (filter.to is None or published is None or published <= filter.to)
        and (not filter.lang or (document.lang or "").lower() in filter.lang)
        and _outlet(document.outlet or "", filter.outlet)
    )


def _outlet(outlet: str, wanted: Iterable[str]) -> bool:
    phrases = [parse_query(f'"{phrase}"') for phrase in wanted]
    return not phrases or any(holds(phrase, [words(outlet)]) for phrase in phrases)


def weight(query: Query, entry: Entry[Any]) -> float:
    """How much of a row's words answers a query: hits to a word of it. More is better."""
    columns = [words(_column(entry, name)) for name in SEARCHED]
    hits = sum(holds(Query("", (clause,)), [[word]]) for clause in query.clauses for c in columns for word in c)
    return hits / (1 + sum(map(len, columns)))

"""What a claim can be found by: its words, by column, and its keys, one made-up word for each exact property.

Keys stand in the full-text index beside the words, so one mechanism answers every filter, newest first and without
sorting, and adding to it costs the same however large the store is. A key is a letter and hexadecimal digits: no
query that a person writes reaches the column.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Generic, TypeVar

from tadmor.model import Attribution, Claim, Event, Reading, Span
from tadmor.store.rows import ClaimRow
from tadmor.store.tabulate import Placed, claim_rows, quoted

__all__ = [
    "COLUMNS",
    "FIRST_YEAR",
    "LAST_YEAR",
    "LONG",
    "MANY_MONTHS",
    "MOST_MONTHS",
    "SEARCHED",
    "Entry",
    "day_keys",
    "entries",
    "key",
    "months",
    "names",
    "prefixes",
    "type_keys",
    "years",
]

SEARCHED = ("content", "speaker", "outlet", "title")
"""The columns that `q` searches."""
COLUMNS = (*SEARCHED, "doers", "receivers", "mentioned")
"""Every column of words. An actor stands in one of the last three."""

MOST_MONTHS = 12  # a longer interval is found by its years
_MOST_YEARS = 10  # a longer one, or an open one, by the key that says so
FIRST_YEAR, LAST_YEAR = 1900, 2100  # an interval outside counts as long


@lru_cache(maxsize=10_000)
def key(name: str, value: str) -> str:
    """The key of a property ("event", "lang" ...) with a value: a letter and 16 hexadecimal digits of their hash."""
    raw = f"{name}={value}".encode("utf-8", "surrogatepass")
    return "k" + hashlib.blake2b(raw, digest_size=8).hexdigest()


MANY_MONTHS, LONG = key("span", "months"), key("span", "long")


Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Entry(Generic[Row]):
    """A row with the words and keys it is found by; `words` has one text for each of `COLUMNS`."""

    row: Row
    words: tuple[str, ...]
    keys: frozenset[str]


def entries(reading: Reading) -> tuple[Entry[ClaimRow], ...]:
    """The entries of a reading's claims, in its order."""
    attributions = {attribution.id: attribution for attribution in reading.attributions}
    events = {event.id: event for event in reading.events}
    actors = Placed((span, actor.name) for actor in reading.actors for span in actor.mentions)
    named = {span: actor.name for actor in reading.actors for span in actor.mentions}
    found = []
    for claim, row in zip(reading.claims, claim_rows(reading), strict=True):
        told = [events[name] for name in claim.events if name in events]
        attribution = attributions.get(claim.attribution or "")
        words = (
            row.content,
            _speaker(row, attribution),
            row.outlet or "",
            row.title or "",
            *_actors(claim, told, actors, named),
        )
        found.append(Entry(row, words, frozenset(_keys(claim, row, attribution, reading.document.lang, told))))
    return tuple(found)


def _speaker(row: ClaimRow, attribution: Attribution | None) -> str:
    """Who speaks: name, role, organisation, his report's own name for him, and the words of the source."""
    own = attribution.speaker.name if attribution and attribution.speaker else None
    source = quoted(attribution.source) if attribution else ""
    named = [row.speaker, row.speaker_role, row.speaker_organisation, own, source]
    return " | ".join(dict.fromkeys(value for value in named if value))


def _actors(claim: Claim, told: Iterable[Event], actors: Placed[str], named: dict[Span, str]) -> tuple[str, str, str]:
    """The names of those who do it, of those it is done to, and of the others in the claim's words."""
    events = list(told)
    doers = dict.fromkeys(names([span for event in events for span in event.actors], actors, named))
    receivers = dict.fromkeys(names([span for event in events for span in event.recipients], actors, named))
    others = dict.fromkeys(actors.inside(claim.spans))
    rest = (name for name in others if name not in doers and name not in receivers)
    return " | ".join(doers), " | ".join(receivers), " | ".join(rest)


def names(spans: Iterable[Span], actors: Placed[str], named: dict[Span, str]) -> Iterable[str]:
    """The actors that some words mean: the one whose mention they are, else those inside; and the words themselves."""
    for span in spans:
        yield from [named[span]] if span in named else actors.inside([span])
        yield span.text


def _keys(
    claim: Claim, row: ClaimRow, attribution: Attribution | None, lang: str | None, told: Iterable[Event]
) -> Iterable[str]:
    yield key("claim", claim.id)
    if attribution:
        yield key("attribution", attribution.id)
    yield key("certainty", row.certainty)
    yield key("kind", row.kind or "own")
    if lang:
        yield key("lang", lang.lower())
    yield from (key("has", name) for name in _has(row, attribution))
    for event in told:
        yield from (key("event", prefix) for prefix in prefixes(event))
    if row.dated:
        yield from day_keys(row.earliest, row.latest)


def _has(row: ClaimRow, attribution: Attribution | None) -> Iterable[str]:
    present = {
        "quantity": bool(row.quantities),
        "event": bool(row.events),
        "movement": bool(row.movements),
        "place": bool(row.places),
        "time": row.dated == "text",
        "hedge": bool(row.hedges),
        "denial": bool(attribution and (attribution.type == "denial" or attribution.act == "deny")),
    }
    return (name for name, here in present.items() if here)


def prefixes(event: Event) -> Iterable[str]:
    """ "assault" for the class; "strike" and "strike.air" for the type."""
    return type_keys(event.class_, event.type)


def type_keys(class_: str | None, type_: str | None) -> Iterable[str]:
    """What a class and a type are asked for by."""
    if class_:
        yield class_.lower()
    if type_:
        parts = type_.lower().split(".")
        yield from (".".join(parts[:length]) for length in range(1, len(parts) + 1))


def day_keys(earliest: date | None, latest: date | None) -> Iterable[str]:
    """The keys by which an interval of days is found: its months and years, or its years, or only that it is long."""
    if earliest is None or latest is None or not FIRST_YEAR <= earliest.year <= latest.year <= LAST_YEAR:
        return [LONG]
    of_months, of_years = months(earliest, latest), years(earliest.year, latest.year)
    if len(of_months) <= MOST_MONTHS:
        return [*of_months, *of_years]
    return [MANY_MONTHS, *of_years] if len(of_years) <= _MOST_YEARS else [LONG]


def months(earliest: date, latest: date) -> list[str]:
    """The keys of the months that two days span; no more than `MOST_MONTHS` + 1, which means too many."""
    first, last = earliest.year * 12 + earliest.month - 1, latest.year * 12 + latest.month - 1
    last = min(last, first + MOST_MONTHS)
    return [key("month", f"{month // 12:04}-{month % 12 + 1:02}") for month in range(first, last + 1)]


def years(first: int, last: int) -> list[str]:
    """The keys of the years from the first to the last."""
    return [key("year", f"{year:04}") for year in range(first, last + 1)]

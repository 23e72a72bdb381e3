"""How Tadmor says what it has read, in words for people: never "fact", "true" or "confirmed", never a code alone."""

import re
from collections.abc import Container, Mapping, Sequence
from datetime import date
from functools import cache

from tadmor.model import Certainty, CertaintyLabel, Confidence, Event, Place, Quantity, Span, Speaker, Status, Time
from tadmor.ontology import event_types
from tadmor.store import EventRow, MovementRow, PointCell, QuantityCell

__all__ = [
    "WHOLE_CAMPAIGN",
    "amount",
    "certainty",
    "classed",
    "committed",
    "days",
    "doing",
    "happened",
    "interval",
    "kind",
    "kind_of",
    "number",
    "place",
    "point",
    "quantity",
    "route",
    "speaker",
]

_COMMITMENT: Mapping[CertaintyLabel, str] = {
    "CT+": "stated flatly",
    "CT-": "stated flatly as not so",
    "PR+": "told as likely",
    "PR-": "told as unlikely",
    "PS+": "told as possible",
    "PS-": "told as possibly not so",
    "Uu": "left open",
}
WHOLE_CAMPAIGN = "whole campaign so far"
"""Of an incident that is no act, but what all days of an offensive cost."""
_SHARE = "share"
"""The unit of "a third of the dead": a part of one, told as per cent."""
_BEFORE = {
    "about": "about",
    "more_than": "more than",
    "at_least": "at least",
    "less_than": "less than",
    "at_most": "at most",
}


def certainty(value: Certainty) -> str:
    """How far the speaker goes: "stated flatly", "hedged: 'appear', 'may'", "told as likely"."""
    if value.hedges:
        return "hedged: " + ", ".join(f"'{' '.join(hedge.text.split())}'" for hedge in value.hedges)
    return _COMMITMENT[value.label]


def committed(label: CertaintyLabel) -> str:
    """What a label says without its hedges: "stated flatly", "told as likely"."""
    return _COMMITMENT[label]


def number(value: int | float) -> str:
    """A number with its thousands set apart: "4,000", "7.5"."""
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.3f}".rstrip("0")


def quantity(value: Quantity) -> str:
    """A quantity with its bound, unit and scope: "more than 5,000 fighters (in the offensive)"."""
    unit = "%" if value.unit == _SHARE else value.unit
    told = " ".join(part for part in (_amount(value), unit) if part).removesuffix(",")
    return f"{told} ({' '.join(value.scope.split())})" if value.scope else told


def _amount(value: Quantity) -> str:
    low, high = value.low, value.high
    if value.unit == _SHARE:
        low, high = low and round(100 * low, 1), high and round(100 * high, 1)
    if low is None and high is None:
        return f"'{' '.join(value.span.text.split())}'"
    if low is not None and high is not None and (low != high or value.bound == "between"):
        reading = f"{number(low)} to {number(high)}"
        return f"'{' '.join(value.span.text.split())}', read as {reading}," if value.bound == "vague" else reading
    end = low if low is not None else high
    before = _BEFORE.get(value.bound) or _open_end(low, high)
    return f"{before} {number(end)}".strip() if end is not None else before


def _open_end(low: float | None, high: float | None) -> str:
    """For a bound that does not say by itself which end is open."""
    if high is None:
        return "at least"
    return "at most" if low is None else ""


def interval(value: Time) -> str:
    """The days a time expression allows: "2016-12-08", "2016-12-10 to 2016-12-12", "until 2016-12-08"."""
    return days(value.earliest, value.latest) or f"'{' '.join(value.span.text.split())}'"


def days(first: date | None, last: date | None) -> str:
    """The days between two, ends included; "" where both are open."""
    if first and last:
        return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
    if first:
        return f"from {first.isoformat()}"
    return f"until {last.isoformat()}" if last else ""


def place(value: Place) -> str:
    """A place with its point where it has one: "Palmyra (34.56, 38.28)"."""
    told = value.name or " ".join(value.span.text.split())
    if value.lat is None or value.lon is None:
        return told
    return f"{told} ({value.lat:g}, {value.lon:g})"


def speaker(value: Speaker) -> str:
    """Who speaks, as far as the report tells: "Anton Berezhnov, spokesman, Russian Ministry of Defence"."""
    parts = [value.name or "unnamed", value.role, value.organisation]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def amount(value: QuantityCell) -> str:
    """A cell in words, without its scope; "several hundred" is there as its bounds only."""
    if value.bound == "vague":
        return f"vague: {value.text.removeprefix('~ ')}"
    span = Span(0, 0, value.text)
    return quantity(Quantity(id="", span=span, low=value.low, high=value.high, bound=value.bound, unit=value.unit))


_GRAIN = {
    "G1": "a site",
    "G2": "a town",
    "G3": "the area around",
    "G4": "a route",
    "G5": "a district",
    "G6": "a province",
    "G7": "a part of a country",
    "G8": "a country",
    "G9": "no one point",
}
_SAID: Mapping[Status, str] = {
    "occurred": "said to have happened",
    "ongoing": "said to be going on",
    "planned": "said to be planned",
    "hypothetical": "said as a possibility",
    "negated": "said not to have happened",
}
_OWN: Mapping[Status, str] = {
    "occurred": "told as having happened",
    "ongoing": "told as going on",
    "planned": "told as planned",
    "hypothetical": "told as a possibility",
    "negated": "told as not having happened",
}
_WITHIN: Mapping[CertaintyLabel, str] = {
    "CT-": "within what is said not to be so",
    "PR-": "within what is called unlikely",
    "PS-": "within what is said possibly not to be so",
}
_DOING: Mapping[Confidence, str] = {
    "reported-as-fact": "who did it: told flatly by the outlet",
    "claimed-or-admitted": "who did it: says so of itself",
    "accused-by-authorities": "who did it: accused by authorities",
    "accused": "who did it: accused",
    "possible": "who did it: told as possible",
    "cleared": "who did it: told as not by them",
}


def point(value: PointCell) -> str:
    """A place as resolved, and how exactly: "Palmyra (a town)", "west of Palmyra (the area around, within 25 km)"."""
    if value.name is None and value.precision is None:
        return f"'{value.mention}' (not on the map)"
    told = " ".join(part for part in (value.relation, value.name or value.mention) if part)
    grain = _GRAIN.get(value.precision or "")
    wide = f"within {value.radius_km:g} km" if value.radius_km and value.precision in ("G3", "G4", "G5") else None
    exact = ", ".join(part for part in (grain, wide) if part)
    return f"{told} ({exact})" if exact else told


def route(row: MovementRow) -> str:
    """A way from end to end: "Mosul > Deir ez-Zor > Palmyra"; in words where an end is not told: "from Mosul"."""
    origin, via, destination = (_names(part) for part in (row.origin, row.via, row.destination))
    if origin and destination:
        return " > ".join((" and ".join(origin), *via, " and ".join(destination)))
    parts = (("from", " and ".join(origin)), ("by way of", ", ".join(via)), ("to", " and ".join(destination)))
    return " ".join(f"{word} {told}" for word, told in parts if told)


def _names(points: Sequence[PointCell]) -> list[str]:
    told = (" ".join(part for part in (value.relation, value.name or value.mention) if part) for value in points)
    return list(dict.fromkeys(told))


def kind_of(type_: str | None, class_: str | None, measured: Container[str] = ()) -> str | None:
    """What something of a type and a class may be called: its type only where that one's precision was measured."""
    return type_ if type_ and type_ in measured else class_


def kind(event: Event | None, measured: Container[str] = ()) -> str:
    """What an event is called: its type where its precision has been measured, else its class, else only "event"."""
    if event is None:
        return "MOVE"
    return kind_of(event.type, event.class_, measured) or "event"


def classed(words: str, measured: Container[str] = ()) -> str:
    """A sentence of reason with classes in place of types whose precision has not been measured, each said once."""
    return _types().sub(lambda found: ", ".join(_classes(found.group(), measured)), words)


@cache
def _types() -> re.Pattern[str]:
    name = "|".join(re.escape(name) for name in sorted(event_types(), key=len, reverse=True))
    return re.compile(rf"\b(?:{name})\b(?:, (?:{name})\b)*")


def _classes(listed: str, measured: Container[str]) -> list[str]:
    types = event_types()
    named = (name if name in measured else types[name].class_ or "event" for name in listed.split(", "))
    return list(dict.fromkeys(named))


def happened(row: EventRow | MovementRow) -> str:
    """Its status as somebody's word, never as ours: "said to have happened"; within a denial it says that."""
    status = row.event.status if isinstance(row, EventRow) else row.movement.status
    claim = row.claim
    if claim is None or claim.attribution is None:
        return _OWN[status]
    within = _WITHIN.get(claim.certainty) if status != "negated" else None
    if within is None:
        return _SAID[status]
    return within if status in ("occurred", "ongoing") else f"{_SAID[status]}, {within}"


def doing(confidence: Confidence | None) -> str:
    """How surely the text says who did it; "" where it was not judged."""
    return _DOING[confidence] if confidence else ""

"""Who acts and who is acted on, as far as a name tells: "the attackers" are somebody, but nobody in particular."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tadmor.link.counts import populations
from tadmor.link.tellings.owners import calls_own, is_fate, is_part, of_kin, owned
from tadmor.model import ARMED, SIDES, Actor, Reading, Span, overlap, touching
from tadmor.ontology.spelling import name_key

__all__ = [
    "ONESELF",
    "Party",
    "acted_on",
    "called",
    "named_persons",
    "on_side",
    "parties",
    "relate",
    "shared",
    "sides_of",
]

_HELD = re.compile(r"[-–‐‑](?:held|controlled|run|ruled)\b")
ONESELF = re.compile(r"\b\w+sel(?:f|ves)\b", re.IGNORECASE)
"""Words for who acts on himself."""
_STATE = frozenset(["state-force", "government"])
_COALITION = frozenset(["led", "coalition"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor in a role of an event. `key` is the catalogue's id or the folded name; None for a common noun."""

    name: str
    key: str | None
    kind: str
    country: str | None
    span: Span


def parties(reading: Reading, spans: Iterable[Span]) -> tuple[Party, ...]:
    """The actors that some words of an event mean, in text order, each once.

    Whose something is counts only where it is his force, his post or his dead, and then alone: "its fighters" are the
    group, "its youths", "his car" and "the house of Haddad" nobody's that is named.
    """
    found: dict[str, Party] = {}
    for span in spans:
        for actor in _meant(reading, span):
            found.setdefault(actor.name, _party(actor, span))
    return tuple(found.values())


def _meant(reading: Reading, span: Span) -> list[Actor]:
    """The actors that the words of one span mean."""
    text = reading.document.text
    found: list[tuple[Actor, Span]] = []
    owning: list[tuple[Actor, Span]] = []
    for actor in reading.actors:
        if actor.kind == "media":  # it tells, and does nothing: "AFP Saturday" stands beside the doer
            continue
        for mention in _mentions(actor, (span,)):
            thing = owned(mention, span, text)
            if _holds(mention, text) or of_kin(mention, span, text):
                continue
            if thing is None or is_fate(thing):
                found.append((actor, mention))
            elif is_part(thing) or calls_own(mention, thing):
                owning.append((actor, thing))
    named = [mention for actor, mention in found if _proper(actor)]
    owning = [(actor, thing) for actor, thing in owning if not any(overlap(mention, thing) for mention in named)]
    owners = [(body, thing) for actor, thing in owning if (body := _body_of(reading, actor)) is not None]
    theirs = [a for a, m in found if _proper(a) or not any(overlap(m, thing) for _, thing in owners)]
    return [actor for actor in reading.actors if any(actor is one for one in (*theirs, *(body for body, _ in owners)))]


def _body_of(reading: Reading, owner: Actor) -> Actor | None:
    """Who is met in what is somebody's own force: of a person the body for which he speaks or that he leads."""
    if owner.kind != "person":
        return owner
    return next((a for a in reading.actors if a.name == owner.organisation and a.kind in SIDES), None)


def _mentions(actor: Actor, spans: Iterable[Span]) -> list[Span]:
    """Where some words mean an actor."""
    return touching(actor.mentions, spans, where=lambda mention: mention)


def acted_on(reading: Reading, spans: Iterable[Span], who: Iterable[Party]) -> tuple[Party, ...]:
    """The actors to whom an event is done, without the person who does it: "he beat me", "Haddad shot him".

    An object that is no "himself" is somebody else, for whom the doer was taken.
    """
    doers = {p.name for p in who if p.kind == "person"}
    return tuple(p for p in parties(reading, spans) if p.kind != "person" or not _does_it(p, doers))


def _does_it(person: Party, doers: Collection[str]) -> bool:
    return person.name in doers and not ONESELF.search(person.span.text)


def _holds(span: Span, text: str) -> bool:
    """Whether it says whose a place is: "rebel-held districts" are hit, and no rebels."""
    return _HELD.match(text, span.end) is not None


def _party(actor: Actor, span: Span) -> Party:
    key = actor.id or (" ".join(name_key(actor.name)) if _proper(actor) else None)
    kind = "armed-group" if actor.sector == "OPP" else actor.kind  # a country's opposition is none of its forces
    return Party(name=actor.name, key=key or None, kind=kind, country=actor.country, span=span)


def _proper(actor: Actor) -> bool:
    """Whether it has a name, and is not called "attackers", "men", "that several advisers" or "diplomat (unnamed)"."""
    return actor.name[:1].isupper() and "(" not in actor.name


def relate(ones: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[float, str] | None:
    """1 where they share a named actor, 0.6 a country's forces, -1 where named ones differ; None where it is open."""
    keys, other_keys = {p.key: p for p in ones if p.key}, {p.key for p in others if p.key}
    common = sorted(key for key in keys if key in other_keys)
    if common:
        return 1.0, f"both name {keys[common[0]].name}"
    if not keys or not other_keys:
        return None
    lands = _lands(ones) & _lands(others)
    if lands:
        return 0.6, f"forces of one country ({', '.join(sorted(lands))})"
    if any(_leads(a, b) or _leads(b, a) for a in ones for b in others):
        return 0.6, "one leads the other"
    if _settled(ones) and _settled(others):
        return -1.0, f"{_names(ones)} is not {_names(others)}"
    return None


def on_side(some: Iterable[Party], sides: Collection[str]) -> bool:
    """Whether one of some parties is of a side, as voices have it: a country's government, or a group by its key."""
    return any(
        (p.country and f"government:{p.country}" in sides) or (p.key and f"group:{p.key}" in sides) for p in some
    )


def _leads(one: Party, other: Party) -> bool:
    """Whether a coalition is called by the country whose forces the other are: "American aircraft", "US-led"."""
    named = name_key(one.name)[:1]
    return one.kind in _STATE and set(name_key(other.name)) >= _COALITION and set(named) <= set(name_key(other.name))


def _lands(some: tuple[Party, ...]) -> frozenset[str]:
    """The countries whose government or forces act: rebels of a country are none of its forces."""
    return frozenset(p.country for p in some if p.key and p.country and p.kind in _STATE)


def shared(ones: tuple[Party, ...], others: tuple[Party, ...]) -> str | None:
    """The group of people that two sides both speak of where neither names anybody ("civilians"), or None."""
    ours, theirs = (
        frozenset(g for p in side for g in populations(f"{p.name} {p.span.text}")) for side in (ones, others)
    )
    return ", ".join(sorted(ours & theirs)) or None


def named_persons(ones: tuple[Party, ...], others: tuple[Party, ...]) -> str | None:
    """The person whom two sides both name, by the last two parts of his name, or None."""
    ours, theirs = ({called(p): p.name for p in side} for side in (ones, others))
    return next((ours[name] for name in sorted(ours) if name and name in theirs), None)


def called(person: Party) -> str:
    """The last two parts of a person's name, whatever his titles are; "" for anybody else, and for half a name."""
    parts = name_key(person.name)[-2:] if person.kind == "person" and person.key else ()
    return " ".join(parts) if len(parts) > 1 else ""


def sides_of(reading: Reading, spans: Iterable[Span]) -> tuple[frozenset[str], str]:
    """The armed sides that some words name, by key and by country where one is a country's; and their names.

    Only by name: "its fighters" is whoever the reader took them for.
    """
    some, found = tuple(spans), dict[str, Party]()
    for actor in reading.actors:
        if actor.kind in ARMED and any(
            _by_name(m, actor) and not _holds(m, reading.document.text) for m in _mentions(actor, some)
        ):
            party = _party(actor, some[0])
            found.setdefault(party.key or "", party)
    named = tuple(p for key, p in found.items() if key)
    lands = frozenset(f"forces of {p.country}" for p in named if p.country and p.kind in _STATE)
    return lands | {str(p.key) for p in named}, _names(named)


def _by_name(mention: Span, actor: Actor) -> bool:
    return mention.text != mention.text.lower() or name_key(mention.text) == name_key(actor.name)


def _settled(some: tuple[Party, ...]) -> bool:
    """Whether every one of them is a party to a conflict that a name settles."""
    return bool(some) and all(p.key is not None and p.kind in SIDES for p in some)


def _names(some: tuple[Party, ...]) -> str:
    return ", ".join(p.name for p in some)

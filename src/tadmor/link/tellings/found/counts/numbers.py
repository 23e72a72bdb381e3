"""The numbers of an event, of what each counts; and numbers that stand without an event."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from tadmor.link.counts import TOLLS, Count, behind, count_of, populations, takes_part
from tadmor.link.tellings.found.counts.former import instead_of, is_former
from tadmor.link.tellings.found.counts.lent import lent
from tadmor.link.tellings.found.counts.owners import whose
from tadmor.link.tellings.found.counts.periods import in_time
from tadmor.link.tellings.found.counts.roles import is_some_of, role_of
from tadmor.link.tellings.found.whole.sight import Sight
from tadmor.link.tellings.parties import sides_of
from tadmor.link.tellings.sentences import STOP
from tadmor.link.weights import weights
from tadmor.model import Claim, Event, Quantity, Span, around, inside, overlap, touching

__all__ = ["count", "counts_in", "counts_of", "orphans"]

_LOST = re.compile(r"(?:[^\W\d_]|[ '’-])+\b(?:lost|loses|losing) $")  # "the army had lost 43 fighters"
_LOSER = 45  # characters before a number in which its loser stands
_LISTED = re.compile(r" (?:[A-Z][\w-]+ )+and ")  # "nine German and one Peruvian tourists"
_SOME_OF = re.compile(r"\bincluding (?:[\w-]+ ){0,2}$")  # "34 people, including children"
_MEN = frozenset(["people", "fighters", "soldiers"])
_RANGE = 60  # characters between the two numbers of "from 34 to 30"


def counts_of(sight: Sight, claim: Claim, event: Event) -> tuple[Count, ...]:
    """The numbers of an event, and those of its claim that no event has, if they stand nearest to it."""
    listed = (sight.quantities[id_] for id_ in event.quantities if id_ in sight.quantities)
    own = {q.id: q for q in (*sight.numbers.get(event.id, ()), *listed) if _sizes(sight, q, event)}
    passage = sight.passages[claim.spans]
    triggers = [sight.events[id_].trigger for c in passage for id_ in c.events]
    for id_ in (id_ for c in passage for id_ in c.quantities):
        number = sight.quantities.get(id_)
        if number is None or number.event is not None or _is_apart(sight, number, event):
            continue
        if _nearest(_first(sight, number), triggers) == event.trigger:
            own.setdefault(id_, number)
    some = sorted(own.values(), key=lambda q: q.span.start)
    joint = _listed(some, sight.reading.document.text)
    found = _parts_alike(
        replace(one, part=one.part or one.id in joint) for one in (count(sight, claim, q, event) for q in some)
    )
    return tuple(_of_whom(sight, one, event) for one in found)


def _is_apart(sight: Sight, number: Quantity, event: Event) -> bool:
    """Whether a toll stands in another sentence than what did not happen: "There is no siege. Six are dead"."""
    if event.status != "negated" or number.role not in TOLLS:
        return False
    text, first, last = sight.reading.document.text, *sorted((number.span, event.trigger), key=lambda s: s.start)
    return STOP.search(text, first.end, last.start) is not None


def counts_in(sight: Sight, claim: Claim, words: Span) -> tuple[Count, ...]:
    """The numbers of some words that tell no event: "that 300 men had passed"."""
    some = (q for q in touching(sight.reading.quantities, [words]) if inside(q.span, [words]))
    return tuple(count(sight, claim, q) for q in some)


def _listed(some: Iterable[Quantity], text: str) -> frozenset[str]:
    """The numbers of a list that only together say how many there were: two nations of one noun."""
    pairs = [(a, b) for a, b in pairwise(some) if _LISTED.fullmatch(text, a.span.end, b.span.start)]
    return frozenset(q.id for pair in pairs for q in pair)


def _of_whom(sight: Sight, one: Count, event: Event) -> Count:
    """With the group to which it was done, where the number names nobody: "the losses of the militia were four"."""
    if one.role not in TOLLS or one.sides or one.population or one.part or one.scope:
        return one
    text = sight.reading.document.text
    done_to = [
        r
        for r in event.recipients
        if not overlap(r, one.span) and not _SOME_OF.search(text, max(0, r.start - 30), r.start)
    ]
    done_to = done_to or [r for e in _losses(sight, event) for r in e.recipients]
    if len(done_to) != 1:
        return one
    (whom,) = done_to
    others = any(q.id != one.id for q in touching(sight.reading.quantities, [whom]))
    return one if others else replace(one, population=populations(whom.text))


def _losses(sight: Sight, event: Event) -> list[Event]:
    """The other events of its passage that tell of dead without a number: the "losses" that "were four killed"."""
    passage = sight.passages[sight.claim_of[event.id].spans]
    others = [sight.events[id_] for claim in passage for id_ in claim.events if id_ != event.id]
    return [e for e in others if e.type == event.type == "CONSEQ.casualty" and not e.quantities]


def count(sight: Sight, claim: Claim, number: Quantity, event: Event | None = None) -> Count:
    """What a number counts, as one of the passage in which its claim stands; with `event`, beside what that tells."""
    text = sight.reading.document.text
    role = role_of(number, text) if event is None else _role(number, event, text)
    home = next((c for c in sight.passages[claim.spans] if number.id in c.quantities), claim)
    found = count_of(number, home.id, text, role, former=is_former(text, number.span))
    found = found if found.former else replace(found, instead=instead_of(sight, number))
    sides, name = sides_of(sight.reading, _words_of(sight, number))
    found = in_time(sight, number, replace(found, sides=sides, named=name))
    if not found.sides:
        sides, name = whose(sight, home, found)
        found = replace(found, sides=sides, named=name)
    return lent(sight, number, found, lambda other: count(sight, claim, other))


def _words_of(sight: Sight, number: Quantity) -> tuple[Span, ...]:
    """The number with the words behind it that say whom it counts, and who "lost" so many."""
    text, start = sight.reading.document.text, number.span.start
    end = number.span.end + len(behind(number.span, text))
    loser = _LOST.search(text[max(0, start - _LOSER) : start])
    first = start - _LOSER + loser.start() if loser and start >= _LOSER else start
    return (Span(first, end, text[first:end]),)


def _parts_alike(counts: Iterable[Count]) -> tuple[Count, ...]:
    """Counts in order; "82 were killed, including 28 soldiers": a part is of what the whole is of."""
    found: list[Count] = []
    for count in counts:
        whole = next((c for c in reversed(found) if not c.part and c.role in TOLLS), None)
        lends = count.part and count.role == "force" and whole is not None
        found.append(replace(count, role=whole.role) if lends and whole is not None else count)
    return tuple(found)


def _sizes(sight: Sight, number: Quantity, event: Event) -> bool:
    """Whether a number is an event's: of those with one actor, of its first and of what is of the same class.

    "4,000 men travelled ahead of the assault" counts who travelled, and not who attacked.
    """
    if number.event == event.id or number.id not in event.quantities:
        return number.event == event.id
    return number.event is None or sight.events[number.event].class_ == event.class_


def _first(sight: Sight, number: Quantity) -> Span:
    """Of "from 34 to 30" the first number, which stands where the second belongs."""
    text = sight.reading.document.text
    for other in touching(sight.reading.quantities, [around(number.span, _RANGE)]):
        if other.span.end < number.span.start and text[other.span.end : number.span.start].strip() == "to":
            return other.span
    return number.span


def _role(number: Quantity, event: Event, text: str) -> str | None:
    """A bare number ("more than 100") beside "killed" is of the killed, as are "417 fighters" to whom it is done.

    "Ten of them" are of what the number before is of, whatever stands behind.
    """
    role = role_of(number, text)
    if role != number.role or (role is None and is_some_of(number.span, text)):
        return role
    if number.role == "force" and any(inside(number.span, (span,)) for span in event.recipients):
        return weights().verbs.get(event.trigger.text.lower(), number.role)
    if number.role is None and number.unit in _MEN and event.class_ == "ASSAULT" and takes_part(number.span, text):
        return "force"
    if number.role is not None or number.unit not in (None, "people", "soldiers", "fighters", "civilians"):
        return number.role
    if number.unit is not None and number.event != event.id and number.id not in event.quantities:
        return None
    return weights().verbs.get(event.trigger.text.lower())


def _nearest(span: Span, triggers: Iterable[Span]) -> Span | None:
    return min(triggers, key=lambda t: (max(t.start - span.end, span.start - t.end), t.start), default=None)


def orphans(sight: Sight, events: list[Event]) -> Iterable[tuple[Claim, tuple[Quantity, ...]]]:
    """Claims that give numbers of what happened and have no event."""
    told, text = {id_ for e in events for id_ in e.quantities}, sight.reading.document.text
    for claim in sight.reading.claims:
        numbers = tuple(
            q
            for q in (sight.quantities.get(id_) for id_ in claim.quantities)
            if q is not None and role_of(q, text) in weights().roles and q.event is None and q.id not in told
        )
        own = [e for e in events if e.id in claim.events]
        if any(e.status == "negated" for e in own):
            numbers = tuple(q for q in numbers if all(_is_apart(sight, q, e) for e in own))
            own = []
        if numbers and not own:
            yield claim, numbers

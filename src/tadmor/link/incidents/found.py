"""Tellings as they are found in a reading: one an event, one a number without an event, one a bare denial.

What is told as one is joined elsewhere (`told`).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tadmor.link.counts import Count, count_of, takes_part
from tadmor.link.denials import answers, blames, denies, is_certain, looks_back
from tadmor.link.incidents.background import is_background
from tadmor.link.incidents.holders import Said, said_of
from tadmor.link.incidents.parties import Party, parties
from tadmor.link.incidents.places import Spot, focus, scene, spots
from tadmor.link.incidents.stories import opening
from tadmor.link.incidents.tellings import Telling
from tadmor.link.incidents.times import When, told_by, when
from tadmor.link.incidents.weights import weights
from tadmor.link.incidents.words import Vector, vector
from tadmor.model import Attribution, Claim, Event, Movement, Quantity, Reading, Span, Spans, inside, item_id

__all__ = ["told_events"]

_FROM = re.compile(
    r"\bfrom(?: the)?(?: [A-Z][\w'’-]*(?:,| and| or)+)*\s$"
)  # "fighters from Raqqa": not where they fight
_ANNOUNCED = re.compile(r"\b(?:announc|declar|proclaim|post|publish|releas)\w+", re.IGNORECASE)
_BEFORE_DAY = 20  # characters before a day in which "posted on" stands
_SAID_ON = re.compile(r"[\s,]*(?:(?:late|early) )?(?:on )?")
_BROKEN = re.compile(r"\b(?:broke|broken|break|breaking|breach\w*|lift\w*|end|ended|ending)\b[^.]*$", re.IGNORECASE)
_BESIEGED = re.compile(r"\b(?:a|an|the|of|in|on|held|this|that)(?: [\w-]+)? $")
_AIRCRAFT = re.compile(
    r"\b(?:air|aerial|warplanes?|jets?|aircraft|planes|helicopters?|bombers|air forces?|aerospace forces)\b[^.]*$",
    re.IGNORECASE,
)
_FLOWN = 90  # characters before "raids" in which who flew them stands
_CHANGED = re.compile(r"\s+to\s+[\d“\"]")
_BEFORE = 300  # characters in which what "denied it" denies must have been told
_NO_SIGN = frozenset(["hypothetical"])
_MEN = frozenset(["people", "fighters", "soldiers"])
_TOLLS = frozenset(["killed", "injured"])
_STATES = frozenset(["TERRITORY.hold"])
_HOLDING = frozenset(["held", "hold", "holds", "kept", "keeps", "controlled", "controls", "control"])
_HYPHENS = frozenset("-–‐‑")


@dataclass(frozen=True, slots=True)
class _Sight:
    """A reading with what its tellings share, looked up once."""

    reading: Reading
    claims: Mapping[str, Claim]
    claim_of: Mapping[str, Claim]
    attributions: Mapping[str, Attribution]
    passages: Mapping[Spans, tuple[Claim, ...]]
    events: Mapping[str, Event]
    quantities: Mapping[str, Quantity]
    movements: Mapping[str, tuple[Movement, ...]]
    focus: Spot | None
    report: Vector


def _sight(reading: Reading) -> _Sight:
    movements: dict[str, tuple[Movement, ...]] = {}
    for movement in reading.movements:
        if movement.event is not None:
            movements[movement.event] = (*movements.get(movement.event, ()), movement)
    return _Sight(
        reading=reading,
        claims={claim.id: claim for claim in reading.claims},
        claim_of={event: claim for claim in reading.claims for event in claim.events},
        attributions={a.id: a for a in reading.attributions},
        passages=_passages(reading),
        events={e.id: e for e in reading.events},
        quantities={q.id: q for q in reading.quantities},
        movements=movements,
        focus=focus(reading),
        report=opening(reading),
    )


def _passages(reading: Reading) -> dict[Spans, tuple[Claim, ...]]:
    """Claims by their words: what an outlet tells in one sentence of its own is several claims with the same words."""
    found: dict[Spans, tuple[Claim, ...]] = {}
    for claim in reading.claims:
        found[claim.spans] = (*found.get(claim.spans, ()), claim)
    return found


def told_events(reading: Reading) -> tuple[Telling, ...]:
    """One telling for each event that a report tells as such, each number without an event, and each bare denial.

    What is told as one is not joined yet. Text order.
    """
    sight, text = _sight(reading), reading.document.text
    denied = _denied(sight)
    unsaid = {id_ for claim, own in denied if denies(own, text) for id_ in claim.events}
    told = (e for e in reading.events if e.id in sight.claim_of)
    events = [e for e in told if _counts_as_happening(e, text) or (e.id in unsaid and e.status in _NO_SIGN)]
    found = [_of_event(sight, event) for event in events]
    found += [_of_numbers(sight, claim, numbers) for claim, numbers in _orphans(sight, events)]
    found += [_bare(sight, claim) for claim, own in denied if not claim.events and not answers(own, text)]
    for claim, own in denied:
        if answers(own, text) and not any(_within(own, other) for _, other in denied if other.id != own.id):
            found = _answered(sight, found, claim, own)
    return tuple(sorted({t.id: t for t in found}.values(), key=lambda t: (t.start, t.id)))


def _within(one: Attribution, other: Attribution) -> bool:
    """Whether one denial is a part of another's words."""
    return one.parent == other.id or (bool(one.content) and all(inside(s, other.content) for s in one.content))


def _answered(sight: _Sight, found: list[Telling], claim: Claim, own: Attribution) -> list[Telling]:
    """The denial joined to what somebody told just before it; alone where nobody did."""
    said = said_of(sight.reading, claim, None)
    before = [
        (known.spans[-1].end, t.id)
        for t in found
        for one in t.said
        for known in (sight.claims[one.claim],)
        if 0 <= claim.spans[0].start - known.spans[-1].end <= _BEFORE
        and one.chain
        and one.chain != said.chain
        and (one.accuses or not blames(own))
    ]
    if not before:
        return found if looks_back(own, sight.reading.document.text) else [*found, _bare(sight, claim)]
    answered = max(before)[1]
    return [replace(t, said=(*t.said, said)) if t.id == answered else t for t in found]


def _counts_as_happening(event: Event, text: str) -> bool:
    """Whether an event happens here: speech does not, nor does a state without a time of its own ("the IS-held town").

    Nor does what is told of a whole war, of some earlier time or again and again ("has previously targeted the town").
    """
    if event.status in _NO_SIGN or (event.type or "").startswith("SPEECH."):
        return False
    if is_background(event, text):
        return False
    if event.trigger.text.lower() == "besieged" and _BESIEGED.search(text[: event.trigger.start][-30:]):
        return False
    attributive = text[max(0, event.trigger.start - 1) : event.trigger.start] in _HYPHENS
    verb = event.trigger.text.lower() in _HOLDING
    return event.type not in _STATES or (verb and bool(event.time) and not attributive)


def _happens(sight: _Sight, event: Event) -> bool:
    return _counts_as_happening(event, sight.reading.document.text)


def _of_event(sight: _Sight, event: Event) -> Telling:
    claim = sight.claim_of[event.id]
    path = [s for m in sight.movements.get(event.id, ()) for s in (*m.origin, *m.via, *m.destination)]
    movers = [s for m in sight.movements.get(event.id, ()) for s in m.mover]
    text = sight.reading.document.text
    counts, kind = _counts(sight, claim, event), _kind(event, text)
    return _telling(
        sight,
        said_of(sight.reading, claim, event),
        claim,
        (event.trigger,),
        events=(event.id,),
        types=frozenset(filter(None, [kind, *_offensive(counts, event.class_)])),
        triggers=((event.trigger, kind),) if kind and not (_planned(event) or _ended(event, text)) else (),
        classes=frozenset(filter(None, [event.class_])),
        planned=_planned(event) and not said_of(sight.reading, claim, event).negative,
        legs=_legs(sight.movements.get(event.id, ())),
        who=parties(sight.reading, (*event.actors, *movers)),
        whom=parties(sight.reading, event.recipients),
        spots=_scene(sight, event, path),
        when=_when(sight, claim, event),
        counts=counts,
        score=event.score,
    )


def _when(sight: _Sight, claim: Claim, event: Event) -> When | None:
    """When an event happens: "repelled it, a source told the agency on Monday" is of Monday or the day before."""
    own = sight.attributions.get(claim.attribution or "")
    if own is None:
        return when(sight.reading, event.time)
    text, ends = sight.reading.document.text, [s.end for s in (*own.cue, *own.addressee)]
    said = [s for s in event.time if any(_SAID_ON.fullmatch(text[end : s.start]) for end in ends)]
    told = [s for s in event.time if s not in said or inside(s, claim.spans)]
    if told or not said:
        return when(sight.reading, told)
    found = when(sight.reading, said)
    words = [span.text for span in own.cue] + [text[max(0, span.start - _BEFORE_DAY) : span.start] for span in said]
    announced = any(_ANNOUNCED.search(one) for one in words)  # of the day itself, for all that words say
    return found if found is None or not found.own or announced else told_by(found)


def _kind(event: Event, text: str) -> str | None:
    """The type of an event: a raid by warplanes is an air strike."""
    before = text[max(0, event.trigger.start - _FLOWN) : event.trigger.start]
    return "STRIKE.air" if event.type == "BATTLE.raid" and _AIRCRAFT.search(before) else event.type


def _ended(event: Event, text: str) -> bool:
    """Whether it is a siege that was broken: nobody is told to be besieged."""
    before = text[max(0, event.trigger.start - 60) : event.trigger.start]
    return event.type == "TERRITORY.siege" and _BROKEN.search(before) is not None


def _offensive(counts: Iterable[Count], class_: str | None) -> list[str]:
    """The kind of what all take part in, whatever its word: "1,000 attackers took part", "thrown into battle"."""
    return ["BATTLE.offensive"] if class_ == "ASSAULT" and any(c.whole and c.role == "force" for c in counts) else []


def _scene(sight: _Sight, event: Event, path: list[Span]) -> tuple[Spot, ...]:
    """Where an event happens. Who "left towards Tiyas" leaves from somewhere else: from where the report is about."""
    text = sight.reading.document.text
    place = event.place if path else [s for s in event.place if not _FROM.search(text[max(0, s.start - 40) : s.start])]
    found = spots(sight.reading, (*place, *path))
    ends = {name for m in sight.movements.get(event.id, ()) for name in ("origin", "via") if getattr(m, name)}
    towards = bool(sight.movements.get(event.id)) and not event.place and not ends
    return (*found, sight.focus) if found and towards and sight.focus is not None else found


def _planned(event: Event) -> bool:
    """ "5,000 men were committed to the offensive" is no plan, although "committed" often is."""
    return event.status == "planned" and not is_certain(event)


def _legs(movements: Iterable[Movement]) -> frozenset[str]:
    return frozenset(name for m in movements for name in ("origin", "via", "destination") if getattr(m, name))


def _count(sight: _Sight, claim: Claim, number: Quantity, role: str | None) -> Count:
    home = next((c for c in sight.passages[claim.spans] if number.id in c.quantities), claim)
    rest = sight.reading.document.text[number.span.end : number.span.end + 12]
    return count_of(number, home.id, sight.reading.document.text, role, former=_CHANGED.match(rest) is not None)


def _counts(sight: _Sight, claim: Claim, event: Event) -> tuple[Count, ...]:
    """The numbers of an event, and those of its claim that no event has, if they stand nearest to it."""
    own = {q.id: q for q in sight.reading.quantities if _sizes(sight, q, event)}
    passage = sight.passages[claim.spans]
    triggers = [sight.events[id_].trigger for c in passage for id_ in c.events]
    for id_ in (id_ for c in passage for id_ in c.quantities):
        number = sight.quantities.get(id_)
        if number is not None and number.event is None and _nearest(_first(sight, number), triggers) == event.trigger:
            own.setdefault(id_, number)
    some = sorted(own.values(), key=lambda q: q.span.start)
    return _parts_alike(_count(sight, claim, q, _role(q, event, sight.reading.document.text)) for q in some)


def _parts_alike(counts: Iterable[Count]) -> tuple[Count, ...]:
    """Counts in order; "82 were killed, including 28 soldiers": a part is of what the whole is of."""
    found: list[Count] = []
    for count in counts:
        whole = next((c for c in reversed(found) if not c.part and c.role in _TOLLS), None)
        lent = count.part and count.role == "force" and whole is not None
        found.append(replace(count, role=whole.role) if lent and whole is not None else count)
    return tuple(found)


def _sizes(sight: _Sight, number: Quantity, event: Event) -> bool:
    """Whether a number is an event's: of those with one actor, of its first and of what is of the same class.

    "4,000 men travelled ahead of the assault" counts who travelled, and not who attacked.
    """
    if number.event == event.id or number.id not in event.quantities:
        return number.event == event.id
    return number.event is None or sight.events[number.event].class_ == event.class_


def _first(sight: _Sight, number: Quantity) -> Span:
    """Of "from 34 to 30" the first number, which stands where the second belongs."""
    text = sight.reading.document.text
    for other in sight.reading.quantities:
        if other.span.end < number.span.start and text[other.span.end : number.span.start].strip() == "to":
            return other.span
    return number.span


def _role(number: Quantity, event: Event, text: str) -> str | None:
    """A bare number ("more than 100") beside "killed" is of the killed, as are "417 fighters" to whom it is done."""
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


def _orphans(sight: _Sight, events: list[Event]) -> Iterable[tuple[Claim, tuple[Quantity, ...]]]:
    """Claims that give numbers of what happened and have no event."""
    told = {id_ for e in events for id_ in e.quantities}
    for claim in sight.reading.claims:
        numbers = tuple(
            q
            for q in (sight.quantities.get(id_) for id_ in claim.quantities)
            if q is not None and q.role in weights().roles and q.event is None and q.id not in told
        )
        if numbers and not any(e.id in claim.events for e in events):
            yield claim, numbers


def _of_numbers(sight: _Sight, claim: Claim, numbers: tuple[Quantity, ...]) -> Telling:
    """A number without an event of its own: one that a nested claim tells inside its words lends it kind and place."""
    inner = [e for e in sight.reading.events if inside(e.trigger, claim.spans) and _happens(sight, e)]
    lent = [_of_event(sight, e) for e in inner if e.id in sight.claim_of]
    counts = tuple(_count(sight, claim, q, q.role) for q in numbers)
    offensive = _offensive(counts, "ASSAULT")
    return _telling(
        sight,
        said_of(sight.reading, claim, None),
        claim,
        tuple(q.span for q in numbers),
        events=tuple(e.id for e in inner if e.id in sight.claim_of),
        types=frozenset([*(kind for t in lent for kind in t.types), *offensive]),
        triggers=tuple(pair for t in lent for pair in t.triggers),
        classes=frozenset(c for t in lent for c in t.classes)
        or (frozenset(["ASSAULT"]) if offensive else frozenset(weights().roles[str(q.role)] for q in numbers)),
        planned=False,
        legs=frozenset(),
        who=tuple(p for t in lent for p in t.who) or parties(sight.reading, tuple(q.span for q in numbers)),
        whom=tuple(p for t in lent for p in t.whom),
        spots=spots(sight.reading, claim.spans),
        when=when(sight.reading, claim.spans),
        counts=counts,
        score=0.6,
    )


def _denied(sight: _Sight) -> list[tuple[Claim, Attribution]]:
    text = sight.reading.document.text
    found = ((c, sight.attributions.get(c.attribution or "")) for c in sight.reading.claims)
    return [(c, a) for c, a in found if a is not None and (denies(a, text) or answers(a, text))]


def _bare(sight: _Sight, claim: Claim) -> Telling:
    """A denial whose content tells no event that was read: nothing but its words, places and days."""
    return _telling(
        sight,
        said_of(sight.reading, claim, None),
        claim,
        claim.spans,
        events=(),
        types=frozenset(),
        classes=frozenset(),
        planned=False,
        legs=frozenset(),
        who=(),
        whom=(),
        spots=spots(sight.reading, claim.spans),
        when=when(sight.reading, claim.spans),
        counts=(),
        score=0.5,
        bare=True,
    )


def _telling(
    sight: _Sight,
    said: Said,
    claim: Claim,
    spans: Spans,
    *,
    events: tuple[str, ...],
    types: frozenset[str],
    classes: frozenset[str],
    planned: bool,
    legs: frozenset[str],
    who: tuple[Party, ...],
    whom: tuple[Party, ...],
    spots: tuple[Spot, ...],
    when: When | None,
    counts: tuple[Count, ...],
    score: float,
    triggers: tuple[tuple[Span, str], ...] = (),
    bare: bool = False,
) -> Telling:
    return Telling(
        id=item_id("t", sight.reading.document.id, spans),
        document=sight.reading.document.id,
        published=sight.reading.document.published,
        said=(said,),
        events=events,
        spans=spans,
        types=types,
        classes=classes,
        planned=planned,
        legs=legs,
        who=who,
        whom=whom,
        spots=spots if bare else scene(spots, sight.focus),
        when=when,
        counts=counts,
        triggers=triggers,
        score=score,
        words=vector((s.text, 1.0) for s in claim.spans),
        report=sight.report,
    )

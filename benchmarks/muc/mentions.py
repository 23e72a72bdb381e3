"""What each event of a reading says of an incident: its MUC type, day, place, victims, targets and who did it."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType

from benchmarks.muc.countries import NINE
from benchmarks.muc.keys import Days
from benchmarks.muc.lists import listed

from tadmor.model import SIDES, Actor, Event, Place, Quantity, Reading, Sentence, Span, overlap
from tadmor.nlp.syntax.small_words import grammar

__all__ = ["Frame", "Group", "Mention", "chain", "doer", "frame_of", "mentions", "spelt", "with_neighbours"]

_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "BATTLE.attack": "ATTACK",
        "BATTLE.ambush": "ATTACK",
        "BATTLE.raid": "ATTACK",
        "BATTLE.offensive": "ATTACK",
        "BATTLE.clash": "",
        "STRIKE.air": "BOMBING",
        "STRIKE.shelling": "ATTACK",
        "STRIKE.ied": "BOMBING",
        "STRIKE.suicide": "BOMBING",
        "STRIKE.grenade": "BOMBING",
        "CIVHARM.attack": "ATTACK",
        "CIVHARM.killing": "ATTACK",
        "CIVHARM.abduction": "KIDNAPPING",
        "DAMAGE.destroy": "",
        "DAMAGE.loot": "ROBBERY",
        "CONSEQ.casualty": "",
    }
)
"""MUC's type of ours; "" for what tells of an incident but is none alone."""
_REACH = 160  # characters between an event and a day that its sentence names


@dataclass(frozen=True, slots=True)
class Group:
    """A person, a group or a thing that an event has in a role, in capitals: its name or description, and how many."""

    text: str
    name: str | None = None
    role: str | None = None
    number: str = "1"
    human: bool = True
    military: bool = False
    effect: str | None = None
    organization: bool = False
    definite: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One event as MUC sees it. `kind` is "" where the event alone is no incident."""

    event: Event
    kind: str
    sentence: int
    paragraph: int
    days: Days | None
    place: tuple[str, ...]
    victims: tuple[Group, ...] = ()
    targets: tuple[Group, ...] = ()
    doers: tuple[Group, ...] = ()
    general: bool = False

    @property
    def bare(self) -> bool:
        """A mention that names nobody and nothing it hit: "the attack"."""
        return not self.victims and not self.targets

    @property
    def names(self) -> set[str]:
        """Names of victims."""
        return {group.name for group in self.victims if group.name}


@dataclass(frozen=True, slots=True)
class Frame:
    """A reading, ready to be asked where things stand."""

    reading: Reading
    sentences: Sequence[Sentence]
    country: str
    town: str
    day: date | None
    people: frozenset[str] = field(default_factory=frozenset)

    def sentence(self, offset: int) -> int:
        """The number of the sentence over an offset."""
        for number, sentence in enumerate(self.sentences):
            if offset < sentence.end:
                return number
        return max(0, len(self.sentences) - 1)


def frame_of(reading: Reading, sentences: Sequence[Sentence], country: str, town: str) -> Frame:
    """A reading with what its dateline says."""
    kinds = grammar().kinds
    people = frozenset(kinds.get("people", ())) | frozenset(kinds.get("force", ()))
    return Frame(reading, sentences, country, town, reading.document.published, people)


def mentions(frame: Frame) -> Iterator[Mention]:
    """The events that may tell an incident, in text order."""
    for event in frame.reading.events:
        kind = _KINDS.get(event.type or "")
        if kind is None or event.status == "negated":
            continue
        trigger = event.trigger.text.lower()
        if not kind:
            kind = (
                "BOMBING"
                if trigger.startswith(tuple(listed("blast")))
                else "ARSON"
                if trigger.startswith(tuple(listed("fire")))
                else ""
            )
        number = frame.sentence(event.trigger.start)
        victims, targets = _suffering(frame, event)
        yield Mention(
            event=event,
            kind=kind,
            sentence=number,
            paragraph=frame.sentences[number].paragraph if frame.sentences else 0,
            days=_days(frame, event.time) or _days_nearby(frame, event, number),
            place=_place(frame, event, number),
            victims=victims,
            targets=targets,
            doers=tuple(doer(frame, span) for span in event.actors if _can_do(span)),
            general=event.clarity == "aggregate",
        )


def _begins(trigger: str, name: str) -> bool:
    return trigger.startswith(tuple(listed(name)))


def _days_nearby(frame: Frame, event: Event, number: int) -> Days | None:
    """A day that the event's own sentence names, but not one that its report is dated by ("said today")."""
    sentence = frame.sentences[number]
    inside = [t for t in frame.reading.times if sentence.start <= t.span.start < sentence.end]
    spans = [t.span for t in inside if "today" not in t.span.text.lower()]
    near = [span for span in spans if abs(span.start - event.trigger.start) < _REACH]
    return _days(frame, near)


def _can_do(span: Span) -> bool:
    """Whether an actor can be one for MUC: no bomb, no article alone, no pronoun."""
    words = span.text.split()
    return not _pronoun(span) and span.text.lower() not in listed("articles") and _head_word(words) not in _weapons()


@cache
def _weapons() -> frozenset[str]:
    return frozenset(grammar().kinds.get("weapon", ())) | listed("explosives")


def _days(frame: Frame, spans: Sequence[Span]) -> Days | None:
    """The shortest interval that the event's times name, if it is short and not after the message."""
    found = [t for t in frame.reading.times if any(overlap(t.span, span) for span in spans)]
    known = [(t.earliest, t.latest) for t in found if t.earliest and t.latest and t.type in ("DATE", "TIME")]
    known = [(a, b) for a, b in known if (b - a).days <= 31 and (not frame.day or a <= frame.day)]
    if not known:
        return None
    first, last = min(known, key=lambda pair: pair[1] - pair[0])
    return Days(first, min(last, frame.day) if frame.day else last)


def _place(frame: Frame, event: Event, number: int) -> tuple[str, ...]:
    """From the country down, as the text names it; empty where the event names no place."""
    known = [p for p in frame.reading.places if not p.metonym and not _far(p) and not _elsewhere(p)]
    found = [p for p in known if any(overlap(p.span, s) for s in event.place)]
    found = with_neighbours(frame, found) or _in_sentence(frame, event, number)
    if not found and any("capital" in span.text.lower() for span in event.place) and frame.town:
        return (frame.country, frame.town)
    return chain(frame, found)


def _far(place: Place) -> bool:
    """Whether a place is only measured from: "460 km northwest of Bogota"."""
    return bool(place.relation) and any(c.isdigit() for c in place.relation or "")


def _elsewhere(place: Place) -> bool:
    """Whether a town lies outside the nine countries by every entry of its name: Havana."""
    known = place.country and place.country not in NINE and place.precision != "G8"
    return bool(known) and not any(other.country in NINE for other in place.others)


def with_neighbours(frame: Frame, found: Sequence[Place]) -> list[Place]:
    """With the places that stand beside them: "in Ambo, Huanuco Department"."""
    text, beside = frame.reading.document.text, list(found)
    for place in frame.reading.places:
        for one in found:
            low, high = sorted((place.span, one.span), key=lambda span: span.start)
            between = text[low.end : high.start].lower().replace(",", " ").replace("(", " ").split()
            if place not in beside and len(between) < 5 and set(between) <= listed("joining"):
                beside.append(place)
    return beside


def _in_sentence(frame: Frame, event: Event, number: int) -> list[Place]:
    """Where the event names no place, the nearest that its sentence does after "in", "at" or "near"."""
    sentence, text = frame.sentences[number], frame.reading.document.text
    inside = [
        p
        for p in frame.reading.places
        if sentence.start <= p.span.start < sentence.end
        and not p.metonym
        and not _far(p)
        and not _elsewhere(p)
        and text[max(0, p.span.start - 30) : p.span.start].lower().split()[-1:] in (["in"], ["at"], ["near"], ["of"])
    ]
    nearest = sorted(inside, key=lambda p: abs(p.span.start - event.trigger.start))[:1]
    return with_neighbours(frame, nearest)


def chain(frame: Frame, places: Sequence[Place]) -> tuple[str, ...]:
    """Country, region, town of some places; the country of the dateline where the map says nothing useful."""
    if not places:
        return ()
    text = frame.reading.document.text
    countries = {NINE[p.country] for p in places if p.country and p.country in NINE and p.precision == "G8"}
    places = [p for p in places if not _followed(p, text, listed("streets"))]
    regions = [_spelt(p) for p in places if p.precision != "G8" and _is_region(p, text)]
    parts = [p for p in places if _followed(p, text, listed("parts"))]
    towns = [p for p in places if p.precision != "G8" and not _is_region(p, text) and p not in parts]
    inside = [NINE[p.country] for p in places if p.country and p.country in NINE]
    country = frame.country if frame.country in inside or not inside else inside[0]
    if countries:
        country = sorted(countries, key=lambda name: name != country)[0]
    upper = [_spelt(p) for p in towns[:1]] or ([frame.town] if parts and frame.town else [])
    below = [*regions[:1], *upper, *(_spelt(p) for p in parts[:1])]
    return (country, *dict.fromkeys(name for name in below if name != country))


def _followed(place: Place, text: str, words: Container[str]) -> bool:
    after = text[place.span.end : place.span.end + 16].lower().split()
    before = text[max(0, place.span.start - 18) : place.span.start].lower().split()
    here = bool(after) and after[0].strip(",.;'") in words
    return here or (len(before) > 1 and before[-1] == "of" and before[-2] in words)


def _spelt(place: Place) -> str:
    words = place.span.text.upper().split()
    while len(words) > 1 and words[-1].lower() in listed("levels"):
        words.pop()
    return " ".join(words)


def _is_region(place: Place, text: str) -> bool:
    around = text[place.span.end : place.span.end + 14].lower().split()
    before = text[max(0, place.span.start - 16) : place.span.start].lower().split()
    if place.span.text.lower().split()[-1] in listed("regions"):
        return True
    follows = bool(around) and around[0].strip(",.") in listed("regions")
    return follows or (len(before) > 1 and before[-1] == "of" and before[-2] in listed("regions"))


def _suffering(frame: Frame, event: Event) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    victims: list[Group] = []
    targets: list[Group] = []
    for span in event.recipients:
        if _pronoun(span) and not _meant(frame, span):
            continue
        group = _group(frame, event, span)
        if group is not None and _says_something(group):
            (victims if group.human else targets).append(group)
    return tuple(victims), tuple(targets)


def _meant(frame: Frame, span: Span) -> Actor | None:
    """The named person that a pronoun stands for, by the reading's actors."""
    exact = [a for a in frame.reading.actors if any(m.start == span.start and m.end == span.end for m in a.mentions)]
    return next((a for a in exact if a.kind == "person" and a.name[:1].isupper() and "(unnamed)" not in a.name), None)


def _says_something(group: Group) -> bool:
    """Whether a group is more than a number or a pointer: not "10", not "another"."""
    word = group.text.lower()
    return bool(word) and not word[0].isdigit() and word not in listed("counts") and word not in listed("articles")


def _pronoun(span: Span) -> bool:
    return span.text.lower().strip() in listed("pronouns")


def _group(frame: Frame, event: Event, span: Span) -> Group | None:
    actor = _actor(frame, span)
    words = span.text.split()
    head = _head_word(words)
    if not head:
        return None
    known = actor is not None and actor.kind in ("person", "civilians", "armed-group", "state-force", "government")
    listed = head in frame.people or head.rstrip("s") in frame.people
    human = listed or (known and actor is not None and actor.kind in ("person", "civilians", "armed-group"))
    if not human and event.type in ("CIVHARM.killing", "CIVHARM.abduction", "CONSEQ.casualty"):
        human = True
    effect = _effect(event, human)
    military = actor is not None and actor.kind in ("state-force", "armed-group")
    number = _number(frame, span, head)
    if actor is not None and actor.kind == "person" and actor.name[:1].isupper() and "(unnamed)" not in actor.name:
        role = actor.role.upper() if actor.role else None
        return Group(actor.name.upper(), actor.name.upper(), role, "1", True, False, effect, span=span)
    if human and actor is None and _is_name(words):
        return Group(_bare(words).upper(), _bare(words).upper(), None, "1", True, False, effect, span=span)
    definite = words[0].lower() in ("the", "those", "these", "both", "all")
    return Group(_bare(words).upper(), None, None, number, human, military, effect, definite=definite, span=span)


def _is_name(words: Sequence[str]) -> bool:
    return len(words) > 1 and all(word[:1].isupper() or word in ("de", "la", "del", "y", "los") for word in words)


def _effect(event: Event, human: bool) -> str | None:
    trigger = event.trigger.text.lower()
    if human:
        if event.type == "CONSEQ.casualty":
            return (
                "INJURY"
                if trigger.startswith(tuple(listed("hurt")))
                else "DEATH"
                if trigger.startswith(tuple(listed("dead")))
                else None
            )
        return "DEATH" if event.type == "CIVHARM.killing" else None
    if event.type == "DAMAGE.destroy":
        return "DESTROYED" if _begins(trigger, "ruin") else "SOME DAMAGE"
    return "SOME DAMAGE" if event.type == "STRIKE.ied" else None


def _actor(frame: Frame, span: Span) -> Actor | None:
    """The actor whose mention covers the head of the phrase, a person first."""
    found = [a for a in frame.reading.actors if any(overlap(m, span) for m in a.mentions)]
    exact = [a for a in found if any(m.start <= span.start and m.end >= span.end for m in a.mentions)]
    persons = [a for a in found if a.kind == "person" and "(unnamed)" not in a.name]
    return next(iter(exact or persons or found), None)


def _head_word(words: Sequence[str]) -> str:
    kept: list[str] = []
    for word in words:
        if kept and word.lower() in ("of", "who", "in", "from", "with", "at", "on", "that"):
            break
        kept.append(word)
    return kept[-1].lower().strip(".,\"'") if kept else ""


def _bare(words: Sequence[str]) -> str:
    """Without articles, numbers and possessives before it."""
    kept = list(words)
    while len(kept) > 1 and (
        kept[0].lower() in listed("articles") or kept[0][0].isdigit() or kept[0].lower() in listed("counts")
    ):
        kept = kept[1:]
    return " ".join(kept).strip(" ,.\"'")


def _number(frame: Frame, span: Span, head: str) -> str:
    found = [q for q in frame.reading.quantities if overlap(q.span, span) and q.unit not in ("km", "years", "age")]
    if found:
        return _shown(found[0])
    first = span.text.split()[0].lower()
    if first in ("a", "an", "one", "another"):
        return "1"
    plural = (head.endswith("s") and not head.endswith("ss")) or head in listed("plurals")
    return "PLURAL" if plural else "1"


def _shown(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    if quantity.bound == "vague" or (low is None and high is None):
        return "PLURAL"
    value = quantity.best if quantity.best is not None else low
    return f"{value:.0f}" if value is not None else "PLURAL"


def doer(frame: Frame, span: Span) -> Group:
    actor = _actor(frame, span)
    words = span.text.split()
    bare = _bare(words).upper()
    named = actor is not None and actor.name[:1].isupper() and "(unnamed)" not in actor.name
    if actor is not None and actor.kind in SIDES and named and not _unnamed_band(actor):
        return Group(spelt(actor), organization=True, military=actor.kind == "state-force")
    if actor is not None and actor.kind == "person" and named:
        return Group(actor.name.upper(), actor.name.upper())
    return Group(bare, organization=is_organization(words))


def _unnamed_band(actor: Actor) -> bool:
    """Whether a name only says whose they are: "Salvadoran rebels"."""
    return actor.kind == "armed-group" and actor.name.split()[-1].islower()


def spelt(actor: Actor) -> str:
    """A group as the text calls it: its letters if it has some, else its longest name there."""
    texts = [m.text for m in actor.mentions if m.text[:1].isupper() or m.text.lower().startswith("the ")]
    short = [t.removeprefix("the ") for t in texts if t.removeprefix("the ").isupper() and len(t) < 12]
    if short:
        return short[0].upper()
    full = max(texts or [actor.name], key=len)
    return _bare([w for w in full.split() if w.lower() not in listed("members")]).upper()


def is_organization(words: Sequence[str]) -> bool:
    """Whether a phrase no layer knows is a group's name: capitalised with a head like "Front", or letters."""
    kept = [w.strip("[](),.\"'") for w in words if w.lower() not in listed("articles")]
    if not kept:
        return False
    letters = len(kept) == 1 and kept[0].isupper() and 2 < len(kept[0]) < 8
    return letters or (len(kept) > 1 and kept[-1].lower() in listed("organizations") and kept[0][:1].isupper())

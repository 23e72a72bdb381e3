"""What a noun phrase stands for: force, people, gear, weapon, place, number, time, event.

By the layers of the reading and by list. The head word decides first: "Mosul residents" are people. Where it says
nothing, the layers do.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tadmor.model import ActorKind, Place, Reading, Span, span_of
from tadmor.nlp.syntax.phrases import Parse, Phrase
from tadmor.nlp.syntax.small_words import grammar
from tadmor.nlp.syntax.triggers import triggers

__all__ = ["Kinds", "Marks", "extent", "kinds_of", "marks", "token_span"]

_NOTHING: frozenset[str] = frozenset()
_PLACE = frozenset(("place",))
_STATE = frozenset(("place", "force"))  # "Turkey", "Moscow said": a place, and who governs it
_OF_ACTOR: Mapping[ActorKind, frozenset[str]] = MappingProxyType(
    {
        "state-force": frozenset(("force",)),
        "armed-group": frozenset(("force",)),
        "government": frozenset(("force",)),
        "intergovernmental": frozenset(("force",)),
        "civilians": frozenset(("people",)),
        "person": frozenset(("people", "force")),
    }
)
_TIME = frozenset(("time",))
_EVENT = frozenset(("event",))
_NUMBER = frozenset(("number", "people", "force"))


@dataclass(frozen=True, slots=True)
class Marks:
    """Spans in text order, with what each carries; of two that overlap the first and longer stands."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    values: tuple[frozenset[str], ...]

    def at(self, offset: int) -> frozenset[str]:
        """What the span over an offset carries."""
        i = bisect_right(self.starts, offset) - 1
        return self.values[i] if i >= 0 and offset < self.ends[i] else _NOTHING

    def covers(self, offset: int) -> bool:
        """Whether a span stands over an offset."""
        i = bisect_right(self.starts, offset) - 1
        return i >= 0 and offset < self.ends[i]

    def meeting(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans that share a character with an interval."""
        i = max(0, bisect_right(self.starts, start) - 1)
        found = []
        while i < len(self.starts) and self.starts[i] < end:
            if self.ends[i] > start:
                found.append((self.starts[i], self.ends[i]))
            i += 1
        return found

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans that begin in an interval."""
        i = bisect_right(self.starts, start - 1)
        found = []
        while i < len(self.starts) and self.starts[i] < end:
            found.append((self.starts[i], self.ends[i]))
            i += 1
        return found


def marks(spans: Iterable[tuple[Span, frozenset[str]]]) -> Marks:
    kept: list[tuple[Span, frozenset[str]]] = []
    for span, value in sorted(spans, key=lambda pair: (pair[0].start, -pair[0].end)):
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, value))
    return Marks(tuple(s.start for s, _ in kept), tuple(s.end for s, _ in kept), tuple(v for _, v in kept))


@dataclass(frozen=True, slots=True)
class Kinds:
    """The layers of one reading, ready to be asked."""

    text: str
    places: Marks
    actors: Marks
    names: Marks
    times: Marks
    furniture: Marks

    def of(self, p: Parse, number: int) -> frozenset[str]:
        """What a phrase stands for; "hundreds of people" is people."""
        phrase = p.phrases[number]
        found = self._alone(p, phrase)
        follows = phrase.end + 1 < len(p.low) and p.low[phrase.end] == "of" and p.at[phrase.end + 1] >= 0
        if follows and found == _NUMBER:
            return self._alone(p, p.phrases[p.at[phrase.end + 1]]) or found
        if follows and (not found or p.low[phrase.end - 1] in grammar().events["masses"]):
            return (found - {"number"}) | self._alone(p, p.phrases[p.at[phrase.end + 1]])
        return found

    def _alone(self, p: Parse, phrase: Phrase) -> frozenset[str]:
        lists = grammar()
        if p.tags[phrase.start] == "R":
            return frozenset(("force", "people")) if p.low[phrase.start] != "it" else frozenset(("force",))
        head = p.low[phrase.end - 1]
        named = {kind for kind, words in lists.kinds.items() if head in words}
        if head == "men" and p.low[phrase.start] in lists.possessives:
            return frozenset(("force",))  # "its men"
        offset = p.tokens[phrase.end - 1].start
        if self.times.covers(offset) or head in lists.clock:
            return _TIME
        named |= self.places.at(offset) | self.actors.at(offset)
        if named:
            return frozenset(named)
        if any(word.part == "noun" and word.words == (head,) for word in triggers().get(head, ())):
            return _EVENT
        digits = head[0].isdigit() or head in grammar().events["masses"]
        return _NUMBER if digits else self._anywhere(p, phrase)

    def _anywhere(self, p: Parse, phrase: Phrase) -> frozenset[str]:
        """What any word of the phrase but the last says: "the Nusra Front affiliate"."""
        for token in reversed(p.tokens[phrase.start : phrase.end]):
            if value := self.actors.at(token.start):
                return value
        return _NOTHING


def _is_state(place: Place) -> bool:
    """Whether a place is a country, or one of its parts that no point stands for."""
    return bool(place.country) and (place.lat is None or (place.gazetteer or "").startswith("iso:"))


def kinds_of(reading: Reading) -> Kinds:
    """The layers of a reading as far as it has them."""
    states = {p.span: _STATE if p.metonym or _is_state(p) else _PLACE for p in reading.places}
    mentions = [(m, a) for a in reading.actors for m in a.mentions]
    return Kinds(
        text=reading.document.text,
        places=marks(states.items()),
        actors=marks((m, _OF_ACTOR.get(a.kind, _NOTHING)) for m, a in mentions),
        times=marks((time.span, _NOTHING) for time in reading.times),
        furniture=marks((span, _NOTHING) for span in reading.furniture),
        names=marks((m, _NOTHING) for m, a in mentions if m.text[:1].isupper() and a.kind != "person"),
    )


def extent(p: Parse, number: int) -> tuple[int, int]:
    """The half-open token indices of a phrase with its "of" phrases: "a convoy of Russian troops"."""
    start, end = p.phrases[number].start, p.phrases[number].end
    for _ in range(3):
        if end + 1 < len(p.low) and p.low[end] == "of" and p.at[end + 1] >= 0:
            end = p.phrases[p.at[end + 1]].end
    return start, end


def token_span(text: str, p: Parse, start: int, end: int) -> Span:
    """The span of some tokens."""
    return span_of(text, p.tokens[start].start, p.tokens[end - 1].end)

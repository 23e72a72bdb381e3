"""Where and when: the expressions nearest to a trigger in its sentence, its own clause first."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tadmor.model import Span, Spans, Time, span_of
from tadmor.nlp.syntax.kinds import Kinds, extent, token_span
from tadmor.nlp.syntax.phrases import Parse
from tadmor.nlp.syntax.small_words import grammar

from .asides import asides
from .detect import Found

__all__ = ["Scene", "dateline_end", "place_of", "scene", "time_of"]

_AT = frozenset(("in", "at", "on", "inside", "outside", "near", "around"))
_DATELINE = 10  # tokens in which the dash of a dateline is looked for
_FAR = 34  # tokens
_CLAUSE = 6  # what a clause boundary between costs, in tokens
_VERB = 2  # what a verb between costs a time; a place holds for all verbs of a sentence
_BESIDE = 3  # tokens within which an adverb of time is the trigger's
_OTHER = 6  # what another trigger between costs
_BEFORE = 4  # what standing before the trigger costs
_RELATIVE = frozenset(("which", "who", "whose", "whom", "where"))

_Mark = tuple[int, Span, str | None]
"""Token index, span, the attribution it stands in."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a sentence has of places and times, as (token index, span, the attribution it stands in); `asides` are the
    tokens of its clauses on a noun.
    """

    places: tuple[_Mark, ...]
    times: tuple[_Mark, ...]
    triggers: tuple[int, ...]
    asides: tuple[tuple[int, int], ...] = ()


def scene(
    p: Parse, kinds: Kinds, times: Sequence[Time], triggers: Sequence[Found], told: Mapping[int, str | None]
) -> Scene:
    """The places and times of a sentence. `told` gives the innermost attribution at a text offset."""
    places = []
    last = dateline_end(p)
    for number, phrase in enumerate(p.phrases):
        if phrase.start < last or not ("place" in kinds.of(p, number) or _is_site(p, number)):
            continue
        if _locates(p, number, kinds):
            start, last = _with_list(p, number, kinds)
            places.append((start, token_span(kinds.text, p, start, last), told.get(p.tokens[start].start)))
    marks = _token_starts(p)
    opened = p.tokens[max(0, dateline_end(p))].start
    dated = (t for t in times if (t.type != "DURATION" or t.earliest is not None) and t.span.start >= opened)
    found = tuple((marks[s], t.span, told.get(s)) for t in dated if (s := t.span.start) in marks)
    return Scene(tuple(places), found, tuple(f.start for f in triggers), asides(p))


def dateline_end(p: Parse) -> int:
    """The token that closes "BEIRUT, Lebanon -" or "Halden Wire, Beirut -" at the start of a sentence, else -1.

    The first word after a bare "BEIRUT" or "BEIRUT/AMMAN" that no mark sets off.
    """
    if p.tags[0] == "." and p.tokens[0].text.isalpha():
        return next((i for i, tag in enumerate(p.tags) if tag != "."), len(p.tags) - 1)
    end = next((i for i, word in enumerate(p.low[:_DATELINE]) if word in ("-", "–", "—", "--")), -1)
    if end < 1 or p.tokens[0].text.isupper():
        return end if end > 0 else -1
    named = all(t.text[0].isupper() or not t.text[0].isalpha() for t in p.tokens[:end])
    return end if named and end + 1 < len(p.tokens) and p.tokens[end + 1].text[0].isupper() else -1


def _is_site(p: Parse, number: int) -> bool:
    """ "at a market", "outside the mosque": a building in or by which something can happen."""
    preposition = p.phrases[number].preposition
    inside = preposition is not None and p.low[preposition] in _AT
    return inside and p.low[p.phrases[number].end - 1] in grammar().path["sites"]


def _locates(p: Parse, number: int, kinds: Kinds) -> bool:
    """Whether a phrase is a place that something can be at: a state only after "in", "to" and the like."""
    phrase = p.phrases[number]
    if phrase.preposition is not None:
        return p.low[phrase.preposition] in grammar().locative
    named = any(kinds.places.covers(p.tokens[i].start) for i in range(phrase.start, phrase.end))
    return named and "force" not in kinds.of(p, number)


def _with_list(p: Parse, number: int, kinds: Kinds) -> tuple[int, int]:
    """A place with its "of" phrases, and with "and Y" when they are a list: "the cities of X and Y"."""
    start, end = extent(p, number)
    listed = end > p.phrases[number].end and end + 1 < len(p.tags) and p.tags[end] == "C" and p.at[end + 1] >= 0
    if listed and "place" in kinds.of(p, p.at[end + 1]) and p.low[p.phrases[number].end - 1].endswith("s"):
        end = p.phrases[p.at[end + 1]].end
    return start, end


def _token_starts(p: Parse) -> dict[int, int]:
    return {token.start: i for i, token in enumerate(p.tokens)}


def place_of(
    p: Parse, found: Found, objects: Spans, kinds: Kinds, here: Scene, attribution: str | None, *, near: bool = True
) -> Spans:
    """The places of a trigger: its objects where they are places, the name in its own phrase, else the nearest.

    The nearest only where `near` is set.
    """
    around = here.places[bisect_left(here.places, found.start - _FAR, key=_at) :]
    around = around[: bisect_right(around, found.start + _FAR, key=_at)]
    inside = tuple(span for _, span, _ in around if any(o.start <= span.start < o.end for o in objects))
    own = tuple(
        span
        for number, span in zip(found.roles.objects, objects, strict=False)
        if "place" in kinds.of(p, number) and "force" not in kinds.of(p, number)
    )
    told = own or inside or _named_in(p, found, kinds)
    return told or (_nearest(p, found, here.places, here, attribution, verb=0) if near else ())


def _named_in(p: Parse, found: Found, kinds: Kinds) -> Spans:
    """ "the Geneva talks", "Aleppo's bombing": a place, no state, that the phrase of a noun names before it."""
    number = p.at[found.start]
    if found.part != "noun" or number < 0:
        return ()
    low, high = p.tokens[p.phrases[number].start].start, p.tokens[found.start].start
    named = [span for span in kinds.places.within(low, high) if "force" not in kinds.places.at(span[0])]
    return (span_of(kinds.text, *named[-1]),) if named else ()


def time_of(p: Parse, found: Found, here: Scene, attribution: str | None) -> Spans:
    """The time of a trigger, at most one expression; "now" is that of the verb beside it, "rebel-held" has none."""
    if found.part == "suffix":
        return ()
    marks = [mark for mark in here.times if not _aside(p, found, mark[0])]
    return _nearest(p, found, marks, here, attribution, verb=_VERB)


def _aside(p: Parse, found: Found, at: int) -> bool:
    """Whether a time is that of an aside and the trigger is not: "entered the town, which they held in March, and"."""
    opened = next((n for n in range(at - 1, 0, -1) if p.low[n] in {",", *_RELATIVE}), 0)
    if p.low[opened] not in _RELATIVE or p.low[opened - 1] != ",":
        return False
    return found.end <= opened or (found.start > at and "," in p.low[at : found.start])


def _nearest(
    p: Parse, found: Found, marks: Sequence[_Mark], here: Scene, attribution: str | None, *, verb: int
) -> Spans:
    """The mark under the same attribution that costs least, of those within `_FAR` tokens; `verb` is a verb's cost."""
    best: tuple[int, Span] | None = None
    first = bisect_left(marks, found.start - _FAR, key=_at)
    for at, span, told in marks[first : bisect_right(marks, found.start + _FAR, key=_at)]:
        far_adverb = p.tags[at] == "A" and abs(at - found.start) > _BESIDE
        if told != attribution or found.start <= at < found.end or far_adverb:
            continue
        cost = _cost(p, found, at, here, verb)
        if best is None or cost < best[0]:
            best = (cost, span)
    return (best[1],) if best is not None and best[0] <= _FAR else ()


def _at(mark: _Mark) -> int:
    return mark[0]


def _cost(p: Parse, found: Found, at: int, here: Scene, verb: int) -> int:
    low, high = (found.end, at) if at >= found.end else (at + 1, found.start)
    boundaries = p.tags[low:high].count("W")
    verbs = p.tags[low:high].count("V")
    others = max(0, bisect_left(here.triggers, high) - bisect_left(here.triggers, low))
    return high - low + _CLAUSE * boundaries + verb * verbs + _OTHER * others + (_BEFORE if at < found.start else 0)

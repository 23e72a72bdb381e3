"""Places of other acts in the same sentence, which the heads lend to a trigger from far.

"Rebels left the city, but were driven from the town": the second act is in the town alone. "Wounded five people, who
were taken to the capital": they were wounded somewhere else.
"""

from bisect import bisect_left

from tadmor.model import Span, Spans
from tadmor.nlp.syntax.phrases import Parse, tokens_in
from tadmor.nlp.syntax.small_words import grammar

from .detect import Found
from .where import Scene

__all__ = ["own_places"]

_BESIDE = 2  # tokens between a trigger and a place that is plainly its own: "killed in the", "strikes on the"
_PARTS = frozenset((",", "who", "whom", "which", "where"))
_LED = 4  # tokens between an act and the place to which it leads: "flee the town towards"
_IN = frozenset(("in", "at", "of"))
_TO = frozenset(("to", "into", "toward", "towards"))
_GOES = frozenset(("MOVE", "RETREAT", "MOBILIZE", "AID"))
_TURNS = frozenset((",", "as", "but", "and", "while"))


def own_places(p: Parse, found: Found, here: Scene, places: Spans) -> Spans:
    """The places of a trigger without those of another act; what other sentences name stays."""
    at = {span: _reach(p, span) for span in places if p.tokens[0].start <= span.start < p.tokens[-1].end}
    after = [start - found.end for start, _ in at.values() if start >= found.end]
    others = {
        span
        for span, (start, end) in at.items()
        if (start >= found.end and (_told_later(p, found, here, start) or _taken_to(p, found, here, start)))
        or _laid_up(p, found, start, end)
        or (start - found.end > _BESIDE and after and min(after) <= _BESIDE and _others_first(p, found, here, start))
        or (end <= found.start and after and (min(after) <= _BESIDE or not _TURNS.isdisjoint(p.low[end : found.start])))
    }
    return tuple(span for span in places if span not in others)


def _reach(p: Parse, span: Span) -> tuple[int, int]:
    """The tokens of a place, with the hospital that it is told to have: "hospitals in the capital"."""
    start, end = tokens_in(p, span)
    within = start > 1 and p.low[start - 1] in _IN and p.low[start - 2] in grammar().events["wards"]
    return (start - 2, end) if within else (start, end)


def _told_later(p: Parse, found: Found, here: Scene, start: int) -> bool:
    """Whether a place after the trigger stands past a comma, or a relative word, and the trigger of another act."""
    parted = next((i for i in range(found.end, start) if p.low[i] in _PARTS), start)
    return _triggers(here, parted, start)


def _taken_to(p: Parse, found: Found, here: Scene, start: int) -> bool:
    """Whether another act leads to a place: "wounded and taken to hospitals in the capital"."""
    led = p.low[start - 1] in _TO and found.class_ not in _GOES
    return led and _triggers(here, max(found.end, start - _LED), start)


def _laid_up(p: Parse, found: Found, start: int, end: int) -> bool:
    """Whether it is where dead and wounded lie: "the wounded in the hospital", not "killed in the hospital"."""
    lies = found.part != "verb" or p.low[found.start].startswith("di")
    hurt = found.line.type == "CONSEQ.casualty" and lies
    return hurt and not set(grammar().events["wards"]).isdisjoint(p.low[start:end])


def _others_first(p: Parse, found: Found, here: Scene, start: int) -> bool:
    """Whether a place after another act is of that act, and not one of several that this one is told to have."""
    return _triggers(here, found.end, start) and p.low[start - 1] != "including"


def _triggers(here: Scene, low: int, high: int) -> bool:
    """Whether another act is told between two tokens."""
    return bisect_left(here.triggers, high) > bisect_left(here.triggers, low)

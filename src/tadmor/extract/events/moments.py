"""Times of other acts in the same sentence, which heads and rules lend to a trigger from far.

"Troops entered the town, seized by rebels in March": March is when it was seized. A day is the news's: "he shot a man
who had opened fire on Monday". "The worst defeat since it set up its
state two years ago", "Despite its withdrawal two weeks ago, jets struck": neither was two years or two weeks ago.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from tadmor.lang import lexicon
from tadmor.lang.rarity import rarity
from tadmor.model import Span, Spans
from tadmor.nlp.syntax.phrases import Parse, tokens_in
from tadmor.nlp.syntax.small_words import grammar
from tadmor.nlp.syntax.verbs import past_form

from .detect import Found
from .where import Scene, dateline_end

__all__ = ["own_times"]

_RELATIVE = frozenset(("who", "which", "whose", "whom", "where"))
_LEADS = frozenset(("by", "in", "on", "last", "since", "during", "early", "late", "from", "at"))
_RARE = 16  # tokens before "since" in which a superlative is looked for
_NEAR = 3  # tokens of "has been", "was first" before the verb of a relative clause
_VERBS = frozenset("VX")

_Range = tuple[int, int]


def own_times(p: Parse, found: Found, here: Scene, times: Spans) -> Spans:
    """The times of a trigger without those of another act; what other sentences tell stays."""
    asides = tuple(_asides(p))
    inside = next((part for part in asides if part[0] <= found.start < part[1]), None)
    at = {s: tokens_in(p, s)[0] for s in times if p.tokens[0].start <= s.start < p.tokens[-1].end}
    kept = [inside is not None and inside[0] <= start < inside[1] for start in at.values()]
    others = {
        span
        for span, start in at.items()
        if (_is_past(span) and (_of_aside(p, found, here, start, asides) or _of_front(p, found, here, start)))
        or (inside is not None and start >= inside[1] and any(kept))
        or _since(p, found, start)
    }
    return tuple(span for span in times if span not in others)


def _is_past(span: Span) -> bool:
    """Whether a time names no day or hour: what a report tells beside a clause is mostly of the clause's day too."""
    return _pattern().search(span.text) is None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(lexicon("en", "clauses")["patterns"]["day"], re.IGNORECASE)


def _asides(p: Parse) -> Iterator[_Range]:
    """The clauses on a noun: from a relative word, or a participle behind it, to the next comma."""
    for i in range(1, len(p.low) - 1):
        if p.low[i] in _RELATIVE or _is_participle(p, i):
            yield i, next((n for n in range(i + 1, len(p.low)) if p.low[n] in (",", ";")), len(p.low))


def _is_participle(p: Parse, i: int) -> bool:
    """Whether a past form is no verb of its own: ", seized by rebels", "the town held by rebels", ", lost in May"."""
    if p.tags[i] != "V" or not past_form(p, i) or p.low[i + 1] not in _LEADS:
        return False
    return p.low[i - 1] == "," or (p.tags[i - 1] == "N" and p.low[i + 1] == "by")


def _of_aside(p: Parse, found: Found, here: Scene, start: int, asides: tuple[_Range, ...]) -> bool:
    """Whether a time is that of an act in an aside in which the trigger does not stand."""
    part = next((a for a in asides if a[0] <= start < a[1]), None)
    if part is None or part[0] <= found.start < part[1]:
        return False
    told = bisect_left(here.triggers, start) > bisect_left(here.triggers, part[0])
    return told and not _only_tells_when(p, found, part)


def _only_tells_when(p: Parse, found: Found, part: _Range) -> bool:
    """Whether an aside is on the trigger and says no more than that it was: "the raid, which began on Sunday"."""
    verbs = [p.low[i] for i in range(part[0], min(part[1], part[0] + _NEAR)) if p.tags[i] == "V"]
    return found.end <= part[0] and not set(grammar().events["takes_place"]).isdisjoint(verbs)


def _since(p: Parse, found: Found, start: int) -> bool:
    """Whether a time ends a clause of which nothing was like the trigger since: "the worst defeat since it set up"."""
    at = next((i for i in range(start - 1, found.end - 1, -1) if p.low[i] == "since"), None)
    if at is None or not any(p.tags[i] in _VERBS for i in range(at + 1, start)):
        return False
    return rarity(" ".join((*p.low[max(0, at - _RARE) : at], "since "))) is not None


def _of_front(p: Parse, found: Found, here: Scene, start: int) -> bool:
    """Whether a time stands in a clause of concession that opens the sentence, with an act of its own."""
    opens = max(0, dateline_end(p))
    if p.low[opens] not in grammar().events["conceding"]:
        return False
    end = next((i for i in range(opens, len(p.low)) if p.low[i] == ","), 0)
    told = bisect_left(here.triggers, end) > bisect_left(here.triggers, opens)
    return told and start < end <= found.start

"""Times of other acts in the same sentence, which heads and rules lend to a trigger from far.

"Troops entered the town, seized by rebels in March": March is when it was seized. A day is the news's: "he shot a man
who had opened fire on Monday". "The worst defeat since it set up its state two years ago", "Despite its withdrawal two
weeks ago, jets struck": neither was two years or two weeks ago.
"""

import re
from bisect import bisect_left
from functools import cache

from tadmor.lang import lexicon
from tadmor.lang.rarity import is_rare_since
from tadmor.model import Span, Spans
from tadmor.nlp.syntax.phrases import Parse, tokens_in
from tadmor.nlp.syntax.small_words import grammar

from .detect import Found
from .where import Scene, dateline_end

__all__ = ["own_times"]

_RARE = 16  # tokens before "since" in which a superlative is looked for
_VERBS = frozenset("VX")

_Range = tuple[int, int]  # tokens


def own_times(p: Parse, found: Found, here: Scene, times: Spans) -> Spans:
    """The times of a trigger without those of another act; what other sentences tell stays."""
    if not times:
        return times
    asides = here.asides
    inside = next((part for part in asides if part[0] <= found.start < part[1]), None)
    at = {s: tokens_in(p, s)[0] for s in times if p.tokens[0].start <= s.start < p.tokens[-1].end}
    kept = [inside is not None and inside[0] <= start < inside[1] for start in at.values()]
    others = {
        span
        for span, start in at.items()
        if (_is_past(span) and (_of_aside(p, found, start, asides) or _of_front(p, found, here, start)))
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


def _of_aside(p: Parse, found: Found, start: int, asides: tuple[_Range, ...]) -> bool:
    """Whether a time is that of an aside on whose a place was, in which the trigger does not stand."""
    part = next((a for a in asides if a[0] <= start < a[1]), None)
    if part is None or part[0] <= found.start < part[1]:
        return False
    if found.end <= part[0] <= found.end + 1:  # "the attack, which took place in March", "the talks, held in May"
        return False
    told = p.low[part[0] : start]
    if "place" in told and "took" in told:  # "the raid on the airport, which took place in Ramadan"
        return False
    return not set(grammar().events["changed_hands"]).isdisjoint(told)


def _since(p: Parse, found: Found, start: int) -> bool:
    """Whether a time ends a clause of which nothing was like the trigger since: "the worst defeat since it set up"."""
    at = next((i for i in range(start - 1, found.end - 1, -1) if p.low[i] == "since"), None)
    if at is None or not any(p.tags[i] in _VERBS for i in range(at + 1, start)):
        return False
    low = max(0, at - _RARE)
    return is_rare_since(" ".join(p.low[low:start]) + " ", sum(len(word) + 1 for word in p.low[low:start]))


def _of_front(p: Parse, found: Found, here: Scene, start: int) -> bool:
    """Whether a time stands in a clause of concession that opens the sentence, with an act of its own."""
    opens = max(0, dateline_end(p))
    if p.low[opens] not in grammar().events["conceding"]:
        return False
    end = next((i for i in range(opens, len(p.low)) if p.low[i] == ","), 0)
    told = bisect_left(here.triggers, end) > bisect_left(here.triggers, opens)
    return told and start < end <= found.start

"""Places as a reader marks them: "the villages of A, B and C" is one, "the bridge over the river" is one.

A place that only says more of the one before it ("the port, a rebel stronghold") is none.
"""

import re
from collections.abc import Iterable, Sequence

from tadmor.model import Span, Spans, span_of
from tadmor.nlp.syntax.joining import tied
from tadmor.nlp.syntax.small_words import grammar

__all__ = ["of_places"]

_NAMED_LIST = re.compile(r"\b[a-z]+s (?:of|in|at) (?:the )?[A-Z“\"][^;()]*$")
_DASHES = frozenset("-–—")
_AND = frozenset(("and", "or", "&"))
_BETWEEN = re.compile(r"\bbetween (?!.*\band\b)", re.IGNORECASE)
_PARTS = re.compile(
    r"[,;()\n]|\b(?:and|or|but|to|from|towards?|into|through|via|above|below|by|with|for|against)\b",
    re.IGNORECASE,
)
_OWNED = frozenset(("its", "their"))


def of_places(text: str, spans: Iterable[Span], marked: Sequence[Span] = ()) -> Spans:
    """Places, joined, without the asides that only say more of them; `marked` are stretches that heads took for one."""
    made: list[Span] = []
    for span in _without_asides(text, spans):
        if made and _is_one(text, made[-1], span, marked):
            made[-1] = span_of(text, made[-1].start, span.end)
        else:
            made.append(span)
    return tuple(made)


def _without_asides(text: str, spans: Iterable[Span]) -> Iterable[Span]:
    kept: Span | None = None
    aside: Span | None = None
    for span in spans:
        if aside is not None and span.text.islower() and text[aside.end : span.start].strip() in _AND:
            aside = span  # "X, a rebel haven and site of a battle"
            continue
        gap = text[kept.end : span.start] if kept is not None else ""
        aside = span if gap.strip() in (",", "(", ", (") and _adds(span.text) else None
        if aside is None:
            kept = span
            yield span


def _adds(words: str) -> bool:
    """Whether words tell of a place that is named before them: "a rebel stronghold", "strongholds of the president"."""
    low = words.lower().split()
    lists = grammar().events
    common = words[0].islower() and low[0] not in lists["listed"] and "of" in low
    foremost = bool(set(low) & set(lists["foremost"]))
    return low[0] in lists["asides"] or low[0][0].isdigit() or common or foremost


def _is_one(text: str, before: Span, after: Span, marked: Sequence[Span]) -> bool:
    gap = text[before.end : after.start]
    tie = gap.strip(" \"'“”‘’").lower()
    if tied(before.text, gap, after.text) or gap in _DASHES or _within(before, after, marked, gap):
        return True
    if tie in _AND and _shares_noun(before.text, after.text):
        return True
    if tie in (",", ", and", *_AND):
        named = after.text[0].isupper() and not _is_division(before.text)
        return (named and _NAMED_LIST.search(before.text) is not None) or (tie == "," and _is_division(after.text))
    return _led(before.text, tie, after.text)


def _within(before: Span, after: Span, marked: Sequence[Span], gap: str) -> bool:
    """Whether heads marked both in one stretch, with no more than a word of description between them."""
    whole = any(one.start < before.end and after.start < one.end for one in marked)
    return whole and _PARTS.search(gap) is None


def _shares_noun(before: str, after: str) -> bool:
    """ "the southern and northern flanks", "the town and its surroundings", "the road between X and Y"."""
    low = before.lower()
    last = low.rpartition(" ")[2]
    both = _BETWEEN.search(low) is not None
    return both or after.split(" ", 1)[0].lower() in _OWNED or last in grammar().events["sides"]


def _is_division(words: str) -> bool:
    return words.lower().rpartition(" ")[2] in grammar().events["divisions"]


def _led(before: str, tie: str, after: str) -> bool:
    """ "the bridge over the river", "the entrance to the town", "15 km from the town", "house to house"."""
    lists = grammar().events
    last = before.lower().rpartition(" ")[2]
    common = before.isupper() or before.rpartition(" ")[2].islower()
    if tie in ("to", "to the", "leading to"):
        side = after.lower().removeprefix("the ").split(" ", 1)[0] in lists["sides"] and " of " in after
        return last in lists["ways"] or last == "close" or (common and side) or before == after
    if tie in ("from", "off"):
        return last in lists["lengths"]
    return common and tie in lists["place_ties"]

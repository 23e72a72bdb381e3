"""Whose "the army" is behind "our forces beat off an attack by the Harun army": not that of the enemy named last."""

import re

from tadmor.extract.actors.context import Context, Whom
from tadmor.extract.actors.found import Found
from tadmor.nlp.coreference import Mentioned

__all__ = ["repelling"]

_ARMIES = frozenset(["army", "military", "armed forces"])
_AGAINST = re.compile(r"\b(?:by|against|from|with|on|off)\b")
_STOP = re.compile(r"[;:]|\b(?:said|says|told|while|but|who|which|where|when)\b")
_NEAR = 1  # sentences behind that in which the two fight
_HERE = 12  # mentions of that sentence that are looked at


def repelling(before: Mentioned, found: Found, context: Context) -> Whom | None:
    """The force with which a sentence opens, where the army named `before` is only whom it fights in it."""
    if found.institution != "armed-forces" or found.noun not in _ARMIES or found.sentence - before.sentence > _NEAR:
        return None
    opens = _opens(before, context)
    if opens is None:
        return None
    first, enemy = context.met[opens.key], context.met[before.key]
    if enemy.kind != "state-force" or first.kind != "state-force" or first.country in (None, enemy.country):
        return None
    between = context.text[opens.start : before.start].lower()
    return first if _AGAINST.search(between) and not _STOP.search(between) else None


def _opens(before: Mentioned, context: Context) -> Mentioned | None:
    """The first who is told of in the sentence of somebody."""
    at = next((i for i in range(len(context.mentioned) - 1, -1, -1) if context.mentioned[i] is before), None)
    if at is None:
        return None
    low = at
    while low and at - low < _HERE and context.mentioned[low - 1].sentence == before.sentence:
        low -= 1
    here = (m for m in context.mentioned[low:at] if context.met[m.key].kind != "media")  # a dateline's
    return next(here, None)

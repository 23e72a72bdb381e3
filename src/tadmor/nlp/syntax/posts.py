"""Ends of a way that other words than its own prepositions tell: where the mover stood, and what it goes to do.

"Troops stationed in the port were sent inland": from the port. "He left to fight in the hills": to the hills.
"""

from tadmor.nlp.syntax.clauses import REACH, coordinated, following
from tadmor.nlp.syntax.kinds import Kinds, extent
from tadmor.nlp.syntax.phrases import Parse
from tadmor.nlp.syntax.small_words import grammar
from tadmor.nlp.syntax.verbs import skip

__all__ = ["posted", "purposed"]

_NEAR = 8  # tokens after the trigger in which the purpose begins


def posted(p: Parse, number: int, kinds: Kinds) -> list[int]:
    """The places where a phrase, or for a pronoun the one it takes up in the sentence, is told to stand."""
    phrases = range(number - 1, -1, -1) if p.tags[p.phrases[number].start] == "R" else (number,)
    return next((found for n in phrases if (found := _stands(p, n, kinds))), [])


def _stands(p: Parse, number: int, kinds: Kinds) -> list[int]:
    """ "forces currently engaged in the port": the places after a participle of standing and "in"."""
    i = skip(p, extent(p, number)[1])
    if "force" not in kinds.of(p, number) or i + 1 >= len(p.low) or p.low[i] not in grammar().path["posted"]:
        return []
    place = following(p, i + 2) if p.low[i + 1] in grammar().path["arriving_at"] else None
    if place is None or "place" not in kinds.of(p, place):
        return []
    return [n for n in coordinated(p, place) if "place" in kinds.of(p, n)]


def purposed(p: Parse, start: int, end: int, kinds: Kinds) -> list[int]:
    """The place in or for which the mover goes to fight, to join, to guard."""
    if not p.low[start].startswith(grammar().path["purposeful"]):
        return []
    verb = _purpose(p, end)
    if verb is None:
        return []
    last = -1
    for i in range(verb + 1, min(len(p.tags), verb + REACH)):
        if p.tags[i] in ".VXMW":
            break
        if p.at[i] >= 0 and p.at[i] != last:
            last = p.at[i]
            if _is_there(p, last, verb) and "place" in kinds.of(p, last):
                return [last]
    return []


def _purpose(p: Parse, end: int) -> int | None:
    """The verb after "to" that says what for, in its base form or as a gerund."""
    for i in range(end, min(len(p.tags) - 1, end + _NEAR)):
        if p.tags[i] in ".VXMW":
            return None
        if p.low[i] == "to" and p.low[i + 1].startswith(grammar().path["purposes"]):
            return i + 1
    return None


def _is_there(p: Parse, number: int, verb: int) -> bool:
    """Whether a phrase stands after "in" or "near", or is what a verb of guarding guards."""
    preposition = p.phrases[number].preposition
    if preposition is not None and preposition > verb:
        return p.low[preposition] in grammar().path["arriving_at"]
    return p.low[verb].startswith(grammar().path["guarding"])

"""Words that tell no event: what a strike does when it strikes, a dismissal, a kind of helicopter, a name, an ally."""

from tadmor.nlp.syntax.kinds import Kinds
from tadmor.nlp.syntax.phrases import Parse
from tadmor.nlp.syntax.small_words import grammar

from .detect import Found

__all__ = ["tells_nothing"]

_PARTIES = frozenset(("force", "people"))
_THINGS = frozenset(("gear", "weapon"))
_AT = frozenset(("on", "at", "upon", "into", "toward", "towards"))


def tells_nothing(p: Parse, found: Found, kinds: Kinds) -> bool:
    """Whether a trigger is none."""
    if found.end - found.start > 1:
        return False
    if found.class_ == "COOPERATE":
        return _is_ally(p, found, kinds)
    if found.class_ != "ASSAULT":
        return False
    if found.part == "verb":
        return _takes_place(p, found, kinds) or _dismisses(p, found, kinds)
    return _says_kind(p, found) or _is_name(p, found, kinds)


def _is_ally(p: Parse, found: Found, kinds: Kinds) -> bool:
    """ "Russian-backed forces" are who they are; a "Russian-backed offensive" is backed."""
    number = p.at[found.start]
    return p.low[found.start].endswith("-backed") and number >= 0 and "force" in kinds.of(p, number)


def _takes_place(p: Parse, found: Found, kinds: Kinds) -> bool:
    """ "the air strikes hit two vehicles": the strikes are the event."""
    acts = p.low[found.start] in grammar().events["impacts"] and not found.roles.passive
    return acts and any("event" in kinds.of(p, number) for number in found.roles.subjects)


def _dismisses(p: Parse, found: Found, kinds: Kinds) -> bool:
    """ "fired the security chief"; "fired rockets", "fired on the crowd", "was fired upon" do not."""
    if p.low[found.start] not in grammar().events["fires"] or _AT.intersection(p.low[found.end : found.end + 1]):
        return False
    told = [kinds.of(p, number) for number in found.roles.objects]
    return bool(told) and all(kind & _PARTIES and not kind & _THINGS for kind in told)


def _says_kind(p: Parse, found: Found) -> bool:
    """ "attack helicopters", "offensive actions"."""
    number = p.at[found.start]
    head = p.phrases[number].end - 1 if number >= 0 else found.start
    kind = p.low[head] in grammar().kinds["gear"] or p.low[found.start] in grammar().events["adjectival"]
    return head > found.start and kind


def _is_name(p: Parse, found: Found, kinds: Kinds) -> bool:
    """ "the region of Hit"."""
    token = p.tokens[found.start]
    return token.text[0].isupper() and kinds.places.covers(token.start)

"""How alike the kinds of what is denied and of what is told are: who denies one act says nothing of another."""

from tadmor.link.tellings.kinds import KEPT, RESULTS, TAKEN, strange, twins
from tadmor.link.tellings.parties import named_persons, relate, shared
from tadmor.link.tellings.telling import Telling

__all__ = ["ALIKE", "alike"]

ALIKE = 0.6
"""How alike kinds are that need no words."""
_ANY = frozenset(["BATTLE.attack", "BATTLE.clash"])  # "the attack" may be any
_CLASS = 0.3  # the same for two of one class: what an army does has many names


def alike(no: Telling, yes: Telling) -> float:
    """How alike the kinds of two are, in [0, 1], below 0 for kinds that are known and differ."""
    ours, theirs = no.types - RESULTS, yes.types - RESULTS
    near = _CLASS if no.classes & yes.classes or not no.classes else -1.0
    if any(party.kind == "person" and party.key for party in no.whom):
        return 1.0 if near > 0 and named_persons(no.whom, yes.whom) else -1.0
    if no.types and not ours:
        return _hurt(no, yes) if near > 0 else near
    if ours & TAKEN and theirs and theirs <= KEPT:  # who holds the town says himself that it has not fallen
        return -1.0
    if not ours & theirs and strange(ours, theirs):
        return -1.0
    if ours & theirs - _ANY or twins(ours, theirs):
        return 1.0
    if ours & theirs:
        return _CLASS
    families = [{kind.partition(".")[0] for kind in some - _ANY} for some in (ours, theirs)]
    return ALIKE if families[0] & families[1] else near


def _hurt(no: Telling, yes: Telling) -> float:
    """How alike those are who are said to be dead or wounded: who denies losses of his own denies none of another's."""
    whom = relate(no.whom, yes.whom)
    if whom is not None:
        return 1.0 if whom[0] == 1 else -1.0
    groups = [{group for count in t.counts for group in count.population} for t in (no, yes)]
    if groups[0] & groups[1] or shared(no.whom, yes.whom):
        return 1.0
    return -1.0 if all(groups) else _CLASS

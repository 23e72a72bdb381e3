"""Of whom two numbers are, beside the other numbers that their reports give: one of several, a whole, one force's."""

from tadmor.link.agreement.doubts import partisan
from tadmor.link.agreement.figures import Figure
from tadmor.link.counts import UNARMED, Count, ratio

__all__ = ["of_another_group", "one_army", "one_of_several", "whole_or_part"]

_SMALL = 9  # numbers up to it stand in every report
_ALLIES = 2.0  # ratio up to which allies may be the rest of those who died beside an army's own


def one_army(one: Figure, other: Figure) -> bool:
    """Whether a party's number of one force's dead lies far from another's: "three", "41 soldiers and allies"."""
    shared = one.count.population & other.count.population - UNARMED
    sides = not one.count.sides or not other.count.sides or bool(one.count.sides & other.count.sides)
    far = ratio(one.count, other.count) > _ALLIES
    return bool(shared) and sides and far and (partisan(one, other) or partisan(other, one))


def whole_or_part(one: Figure, other: Figure) -> bool:
    """Whether one telling gives another's number for all and less for its group: "11 people, five civilians"."""
    for own, theirs in ((one, other), (other, one)):
        counts = [c for c in own.told.telling.counts if c.role == own.count.role]
        parts = [c for c in counts if c.part and c.population and c.population == theirs.count.population]
        wholes = [c for c in counts if not c.part and not c.population and c.best == theirs.count.best]
        if own.count in (*parts, *wholes) and wholes and any((p.best or 0) < theirs.best for p in parts):
            return True
    return False


def one_of_several(one: Figure, other: Figure) -> bool:
    """Whether small numbers are alike by chance: one speaker has more than one of this role, and whose is not said."""
    if one.count.population == other.count.population != frozenset() or one.best > _SMALL:
        return False
    return any(_may_be(f, c) for f in (one, other) for c in f.told.telling.counts if c not in (one.count, other.count))


def of_another_group(one: Figure, other: Figure) -> bool:
    """Whether one names its group and its telling counts others too, and the other names none: "28 rebels", "six"."""
    if bool(one.count.population) == bool(other.count.population):
        return False
    named = one if one.count.population else other
    rest = [c for c in named.told.telling.counts if c.role == named.count.role and not c.part and not c.former]
    return any(c.population != named.count.population and c.best != named.count.best for c in rest)


def _may_be(figure: Figure, count: Count) -> bool:
    """Whether what one number counts may be what another of its speaker's does."""
    told = {s.claim: s.voice for s in figure.told.telling.said}
    same = count.role == figure.count.role and count.best != figure.count.best
    groups = figure.count.population, count.population
    return same and told.get(count.claim) == figure.told.said.voice and not (all(groups) and not groups[0] & groups[1])

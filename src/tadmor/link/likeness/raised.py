"""A number that its sentence says another took the place of tells of what that other report gave it for.

"It had documented 32 civilians killed in the village, up from 19 the day before": who gave 19 then told of it.
"""

from tadmor.link.counts import Count, other_sides
from tadmor.link.likeness.measured import thing
from tadmor.link.likeness.scenery import best_spots
from tadmor.link.tellings.telling import Telling

__all__ = ["raised"]

_DAYS = 10  # between two reports of which one changes the other's number
_MANY = 10  # from which on an equal number is hardly another's


def raised(one: Telling, other: Telling) -> tuple[Count, Count] | None:
    """A number of either and the one of the other that it takes the place of, if there are any."""
    if one.published is None or other.published is None or abs((one.published - other.published).days) > _DAYS:
        return None
    first, then = (one, other) if one.published <= other.published else (other, one)
    both = [(first, then), (then, first)] if first.published == then.published else [(first, then)]
    pairs = ((old, new) for a, b in both for old in a.counts for new in b.counts if _replaces(a, old, b, new))
    changed = next(pairs, None)
    best = best_spots(one, other) if changed else None
    return None if best is not None and best[0] < 0 and best[1].own and best[2].own else changed


def _replaces(before: Telling, old: Count, after: Telling, new: Count) -> bool:
    """Whether a number is the one that another was before, of one thing on one side."""
    if new.instead is None or old.best != new.instead or old.former or old.part != new.part:
        return False
    one = old.role == new.role and thing(old) == thing(new) and not other_sides(old, new)
    groups = old.population & new.population or not (old.population and new.population)
    return one and bool(groups) and (new.instead >= _MANY or bool(before.holders & after.holders))

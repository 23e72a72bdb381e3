"""Whether two totals are of one campaign by when and where it is fought."""

from tadmor.link.likeness.scenery import best_spots
from tadmor.link.tellings.places import Spot, bare_name
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import When

__all__ = ["counted_on", "near", "one_campaign"]

_BEGUN = 3  # days by which two may differ who count from one beginning
_SOME = 2  # days above which a time is no act's
_PAST = 14  # days after which a campaign is told as one that is over
_LONG = 120  # days from which on a total is the war's
_NEAR = 0.3  # nearness of two places that one campaign is about
_BY = 0.6  # what it is worth that one tells of what lies by the other's town


def one_campaign(one: Telling, other: Telling) -> bool:
    """Whether two totals may be of one campaign by their days: one that was over weeks ago is no running one."""
    open_ = any(t.when is not None and not t.when.own for t in (one, other))
    return not (open_ and (_is_past(one) or _is_past(other))) and _one_beginning(one.when, other.when)


def _is_past(telling: Telling) -> bool:
    """Whether its days ended long before it was told: "in April 114,000 had left", in a report of late May."""
    when, day = telling.when, telling.published
    ended = when is not None and when.own and not when.since
    return ended and day is not None and (day - when.latest).days > _PAST  # type: ignore[union-attr]


def _one_beginning(one: When | None, other: When | None) -> bool:
    """Whether two may count from one day on; where one does not say from when, the other's may not be long ago."""
    if one is None or other is None:
        return True
    if one.own and other.own:
        return abs((one.earliest - other.earliest).days) <= _BEGUN
    return all(not when.own or when.days <= _LONG for when in (one, other))


def near(one: Telling, other: Telling) -> float | None:
    """How near the places of two campaigns are; None for two places.

    Who fights "east of the town" fights for it; and two who count one side's people from one day on count them where
    either of their reports puts it, unless words put it somewhere.
    """
    best = best_spots(one, other)
    if best is None:
        return None
    names = [{bare_name(s.name) for s in t.spots} for t in (one, other)]
    if names[0] & names[1]:
        return max(best[0], _BY)
    if best[0] >= _NEAR:
        return best[0]
    return _BY if _is_lent(best) and _since_one_day(one.when, other.when) else None


def counted_on(one: Telling, other: Telling) -> bool:
    """Whether one voice counts on who fled within a land: "160,000 in the south", "270,000 since 19 June"."""
    if not one.holders & other.holders or one.counts[0].role != "displaced":
        return False
    best = best_spots(one, other)
    return best is None or _is_lent(best)


def _is_lent(best: tuple[float, Spot, Spot]) -> bool:
    """Whether two places lie in one land, and words put no more than one of the two there."""
    _, one, other = best
    return one.country == other.country and not (one.own and other.own)


def _since_one_day(one: When | None, other: When | None) -> bool:
    if one is None or other is None or not all(w.own and (w.since or w.days > _SOME) for w in (one, other)):
        return False
    return abs((one.earliest - other.earliest).days) <= 1

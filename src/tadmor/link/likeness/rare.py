"""Of what hardly happens twice in a country within days, the day alone tells which: a poison gas attack.

One report names the village that was hit, the next the province, the third the town from which it looks on: so towns
that differ are no veto, unless they lie far apart.
"""

from tadmor.link.tellings.places import apart_km, placed
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import apart_days
from tadmor.link.weights import weights
from tadmor.model.incidents import Trait

__all__ = ["is_one_rarity", "rare_trait", "rarities"]

_FAR = 150.0  # km
_BRIEF = 2  # days that a day may have
_LATER = 3  # days after it within which a report that gives none may tell of it


def rarities(telling: Telling) -> frozenset[str]:
    """Its kinds of which there is hardly one in a country within days."""
    return telling.types & weights().rare


def is_one_rarity(one: Telling, other: Telling) -> bool:
    """Whether both tell that it happened, of one day, in places that may be one."""
    if not rarities(one) & rarities(other) or one.planned or other.planned or one.denied or other.denied:
        return False
    return _one_day(one, other) and not _far_apart(one, other)


def rare_trait() -> Trait:
    """What it says that both tell what hardly happens twice."""
    return Trait(name="rare", weight=weights().weight["rare"], why="both tell of one day what hardly happens twice")


def _one_day(one: Telling, other: Telling) -> bool:
    """Whether both say one day, or one says it and the other, which gives none, is printed soon after."""
    ours, theirs = one.own_when, other.own_when
    if ours is not None and theirs is not None:
        return max(ours.days, theirs.days) <= _BRIEF and not apart_days(ours, theirs)
    told, printed = (ours, other.published) if ours is not None else (theirs, one.published)
    if told is None or printed is None or told.days > _BRIEF:
        return False
    return 0 <= (printed - told.latest).days <= _LATER


def _far_apart(one: Telling, other: Telling) -> bool:
    """Whether they name places in two countries, or towns far from each other."""
    lands = [{s.country for s in t.spots if s.own and s.country} for t in (one, other)]
    if all(lands) and not lands[0] & lands[1]:
        return True
    km = apart_km(placed(one.spots), placed(other.spots))
    return km is not None and km > _FAR

"""Who acts and who is acted on in two tellings; who repels an attack is not who makes it, but whom he repels is."""

from tadmor.link.likeness.scenery import one_spot
from tadmor.link.likeness.veto import Traits
from tadmor.link.tellings.kinds import KEPT, TAKEN
from tadmor.link.tellings.parties import relate
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import closeness
from tadmor.link.weights import weights
from tadmor.model.incidents import Trait

__all__ = ["contested", "doers", "is_kept", "party_traits"]

_REPEL = "BATTLE.repel"
_PERIOD = 7  # days above which a time is a period


def party_traits(one: Telling, other: Telling) -> Traits:
    for name, found in (("who", doers(one, other)), ("whom", relate(one.whom, other.whom))):
        if found is not None and not (name == "whom" and _defended(one, other)):
            yield Trait(name=name, weight=weights().weight[name] * found[0], why=found[1])


def doers(one: Telling, other: Telling) -> tuple[float, str] | None:
    """How those who act stand to each other; who repels an attack is not who makes it, but whom he repels is."""
    if not _defended(one, other):
        return relate(one.who, other.who)
    repelled, attack = (one, other) if _REPEL in one.types else (other, one)
    crossed = relate(repelled.whom, attack.who)
    return crossed if crossed is None or crossed[0] > 0 else None


def contested(one: Telling, other: Telling) -> bool:
    """Whether one tells that a place was taken and the other that the attack on it was repelled, or that it is held."""
    for taken, kept in ((one, other), (other, one)):
        if not _one_time(one, other):
            return False
        if taken.types & TAKEN and is_kept(kept) and not kept.types & TAKEN and not (taken.planned or kept.planned):
            crossed, alike = relate(taken.who, kept.whom), relate(taken.who, kept.who)
            enemies = (crossed is not None and crossed[0] > 0) or (alike is not None and alike[0] < 0)
            return enemies and any(one_spot(s, t) for s in one.spots for t in other.spots)
    return False


def _one_time(one: Telling, other: Telling) -> bool:
    """Whether a day that one names may be the other's: who "has held it for two years" answers no taking."""
    days = [t.when for t in (one, other) if t.when is not None]
    brief = any(w.own and w.days <= _PERIOD for w in days)
    return len(days) == 2 and brief and closeness(*days) > 0


def is_kept(telling: Telling) -> bool:
    """Whether it tells that an attack was repelled, or that a place is held."""
    return bool(telling.types & KEPT)


def _defended(one: Telling, other: Telling) -> bool:
    return (_REPEL in one.types) != (_REPEL in other.types)

"""Whether two tell of one place whose it is, and whether they say the same of it or the contrary.

Who takes a town, who loses it, who holds it and who says that it has not fallen speak of one thing, whatever kinds of
event that are: the very town or one site of it, within days.
"""

from dataclasses import dataclass
from typing import Literal

from tadmor.link.likeness.scenery import best_spots, one_spot
from tadmor.link.likeness.veto import Never
from tadmor.link.tellings.kinds import KEPT, TAKEN
from tadmor.link.tellings.parties import Party, relate
from tadmor.link.tellings.places import bare_name
from tadmor.link.tellings.prizes import CONTROL, LEFT, TOWN, prizes
from tadmor.link.tellings.telling import Telling

__all__ = ["Turn", "one_prize", "turn"]

Turn = Literal["with", "against", "open"]
_SAME, _TOLD, _SITE = 1.0, 0.7, 0.7  # how sure one place is: both name it; words of both mean it; one site of it
_State = Literal["taken", "kept", "left"]


@dataclass(frozen=True, slots=True)
class _Hold:
    """Who has a place after what is told, and who has it not."""

    state: _State
    has: tuple[Party, ...]
    lacks: tuple[Party, ...]


def one_prize(one: Telling, other: Telling) -> float:
    """How sure it is that two tell whose one place is, in [0, 1]; 0 where they do not. Raises for two prizes."""
    if not (_is_control(one) and _is_control(other)) or one.planned or other.planned:
        return 0.0
    common = prizes(one) & prizes(other)
    if not common:
        raise Never("two sites, or a town and a site of it")
    where = _where(one, other, common)
    return where if where and turn(one, other) != "open" else 0.0


def turn(one: Telling, other: Telling) -> Turn:
    """Whether two who tell whose a place is say the same of it, or that it is another's."""
    a, b = _hold(one), _hold(other)
    if a is None or b is None:
        return "open"
    same = [relate(a.has, b.has), relate(a.lacks, b.lacks)]
    crossed = [relate(a.has, b.lacks), relate(a.lacks, b.has)]
    rivals = same[0] is not None and same[0][0] < 0
    yes = any(found is not None and found[0] > 0 for found in same)
    no = rivals or any(found is not None and found[0] > 0 for found in crossed)
    if yes != no:
        return "with" if yes else "against"
    return "open" if yes else _by_states(a, b)


def _by_states(a: _Hold, b: _Hold) -> Turn:
    """The same where no party tells: what was taken was lost, and what has not fallen was not taken."""
    states = {a.state, b.state}
    if states in ({"taken"}, {"taken", "left"}, {"left"}):
        return "with"
    denied = next((h for h in (a, b) if h.state == "kept" and not h.has), None)
    if denied is None:
        return "open"
    return "with" if states == {"kept"} else "against"


def _is_control(telling: Telling) -> bool:
    return bool(telling.types) and telling.types <= CONTROL and len(_states(telling)) == 1


def _states(telling: Telling) -> set[_State]:
    """The states that its kinds tell; who repels an attack keeps what was attacked."""
    found: set[_State] = set()
    for kind in telling.types:
        found |= {"taken"} if kind in TAKEN else {"kept"} if kind in KEPT else {"left"} if kind == LEFT else set()
    return found


def _hold(telling: Telling) -> _Hold | None:
    if not _is_control(telling):
        return None
    state = next(iter(_states(telling)))
    if state == "taken":
        return _Hold("kept", (), telling.who) if telling.denied else _Hold("taken", telling.who, telling.whom)
    if state == "left":
        return _Hold("kept", telling.who, ()) if telling.denied else _Hold("left", (), telling.who)
    return _Hold("left", (), telling.who) if telling.denied else _Hold("kept", telling.who, telling.whom)


def _where(one: Telling, other: Telling, common: frozenset[str]) -> float:
    """How sure it is that the prizes lie in one town."""
    if any(one_spot(a, b) for a in one.spots for b in other.spots):
        return _SAME
    told = [{bare_name(s.name) for s in t.spots if s.named and not s.near and (s.told or s.here)} for t in (one, other)]
    if told[0] & told[1]:
        return _TOLD
    best = best_spots(one, other)
    near = best is None or best[0] > 0
    return _SITE if common - {TOWN} and near else 0.0

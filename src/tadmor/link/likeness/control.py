"""Whether two tell of one place whose it is, and whether they say the same of it or the contrary.

Who takes a town, who loses it, who holds it and who says that it has not fallen speak of one thing, whatever kinds of
event that are: the very town or one site of it, within days.
"""

import re
from dataclasses import dataclass
from typing import Literal

from tadmor.link.likeness.scenery import best_spots, one_spot
from tadmor.link.likeness.veto import Never
from tadmor.link.tellings.kinds import KEPT, TAKEN
from tadmor.link.tellings.parties import Party, relate
from tadmor.link.tellings.places import bare_name
from tadmor.link.tellings.prizes import CONTROL, LEFT, TOWN, is_loss, prizes
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import one_day

__all__ = ["OPEN", "Turn", "one_prize", "turn"]

Turn = Literal["with", "against", "open"]
OPEN = 0.5
"""How much of it is left where it is open who has the place."""
_SAME, _TOLD, _SITE = 1.0, 0.7, 0.7  # how sure one place is: both name it; words of both mean it; one site of it
_FOUGHT = frozenset(["BATTLE.attack", "BATTLE.clash", "BATTLE.offensive", "CONSEQ.casualty"])  # what was repelled
_STATES = frozenset(["state-force", "government"])
_REPELLED = "BATTLE.repel"
_COMING = frozenset(["MOVE.redeploy", "MOVE.advance"])
_ENTERED = re.compile(r"(?:re-?)?enter|stormed into|swept into|rolled into", re.IGNORECASE)
_State = Literal["taken", "kept", "left"]


@dataclass(frozen=True, slots=True)
class _Hold:
    """Who has a place after what is told, and who has it not; `denied`: it is told by a no ("has not fallen")."""

    state: _State
    has: tuple[Party, ...]
    lacks: tuple[Party, ...]
    denied: bool = False


def one_prize(one: Telling, other: Telling) -> float:
    """How sure it is that two tell whose one place is, in [0, 1]; 0 where they do not. Raises for two prizes.

    Half as sure where it is open whether they say the same of it.
    """
    if not (_is_control(one) and _is_control(other)) or one.planned or other.planned:
        return 0.0
    some = prizes(one), prizes(other)
    common = some[0] & some[1]
    if not all(some) or _fought(one, other):
        return 0.0
    if not common:
        raise Never("two sites, or a town and a site of it")
    meant = turn(one, other)
    if meant == "open" and (_entering(one) or _entering(other)):
        return 0.0
    return _where(one, other, common) * (OPEN if meant == "open" else 1.0)


def turn(one: Telling, other: Telling) -> Turn:
    """Whether two who tell whose a place is say the same of it, or that it is another's."""
    a, b = _hold(one), _hold(other)
    if a is None or b is None:
        return "open"
    has, lacks = _sign(a.has, b.has), _sign(a.lacks, b.lacks)
    crossed = {_sign(a.has, b.lacks), _sign(a.lacks, b.has)}
    yes = has > 0 or lacks > 0 or -1 in crossed
    no = (has < 0 and not (a.state == b.state == "taken")) or 1 in crossed  # allies both claim to have taken it
    if _entering(one) or _entering(other):  # who came in took it where another says that he did, and that is all
        return "with" if has > 0 and a.state == b.state and not no else "open"
    if has < 0 and not (yes or no):
        return "open"
    if yes != no:
        return "with" if yes else "against"
    return "open" if yes else _by_states(one, other, a, b)


def _sign(ones: tuple[Party, ...], others: tuple[Party, ...]) -> int:
    """1 for one party, -1 for two, 0 where it is open."""
    found = relate(ones, others)
    return 0 if found is None else 1 if found[0] > 0 else -1


def _by_states(one: Telling, other: Telling, a: _Hold, b: _Hold) -> Turn:
    """The same where no party tells: what was taken was lost, and what has not fallen was not taken."""
    states = {a.state, b.state}
    if states == {"taken"}:  # who takes a place again is hardly who took it
        return "with" if one.types & other.types else "open"
    if states == {"left"}:  # both sides leave places
        return "with" if _alike(a.lacks, b.lacks) else "open"
    if states == {"taken", "left"}:  # who took it may have left it again
        return "open" if _alike(a.has, b.lacks) or _alike(a.lacks, b.has) else "with"
    if states == {"kept"}:  # who holds it may be the very one who is said not to have taken it
        return "with" if a.denied and b.denied else "open"
    return "against" if a.denied or b.denied else "open"


def _fought(one: Telling, other: Telling) -> bool:
    """Whether one is a fight and the other a retreat: an attack is repelled day after day, and a place is left once."""
    kinds = [telling.types & CONTROL for telling in (one, other)]
    return {_REPELLED} in kinds and {LEFT} in kinds


def _alike(ones: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    """Whether they may be of one side: both an army's, or both fighters of a group, though one is not named."""
    return bool({p.kind for p in ones} & {p.kind for p in others})


def _is_control(telling: Telling) -> bool:
    kinds = telling.types - _FOUGHT if telling.types & CONTROL else telling.types
    return bool(kinds) and (kinds <= CONTROL or _entering(telling)) and len(_states(telling)) == 1


def _entering(telling: Telling) -> bool:
    """Whether somebody came into a town: that is to take it where another says that he took it."""
    if not telling.types <= _COMING:  # of most tellings, and it costs least
        return False
    words = [span.text for span, kind in telling.triggers if kind in _COMING]
    return bool(words) and all(map(_ENTERED.match, words))


def _states(telling: Telling) -> set[_State]:
    """The states that its kinds tell; who repels an attack keeps what was attacked."""
    found: set[_State] = {"taken"} if _entering(telling) else set()
    for kind in telling.types:
        found |= {"taken"} if kind in TAKEN else {"kept"} if kind in KEPT else {"left"} if kind == LEFT else set()
    return found


def _hold(telling: Telling) -> _Hold | None:
    if not _is_control(telling):
        return None
    state = next(iter(_states(telling)))
    who, whom, no = _clear(telling.who), telling.whom, telling.denied
    if state == "taken" and is_loss(telling):
        return _Hold("kept", who or whom, (), denied=True) if no else _Hold("taken", (), who or whom)
    if state == "taken":
        return _Hold("kept", (), who, denied=True) if no else _Hold("taken", who, whom)
    if state == "left":
        return _Hold("kept", who, ()) if no else _Hold("left", (), who)
    theirs = {p.key or p.name for p in whom}
    kept = tuple(p for p in who if (p.key or p.name) not in theirs)  # "repelled the attack of" is read with both
    return _Hold("left", (), who) if no else _Hold("kept", kept or who, whom)


def _clear(who: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those who act, unless they are two states' forces: then one was misread, and nobody can say which."""
    lands = {p.country for p in who if p.kind in _STATES and p.country}
    return who if len(lands) < 2 else ()


def _where(one: Telling, other: Telling, common: frozenset[str]) -> float:
    """How sure it is that the prizes lie in one town."""
    if any(one_spot(a, b) for a in one.spots for b in other.spots):
        return _SAME
    told = [{bare_name(s.name) for s in t.spots if s.named and not s.near and (s.told or s.here)} for t in (one, other)]
    if told[0] & told[1]:
        return _TOLD
    best = best_spots(one, other)
    near = best is None or best[0] > 0
    about = near and best is not None and best[1].name == best[2].name
    if about and one_day(one.when, other.when):  # on which the town that a report is about is hardly another
        return _TOLD
    return _SITE if common - {TOWN} and near else 0.0

"""Two who tell whose one place is: they bear each other out, follow each other, or contradict each other.

Who holds a town after another says that he took it contradicts him; who held it before does not. Two who each hold it
at one time contradict each other, however alike their words are.
"""

from datetime import date

from tadmor.link.agreement.given import least
from tadmor.link.agreement.order import order
from tadmor.link.incidents import Telling
from tadmor.link.likeness.control import Turn, turn
from tadmor.link.tellings.kinds import HELD, TAKEN
from tadmor.link.tellings.prizes import LEFT, in_part
from tadmor.link.tellings.times import one_day
from tadmor.model.incidents import FindingKind, Relation

__all__ = ["one_state", "whose"]

_Verdict = tuple[FindingKind, str, Relation | None]
_HOLD = frozenset([HELD])
_AGAIN = frozenset(["TERRITORY.recapture"])
_STANDS = 3  # days for which who took a place is still told to have it


def one_state(one: Telling, other: Telling) -> bool:
    """Whether two who tell whose a place is may tell of one holding of it.

    Two holdings are one only of one holder; and what was taken back had been lost since it was held before.
    """
    held = [t for t in (one, other) if HELD in t.types]
    if len(held) == 2:
        return turn(one, other) == "with" and order(one.when, other.when) is None
    taken = _of(_AGAIN, one, other)
    return not held or taken is None or not (_before(held[0], taken) or _told_before(held[0], taken))


def _told_before(held: Telling, taken: Telling) -> bool:
    """Whether the day of which it is said to be held is before all on which it may have been taken."""
    day, when = _day(held), taken.when
    return day is not None and when is not None and day < when.earliest


def whose(one: Telling, other: Telling, meant: Turn) -> _Verdict | None:
    """What two tellings of control of one place are to each other; None where their days must tell."""
    taken, held, left = (_of(kinds, one, other) for kinds in (TAKEN, _HOLD, frozenset([LEFT])))
    if meant == "with":
        return _with(taken, held, left)
    # who still has a part says that not all was taken, who took a part says nothing of the rest
    if any(in_part(t) and not t.types & _HOLD for t in (one, other)):
        return "unclear", "one tells of a part, which the other may leave out", None
    if held is not None and _of(_HOLD, other, one) is not held:  # both hold it
        return _both(one, other)
    if taken is not None and held is not None:
        return _contrary(taken, held, "taken")
    if held is not None and left is None:
        return _repelled(one, other)
    if left is not None and held is not None:
        return _contrary(left, held, "left")
    return None


def _of(kinds: frozenset[str], one: Telling, other: Telling) -> Telling | None:
    """The first of two that tells one of some kinds."""
    return next((t for t in (one, other) if t.types & kinds), None)


def _with(taken: Telling | None, held: Telling | None, left: Telling | None) -> _Verdict | None:
    """What two of one mind say: where one took a place he has it, and another has lost it."""
    if taken is not None and held is not None:
        if _before(held, taken) or _earlier(held, taken):
            return "compatible", "first held, in part or whole, then told as taken by the same", "sequence"
        part = in_part(taken) != in_part(held)
        return ("compatible" if part else "agree"), "one tells it taken, the other held since by the same", None
    if taken is not None and left is not None:
        return "compatible", "one took what the other left", None
    if held is not None:
        return "compatible", "both tell it kept by the same", None
    return None


def _both(one: Telling, other: Telling) -> _Verdict:
    """Two holders of one place at one time."""
    days = [_day(t) for t in (one, other)]
    if min(one.score, other.score) < least("telling") or days[0] is None or days[1] is None:
        return "unclear", "it is open who holds it", None
    ordered = order(one.when, other.when)
    if days[0] == days[1] and ordered is None:
        return "conflict", "each says of that day that another holds it", None
    if ordered is None and not _dated(one, other):
        return "unclear", "it is open who holds it, and since when", None
    earlier = days[0] < days[1] if ordered is None else ordered < 0
    first, then = ("the one", "the other") if earlier else ("the other", "the one")
    return "compatible", f"held first as {first} says, then as {then} does", "sequence"


def _repelled(one: Telling, other: Telling) -> _Verdict | None:
    """Held by who attacked, and the attack repelled, of one day that both name and that no hour parts."""
    if not one_day(one.when, other.when) or order(one.when, other.when) is not None:
        return None
    if min(one.score, other.score) < least("telling"):
        return None
    return "conflict", "held by who attacked and repelled on one day, and no hour orders them", None


def _contrary(change: Telling, held: Telling, word: str) -> _Verdict:
    """Taken, or left, as one tells it, and held against that as another does."""
    when, held_on = _day(change), _day(held)
    if min(change.score, held.score) < least("telling") or when is None or held_on is None:
        return "unclear", "it is open which came first", None
    if held_on < when and not (_before(held, change) or _dated(held, change)):
        return "unclear", "no day is told of either, and reports of later days may tell of earlier ones", None
    if _before(held, change) or held_on < when:
        return "compatible", f"first held, then {word}, by the days on which they are or were told", "sequence"
    if (held_on - when).days > (_STANDS if word == "taken" else 0):  # who left may have come back
        return "unclear", "so much later it may have been otherwise", None
    return "conflict", f"{word}, and held all the same by the other side", None


def _dated(one: Telling, other: Telling) -> bool:
    """Whether words give one of them a day."""
    return any(t.own_when is not None for t in (one, other))


def _before(one: Telling, other: Telling) -> bool:
    ordered = order(one.when, other.when)
    return ordered is not None and ordered < 0


def _earlier(held: Telling, taken: Telling) -> bool:
    """Whether who holds it was told before the first day on which it is said to have been taken."""
    return taken.own_when is not None and _told_before(held, taken)


def _day(telling: Telling) -> date | None:
    """The last day of which it speaks: the one that it names, else that on which it was told."""
    when = telling.when
    return when.latest if when is not None and when.own else telling.published

"""Two reports that are mainly about one happening tell its toll, each its own: 20 dead in the night, 34 by morning.

One attack with many dead is seldom followed by another in its town within days: town, day and a toll of one order say
that it is one, with words of the openings in common, or with one number.
"""

from datetime import date

from tadmor.link.likeness.veto import Never, Traits
from tadmor.link.tellings.kinds import strange
from tadmor.link.tellings.mains import OF_ORDER, Main, times_more
from tadmor.link.tellings.places import bare_name, nearness
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.words import cosine
from tadmor.link.weights import weights
from tadmor.model.incidents import Trait

__all__ = ["kinship_of_mains", "main_trait"]

_NEAR = 0.6  # nearness of two places that are one
_NIGHT = 1  # days between two that may be one: time zones, a night, a reader's error
_WEEK = 7  # days within which a second report may say it, and read another day in its words
_ALIKE = 0.12  # how alike (cosine) two openings are that are about one happening
_SOME, _MANY = 10, 20  # dead from which on one number is hardly of two happenings on a day, in a week
_DEATHS = frozenset(["CIVHARM.killing", "CONSEQ.casualty"])
_DOUBTED, _END = 0.5, 1.35  # of the weight: an attack that is one has one end, which has no number to tell it by


def kinship_of_mains(one: Telling, other: Telling) -> float:
    """How sure it is that two reports are mainly about one happening; 0 where nothing says so.

    Raises `Never` where one tells the happening itself and the other what came of who did it.
    """
    a, b = one.main, other.main
    if (a is not None and a.end and _no_death(other)) or (b is not None and b.end and _no_death(one)):
        raise Never("one tells how the one who did it ended, the other of no death")
    if a is None or b is None or strange(a.kinds, b.kinds) or _order(a, b) > OF_ORDER:
        return 0.0
    if a.end != b.end:
        raise Never("one tells the attack, the other how the one who did it ended")
    gap, toll = _gap(a, b), max(set(a.tolls) & set(b.tolls), default=0.0)
    if not _one_town(a, b, toll):
        return 0.0
    alike = cosine(one.report, other.report) >= _ALIKE
    if gap <= _NIGHT and (alike or toll >= _SOME):
        return _END if a.end else 1.0
    if gap <= _WEEK and alike and toll >= _MANY:
        return _END if a.end else 1.0
    return _DOUBTED if gap <= _WEEK else 0.0


def _no_death(telling: Telling) -> bool:
    return telling.main is None and not telling.types & _DEATHS


def main_trait(one: Telling, other: Telling, share: float) -> Traits:
    """What it says that both are what their reports are about."""
    names = sorted({s.name for t in (one, other) if t.main for s in t.main.spots})
    why = f"what both reports are mainly about: one toll, in {names[0] if names else 'one place'}"
    yield Trait(name="main", weight=weights().weight["main"] * share, why=why)


def _one_town(one: Main, other: Main, toll: float) -> bool:
    """Whether they lie in one place, or in one name with one toll: a reader may take a town for its namesake."""
    pairs = [(a, b) for a in one.spots for b in other.spots]
    if any((n := nearness(a, b)) is not None and n >= _NEAR for a, b in pairs):
        return True
    return toll >= _MANY and any(bare_name(a.name) == bare_name(b.name) for a, b in pairs)


def _order(one: Main, other: Main) -> float:
    """By how much the tolls differ that lie nearest."""
    return min(times_more(a, b) for a in one.tolls for b in other.tolls)


def _gap(one: Main, other: Main) -> int:
    """The days between the two."""
    days: list[tuple[date, date]] = [(one.latest, other.earliest), (other.latest, one.earliest)]
    return max(0, *((then - first).days for first, then in days))

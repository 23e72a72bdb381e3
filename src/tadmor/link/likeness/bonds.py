"""What it tells that two tellings hang on one name: the site or the village that their sentences name, or those before.

By it a reader knows which strike is meant, whatever the reports call it and whoever they say did it. So what is told
of one site within days may be one happening though the kinds differ, and towns that are only lent say nothing.
"""

from collections.abc import Sequence

from tadmor.link.counts import TOLLS
from tadmor.link.likeness.counted import one_figure
from tadmor.link.likeness.scenery import place_traits, time_traits
from tadmor.link.likeness.veto import Never, Traits
from tadmor.link.tellings.kinds import RESULTS, kinship
from tadmor.link.tellings.places import apart_km, placed
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.threads import Bond, bond, other_site, parted
from tadmor.link.tellings.times import apart_days, apart_if_said
from tadmor.link.weights import weights
from tadmor.model.incidents import Trait

__all__ = ["HOLDS", "bonded", "counted_there", "kin_by_bond", "one_by_name", "thread_traits", "times_and_places"]

HOLDS = 0.5
"""How surely a name holds for two tellings from which on it binds them."""

_REGION = 100.0  # km within which reports may name one town or the next for a site
_TOWN = 0.6  # what the name of a town holds that gazetteers have
_FIRM = 0.8  # the same from which on their kinds may differ
_COUNTS = 0.6  # what the name holds of which both only count the dead
_KIN = 0.1  # share of `type` from which two kinds of one report go together
_MOVE, _LOOSE = frozenset(["MOVE"]), 0.5  # what a name holds of what it does for other acts
_HARM = frozenset(["ASSAULT"])
_FOUGHT, _GIVEN = frozenset(["ASSAULT", "CONTROL"]), frozenset(["RETREAT", "COERCE"])
_COUNTED_LATER = 4  # days within which a toll of a site is still one of its strike


def bonded(one: Telling, other: Telling) -> Bond | None:
    """The name by which two tellings hang together; None where none holds for both. Raises for two sites of a kind."""
    found = bond(one.thread, other.thread)
    if found.much >= HOLDS:
        return found
    two = other_site(one.thread, other.thread)
    if two is not None:
        raise Never(f"{two[0]} is not {two[1]}")
    return None


def thread_traits(one: Telling, other: Telling, held: Bond | None, places: Sequence[Trait]) -> Traits:
    """What the names tell beside `places`, which say already that both lie in one town; names apart are some doubt."""
    weight = weights().weight["thread"]
    if held is not None:
        if held.much <= _TOWN and any(map(_says_where, places)):
            return
        share = _LOOSE if _only_move(one, other) else 1.0
        yield Trait(name="thread", weight=weight * held.much * share, why=f"both speak of {held.words}")
    elif parted(one.thread, other.thread):
        yield Trait(name="thread", weight=-weights().weight["parted"], why="each names a place of its own")


def _says_where(trait: Trait) -> bool:
    """Whether it already tells that both are of one town: by their own words, or those before them."""
    return trait.weight > (0 if trait.name == "place" else weights().weight["focus"])


def _only_move(one: Telling, other: Telling) -> bool:
    """Whether both only tell that somebody moved, by no common kind: who enters a village is not who leaves it."""
    return one.classes == other.classes == _MOVE and not one.types & other.types


def times_and_places(one: Telling, other: Telling, held: Bond | None) -> tuple[tuple[Trait, ...], tuple[Trait, ...]]:
    """The traits of days and places. Of tellings that hang on one named place, towns that differ are no veto."""
    if held is None:
        return tuple(time_traits(one, other)), tuple(place_traits(one, other))
    _heed_regions(one, other)
    return _times(one, other), _places(one, other) if held.placed else tuple(place_traits(one, other))


def _heed_regions(one: Telling, other: Telling) -> None:
    """Raise where both name towns, and none of one near one of the other: a site of one name in each is two sites."""
    ours, theirs = placed(one.spots), placed(other.spots)
    km = apart_km(ours, theirs)
    if km is not None and km > _REGION:
        raise Never(f"{ours[0].name} is not {theirs[0].name}")


def _times(one: Telling, other: Telling) -> tuple[Trait, ...]:
    try:
        return tuple(time_traits(one, other))
    except Never:
        if one.when is None or other.when is None or not (_is_toll(one) or _is_toll(other)):
            raise
        gap = apart_days(one.when, other.when)
        if gap > _COUNTED_LATER:
            raise
        return (Trait(name="time", weight=-0.1 * gap, why=f"a toll of {gap} days later"),)


def _is_toll(telling: Telling) -> bool:
    """Whether it only counts: "the number of dead rose to 19 on Saturday"."""
    return telling.types <= RESULTS and any(c.role for c in telling.counts)


def _places(one: Telling, other: Telling) -> tuple[Trait, ...]:
    try:
        return tuple(trait for trait in place_traits(one, other) if trait.weight >= 0)
    except Never:
        return ()


def one_by_name(one: Telling, other: Telling) -> bool:
    """Whether what one report tells in two places is of one site on days that may be one.

    What one speaker counts twice he counts apart, unless it is one figure or one claim.
    """
    held = bond(one.thread, other.thread)
    if held.much < HOLDS or apart_if_said(one.when, other.when) > 0 or (one.legs and other.legs):
        return False
    kin = kinship(one.types, one.classes, other.types, other.classes) or kin_by_bond(one, other, held)
    if kin is None or (kin[0] < _KIN and one.denied == other.denied and not one.classes & other.classes):
        return False
    roles = {c.role for c in one.counts if c.role} & {c.role for c in other.counts if c.role}
    if set(one.claims) & set(other.claims):  # "seven soldiers and two nurses died", "14, as four more died"
        return True
    one_speaker = one.holders == other.holders or one.holders & other.holders
    return not (one_speaker and roles - one_figure(one.counts, other.counts))


def _ended(one: Telling, other: Telling) -> bool:
    """Whether one tells of harm or of whose a place is, and the other of those who gave themselves up or were taken."""
    return any(a.classes & _FOUGHT and b.classes & _GIVEN for a, b in ((one, other), (other, one)))


def counted_there(one: Telling, other: Telling, held: Bond | None) -> bool:
    """Whether both do nothing but count the dead or the wounded of one site or village."""
    roles = {c.role for c in one.counts} & {c.role for c in other.counts} & TOLLS
    return held is not None and held.much >= _COUNTS and _is_toll(one) and _is_toll(other) and bool(roles)


def kin_by_bond(one: Telling, other: Telling, held: Bond | None) -> tuple[float, str] | None:
    """That what two sides call a shelling and an air strike is one, of one site on days that may be one."""
    if held is None or held.much < _FIRM or not (one.classes & other.classes & _HARM or _ended(one, other)):
        return None
    if apart_if_said(one.when, other.when) > 0:
        return None
    kin = kinship(one.types, one.classes, other.types, other.classes)
    return kin or (0.0, "told in other ways of one place")

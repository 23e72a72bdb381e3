"""How many people are in one place is one thing to compare, whoever counts: of one town, told within some days.

Who lived there before the war is told for years; who remains is another number every week.
"""

from tadmor.link.counts import Count, ratio
from tadmor.link.likeness.veto import Never, Traits
from tadmor.link.tellings.places import Spot, bare_name, nearness
from tadmor.link.tellings.telling import STAY, Telling
from tadmor.link.tellings.words import cosine
from tadmor.link.weights import weights
from tadmor.model.incidents import Trait

__all__ = ["is_stay", "stay_traits"]

_LATELY = {"residents": 14, "hosted": 45, "inhabitants": 400, "war dead": 60, "war displaced": 60}
"""Days between two reports that give the same number, by what it counts."""
_FAR = 20.0  # ratio above which they are of two things: a quarter, a whole province
_COUNTRY = "G7"  # from this precision up a place is a country or more
_NEAR = 0.6  # nearness of two places that are one


def is_stay(telling: Telling) -> bool:
    """Whether it only tells how many people are somewhere."""
    return telling.classes == STAY


def stay_traits(one: Telling, other: Telling) -> Traits:
    """Why two numbers are of the people of one place. Raises `Never` where they are not, or one is no such number."""
    if not (is_stay(one) and is_stay(other)):
        raise Never("who lives somewhere is no happening")
    a, b = one.counts[0], other.counts[0]
    if one.denied or other.denied or a.role != b.role or a.population != b.population or a.part != b.part:
        raise Never("they do not count one thing")
    if _apart(one, other, a) or ratio(a, b) > _FAR:
        raise Never("told of other times, or of other people")
    near = max((_one_place(s, t) for s in one.spots for t in other.spots), default=0.0)
    if not near:
        raise Never("of two places")
    known = weights().weight
    yield Trait(name="measure", weight=known["campaign"], why=f"both give the number of {a.role}")
    yield Trait(name="place", weight=known["place"] * near, why="of one place")
    yield Trait(name="story", weight=known["story"] * cosine(one.report, other.report), why="their reports open alike")


def _apart(one: Telling, other: Telling, count: Count) -> bool:
    if one.published is None or other.published is None:
        return True
    return abs((one.published - other.published).days) > _LATELY[str(count.role)]


def _one_place(one: Spot, other: Spot) -> float:
    """How near two places are to being one; of two that only their reports are about it is no more than likely."""
    if all((spot.precision or "") >= _COUNTRY for spot in (one, other)):
        return float(one.country is not None and one.country == other.country)
    named = one.own or other.own
    same = bare_name(one.name) == bare_name(other.name)
    near = 1.0 if same else (nearness(one, other) or 0.0)
    if not same and not (one.exact and other.exact):
        return 0.0
    return near * (1.0 if named else 0.5) if near >= _NEAR else 0.0

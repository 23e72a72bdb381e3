"""Two who count one thing in one place over one time tell one happening, however their numbers differ.

"43 soldiers were killed near the base on Wednesday" and "10 soldiers were killed there on Wednesday" are two figures of
one fight; just because they differ so much, somebody wants to see them side by side. What is counted must be said: dead
soldiers, tanks lost, air strikes, residents gone.
"""

from tadmor.link.counts import TOLLS, UNARMED, Count, other_sides, ratio
from tadmor.link.likeness.shared_words import shared_site
from tadmor.link.tellings.kinds import RESULTS
from tadmor.link.tellings.places import Spot, nearness
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import When, apart_days, apart_if_said, closeness
from tadmor.link.tellings.words import cosine, rarity, terms
from tadmor.link.weights import weights
from tadmor.model import ARMED

__all__ = ["beside", "measured", "one_measure", "one_period", "thing", "when_of"]

_SLOW = frozenset(["displaced", "captured"])
"""What lasts and is mostly told without a day: who is gone, who or what was taken."""
_THINGS = {"attacks": {"air strikes": "flown", "sorties": "flown"}, "equipment-lost": {}, "captured": {}}
_COUNTED = frozenset(["arrivals", "taken in"])
"""Of the displaced only some: those who pass a post, or who are given a place in a camp."""
_ALIKE = 0.25  # how alike (cosine) two reports' openings are that tell of one blast
_NEAR, _HALF = 0.6, 0.5
_BRIEF, _WEEK = 2, 7  # days
_RARE = 3.9  # rarity of a place's name from which no other happening of the day is likely there
_SAME_RATIO = 6.0  # of two exact numbers of unnamed people: above it they are hardly of one happening


def measured(one: Telling, other: Telling) -> tuple[Count, Count] | None:
    """The first two numbers that count one thing in one place and time; None where there are none."""
    if not _of_one_kind(one, other):
        return None
    pairs = [(a, b) for a in one.counts for b in other.counts if _one_role(a, b)]
    if not pairs:
        return None
    if _one_place(one, other):
        found = next(((a, b) for a, b in pairs if one_measure(a, b) and _one_scene(one, other, a, b)), None)
        if found is not None:
            return found
    blast = _one_blast(one, other)
    return next(((a, b) for a, b in pairs if blast and a.role in TOLLS and not _far(a, b)), None)


def beside(one: Telling, other: Telling) -> bool:
    """Whether two tellings of one report count one thing side by side, in one place and on no two days.

    There a day needs not be said: "the minister said that 107 were killed there; the commander put them at 1,000".
    """
    if _all_and_one_day(one, other):
        return False
    if measured(one, other) is not None:
        return True
    if not _of_one_kind(one, other):
        return False
    acts = [t.types - RESULTS for t in (one, other)]
    days = one.own_when is not None and other.own_when is not None
    if (all(acts) and not acts[0] & acts[1]) or (days and not one_period(one.when, other.when)):
        return False
    roles = TOLLS | _SLOW
    pairs = [(a, b) for a in one.counts for b in other.counts if _one_role(a, b) and a.role in roles]
    rare = any(_rare(spot) for spot in (*one.spots, *other.spots))
    return rare and _one_place(one, other) and any(_one_extent(a, b) and _one_group(a, b) for a, b in pairs)


def _all_and_one_day(one: Telling, other: Telling) -> bool:
    """Whether one tells all since a day, and the other what another day brought: "84 since Monday", "15 on Tuesday"."""
    days = [t.own_when for t in (one, other) if t.own_when is not None]
    if len(days) < 2 or days[0].since == days[1].since:
        return False
    return min(w.days for w in days) == 1 < max(w.days for w in days) and days[0].earliest != days[1].earliest


def _of_one_kind(one: Telling, other: Telling) -> bool:
    """Whether their numbers may be of one thing at all: what both tell as so, or both as planned."""
    return not (one.denied or other.denied or one.planned != other.planned or _executed(one, other))


def _one_extent(one: Count, other: Count) -> bool:
    """Whether neither is the total of something beside a part; all since a day is told in many words."""
    return one.whole == other.whole or one.since or other.since


def _one_group(one: Count, other: Count) -> bool:
    """Whether they count one group, or one of them does not say which and the numbers are near."""
    if one.population and other.population:
        return bool(one.population & other.population)
    return not _far(one, other)


def _executed(one: Telling, other: Telling) -> bool:
    """Whether one tells of people put to death, and the other of anything else than their capture."""
    kinds = [{kind.partition(".")[0] for kind in t.types} for t in (one, other)]
    return any("CIVHARM" in a and not b & {"CIVHARM", "CUSTODY"} for a, b in (kinds, kinds[::-1]))


def _one_scene(one: Telling, other: Telling, a: Count, b: Count) -> bool:
    """Whether two numbers are of one time, and what they count is of one happening in that time and place.

    In a city that many reports name soldiers and rebels die in more than one fight a day, residents everywhere: of the
    former the acts must be alike, of the latter the town must be one that few reports name, or both tell what was hit
    there: one hospital.
    """
    ours, theirs = when_of(a, one.when), when_of(b, other.when)
    dated = one_period(ours, theirs)
    if a.role in _SLOW or (a.whole and b.whole):
        return dated or _near_days(one, other)
    if a.role == "force":
        return dated or _one_assault(one, other)
    if a.role not in TOLLS:
        return dated
    rare = any(_rare(spot) for spot in (*one.spots, *other.spots))
    if a.population - UNARMED and b.population - UNARMED:
        return dated and (rare or bool((one.types & other.types) - RESULTS))
    brief = any(when is not None and when.own and when.days <= _BRIEF for when in (ours, theirs))
    dated = dated or _told_at_once(one, other) or _told_at_once(other, one)
    seldom = rare or shared_site(one, other) is not None
    return dated and seldom and brief and _very_place(one, other) and not _far(a, b)


def _one_assault(one: Telling, other: Telling) -> bool:
    """Whether two forces attacked one town by the words of reports that came soon after each other: one named side's.

    "Some 4,000", "more than 5,000", "hundreds, not thousands": of no number does anybody say when it was counted.
    """
    ours, theirs = ({p.key for p in t.who if p.key and p.kind in ARMED} for t in (one, other))
    if not ours & theirs or "ASSAULT" not in one.classes & other.classes or not _very_place(one, other):
        return False
    if one.published is None or other.published is None or apart_if_said(one.when, other.when) > _BRIEF:
        return False
    return abs((one.published - other.published).days) <= _BRIEF


def _told_at_once(one: Telling, other: Telling) -> bool:
    """Whether one says no day, and was told on the day of the other or on the next."""
    day, when = one.published, other.when
    if one.own_when is not None or when is None or not when.own or day is None:
        return False
    return when.days <= _BRIEF and 0 <= (day - when.latest).days <= 1


def _one_blast(one: Telling, other: Telling) -> bool:
    """Whether reports in like words tell of what happens seldom, a blast, of the days that both leave open."""
    seldom = weights().seldom
    if not (one.types & seldom and other.types & seldom) or not (_dated(one) or _dated(other)):
        return False
    best = max((n for a in one.spots for b in other.spots if (n := nearness(a, b)) is not None), default=0.0)
    return best > -1 and _near_days(one, other) and cosine(one.report, other.report) >= _ALIKE


def _dated(telling: Telling) -> bool:
    return telling.own_when is not None and telling.own_when.days <= _BRIEF


def when_of(count: Count, when: When | None) -> When | None:
    """When what a number counts happened: by the words beside it, else when its telling does."""
    if count.earliest is None or count.latest is None:
        return when
    if when is not None and when.own and not count.since and when.latest < count.earliest:
        return when  # "now known to have died in Friday's strike"
    return When(earliest=count.earliest, latest=count.latest, since=count.since)


def _one_role(one: Count, other: Count) -> bool:
    """Whether two numbers are of one role, and neither is vague, a part or taken back."""
    whole = not any(c.part or c.former or c.anothers or c.bound == "vague" for c in (one, other))
    heads = "families" in one.population ^ other.population  # 350 families are no number beside 1,900 people
    return (
        whole
        and not heads
        and not other_sides(one, other)
        and one.role == other.role
        and one.role is not None
        and thing(one) == thing(other)
    )


def one_measure(one: Count, other: Count) -> bool:
    """Whether two numbers are of one role and thing: dead of one group, lost tanks, air strikes."""
    if not _one_role(one, other):
        return False
    if one.population and other.population:
        return bool(one.population & other.population) or one.role == "displaced"
    if one.role == "captured" and _far(one, other):
        return False
    return one.population | other.population <= UNARMED or one.role in _SLOW


def thing(count: Count) -> str | None:
    """What is counted, where it is no people: raids and sorties are flown alike."""
    if count.role == "displaced" and count.unit in _COUNTED:
        return count.unit
    if count.role not in _THINGS:
        return None
    return _THINGS[count.role].get(count.unit or "", count.unit)


def one_period(one: When | None, other: When | None) -> bool:
    """Whether two times that are both said are one: they share most of their days, or begin on one day."""
    if one is None or other is None or not (one.own and other.own):
        return False
    return closeness(one, other) >= _HALF or (one.earliest == other.earliest and min(one.days, other.days) > 1)


def _far(one: Count, other: Count) -> bool:
    return ratio(one, other) > _SAME_RATIO


def _near_days(one: Telling, other: Telling) -> bool:
    """Whether they may be of the same days, where not both say which."""
    if one.when is None or other.when is None:
        return False
    brief = all(w.days <= _WEEK for w in (one.when, other.when))
    return brief and apart_days(one.when, other.when) == 0


def _one_place(one: Telling, other: Telling) -> bool:
    """Whether both lie in one place, which one of them names itself or few reports name."""
    return any(
        (a.own or b.own or _rare(a)) and (near := nearness(a, b)) is not None and near >= _NEAR
        for a in one.spots
        for b in other.spots
    )


def _very_place(one: Telling, other: Telling) -> bool:
    """Whether one town or site is named by both, be it that one of them names it before in the same paragraph."""
    pairs = [(a, b) for a in one.spots for b in other.spots if a.own or b.own]
    return any((a.own or a.here) and (b.own or b.here) and a.exact and a.name == b.name for a, b in pairs)


def _rare(spot: Spot) -> bool:
    return max(map(rarity, terms(spot.name)), default=_RARE) >= _RARE

"""A gist says at little cost that two tellings cannot be one happening: most of those that lie near each other.

It follows from the rules of `compare`: kinds that are never one, days too far apart, and no anchor but words. What a
gist lets pass is compared in full; what it stops would have been no joint (a test holds it to that).
"""

from dataclasses import dataclass

from tadmor.link.counts import populations
from tadmor.link.likeness.anchors import is_once
from tadmor.link.likeness.rare import rarities
from tadmor.link.tellings.kinds import kinship, strange
from tadmor.link.tellings.parties import Party, called
from tadmor.link.tellings.telling import Telling
from tadmor.link.weights import weights

__all__ = ["Gist", "gist", "may_join"]

_WORDS = 4  # telling words of a claim by which a denial finds what it denies
_ALIKE = 2  # how many of these two tellings must share that have nothing else in common
_HOLDS = 0.5  # how surely a name holds for a telling that others may hang on, too
_SLACK = 5  # days that what lasts may add to those of the veto


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What of a telling decides early. Days as ordinals, 0 where none is known; `anchors` as strings, kind first.

    `hurt`: the groups of people to whom it was done, `words` the most telling words, both for a denial, which often
    names neither place nor day ("no civilians were killed in the strikes", "that a helicopter had been shot down").
    """

    types: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    story: bool = False
    first: int = 0
    last: int = 0
    dated: bool = False
    anchors: frozenset[str] = frozenset()
    denied: bool = False
    campaign: bool = False
    hurt: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


def gist(telling: Telling) -> Gist:
    """The gist of a telling."""
    when = telling.when
    return Gist(
        types=telling.types,
        classes=telling.classes,
        story=telling.story,
        first=when.earliest.toordinal() if when else 0,
        last=when.latest.toordinal() if when else 0,
        dated=when is not None and when.own,
        anchors=frozenset(() if telling.story else _anchors(telling)),
        denied=telling.denied,
        campaign=telling.campaign,
        words=frozenset(sorted(telling.words, key=lambda w: (-telling.words[w], w))[:_WORDS]),
        hurt=frozenset(g for p in telling.whom for g in populations(f"{p.name} {p.span.text}")),
    )


def _anchors(telling: Telling) -> list[str]:
    """What another telling must have too, one at least: an own place or day, a party, a holder, a number, its role."""
    found = [f"a{name}" for name in _named(telling.who)] + [f"r{name}" for name in _named(telling.whom)]
    found += [f"p{name}" for party in telling.whom if (name := called(party))]
    found += [f"h{holder}" for holder in telling.holders]
    found += [f"m{count.role}" for count in telling.counts if count.role and count.best is not None]
    found += [f"n{float(count.best):g}" for count in telling.counts if count.best is not None]
    if any(spot.own or spot.here for spot in telling.spots):
        found.append("place")
    if telling.own_when is not None or telling.lent_day is not None:
        found.append("day")
    if telling.main is not None:
        found.append("main")
    if rarities(telling):
        found.append("rare")
    if telling.thread is not None:
        found += [f"t{key}" for key, sure in telling.thread.names.items() if sure >= _HOLDS]
    if telling.spots and is_once(telling.types):
        found.append("about")
    return found


def _named(parties: tuple[Party, ...]) -> set[str]:
    keyed = [party for party in parties if party.key]
    return {str(party.key) for party in keyed} | {f"={party.country}" for party in keyed if party.country}


def may_join(one: Gist, other: Gist) -> bool:
    """Whether two tellings may be one happening, as far as their gists say."""
    if one.story != other.story or one.campaign != other.campaign:
        return False
    if one.campaign:
        return bool({a for a in one.anchors & other.anchors if a[0] == "m"})
    veto = weights().veto
    gap = max(one.first - other.last, other.first - one.last) if one.first and other.first else 0
    if one.story:
        return gap <= veto["story_days"]
    if gap > (veto["days"] + _SLACK if one.dated and other.dated else veto["dated"]):
        return False
    hurt = not (one.hurt.isdisjoint(other.hurt) and one.words.isdisjoint(other.words))
    answers = one.denied != other.denied and hurt
    alike = len(one.words & other.words) >= _ALIKE
    if one.anchors.isdisjoint(other.anchors) and not (answers or alike):
        return False
    if kinship(one.types, one.classes, other.types, other.classes) is not None:
        return True
    shared = one.anchors & other.anchors
    if any(a[0] == "t" for a in shared):
        return True
    return bool({a for a in shared if a[0] == "m"}) and not strange(one.types, other.types)

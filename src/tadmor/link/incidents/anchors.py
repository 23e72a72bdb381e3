"""Whether the traits of a comparison are evidence enough: a sum that rests on one kind of evidence alone is none.

An army strikes one town day after day: its name and the town's tell a war, and not yet which strike. For what recurs
one trait more must tell which: a day that both say, a number, a victim, or words beside the names.
"""

from collections.abc import Collection

from tadmor.link.incidents.weights import weights
from tadmor.model.incidents import Trait

__all__ = ["anchored", "is_once"]

_SMALL = 0.8  # share of the weight of a place from which it is no city that every fourth report names
_HALF = 0.5  # a trait of at least half its weight is an anchor
_WHICH = frozenset(["count", "words", "answer", "contest", "person"])
_PLAIN = ("place", "time", "who", "whom", "count", "holder", "answer", "contest", "person")


def anchored(traits: Collection[Trait], types: frozenset[str]) -> bool:
    """Whether these traits may join two tellings; `types` are the leaves that both tell."""
    evidence, known = _evidence(traits), weights()
    if is_once(types) and evidence & {"place", "focus"}:
        return not _taken(types) or bool(evidence & {"same", *_WHICH}) or _scene(traits, evidence)
    if "person" in evidence:  # nobody is killed twice
        return True
    distant = any(t.name == "type" and t.weight <= 0.3 * known.weight["type"] for t in traits)
    if len(evidence) < known.anchors["distant" if distant else "least"]:
        return False
    if distant and _counted(traits):
        return True
    if distant:
        return bool(evidence & _WHICH) or len(evidence) > known.anchors["distant"]
    return bool(evidence & _WHICH) or _scene(traits, evidence)


def is_once(types: frozenset[str]) -> bool:
    """Whether one of these kinds happens in a place once in weeks."""
    known = weights().once
    return any(kind in known or kind.partition(".")[0] in known for kind in types)


def _counted(traits: Collection[Trait]) -> bool:
    """Whether both count one group's dead of the same day in a town that few reports name."""
    found, known = {t.name: t.weight for t in traits}, weights().weight
    here = found.get("place", 0.0) >= _SMALL * known["place"]
    return "group" in found and here and found.get("time", 0.0) >= known["time"]


def _taken(types: frozenset[str]) -> bool:
    """Whether they tell whose a place is: an army takes one village after another, each is one happening."""
    return all(kind.partition(".")[0] == "TERRITORY" for kind in types)


def _scene(traits: Collection[Trait], evidence: frozenset[str]) -> bool:
    """Whether day and place, with a party or in a place that few reports name, tell which of its kind it was.

    Or, in such a place, both parties and whose dead are counted: one army's strikes on one enemy, told within days.
    """
    found, known = {t.name: t.weight for t in traits}, weights().weight
    one_side = {"who", "whom"} <= evidence and "group" in found
    if one_side and found.get("place", 0.0) >= _SMALL * known["place"]:
        return True
    if "time" not in evidence:
        return False
    party = bool(evidence & {"who", "whom"})
    here = "place" in evidence or found.get("focus", 0.0) >= _HALF * known["focus"]
    small = found.get("place", 0.0) >= known["place"] and found["time"] >= known["time"]
    return (party and here) or (small and found["type"] >= known["type"])


def _evidence(traits: Collection[Trait]) -> frozenset[str]:
    """The traits that are strong enough to be an anchor."""
    known = weights()
    least = {name: _HALF * known.weight[name] for name in _PLAIN}
    least["words"] = known.weight["words"] * known.anchors["words"]
    if any(t.name == "answer" for t in traits):  # "denied that the city had fallen" leaves the place to its report
        least["focus"] = _HALF * known.weight["focus"]
    else:
        least["focus"] = _HALF * known.weight["about"]
    same = {"same"} & {t.name for t in traits}
    return frozenset(t.name for t in traits if t.name in least and t.weight >= least[t.name]) | same

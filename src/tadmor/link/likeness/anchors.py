"""Whether the traits of a comparison are evidence enough: a sum that rests on one kind of evidence alone is none.

An army strikes one town day after day: its name and the town's tell a war, and not yet which strike. For what recurs
one trait more must tell which: a day that both say, a number, a victim, or words beside the names. Where no day is said
by both, the words must be more alike: of strikes told within days of each other in like words, most were two strikes.
"""

from collections.abc import Collection

from tadmor.link.likeness.marks import is_marked
from tadmor.link.weights import weights
from tadmor.model.incidents import Trait

__all__ = ["anchored", "is_once", "one_number"]

_SMALL = 0.8  # share of the weight of a place from which it is no city that every fourth report names
_HALF = 0.5  # a trait of at least half its weight is an anchor
_KIN = 0.3  # share of `type` up to which two kinds are not even of one family
_FIRM = 0.79  # share of `thread` from which on a name is firm: it stands in the sentence, or in the one before
_LATER = -1.0  # share of `days` down to which a report that gives no day may tell of one that another gives
_TOLL_LATER = -1.5  # the same of a toll
_DAY_OFF = -0.25  # what two days that are both said, one apart, take away
_TOO_LITTLE = -0.8  # a sum below which one number says nothing
_LINKED = 0.1  # the same for kinds of two classes
_WHICH = frozenset(["count", "words", "answer", "contest", "site", "person"])
_PLAIN = ("place", "time", "who", "whom", "count", "holder", "answer", "contest", "site", "person")
_DAILY = ("STRIKE.", "BATTLE.", "CONSEQ.", "TALK.", "SPEECH.", "AID.")
_LEFT, _TOLL = "MOVE.withdraw", "CONSEQ.casualty"
_SIDES = frozenset(["who", "whom"])


def anchored(traits: Collection[Trait], types: frozenset[str]) -> bool:
    """Whether these traits may join two tellings; `types` are the leaves that both tell."""
    if any(t.name in ("measure", "main", "rare") for t in traits):  # it has its own place and time
        return True
    if any(
        t.name == "prize" and t.weight > _HALF * weights().weight["prize"] for t in traits
    ):  # whose a place is, is one thing for days
        return not any(t.name == "status" for t in traits)
    if _one_prize(traits):
        return not any(t.name == "status" for t in traits)
    once = is_once(types)
    evidence, known, found = _evidence(traits, once), weights(), {t.name: t.weight for t in traits}
    if not found.keys() & {"time", "days"} and "status" in found:  # nobody knows when, and one is planned
        return False
    if _hung(found) or is_marked(found, types):
        return True
    if once and evidence & {"place", "focus"}:
        apart = found.get("time", 1.0) <= 0
        return _one_taking(found, evidence) if apart or _taken(types) else True
    if "person" in evidence:  # nobody is killed twice
        return True
    kin = found.get("type", 0.0) / known.weight["type"]
    distant = kin <= _KIN
    if len(evidence) < known.anchors["distant" if distant else "least"] and not _verbatim(found):
        return False
    if distant:
        return _counted(found, types) or _verbatim(found) or _apart_in_kind(kin, found, evidence)
    seldom = bool(types & known.seldom) and {"time", "same"} <= evidence and _one_blast(found)
    if _scene(found, evidence) or _one_report(found, evidence) or _not_daily(found, evidence, types):
        return True
    return bool(evidence & _WHICH) or seldom


def _hung(found: dict[str, float]) -> bool:
    """Whether both hang on one name, of days that may be one: kinds that are hardly kin need a firm one, and more."""
    much = found.get("thread", 0.0) / weights().weight["thread"]
    firm = much >= _FIRM
    kin = found.get("type", 0.0) / weights().weight["type"]
    alike = kin >= _KIN - 0.01
    if much < _HALF or not (_soon(found) or (firm and _near_enough(found, alike=alike))):
        return False
    which = found.keys() & {"count", "who", "whom", "answer", "denial", "contest", "person", "holder", "hour"}
    return alike or (firm and bool(which or found.get("time", 0.0) > 0))


def _near_enough(found: dict[str, float], *, alike: bool) -> bool:
    """Whether what hangs on one firm name, days between, may be one: a toll is counted later, and a day misread."""
    days = found.get("days", -9.0) / weights().weight["days"]
    counted = alike and bool(found.keys() & {"toll", "count"})
    if counted and "days" not in found:
        return "same" in found and found.get("time", -1.0) >= _DAY_OFF
    return days >= (_TOLL_LATER if counted else _LATER if alike else 0)


def _one_prize(traits: Collection[Trait]) -> bool:
    """Whether they tell within a day whose one small place is, though not alike: it hardly changes hands twice."""
    found, known = {t.name: t.weight for t in traits}, weights().weight
    here = "same" in found and found.get("place", 0.0) >= _SMALL * known["place"]
    return here and found.get("prize", 0.0) >= _HALF * known["prize"] and _soon(found)


def _not_daily(found: dict[str, float], evidence: frozenset[str], types: frozenset[str]) -> bool:
    """Whether one party does in the very place what no army does there day after day, as fighting and firing."""
    small = {"same", "who"} <= evidence and found.get("place", 0.0) >= _SMALL * weights().weight["place"]
    daily = not types or any(kind.startswith(_DAILY) for kind in types)
    return small and not daily and found["type"] >= weights().weight["type"] and _soon(found)


def one_number(traits: Collection[Trait]) -> bool:
    """Whether both give one number of ten and more for one thing, within days, and nothing says that they are two.

    Of 31 such pairs of one town on 27 composed wars all were of one happening (benchmarks/wars/happenings.py), joined
    or not; of 36 more on 42 wars that name no common town, and have not too little else in common, 32.
    """
    found, known = {t.name: t.weight for t in traits}, weights().weight
    lent = any(found.get(name, 0.0) >= _HALF * known[name] for name in ("focus", "here"))
    if any(found.get(name, 0.0) < 0 for name in ("who", "whom", "status", "thread")):
        return False
    if not ("same" in found or lent) and (
        "place" in found or weights().start["event"] + sum(found.values()) < _TOO_LITTLE
    ):
        return False
    return found.get("count", 0.0) >= _HALF * known["count"] and _soon(found)


def _one_blast(found: dict[str, float]) -> bool:
    """Whether they are of one day, or in a place that few reports name of days of which one is the other's."""
    known = weights().weight
    small = found.get("place", 0.0) >= _SMALL * known["place"]
    return found["time"] >= (_HALF if small else 1.0) * known["time"]


def is_once(types: frozenset[str]) -> bool:
    """Whether one of these kinds happens in a place once in weeks."""
    known = weights().once
    return any(kind in known or kind.partition(".")[0] in known for kind in types)


def _one_taking(found: dict[str, float], evidence: frozenset[str]) -> bool:
    """Whether they tell of one taking: of the very town, within days, by one party or on a day that both say."""
    within = found.get("days", 0.0) > -2 * weights().weight["days"]
    told = bool(evidence & _SIDES) or found.get("time", 0.0) > 0 or "days" not in found
    return bool(evidence & _WHICH) or ("same" in evidence and within and told) or _scene(found, evidence)


def _apart_in_kind(kin: float, found: dict[str, float], evidence: frozenset[str]) -> bool:
    """Whether kinds that are not of one family are of one happening: a party or a day that both say is needed too.

    A like number alone is not enough: thirty dead are counted of a strike and of a blast in one province.
    """
    if kin <= _LINKED and not evidence & (_WHICH - {"words"}):
        day = found.get("time", 0.0) >= weights().weight["time"]
        return day and "same" in evidence and bool(evidence & _SIDES)
    dated = found.get("time", 0.0) > 0
    which = bool(evidence & _WHICH) or len(evidence - {"same"}) > weights().anchors["distant"]
    return which and (dated or bool(evidence & {"answer", "contest", *_SIDES}))


def _verbatim(found: dict[str, float]) -> bool:
    """Whether the claims are one quotation, told within days, beside a place or a speaker that both name."""
    known = weights()
    near = "holder" in found or found.get("place", 0.0) > 0
    alike = found.get("words", 0.0) >= known.anchors["verbatim"] * known.weight["words"]
    return alike and near and max(found.get("days", -1.0), found.get("time", -1.0)) >= 0


def _counted(found: dict[str, float], types: frozenset[str]) -> bool:
    """Whether both count one group's dead of the same day in a town that few reports name.

    Or in the very place about as many: in a village there is hardly more than one such toll a day.
    """
    known = weights().weight
    here = found.get("place", 0.0) >= _SMALL * known["place"]
    dead = "toll" in found or found.get("count", 0.0) > 0
    if "same" in found and dead and here and found.get("time", 0.0) >= _HALF * known["time"]:
        return True
    one_toll = _TOLL in types and found.get("count", 0.0) >= _HALF * known["count"] and _soon(found)
    if "same" in found and here and one_toll:  # the report of the next day gives no day, and the same number
        return True
    return "group" in found and here and found.get("time", 0.0) >= known["time"]


def _taken(types: frozenset[str]) -> bool:
    """Whether they tell whose a place is or who gave it up: an army takes village by village, each is one happening."""
    return all(kind.partition(".")[0] == "TERRITORY" or kind == _LEFT for kind in types)


def _scene(found: dict[str, float], evidence: frozenset[str]) -> bool:
    """Whether day and place, with a party or in a place that few reports name, tell which of its kind it was.

    Or, in such a place, both parties and whose dead are counted: one army's strikes on one enemy, told within days.
    """
    known = weights().weight
    one_side = {"who", "whom"} <= evidence and "group" in found
    if one_side and found.get("place", 0.0) >= _SMALL * known["place"]:
        return True
    if "time" not in evidence:
        return False
    here = "place" in evidence or found.get("focus", 0.0) >= _HALF * known["focus"]
    here = here and ("same" in evidence or "place" not in evidence or found["type"] >= known["type"])
    small = found.get("place", 0.0) >= known["place"] and found["time"] >= known["time"]
    spoken = "holder" in evidence and "place" in evidence and here
    return (bool(evidence & _SIDES) and here) or spoken or (small and found["type"] >= known["type"])


def _one_report(found: dict[str, float], evidence: frozenset[str]) -> bool:
    """Whether two reports in like words tell one kind of act in the very town, by one party or speaker.

    Or of the day that both say, by one speaker, in the town that a report is about.
    """
    known = weights()
    small = "same" in evidence and found.get("place", 0.0) >= _SMALL * known.weight["place"]
    small = small and bool(evidence & {"holder", *_SIDES})
    about = {"time", "holder"} <= evidence and found.get("focus", 0.0) >= _HALF * known.weight["focus"]
    alike = found.get("story", 0.0) >= known.anchors["reports"] * known.weight["story"]
    return (small or about) and alike and found["type"] >= known.weight["type"] and _soon(found)


def _soon(found: dict[str, float]) -> bool:
    """Whether both say one day, or were printed within a day of each other."""
    known = weights().weight
    return found.get("time", 0.0) >= _HALF * known["time"] or found.get("days", 0.0) > _HALF * known["days"]


def _evidence(traits: Collection[Trait], once: bool) -> frozenset[str]:
    """The traits that are strong enough to be an anchor."""
    known, found = weights(), {t.name: t.weight for t in traits}
    least = {name: _HALF * known.weight[name] for name in _PLAIN}
    least["focus"] = _HALF * known.weight["focus" if "answer" in found else "about"]  # a denial leaves it to its report
    if found.get("words", 0.0) >= known.weight["words"] * known.anchors["words_alone"]:  # told so of the town of both
        least["focus"] = _HALF * known.weight["focus"]
    if found.keys() & {"time", "days"}:  # else nobody knows when either was told
        least["words"] = known.weight["words"] * known.anchors[_alike(found, once)]
    if not _soon(found) or found.get("place", 0.0) < least["place"]:  # "the hospital" of some other week
        del least["site"]
    same = {"same"} & found.keys()
    return frozenset(name for name, weight in found.items() if name in least and weight >= least[name]) | same


def _alike(found: dict[str, float], once: bool) -> str:
    """How alike the words must be to tell which happening: the more, the less else does."""
    known = weights().weight
    if "answer" in found:
        return "words"
    if (
        found.get("focus", 0.0) < 0 and found.get("who", 0.0) < _HALF * known["who"]
    ):  # of two places, though one is lent
        return "verbatim"
    if found.get("count", 0.0) >= _HALF * known["count"] or found.get("time", 0.0) >= _HALF * known["time"]:
        return "words"
    if "holder" in found and found.get("days", known["days"]) < known["days"]:  # another day's words of one speaker
        return "verbatim"
    return "words_period" if once or found.get("time", 0.0) > 0 else "words_alone"

"""Why two tellings may be one happening: a sum of traits, each with its weight and its words; the same from both sides.

The comparison knows only the two tellings, never the store: so incidents do not depend on the order of arrival.
"""

from tadmor.link.counts import Count
from tadmor.link.likeness.alike import ALIKE, alike
from tadmor.link.likeness.anchors import anchored
from tadmor.link.likeness.answers import answers, told_later
from tadmor.link.likeness.campaigns import campaign_traits
from tadmor.link.likeness.control import OPEN, one_prize
from tadmor.link.likeness.counted import absurd, count_traits, one_figure, one_toll, total_and_act
from tadmor.link.likeness.mains import kinship_of_mains, main_trait
from tadmor.link.likeness.measured import measured
from tadmor.link.likeness.scenery import best_spots, happening, place_traits, time_traits
from tadmor.link.likeness.shared_words import shared_site, shared_words, word_trait
from tadmor.link.likeness.sides import contested, doers, is_kept, party_traits
from tadmor.link.likeness.stays import is_stay, stay_traits
from tadmor.link.likeness.straight import straight
from tadmor.link.likeness.veto import Never, Traits
from tadmor.link.tellings.kinds import is_return, kinship, strange
from tadmor.link.tellings.parties import named_persons, relate
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.times import apart_days, apart_if_said, closeness
from tadmor.link.tellings.words import cosine
from tadmor.link.weights import weights
from tadmor.model.incidents import Joint, Trait

__all__ = ["VETOED", "absurd", "best_spots", "compare", "compatible", "contested", "doers", "is_kept"]

VETOED = -9.0
"""The score of two tellings that may not be one."""

_KINDRED = 0.3  # share of `type` from which two kinds of one report may be one
_PERIOD, _PERIODS = 7, 0.5  # days above which a time is a period; the share of days that two times of one have
_HARM = frozenset(["ASSAULT", "COERCE"])
_LIKE = 0.1  # how alike the words of a denial and of what is told must be where their kinds leave it open
_ANSWERS = frozenset(["answer", "place", "time", "who", "whom", "count", "measure", "holder", "person", "prize"])
_TOWN = (None, "G2")  # a name that no gazetteer has is some village's


def compare(one: Telling, other: Telling) -> Joint:
    """The sum for two tellings and its traits."""
    first, second = sorted((one, other), key=lambda t: t.id)
    if first.story != second.story or (first.document == second.document and not _one_perhaps(first, second)):
        return Joint(one=first.id, other=second.id, score=VETOED, vetoed=True)
    if first.document == second.document:
        return Joint(one=first.id, other=second.id, score=weights().start["beside"])
    return _sum(first, second)


def _one_perhaps(one: Telling, other: Telling) -> bool:
    """Whether what one report tells in two places may be one happening, if others tell it as one.

    "The blast" and "the attack" of one report: of kindred kinds, and with nothing in either that keeps them apart.
    """
    if not one.story and _one_control(one, other):
        return True
    kin = kinship(one.types, one.classes, other.types, other.classes)
    if one.story or kin is None or not compatible(one, other) or one.legs or other.legs or _other_towns(one, other):
        return False
    if answers(one, other):  # a report quotes denials of what it tells
        return True
    if kin[0] < _KINDRED:
        return False
    days = [t.when for t in (one, other) if t.when is not None and t.when.own]
    if any(w.days > _PERIOD for w in days) or (len(days) == 2 and closeness(*days) < _PERIODS):
        return False
    named = [any(s.own for s in t.spots) for t in (one, other)]
    roles = {c.role for c in one.counts if c.role} & {c.role for c in other.counts if c.role}
    roles -= one_figure(one.counts, other.counts)
    sides = [relate(one.who, other.who), relate(one.whom, other.whom)]
    return all(named) and not roles and all(side is None or side[0] > 0 for side in sides)


def _one_control(one: Telling, other: Telling) -> bool:
    """Whether a report tells twice whose one place is, of days that may be one: left by one, taken by the other."""
    try:
        return one_prize(one, other) > OPEN and apart_if_said(one.when, other.when) <= weights().veto["days"]
    except Never:
        return False


def _sum(one: Telling, other: Telling) -> Joint:
    known = weights()
    try:
        traits = tuple(_stories(one, other) if one.story else _events(one, other))
    except Never as never:
        why = (Trait(name="veto", weight=-9.0, why=str(never)),)
        return Joint(one=one.id, other=other.id, score=VETOED, traits=why, vetoed=True)
    total = known.start["story" if one.story else "event"] + sum(t.weight for t in traits)
    if not one.story and not anchored(traits, happening(one) & happening(other)):
        total = min(total, -0.1)
    if one.denied != other.denied and not _ANSWERS & {t.name for t in traits if t.weight > 0}:
        total = min(total, -0.1)  # "the operation" of a denial is not every operation that its report's town sees
    if straight(one, other):
        total = max(total, known.anchors["straight"])
        traits = (*traits, Trait(name="straight", weight=0.0, why="one denies the very thing that the other tells"))
    if not one.story and _same_words(one, other):
        total = max(total, known.anchors["copy"])
        traits = (*traits, Trait(name="copy", weight=0.0, why="the claims are the same words"))
    return Joint(one=one.id, other=other.id, score=round(total, 6), traits=traits)


def _same_words(one: Telling, other: Telling) -> bool:
    """Whether two reports tell it in one sentence: more than a few telling words, and hardly one of them other."""
    known = weights()
    few = min(len(one.words), len(other.words))
    return few >= known.anchors["copy_words"] and cosine(one.words, other.words) >= known.anchors["copy_share"]


def _stories(one: Telling, other: Telling) -> Traits:
    known = weights()
    if one.when is not None and other.when is not None:
        gap = apart_days(one.when, other.when)
        if gap > known.veto["story_days"]:
            raise Never(f"{gap} days apart")
    alike = cosine(one.report, other.report)
    yield Trait(name="story", weight=8.5 * alike, why=shared_words("titles and openings", one.report, other.report))


def _events(one: Telling, other: Telling) -> Traits:
    if one.campaign or other.campaign:
        yield from campaign_traits(one, other)
        return
    if is_stay(one) or is_stay(other):
        yield from stay_traits(one, other)
        return
    weight = weights().weight
    same = measured(one, other)
    about = kinship_of_mains(one, other)
    times, places = (
        tuple(time_traits(one, other)) if same is None and not about else (),
        tuple(place_traits(one, other)) if not about else tuple(main_trait(one, other, about)),
    )  # they veto most pairs, at little cost
    prize = one_prize(one, other)
    kin = (1.0, "both tell whose a place is") if prize > OPEN else _kin(one, other, same)
    if kin is None:
        raise Never("kinds of event that are never one happening")
    if same is None and total_and_act(one, other):
        raise Never("one tells all since a day, the other one act")
    if _other_way(one, other):
        raise Never("who fled is not who came back")
    if prize <= OPEN and _denies_other(one, other):
        raise Never("what one denies is not what the other tells")
    yield Trait(name="type", weight=weight["type"] * kin[0], why=kin[1])
    yield from (*times, *places)
    if prize:
        yield Trait(name="prize", weight=weight["prize"] * prize, why="both tell whose this very place is")
    # whose dead are counted says more than who is read as hurt, and of two enemies one has what the other claims
    sure = {"whom"} if same is not None else {"who", "whom"} if prize > OPEN else set[str]()
    parties = (t for t in party_traits(one, other) if t.weight > 0 or t.name not in sure)
    yield from (t for t in parties if t.weight > 0 or not about)
    yield from count_traits(one, other, same)
    person = named_persons(one.whom, other.whom) if one.classes & other.classes & _HARM else None
    if person is not None:
        yield Trait(name="person", weight=weight["person"], why=f"both tell what was done to {person}")
    if contested(one, other):
        yield Trait(name="contest", weight=weight["contest"], why="one tells it taken, the other the attack repelled")
    if answers(one, other):
        yield Trait(name="answer", weight=weight["answer"], why="one denies what the other tells")
    held = sorted(one.holders & other.holders)
    if held:
        yield Trait(name="holder", weight=weight["holder"], why=f"both say that {held[0]} says so")
    yield word_trait(one, other)
    site = shared_site(one, other)
    if site is not None:
        yield Trait(name="site", weight=weight["site"], why=f"both tell of a {site}")
    yield Trait(name="story", weight=weight["story"] * cosine(one.report, other.report), why="their reports' openings")
    if one.planned != other.planned:
        yield Trait(name="status", weight=-weight["status"], why="one is planned, the other told as done")


def _kin(one: Telling, other: Telling, same: tuple[Count, Count] | None) -> tuple[float, str] | None:
    """How much their kinds speak for one happening; kinds that are nothing to each other may both count one thing."""
    kin = kinship(one.types, one.classes, other.types, other.classes)
    if kin is None and same is not None and not strange(one.types, other.types):
        return 0.0, "both count one thing"
    return kin


def _denies_other(one: Telling, other: Telling) -> bool:
    """Whether one denies another thing: of an earlier day, another town or kind, of open kinds in words not alike."""
    if one.denied == other.denied:
        return False
    denied, told = (one, other) if one.denied else (other, one)
    if told_later(denied, told):
        return True
    if straight(one, other):
        return False
    towns = [{s.name for s in t.spots if s.named} for t in (denied, told)]
    if all(towns) and not towns[0] & towns[1]:
        return True
    near = alike(denied, told)
    return near < 0 or (near < ALIKE and word_trait(one, other).weight < weights().weight["words"] * _LIKE)


def _other_way(one: Telling, other: Telling) -> bool:
    """Whether one tells of people who fled, and the other of people who came back."""
    words = [[span.text for span, kind in t.triggers if kind.startswith("CIVIL.")] for t in (one, other)]
    return all(words) and is_return(words[0]) != is_return(words[1])


def compatible(one: Telling, other: Telling) -> bool:
    """Whether kinds, days and places of two tellings leave it open that they are one, as two of one document may be."""
    if apart_if_said(one.when, other.when) > 0 or _other_way(one, other):  # of a long report most pairs
        return False
    kin = kinship(one.types, one.classes, other.types, other.classes)
    if kin is None and _kin(one, other, measured(one, other)) is None:
        return False
    if (one.legs and other.legs) or one_toll(one, other):  # a way has more than one place
        return True
    if _other_towns(one, other):
        return False
    best = best_spots(one, other)
    return best is None or best[0] > 0 or not (best[1].own and best[2].own)


def _other_towns(one: Telling, other: Telling) -> bool:
    """Whether one report names a town for each, and not the same: however near, to its readers these are two places."""
    towns = [{s.name for s in t.spots if s.own and s.precision in _TOWN and not s.quarter} for t in (one, other)]
    parts = [{s.name for s in t.spots if s.own and s.quarter} for t in (one, other)]
    if all(parts) and not parts[0] & parts[1]:
        return True
    return all(towns) and not towns[0] & towns[1]

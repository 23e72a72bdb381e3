"""What speaks for and against two happenings being one, trait by trait; what can never be one is vetoed."""

from tadmor.link.counts import Count
from tadmor.link.likeness.alike import ALIKE, alike
from tadmor.link.likeness.answers import answers, denies_there, told_later
from tadmor.link.likeness.bonds import bonded, counted_there, kin_by_bond, thread_traits, times_and_places
from tadmor.link.likeness.campaigns import campaign_traits
from tadmor.link.likeness.control import OPEN, one_prize
from tadmor.link.likeness.counted import count_traits, total_and_act
from tadmor.link.likeness.mains import kinship_of_mains, main_trait
from tadmor.link.likeness.measured import measured
from tadmor.link.likeness.rare import is_one_rarity, rare_trait
from tadmor.link.likeness.shared_words import shared_site, word_trait
from tadmor.link.likeness.sides import contested, party_traits
from tadmor.link.likeness.stays import is_stay, stay_traits
from tadmor.link.likeness.straight import straight
from tadmor.link.likeness.veto import Never, Traits, Unfit
from tadmor.link.tellings.kinds import is_return, kinship, strange
from tadmor.link.tellings.parties import named_persons
from tadmor.link.tellings.telling import Telling
from tadmor.link.tellings.threads import Bond
from tadmor.link.tellings.words import cosine
from tadmor.link.weights import weights
from tadmor.model.incidents import Trait

__all__ = ["event_traits", "kin", "other_way"]

_HARM = frozenset(["ASSAULT", "COERCE"])
_THERE = 0.2  # of the weight of an answer: for a denial that only names the place
_COUNTED = 0.7  # share of `type` for two that do nothing but count those who were hurt at one site
_LIKE = 0.1  # how alike the words of a denial and of what is told must be where their kinds leave it open
_Same = tuple[Count, Count] | None


def event_traits(one: Telling, other: Telling) -> Traits:
    """The traits of two tellings that are no stories. Raises `Never` for two that cannot be one."""
    if one.campaign or other.campaign:
        return campaign_traits(one, other)
    if is_stay(one) or is_stay(other):
        return stay_traits(one, other)
    return _traits(one, other)


def _traits(one: Telling, other: Telling) -> Traits:
    same = measured(one, other)
    about, held, times, places = _setting(one, other, same)
    prize = one_prize(one, other)
    yield _type(one, other, same, prize, held)
    yield from (*times, *places, *thread_traits(one, other, held, places))
    if prize:
        much = weights().weight["prize"] * prize
        yield Trait(name="prize", weight=much, why="both tell whose this very place is")
    # whose dead are counted says more than who is read as hurt, and of two enemies one has what the other claims
    sure = {"whom"} if same is not None else {"who", "whom"} if prize > OPEN else set[str]()
    parties = (t for t in party_traits(one, other) if t.weight > 0 or t.name not in sure)
    yield from (t for t in parties if t.weight > 0 or not (about or held))  # of one site two sides blame each other
    yield from count_traits(one, other, same)
    yield from _said_traits(one, other)
    yield from _wording_traits(one, other)


def _setting(
    one: Telling, other: Telling, same: _Same
) -> tuple[float, Bond | None, tuple[Trait, ...], tuple[Trait, ...]]:
    """How surely reports are about both, the name on which both hang, and the traits of days and places.

    What hardly happens twice needs no name and no place. Of all others days and places veto most pairs, at little cost.
    """
    if is_one_rarity(one, other):
        return 0.0, None, (), (rare_trait(),)
    about, held = kinship_of_mains(one, other), bonded(one, other)
    times, places = times_and_places(one, other, held)
    if about:
        return about, held, (), tuple(main_trait(one, other, about))
    return about, held, times if same is None else (), places


def _type(one: Telling, other: Telling, same: _Same, prize: float, held: Bond | None) -> Trait:
    """How much their kinds speak for one happening. Raises for kinds, and for denials, that cannot be of one."""
    known = (1.0, "both tell whose a place is") if prize > OPEN else kin(one, other, same)
    known = known or kin_by_bond(one, other, held)
    if known is not None and known[0] < _COUNTED and counted_there(one, other, held):
        known = (_COUNTED, "both count who was hurt there")
    if known is None:
        raise Never("kinds of event that are never one happening")
    if same is None and total_and_act(one, other):
        raise Never("one tells all since a day, the other one act")
    if other_way(one, other):
        raise Never("who fled is not who came back")
    if prize <= OPEN and _denies_other(one, other, bound=held is not None):
        raise Unfit("what one denies is not what the other tells")
    return Trait(name="type", weight=weights().weight["type"] * known[0], why=known[1])


def kin(one: Telling, other: Telling, same: _Same) -> tuple[float, str] | None:
    """How much their kinds speak for one happening; kinds that are nothing to each other may both count one thing."""
    known = kinship(one.types, one.classes, other.types, other.classes)
    if known is None and same is not None and not strange(one.types, other.types):
        return 0.0, "both count one thing"
    return known


def other_way(one: Telling, other: Telling) -> bool:
    """Whether one tells of people who fled, and the other of people who came back."""
    words = [[span.text for span, kind in t.triggers if kind.startswith("CIVIL.")] for t in (one, other)]
    return all(words) and is_return(words[0]) != is_return(words[1])


def _denies_other(one: Telling, other: Telling, *, bound: bool) -> bool:
    """Whether one denies another thing: of an earlier day, another town or kind, of open kinds in words not alike.

    `bound`: both hang on one name, and then it is told of that.
    """
    if one.denied == other.denied:
        return False
    denied, told = (one, other) if one.denied else (other, one)
    if told_later(denied, told):
        return True
    if bound or straight(one, other):
        return False
    towns = [{s.name for s in t.spots if s.named} for t in (denied, told)]
    if all(towns) and not towns[0] & towns[1]:
        return True
    near = alike(denied, told)
    return near < 0 or (near < ALIKE and word_trait(one, other).weight < weights().weight["words"] * _LIKE)


def _said_traits(one: Telling, other: Telling) -> Traits:
    """What who says it, and against whom, says for one happening."""
    weight = weights().weight
    person = named_persons(one.whom, other.whom) if one.classes & other.classes & _HARM else None
    if person is not None:
        yield Trait(name="person", weight=weight["person"], why=f"both tell what was done to {person}")
    if contested(one, other):
        yield Trait(name="contest", weight=weight["contest"], why="one tells it taken, the other the attack repelled")
    if answers(one, other):
        yield Trait(name="answer", weight=weight["answer"], why="one denies what the other tells")
    elif denies_there(one, other):
        yield Trait(name="denial", weight=_THERE * weight["answer"], why="one denies what is told of this very place")
    held = sorted(one.holders & other.holders)
    if held:
        yield Trait(name="holder", weight=weight["holder"], why=f"both say that {held[0]} says so")


def _wording_traits(one: Telling, other: Telling) -> Traits:
    """What the words say, and those of the reports around them."""
    weight = weights().weight
    yield word_trait(one, other)
    site = shared_site(one, other)
    if site is not None:
        yield Trait(name="site", weight=weight["site"], why=f"both tell of a {site}")
    yield Trait(name="story", weight=weight["story"] * cosine(one.report, other.report), why="their reports open alike")
    if one.planned != other.planned:
        yield Trait(name="status", weight=-weight["status"], why="one is planned, the other told as done")

"""Why it is open whether two numbers that contradict each other are of one happening, and of the same people."""

import re

from tadmor.link.agreement.amounts import amounts
from tadmor.link.agreement.figures import Figure, is_quoted, periods
from tadmor.link.agreement.given import Told, least, two_sides
from tadmor.link.counts import TOLLS
from tadmor.link.incidents import Spot, Telling
from tadmor.link.incidents.clusters import MUST
from tadmor.link.likeness.compare import absurd
from tadmor.link.likeness.measured import one_measure
from tadmor.link.tellings.kinds import RESULTS, kinship
from tadmor.link.tellings.parties import Party, relate
from tadmor.link.tellings.places import nearness, spelled_alike
from tadmor.link.tellings.threads import bond
from tadmor.link.weights import weights

__all__ = [
    "GROWS",
    "alike",
    "doubt",
    "hang_together",
    "listed_apart",
    "one_spot",
    "one_thing",
    "other_places",
    "partisan",
]

_KIN = 0.6  # share of `type` from which two acts are of one kind
_UNSAID = 6.0  # ratio above which two numbers are not of one happening where one does not say whose dead they are
_FAR = 50.0  # ratio above which not even two parties speak of one happening
_RIVALS = 2.0  # ratio up to which two speakers of one report count one thing that neither names
_HANGS = 0.8  # how surely a name holds for two from which on both are told of that place; a town's own name holds less
_NEAR = 0.6  # nearness from which on two places are one
_LISTED = re.compile(r"(?: [a-z’'-]+){0,2} (?:from|in|at) ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)(?=[,;.]| and \d|$)")
_KILLING = frozenset(["CIVHARM.killing"])
_FIGHTERS = frozenset(["fighters"])
GROWS = frozenset(["killed", "injured", "displaced", "missing", "hosted"])
"""Roles of numbers that rise while a happening is told of."""

_THINGS = frozenset(
    [
        "attacks",
        "equipment-lost",
        "buildings-lost",
        "displaced",
        "captured",
        "residents",
        "inhabitants",
        "hosted",
        "war dead",
        "war displaced",
    ]
)


def doubt(one: Figure, other: Figure, joint: float) -> str:
    """Why it is open whether two numbers contradict each other; empty where they do.

    `joint`: how surely their tellings are one, by themselves or over others of their incident. Where that is as much as
    an agreement needs, two words for the act do not part them: it may be just what the two contradict each other about.
    """
    a, b = one.told.telling, other.told.telling
    if joint < least("joint") or min(a.score, b.score) < least("telling"):
        return "it is not certain enough that they tell one happening"
    if one.report == other.report and not _at_a_distance(one, other) and not _against(one, other, joint):
        return "one report may give a total and its parts"
    if joint < MUST and _too_far(one, other):
        return "they are too far apart to be of one happening"
    if _other_sides(a, b, one_thing(one, other)):
        return "they name different sides"
    if other_places(a, b, joint):
        return "they name different places"
    if not (alike(a, b) or one_thing(one, other) or joint >= least("agree")):
        return "they may count the dead of different acts"
    if one.count.former or other.count.former:
        return "one of them was taken back"
    if _of_enemies(one, other):
        return "each counts the other's dead"
    return ""


def _of_enemies(one: Figure, other: Figure) -> bool:
    """Whether two who fight each other count dead fighters and say of neither whose: each means his enemy's.

    "21 militants were killed", "killed 17 of the attackers": whom one calls so are never his own.
    """
    sides = {f.told.side for f in (one, other)} - {""}
    open_ = all(f.count.role in TOLLS and f.count.population == _FIGHTERS and not f.count.sides for f in (one, other))
    return len(sides) > 1 and open_ and all(partisan(*pair) for pair in ((one, other), (other, one)))


def one_thing(one: Figure, other: Figure) -> bool:
    """Whether both count one named thing: dead soldiers, tanks, strikes, and not just people."""
    named = bool(one.count.population & other.count.population) or one.count.role in _THINGS
    return named and one_measure(one.count, other.count)


def partisan(figure: Figure, other: Figure) -> bool:
    """Whether its voice is a party to what it counts."""
    kind, _, key = figure.told.side.partition(":")
    parties = [p for f in (figure, other) for p in (*f.told.telling.who, *f.told.telling.whom)]
    counted = figure.count.sides | other.count.sides
    return bool(key) and (bool({key, f"forces of {key}"} & counted) or any(_is_side(p, kind, key) for p in parties))


def other_places(one: Telling, other: Telling, joint: float) -> bool:
    """Whether both name a place, and none of the one may be of the other: its name spelled otherwise, or its market.

    What no gazetteer has may lie in the town that the other names, where the two are surely one else. And where both
    are told of one village or site, another place in either sentence is where somebody was buried or treated.
    """
    if hang_together(one, other):
        return False
    own = [[s for s in t.spots if s.own] for t in (one, other)]
    within = joint >= least("agree")
    return one.id != other.id and all(own) and all(_apart(a, b, within) for a in own[0] for b in own[1])


def hang_together(one: Telling, other: Telling) -> bool:
    """Whether both are told of one village or site."""
    return bond(one.thread, other.thread).much >= _HANGS


def listed_apart(one: Figure, other: Figure) -> bool:
    """Whether one is of a list by places, and the other of another place: "12,000 from Arlun, 9,500 from Lesk"."""
    return any(_elsewhere_listed(a, b) for a, b in ((one, other), (other, one)))


def _elsewhere_listed(figure: Figure, other: Figure) -> bool:
    said = figure.told.said.span
    named = _LISTED.match(said.text, max(0, figure.count.span.end - said.start))
    spots = {name for s in other.told.telling.spots if s.own and s.named and s.span for name in (s.name, s.span.text)}
    return named is not None and bool(spots) and not any(spelled_alike(named[1], name) for name in spots)


def one_spot(one: Telling, other: Telling) -> bool:
    """Whether both name one place, be it in two spellings of a village that no gazetteer has."""
    own = [[s for s in t.spots if s.own and s.named] for t in (one, other)]
    return any(_is_one(a, b) for a in own[0] for b in own[1])


def alike(one: Telling, other: Telling) -> bool:
    """Whether two tell acts of one kind, or a bare result and an act; two acts with a result alike are two acts.

    Of a killing no more is said than that there are dead: "14 were shot", "he put the dead at 30".
    """
    acts, other_acts = one.types - RESULTS - _KILLING, other.types - RESULTS - _KILLING
    if not (acts or other_acts):
        return True
    acts, other_acts = one.types - RESULTS, other.types - RESULTS
    if acts and other_acts:
        kin = kinship(acts, one.classes, other_acts, other.classes)
        return kin is not None and kin[0] >= _KIN
    return bool(one.types & other.types & RESULTS) or not (acts or other_acts)


def _too_far(one: Figure, other: Figure) -> bool:
    unsaid = one.count.role in GROWS and not (one.count.population and other.count.population)
    if unsaid and max(one.best, other.best) > _UNSAID * min(one.best, other.best):
        return True
    if not absurd(one.count, other.count):
        return False
    low, high = sorted((one.best, other.best))
    claims = one.report == other.report or partisan(one, other) or partisan(other, one)
    return not (claims and one_thing(one, other) and periods(one, other) == "same" and high <= _FAR * low)


def _is_side(party: Party, kind: str, key: str) -> bool:
    return party.key == key or (kind == "government" and party.country == key and party.kind == "state-force")


def _against(one: Figure, other: Figure, joint: float) -> bool:
    """Whether a report gives two named speakers' counts of one group in one happening."""
    covered = periods(one, other)
    one_time = covered in ("same", "growing") or (covered == "open" and joint >= least("agree"))
    told_as_one = one.told.telling.id == other.told.telling.id or one_time
    named = is_quoted(one) and is_quoted(other)
    apart = two_sides(one.told, other.told) and not _elsewhere(one.told, other.told)
    return told_as_one and one_measure(one.count, other.count) and _one_group(one, other) and named and apart


def _one_group(one: Figure, other: Figure) -> bool:
    """Whether two numbers are of one group: by name, or where neither says whose dead they are and they lie near."""
    if one.count.population & other.count.population or one.count.role not in (*TOLLS, "force"):
        return True
    if _however(one, other):
        return True
    bare = not (one.count.population or other.count.population or one.count.sides or other.count.sides)
    return bare and one.count.role in TOLLS and max(one.best, other.best) <= _RIVALS * min(one.best, other.best)


def _however(one: Figure, other: Figure) -> bool:
    """Whether the report itself sets the second against the first: "a nurse said, however, that it was eleven"."""
    first, then = sorted((one, other), key=lambda f: f.count.span.start)
    other_group = bool(first.count.population) and bool(then.count.population)
    return then.told.said.contrasts and not other_group and one.told.telling.id == other.told.telling.id


def _elsewhere(one: Told, other: Told) -> bool:
    """Whether each speaker names a place of his own: a province's dead, and those of one of its quarters."""
    names = [{s.name for s in t.telling.spots if t.said.holds(s.span)} for t in (one, other)]
    return all(names) and names[0] != names[1]


def _at_a_distance(one: Figure, other: Figure) -> bool:
    """Whether a report sets another's larger number of a group against one, at a distance: "claimed more than 100"."""
    first, then = sorted((one, other), key=lambda f: f.count.span.start)
    group = bool(first.count.population & then.count.population)
    return then.told.said.distanced and group and amounts(then.count)[0] > amounts(first.count)[1]


def _other_sides(one: Telling, other: Telling, named: bool) -> bool:
    """Whether they name different doers or different victims; whose dead are counted says more than a name."""
    found = (relate(one.who, other.who), None if named else relate(one.whom, other.whom))
    return any(relation is not None and relation[0] < 0 for relation in found)


def _apart(one: Spot, other: Spot, within: bool) -> bool:
    """Whether two places are two; `within`: what no gazetteer has may lie in the town that the other names."""
    if one.name == other.name or (one.exact != other.exact and (within or _is_site(one) or _is_site(other))):
        return False
    near = nearness(one, other)
    return near is not None and near < 0


def _is_one(one: Spot, other: Spot) -> bool:
    near = nearness(one, other)
    unplaced = one.lat is None and other.lat is None
    return one.name == other.name or (unplaced if near is None else near >= _NEAR)


def _is_site(spot: Spot) -> bool:
    """Whether a name tells what kind of site it is: a market, a hospital."""
    return not weights().sites.isdisjoint(spot.name.lower().split())

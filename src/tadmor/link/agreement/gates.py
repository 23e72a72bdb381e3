"""What two numbers that contradict each other are in the end: a conflict, an update, another scope, or unclear.

A toll grows: where the later count is the higher, the later speaker may simply know more, and that is an update. It is
none where a party to the fight counts its own or its enemy's dead: another party's lower number of that day is no
earlier state of it. Nor where one report sets two speakers side by side, nor where the later number is the lower.
"""

from tadmor.link.agreement.amounts import amounts
from tadmor.link.agreement.figures import Figure, is_quoted, periods
from tadmor.link.agreement.given import Told, least, two_sides
from tadmor.link.agreement.scopes import and_around, least_only, mostly_there, registers, wider
from tadmor.link.incidents import Telling
from tadmor.link.likeness.compare import absurd
from tadmor.link.likeness.measured import one_measure
from tadmor.link.tellings.kinds import RESULTS, kinship
from tadmor.link.tellings.parties import Party, on_side, relate
from tadmor.model.incidents import FindingKind, Relation

__all__ = ["alike", "gated", "higher", "later"]

_KIN = 0.6  # share of `type` from which two acts are of one kind
_UNSAID = 6.0  # the same where one does not say whose dead they are
_FAR = 50.0  # ratio above which not even two parties speak of one happening
_GROWS = frozenset(["killed", "injured", "displaced", "missing", "hosted"])
_LEAP = 1.7  # ratio above which another voice's toll of one attack counts more places, or other people
_FRESH = 1.2  # ratio from which two tolls of one day may be an early and a late one
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
_SETTLED = 4  # days after which a number of one day hardly grows within another day

_Gated = tuple[FindingKind, str, Relation | None]


def gated(one: Figure, other: Figure, joint: float, why: str) -> _Gated:
    """A contradiction, if everything that it rests on is read well enough, by the times that the two cover."""
    doubt = _doubt(one, other, joint)
    if doubt:
        return "unclear", doubt, None
    if and_around(one, other):
        return "scope differs", "one counts who is in a place and around it, the other who is in it", None
    covered = "same" if _of_mains(one, other) else periods(one, other)
    if covered == "apart":
        return "scope differs", "they count different days", None
    if covered == "within":
        return _day_of_all(one, other, why)
    first = later(one, other)
    if _one_report(one, other):
        return "conflict", why, None
    if covered == "growing":
        return _grown(one, other, why)
    if mostly_there(one, other):
        return "scope differs", wider(one, other), None
    if _may_grow(one, other) and (first is None or first[0].best < first[1].best):
        return _update(one, other)
    return "conflict", why, None


def _grown(one: Figure, other: Figure, why: str) -> _Gated:
    """Two counts from one day on: the one that reaches further is the later state, unless its voice takes part."""
    if _falls(one, other):
        return "conflict", why, None
    if one.count.campaign and two_sides(one.told, other.told) and (_partisan(one, other) or _partisan(other, one)):
        return "unclear", "what one side counts of it is no later state of what the other does", None
    return _update(one, other)


def higher(one: Figure, other: Figure) -> _Gated | None:
    """Two open numbers that one number can be both of, one of which may be a later state: "at least 53" and "93"."""
    low, high = sorted((one, other), key=lambda f: f.best)
    is_open = low.count.bound in ("at_least", "more_than") and low.best > 0 and high.best >= _FRESH * low.best
    ordered = later(one, other)
    covered = periods(one, other) in ("same", "open", "growing")
    if not is_open or not covered or not one_measure(one.count, other.count) or not _may_grow(one, other):
        return None
    if ordered is not None and ordered[1] is low:
        return None
    return _update(one, other)


def later(one: Figure, other: Figure) -> tuple[Figure, Figure] | None:
    """Two figures in the order of their publication; None where no day orders them."""
    if one.published is None or other.published is None or one.published == other.published:
        return None
    return (one, other) if one.published < other.published else (other, one)


def _update(one: Figure, other: Figure) -> _Gated:
    if why := wider(one, other):
        return "scope differs", why, None
    if registers(one) or registers(other):
        return "unclear", "one has put down by itself whom it counts, and so counts apart", None
    if periods(one, other) != "growing" and _leaps(one, other):
        return "unclear", "so many more that they may be of more places", None
    ordered = later(one, other)
    if ordered is None:
        return "compatible", "two numbers of one day: the higher may be the later, no hour says so", "update"
    return "compatible", f"{ordered[1].name} speaks later and may know of more", "update"


def _leaps(one: Figure, other: Figure) -> bool:
    """Whether one voice's dead or wounded of an act are far more than another's: of both towns, beside those of one."""
    tolls = one.count.role in ("killed", "injured") and one.told.voice != other.told.voice
    return tolls and max(one.best, other.best) > _LEAP * min(one.best, other.best)


def _falls(one: Figure, other: Figure) -> bool:
    """Whether the count that reaches further gives less."""
    ends = one.until, other.until
    if ends[0] is None or ends[1] is None:
        return False
    return (one.best - other.best) * (1 if ends[0] < ends[1] else -1) > 0


def _day_of_all(one: Figure, other: Figure, why: str) -> _Gated:
    """The number of one day beside that of all days: no contradiction, unless the day has more than all."""
    day, whole = sorted((one, other), key=lambda f: f.when.days if f.when else 0)
    if amounts(day.count)[0] > amounts(whole.count)[1]:
        return "conflict", why, None
    return "scope differs", "one counts one day, the other all days since", None


def _doubt(one: Figure, other: Figure, joint: float) -> str:
    """Why it is open whether two numbers contradict each other; empty where they do."""
    a, b = one.told.telling, other.told.telling
    if joint < least("joint") or min(a.score, b.score) < least("telling"):
        return "it is not certain enough that they tell one happening"
    if _one_report(one, other) and not _at_a_distance(one, other) and not _against(one, other):
        return "one report may give a total and its parts"
    if _too_far(one, other):
        return "they are too far apart to be of one happening"
    if _other_sides(a, b, _one_thing(one, other)):
        return "they name different sides"
    if _other_places(a, b):
        return "they name different places"
    if not alike(a, b) and not _one_thing(one, other):
        return "they may count the dead of different acts"
    if one.count.former or other.count.former:
        return "one of them was taken back"
    return ""


def _one_thing(one: Figure, other: Figure) -> bool:
    """Whether both count one named thing: dead soldiers, tanks, strikes, and not just people."""
    named = bool(one.count.population & other.count.population) or one.count.role in _THINGS
    return named and one_measure(one.count, other.count)


def _too_far(one: Figure, other: Figure) -> bool:
    unsaid = one.count.role in _GROWS and not (one.count.population and other.count.population)
    if unsaid and max(one.best, other.best) > _UNSAID * min(one.best, other.best):
        return True
    if not absurd(one.count, other.count):
        return False
    low, high = sorted((one.best, other.best))
    claims = _one_report(one, other) or _partisan(one, other) or _partisan(other, one)
    return not (claims and _one_thing(one, other) and periods(one, other) == "same" and high <= _FAR * low)


def _may_grow(one: Figure, other: Figure) -> bool:
    """Whether the higher of two may be a later state of the lower."""
    if one.count.role not in _GROWS or any(f.told.said.distanced for f in (one, other)):
        return False
    if one.published is None or other.published is None:
        return False
    if least_only(one, other):
        return False
    if _of_mains(one, other):  # in its first days the toll of an attack rises from hour to hour
        return not any(_is_settled(f) for f in (one, other))
    apart = abs((one.published - other.published).days)
    if apart == 0 and max(one.best, other.best) < _FRESH * min(one.best, other.best):
        return False  # "at least 34" and "30" of one day are no early and late state
    if apart <= 1 and (_partisan(one, other) or _partisan(other, one)):
        return False
    if apart == 0 and one.count.role == "displaced":
        return False
    return apart > 0 or not any(_is_settled(f) for f in (one, other))


def _of_mains(one: Figure, other: Figure) -> bool:
    """Whether both are tolls of the one attack that their reports are mainly about, and no doer of it gives one."""
    if one.told.telling.main is None or other.told.telling.main is None:
        return False
    sides = {f.told.side for f in (one, other)} - {""}
    return not any(on_side(f.told.telling.who, sides) for f in (one, other))


def _is_settled(figure: Figure) -> bool:
    """Whether it is told some days after the day of which it is."""
    when, day = figure.when, figure.published
    return when is not None and day is not None and (day - when.latest).days >= _SETTLED


def _partisan(figure: Figure, other: Figure) -> bool:
    """Whether its voice is a party to what it counts."""
    kind, _, key = figure.told.side.partition(":")
    parties = [p for f in (figure, other) for p in (*f.told.telling.who, *f.told.telling.whom)]
    counted = figure.count.sides | other.count.sides
    return bool(key) and (bool({key, f"forces of {key}"} & counted) or any(_is_side(p, kind, key) for p in parties))


def _is_side(party: Party, kind: str, key: str) -> bool:
    return party.key == key or (kind == "government" and party.country == key and party.kind == "state-force")


def _one_report(one: Figure, other: Figure) -> bool:
    return one.report == other.report


def _against(one: Figure, other: Figure) -> bool:
    """Whether a report gives two named speakers' counts of one named group in one happening."""
    told_as_one = one.told.telling.id == other.told.telling.id or periods(one, other) in ("same", "growing")
    same = told_as_one and one_measure(one.count, other.count)
    named = is_quoted(one) and is_quoted(other)
    apart = two_sides(one.told, other.told) and not _elsewhere(one.told, other.told)
    what = one.count.population & other.count.population or one.count.role not in ("killed", "injured", "force")
    return same and bool(what) and named and apart


def _elsewhere(one: Told, other: Told) -> bool:
    """Whether each speaker names a place of his own: a province's dead, and those of one of its quarters."""
    names = [
        {s.name for s in t.telling.spots if s.span and t.said.span.start <= s.span.start < t.said.span.end}
        for t in (one, other)
    ]
    return all(names) and names[0] != names[1]


def _at_a_distance(one: Figure, other: Figure) -> bool:
    """Whether a report sets another's larger number of a group against one, at a distance: "claimed more than 100"."""
    first, then = sorted((one, other), key=lambda f: f.count.span.start)
    group = bool(first.count.population & then.count.population)
    return then.told.said.distanced and group and amounts(then.count)[0] > amounts(first.count)[1]


def _other_sides(one: Telling, other: Telling, one_thing: bool) -> bool:
    """Whether they name different doers or different victims; whose dead are counted says more than a name."""
    found = (relate(one.who, other.who), None if one_thing else relate(one.whom, other.whom))
    return any(relation is not None and relation[0] < 0 for relation in found)


def _other_places(one: Telling, other: Telling) -> bool:
    """Whether both name a place, and none of them alike."""
    names = [{s.name for s in t.spots if s.own} for t in (one, other)]
    return one.id != other.id and all(names) and not names[0] & names[1]


def alike(one: Telling, other: Telling) -> bool:
    """Whether two tell acts of one kind, or a bare result and an act; two acts with a result alike are two acts."""
    acts, other_acts = one.types - RESULTS, other.types - RESULTS
    if acts and other_acts:
        kin = kinship(acts, one.classes, other_acts, other.classes)
        return kin is not None and kin[0] >= _KIN
    return bool(one.types & other.types & RESULTS)

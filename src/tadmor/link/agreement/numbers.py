"""How many: numbers are compared only where they count the same people or things in the same happening.

What a voice says later replaces what it said before (an update). Two voices' numbers are sets; sets that share nothing
conflict if they count one group over one time, differ in scope if they count another, and are unclear otherwise.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from itertools import combinations
from math import inf

from tadmor.link.agreement.amounts import amounts, meet
from tadmor.link.agreement.given import Told, finding, is_named, least, needed, sure, two_sides, two_voices, value
from tadmor.link.counts import Count, same_population
from tadmor.link.incidents import Incidents, Telling
from tadmor.link.incidents.compare import absurd
from tadmor.link.incidents.kinds import RESULTS, kinship
from tadmor.link.incidents.parties import relate
from tadmor.link.incidents.times import closeness
from tadmor.link.incidents.weights import weights
from tadmor.model.incidents import Finding, FindingKind, Incident, Value

__all__ = ["numbers", "verdict"]

_TWICE = 1.8  # ratio from which two tolls of one day may be an early and a late one
_FRESH = 1.2  # the same ratio where it happened on that day or on the one before
_BRIEF = 2  # days
_SMALL = 9  # numbers up to it stand in every report
_TWO = 2.0  # ratio from which an open number of people is hardly one of a group among them
_KIN = 0.6  # share of `type` from which two acts are of one kind
_ORDER: tuple[FindingKind, ...] = ("conflict", "scope differs", "agree", "compatible", "unclear")


@dataclass(frozen=True, slots=True)
class _Number:
    count: Count
    told: Told

    @property
    def value(self) -> Value:
        return value(self.told, self.count.span, _text(self.count))


@dataclass(frozen=True, slots=True)
class _Pair:
    kind: FindingKind
    why: str
    one: _Number
    other: _Number
    score: float


def numbers(incidents: Incidents, incident: Incident, told: Iterable[Told]) -> Iterator[Finding]:
    """The findings on how many, by role: a conflict and a difference of scope each have a row of their own."""
    found = [n for n in _numbers(told) if n.count.role in weights().roles and _whole(n.count)]
    for role in sorted({str(n.count.role) for n in found}):
        yield from _role(incidents, incident, role, [n for n in found if n.count.role == role])


def _numbers(told: Iterable[Told]) -> Iterator[_Number]:
    tellings: dict[str, list[Told]] = {}
    for one in told:
        tellings.setdefault(one.telling.id, []).append(one)
    for some in tellings.values():
        for count in some[0].telling.counts:
            yield _Number(count, _holder(count, some))


def _whole(count: Count) -> bool:
    """People and things are counted whole: "06.04" is a date that was misread."""
    return all(end is None or float(end).is_integer() for end in (count.low, count.high))


def _holder(count: Count, some: list[Told]) -> Told:
    """Whose number it is: that of its claim, else of the claim in whose words it stands, else of the first."""
    named = (t for t in some if t.said.claim == count.claim)
    around = (t for t in some if t.said.span.start <= count.span.start < t.said.span.end)
    return next(named, None) or next(around, None) or some[0]


def _text(count: Count) -> str:
    low, high = amounts(count)
    if low == high:
        return f"{count.best:g}" if count.best is not None else "?"
    ends = ("" if abs(end) == inf else format(end, "g") for end in (low, high))
    return " to ".join(ends).strip()


def _role(incidents: Incidents, incident: Incident, role: str, some: list[_Number]) -> Iterator[Finding]:
    values = [n.value for n in some]
    standing, updates = _standing(some)
    for before, after in updates:
        why = f"{_name(after)} first gave {_quoted(before)}, later {_quoted(after)}"
        pair = (before.value, after.value)
        yield finding(incident, "how many", "compatible", why, pair, role=role, scope=after.count.of, relation="update")
    pairs = [
        _compare(incidents, a, b)
        for a, b in combinations(standing, 2)
        if two_voices(a.told, b.told) and _same_things(a, b)
    ]
    pairs = [p for p in pairs if p.kind in ("conflict", "scope differs") or _borne_out(p)]
    if not pairs:
        one = next((n for n in standing if is_named(n.told.voice)), standing[0])
        why = f"only {_name(one)} gives a number of {_of(one.count)}: {_quoted(one)}"
        if any(two_voices(a.told, b.told) for a, b in combinations(standing, 2)):
            why = "each voice counts something else: " + "; ".join(f"{_name(n)}: {_quoted(n)}" for n in standing)
        elif len({n.told.voice for n in standing}) > 1:
            why = f"{_name(one)}: {_quoted(one)}; who else gives a number is not named, and counts as no second voice"
        yield finding(incident, "how many", "only one", why, (one.value,), values, role=role, scope=one.count.of)
        return
    alike = {kind: {_voices(p) for p in pairs if p.kind == kind} for kind in ("agree", "compatible")}
    pairs = [_settled(p, alike) for p in pairs]
    shown = [kind for kind in ("conflict", "scope differs") if any(p.kind == kind for p in pairs)]
    for kind in shown or [next(k for k in _ORDER if any(p.kind == k for p in pairs))]:
        best = max((p for p in pairs if p.kind == kind), key=_telling)
        pair = (best.one.value, best.other.value)
        yield finding(
            incident,
            "how many",
            best.kind,
            best.why,
            pair,
            values,
            role=role,
            scope=best.one.count.of,
            score=best.score,
        )


def _borne_out(pair: _Pair) -> bool:
    """Whether two that are not against each other are two: in two reports, and on two sides."""
    return not _one_report(pair.one, pair.other) and two_sides(pair.one.told, pair.other.told)


def _telling(pair: _Pair) -> tuple[float, float, str, str]:
    """Of several pairs the surest, and of those as sure the one whose numbers lie nearest."""
    ends = [float(n.count.best or 0) for n in (pair.one, pair.other)]
    near = min(ends) / max(ends) if max(ends) > 0 else 0.0
    return round(pair.score, 1), near, pair.one.count.id, pair.other.count.id


def _settled(pair: _Pair, alike: Mapping[str, Set[frozenset[str]]]) -> _Pair:
    """Nothing stands between two voices that give one number alike (`alike`, by finding): others are parts of it."""
    if pair.kind not in ("conflict", "scope differs"):
        return pair
    kinds = ("agree", "compatible") if pair.kind == "scope differs" else ("agree",)
    if not any(_voices(pair) in alike[kind] for kind in kinds):
        return pair
    return replace(pair, kind="unclear", why=f"{pair.why}, but they give another number alike")


def _voices(pair: _Pair) -> frozenset[str]:
    return frozenset((pair.one.told.voice, pair.other.told.voice))


def _standing(some: list[_Number]) -> tuple[list[_Number], list[tuple[_Number, _Number]]]:
    """What each voice says last of each group, and the pairs of what it said first and later.

    Two numbers of one report, neither of which takes the other's place, both stand: one may be a part of the other.
    """
    standing: list[_Number] = []
    updates = []
    for number in some:
        same = [n for n in standing if _kept(n) == _kept(number)]
        if any(n.count.best == number.count.best for n in same):
            continue
        before = next((n for n in same if _later(n, number)), None)
        if before is not None:
            updates.append((before, number))
            standing.remove(before)
        standing.append(number)
    return standing, updates


def _kept(number: _Number) -> tuple[str, frozenset[str], bool, str | None]:
    """Whose number it is, and of what: a later one of these takes its place."""
    return number.told.voice, number.count.population, number.count.whole, _thing(number.count)


def _later(before: _Number, after: _Number) -> bool:
    """Whether one figure takes the place of the other: published later, or "from 34 to 30"."""
    if before.count.former:
        return before.told.telling.document == after.told.telling.document
    one, other = before.told.telling, after.told.telling
    if not is_named(after.told.voice) or before.count.part != after.count.part:
        return False
    if not _alike(one.types, one.classes, other.types, other.classes) or _fell(before, after):
        return False
    return one.published is not None and other.published is not None and one.published < other.published


def _fell(before: _Number, after: _Number) -> bool:
    """Whether a number became smaller, of what need not be one day's: two attacks, each with its wounded."""
    days = {n.told.telling.when.earliest if n.told.telling.when else None for n in (before, after)}
    own = all(w is not None and w.own and w.days == 1 for w in (before.told.telling.when, after.told.telling.when))
    return float(after.count.best or 0) < float(before.count.best or 0) and not (own and len(days) == 1)


def _thing(count: Count) -> str | None:
    """The unit where it tells numbers apart: tanks are not vehicles, but killed people are killed soldiers."""
    return count.unit if count.role in ("equipment-lost", "attacks") else None


def _same_things(one: _Number, other: _Number) -> bool:
    return _thing(one.count) == _thing(other.count)


def _compare(incidents: Incidents, one: _Number, other: _Number) -> _Pair:
    joint, score = sure(incidents, one.told.telling, other.told.telling)
    score = min(score, one.told.telling.score, other.told.telling.score)
    kind, why = verdict(one.count, other.count)
    if kind in ("agree", "conflict") and _one_of_several(one, other):
        kind, why = "unclear", f"{why}, but one report counts more than one group so"
    if kind == "conflict":
        kind, why = _gated(one, other, joint, why)
    elif joint < _least(kind, one, other) or (kind == "scope differs" and _one_report(one, other)):
        kind, why = "unclear", f"{why}, if they count one happening at all"
    words = f"{_name(one)}: {_quoted(one)}; {_name(other)}: {_quoted(other)}; {why}"
    return _Pair(kind, words, one, other, score)


def _least(kind: FindingKind, one: _Number, other: _Number) -> float:
    """How sure it must be that both count one happening, for a finding of that kind; 0 where that is open anyway."""
    return least("joint") if kind == "scope differs" else needed(one.told, other.told) if kind != "unclear" else 0.0


def _one_of_several(one: _Number, other: _Number) -> bool:
    """Whether small numbers are alike by chance: one report has more than one of this role, and whose is not said."""
    if one.count.population == other.count.population != frozenset() or float(one.count.best or 0) > _SMALL:
        return False
    return any(c.role == n.count.role and c.best != n.count.best for n in (one, other) for c in n.told.telling.counts)


def verdict(one: Count, other: Count) -> tuple[FindingKind, str]:
    """What two counts of one role in one happening are to each other, and why."""
    meeting, group = meet(one, other), same_population(one, other)
    if group == "part" and one.role == other.role == "force" and one.whole and other.whole:
        group = "same"  # "5,000 men in total" and "1,000 attackers took part" count all who take part
    if one.part != other.part and not (one.population and one.population == other.population):
        part, whole = (one, other) if one.part else (other, one)
        fits = amounts(part)[0] <= amounts(whole)[1]
        return ("compatible" if fits else "unclear"), f"one is named as a part of another number: {_of(part)}"
    if group == "other":
        return "scope differs", f"one counts {_of(one)}, the other {_of(other)}"
    if one.whole != other.whole and meeting != "equal":
        return _total(one, meeting)
    if "vague" in (one.bound, other.bound) and meeting != "apart":
        return "compatible", "no more than a vague number"
    if one.part and not one.population | other.population:
        return "unclear", "it is open which part of the whole they count"
    if meeting == "equal":
        return "agree", "the same number"
    if meeting == "meet" and group == "same" and _one_figure(one, other):
        return "agree", "the same number, once as the least"
    if meeting == "meet" and group == "part" and _far(one, other):
        return "scope differs", f"one counts {_of(one)}, the other {_of(other)}"
    if meeting == "meet":
        return "compatible", "one number can be both"
    if "vague" in (one.bound, other.bound):
        return "unclear", "one of them is no more than a vague number"
    if group == "part" and not _exceeds(one, other) and not _exceeds(other, one):
        return "scope differs", f"one counts {_of(one)}, the other {_of(other)}"
    return "conflict", "no number can be both"


def _one_figure(one: Count, other: Count) -> bool:
    """Whether "28" stands beside "at least 28": reports write now one and now the other of one figure."""
    return one.best == other.best is not None and {one.bound, other.bound} == {"exactly", "at_least"}


def _far(one: Count, other: Count) -> bool:
    """Whether one is more than twice the other, and no vague number."""
    low, high = sorted((float(one.best or 0), float(other.best or 0)))
    return low > 0 and high > _TWO * low


def _total(one: Count, meeting: str) -> tuple[FindingKind, str]:
    """A total beside another number: of fighters or the displaced it is another scope; a toll only grows."""
    if one.role in ("killed", "injured"):
        return ("compatible" if meeting == "meet" else "unclear"), "one is called a total so far"
    return "scope differs", "one is a total, the other a part or a single count"


def _exceeds(part: Count, whole: Count) -> bool:
    """Whether a named group is said to be larger than one that contains it."""
    return bool(part.population) and part.population < whole.population and amounts(part)[0] > amounts(whole)[1]


def _gated(one: _Number, other: _Number, joint: float, why: str) -> tuple[FindingKind, str]:
    """A conflict, if everything that it rests on is read well enough."""
    a, b = one.told.telling, other.told.telling
    if joint < least("joint") or min(a.score, b.score) < least("telling"):
        return "unclear", "it is not certain enough that they tell one happening"
    if one.told.report == other.told.report and not _at_a_distance(one, other) and not _against(one, other):
        return "unclear", "one report may give a total and its parts"
    if absurd(one.count, other.count):
        return "unclear", "they are too far apart to be of one happening"
    if _other_sides(a, b):
        return "unclear", "they name different sides"
    if _other_places(a, b):
        return "unclear", "they name different places"
    if not _alike(a.types, a.classes, b.types, b.classes):
        return "unclear", "they may count the dead of different acts"
    if a.when and b.when and a.when.own and b.when.own and closeness(a.when, b.when) < least("days"):
        return "scope differs", "they count different days"
    if _rising(one, other):
        return "unclear", "a toll grows within hours"
    if one.count.former or other.count.former:
        return "unclear", "one of them was taken back"
    if _grown(one, other) or _grown(other, one):
        return "unclear", "a later count may hold more"
    return "conflict", why


def _one_report(one: _Number, other: _Number) -> bool:
    return one.told.report == other.told.report


def _against(one: _Number, other: _Number) -> bool:
    """Whether a report gives two named speakers' counts of one named group in one happening."""
    same = one.told.telling.id == other.told.telling.id and one.count.population == other.count.population
    named = all(n.told.said.chain for n in (one, other))
    apart = two_sides(one.told, other.told) and not _elsewhere(one.told, other.told)
    return same and bool(one.count.population) and named and apart


def _elsewhere(one: Told, other: Told) -> bool:
    """Whether each speaker names a place of his own: a province's dead, and those of one of its quarters."""
    names = [
        {s.name for s in t.telling.spots if s.span and t.said.span.start <= s.span.start < t.said.span.end}
        for t in (one, other)
    ]
    return names[0] != names[1]


def _at_a_distance(one: _Number, other: _Number) -> bool:
    """Whether a report sets another's larger number of a group against one, at a distance: "claimed more than 100"."""
    first, then = sorted((one, other), key=lambda n: n.count.span.start)
    group = bool(first.count.population & then.count.population)
    return then.told.said.distanced and group and amounts(then.count)[0] > amounts(first.count)[1]


def _other_sides(one: Telling, other: Telling) -> bool:
    """Whether they name different doers or different victims."""
    found = (relate(one.who, other.who), relate(one.whom, other.whom))
    return any(relation is not None and relation[0] < 0 for relation in found)


def _other_places(one: Telling, other: Telling) -> bool:
    """Whether both name a place, and none of them alike."""
    names = [{s.name for s in t.spots if s.own} for t in (one, other)]
    return one.id != other.id and all(names) and not names[0] & names[1]


def _alike(
    types: frozenset[str], classes: frozenset[str], others: frozenset[str], other_classes: frozenset[str]
) -> bool:
    """Whether two tell acts of one kind, or a bare result and an act; two acts with a result alike are two acts."""
    acts, other_acts = types - RESULTS, others - RESULTS
    if acts and other_acts:
        kin = kinship(acts, classes, other_acts, other_classes)
        return kin is not None and kin[0] >= _KIN
    return bool(types & others & RESULTS)


def _rising(one: _Number, other: _Number) -> bool:
    """Whether the two may be one toll, early and late: of one day and of people, and one about twice the other."""
    days = [n.told.telling.published for n in (one, other)]
    if None in days or one.told.report == other.told.report:
        return False
    if one.count.role not in ("killed", "injured") or any(n.told.said.distanced for n in (one, other)):
        return False
    low, high = sorted(float(n.count.best or 0) for n in (one, other))
    least_ratio = _FRESH if any(_of_the_day(n.told.telling) for n in (one, other)) else _TWICE
    return days[0] == days[1] and low > 0 and high / low >= least_ratio


def _of_the_day(telling: Telling) -> bool:
    """Whether it is told on the day on which it happened, or on the next."""
    when, day = telling.when, telling.published
    return when is not None and when.own and day is not None and (day - when.latest).days <= 1 and when.days <= _BRIEF


def _grown(first: _Number, later: _Number) -> bool:
    """Whether a count published on a later day is the larger one."""
    days = first.told.telling.published, later.told.telling.published
    if days[0] is None or days[1] is None or days[0] >= days[1]:
        return False
    if first.count.role == "force" and first.count.whole and later.count.whole:
        return False  # all who took part are no toll that grows
    return amounts(first.count)[1] < amounts(later.count)[0]


def _of(count: Count) -> str:
    return f"{count.role or 'number'} ({count.of})" if count.of != count.role else str(count.role)


def _name(number: _Number) -> str:
    return number.told.name


def _quoted(number: _Number) -> str:
    return f"“{number.count.span.text}”"

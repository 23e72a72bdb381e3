"""How many: numbers are compared only where they count the same people or things in the same happening.

What a voice says later replaces what it said before (an update). Two voices' numbers are sets; sets that share nothing
conflict if they count one group over one time, differ in scope if they count another, are an update where the later is
the higher, and are unclear otherwise.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import combinations

from tadmor.link.agreement.doubts import partisan
from tadmor.link.agreement.figures import Figure, figures, of, two_accounts
from tadmor.link.agreement.gates import gated, higher
from tadmor.link.agreement.given import Told, finding, is_named, least, sure, two_sides
from tadmor.link.agreement.scopes import called_untrue, whose_unsaid
from tadmor.link.agreement.second import needed, two_voices
from tadmor.link.agreement.updates import current, nearest, same_thing, standing, updates
from tadmor.link.agreement.verdicts import verdict
from tadmor.link.counts import TOLLS, UNARMED, Count, ratio
from tadmor.link.incidents import Incidents
from tadmor.link.likeness.measured import measured
from tadmor.link.weights import weights
from tadmor.model.incidents import Finding, FindingKind, Incident, Relation, Value

__all__ = ["numbers"]

_SMALL = 9  # numbers up to it stand in every report
_ALLIES = 2.0  # ratio up to which allies may be the rest of those who died beside an army's own
_MOST = 6  # findings of one kind on one role: more nobody reads
_APART: tuple[FindingKind, ...] = ("conflict", "scope differs")
_SHOWN: tuple[FindingKind, ...] = (*_APART, "agree", "compatible")


@dataclass(frozen=True, slots=True)
class _Pair:
    kind: FindingKind
    why: str
    one: Figure
    other: Figure
    score: float
    relation: Relation | None = None

    @property
    def partial(self) -> bool:
        """Whether one is named as a part of others, which says nothing of the wholes."""
        return self.one.count.part or self.other.count.part

    @property
    def voices(self) -> frozenset[tuple[str, float]]:
        return frozenset((f.told.side or f.told.voice, f.best) for f in (self.one, self.other))


def numbers(incidents: Incidents, incident: Incident, told: Iterable[Told]) -> Iterator[Finding]:
    """The findings on how many, by role: a conflict and a difference of scope each have rows of their own."""
    found = [f for f in figures(told) if f.count.role in weights().roles and _whole(f.count)]
    for role in sorted({str(f.count.role) for f in found}):
        yield from _role(incidents, incident, role, [f for f in found if f.count.role == role])


def _whole(count: Count) -> bool:
    """People and things are counted whole: "06.04" is a date that was misread."""
    return all(end is None or float(end).is_integer() for end in (count.low, count.high))


def _role(incidents: Incidents, incident: Incident, role: str, some: list[Figure]) -> Iterator[Finding]:
    values = [f.value for f in some]
    changed = updates(some)
    for before, after in changed:
        why = f"{after.name} first gave {before.quoted}, later {after.quoted}"
        pair = (before.value, after.value)
        yield finding(incident, "how many", "compatible", why, pair, role=role, scope=after.count.of, relation="update")
    left = current(some, changed)
    compared = [
        _beside_it(_compare(incidents, a, b), left)
        for a, b in combinations(left, 2)
        if two_accounts(a, b) and same_thing(a, b) and nearest(a, b, left)
    ]
    pairs = [p for p in compared if p.kind in _APART or p.relation or _borne_out(p)]
    if not pairs:
        yield _only(incident, role, standing(some, changed), values)
        return
    alike = {
        kind: {_between(p) for p in pairs if p.kind == kind and p.relation is None and not p.partial}
        for kind in ("agree", "compatible")
    }
    pairs = [_settled(p, alike) for p in pairs]
    for at, best in enumerate(_shown(pairs)):
        yield _found(incident, role, best, values if at == 0 else ())


def _found(incident: Incident, role: str, best: _Pair, values: Sequence[Value]) -> Finding:
    return finding(
        incident,
        "how many",
        best.kind,
        best.why,
        (best.one.value, best.other.value),
        values,
        role=role,
        scope=best.one.count.of,
        relation=best.relation,
        score=best.score,
    )


def _only(incident: Incident, role: str, left: list[Figure], values: list[Value]) -> Finding:
    """What only one voice counts, or several of which each counts something else."""
    one = next((f for f in left if is_named(f.told.voice)), left[0])
    why = f"only {one.name} gives a number of {of(one.count)}: {one.quoted}"
    if any(two_voices(a.told, b.told) for a, b in combinations(left, 2)):
        why = "each voice counts something else: " + "; ".join(f"{f.name}: {f.quoted}" for f in left)
    elif len({f.told.voice for f in left}) > 1:
        why = f"{one.name}: {one.quoted}; who else gives a number is not named, and counts as no second voice"
    return finding(incident, "how many", "only one", why, (one.value,), values, role=role, scope=one.count.of)


def _shown(pairs: Sequence[_Pair]) -> Iterator[_Pair]:
    """The pairs that are shown: of each kind as many as bring a voice or two numbers that do not stand side by side yet.

    Of those that are compatible or unclear the surest, and only where nothing else is to be shown.
    """
    kinds = [p for kind in (*_APART, "agree") for p in pairs if p.kind == kind]
    some = [*kinds, *(p for p in pairs if p.relation == "update")]
    seen: dict[tuple[FindingKind, Relation | None], list[_Pair]] = {}
    for pair in sorted(some, key=lambda p: (_SHOWN.index(p.kind), _order(p))):
        known = seen.setdefault((pair.kind, pair.relation), [])
        if len(known) < _MOST and _is_more(pair, known):
            known.append(pair)
            yield pair
    rest = [p for p in pairs if p.kind in ("compatible", "unclear") and p.relation is None]
    for kind in () if some else ("compatible", "unclear"):
        best = max((p for p in rest if p.kind == kind), key=_telling, default=None)
        if best is not None:
            yield best
            return


def _is_more(pair: _Pair, known: Sequence[_Pair]) -> bool:
    """Whether a pair brings a voice, or two numbers of which no pair has both."""
    voices = {voice for other in known for voice in other.voices}
    numbers = [{number for _, number in other.voices} for other in known]
    return not pair.voices <= voices or {number for _, number in pair.voices} not in numbers


def _borne_out(pair: _Pair) -> bool:
    """Whether two that are not against each other are two: in two reports, and on two sides."""
    one, other = pair.one.told, pair.other.told
    return one.report != other.report and two_voices(one, other) and two_sides(one, other)


def _order(pair: _Pair) -> tuple[float, float, str, str]:
    score, near, one, other = _telling(pair)
    return -score, -near, one, other


def _telling(pair: _Pair) -> tuple[float, float, str, str]:
    """Of several pairs the surest, and of those as sure the one whose numbers lie nearest."""
    ends = [f.best for f in (pair.one, pair.other)]
    near = min(ends) / max(ends) if max(ends) > 0 else 0.0
    return round(pair.score, 1), near, pair.one.count.id, pair.other.count.id


def _settled(pair: _Pair, alike: Mapping[str, Set[frozenset[str]]]) -> _Pair:
    """Nothing stands between two voices that give one number alike (`alike`, by finding): others are parts of it."""
    kinds = ("agree", "compatible") if pair.kind == "scope differs" else ("agree",)
    if pair.kind not in _APART and pair.relation is None:
        return pair
    if not any(_between(pair) in alike[kind] for kind in kinds):
        return pair
    return replace(pair, kind="unclear", relation=None, why=f"{pair.why}, but they give another number alike")


def _between(pair: _Pair) -> frozenset[str]:
    return frozenset((pair.one.told.voice, pair.other.told.voice))


def _compare(incidents: Incidents, one: Figure, other: Figure) -> _Pair:
    joint, score = sure(incidents, one.told.telling, other.told.telling)
    score = min(score, one.told.telling.score, other.told.telling.score)
    kind, why = verdict(one.count, other.count)
    relation: Relation | None = None
    if kind in ("agree", "conflict") and _one_of_several(one, other):
        kind, why = "unclear", f"{why}, but one report counts more than one group so"
    if kind in ("agree", "conflict") and _whole_or_part(one, other):
        kind = "scope differs" if kind == "agree" else "unclear"
        why = "one gives that number for all, and a smaller one for those whom the other counts"
    if kind == "scope differs" and _one_army(one, other):
        kind, why = "conflict", "so many more of one force's dead that allies hardly make them up"
    if kind in ("conflict", "scope differs") and joint >= least("joint") and called_untrue(incidents, one, other):
        return _Pair("conflict", _words(one, other, "one calls the other's number untrue"), one, other, score)
    grown = higher(one, other, joint) if kind == "compatible" and joint >= least("joint") else None
    if grown is not None and one.report != other.report:
        kind, why, relation = grown
    elif kind == "conflict":
        kind, why, relation = gated(one, other, joint, why)
    elif joint < _least(kind, one, other) or (kind == "scope differs" and not _in_scope(one, other, joint)):
        kind, why = "unclear", f"{why}, if they count one happening at all"
    if (relation or kind == "conflict") and whose_unsaid(one, other):
        kind, why, relation = "unclear", "one report counts two sides, and whose the other number is is not said", None
    return _Pair(kind, _words(one, other, why), one, other, score, relation)


def _one_army(one: Figure, other: Figure) -> bool:
    """Whether a party's number of one force stands beside another's far from it: "three soldiers", "41 soldiers and men"."""
    shared = one.count.population & other.count.population - UNARMED
    sides = not one.count.sides or not other.count.sides or bool(one.count.sides & other.count.sides)
    far = ratio(one.count, other.count) > _ALLIES
    return bool(shared) and sides and far and (partisan(one, other) or partisan(other, one))


def _words(one: Figure, other: Figure, why: str) -> str:
    return f"{one.name}: {one.quoted}; {other.name}: {other.quoted}; {why}"


def _beside_it(pair: _Pair, some: Iterable[Figure]) -> _Pair:
    """No update where the report of the lower number gives the higher one too: the one is a part of the other there."""
    if pair.relation is None:
        return pair
    low, high = sorted((pair.one, pair.other), key=lambda f: f.best)
    both = any(f.report == low.report and f.best == high.best for f in some)
    return replace(pair, kind="unclear", relation=None, why=f"{pair.why}, but one report gives both") if both else pair


def _in_scope(one: Figure, other: Figure, joint: float) -> bool:
    """Whether two numbers of groups that are not the same are of one scene: dead of a city's day may be of any act."""
    if one.report == other.report:
        return False
    one_scene = joint >= least("agree") or measured(one.told.telling, other.told.telling) is not None
    return one.count.role not in TOLLS or one_scene


def _whole_or_part(one: Figure, other: Figure) -> bool:
    """Whether one telling gives another's number for all and less for its group: "11 people, five civilians"."""
    for own, theirs in ((one, other), (other, one)):
        counts = [c for c in own.told.telling.counts if c.role == own.count.role]
        parts = [c for c in counts if c.part and c.population and c.population == theirs.count.population]
        wholes = [c for c in counts if not c.part and not c.population and c.best == theirs.count.best]
        if own.count in (*parts, *wholes) and wholes and any((p.best or 0) < theirs.best for p in parts):
            return True
    return False


def _least(kind: FindingKind, one: Figure, other: Figure) -> float:
    """How sure it must be that both count one happening, for a finding of that kind; 0 where that is open anyway."""
    return least("joint") if kind == "scope differs" else needed(one.told, other.told) if kind != "unclear" else 0.0


def _one_of_several(one: Figure, other: Figure) -> bool:
    """Whether small numbers are alike by chance: one speaker has more than one of this role, and whose is not said."""
    if one.count.population == other.count.population != frozenset() or one.best > _SMALL:
        return False
    return any(_may_be(f, c) for f in (one, other) for c in f.told.telling.counts if c not in (one.count, other.count))


def _may_be(figure: Figure, count: Count) -> bool:
    """Whether what one number counts may be what another of its speaker's does."""
    told = {s.claim: s.voice for s in figure.told.telling.said}
    same = count.role == figure.count.role and count.best != figure.count.best
    groups = figure.count.population, count.population
    return same and told.get(count.claim) == figure.told.said.voice and not (all(groups) and not groups[0] & groups[1])

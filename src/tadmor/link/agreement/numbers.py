"""How many: numbers are compared only where they count the same people or things in the same happening.

What a voice says later replaces what it said before (an update). Two voices' numbers are sets; sets that share nothing
conflict if they count one group over one time, differ in scope if they count another, are an update where the later is
the higher, and are unclear otherwise.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import combinations

from tadmor.link.agreement.figures import Figure, figures, of, two_accounts
from tadmor.link.agreement.given import Told, finding, is_named
from tadmor.link.agreement.pairs import Pair, beside_it, borne_out, compare
from tadmor.link.agreement.second import two_voices
from tadmor.link.agreement.updates import current, nearest, outdated, same_thing, standing, updates
from tadmor.link.counts import Count
from tadmor.link.incidents import Incidents
from tadmor.link.weights import weights
from tadmor.model.incidents import Finding, FindingKind, Incident, Relation, Value

__all__ = ["numbers"]

_NEUTRALISED = re.compile(r"\b(?:neutrali[sz]ed|put out of action|incapacitated|eliminated or)\b", re.IGNORECASE)
_MOST = 6  # findings of one kind on one role: more nobody reads
_APART: tuple[FindingKind, ...] = ("conflict", "scope differs")
_SHOWN: tuple[FindingKind, ...] = (*_APART, "agree", "compatible")


def numbers(incidents: Incidents, incident: Incident, told: Iterable[Told]) -> Iterator[Finding]:
    """The findings on how many, by role: a conflict and a difference of scope each have rows of their own.

    What words part among places is no number of any of them, and no voice gives what another is told to say.
    """
    found = [f for f in figures(told) if f.count.role in weights().roles and _whole(f.count)]
    found = [f for f in found if not (f.count.parted or f.count.anothers)]
    for role in sorted({str(f.count.role) for f in found}):
        yield from _role(incidents, incident, role, [f for f in found if f.count.role == role])


def _whole(count: Count) -> bool:
    """People and things are counted whole: "06.04" is a date that was misread."""
    return all(end is None or float(end).is_integer() for end in (count.low, count.high))


def _role(incidents: Incidents, incident: Incident, role: str, some: list[Figure]) -> Iterator[Finding]:
    values = [f.value for f in some]
    changed = updates(some)
    for before, after in changed:
        first, later = f"first gave {before.quoted}", f"later {after.quoted}"
        one = before.name == after.name
        why = f"{after.name} {first}, {later}" if one else f"{before.name} {first}, {after.name} {later}"
        pair = (before.value, after.value)
        yield finding(incident, "how many", "compatible", why, pair, role=role, scope=after.count.of, relation="update")
    left = current(some, changed)
    together = [(a, b) for a, b in combinations(left, 2) if _comparable(a, b) and nearest(a, b, left)]
    beside = [(a, b) for a in outdated(some, changed) for b in left if a.report == b.report and _comparable(a, b)]
    compared = [beside_it(compare(incidents, a, b), left) for a, b in (*together, *beside)]
    pairs = [p for p in compared if p.kind in _APART or p.relation or borne_out(p)]
    if not pairs:
        yield _only(incident, role, standing(some, changed), values)
        return
    alike = {
        kind: {p.between for p in pairs if p.kind == kind and p.relation is None and not p.partial}
        for kind in ("agree", "compatible")
    }
    pairs = [_settled(p, alike) for p in pairs]
    for at, best in enumerate(_shown(pairs)):
        yield _found(incident, role, best, values if at == 0 else ())


def _comparable(one: Figure, other: Figure) -> bool:
    return two_accounts(one, other) and same_thing(one, other) and _put_out(one) == _put_out(other)


def _put_out(one: Figure) -> bool:
    """Whether it counts the dead, wounded and captured as one: "neutralised"."""
    return _NEUTRALISED.search(one.told.said.span.text) is not None


def _found(incident: Incident, role: str, best: Pair, values: Sequence[Value]) -> Finding:
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
        rest = "who else gives a number may rest on the same source: one account"
        why = f"{one.name}: {one.quoted}; {rest}"
    return finding(incident, "how many", "only one", why, (one.value,), values, role=role, scope=one.count.of)


def _shown(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The pairs that are shown: of each kind as many as bring a voice, or two numbers that stand side by side in none.

    Of those that are compatible or unclear the surest, and only where nothing else is to be shown.
    """
    kinds = [p for kind in (*_APART, "agree") for p in pairs if p.kind == kind]
    some = [*kinds, *(p for p in pairs if p.relation == "update")]
    seen: dict[tuple[FindingKind, Relation | None], list[Pair]] = {}
    for pair in sorted(some, key=lambda p: (_SHOWN.index(p.kind), _order(p))):
        known = seen.setdefault((pair.kind, pair.relation), [])
        if len(known) < _MOST and _is_more(pair, known):
            known.append(pair)
            yield _first_told(pair, some)
    rest = [p for p in pairs if p.kind in ("compatible", "unclear") and p.relation is None]
    for kind in () if some else ("compatible", "unclear"):
        best = max((p for p in rest if p.kind == kind), key=_telling, default=None)
        if best is not None:
            yield best
            return


def _first_told(pair: Pair, some: Iterable[Pair]) -> Pair:
    """The same of the same two as they said it first, where they or others have printed it again.

    Unless one report sets the two beside each other, which is what a reader looks for.
    """
    if pair.one.report == pair.other.report:
        return pair
    alike = (
        p
        for p in some
        if (p.kind, p.relation, p.between, p.voices) == (pair.kind, pair.relation, pair.between, pair.voices)
    )
    return min(alike, key=lambda p: (sorted(str(f.published or "9") for f in (p.one, p.other)), _order(p)))


def _is_more(pair: Pair, known: Sequence[Pair]) -> bool:
    """Whether a pair brings a voice, or two numbers of which no pair has both."""
    voices = {voice for other in known for voice in other.voices}
    numbers = [{number for _, number in other.voices} for other in known]
    return not pair.voices <= voices or {number for _, number in pair.voices} not in numbers


def _order(pair: Pair) -> tuple[float, float, str, str]:
    score, near, one, other = _telling(pair)
    return -score, -near, one, other


def _telling(pair: Pair) -> tuple[float, float, str, str]:
    """Of several pairs the surest, and of those as sure the one whose numbers lie nearest."""
    ends = [f.best for f in (pair.one, pair.other)]
    near = min(ends) / max(ends) if max(ends) > 0 else 0.0
    return round(pair.score, 1), near, pair.one.count.id, pair.other.count.id


def _settled(pair: Pair, alike: Mapping[str, Set[frozenset[str]]]) -> Pair:
    """Nothing stands between two voices that give one number alike (`alike`, by finding): others are parts of it."""
    kinds = ("agree", "compatible") if pair.kind == "scope differs" else ("agree",)
    if pair.kind not in _APART and pair.relation is None:
        return pair
    if not any(pair.between in alike[kind] for kind in kinds):
        return pair
    return replace(pair, kind="unclear", relation=None, why=f"{pair.why}, but they give another number alike")

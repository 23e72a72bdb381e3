"""Who, to whom, what, where, when, result: what voices give for each, beside each other.

Where two differ here, the reading may have erred or the words may leave it open; so these aspects say agree, compatible
or unclear, and a conflict only over who did it, where everything else is certain.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from tadmor.link.agreement.given import Told, finding, least, sure, value
from tadmor.link.agreement.settings import settings
from tadmor.link.incidents import Incidents, Party, Spot, Telling
from tadmor.link.incidents.compare import best_spots
from tadmor.link.incidents.parties import relate
from tadmor.link.incidents.times import When, apart_days, closeness
from tadmor.model import Span
from tadmor.model.incidents import Aspect, Finding, FindingKind, Incident, Relation, Value

__all__ = ["aspects"]

_Verdict = tuple[FindingKind, str, Relation | None]
_Sense = Callable[[Incidents, Telling, Telling], _Verdict]
_RANK: tuple[FindingKind, ...] = ("conflict", "agree", "compatible", "unclear")


def aspects(incidents: Incidents, incident: Incident, told: Iterable[Told]) -> Iterator[Finding]:
    """A finding for each aspect that some voice gives."""
    some = [t for t in told if not t.said.negative]
    yield from _row(incidents, incident, "who", some, _who_values, _who)
    yield from _row(incidents, incident, "to whom", some, _whom_values, _whom)
    yield from _row(incidents, incident, "what", some, _what_values, _what)
    yield from _row(incidents, incident, "where", some, _where_values, _where)
    yield from _row(incidents, incident, "when", some, _when_values, _when)
    yield from _row(incidents, incident, "result", some, _result_values, _result)


def _row(
    incidents: Incidents,
    incident: Incident,
    aspect: Aspect,
    some: list[Told],
    values_of: Callable[[Told], tuple[Span, str] | None],
    sense: _Sense,
) -> Iterator[Finding]:
    given = [(t, value(t, *found)) for t in some if (found := values_of(t)) is not None]
    if not given:
        return
    values = [v for _, v in given]
    pairs = [(a, b) for a, b in combinations(given, 2) if a[0].voice != b[0].voice]
    if not pairs:
        why = f"only {given[0][0].said.name} says: “{values[0].span.text}”"
        yield finding(incident, aspect, "only one", why, (values[0],), values)
        return
    yield _best(incidents, incident, aspect, values, pairs, sense)


def _best(
    incidents: Incidents,
    incident: Incident,
    aspect: Aspect,
    values: list[Value],
    pairs: list[tuple[tuple[Told, Value], tuple[Told, Value]]],
    sense: _Sense,
) -> Finding:
    judged = [(sense(incidents, a[0].telling, b[0].telling), a, b) for a, b in pairs]
    (kind, why, relation), a, b = min(judged, key=lambda j: (_RANK.index(j[0][0]), j[1][0].order, j[2][0].order))
    words = f"{a[0].said.name}: “{a[1].span.text}”; {b[0].said.name}: “{b[1].span.text}”; {why}"
    score = min(sure(incidents, a[0].telling, b[0].telling)[1], a[0].telling.score, b[0].telling.score)
    return finding(incident, aspect, kind, words, (a[1], b[1]), values, relation=relation, score=score)


def _parties(some: tuple[Party, ...]) -> tuple[Span, str] | None:
    return (some[0].span, ", ".join(p.name for p in some)) if some else None


def _who_values(one: Told) -> tuple[Span, str] | None:
    return _parties(one.telling.who)


def _whom_values(one: Told) -> tuple[Span, str] | None:
    return _parties(one.telling.whom)


def _what_values(one: Told) -> tuple[Span, str] | None:
    kinds = sorted(one.telling.types)
    return (one.telling.spans[0], ", ".join(kinds)) if kinds else None


def _where_values(one: Told) -> tuple[Span, str] | None:
    own = [s for s in one.telling.spots if s.own and s.span is not None]
    return (_span(own[0]), ", ".join(s.name for s in own)) if own else None


def _span(spot: Spot) -> Span:
    return spot.span or Span(0, 0, "")


def _when_values(one: Told) -> tuple[Span, str] | None:
    when = one.telling.when
    if when is None or when.span is None:
        return None
    return when.span, when.earliest.isoformat() + ("" if when.days == 1 else f" to {when.latest.isoformat()}")


def _result_values(one: Told) -> tuple[Span, str] | None:
    found = _results(one.telling)
    return (one.telling.spans[0], ", ".join(found)) if found else None


def _results(telling: Telling) -> list[str]:
    return sorted({settings().result[kind] for kind in telling.types if kind in settings().result})


def _who(incidents: Incidents, one: Telling, other: Telling) -> _Verdict:
    found = relate(one.who, other.who)
    if found is None:
        return "unclear", "it is open whether they mean the same", None
    if found[0] < 0:
        return _accused(incidents, one, other, found[1])
    return ("agree" if found[0] == 1 else "compatible"), found[1], None


def _accused(incidents: Incidents, one: Telling, other: Telling, why: str) -> _Verdict:
    """A conflict over who did it: one party each, one kind of act, one named place and day."""
    single = len(one.who) == len(other.who) == 1 and bool(one.types & other.types)
    if single and sure(incidents, one, other)[0] >= least("who"):
        return "conflict", why, None
    return "unclear", f"{why}, or the words were misread", None


def _whom(_: Incidents, one: Telling, other: Telling) -> _Verdict:
    found = relate(one.whom, other.whom)
    if found is None or found[0] < 0:
        return "unclear", "it is open whether they mean the same", None
    return ("agree" if found[0] == 1 else "compatible"), found[1], None


def _what(_: Incidents, one: Telling, other: Telling) -> _Verdict:
    same = sorted(one.types & other.types)
    return ("agree", f"both {', '.join(same)}", None) if same else ("compatible", "kinds that go together", None)


def _where(_: Incidents, one: Telling, other: Telling) -> _Verdict:
    best = best_spots(one, other)
    if best is None or not (best[1].own and best[2].own):
        return "unclear", "the places cannot be compared", None
    near, a, b = best
    if near >= 1:
        return "agree", f"both {a.name}", None
    if near > 0:
        return "compatible", f"{a.name} and {b.name} may be one place", None
    return "unclear", f"{a.name} and {b.name} lie near each other", None


def _when(_: Incidents, one: Telling, other: Telling) -> _Verdict:
    a, b = one.when, other.when
    if a is None or b is None:
        return "unclear", "the days cannot be compared", None
    near = closeness(a, b)
    if near == 1:
        return "agree", "the same days", None
    if near > 0:
        return "compatible", "days that overlap", None
    return "unclear", f"{apart_days(a, b)} day(s) apart", None


def _result(_: Incidents, one: Telling, other: Telling) -> _Verdict:
    ours, theirs = _results(one), _results(other)
    if set(ours) & set(theirs):
        return "agree", f"both {', '.join(sorted(set(ours) & set(theirs)))}", None
    order = _order(one.when, other.when)
    if order is None:
        return "unclear", "it is open which came first", None
    first, then = (ours, theirs) if order < 0 else (theirs, ours)
    return "compatible", f"first {', '.join(first)}, then {', '.join(then)}", "sequence"


def _order(one: When | None, other: When | None) -> int | None:
    """Below 0 where the first came first, by day or by part of the day; None where that is open."""
    if one is None or other is None or not (one.own and other.own):
        return None
    if one.latest < other.earliest:
        return -1
    if other.latest < one.earliest:
        return 1
    ours, theirs = _part(one), _part(other)
    if one.earliest == other.earliest and ours and theirs and ours != theirs:
        return ours - theirs
    return None


def _part(when: When) -> int | None:
    words = re.findall(r"[a-z]+", when.span.text.lower()) if when.span else []
    return next((settings().parts[w] for w in words if w in settings().parts), None)

"""Who, to whom, what, where, when, result: what voices give for each, beside each other.

A word counts as a voice's only if it stands in that voice's claim: two who tell one happening need not name the same
doer. Where two differ here, the reading may have erred or the words may leave it open; so these aspects say agree,
compatible or unclear, and a conflict only over who did it, where everything else is certain.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from tadmor.link.agreement.given import (
    Told,
    finding,
    holder,
    is_named,
    least,
    one_side,
    own_doers,
    spoken,
    sure,
    two_sides,
    value,
)
from tadmor.link.agreement.outcomes import outcome, results
from tadmor.link.agreement.second import needed, two_voices
from tadmor.link.agreement.settings import settings
from tadmor.link.agreement.whose import one_state
from tadmor.link.incidents import Incidents, Party, Spot, Telling
from tadmor.link.likeness.compare import best_spots, contested
from tadmor.link.likeness.control import turn
from tadmor.link.tellings.holders import NOBODY, THE_REPORT
from tadmor.link.tellings.kinds import HELD, RESULTS, TAKEN, kinship, twins
from tadmor.link.tellings.parties import relate, shared
from tadmor.link.tellings.prizes import CONTROL, prizes_of
from tadmor.link.tellings.times import apart_days, closeness
from tadmor.model import Span
from tadmor.model.incidents import Aspect, Finding, FindingKind, Incident, Relation, Value

__all__ = ["aspects"]

_Verdict = tuple[FindingKind, str, Relation | None]
_RANK: tuple[FindingKind, ...] = ("conflict", "agree", "compatible", "unclear")
_CAME = ("CONSEQ.", "DAMAGE.")  # what comes of an act: five dead are no account of a burnt tank
_WE = re.compile(r",?(?: as [\w ]{1,30}?)?,? (?:we|I)\b")
_COUNTRY = "G7"  # from this precision up a place is a country or more: everything in a war lies there


@dataclass(frozen=True, slots=True)
class _Given:
    """What one voice gives for an aspect; `telling` has nothing of that aspect but what stands in its claim."""

    told: Told
    value: Value
    telling: Telling


_Values = Callable[[list[Told]], Iterator[_Given]]
_Sense = Callable[[Incidents, Telling, Telling], _Verdict]


def aspects(incidents: Incidents, incident: Incident, told: Iterable[Told]) -> Iterator[Finding]:
    """A finding for each aspect that some voice gives."""
    reports: dict[str, list[Told]] = {}
    for one in told:
        if not one.said.negative:
            reports.setdefault(one.telling.id, []).append(one)
    rows: list[tuple[Aspect, _Values, _Sense]] = [
        ("who", _who_given, _who),
        ("to whom", _whom_given, _whom),
        ("what", _what_given, _what),
        ("where", _where_given, _where),
        ("when", _when_given, _when),
        ("result", _result_given, _result),
    ]
    for aspect, values_of, sense in rows:
        given = [one for some in reports.values() for one in values_of(some)]
        if given:
            yield from _rows(incidents, incident, aspect, given, sense)


def _rows(
    incidents: Incidents, incident: Incident, aspect: Aspect, given: list[_Given], sense: _Sense
) -> Iterator[Finding]:
    """The finding on an aspect; beside a conflict over the result also who bear each other out."""
    values = [one.value for one in given]
    pairs = [(a, b) for a, b in combinations(given, 2) if _apart(a, b) or (aspect == "who" and _blames(a, b))]
    pairs = [(a, b) for a, b in pairs if aspect in ("what", "result") or _one_act(a, b)]
    if not pairs:
        first = next((one for one in given if is_named(one.told.voice)), given[0])
        others = len({one.told.voice for one in given}) > 1
        rest = "; who else says it is not named or quoted beside it, and counts as no second voice"
        why = f"{first.told.name}: {_quoted(first.value)}{rest}" if others else _only(first)
        yield finding(incident, aspect, "only one", why, (first.value,), values)
        return
    if aspect in ("what", "result"):
        pairs = [_of_one_prize(a, b) for a, b in pairs]
    judged = _ordered(
        [(_sure(incidents, aspect, a, b, sense(incidents, a.telling, b.telling)), a, b) for a, b in pairs]
    )
    judged.sort(key=lambda j: (_RANK.index(j[0][0]), j[1].told.order, j[2].told.order))
    yield _of_pair(incidents, incident, aspect, judged[0], values)
    if aspect == "result" and judged[0][0][0] == "conflict":
        alike = [j for j in judged if j[0][0] == "agree"]
        yield from (_of_pair(incidents, incident, aspect, j, values) for j in alike[:1])


def _of_one_prize(a: _Given, b: _Given) -> tuple[_Given, _Given]:
    """Two who tell whose a place is, without their words of what the other does not speak of: a base, and the town."""
    of = [{prize for span, _ in _control(g) for prize in prizes_of(g.told.telling, span)} for g in (a, b)]
    common = of[0] & of[1]
    if not common or of[0] == of[1]:
        return a, b
    return _about(a, common), _about(b, common)


def _control(given: _Given) -> list[tuple[Span, str]]:
    return [pair for pair in given.telling.triggers if pair[1] in CONTROL]


def _about(given: _Given, prizes: frozenset[str] | set[str]) -> _Given:
    """What a voice gives, with those of its words of control alone that are about some prizes."""
    left = [p for p in _control(given) if prizes_of(given.told.telling, p[0]) & prizes]
    if not left or len(left) == len(given.telling.triggers):
        return given
    kinds = frozenset(kind for _, kind in left)
    shown = replace(given.value, span=left[0][0], text=", ".join(sorted(kinds)))
    return replace(given, value=shown, telling=replace(given.telling, types=kinds, triggers=tuple(left)))


def _of_pair(
    incidents: Incidents,
    incident: Incident,
    aspect: Aspect,
    judged: tuple[_Verdict, _Given, _Given],
    values: list[Value],
) -> Finding:
    (kind, why, relation), a, b = judged
    certain = sure(incidents, a.telling, b.telling)[1]
    ours, theirs = _shown(a, b, aspect)
    words = f"{a.told.name}: {_quoted(ours)}; {b.told.name}: {_quoted(theirs)}; {why}"
    score = min(certain, a.telling.score, b.telling.score)
    return finding(incident, aspect, kind, words, (ours, theirs), values, relation=relation, score=score)


def _sure(incidents: Incidents, aspect: Aspect, a: _Given, b: _Given, verdict: _Verdict) -> _Verdict:
    """A verdict, if it is certain enough that two tell one happening, and that they tell it."""
    kind, why, relation = verdict
    if kind not in ("agree", "compatible"):
        return verdict
    if aspect in ("what", "result") and _each_took_it(a, b):
        return "unclear", f"{why}, but two sides speak, and who took it is not said by both", None
    if sure(incidents, a.telling, b.telling)[0] < needed(a.told, b.told):
        return "unclear", f"{why}, if they tell one happening at all", None
    if min(a.telling.score, b.telling.score) < least("read"):
        return "unclear", f"{why}, if that is what is told", None
    if relation is None and not one_state(a.told.telling, b.told.telling):
        return "unclear", f"{why}, but whose it was changed in between, or may have", None
    return kind, why, relation


def _each_took_it(a: _Given, b: _Given) -> bool:
    """Whether two sides tell that a place was taken, and then taken back, and not by the same: each means its own."""
    kinds = [one.telling.types & TAKEN for one in (a, b)]
    if not all(kinds) or kinds[0] & kinds[1] or one_side(a.told, b.told) is not False:
        return False
    found = relate(a.telling.who, b.telling.who) or relate(a.told.telling.who, b.told.telling.who)
    return found is None or found[0] < 0


def _ordered(judged: list[tuple[_Verdict, _Given, _Given]]) -> list[tuple[_Verdict, _Given, _Given]]:
    """The verdicts without conflicts of two sides of which another pair says what came first: one hour is enough."""
    sides = [frozenset((a.told.side or a.told.voice, b.told.side or b.told.voice)) for _, a, b in judged]
    known = {pair for pair, (verdict, _, _) in zip(sides, judged, strict=True) if verdict[2] == "sequence"}
    left = [one for pair, one in zip(sides, judged, strict=True) if one[0][0] != "conflict" or pair not in known]
    follows = [one for one in left if one[0][2] == "sequence"]
    return follows if len(left) < len(judged) else left


def _shown(a: _Given, b: _Given, aspect: Aspect) -> tuple[Value, Value]:
    """The values with the words for what both tell alike, if there is something: the party, or the kind of act."""
    if aspect in ("what", "result"):
        return _shown_kind(a, b)
    sides = [(one.telling.who if aspect == "who" else one.telling.whom) for one in (a, b)]
    keys = [{p.key: p for p in side if p.key} for side in sides]
    common = sorted(keys[0].keys() & keys[1].keys()) if aspect in ("who", "to whom") else []
    if not common:
        return a.value, b.value
    parties = keys[0][common[0]], keys[1][common[0]]
    ours, theirs = (value(one.told, p.span, p.name) for one, p in zip((a, b), parties, strict=True))
    return ours, theirs


def _shown_kind(a: _Given, b: _Given) -> tuple[Value, Value]:
    same = a.telling.types & b.telling.types
    wanted = same - RESULTS or same
    if not wanted:
        return a.value, b.value
    ours, theirs = (
        next((replace(g.value, span=span) for span, kind in g.telling.triggers if kind in wanted), g.value)
        for g in (a, b)
    )
    return ours, theirs


def _quoted(shown: Value) -> str:
    """The words of a value; who is meant by a pronoun stands beside it."""
    words = shown.span.text
    return f"“{words}” ({shown.text})" if words.lower() in settings().unnamed["pronouns"] else f"“{words}”"


def _only(first: _Given) -> str:
    return f"only {first.told.name} says: {_quoted(first.value)}"


def _apart(one: _Given, other: _Given) -> bool:
    """Whether two voices of two sides speak in two reports: in one, who is quoted beside whom is the writer's doing."""
    reports = one.told.report != other.told.report
    return reports and two_voices(one.told, other.told) and two_sides(one.told, other.told)


def _one_act(one: _Given, other: _Given) -> bool:
    """Whether both claims tell an act of one kind: a report's story may hold more than one claim tells."""
    ours, theirs = (_acts(given) for given in (one, other))
    if not ours or not theirs:  # a word that only the heads know has a class and no leaf
        none = frozenset[str]()
        return kinship(none, one.told.telling.classes, none, other.told.telling.classes) is not None
    families = [{kind.partition(".")[0] for kind in some - RESULTS} for some in (ours, theirs)]
    return bool(ours & theirs or families[0] & families[1]) or twins(ours, theirs)


def _acts(given: _Given) -> frozenset[str]:
    """The kinds of what a claim tells, by the words in it."""
    said = given.told.said.span
    return frozenset(k for span, k in given.told.telling.triggers if said.start <= span.start < said.end)


def _blames(one: _Given, other: _Given) -> bool:
    """Whether two sides that are quoted blame two parties for one act: be they unnamed, they are not one."""
    told = one.told, other.told
    named = all(t.said.name not in (NOBODY, THE_REPORT) and (t.said.chain or t.said.accuses) for t in told)
    sides = told[0].voice != told[1].voice and two_sides(*told)
    return sides and named and _who_blamed(one.telling, other.telling, *told)


def _who_blamed(one: Telling, other: Telling, *told: Told) -> bool:
    found = relate(one.who, other.who)
    accused = any(t.said.accuses for t in told)
    return accused and found is not None and found[0] < 0 and len(one.who) == len(other.who) == 1


def _by_holder(some: list[Told], spans: Iterable[Span]) -> dict[Told, list[Span]]:
    found: dict[Told, list[Span]] = {}
    for span in (span for span in spans if spoken(some, span)):
        found.setdefault(holder(some, span), []).append(span)
    return found


def _who_given(some: list[Told]) -> Iterator[_Given]:
    for one, spans in _by_holder(some, (p.span for p in some[0].telling.who)).items():
        parties = tuple(p for p in one.telling.who if p.span in spans)
        yield _Given(one, value(one, spans[0], _names(parties)), replace(one.telling, who=parties))


def _whom_given(some: list[Told]) -> Iterator[_Given]:
    for one, spans in _by_holder(some, (p.span for p in some[0].telling.whom)).items():
        parties = tuple(p for p in one.telling.whom if p.span in spans)
        yield _Given(one, value(one, spans[0], _names(parties)), replace(one.telling, whom=parties))


def _names(parties: tuple[Party, ...]) -> str:
    return ", ".join(p.name for p in parties)


def _what_given(some: list[Told]) -> Iterator[_Given]:
    for one, spans in _by_holder(some, (span for span, _ in some[0].telling.triggers)).items():
        yield _of_kinds(one, [pair for pair in one.telling.triggers if pair[0] in spans])


def _of_kinds(one: Told, triggers: list[tuple[Span, str]]) -> _Given:
    """What one voice tells to have happened; its words are those for an act before those for what came of it."""
    kinds = sorted({kind for _, kind in triggers})
    first = next((span for span, kind in triggers if kind not in RESULTS), triggers[0][0])
    telling = replace(one.telling, types=frozenset(kinds), triggers=tuple(triggers), who=own_doers(one))
    return _Given(one, value(one, first, ", ".join(kinds)), telling)


def _where_given(some: list[Told]) -> Iterator[_Given]:
    own = [s for s in some[0].telling.spots if s.own and s.span and (s.precision or "G9") < _COUNTRY]
    for spot in (s for s in own if s.span and _is_said(some, s.span)):
        one = holder(some, spot.span or some[0].said.span)
        yield _Given(one, value(one, spot.span or one.said.span, spot.name), replace(one.telling, spots=(spot,)))


def _is_said(some: list[Told], span: Span) -> bool:
    """Whether words of a report stand in what somebody says of it: what "the town" takes up is not in his words."""
    return spoken(some, span) and any(t.said.span.start <= span.start < t.said.span.end for t in some)


def _when_given(some: list[Told]) -> Iterator[_Given]:
    when = some[0].telling.when
    if when is not None and when.span is not None and spoken(some, when.span) and not _is_now(some, when.span):
        text = when.earliest.isoformat() + ("" if when.days == 1 else f" to {when.latest.isoformat()}")
        one = holder(some, when.span)
        yield _Given(one, value(one, when.span, text), one.telling)


def _is_now(some: list[Told], words: Span) -> bool:
    """Whether words tell when somebody speaks and not when it was: "right now, it is nine dead", "today we mourn"."""
    said = holder(some, words).said.span
    behind = said.text[words.end - said.start :] if said.start <= words.start < said.end else ""
    moment = words.text.lower().removeprefix("right ") in settings().unnamed["moments"]
    return moment or (words.text.lower() == "today" and _WE.match(behind) is not None)


def _result_given(some: list[Told]) -> Iterator[_Given]:
    triggers = [(span, kind) for span, kind in some[0].telling.triggers if kind in settings().result]
    for one, spans in _by_holder(some, (span for span, _ in triggers)).items():
        given = [pair for pair in triggers if pair[0] in spans]
        kinds = frozenset(kind for _, kind in given)
        telling = replace(one.telling, types=kinds, triggers=tuple(given), who=own_doers(one))
        yield _Given(one, value(one, spans[0], ", ".join(results(kinds))), telling)


def _who(incidents: Incidents, one: Telling, other: Telling) -> _Verdict:
    found = relate(one.who, other.who)
    if found is None:
        return _nobody(one.who, other.who)
    if found[0] < 0:
        return _accused(incidents, one, other, found[1])
    return ("agree" if found[0] == 1 else "compatible"), found[1], None


def _nobody(ones: tuple[Party, ...], others: tuple[Party, ...]) -> _Verdict:
    """Neither names anybody in particular."""
    both = shared(ones, others)
    if both:
        return "compatible", f"both speak of {both}", None
    return "unclear", "it is open whether they mean the same", None


def _accused(incidents: Incidents, one: Telling, other: Telling, why: str) -> _Verdict:
    """A conflict over who did it: somebody accuses one party, another names another; else both may have done it."""
    accused = any(said.accuses for said in (*one.said, *other.said))
    single = accused and len(one.who) == len(other.who) == 1 and bool(one.types & other.types)
    if single and sure(incidents, one, other)[0] >= least("who"):
        return "conflict", why, None
    return "unclear", f"{why}, or the words were misread", None


def _whom(_: Incidents, one: Telling, other: Telling) -> _Verdict:
    found = relate(one.whom, other.whom)
    if found is None or found[0] < 0:
        return _nobody(one.whom, other.whom)
    return ("agree" if found[0] == 1 else "compatible"), found[1], None


def _what(_: Incidents, one: Telling, other: Telling) -> _Verdict:
    if min(one.score, other.score) < least("telling"):
        return "unclear", "it is not certain enough what is told", None
    same = sorted(one.types & other.types)
    if not same and (contested(one, other) or turn(one, other) == "against"):
        return "unclear", "one tells it taken, the other kept", None
    if HELD in same and turn(one, other) != "with":  # each may hold it himself
        return "unclear", "who has it is not said by both alike", None
    if not same and twins(one.types, other.types):
        return "agree", "kinds that tell one thing", None
    if not same and all(kind.startswith(_CAME) for kind in one.types | other.types):
        return "unclear", "two things that came of it", None
    if same and not set(same) - RESULTS:
        return "unclear", "both tell of dead or wounded, and it is open by which act", None
    if not same and not all(kinds - RESULTS for kinds in (one.types, other.types)):
        return "unclear", "one tells only of dead or wounded, and it is open by which act", None
    return ("agree", f"both {', '.join(same)}", None) if same else ("compatible", "kinds that go together", None)


def _where(_: Incidents, one: Telling, other: Telling) -> _Verdict:
    best = best_spots(one, other)
    if best is None or not (best[1].own and best[2].own):
        return "unclear", "the places cannot be compared", None
    near, a, b = best
    if near > 0 and a.name == b.name:
        return "agree", f"both {a.name}", None
    if near > 0:
        return "compatible", f"{_one_in_other(a, b)}", None
    return "unclear", f"{a.name} and {b.name} lie near each other", None


def _one_in_other(a: Spot, b: Spot) -> str:
    return f"{a.name} and {b.name} lie within each other's reach"


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


def _result(incidents: Incidents, one: Telling, other: Telling) -> _Verdict:
    found = outcome(one, other)
    if found[0] == "conflict" and sure(incidents, one, other)[0] < least("joint"):
        return "unclear", f"{found[1]}, if they tell of one place at all", None
    return found

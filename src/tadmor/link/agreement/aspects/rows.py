"""A finding for each aspect that some voice gives; beside a conflict over the result also who bear each other out."""

from collections.abc import Iterable, Iterator

from tadmor.link.agreement.aspects.acts import result, result_given, shown_kind, what, what_given
from tadmor.link.agreement.aspects.days import when, when_given
from tadmor.link.agreement.aspects.held import Given, Sense, Values
from tadmor.link.agreement.aspects.pairs import OF_KINDS, Judged, judged, pairs
from tadmor.link.agreement.aspects.parties import shown_parties, who, who_given, whom, whom_given
from tadmor.link.agreement.aspects.places import where, where_given
from tadmor.link.agreement.given import Told, finding, is_named, sure, value
from tadmor.link.agreement.settings import settings
from tadmor.link.incidents import Incidents
from tadmor.model.incidents import Aspect, Finding, Incident, Value

__all__ = ["aspects"]

_ASPECTS: tuple[tuple[Aspect, Values, Sense], ...] = (
    ("who", who_given, who),
    ("to whom", whom_given, whom),
    ("what", what_given, what),
    ("where", where_given, where),
    ("when", when_given, when),
    ("result", result_given, result),
)


def aspects(incidents: Incidents, incident: Incident, told: Iterable[Told]) -> Iterator[Finding]:
    """The findings on each aspect that some voice gives."""
    reports: dict[str, list[Told]] = {}
    for one in told:
        if not one.said.negative:
            reports.setdefault(one.telling.id, []).append(one)
    for aspect, values_of, sense in _ASPECTS:
        given = [one for some in reports.values() for one in values_of(some)]
        if given:
            yield from _rows(incidents, incident, aspect, given, sense)


def _rows(
    incidents: Incidents, incident: Incident, aspect: Aspect, given: list[Given], sense: Sense
) -> Iterator[Finding]:
    """The finding on an aspect; beside a conflict over the result also who bear each other out."""
    values = [one.value for one in given]
    found = judged(incidents, aspect, pairs(aspect, given), sense)
    if not found:
        first = next((one for one in given if is_named(one.told.voice)), given[0])
        yield finding(incident, aspect, "only one", _only(first, given), (first.value,), values)
        return
    yield from (_of_pair(incidents, incident, aspect, one, values) for one in _told_apart(found))


def _told_apart(found: list[Judged]) -> Iterator[Judged]:
    """The gravest, and of the rest what tells of one voice more: who else contradicts, or is borne out.

    So of n voices no more than n - 1 contradict each other here, and no more bear each other out.
    """
    yield found[0]
    known = {kind: set[str]() for kind in ("conflict", "alike")}
    for one in found:
        voices = {given.told.voice for given in (one.one, one.other)}
        seen = known["conflict" if one.kind == "conflict" else "alike"]
        if one is not found[0] and one.kind != "unclear" and not voices <= seen:
            yield one
        seen |= voices


def _only(first: Given, given: list[Given]) -> str:
    """Why one stands for all: nobody else speaks, or nobody who counts as a second voice."""
    if len({one.told.voice for one in given}) > 1:
        rest = "; who else says it may rest on the same source: one account"
        return f"{first.told.name}: {_quoted(first.value)}{rest}"
    return f"only {first.told.name} says: {_quoted(first.value)}"


def _of_pair(incidents: Incidents, incident: Incident, aspect: Aspect, found: Judged, values: list[Value]) -> Finding:
    (kind, why, relation), a, b = found.verdict, found.one, found.other
    certain = sure(incidents, a.telling, b.telling)[1]
    ours, theirs = _shown(a, b, aspect)
    words = f"{a.told.name}: {_quoted(ours)}; {b.told.name}: {_quoted(theirs)}; {why}"
    score = min(certain, a.telling.score, b.telling.score)
    return finding(incident, aspect, kind, words, (ours, theirs), values, relation=relation, score=score)


def _shown(a: Given, b: Given, aspect: Aspect) -> tuple[Value, Value]:
    """The values with the words for what both tell alike, if there is something: the party, or the kind of act."""
    if aspect in OF_KINDS:
        return shown_kind(a, b)
    if aspect not in ("who", "to whom"):
        return a.value, b.value
    sides = [one.telling.who if aspect == "who" else one.telling.whom for one in (a, b)]
    both = shown_parties(sides[0], sides[1])
    if both is None:
        return a.value, b.value
    return value(a.told, both[0].span, both[0].name), value(b.told, both[1].span, both[1].name)


def _quoted(shown: Value) -> str:
    """The words of a value; who is meant by a pronoun stands beside it."""
    words = shown.span.text
    return f"“{words}” ({shown.text})" if words.lower() in settings().unnamed["pronouns"] else f"“{words}”"

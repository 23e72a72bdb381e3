"""An incident, aspect by aspect: what its voices agree on, what they count differently, what they deny."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace

from tadmor.link.agreement.amounts import meet
from tadmor.link.agreement.aspects import aspects
from tadmor.link.agreement.bare import weighed
from tadmor.link.agreement.contrary import contraries
from tadmor.link.agreement.denied import denied
from tadmor.link.agreement.given import Told, Voices, finding, given, told, value
from tadmor.link.agreement.minds import one_mind
from tadmor.link.agreement.numbers import numbers
from tadmor.link.agreement.rivals import rivals
from tadmor.link.counts import Count
from tadmor.link.incidents import Incidents, Telling, When
from tadmor.link.likeness.measured import one_measure, when_of
from tadmor.link.likeness.stays import is_stay
from tadmor.model.incidents import Finding, FindingKind, Incident

__all__ = ["findings"]

_THINGS = frozenset(["attacks", "equipment-lost", "captured", "displaced"])  # of the dead a report tells the war's too
_UNDECIDED: frozenset[FindingKind] = frozenset(["only one", "unclear"])
_SOME_DAYS = 7  # up to which "in the last 48 hours" is a part of all
_LONG = 60  # days since which a number is one of the whole war
_NOW = re.compile(r"(?: [\w’'-]+){1,3}? (?:currently|to date|in total|altogether|so far)\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\b(?! (?:[\w’'-]+ ){0,3}(?:war|conflict|uprising|revolution|crisis)\b)", re.IGNORECASE)


def findings(
    incidents: Incidents,
    incident: Incident,
    voices: Voices | None = None,
    sides: Mapping[str, str] | None = None,
    reports: Mapping[str, str] | None = None,
    through: Mapping[str, str] | None = None,
    reworded: Container[str] = frozenset(),
) -> tuple[Finding, ...]:
    """Every finding on an incident, a story has none.

    `voices` maps a claim's id to the voice that stands behind it (`link.voices`), `sides` a voice to its side: two of
    one side may contradict each other, but they do not bear each other out. `reports` maps a document to the report of
    which it is a print, `through` the voice of somebody unnamed to the outlet that quoted him, as a key. `reworded`:
    claims that are another's words by their likeness alone, and bear their own outlet's name.
    """
    if incident.story:
        return ()
    everyone = told(incidents, incident, voices, sides, reports, through, reworded)
    found = list(denied(incidents, incident, everyone))
    # of all acts together, and of who is somewhere, only the numbers say anything
    if not (incident.campaign or all(is_stay(t.telling) for t in everyone)):
        found = _with(
            list(contraries(incidents, incident, everyone)), [*found, *aspects(incidents, incident, everyone)]
        )
    contrary = list(rivals(incidents, incident, everyone))
    if contrary:
        rows = [f for f in found if f.aspect == "result"]
        whole = [
            replace(one, values=given((*one.values, *(v for row in rows for v in row.values)))) for one in contrary
        ]
        found = [*whole, *(f for f in found if f.aspect != "result" or f.finding == "agree")]
    found += one_mind(incidents, incident, everyone)
    yes = [t for t in everyone if not t.said.negative]
    found += numbers(incidents, incident, yes)
    found += _parts(incidents, incident, yes)
    found += _days_of_all(incidents, incident, yes)
    return tuple(weighed(incidents, incident, one) for one in found)


def _with(conflicts: list[Finding], found: list[Finding]) -> list[Finding]:
    """Findings with conflicts, of which the two voices bear each other out in nothing that they contradict."""
    against = {(one.aspect, _speakers(one)) for one in conflicts}
    values = {
        one.aspect: [v for row in (*conflicts, *found) if row.aspect == one.aspect for v in row.values]
        for one in conflicts
    }
    whole = [replace(one, values=given(values[one.aspect])) for one in conflicts]
    rest = (one for one in found if (one.aspect, _speakers(one)) not in against)
    return [*whole, *(one for one in rest if one.finding not in _UNDECIDED or one.aspect not in values)]


def _speakers(one: Finding) -> frozenset[str]:
    return frozenset(value.voice for value in one.pair)


def _parts(incidents: Incidents, incident: Incident, everyone: list[Told]) -> Iterator[Finding]:
    """A total in this incident beside a smaller count that the same report gives of another happening.

    "Some 4,000" came from Mosul, "more than 5,000 in total" took part: not one number, and no contradiction.
    """
    seen: set[tuple[float | None, float | None]] = set()
    for one in everyone:
        for whole in (c for c in one.telling.counts if c.whole and c.role == "force"):
            for other, part in _others(incidents, one, whole):
                if (whole.best, part.best) not in seen:
                    seen.add((whole.best, part.best))
                    why = f"“{whole.span.text}” is a total; “{part.span.text}” counts those of one movement or place"
                    yield _scopes(incident, one, whole, other, part, why)


def _days_of_all(incidents: Incidents, incident: Incident, everyone: list[Told]) -> Iterator[Finding]:
    """One voice's number of all days beside its number of one of them: "64 in the night, some 250 since it began"."""
    seen: set[tuple[str, float | None, float | None]] = set()
    for one in everyone:
        for whole in (c for c in one.telling.counts if c.role in _THINGS and (c.since or _is_of_all(one, c))):
            for other, part in _single(incidents, one, whole):
                if (one.voice, whole.best, part.best) not in seen:
                    seen.add((one.voice, whole.best, part.best))
                    why = f"“{part.span.text}” counts {_so_many(other, part)}, “{whole.span.text}” all days since"
                    yield _scopes(incident, one, whole, other, part, why)


def _is_of_all(one: Told, count: Count) -> bool:
    """Whether a number's words count all since some day, or all who are so now: "4,100 people currently displaced"."""
    said = one.said.span
    return bool(_SINCE.search(said.text)) or _NOW.match(said.text, max(0, count.span.end - said.start)) is not None


def _scopes(incident: Incident, one: Told, whole: Count, other: Telling, part: Count, why: str) -> Finding:
    """A voice's smaller number, of another telling of its report, beside its number of the whole."""
    there = Told(other.said[0], other, one.voice)
    pair = (value(there, part.span, str(part.best)), value(one, whole.span, str(whole.best)))
    return finding(
        incident,
        "how many",
        "scope differs",
        why,
        pair,
        role=whole.role,
        scope=whole.of,
        score=other.score,
    )


def _single(incidents: Incidents, one: Told, whole: Count) -> Iterator[tuple[Telling, Count]]:
    """The numbers of one day that a voice gives in its report beside one of all days."""
    if whole.claim != one.said.claim:
        return
    for other in incidents.of_document(one.telling.document):
        spoken = {s.claim for s in other.said if s.voice == one.said.voice}
        for part in other.counts if not other.story else ():
            less = one_measure(part, whole) and (part.best or 0) < (whole.best or 0)
            days = _days(other, part)
            if less and part.claim in spoken and days is not None and _is_day_of(days, part, whole):
                yield other, part


def _days(telling: Telling, part: Count) -> When | None:
    """The days that words give a number, or what is told with it."""
    found = when_of(part, telling.when)
    return found if found is not None and found.own and not found.since else None


def _so_many(telling: Telling, part: Count) -> str:
    days = _days(telling, part)
    return "one day" if days is None or days.days == 1 else "some days"


def _is_day_of(days: When, part: Count, whole: Count) -> bool:
    """Whether one number is of some days, and the other of all since some day that is not long past."""
    begun = whole.earliest or days.earliest
    of_days = part.since or (part.campaign and days.days > _SOME_DAYS)
    return not (part.whole or of_days or abs((days.earliest - begun).days) > _LONG)


def _others(incidents: Incidents, one: Told, whole: Count) -> Iterator[tuple[Telling, Count]]:
    """The smaller numbers of those who moved that the same voice gives in its report."""
    for other in incidents.of_document(one.telling.document):
        spoken = {s.claim for s in other.said if s.voice == one.said.voice and not s.negative}
        if other.id != one.telling.id and not other.story and other.classes & {"MOVE", "MOBILIZE"}:
            for part in (c for c in other.counts if c.claim in spoken and c.role == "force" and not c.whole):
                if part.unit == whole.unit and meet(part, whole) == "apart":
                    yield other, part

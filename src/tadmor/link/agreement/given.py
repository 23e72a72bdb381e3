"""What is compared: who says what of one aspect, with the words, and how sure it is that two speak of one thing."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from math import exp

from tadmor.link.agreement.settings import settings
from tadmor.link.agreement.speaking import Voices, names_state, outlets_of, voice_of
from tadmor.link.counts import Count
from tadmor.link.incidents import Incidents, Party, Telling
from tadmor.link.incidents.clusters import MUST
from tadmor.link.tellings.holders import NOBODY, THE_REPORT, Said
from tadmor.link.tellings.titles import below_titles, without
from tadmor.link.voices.names import folded
from tadmor.model import Span
from tadmor.model.incidents import Aspect, Finding, FindingKind, Incident, Relation, Value
from tadmor.ontology.spelling import name_key

__all__ = [
    "Told",
    "Voices",
    "alone",
    "claim_of",
    "count_of",
    "finding",
    "given",
    "holder",
    "is_named",
    "is_own",
    "least",
    "one_side",
    "outside",
    "own_doers",
    "ruled_one",
    "spoken",
    "sure",
    "told",
    "two_sides",
    "value",
]

_DENIED = re.compile(r"\b(?:den(?:y|ies|ied|ying)|denials?)\b[^.;]*$", re.IGNORECASE)
_NOBODY: frozenset[str] = frozenset()
_NO_NAMES = frozenset([NOBODY, THE_REPORT])


@dataclass(frozen=True, slots=True)
class Told:
    """One claim's part in an incident, with its voice and the side on which that stands, empty where unknown.

    `cites`: of a report's own words whom it names as a source anywhere. `print_of`: the report of which its document
    is a print, "" where it stands alone. `through`: the outlet, as a key, by whose report somebody unnamed is known.
    `called`: the name by which its own report has it, where that is not the voice's: a state for a body that only other
    reports name, an outlet whose words are much as another's, whoever is quoted around an outlet's aside.
    """

    said: Said
    telling: Telling
    voice: str
    side: str = ""
    cites: frozenset[str] = frozenset()
    print_of: str = ""
    through: str = ""
    called: str = ""

    @property
    def report(self) -> str:
        """The report in which it stands, the same for all its prints."""
        return self.print_of or self.telling.document

    @property
    def name(self) -> str:
        """Whose word it is, for people: the voice, or the words of a report that names nobody."""
        told = self.voice if is_named(self.voice) and self.said.voice != self.voice else self.said.name
        return self.called or told

    @property
    def order(self) -> tuple[str, str, int]:
        """Earliest published first."""
        return (str(self.telling.published or "9"), self.telling.document, self.said.span.start)


def told(
    incidents: Incidents,
    incident: Incident,
    voices: Voices | None,
    sides: Mapping[str, str] | None = None,
    reports: Mapping[str, str] | None = None,
    through: Mapping[str, str] | None = None,
    reworded: Container[str] = frozenset(),
) -> tuple[Told, ...]:
    """Every claim of an incident, the earliest published first; `reworded` as `findings` has it."""
    below = below_titles(incidents.telling(id_) for id_ in incident.tellings)
    tellings = [without(t, {said.claim for said in t.said if said.heard == "head"}) for t in below]
    outlets = outlets_of(sides or {})
    heard = [(said, t, voice_of(said, voices, outlets)) for t in tellings for said in t.said]
    named = {(t.document, folded(said.name)) for said, t, _ in heard}
    own = {t.document for said, t, _ in heard if not said.chain} if len(incident.documents) > 1 else set()
    cited = {document: _cited(incidents, document) for document in sorted(own)}
    found = [
        Told(
            said,
            t,
            voice,
            (sides or {}).get(voice, ""),
            frozenset() if said.chain else cited.get(t.document, _NOBODY),
            (reports or {}).get(t.document, ""),
            (through or {}).get(voice, ""),
            _called(said, voice, known=(t.document, folded(voice)) in named, reworded=said.claim in reworded),
        )
        for said, t, voice in heard
    ]
    return tuple(sorted(found, key=lambda one: one.order))


def _called(said: Said, voice: str, *, known: bool, reworded: bool) -> str:
    """By which name its own report has what a voice of another name is given for."""
    if said.aside and said.within:
        return f"{said.name}, citing {said.within}"
    if reworded and not said.chain:
        return said.name
    if said.words and (folded(voice) == folded(said.name) or (names_state(said, voice) and not known)):
        return said.words
    return said.name if names_state(said, voice) and not known else ""


def outside(said: Said, telling: Telling) -> Told:
    """A claim of another incident: its voice is whom it names."""
    named = said.chain or is_named(said.voice)
    return Told(said, telling, said.name if named else said.voice, said.side)


def one_side(one: Told, other: Told) -> bool | None:
    """Whether two speak for one side, as their own report or the store knows it; None where it does not."""
    sides = (one.side or one.said.side), (other.side or other.said.side)
    return sides[0] == sides[1] if all(sides) else None


def _cited(incidents: Incidents, document: str) -> frozenset[str]:
    """Everybody whom a report names as saying something."""
    return frozenset(key for t in incidents.of_document(document) for said in t.said for key in said.chain)


def is_named(voice: str) -> bool:
    """Whether a voice is somebody's, and not of somebody whom a report leaves unnamed."""
    return not voice.startswith("document:")


def two_sides(one: Told, other: Told) -> bool:
    """Whether they stand on two sides, as far as is known: a government's outlets bear nobody of it out.

    Nor does a report in its own words bear out whom it names as a source, or another's own words where both name one:
    two papers that quote one monitor have mostly written one agency's report anew.
    """
    if _draws_on(one, other) or _draws_on(other, one) or one.cites & other.cites:
        return False
    return not one.side or one.side != other.side


def _draws_on(one: Told, other: Told) -> bool:
    return bool(one.cites) and bool(one.cites & {" ".join(name_key(other.voice)), *other.said.chain})


def spoken(some: list[Told], span: Span) -> bool:
    """Whether words of a report tell something, and stand in no claim that it did not happen."""
    around = [said for said in some[0].telling.said if said.holds(span)]
    shortest = min((said.span.end - said.span.start for said in around), default=0)
    nearest = [said for said in around if said.span.end - said.span.start == shortest]
    return not around or any(not (said.negative or _is_denied(said, span)) for said in nearest)


def _is_denied(said: Said, span: Span) -> bool:
    """Whether a claim's own words say before others that somebody denies them: "the army denied that he was killed"."""
    return _DENIED.search(said.span.text[: span.start - said.span.start]) is not None


def holder(some: list[Told], span: Span) -> Told:
    """Whose word a span of one report is: that of the shortest claim around it, or of the nearest."""
    around = [t for t in some if t.said.holds(span)]
    if around:
        return min(around, key=lambda t: (t.said.span.end - t.said.span.start, t.said.claim))
    return min(some, key=lambda t: (abs(t.said.span.start - span.start), t.said.claim))


def sure(incidents: Incidents, one: Telling, other: Telling) -> tuple[float, float]:
    """How sure it is that two tellings are one happening: their sum, and that in [0, 1]; one telling is itself.

    Of two of one incident what joined them counts, be it over others or by a person's word, and not they alone.
    """
    return _both(9.0 if one.id == other.id else incidents.way(one.id, other.id))


def alone(incidents: Incidents, one: Telling, other: Telling) -> tuple[float, float]:
    """The same by what the two have in common, whatever else stands in their incident."""
    return _both(9.0 if one.id == other.id else incidents.score(one.id, other.id))


def _both(score: float) -> tuple[float, float]:
    return score, 1 / (1 + exp(-1.5 * score))


def is_own(one: Told) -> bool:
    """Whether it is a report's own word, for which it names nobody."""
    return not one.said.chain and " ".join(name_key(one.voice)) == one.said.voice


def own_doers(one: Told) -> tuple[Party, ...]:
    """Those whom a claim's own words name as doers, or else all whom its report does."""
    own = tuple(p for p in one.telling.who if one.said.holds(p.span))
    return own or one.telling.who


def value(one: Told, span: Span, text: str) -> Value:
    """What a claim gives for an aspect, in its words."""
    return Value(
        voice=one.voice,
        claim=one.said.claim,
        document=one.telling.document,
        span=span,
        text=text,
        telling=one.telling.id,
        published=one.telling.published,
        name=one.called or ("" if is_named(one.voice) or one.said.name in _NO_NAMES else one.said.name),
    )


def given(values: Iterable[Value]) -> tuple[Value, ...]:
    """Values in order, each once."""
    return tuple(dict.fromkeys(values))


def finding(
    incident: Incident,
    aspect: Aspect,
    kind: FindingKind,
    why: str,
    pair: tuple[Value, ...],
    values: Iterable[Value] = (),
    *,
    role: str | None = None,
    scope: str | None = None,
    relation: Relation | None = None,
    score: float = 1.0,
) -> Finding:
    """A finding on an incident; its values are the pair's where no more are given."""
    return Finding(
        incident=incident.id,
        aspect=aspect,
        finding=kind,
        why=why,
        pair=pair,
        values=given(values) or pair,
        role=role,
        scope=scope,
        relation=relation,
        score=round(score, 3),
    )


def claim_of(incidents: Incidents, one: Value) -> tuple[Said, Telling]:
    """The claim that gives a value, and what it tells."""
    telling = incidents.telling(one.telling)
    return next(said for said in telling.said if said.claim == one.claim), telling


def count_of(telling: Telling, one: Value) -> Count | None:
    """The number that a value is; None for a value that is none."""
    return next((count for count in telling.counts if count.span == one.span), None)


def ruled_one(incidents: Incidents, pair: tuple[Value, ...]) -> bool:
    """Whether a person says that the two tellings of a finding tell one happening."""
    tellings = {one.telling for one in pair}
    return len(tellings) == len(pair) > 1 and incidents.way(*tellings) >= MUST


def least(name: str) -> float:
    """A threshold by its name."""
    return settings().least[name]

"""An incident is one happening as several claims tell it; a finding is the machine's word on one aspect of it.

Neither says what is true: a finding compares what is told, and names the words that it compares.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tadmor.model.spans import Span
from tadmor.model.voices import VoiceCount

__all__ = ["Aspect", "Compared", "Finding", "FindingKind", "Incident", "Joint", "Relation", "Ruling", "Trait", "Value"]

FindingKind = Literal["agree", "compatible", "scope differs", "conflict", "denied", "only one", "unclear"]
Aspect = Literal["who", "to whom", "what", "where", "when", "how many", "result", "responsibility"]
Relation = Literal["update", "sequence"]
"""How two values stand in time: a voice changes its own figure, or one state follows another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """One feature of a comparison: its name, how much it added to or took from the sum, and why, in words."""

    name: str
    weight: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """Why two tellings count as one happening: their sum (over 0 joins) and its traits. `vetoed` never joins."""

    one: str
    other: str
    score: float
    traits: tuple[Trait, ...] = ()
    vetoed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A person's word on two tellings, by their ids: they tell one happening, or happenings apart."""

    one: str
    other: str
    same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One happening. `id` follows from its founding telling: the earliest published, then the smallest id.

    `tellings` are ids of what single documents tell of it; `claims`, `documents` those that tell it. `class_` and
    `type` are the most told; `earliest`, `latest` the widest interval that a telling of its own gives, None where none
    does. A `story` is what reports as a whole are about, by titles and openings: it holds no event. A `campaign` is
    what all days of an offensive or a battle cost so far, as totals tell it: none of its acts, and nothing to add up.
    `lat`, `lon` in degrees, `precision` and `radius_km` are those of the most exact place. `site` is what in it was
    attacked or is held, as reports call it ("Umm Sidra market"), where they name it. `who`, `whom` name those who
    are told to act and to be acted on by two reports at least, if several tell it, the most told first; `doers` and
    `victims` are the same where one report's word is enough: a data set needs a name, a head a sure one. `score` is the
    weakest joint that holds it together, None for an incident that one document tells.
    """

    id: str
    tellings: tuple[str, ...]
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    class_: str | None = None
    type: str | None = None
    who: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    place: str | None = None
    site: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    radius_km: float | None = None
    earliest: date | None = None
    latest: date | None = None
    score: float | None = None
    story: bool = False
    campaign: bool = False

    @property
    def parties(self) -> tuple[str, ...]:
        """Everybody who is told to act in it or to be acted on, by however many reports."""
        return tuple(dict.fromkeys((*self.who, *self.whom, *self.doers, *self.victims)))

    @property
    def where(self) -> str:
        """Its site and its place in words: "Umm Sidra market, El Fasher"; "" where neither is told."""
        known = self.place if self.place and self.place not in (self.site or "") else None
        return ", ".join(filter(None, (self.site, known)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What one claim gives for one aspect: in its words (`span`), and as it was understood (`text`).

    `name`: the report's own words for a speaker whom it leaves unnamed ("a doctor"), whose `voice` is a key, or for a
    body that it names by its state alone.
    """

    voice: str
    claim: str
    document: str
    span: Span
    text: str
    telling: str
    published: date | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The word on one aspect of an incident, with the values compared and a sentence of reason.

    `pair` holds the two values that decided it (one alone where nobody in the store says the other thing). `role` is
    that of a "how many" (killed, force ...), `scope` whom or what it counts. `score` in [0, 1] is the chance
    that it is right, as strangers judged others like it (`link.agreement.chances`); of `only one` that of its reading.
    """

    incident: str
    aspect: Aspect
    finding: FindingKind
    why: str
    pair: tuple[Value, ...] = ()
    values: tuple[Value, ...] = ()
    role: str | None = None
    scope: str | None = None
    relation: Relation | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """An incident with the voices that tell it and the findings on it."""

    incident: Incident
    voices: VoiceCount
    findings: tuple[Finding, ...] = ()

    @property
    def disputed(self) -> bool:
        """Whether voices contradict each other, or somebody denies it."""
        return any(finding.finding in ("conflict", "denied") for finding in self.findings)

    @property
    def denial_alone(self) -> bool:
        """Whether nothing is known of it but that somebody denies something: no kind of event is told."""
        return self.incident.class_ is None and any(finding.finding == "denied" for finding in self.findings)

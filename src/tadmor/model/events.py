"""What is told to have happened in the world, and who moved where. Acts of speaking are attributions."""

from dataclasses import dataclass
from typing import Literal

from tadmor.model.spans import Span, Spans

__all__ = [
    "ARMED",
    "BELLIGERENTS",
    "SIDES",
    "Actor",
    "ActorKind",
    "Clarity",
    "Confidence",
    "Event",
    "Movement",
    "Outcome",
    "Status",
]

Status = Literal["occurred", "ongoing", "planned", "hypothetical", "negated"]
Confidence = Literal[
    "reported-as-fact", "claimed-or-admitted", "accused-by-authorities", "accused", "possible", "cleared"
]
Clarity = Literal["single", "aggregate"]
Outcome = Literal["success", "partial", "failed", "unknown"]
ActorKind = Literal["state-force", "armed-group", "government", "intergovernmental", "civilians", "media", "person"]
ARMED: frozenset[ActorKind] = frozenset(["state-force", "armed-group"])
"""Who bears arms."""
BELLIGERENTS: frozenset[ActorKind] = ARMED | {"government"}
"""Who wages a war."""
SIDES: frozenset[ActorKind] = BELLIGERENTS | {"intergovernmental"}
"""Whose deeds and words a war is told by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One predicate that tells an event of the world.

    `class_` ("class" on the wire) is PLOVER's or ours (CONTROL, MOVE), None for a type that has none; `type` is our
    leaf (FAMILY.subtype); both are checked against the ontology. `attribution` is the innermost one it is told
    under, None for the outlet's own voice. `factuality` in [-3, 3] is the innermost holder's. `confidence` is MUC's
    grade of who did it.
    """

    id: str
    trigger: Span
    class_: str | None = None
    type: str | None = None
    mode: str | None = None
    actors: Spans = ()
    recipients: Spans = ()
    place: Spans = ()
    time: Spans = ()
    status: Status = "occurred"
    attribution: str | None = None
    factuality: float | None = None
    confidence: Confidence | None = None
    clarity: Clarity = "single"
    outcome: Outcome = "unknown"
    quantities: tuple[str, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A mover's way: origin, via and destination as the text names them. `event` is the event that tells it."""

    id: str
    event: str | None = None
    mover: Spans = ()
    origin: Spans = ()
    via: Spans = ()
    destination: Spans = ()
    quantity: Spans = ()
    status: Status = "occurred"
    attribution: str | None = None
    means: str | None = None
    hindrance: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An armed or political actor, or a person who acts or speaks, with every mention in the document.

    `id` is the catalogue's ("islamic-state"), None where only the document knows them. `country` ISO 3166
    alpha-2; `sector` PLOVER's (MIL, REB, GOV ...). `role`, `organisation` are a person's, as the report gives them.
    `private`: a person who acts in no public function (a victim, a witness, a minor), whom no default export names;
    None where the reader did not judge.
    """

    name: str
    kind: ActorKind
    mentions: Spans
    id: str | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    organisation: str | None = None
    private: bool | None = None

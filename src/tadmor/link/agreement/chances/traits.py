"""What can be known of a finding without a look at its texts, as numbers."""

from collections.abc import Mapping
from dataclasses import dataclass

from tadmor.link.agreement.given import claim_of
from tadmor.link.incidents import Incidents, Telling
from tadmor.link.tellings.holders import Said
from tadmor.link.tellings.times import closeness
from tadmor.link.tellings.words import cosine
from tadmor.model.incidents import Finding, Incident

__all__ = ["traits"]

_LONG = 400  # characters of a claim from which on it is no longer
_JOINTS = (-1.0, 3.0)  # scores of two tellings below and above which they say no more
_TWO = ("words", "reports", "days")
_OPENING = 400  # characters in which a report tells its news


@dataclass(frozen=True, slots=True)
class _Part:
    """A claim that a finding rests on, and what it tells."""

    said: Said
    telling: Telling

    @property
    def length(self) -> float:
        """How long the claim is, up to 1."""
        return min(len(self.said.span.text), _LONG) / _LONG

    @property
    def names_place(self) -> bool:
        """Whether a place of what is told stands in the claim's own words."""
        return any(self.said.holds(spot.span) for spot in self.telling.spots)

    @property
    def opens(self) -> bool:
        """Whether its report opens with it."""
        return self.said.span.start < _OPENING

    @property
    def dated(self) -> bool:
        """Whether words say when it was."""
        return self.telling.own_when is not None


def traits(incidents: Incidents, incident: Incident, finding: Finding) -> Mapping[str, float]:
    """By name, each in [0, 1]; of a denial alone, those of two voices are as if there were one."""
    parts = [_Part(*claim_of(incidents, value)) for value in finding.pair or finding.values[:2]]
    tellings = [part.telling for part in parts]
    return {
        "long": max(part.length for part in parts),
        "numbers": float(finding.finding == "conflict" and finding.aspect == "how many"),
        "scope": float(finding.finding == "scope differs"),
        "compatible": float(finding.finding == "compatible" and finding.relation != "update"),
        "denial": float(any(part.said.negative for part in parts)),
        "two": float(len(parts) > 1),
        "placed": float(all(part.names_place for part in parts)),
        "placed by one": float(any(part.names_place for part in parts)),
        "dated": float(all(part.dated for part in parts)),
        "aside": float(any(part.said.aside for part in parts)),
        "own": float(all(not part.said.chain for part in parts)),
        "kind": float(incident.type is not None and all(incident.type in telling.types for telling in tellings)),
        "joint": _joint(incidents, tellings),
        "shown": float(all(incident.place in {spot.name for spot in telling.spots} for telling in tellings)),
        "bare": float(any(part.said.heard != "kept" for part in parts)),
        "opening": float(all(part.opens for part in parts)),
        **(_of_two(*tellings) if _are_two(tellings) else dict.fromkeys(_TWO, 0.0)),
    }


def _joint(incidents: Incidents, tellings: list[Telling]) -> float:
    """How surely they are one happening, be it by way of others: 1 where one telling stands for both."""
    if not _are_two(tellings):
        return 1.0
    low, high = _JOINTS
    return (min(max(incidents.way(tellings[0].id, tellings[1].id), low), high) - low) / (high - low)


def _of_two(one: Telling, other: Telling) -> Mapping[str, float]:
    """How alike two tellings are: their words, their reports, the days that both say."""
    days = [t.own_when for t in (one, other) if t.own_when is not None]
    together = closeness(*days) if len(days) > 1 else 0.0
    return dict(zip(_TWO, (cosine(one.words, other.words), cosine(one.report, other.report), together), strict=True))


def _are_two(tellings: list[Telling]) -> bool:
    return len(tellings) > 1 and tellings[0].id != tellings[1].id

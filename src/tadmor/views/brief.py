"""An incident in sentences, each of which is somebody's claim: who says it, in which words, who repeats it."""

from dataclasses import dataclass

from tadmor.model import Voice
from tadmor.model.incidents import Finding
from tadmor.store import ClaimRow, IncidentRow
from tadmor.views.columns import Reports

__all__ = ["Sentence", "brief", "claims_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One claim of a voice: its earliest, and any later one that adds something; who repeats it.

    `repeated` are the documents that give the voice's account besides the claim's own. `findings` are those that this
    claim's words decide.
    """

    claim: ClaimRow
    voice: Voice
    repeated: tuple[str, ...]
    findings: tuple[Finding, ...]


def claims_of(view: Reports, row: IncidentRow) -> dict[str, ClaimRow]:
    """The rows of the claims that tell an incident, by id; one that a re-reading has taken away is left out."""
    wanted = set(row.incident.claims)
    return {claim.id: claim for id_ in row.incident.documents for claim in view.rows(id_) if claim.id in wanted}


def brief(view: Reports, row: IncidentRow) -> tuple[Sentence, ...]:
    """The sentences of an incident: of each voice its first claim and those on which a finding rests; named first."""
    claims = claims_of(view, row)
    counted = row.compared.voices
    return tuple(
        sentence for voice in (*counted.voices, *counted.unnamed) for sentence in _of_voice(row, voice, claims)
    )


def _of_voice(row: IncidentRow, voice: Voice, claims: dict[str, ClaimRow]) -> list[Sentence]:
    decisive: dict[str, list[Finding]] = {}
    for finding in row.compared.findings:
        for value in finding.pair:
            if len(finding.pair) > 1:
                decisive.setdefault(value.claim, []).append(finding)
    told: list[Sentence] = []
    words: set[str] = set()
    for id_ in voice.claims:
        claim = claims.get(id_)
        if claim is None or claim.content in words or (told and id_ not in decisive):
            continue
        words.add(claim.content)
        repeated = () if told else tuple(d for d in voice.documents if d != claim.document)
        told.append(Sentence(claim=claim, voice=voice, repeated=repeated, findings=tuple(decisive.get(id_, ()))))
    return told

"""An incident as JSON gives it, and compared: the same fields for the command line and for the page."""

from collections.abc import Container, Sequence
from dataclasses import asdict
from typing import Any, get_args

from tadmor.export import wording
from tadmor.link.voices import reason
from tadmor.model import Voice
from tadmor.model.incidents import Finding, FindingKind, Value
from tadmor.store import IncidentRow
from tadmor.views.overruled import Overruling, overruling_of
from tadmor.views.reasons import Reason

__all__ = [
    "A_SIDE",
    "FINDINGS",
    "compare_cells",
    "counted",
    "incident_cells",
    "is_scrap",
    "value_cells",
    "voice_words",
]

FINDINGS: tuple[FindingKind, ...] = get_args(FindingKind)
A_SIDE = "A side: all speakers of one government, command or group."


def incident_cells(row: IncidentRow, measured: Container[str] = ()) -> dict[str, Any]:
    """An incident as JSON gives it: its own fields, and beside them the same in words.

    Its `type` is the leaf only where that one's precision has been `measured`, else the class, as everywhere.
    """
    told = row.incident
    return {
        "id": row.id,
        "documents": list(told.documents),
        "claims": list(told.claims),
        "voices": row.voices,
        "sides": row.sides,
        "type": wording.kind_of(told.type, told.class_, measured),
        "class": told.class_,
        "place": told.place,
        "site": told.site,
        "lat": told.lat,
        "lon": told.lon,
        "radius_km": told.radius_km,
        "earliest": row.earliest,
        "latest": row.latest,
        "dated": row.dated,
        "campaign": told.campaign,
        "who": list(told.who),
        "whom": list(told.whom),
        "disputed": row.disputed,
        "findings": {kind: count for kind in FINDINGS if (count := counted(row, kind))},
        "review": row.review,
        "composed": row.composed,
        "support": row.compared.voices.words(),
    }


def is_scrap(row: IncidentRow) -> bool:
    """Whether one account tells it, nobody disputes it, and there is no who, no whom, no where and no day of its own.

    Lists for people fold those away; files and JSON have all.
    """
    told = row.incident
    known = told.who or told.whom or told.where or told.story or row.dated == "text"
    return row.voices <= 1 and row.review == "new" and not (known or row.disputed)


def counted(row: IncidentRow, kind: FindingKind) -> int:
    """On how many aspects of an incident there is such a finding."""
    return sum(finding.finding == kind for finding in row.compared.findings)


def compare_cells(
    row: IncidentRow, why: Sequence[Reason], overruled: Sequence[Overruling], measured: Container[str] = ()
) -> dict[str, Any]:
    """What `compare --json` prints: voices, findings with their values, and what people find."""
    found = row.compared
    cells = {
        "incident": row.id,
        "voices": [_voice_cells(voice) for voice in (*found.voices.voices, *found.voices.unnamed)],
        "aspects": [_finding_cells(one, overruling_of(one, found.findings, overruled)) for one in found.findings],
        "support": found.voices.words(),
        "about": incident_cells(row, measured),
    }
    return cells | ({"joined": [_reason_cells(one) for one in why]} if why else {})


def _voice_cells(voice: Voice) -> dict[str, Any]:
    return {
        "voice": voice.name or voice.side,
        "named": voice.name is not None,
        "side": voice.side,
        "claims": list(voice.claims),
        "documents": list(voice.documents),
        "origin": voice.origin,
        "echoes": [
            {"document": e.document, "claim": e.claim, "kind": e.kind, "of": e.of, "origin": e.origin, "why": reason(e)}
            for e in voice.echoes
        ],
    }


def _finding_cells(finding: Finding, overruled: Overruling | None) -> dict[str, Any]:
    return {
        "aspect": finding.aspect,
        "finding": finding.finding,
        "role": finding.role,
        "scope": finding.scope,
        "relation": finding.relation,
        "values": [value_cells(value) for value in finding.values],
        "pair": [value_cells(value) for value in finding.pair],
        "why": finding.why,
        "score": finding.score,
        "overruled": overruled and asdict(overruled),
    }


def value_cells(value: Value) -> dict[str, Any]:
    """What a claim gives for an aspect: as it was understood, and where its words stand."""
    return {
        "voice": voice_words(value),
        "value": value.text,
        "claim": value.claim,
        "document": value.document,
        "start": value.span.start,
        "end": value.span.end,
        "words": value.span.text,
    }


def voice_words(value: Value) -> str:
    """Whose a value is, for people: nobody reads the key of somebody whom a report leaves unnamed."""
    unnamed = value.voice.startswith("document:")
    return f"{value.name or 'unnamed'}, in {value.document}" if unnamed else value.name or value.voice


def _reason_cells(one: Reason) -> dict[str, Any]:
    return {
        "documents": [one.one, one.other],
        "words": [[span.text for span in one.one_words], [span.text for span in one.other_words]],
        "score": one.joint.score,
        "why": [trait.why for trait in one.joint.traits],
    }

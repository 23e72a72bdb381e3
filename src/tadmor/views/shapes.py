"""What the answers look like as JSON: plain values under the names that docs/reference/views.md lists."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from tadmor.export import wording
from tadmor.export.cells import how_sure
from tadmor.model import Decision
from tadmor.model.incidents import Value
from tadmor.model.voices import VoiceCount
from tadmor.store import ClaimRow
from tadmor.store.grades import graded_by
from tadmor.views.compared import value_cells
from tadmor.views.corridor import Corridor, Step
from tadmor.views.disputes import Dispute
from tadmor.views.legs import Leg, Station
from tadmor.views.sightings import Sighting
from tadmor.views.signs import Sign
from tadmor.views.sources import Repeat, Source, Stand
from tadmor.views.territory import Bounds, Contest, Holding, Place
from tadmor.views.timeline import Entry
from tadmor.views.tracks import Gap, Track, Tracks

__all__ = [
    "Shape",
    "accounts",
    "claim_shape",
    "corridor_shape",
    "dispute_shape",
    "entry_shape",
    "holding_shapes",
    "leg_shapes",
    "place_shape",
    "source_shape",
    "who_says",
]

Shape = dict[str, Any]
_PRONOUNS = frozenset(["he", "she", "it", "they", "who", "which", "we", "i"])  # they say nothing of who speaks


def who_says(row: ClaimRow) -> str:
    """Who is told to say it, as far as a report tells."""
    if row.attribution is None:
        return row.outlet or row.document
    source = None if (row.source or "").lower() in _PRONOUNS else row.source
    return row.speaker or source or "somebody unnamed"


def accounts(voices: VoiceCount | None) -> str:
    """ "2 accounts with no shared source found (1 side)"; what no incident tells stands alone."""
    return voices.words() if voices else "not joined with other claims"


def claim_shape(row: ClaimRow) -> Shape:
    """A claim as an answer cites it."""
    return {
        "claim": row.id,
        "document": row.document,
        "outlet": row.outlet,
        "published": row.published,
        "speaker": row.speaker,
        "who_says": who_says(row),
        "own_voice": row.attribution is None,
        "chain": list(row.chain),
        "act": row.act,
        "certainty": row.certainty,
        "how_sure": how_sure(row),
        "content": row.content,
        "composed": row.composed,
        "review": row.review,
    }


def _claims(rows: Iterable[ClaimRow]) -> list[Shape]:
    return [claim_shape(row) for row in rows]


def _voices(voices: VoiceCount | None) -> Shape:
    return {
        "voices": voices.count if voices else None,
        "sides": voices.sides if voices else None,
        "accounts": accounts(voices),
    }


def _days(earliest: date | None, latest: date | None) -> Shape:
    return {"earliest": earliest, "latest": latest, "when": wording.days(earliest, latest)}


def entry_shape(entry: Entry) -> Shape:
    """One entry of a timeline."""
    return {
        "id": entry.id,
        "kind": entry.kind,
        **_days(entry.earliest, entry.latest),
        "dated": entry.dated,
        "class": entry.class_,
        "type": entry.type,
        "who": list(entry.who),
        "whom": list(entry.whom),
        "place": entry.place,
        "lat": entry.lat,
        "lon": entry.lon,
        "precision": entry.precision,
        "radius_km": entry.radius_km,
        **_voices(entry.voices),
        "findings": list(entry.findings),
        "disputed": entry.disputed,
        "documents": entry.documents,
        "claim": claim_shape(entry.claim) if entry.claim else None,
        "composed": entry.composed,
        "review": entry.review,
    }


def leg_shapes(found: Tracks) -> list[Shape]:
    """Every leg, track after track; `gap` is what nobody tells between the leg before and this one."""
    return [_leg(track, leg, found) for track in found.tracks for leg in track.legs]


def _leg(track: Track, leg: Leg, found: Tracks) -> Shape:
    gap = next((gap for gap in track.gaps if gap.before == leg.id), None)
    return {
        "actor": leg.actor,
        "named": leg.named,
        "id": leg.id,
        "status": leg.status,
        "route": leg.route,
        "stations": [_station(station) for station in leg.stations],
        **_days(leg.earliest, leg.latest),
        "told": leg.told,
        "quantities": [asdict(cell) for cell in leg.quantities],
        "how_many": "; ".join(map(wording.amount, leg.quantities)),
        "means": list(leg.means),
        "hindrance": list(leg.hindrance),
        **_voices(leg.voices),
        "claims": _claims(leg.claims),
        "denied_by": _claims(leg.denied_by),
        "disputed": leg.disputed,
        "contradicts": [
            {"leg": one.other if one.one == leg.id else one.one, "why": one.why} for one in found.against(leg.id)
        ],
        "gap": _gap(gap) if gap else None,
        "composed": leg.composed,
    }


def _station(station: Station) -> Shape:
    return asdict(station) | {"claims": list(station.claims)}


def _gap(gap: Gap) -> Shape:
    return {
        "after": gap.after,
        "from": gap.start.name,
        "to": gap.end.name,
        "km": gap.km,
        "days": gap.days,
        "words": gap.words(),
    }


def place_shape(place: Place) -> Shape:
    """One place with all that is said of who holds it."""
    return {
        **_where(place),
        "holdings": [_holding(one) for one in place.holdings],
        "contests": [_contest(one) for one in place.contests],
        "fights": [_sign(one) for one in place.fights],
        "unclear": [_sign(one) for one in place.open],
    }


def _where(place: Place) -> Shape:
    return {
        "place": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "radius_km": place.radius_km,
    }


def holding_shapes(place: Place) -> list[Shape]:
    """Each holding of a place as a row of its own."""
    return [_where(place) | _holding(one) for one in place.holdings]


def _holding(one: Holding) -> Shape:
    return {
        "holder": one.holder,
        "part": one.part,
        "begins": _bounds(one.begins),
        "ends": _bounds(one.ends),
        "last": one.last,
        "signs": [_sign(sign) for sign in one.signs],
        "denied_by": [sign.incident for sign in one.denied_by],
    }


def _bounds(bounds: Bounds) -> Shape:
    return {"earliest": bounds.earliest, "latest": bounds.latest}


def _sign(sign: Sign) -> Shape:
    return {
        "incident": sign.incident,
        "kind": sign.kind,
        "actor": sign.actor,
        "loser": sign.loser,
        "part": sign.part,
        **_days(sign.earliest, sign.latest),
        "dated": sign.dated,
        **_voices(sign.voices),
        "denied": sign.denied,
        "claims": _claims(sign.claims),
        "composed": sign.composed,
    }


def _contest(one: Contest) -> Shape:
    return {
        **_days(one.earliest, one.latest),
        "why": one.why,
        "incidents": list(dict.fromkeys(sign.incident for sign in one.signs)),
    }


def dispute_shape(one: Dispute) -> Shape:
    """One dispute, with the words that are held against each other."""
    told = one.row.incident
    return {
        "incident": one.row.id,
        "finding": one.finding.finding,
        "aspect": one.finding.aspect,
        "role": one.finding.role,
        "why": one.finding.why,
        "across_sides": one.sides,
        **_voices(one.row.compared.voices),
        "newest": one.newest,
        "score": one.finding.score,
        "class": told.class_,
        "type": told.type,
        "place": told.place,
        **_days(one.row.earliest, one.row.latest),
        "dated": one.row.dated,
        "pair": [_value(value) for value in one.finding.pair],
        "claims": _claims(one.claims),
        "overruled": asdict(one.overruled) if one.overruled else None,
        "composed": one.row.composed,
        "review": one.row.review,
    }


def _value(value: Value) -> Shape:
    return value_cells(value) | {"published": value.published}


def source_shape(one: Source) -> Shape:
    """One speaker or outlet."""
    return {
        "name": one.name,
        "kind": one.kind,
        "claims": one.claims,
        "documents": one.documents,
        "outlets": list(one.outlets),
        "first": one.first,
        "last": one.last,
        "by_certainty": dict(one.by_certainty),
        "by_stance": dict(one.by_stance),
        "said": _claims(one.said),
        "repeats": [_repeat(repeat) for repeat in one.repeats],
        "repeated": [_repeat(repeat) for repeat in one.repeated],
        "contradicted": [_stand(stand) for stand in one.stands if stand.kind == "contradicted"],
        "denied_by_others": [_stand(stand) for stand in one.stands if stand.kind == "denied by others"],
        "denies": [_stand(stand) for stand in one.stands if stand.kind == "denies"],
        "reliability": _grade(one.grade),
        "composed": one.composed,
    }


def _grade(line: Decision | None) -> Shape | None:
    """What a person said of a source's reliability."""
    if line is None:
        return None
    said = graded_by(line)
    return {"grade": said.letter, "means": said.means, "by": said.by, "at": line.at, "why": said.why, "line": line.seq}


def _repeat(repeat: Repeat) -> Shape:
    echo = repeat.echo
    return {
        "who": repeat.who,
        "of": echo.of,
        "kind": echo.kind,
        "claim": echo.claim,
        "document": echo.document,
        "origin": echo.origin,
        "incident": repeat.incident,
        "evidence": [span.text for span in echo.evidence],
    }


def _stand(stand: Stand) -> Shape:
    finding = stand.finding
    return {
        "incident": stand.row.id,
        "aspect": finding.aspect,
        "why": finding.why,
        "pair": list(map(_value, finding.pair)),
    }


def corridor_shape(found: Corridor) -> Mapping[str, Any]:
    """What a corridor comes to."""
    raised = found.raised
    return {
        "corridor": " > ".join(" | ".join(stop.name for stop in stage) for stage in found.stages),
        "actor": found.actor,
        "gap_days": found.gap,
        "raised": raised
        and {
            "day": raised.day,
            "reverse": raised.reverse,
            "as_movement": raised.moved,
            "claims": list(raised.claims),
        },
        "steps": [_step(step) for step in found.steps],
        "undated_documents": found.undated,
        "read": found.reach.read,
        "more": found.reach.more,
    }


def _step(step: Step) -> Shape:
    return {
        "stage": [stop.name for stop in step.stage],
        "since": step.since,
        "sighting": _sighting(step.sighting) if step.sighting else None,
        "others": [_sighting(one) for one in step.others],
    }


def _sighting(one: Sighting) -> Shape:
    return {
        "place": one.place,
        "kind": one.kind,
        "status": one.status,
        **_days(one.earliest, one.latest),
        "dated": one.dated,
        "published": one.published,
        "document": one.document,
        "claim": claim_shape(one.claim) if one.claim else None,
    }
